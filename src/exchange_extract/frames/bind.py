"""From the parts of a predicate to directions: who gives how many of whom to whom (codebook, section 4)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from exchange_extract.frames.arguments import Argument
from exchange_extract.frames.model import Flow, PersonSpot, Scene, Side, Trigger
from exchange_extract.frames.rebels import unnamed_rebels
from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.phrases.persons import Person
from exchange_extract.phrases.quantities import value_of
from exchange_extract.phrases.references import BOTH
from exchange_extract.spans import Mention

_EACH = {"each", "apiece", "respectively"}
_DEALINGS = {"conversation", "talks", "call", "meeting", "war", "negotiations", "summit", "truce", "ceasefire"}
# fmt: off
_BODIES = {
    "group", "force", "movement", "organisation", "organization", "militia", "faction", "army", "guerrilla",
    "guerrillas", "rebels", "militants",
}
# fmt: on
_GIVER_ROLES = ("by", "holder", "from")
_OWN = {"defenders", "heroes", "fallen", "compatriots", "countrymen", "government-controlled"}
_NO_SIDE = {"ICRC", "UN", "EU", "AU"}


class Parts:
    """The arguments of one predicate sorted by what the frames ask for."""

    def __init__(self, scene: Scene, trigger: Trigger, found: list[Argument]) -> None:
        self.scene = scene
        self.trigger = trigger
        self.found = found
        self.passive = not trigger.nominal and scene.clauses.is_passive(trigger.head)

    @property
    def frame(self) -> str:
        """The rule's frame; "Ukraine returned home 84 civilians" has an object and so is a return, no coming home."""
        frame = self.trigger.rule.frame
        first = self.scene.parsed.tokens[self.trigger.first].lower
        moved = frame == "move" and first.startswith("return") and not self.passive
        return "return" if moved and self.sides("subj") and self._groups("obj") and not self._groups("subj") else frame

    @property
    def helped(self) -> bool:
        """Whether the verb only helps: "it helped to free 19"."""
        governors = set(self.scene.clauses.chain(self.trigger.head)[:3])
        return any(cue.rule.category == "mediation" and cue.first in governors for cue in self.scene.cues)

    @property
    def carried_out(self) -> bool:
        """Whether the verb over a nominal predicate is one of doing or agreeing, not of mediating or reporting."""
        head = self.scene.clauses.head_of[self.trigger.head]
        if head == self.trigger.head:
            return True
        return not any(
            cue.first <= head <= cue.last and cue.rule.category in ("mediation", "attribution")
            for cue in self.scene.cues
        )

    def sides(self, *roles: str) -> list[Side]:
        """Parties in the given parts, in order, once each; organisations are no side of a handover."""
        rows: list[Side] = []
        for arg in self.found:
            mention = self._acting(arg)
            if mention is None or arg.role not in roles:
                continue
            if self.trigger.nominal and arg.role in ("between", "with") and self._elsewhere(arg.spot.first):
                continue
            if (
                mention.value.form == "demonym"
                and arg.kind == "party"
                and arg.role in ("subj", "between", "with", "by")
            ):
                continue  # "American, Australian freed in swap": people, no states
            ref = mention.value
            if ref.key in _NO_SIDE or ref.kind == "organisation" or any(side.key == ref.key for side in rows):
                continue
            side = Side(mention, "stated", f"{self.trigger.rule.id}.{arg.role}")
            if rows and _apposed_names(self.scene, rows[-1], arg.spot.first):
                rows[-1] = side
            else:
                rows.append(side)
        return rows

    def _elsewhere(self, first: int) -> bool:
        """Whether a verb or another dealing of two sides stands between a nominal predicate and "between X and Y"."""
        tokens = self.scene.parsed.tokens[self.trigger.last + 1 : first]
        return any(t.tag in ("VBD", "VBZ", "VBP") or t.lower in _DEALINGS for t in tokens)

    def _acting(self, arg: Argument) -> Mention[PartyRef] | None:
        """The party of an argument; "Hamas militants", uncounted, act for Hamas where they are not the people moved."""
        if arg.kind == "party":
            return arg.party.mention if arg.party else None
        group = arg.group
        if arg.kind != "group" or group is None or group.count is not None or arg.persons:
            return None
        if (
            arg.role == "subj"
            and not self.passive
            and self.trigger.rule.frame == "release"
            and not self._names_subject()
        ):
            unnamed = unnamed_rebels(self.scene, group)
            if unnamed:
                return unnamed
        if not group.parties:
            return None
        if arg.role == "subj":
            moved = any(other.role == "obj" and other.kind in ("group", "person") for other in self.found)
            return group.parties[-1] if moved and not self.passive and self.trigger.rule.frame != "move" else None
        return group.parties[-1] if arg.role in ("by", "to", "from", "with", "between") else None

    def _names_subject(self) -> bool:
        return any(arg.role == "subj" and arg.kind == "party" for arg in self.found)

    def groups(self, *roles: str) -> list[Group]:
        """Groups in the given parts; a pronoun only where nothing fuller stands."""
        found = self._groups(*roles)
        return [group for group in found if group.rule != PRONOUN] or found

    def _groups(self, *roles: str) -> list[Group]:
        return [arg.group for arg in self.found if arg.kind == "group" and arg.group and arg.role in roles]

    def names(self, group: Group | None) -> tuple[Mention[Person], ...]:
        """The persons that a group is said to be."""
        return tuple(person.mention for arg in self.found if group and arg.group is group for person in arg.persons)

    def persons(self, *roles: str) -> list[PersonSpot]:
        return [arg.person for arg in self.found if arg.kind == "person" and arg.person and arg.role in roles]


