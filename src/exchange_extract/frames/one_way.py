"""Handovers in one direction: who lets go of whom, who holds them, and who gets them.

A release, return, receipt, securing or motion has one giver and one receiver, each of which may be named as the actor,
the captor, the goal or the side whose people they are; what is given in return makes a second direction.
"""

from dataclasses import replace
from itertools import pairwise

from exchange_extract.frames.asking import asker_of, asks
from exchange_extract.frames.captors import captor_clause, captor_of, unlike
from exchange_extract.frames.carriage import carried, on_board
from exchange_extract.frames.endings import is_ended_by
from exchange_extract.frames.model import Flow, PersonSpot, Side
from exchange_extract.frames.parts import Parts, allegiance, first_side, heads_only, of_a_people
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.rules.inflect import verb_forms

_LEAVE = frozenset(form for lemma in ("leave", "depart", "board", "set") for form in verb_forms(lemma))
_CROSS = frozenset(
    form for lemma in ("cross", "step", "emerge", "walk", "gain", "regain") for form in verb_forms(lemma)
)
_BE = {"was", "were", "been", "be", "being", "is", "are"}
_HAVE = {"had", "have", "has", "having", "get", "got", "gets", "getting"}
_OWN = {"defenders", "heroes", "fallen", "compatriots", "countrymen", "government-controlled"}
_OWNERS = {"its", "their", "our", "his", "her"}
_SHARES = ("last", "first", "rest", "remainder", "bulk", "majority")


def one_way_flows(parts: Parts) -> list[Flow]:
    actor, patients, persons = _patients(parts)
    if parts.helped:
        actor = None
    gets = _gets(parts, actor, patients)
    if gets is not None:
        actor = None
    reverse, reverse_persons = _given_in_return(parts, patients, persons)
    active = actor is not None and not (parts.passive or parts.trigger.nominal)  # "freed 52 after an appeal by Ankara"
    by = (None if active else first_side(parts.sides("by"))) or (actor if parts.frame != "move" else None)
    price = min([group.first for group in reverse] + [person.first for person in reverse_persons], default=10**6)
    holders = [side for side in parts.sides("holder") if not _stands_after(parts, side, price)]
    held = first_side(holders) or first_side(parts.sides("from")) or captor_clause(parts, patients)
    comes = parts.trigger.rule.frame == "move" and not (_leaves(parts) or _crosses(parts))
    people = any(group.held or group.category != "unspecified" for group in patients)
    goals = ("to", "into", "in") if comes else ("to", "into", "for") if people and _leaves(parts) else ("to", "into")
    goal = gets or first_side([side for side in parts.sides(*goals) if not held or side.key != held.key])
    to = goal or _dative(parts, patients)
    asker = asker_of(parts)
    flows = []
    units: list[Group | None] = list(patients)
    if not units and persons:
        units = [None]
    for group in units:
        own = (allegiance(group) or _of_its_parts(parts, group) or _of_actor(parts, actor, group)) if group else None
        if group and own and parts.frame in ("release", "move") and (holder := by or held):
            own = _other_passport(group, holder) or own
        if group and to and any(mention.value.key == to.key for mention in group.parties):
            own = to  # "an American-Israeli student is back in Israel"
        captor = captor_of(parts, group, patients) if unlike(patients) else held
        giver, receiver = _ends(parts, _doer(by, actor, own), captor, to, own or asker)
        names = tuple(p.mention for p in persons) if group is units[0] else ()
        flows.append(Flow(giver, receiver, group, parts.names(group) + names))
    if flows and (reverse or reverse_persons):
        first = flows[0] = _freed_by_price(flows[0], reverse)
        others: list[Group | None] = list(reverse) or [None]
        for other in others:
            flows.append(_reverse(parts, first, other, reverse_persons))
        captor = captor_of(parts, reverse[0], reverse) if reverse else None
        if captor and not (flows[0].giver and captor.key == flows[0].giver.key):
            home = Side(captor.mention, "inferred", "infer.receiver_from_price")
            flows[0] = replace(flows[0], receiver=flows[0].receiver or home)
            own = allegiance(reverse[0])  # "ten Americans held in Caracas": home, whoever bought them free
            goal = own if own and own.key != captor.key and of_a_people(own) else flows[-1].receiver
            flows[-1] = replace(flows[-1], giver=captor, receiver=goal)
    return flows


