"""Which phrases a predicate takes, and in which part."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from exchange_extract.frames.antecedents import object_antecedent
from exchange_extract.frames.apposition import named_groups, opening
from exchange_extract.frames.company import with_company
from exchange_extract.frames.holders import is_holder, owns_captives
from exchange_extract.frames.model import PartySpot, PersonSpot, Scene, Spot, Trigger
from exchange_extract.frames.others import in_later_clause, of_earlier_event, owns, speaks
from exchange_extract.frames.prices import given_in_return
from exchange_extract.frames.rebels import unnamed_rebels
from exchange_extract.frames.reporting import reporting_tail
from exchange_extract.frames.roles import Argument, role_of
from exchange_extract.frames.subjects import (
    subject_of,
)
from exchange_extract.phrases.coordination import told_behind_clause, told_besides
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.quantities import value_of
from exchange_extract.spans import Mention
from exchange_extract.tokens import Token

WHOLE = "quantity.whole_of_one"  # "one of the 26 freed": the figure of all of them
_HAVE_BEEN = {"had", "have", "has", "been", "were", "are", "was"}
_RELATIVE = {"who", "whom", "that"}
_ORIGIN = 5  # words from people to their verb: "from the Poltava region were"
_ASIDE = 12  # words between two commas that explain a name


def arguments(scene: Scene, trigger: Trigger, triggers: list[Trigger]) -> list[Argument]:
    """The parties, groups and persons that bear on a trigger, in order of the text, each in its part.

    ``triggers`` are all of the sentence: a captor named in a clause without a predicate of its own ("held by Russia")
    belongs to the nearest one.
    """
    domain = _domain(scene, trigger)
    free = _free_clauses(scene, triggers)
    owners = _objects(scene, triggers)
    subject = subject_of(scene, trigger)
    antecedent = object_antecedent(scene, trigger)
    found: list[Argument] = []
    for spot, kind, group, party, person in _candidates(scene, trigger):
        head = group.head if group else spot.last
        if group is not None and antecedent is not None and spot.first <= antecedent <= spot.last:
            found.append(Argument("obj", spot, kind, group))
            continue
        if head == trigger.head or (group is not None and (speaks(scene, group) or owns(scene, group))):
            continue
        if of_earlier_event(scene, trigger, triggers, spot) or (person is not None and _owns(scene, trigger, spot)):
            continue
        inside = (domain[head] or (group is not None and domain[group.first])) and not _heads_clause(scene, spot)
        is_subject = head in subject or spot.first in subject
        owner = owners.get(spot.first) if kind != "party" else None
        if owner is not None and _is_anothers(scene, trigger, owner, is_subject=is_subject):
            continue
        resumes = _resumes(scene, spot, found)
        base = _base(scene, group, found)
        joined = resumes or bool(base) or _is_joined(scene, trigger, triggers, spot, kind, group, found)
        if not inside and not is_subject and owner != trigger.head and not joined:
            named = kind == "party" or (
                group is not None and group.count is None and bool(group.parties or unnamed_rebels(scene, group))
            )
            captor = named and scene.clauses.head_of[head] in free and is_holder(scene, spot)
            if not captor or not _nearest(trigger, triggers, spot):
                continue
        listed = resumes and not inside and not is_subject
        model = base or (found[-1] if listed else None)
        role = model.role if model else role_of(scene, trigger, spot, found, is_subject)
        found.append(Argument(role, spot, kind, group, party, person))
    found = [_of_whom_some(scene, trigger, _some_of_more(scene, trigger, _who_were(scene, arg))) for arg in found]
    return with_company(scene, _apposed(scene, found))


def _is_among(tokens: Sequence[Token], after: int) -> bool:
    """ "(Three men) from Poltava were among those": what is said of people is that they are some of more."""
    verb = next((token for token in tokens[after : after + _ORIGIN] if token.is_verb), None)
    if verb is None or verb.lower not in ("are", "is", "was", "were"):
        return False
    return "among" in [token.lower for token in tokens[verb.i + 1 : verb.i + 3]]


def _some_of_more(scene: Scene, trigger: Trigger, arg: Argument) -> Argument:
    """ "Three men from Poltava were among those who came home": how many came is not said."""
    group = arg.group
    if group is None or group.last >= trigger.first or not _is_among(scene.parsed.tokens, group.last + 1):
        return arg
    return replace(arg, group=replace(group, count=None))


def _of_whom_some(scene: Scene, trigger: Trigger, arg: Argument) -> Argument:
    """ "Was one of 26 men freed by the rebels", "ten of the 60 who were let go are civilians": all 26, all 60 were."""
    tokens, group = scene.parsed.tokens, arg.group
    if group is None or not group.partitive or trigger.nominal or not _describes(scene, trigger, group):
        return arg
    of = next((t.i for t in tokens[group.first : group.last + 1] if t.lower == "of"), None)
    number = next((t for t in tokens[of : group.last + 1] if t.tag == "CD"), None) if of else None
    value = value_of(number.text) if number else None
    if number is None or value is None:
        return arg
    count = Mention(number.start, number.end, value, WHOLE)
    whole = replace(group, first=number.i, count=count, partitive=False, singular=False)
    return replace(arg, spot=Spot(whole.first, whole.last), group=whole)


def _describes(scene: Scene, trigger: Trigger, group: Group) -> bool:
    """Whether a predicate only says which people: in a relative clause, or as a participle before the finite verb."""
    tokens = scene.parsed.tokens
    behind = group.last + 1
    if tokens[behind : behind + 1] and tokens[behind].lower in _RELATIVE:
        between = tokens[behind + 1 : trigger.first]
        helpers = _HAVE_BEEN | {"be"}
        return behind < trigger.first and not any(
            t.text in (",", ";") or (t.is_verb and t.lower not in helpers) for t in between
        )
    if behind != trigger.first:
        return False
    copula = group.first > 0 and tokens[group.first - 1].lower in _HAVE_BEEN | {"is", "be", "became"}
    later = tokens[trigger.last + 1 :]
    return copula or any(t.tag in ("VBD", "VBP", "VBZ") and t.dep not in ("acl:relcl", "advcl") for t in later)


def _who_were(scene: Scene, arg: Argument) -> Argument:
    """ "Seven men who had been prisoners of the rebels walked back": the seven, where the parse gives the prisoners."""
    tokens, group = scene.parsed.tokens, arg.group
    if group is None or group.count is not None or arg.role != "subj":
        return arg
    at = group.first - 1
    while at > 0 and tokens[at].lower in _HAVE_BEEN:
        at -= 1
    if at == group.first - 1 or tokens[at].lower not in ("who", "that"):
        return arg
    whole = next((other for other in scene.groups if other.last == at - 1 and other.count), None)
    return replace(arg, spot=Spot(whole.first, whole.last), group=whole) if whole else arg


def _heads_clause(scene: Scene, spot: Spot) -> bool:
    """ "...; eleven were ill": behind a semicolon and before a finite verb, whatever the parser hangs it on."""
    before, after = scene.parsed.tokens[: spot.first][-1:], scene.parsed.tokens[spot.last + 1 : spot.last + 2]
    return any(t.lower == ";" for t in before) and any(t.tag in ("VBD", "VBP", "VBZ", "MD") for t in after)


def _owns(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "Freed X, Y's former cellmate": who only owns what follows is not moved; "Y's release" is Y's."""
    after = scene.parsed.tokens[spot.last + 1 : spot.last + 2]
    return (
        bool(after) and after[0].tag == "POS" and not (trigger.nominal and spot.last < trigger.first <= spot.last + 4)
    )