def _apposed_names(scene: Scene, before: Side, first: int) -> bool:
    """ "Colombian guerrilla group ELN", "Nigeria's Boko Haram": the later name is the one that acts."""
    last = next((spot.last for spot in scene.parties if spot.mention == before.mention), first)
    between = scene.parsed.tokens[last + 1 : first]
    plain = all(t.tag.startswith(("NN", "JJ", "POS", "VBN")) or t.lower == "(" for t in between)
    body = any(t.lower in _BODIES for t in between)  # "Colombia's second-largest rebel force, the ELN"
    loose = body and all(
        t.tag.startswith(("NN", "JJ", "RB", "POS", "VBN", "HYPH", "DT")) or t.lower in ("(", ",", "-") for t in between
    )
    return last < first and ((plain and len(between) <= 6) or (loose and len(between) <= 14))


def allegiance(group: Group) -> Side | None:
    """The side that a phrase ties its people to, as the receiver it implies."""
    for mention in group.parties:
        ref = mention.value
        if ref.kind != "organisation" and ref.form in ("adjective", "demonym", "name", "institution"):
            return Side(mention, "inferred", "infer.receiver_from_allegiance")
    return None


def is_each(scene: Scene, group: Group) -> bool:
    """ "205 each", "1,000 on each side", "103 from either side", "apiece"."""
    tokens = scene.parsed.tokens
    window = [token.lower for token in tokens[group.last + 1 : group.last + 7]]
    for index, word in enumerate(window):
        if (word in (".", ";", ",") and index) or tokens[group.last + 1 + index].tag == "CD":
            break  # "206 people: 103 from each side" says nothing of 206
        if word in ("each", "apiece", "either"):
            return True
    before = [token.lower for token in tokens[max(0, group.first - 3) : group.first]]
    return "each" in before


def flows_of(parts: Parts) -> tuple[list[Flow], list[Side], Group | None]:
    """Directions, the two sides if both are named as such, and a group that is a combined total."""
    frame = parts.trigger.rule.frame
    if frame == "exchange":
        return _exchange(parts)
    shared = _from_both(parts)
    if shared:
        return shared
    mutual = _mutual(parts)
    if mutual:
        return mutual
    return _one_way(parts), [], None


def _from_both(parts: Parts) -> tuple[list[Flow], list[Side], Group | None] | None:
    """ "The release of 292 detainees from both sides": a figure over both directions, or one for each."""
    both = [side for side in parts.sides("from", "on", "by", "to") if side.key == BOTH]
    groups = [group for group in parts.groups("of", "obj", "subj") if group.count]
    if not both or not groups:
        return None
    side = next((group for group in groups[1:] if group.bare and is_each(parts.scene, group)), None)
    if is_each(parts.scene, groups[0]) or (side is None and _says_each(parts, both[0])):
        return [_both(both, 0, groups[0]), _both(both, 1, groups[0])], both, None
    if side is not None:  # "206 people: 103 from each side"
        side = replace(side, category=groups[0].category, neutral=groups[0].neutral, rule=groups[0].rule)
    return [_both(both, 0, side), _both(both, 1, side)], both, groups[0]