def _other_passport(group: Group, giver: Side) -> Side | None:
    """ "Iran freed five Iranian Americans": of the two states that they are of, the one that did not hold them."""
    theirs = tuple(mention for mention in group.parties if mention.value.key != giver.key)
    return allegiance(replace(group, parties=theirs)) if len(theirs) < len(group.parties) else None


def _gets(parts: Parts, actor: Side | None, patients: list[Group]) -> Side | None:
    """ "Kyiv was handed 60 bodies", "had three sergeants returned": the subject of a passive that has an object."""
    if parts.trigger.nominal or parts.trigger.rule.frame not in ("release", "return") or not patients:
        return None
    tokens, verb, people = parts.scene.parsed.tokens, parts.trigger.first, patients[0]
    if people.last + 1 == verb and tokens[verb].tag in ("VBN", "VBD") and tokens[people.first - 1].lower in _HAVE:
        return first_side(parts.sides("subj"))
    helpers = list(tokens[max(0, verb - 4) : verb])
    while helpers and helpers[-1].tag == "RB":
        helpers.pop()
    passive = bool(helpers) and helpers[-1].lower in _BE
    return actor if people.first > verb and tokens[verb].tag in ("VBN", "VBD") and passive else None


def _leaves(parts: Parts) -> bool:
    """ "Five left their cells in Tehran": where they leave from is not where they go."""
    tokens, trigger = parts.scene.parsed.tokens, parts.trigger
    if parts.frame == "release":  # "let 14 prisoners leave for Lithuania"
        return trigger.last > trigger.first and tokens[trigger.last].lower in _LEAVE
    return parts.frame == "move" and tokens[trigger.first].lower in _LEAVE


def _crosses(parts: Parts) -> bool:
    """ "24 people crossed the tarmac in Ankara", "walked back in Julfa": where they do so is not where they go."""
    if parts.trigger.rule.of == "held":
        return True
    return parts.scene.parsed.tokens[parts.trigger.first].lower in _CROSS


def _given_in_return(
    parts: Parts, patients: list[Group], persons: list[PersonSpot]
) -> tuple[list[Group], list[PersonSpot]]:
    """People given for those that the predicate moves: "in exchange for 292", and plainly "freed 400 for one soldier".

    A plain "for" gives no aim ("freed for Eid", "for their families") where people who may be a price follow it.
    """
    groups, names = parts.groups("reverse"), parts.persons("reverse")
    unsaid = parts.trigger.nominal and not parts.groups("of")  # "the release for Eid"
    if groups or names or unsaid or not (patients or persons):
        return groups, names
    edge = parts.trigger.first
    for group in parts.groups("for"):
        sort = group.count is not None or group.held or bool(parts.names(group))
        if group not in patients and group.first > edge and sort and not group.partitive:
            groups.append(_like(group, patients[0]) if patients else group)
    if persons or any(group.singular or parts.names(group) for group in (*patients, *groups)):
        names = [person for person in parts.persons("for") if person.first > edge and person not in persons]
    return groups, names


def _like(group: Group, model: Group) -> Group:
    """A bare figure is of the kind of the people beside it."""
    if not group.bare or model.category == "remains":
        return group
    return replace(group, category=model.category, neutral=model.neutral, fighter_in_war=model.fighter_in_war)


def _stands_after(parts: Parts, side: Side, index: int) -> bool:
    tokens = parts.scene.parsed.tokens
    return index < len(tokens) and side.mention.start > tokens[index].start


def _doer(by: Side | None, actor: Side | None, own: Side | None) -> Side | None:
    """ "Rwanda rejected a proposal by Burundi to free its soldiers": who proposes that its own go free frees nobody."""
    if by and own and actor and by.key == own.key != actor.key:
        return actor
    return by