def _is_anothers(scene: Scene, trigger: Trigger, owner: int, *, is_subject: bool) -> bool:
    """Whether people are the object of another predicate, whose head is ``owner``."""
    if owner == trigger.head:
        return False
    if trigger.nominal:
        return in_later_clause(scene, trigger, owner)
    return not (is_subject and owner < trigger.head)


def _is_joined(
    scene: Scene,
    trigger: Trigger,
    triggers: list[Trigger],
    spot: Spot,
    kind: str,
    group: Group | None,
    found: list[Argument],
) -> bool:
    """Whether a phrase belongs to a predicate by what stands before it: in a list, as the price, as a share."""
    if kind == "person":
        return given_in_return(scene, trigger, triggers, spot) or _swapped_for(scene, trigger, spot, found)
    if kind != "group" or group is None:
        return False
    shared = group.bare or trigger.rule.frame == "exchange"
    return (
        _joined_to(scene, spot, found)
        or given_in_return(scene, trigger, triggers, spot)
        or _swapped_for(scene, trigger, spot, found)
        or (shared and _per_side(scene, group) and _nearest(trigger, triggers, spot))
    )


def _swapped_for(scene: Scene, trigger: Trigger, spot: Spot, found: list[Argument]) -> bool:
    """ "The exchange of 20 captives held by the Houthis for 80 prisoners": the price after a clause of captivity."""
    if trigger.rule.frame != "exchange" or scene.clauses.preposition(spot.first) != "for" or not found:
        return False
    between = scene.parsed.tokens[trigger.last + 1 : spot.first]
    people = next((arg for arg in reversed(found) if arg.role == "obj" and arg.kind != "party"), found[-1])
    aside = [token.lower for token in scene.parsed.tokens[people.spot.last + 1 : spot.first]]
    if people.role == "obj" and aside[-2:] == [",", "for"] and aside.count("for") == 1 and ";" not in aside:
        return True  # "a nurse jailed in Riga, for"
    described = scene.parsed.tokens[found[-1].spot.last + 1 : spot.first - 1]
    if found[-1].role == "obj" and found[-1].kind == "group" and described and described[0].lower in _RELATIVE:
        return all(t.lower not in (",", ";", "for") for t in described)  # "ten agents who had been caught for four"
    beside = found[-1].kind == "group" and found[-1].role == "obj" and found[-1].spot.last + 2 >= spot.first
    return (beside or found[-1].role == "holder") and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in between)