def _says_each(parts: Parts, side: Side) -> bool:
    """ "To each country", not "to both countries"."""
    return any(t.lower == "each" and t.start == side.mention.start for t in parts.scene.parsed.tokens)


def _mutual(parts: Parts) -> tuple[list[Flow], list[Side], Group | None] | None:
    """ "Moscow and Kyiv each freed 500 prisoners": both subjects give, or get, that many."""
    if parts.trigger.nominal or parts.trigger.rule.frame in ("move", "secure"):
        return None
    sides = parts.sides("subj")
    both = any(side.key == BOTH for side in sides)
    groups = [group for group in parts.groups("obj", "of") if group.count]
    if not groups or parts.passive or not (both or len(sides) == 2):
        return None
    if len({owner.key for owner in map(allegiance, groups) if owner}) > 1:
        return None
    pair = sides
    if both:
        pair = [Side(next(s for s in sides if s.key == BOTH).mention, "inferred", "infer.both_sides")]
    if _each_subject(parts, groups[0]):
        return [_both(pair, 0, groups[0]), _both(pair, 1, groups[0])], pair, None
    return [_both(pair, 0, None), _both(pair, 1, None)], pair, groups[0]


def _each_subject(parts: Parts, group: Group) -> bool:
    """ "Moscow and Kyiv each freed", "each side let 84 go", "freed 84 each"."""
    tokens = parts.scene.parsed.tokens
    before = tokens[max(0, parts.trigger.first - 5) : parts.trigger.first]
    return is_each(parts.scene, group) or any(token.lower == "each" for token in before)


# -- one direction ---------------------------------------------------------------------------------------------------


def _one_way(parts: Parts) -> list[Flow]:
    actor, patients, persons = _patients(parts)
    if parts.helped:
        actor = None
    reverse = parts.groups("reverse")
    reverse_persons = parts.persons("reverse")
    by = _first(parts.sides("by")) or (actor if parts.frame != "move" else None)
    held = _first(parts.sides("holder")) or _first(parts.sides("from")) or _captor_clause(parts, patients)
    goals = ("to", "into", "in") if parts.trigger.rule.frame == "move" else ("to", "into")
    to = _first([side for side in parts.sides(*goals) if not held or side.key != held.key]) or _dative(parts, patients)
    flows = []
    units: list[Group | None] = list(patients)
    if not units and persons:
        units = [None]
    for group in units:
        own = allegiance(group) if group else None
        captor = _captor_of(parts, group, patients) if _unlike(patients) else held
        giver, receiver = _ends(parts, by, captor, to, own)
        names = tuple(p.mention for p in persons) if group is units[0] else ()
        flows.append(Flow(giver, receiver, group, parts.names(group) + names))
    if flows and (reverse or reverse_persons):
        first = flows[0] = _freed_by_price(flows[0], reverse)
        others: list[Group | None] = list(reverse) or [None]
        for other in others:
            flows.append(_reverse(parts, first, other, reverse_persons))
    return flows


def _dative(parts: Parts, patients: list[Group]) -> Side | None:
    """ "offered Ukraine the bodies": of two objects the first is the one that gets the second."""
    if parts.trigger.nominal or parts.passive or parts.trigger.rule.frame not in ("release", "return"):
        return None
    for arg in parts.found:
        if arg.role == "obj" and arg.kind == "party" and any(g.first == arg.spot.last + 1 for g in patients):
            return _first([side for side in parts.sides("obj") if side.mention == parts._acting(arg)])
    return None


# fmt: off
_CAPTURES = {
    "kidnapped", "abducted", "captured", "seized", "detained", "imprisoned", "jailed", "held", "holding", "took",
    "arrested",
}
# fmt: on


def _captor_clause(parts: Parts, patients: list[Group]) -> Side | None:
    """ "girls whom Boko Haram kidnapped": the subject of the verb of capture that describes the people."""
    tokens = parts.scene.parsed.tokens
    for group in patients[:1]:
        for token in tokens[group.last + 1 : group.last + 9]:
            if token.lower not in _CAPTURES or not token.is_verb:
                continue
            index = token.i - 1
            while index > group.last and tokens[index].lower in ("had", "has", "have", "was", "were", "is"):
                index -= 1
            spot = next((p for p in parts.scene.parties if p.last == index and p.first > group.last), None)
            if spot and tokens[spot.first - 1].tag in ("IN", "TO"):
                continue  # "the handover of 40 bodies to Kyiv took place"
            if spot and spot.mention.value.key not in _NO_SIDE:
                return Side(spot.mention, "stated", f"{parts.trigger.rule.id}.captor")
    return None