def _of_its_parts(parts: Parts, group: Group) -> Side | None:
    """ "22 people: 20 Russian soldiers and two civilians": a neutral figure is of the side that its parts are of."""
    if not group.neutral or group.parties:
        return None
    listed = [other for other in parts.groups("obj", "subj", "of") if other.partitive and other.first > group.last]
    owners = {side.key: side for side in map(allegiance, listed) if side}
    return next(iter(owners.values())) if len(owners) == 1 else None


def _of_actor(parts: Parts, actor: Side | None, group: Group) -> Side | None:
    """ "Ethiopia returned 31 of its soldiers home": people who are its own, and none whom it held."""
    if actor is None or group.held or parts.passive or parts.frame not in ("return", "move"):
        return None
    words = {token.lower for token in parts.scene.parsed.tokens[max(0, group.first - 1) : group.head]}
    return actor if words & _OWNERS else None


def _dative(parts: Parts, patients: list[Group]) -> Side | None:
    """ "offered Ukraine the bodies": of two objects the first is the one that gets the second."""
    if parts.trigger.nominal or parts.passive or parts.trigger.rule.frame not in ("release", "return"):
        return None
    for arg in parts.found:
        if arg.role == "obj" and arg.kind == "party" and any(g.first == arg.spot.last + 1 for g in patients):
            return first_side([side for side in parts.sides("obj") if side.mention == parts.acting(arg)])
    return None


def _freed_by_price(first: Flow, price: list[Group]) -> Flow:
    """ "He was freed in exchange for 50 Palestinians": the side that gets its people back let him go."""
    own = allegiance(price[0]) if price else None
    if first.giver is not None or own is None or (first.receiver and first.receiver.key == own.key):
        return first
    return replace(first, giver=Side(own.mention, "inferred", "infer.giver_from_price"))


def _reverse(parts: Parts, first: Flow, group: Group | None, persons: list[PersonSpot]) -> Flow:
    own = allegiance(group) if group else None
    holder = first_side(parts.sides("reverse_by")) or captor_clause(parts, [group] if group else [])
    giver, receiver = holder or first.receiver, first.giver
    if own and receiver is None:
        receiver = own
    if own and giver and own.key == giver.key and receiver and receiver.key != own.key:
        giver, receiver = receiver, giver
    elif giver is None and receiver and own and own.key != receiver.key and of_a_people(own):
        receiver = own if receiver.mention.value.kind == "state" else receiver  # a third state bought them free
    return Flow(giver, receiver, group, parts.names(group) + tuple(p.mention for p in persons))


def _is_stopover(by: Side, to: Side, own: Side) -> bool:
    """ "The rebels handed the Thai workers to Israeli officials": foreign captives go home, whoever fetches them."""
    armed = by.mention.value.kind == "armed_group" and to.mention.value.kind == "state"
    officials = to.mention.value.form == "adjective"  # a state itself is where they are sent
    return armed and officials and of_a_people(own) and own.key not in (to.key, by.key, by.mention.value.people)


def _ends(
    parts: Parts, by: Side | None, held: Side | None, to: Side | None, own: Side | None
) -> tuple[Side | None, Side | None]:
    """Giver and receiver of one group under the predicate's frame."""
    frame = parts.frame
    if frame == "carry":
        return carried(parts, by, held, to, own)
    if frame == "receive":
        receiver = by if by is not None and by.key != (held.key if held else "") else to or own
        return held, receiver or own
    if frame == "secure":
        receiver = own or (by if by and (not held or by.key != held.key) else None)
        return held, to or receiver
    if frame == "return" and by is not None and held and own and len({by.key, held.key, own.key}) == 3:
        return held, own  # "Qatar has brought six Ukrainian children out of Russia"
    if frame == "return" and by is not None:
        if own is None and to is None and held is None and _own_people(parts):
            return None, by
        if own is not None and own.key == by.key and to is None:
            return held, by
        if own is None and to is None and held is not None and held.key != by.key:
            return held, by
        if own is None and to is None and _brings(parts) and by.mention.value.kind != "armed_group":
            return held, by
        return by, to or own
    if frame == "release" and by is not None and own is None and to is None:
        if _from_captors(parts, held, by):
            return held, by
        if held is None and by.mention.value.kind == "state" and _from_captivity(parts):
            return None, by
    if frame in ("release", "return") and by is not None:
        if held is not None and own is not None and own.key == by.key:
            return held, by
        if own is not None and to is not None and _is_stopover(by, to, own):
            return by, own
        return by, to or (own if own is None or own.key != by.key else None)
    if held is not None and own is not None and held.key == own.key and to is None:
        return None, own
    if held is not None and own is not None and to is not None and len({held.key, own.key, to.key}) == 3:
        return held, own if of_a_people(own) else to  # "Ukrainians crossed into Belarus from Russia": a stop-over
    return held, to or own