def _per_side(scene: Scene, group: Group) -> bool:
    """ "..., 98 from each side": a figure for both directions, set off by a comma."""
    words = [token.lower for token in scene.parsed.tokens[group.last + 1 : group.last + 4]]
    return bool({"each", "apiece", "either"} & set(words)) or words[:2] in (["a", "side"], ["per", "side"])


def _joined_to(scene: Scene, spot: Spot, found: list[Argument]) -> bool:
    """ "a diplomat, two nuns and a second Swede" share the part of the first, unless one has a verb of its own."""
    tokens = scene.parsed.tokens
    if not found or found[-1].kind != "group" or spot.first != found[-1].spot.last + 2:
        return False
    following = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    if following and (following.tag == "MD" or (following.is_verb and following.tag != "VBN")):
        return False
    listed = tokens[spot.first - 1].lower == "," and found[-1].role in ("of", "obj") and _goes_on(scene, spot)
    return tokens[spot.first - 1].lower == "and" or listed


def _resumes(scene: Scene, spot: Spot, found: list[Argument]) -> bool:
    """ "handed over X, a pilgrim found near Homs, and a Hungarian, Y": ", and" takes the list of persons up again."""
    tokens = scene.parsed.tokens
    last = found[-1] if found else None
    if last is None or last.role not in ("obj", "subj") or last.kind == "party":
        return False
    if last.group is not None and not (last.group.singular and last.group.count):
        return False
    person = next((person for person in scene.persons if person.first == spot.first), None)
    group = next((group for group in scene.groups if group.first == spot.first and group.singular), None)
    if person is None and (group is None or group.count is None):
        return False
    between = tokens[last.spot.last + 1 : opening(scene, person) if person else spot.first]
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in between)
    return not finite and 2 <= len(between) <= _ASIDE and [t.lower for t in between[-2:]] == [",", "and"]


def _base(scene: Scene, group: Group | None, found: list[Argument]) -> Argument | None:
    """The people on top of whom the text counts others: "22 fishermen on Monday, besides nine prisoners"."""
    last = next((arg for arg in reversed(found) if arg.kind == "group"), None)
    if last is None or group is None or last.group is None or not (group.count and last.group.count):
        return None
    moved = last.role in ("obj", "subj", "of")
    tokens = scene.parsed.tokens
    behind = last.role != "subj" and told_behind_clause(tokens, scene.groups, last.group, group)
    return last if moved and (behind or told_besides(tokens, last.group, group)) else None


def _goes_on(scene: Scene, spot: Spot) -> bool:
    """Whether "and" and another counted group follow right behind a counted group: the last but one of a list."""
    counted = {group.first for group in scene.groups if group.count and not group.bare}
    follows = scene.parsed.tokens[spot.last + 1 : spot.last + 2]
    return spot.first in counted and spot.last + 2 in counted and [t.lower for t in follows] == ["and"]