def _unlike(groups: list[Group]) -> bool:
    """Whether the groups of a predicate are of different kinds, so that a captor named after one is not the other's."""
    kinds = {(group.category, tuple(m.value.key for m in group.parties)) for group in groups}
    return (
        len(groups) > 1
        and len({kind for kind, _ in kinds}) > 1
        and len(kinds) > 1
        and "hostage" in {kind for kind, _ in kinds}
    )


def _captor_of(parts: Parts, group: Group | None, groups: list[Group]) -> Side | None:
    """The captor named between a group and the next."""
    if group is None:
        return None
    after = min((other.first for other in groups if other.first > group.last), default=10**6)
    for arg in parts.found:
        if arg.kind == "party" and arg.party and arg.role in ("holder", "from") and group.last < arg.spot.first < after:
            return Side(arg.party.mention, "stated", f"{parts.trigger.rule.id}.{arg.role}")
    return None


def _freed_by_price(first: Flow, price: list[Group]) -> Flow:
    """ "He was freed in exchange for 50 Palestinians": the side that gets its people back let him go."""
    own = allegiance(price[0]) if price else None
    if first.giver is not None or own is None or (first.receiver and first.receiver.key == own.key):
        return first
    return replace(first, giver=Side(own.mention, "inferred", "infer.giver_from_price"))


def _reverse(parts: Parts, first: Flow, group: Group | None, persons: list[PersonSpot]) -> Flow:
    own = allegiance(group) if group else None
    giver, receiver = first.receiver, first.giver
    if own and receiver is None:
        receiver = own
    if own and giver and own.key == giver.key and receiver and receiver.key != own.key:
        giver, receiver = receiver, giver
    return Flow(giver, receiver, group, parts.names(group) + tuple(p.mention for p in persons))


def _ends(
    parts: Parts, by: Side | None, held: Side | None, to: Side | None, own: Side | None
) -> tuple[Side | None, Side | None]:
    """Giver and receiver of one group under the predicate's frame."""
    frame = parts.frame
    if frame == "receive":
        receiver = by if by is not None and by.key != (held.key if held else "") else to or own
        return held, receiver or own
    if frame == "secure":
        receiver = own or (by if by and (not held or by.key != held.key) else None)
        return held, to or receiver
    if frame == "return" and by is not None:
        if own is None and to is None and held is None and _own_people(parts):
            return None, by
        if own is not None and own.key == by.key and to is None:
            return held, by
        if own is None and to is None and held is not None and held.key != by.key:
            return held, by
        if own is None and to is None and _brings(parts):
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
        return by, to or (own if own is None or own.key != by.key else None)
    if held is not None and own is not None and held.key == own.key and to is None:
        return None, own
    return held, to or own


def _own_people(parts: Parts) -> bool:
    """ "Ukraine returned the bodies of 121 fallen defenders": words that a side has for its own only."""
    first, tokens = parts.trigger.last, parts.scene.parsed.tokens
    words = {token.lower for token in tokens[first + 1 : first + 14]}
    return not parts.passive and bool(words & _OWN)


def _from_captors(parts: Parts, held: Side | None, by: Side) -> bool:
    """ "Ukraine freed 108 women from Russian captivity": people of no stated side, so they are those of who frees them."""
    if held is None or not held.rule.endswith(".holder") or held.key == by.key:
        return False
    spot = next((p for p in parts.scene.parties if p.mention == held.mention), None)
    states = by.mention.value.kind == held.mention.value.kind == "state"
    return states and spot is not None and parts.scene.clauses.preposition(spot.first) == "from"


def _from_captivity(parts: Parts) -> bool:
    """ "We freed 108 women from captivity": said of one's own people; a captor lets them go, with no word of it."""
    words = [token.lower for token in parts.scene.parsed.tokens[parts.trigger.last + 1 : parts.trigger.last + 12]]
    pairs = zip(words, words[1:], strict=False)
    return not parts.passive and any(pair in (("from", "captivity"), ("enemy", "captivity")) for pair in pairs)


def _brings(parts: Parts) -> bool:
    first = parts.scene.parsed.tokens[parts.trigger.first].lower
    return first.startswith(("bring", "brought", "repatriat", "tak", "took", "fl"))