def _own_people(parts: Parts) -> bool:
    """ "Ukraine returned the bodies of 121 fallen defenders": words that a side has for its own only."""
    first, tokens = parts.trigger.last, parts.scene.parsed.tokens
    words = {token.lower for token in tokens[first + 1 : first + 14]}
    return not parts.passive and bool(words & _OWN)


def _from_captors(parts: Parts, held: Side | None, by: Side) -> bool:
    """ "Ukraine freed 108 women from Russian captivity": people of no stated side are those of who frees them."""
    if held is None or not held.rule.endswith(".holder") or held.key == by.key:
        return False
    spot = next((p for p in parts.scene.parties if p.mention == held.mention), None)
    states = by.mention.value.kind == held.mention.value.kind == "state"
    return states and spot is not None and parts.scene.clauses.preposition(spot.first) == "from"


def _from_captivity(parts: Parts) -> bool:
    """ "We freed 108 women from captivity": said of one's own people; a captor lets them go, with no word of it."""
    words = [token.lower for token in parts.scene.parsed.tokens[parts.trigger.last + 1 : parts.trigger.last + 12]]
    pairs = pairwise(words)
    return not parts.passive and any(pair in (("from", "captivity"), ("enemy", "captivity")) for pair in pairs)


def _brings(parts: Parts) -> bool:
    first = parts.scene.parsed.tokens[parts.trigger.first].lower
    return first.startswith(("bring", "brought", "repatriat", "tak", "took", "fl"))


def _beside(parts: Parts, groups: list[Group], persons: list[PersonSpot]) -> list[PersonSpot]:
    """Persons in one list with groups that are counted: "10 men and Ann Lee", "journalist Ann Lee and Bo Hall"."""
    named = {mention.start for group in groups for mention in parts.names(group)}
    ends = {group.last for group in groups} | {p.last for p in parts.scene.persons if p.mention.start in named}
    found = []
    for person in persons:
        if person.first - 2 in ends or any(person.last + 2 == group.first for group in groups):
            found.append(person)
            ends.add(person.last)
    return found


def _patients(parts: Parts) -> tuple[Side | None, list[Group], list[PersonSpot]]:
    """Who acts, and who is moved: objects, or the subject of a passive and of a predicate of motion."""
    frame = parts.frame
    if parts.trigger.nominal:
        offered = parts.sides("subj") if parts.trigger.rule.status else []  # "answered with an offer of 20 prisoners"
        groups = parts.groups("of", "poss") or parts.groups("for")
        actor = first_side(parts.sides("poss", "by")) or first_side(offered) or _announcer(parts, groups)
        persons = parts.persons("of", "poss")
        return actor, heads_only(groups), persons
    if parts.trigger.rule.of == "captivity":
        by = first_side(parts.sides("subj", "by")) if is_ended_by(parts.scene, parts.trigger) else None
        return (
            by,
            heads_only(parts.groups("of", "obj", "subj", "poss", "for")),
            parts.persons("of", "obj", "subj", "for"),
        )
    objects, subjects = parts.groups("obj"), parts.groups("subj")
    object_persons, subject_persons = parts.persons("obj"), parts.persons("subj")
    actor = _last(parts.sides("subj"))
    if frame == "carry" and actor is not None and _names_vehicle(parts, actor):
        actor = None
    if not parts.trigger.nominal and frame == "secure":
        return actor, heads_only(parts.groups("of", "obj", "for")), parts.persons("of", "obj", "for")
    if frame == "receive" and not objects and not object_persons and not parts.passive:
        rest = [group for group in parts.groups("for", "of") if group.first > parts.trigger.last]
        objects, object_persons = rest, parts.persons("for", "of")  # not "each of the twelve will get"
    if subject_persons:  # "Ann Lee and Bo Hall were both freed"
        subjects = [group for group in subjects if not (group.bare and _floats(parts, group))]
    if any(group.count and group.rule != PRONOUN for group in subjects):
        subject_persons = _beside(parts, subjects, subject_persons)
    pronoun = all(group.rule == PRONOUN for group in subjects)
    gets = frame == "receive" and parts.scene.parsed.tokens[parts.trigger.head].tag in ("VB", "VBP", "VBZ")
    alone = subjects and not pronoun and not objects and not object_persons and not gets
    movers = frame == "move" or parts.passive or alone
    if movers and (subjects or subject_persons):
        return None, heads_only([*subjects, *_gapped_subjects(parts, subjects, objects)]), subject_persons
    if actor is None and subject_persons and not (objects or object_persons):
        return None, [], subject_persons
    if frame == "move":
        return None, on_board(parts), []
    plain = parts.trigger.last == parts.trigger.first and not _takes_the_rest(parts)
    of_groups = [] if objects or plain else parts.groups("of")
    return actor, heads_only(objects or of_groups), object_persons