def _objects(scene: Scene, triggers: list[Trigger]) -> dict[int, int]:
    """Groups and persons right after a verb are its objects, whatever the parser made of them: first token -> verb.

    The receiver may stand between, before people that are told of at length: "to return to Chad the four guards whom".
    """
    tokens = scene.parsed.tokens
    ends = {spot.first: spot.last for spot in (*scene.persons, *scene.parties)}
    starts = {g.first for g in scene.groups} | {p.first for p in scene.persons}
    found: dict[int, int] = {}
    for trigger in triggers:
        if trigger.nominal:
            continue
        index = trigger.first + 1
        while (
            index < len(tokens)
            and index not in starts
            and (tokens[index].tag in ("RB", "RP", "DT") or trigger.first < index <= trigger.last)
        ):
            index += 1
        if tokens[index : index + 1] and tokens[index].lower == "to" and index + 1 in ends:
            index = ends[index + 1] + 1
            index += index < len(tokens) and index not in starts and tokens[index].tag == "DT"
        if trigger.rule.frame in ("release", "return") and index in ends and ends[index] + 1 in starts:
            index = ends[index] + 1  # "gave Moscow 20"
        active = tokens[trigger.first].tag != "VBN" or not scene.clauses.is_passive(trigger.head)
        if index in starts and active:
            found[index] = trigger.head
    return found


def _apposed(scene: Scene, found: list[Argument]) -> list[Argument]:
    """Groups take the names that they explain; the name alone is then no argument of its own."""
    rows = {group.first: (group, persons) for group, persons in named_groups(scene)}
    owner = {person.first: group for group, persons in rows.values() for person in persons}
    result: list[Argument] = []
    seen: set[int] = set()
    for arg in found:
        group = owner.get(arg.spot.first) if arg.kind == "person" else arg.group
        if group is None or group.first not in rows:
            result.append(arg)
        elif group.first not in seen:
            seen.add(group.first)
            full, persons = rows[group.first]
            result.append(Argument(arg.role, Spot(full.first, full.last), "group", full, persons=persons))
    return result


def _candidates(
    scene: Scene, trigger: Trigger
) -> list[tuple[Spot, Literal["party", "group", "person"], Group | None, PartySpot | None, PersonSpot | None]]:
    rows: list[tuple[Spot, Literal["party", "group", "person"], Group | None, PartySpot | None, PersonSpot | None]] = []
    covered = {index for group in scene.groups for index in range(group.first, group.last + 1)}
    named = {person.first for person in scene.persons}
    for group in scene.groups:
        if group.rule == "people.kin" and group.count is None and group.last + 1 in named:
            continue  # "his wife Vera": her name stands for her
        rows.append((Spot(group.first, group.last), "group", group, None, None))
    for party in scene.parties:
        if _heads_the_headline(scene, party):
            continue
        if party.first not in covered or owns_captives(scene, party):
            rows.append((party, "party", None, party, None))
    for person in scene.persons:
        if not any(p.first <= person.first <= p.last for p in scene.parties):
            rows.append((person, "person", None, None, person))
    tail = reporting_tail(scene)
    told = (
        row for row in rows if row[1] == "party" or row[0].first < tail or tail < trigger.first
    )  # "…, Kyiv said" may name a side
    return sorted(told, key=lambda row: row[0].first)


def _heads_the_headline(scene: Scene, party: PartySpot) -> bool:
    """ "South Sudan: rebels free 15 prisoners": where it happened or who says so, no side of it."""
    tokens, end = scene.parsed.tokens, party.last + 1
    beside = next((other for other in scene.parties if other.first == end), None)  # "Colombia ELN: rebels free two"
    end = beside.last + 1 if beside else end
    return party.first <= 1 and end < len(tokens) and tokens[end].text == ":"


def _domain(scene: Scene, trigger: Trigger) -> list[bool]:
    """Tokens of the trigger's own clause, and of small clauses inside it that hold no other predicate."""
    heads = scene.clauses.head_of
    own = {heads[trigger.head], heads[trigger.last], trigger.head, trigger.last}
    return [head in own for head in heads]


def _free_clauses(scene: Scene, triggers: list[Trigger]) -> set[int]:
    heads = scene.clauses.head_of
    return set(heads) - {heads[trigger.head] for trigger in triggers}


def _nearest(trigger: Trigger, triggers: list[Trigger], spot: Spot) -> bool:
    verbs = [other for other in triggers if not other.nominal] or triggers
    verbs = [other for other in verbs if other.head < spot.first] or verbs
    return trigger is min(verbs, key=lambda other: (abs(other.head - spot.first), other.head))