def _patients(parts: Parts) -> tuple[Side | None, list[Group], list[PersonSpot]]:
    """Who acts, and who is moved: objects, or the subject of a passive and of a predicate of motion."""
    frame = parts.frame
    if parts.trigger.nominal:
        actor = _first(parts.sides("poss", "by"))
        groups = parts.groups("of", "poss") or parts.groups("for")
        persons = parts.persons("of", "poss")
        return actor, _heads_only(groups), persons
    objects, subjects = parts.groups("obj"), parts.groups("subj")
    object_persons, subject_persons = parts.persons("obj"), parts.persons("subj")
    actor = _last(parts.sides("subj"))
    if not parts.trigger.nominal and frame == "secure":
        return actor, _heads_only(parts.groups("of", "obj", "for")), parts.persons("of", "obj", "for")
    if frame == "receive" and not objects and not object_persons and not parts.passive:
        objects, object_persons = parts.groups("for", "of"), parts.persons("for", "of")
    if any(group.count and group.rule != PRONOUN for group in subjects):
        subject_persons = [
            p for p in subject_persons if any(p.last + 2 == g.first or g.last + 2 == p.first for g in subjects)
        ]
    pronoun = all(group.rule == PRONOUN for group in subjects)
    movers = frame == "move" or parts.passive or (subjects and not pronoun and not objects and not object_persons)
    if movers and (subjects or subject_persons):
        return None, _heads_only(subjects), subject_persons
    if actor is None and subject_persons and not (objects or object_persons):
        return None, [], subject_persons
    if frame == "move":
        return None, [], []
    of_groups = [] if objects or parts.trigger.last == parts.trigger.first else parts.groups("of")
    return actor, _heads_only(objects or of_groups), object_persons


def _heads_only(groups: list[Group]) -> list[Group]:
    """Without counted-out parts, which are no transfers of their own."""
    whole = [group for group in groups if not group.partitive]
    return whole or groups[:1]


# -- both directions -------------------------------------------------------------------------------------------------


def _exchange(parts: Parts) -> tuple[list[Flow], list[Side], Group | None]:
    sides = _exchange_sides(parts)
    if parts.passive:
        groups = parts.groups("subj", "of") or parts.groups("obj")
    else:
        reported = parts.trigger.nominal and not parts.carried_out  # "X, a top official, confirmed the swap"
        groups = parts.groups("obj", "of") or ([] if reported else parts.groups("subj"))
    groups = _heads_only([g for g in groups if g.first != parts.trigger.first])
    equal = _equal_counts(parts, groups)
    if equal is not None:
        pair = _exchange_sides(parts)
        return [_both(pair, 0, equal), _both(pair, 1, equal)], pair, None
    persons = parts.persons("obj", "of") or (parts.persons("subj") if not groups or parts.passive else [])
    given = parts.groups("reverse", "for")
    given_persons = parts.persons("reverse", "for")
    if given or given_persons:
        return _traded(parts, sides, groups, persons, given, given_persons), sides, None
    owners = [allegiance(group) for group in groups]
    distinct = {owner.key for owner in owners if owner}
    pair = sides if len(sides) == 2 else _pair_from(sides, [o for o in owners if o])
    if len(groups) >= 2 and len(distinct) >= 2:
        rows = zip(groups, owners, strict=True)
        return [replace(_towards(pair, own, group), names=parts.names(group)) for group, own in rows], pair, None
    group = groups[0] if groups else None
    if group is not None and group.count is None and len(groups) > 1:
        counted = next((g for g in groups if g.count), None)
        if counted is not None and counted.bare:  # "exchanged soldiers on Friday, 444 from each side"
            group = replace(counted, category=group.category, neutral=group.neutral, rule=group.rule)
        else:
            group = counted or group
    if group is not None and is_each(parts.scene, group):
        return [_both(pair, 0, group), _both(pair, 1, group)], pair, None
    if group is not None and len(distinct) == 1 and len(group.parties) == 1 and group.count is not None:
        return [_towards(pair, owners[0], group)], pair, None
    total = group if group is not None and group.count is not None else None
    bare = None if total else group
    if total is not None:
        side = next((g for g in parts.groups("obj", "subj") if g.bare and g.count and is_each(parts.scene, g)), None)
        if side is not None:  # "120 fighters, 60 from each side"
            bare = replace(side, category=total.category, neutral=total.neutral, rule=total.rule)
    return [_both(pair, 0, bare), _both(pair, 1, bare)], pair, total