def _gapped_subjects(parts: Parts, subjects: list[Group], objects: list[Group]) -> list[Group]:
    """ "Three hostages were freed from Gaza and 183 prisoners from Israeli jails": the second subject of one verb."""
    tokens = parts.scene.parsed.tokens
    rows = [g for g in objects if g.count and tokens[g.first - 1].lower == "and" and g.first > parts.trigger.last]
    after = [g for g in rows if g.last + 1 < len(tokens) and tokens[g.last + 1].lower in ("from", "by", "in")]
    return after[:1] if parts.passive and len(subjects) == 1 else []


def _takes_the_rest(parts: Parts) -> bool:
    """ "Freed the last of the captives": a word for a share stands for the people after it."""
    after = [token.lower for token in parts.scene.parsed.tokens[parts.trigger.last + 1 : parts.trigger.last + 4]]
    return after[:1] == ["the"] and after[1:3] in [[share, "of"] for share in _SHARES]


def _floats(parts: Parts, group: Group) -> bool:
    """Whether "both" or "all" stands between an auxiliary and the verb."""
    return group.last + 1 == parts.trigger.first and parts.scene.parsed.tokens[group.last].lower in ("both", "all")


def _names_vehicle(parts: Parts, side: Side) -> bool:
    """ "A Qatari jet": whose plane it is, not who hands over."""
    adjective = side.mention.value.form in ("adjective", "demonym")
    return adjective and any(arg.party is not None and arg.party.mention == side.mention for arg in parts.found)


def _announcer(parts: Parts, groups: list[Group]) -> Side | None:
    """ "The group announced the release of 30 soldiers": captors tell of their own act; a state may tell of others'."""
    side = first_side(parts.sides("subj"))
    if side is not None and parts.frame == "release" and _called_off(parts, side, groups):
        return side
    if side is None or side.mention.value.kind != "armed_group" or not groups or parts.frame != "release":
        return None
    if asks(parts):
        return None
    own = allegiance(groups[0])
    theirs = own is not None and own.key in (side.key, side.mention.value.people)
    return None if theirs or (own is None and groups[0].category not in ("prisoner_of_war", "hostage")) else side


def _called_off(parts: Parts, side: Side, groups: list[Group]) -> bool:
    """ "Hezbollah cancelled the handover of four bodies to Israel": who puts it off was to give, unless its own go."""
    tokens = parts.scene.parsed.tokens
    verb = tokens[parts.trigger.head].head
    refused = {cue.first for cue in parts.scene.cues if cue.rule.category == "rejection"}
    own = allegiance(groups[0]) if groups else None
    theirs = own is not None and own.key in (side.key, side.mention.value.people)
    return verb in refused and tokens[parts.trigger.head].dep == "obj" and not theirs


def _last(sides: list[Side]) -> Side | None:
    return sides[-1] if sides else None