_FOR = re.compile(r"([\w,]+)[\s-]+for[\s-]+([\w,]+)")


def _equal_counts(parts: Parts, groups: list[Group]) -> Group | None:
    """ "a 2-for-2 swap", "exchanged servicemen, 300 for 300": one figure for each direction."""
    tokens = parts.scene.parsed.tokens
    start = tokens[0].start
    words = "".join(
        t.text.lower() + (" " * (tokens[t.i + 1].start - t.end) if t.i + 1 < len(tokens) else "") for t in tokens
    )
    for hit in _FOR.finditer(words):
        if hit.group(1) != hit.group(2):
            continue
        value = value_of(hit.group(1))
        if value is None or (value.low is None and not value.everyone):
            continue
        count = Mention(start + hit.start(1), start + hit.end(1), value, "quantity.x_for_x")
        if groups and groups[0].count is not None and not groups[0].bare:
            return None
        model = next((g for g in groups if not g.bare), None)
        at = parts.trigger.head
        base = model or Group(at, at, at, None, "unspecified", "people.bare", neutral=True, bare=True)
        return replace(base, count=count)
    return None


def _exchange_sides(parts: Parts) -> list[Side]:
    between = parts.sides("between")
    if len(between) == 2 or any(side.key == BOTH for side in between):
        return between[:2]
    subjects = [] if parts.trigger.nominal and not parts.carried_out else parts.sides("subj")
    sides = subjects + parts.sides("poss") + between + parts.sides("with", "by", "and")
    unique: list[Side] = []
    for side in sides:
        if not any(side.key == other.key for other in unique):
            unique.append(side)
    return unique[:2]


def _pair_from(sides: list[Side], owners: Iterable[Side]) -> list[Side]:
    pair = list(sides)
    for owner in owners:
        if len(pair) < 2 and not any(owner.key == side.key for side in pair):
            pair.append(owner)
    return pair


def _both(pair: list[Side], number: int, group: Group | None) -> Flow:
    giver = pair[number] if len(pair) > number else None
    receiver = pair[1 - number] if len(pair) > 1 - number else None
    return Flow(giver, receiver, group)


def _towards(pair: list[Side], owner: Side | None, group: Group) -> Flow:
    """People go to their own side; the other one gives them."""
    if owner is None:
        return Flow(None, None, group)
    receiver = next((side for side in pair if side.key == owner.key), owner)
    giver = next((side for side in pair if side.key != owner.key), None)
    return Flow(giver, receiver, group)


def _traded(
    parts: Parts,
    sides: list[Side],
    groups: list[Group],
    persons: list[PersonSpot],
    given: list[Group],
    given_persons: list[PersonSpot],
) -> list[Flow]:
    """ "50 Russians for 50 Ukrainians": the first go one way, the second the other."""
    first = groups[0] if groups else None
    second = given[0] if given else None
    own, other = allegiance(first) if first else None, allegiance(second) if second else None
    subject = _first(parts.sides("subj", "poss")) if not parts.passive else None
    pair = _pair_from(sides, [side for side in (own, other) if side])
    giver, receiver = subject, None
    if own is not None:
        receiver = own
        giver = next((side for side in pair if side.key != own.key), None)
    elif other is not None and subject is not None and subject.mention.value.people == other.key:
        # "Hamas swapped 20 hostages for Palestinians held by Israel": its people are the ones it gets.
        rivals = (*sides, *parts.sides("holder", "from"))
        giver, receiver = subject, next((s for s in rivals if s.key not in (subject.key, other.key)), None)
    elif other is not None:
        giver = other
        receiver = next((side for side in pair if side.key != other.key), None)
    elif subject is not None:
        receiver = next((side for side in pair if side.key != subject.key), None)
    elif len(pair) == 2:
        giver, receiver = pair
    return [
        Flow(giver, receiver, first, parts.names(first) + tuple(p.mention for p in persons)),
        Flow(receiver, giver, second, parts.names(second) + tuple(p.mention for p in given_persons)),
    ]


def _first(sides: list[Side]) -> Side | None:
    return sides[0] if sides else None


def _last(sides: list[Side]) -> Side | None:
    return sides[-1] if sides else None


def stand_in(mention: Mention[PartyRef]) -> bool:
    """Whether a side is one of the words for "the two sides" that the article's pair resolves."""
    return mention.value.name == BOTH
