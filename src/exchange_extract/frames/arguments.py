"""Which phrases a predicate takes, and in which part."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from exchange_extract.frames.apposition import named_groups
from exchange_extract.frames.containers import container, with_title
from exchange_extract.frames.holders import is_holder, kills
from exchange_extract.frames.model import PartySpot, PersonSpot, Scene, Spot, Trigger
from exchange_extract.frames.others import in_later_clause, of_earlier_event, speaks
from exchange_extract.frames.prices import given_in_return, is_price
from exchange_extract.frames.rebels import unnamed_rebels
from exchange_extract.frames.subjects import (
    CONJUNCTIONS,
    asked_subject,
    is_gerund_of,
    object_antecedent,
    rules_there,
    subject_of,
)
from exchange_extract.phrases.people import Group

# fmt: off
_NEAR = {"close", "next", "adjacent", "loyal", "linked", "allied", "according", "opposed", "near", "nearest", "similar"}
# fmt: on
_COORDINATORS = {",", "and", "or", "as", "well", "plus", "/", "&", "while"}


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase in a part: *subj*, *obj*, *holder*, *reverse* (given in return), or the preposition before it."""

    role: str
    spot: Spot
    kind: Literal["party", "group", "person"]
    group: Group | None = None
    party: PartySpot | None = None
    person: PersonSpot | None = None
    persons: tuple[PersonSpot, ...] = ()


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
    for spot, kind, group, party, person in _candidates(scene):
        head = group.head if group else spot.last
        if group is not None and antecedent is not None and spot.first <= antecedent <= spot.last:
            found.append(Argument("obj", spot, kind, group))
            continue
        if head == trigger.head or (group is not None and speaks(scene, group)):
            continue
        if of_earlier_event(scene, trigger, triggers, spot):
            continue
        inside = domain[head] or (group is not None and domain[group.first])
        is_subject = head in subject or spot.first in subject
        owner = owners.get(spot.first) if kind != "party" else None
        if (
            owner is not None
            and owner != trigger.head
            and (
                in_later_clause(scene, trigger, owner) if trigger.nominal else not (is_subject and owner < trigger.head)
            )
        ):
            continue
        joined = (
            kind == "group"
            and group is not None
            and (
                _joined_to(scene, spot, found)
                or given_in_return(scene, trigger, triggers, spot)
                or _swapped_for(scene, trigger, spot, found)
                or (
                    (group.bare or trigger.rule.frame == "exchange")
                    and _per_side(scene, group)
                    and _nearest(trigger, triggers, spot)
                )
            )
        ) or (kind == "person" and given_in_return(scene, trigger, triggers, spot))
        if not inside and not is_subject and owner != trigger.head and not joined:
            named = kind == "party" or (
                group is not None and group.count is None and bool(group.parties or unnamed_rebels(scene, group))
            )
            captor = named and scene.clauses.head_of[head] in free and is_holder(scene, spot)
            if not captor or not _nearest(trigger, triggers, spot):
                continue
        role = _role(scene, trigger, spot, found, is_subject)
        found.append(Argument(role, spot, kind, group, party, person))
    return _with_others(scene, _apposed(scene, found))


def _swapped_for(scene: Scene, trigger: Trigger, spot: Spot, found: list[Argument]) -> bool:
    """ "The exchange of 20 captives held by the Houthis for 80 prisoners": the price after a clause of captivity."""
    if trigger.rule.frame != "exchange" or scene.clauses.preposition(spot.first) != "for" or not found:
        return False
    between = scene.parsed.tokens[trigger.last + 1 : spot.first]
    beside = found[-1].kind == "group" and found[-1].role == "obj" and found[-1].spot.last + 2 >= spot.first
    return (beside or found[-1].role == "holder") and not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in between)


def _per_side(scene: Scene, group: Group) -> bool:
    """ "..., 98 from each side": a figure for both directions, set off by a comma."""
    return any(t.lower in ("each", "apiece", "either") for t in scene.parsed.tokens[group.last + 1 : group.last + 4])


def _joined_to(scene: Scene, spot: Spot, found: list[Argument]) -> bool:
    """ "a diplomat, two nuns and a second Swede" share the part of the first, unless one has a verb of its own."""
    tokens = scene.parsed.tokens
    if not found or found[-1].kind != "group" or spot.first != found[-1].spot.last + 2:
        return False
    following = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    if following and (following.tag == "MD" or (following.is_verb and following.tag != "VBN")):
        return False
    listed = tokens[spot.first - 1].lower == "," and found[-1].role == "of" and _goes_on(scene, spot)
    return tokens[spot.first - 1].lower == "and" or listed


def _goes_on(scene: Scene, spot: Spot) -> bool:
    """Whether "and" and another counted group follow right behind a counted group: the last but one of a list."""
    counted = {group.first for group in scene.groups if group.count and not group.bare}
    follows = scene.parsed.tokens[spot.last + 1 : spot.last + 2]
    return spot.first in counted and spot.last + 2 in counted and [t.lower for t in follows] == ["and"]


def _with_others(scene: Scene, found: list[Argument]) -> list[Argument]:
    """ "Ales Bialiatski and 122 others": the named count too."""
    tokens = scene.parsed.tokens
    result: list[Argument] = []
    for arg in found:
        group = arg.group
        count = group.count if group else None
        words = {t.lower for t in tokens[group.first : group.last + 1]} if group else set()
        if (
            group is None
            or count is None
            or count.value.low is None
            or not words & {"other", "others"}
            or tokens[group.first - 1].lower not in ("and", "plus", "with")
        ):
            result.append(arg)
            continue
        named: list[PersonSpot] = []
        while (
            result
            and (result[-1].kind == "person" or (result[-1].persons and result[-1].group and result[-1].group.singular))
            and result[-1].role in (arg.role, "near")
        ):
            last = result.pop()
            named = [*(last.persons or ((last.person,) if last.person else ())), *named]
        if not named:
            result.append(arg)
            continue
        value = replace(
            count.value,
            low=count.value.low + len(named),
            high=None if count.value.high is None else count.value.high + len(named),
        )
        whole = replace(group, count=replace(count, value=value, rule="quantity.with_named"), more=False)
        result.append(replace(arg, group=whole, persons=(*named, *arg.persons)))
    return result


def _objects(scene: Scene, triggers: list[Trigger]) -> dict[int, int]:
    """Groups and persons right after a verb are its objects, whatever the parser made of them: first token -> verb."""
    tokens = scene.parsed.tokens
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
    scene: Scene,
) -> list[tuple[Spot, Literal["party", "group", "person"], Group | None, PartySpot | None, PersonSpot | None]]:
    rows: list[tuple[Spot, Literal["party", "group", "person"], Group | None, PartySpot | None, PersonSpot | None]] = []
    covered = {index for group in scene.groups for index in range(group.first, group.last + 1)}
    for group in scene.groups:
        rows.append((Spot(group.first, group.last), "group", group, None, None))
    for party in scene.parties:
        if party.first not in covered and not _heads_the_headline(scene, party):
            rows.append((party, "party", None, party, None))
    for person in scene.persons:
        if not any(p.first <= person.first <= p.last for p in scene.parties):
            rows.append((person, "person", None, None, person))
    return sorted(rows, key=lambda row: row[0].first)


def _heads_the_headline(scene: Scene, party: PartySpot) -> bool:
    """ "South Sudan: rebels free 15 prisoners": where it happened or who says so, no side of it."""
    tokens = scene.parsed.tokens
    return party.first <= 1 and party.last + 1 < len(tokens) and tokens[party.last + 1].text == ":"


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


def _role(scene: Scene, trigger: Trigger, spot: Spot, found: list[Argument], is_subject: bool) -> str:
    tokens = scene.parsed.tokens
    if spot.first in scene.mediating:
        return "mediator"
    if _frees_the_price(scene, spot, found):
        return "reverse_by"
    if is_holder(scene, spot):
        return "to" if _holds_the_goal(scene, spot) else "holder"
    if is_subject and (
        _is_antecedent(scene, trigger, spot)
        or (spot.last + 1 == trigger.first and is_gerund_of(scene, trigger, spot.first))
    ):
        return "subj"
    if _just_moved(scene, trigger, spot):
        return "subj"
    preposition = scene.clauses.preposition(container(scene, with_title(scene, spot), trigger), trigger.first)
    if (preposition == "to" and _is_beside(scene, spot)) or (preposition == "by" and kills(scene, spot)):
        return ""
    if preposition == "in" and rules_there(scene, trigger, spot):
        return "subj"
    if preposition == "with" and spot.first > 1 and scene.parsed.tokens[spot.first - 2].lower in ("along", "together"):
        return _shared_role(scene, spot, found) or preposition
    if trigger.last != spot.first - 2 and is_price(scene, spot.first, preposition):
        return "reverse"
    if is_subject and (
        preposition in CONJUNCTIONS
        or (preposition in ("on", "for") and _is_asked(scene, trigger, spot))
        or (preposition == "to" and spot.first in asked_subject(scene, trigger))
    ):
        return "subj"
    if preposition and _is_particle(scene, trigger, spot):
        return "obj"
    if preposition == "of" and trigger.last == spot.first - 2 and scene.parsed.tokens[trigger.last].lower == "go":
        return "obj"  # "let go of 23 men"
    if preposition == "of" and _is_out_of(scene, spot.first):
        return "from"
    if preposition:
        return preposition
    if is_subject and spot.last < trigger.first and any(party.first == spot.first for party in scene.parties):
        return "subj"
    shared = _shared_role(scene, spot, found)
    if shared:
        return shared
    if spot.first > trigger.first:
        return "obj" if not is_subject or not scene.clauses.is_passive(trigger.head) else "subj"
    if spot.last + 1 < len(tokens) and tokens[spot.last + 1].tag == "POS" and spot.last + 2 == trigger.first:
        return "poss"
    if not is_subject and not trigger.nominal and any(spot.first == person.first for person in scene.persons):
        subject = scene.clauses.subject(trigger.head)
        return "subj" if subject is None or _is_said_of(scene, subject, spot, found) else "near"
    if not is_subject and not trigger.nominal and asked_subject(scene, trigger):
        return "near"
    return "subj"


def _is_asked(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "Called on Russia to release", "calls for Israel to free": the party acts."""
    acts = [t.lower for t in scene.parsed.tokens[spot.last + 1 : trigger.first]][:1] == ["to"]
    return acts or spot.first in asked_subject(scene, trigger)


def _is_particle(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "part with 15 commanders", "ask for the body": the preposition belongs to the verb."""
    between = scene.parsed.tokens[trigger.last + 1 : spot.first]
    plain = all(token.tag in ("DT", "JJ", "PRP$", "PDT") for token in between)
    return not trigger.nominal and trigger.first < trigger.last < spot.first and plain


def _is_out_of(scene: Scene, first: int) -> bool:
    """ "out of Tehran", "out of the rebels' hands"."""
    words = [token.lower for token in scene.parsed.tokens[max(0, first - 4) : first]]
    return ("out", "of") in pairwise(words)


def _is_antecedent(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "the list of 550 prisoners who are to be released": what stands before them is no matter."""
    token = scene.parsed.tokens[trigger.head]
    return token.dep in ("acl:relcl", "acl") and spot.first <= token.head <= spot.last


def _just_moved(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "the number of Ukrainians freed since March", "hostages released on Monday": the participle is about them."""
    token = scene.parsed.tokens[trigger.first]
    grouped = any(group.first == spot.first for group in scene.groups)
    return grouped and not trigger.nominal and token.tag == "VBN" and spot.last + 1 == trigger.first


def _is_said_of(scene: Scene, subject: int, spot: Spot, found: list[Argument]) -> bool:
    """ "Canadians Ann Lee and Bob Roe have landed": the people's name before the persons is their trade, as it were."""
    named = next((p for p in scene.parties if p.last == subject and p.mention.value.form == "demonym"), None)
    listed = bool(found) and found[-1].kind == "person" and found[-1].role == "subj"
    joined = scene.parsed.tokens[spot.first - 1].lower in ("and", ",")
    return named is not None and (spot.first == subject + 1 or (listed and joined))


def _holds_the_goal(scene: Scene, spot: Spot) -> bool:
    """ "Went to areas controlled by the rebels": they hold the place, and with it the people who go there."""
    before = scene.parsed.tokens[max(0, spot.first - 6) : spot.first]
    words = [token.lower for token in before]
    to = next((n for n, token in enumerate(before[:-2]) if token.lower == "to" and not before[n + 1].is_verb), None)
    return words[-2:] in (["controlled", "by"], ["occupied", "by"], ["held", "by"]) and to is not None


def _is_beside(scene: Scene, spot: Spot) -> bool:
    """ "Close to the Cameroon border", "troops loyal to Baghdad": no goal."""
    tokens = scene.parsed.tokens
    to = next((i for i in range(spot.first - 1, max(0, spot.first - 5), -1) if tokens[i].lower == "to"), 0)
    return to > 0 and tokens[to - 1].lower in _NEAR


def _frees_the_price(scene: Scene, spot: Spot, found: list[Argument]) -> bool:
    """ "in exchange for 90 prisoners freed by Israel": who lets go of those given in return."""
    tokens = scene.parsed.tokens
    price = next((arg for arg in reversed(found) if arg.role == "reverse" and arg.kind == "group"), None)
    if price is None or spot.first - price.spot.last > 5:
        return False
    between = [t.lower for t in tokens[price.spot.last + 1 : spot.first] if t.tag != "DT"]
    return len(between) == 2 and between[1] == "by" and tokens[price.spot.last + 1].tag in ("VBN", "VBD")


def _shared_role(scene: Scene, spot: Spot, found: list[Argument]) -> str:
    """A coordinated phrase has the part of the one before it."""
    if not found or found[-1].role in ("mediator", "near", "according"):
        return ""
    before = found[-1]
    tokens = scene.parsed.tokens
    if spot.first > 1 and (tokens[spot.first - 2].lower, tokens[spot.first - 1].lower) in (
        ("along", "with"),
        ("together", "with"),
    ):
        people = [arg.role for arg in found if arg.kind == "group" and arg.role in ("subj", "obj", "of")]
        return people[-1] if people else ""
    between = tokens[before.spot.last + 1 : spot.first]
    if (
        between
        and all(t.lower == "," for t in between)
        and found[-1].kind == "party"
        and before.role not in ("subj", "obj")
    ):
        return ""
    if (
        between
        and all(t.lower in _COORDINATORS or t.tag in ("POS", "DT") or t.lower in ("then", "also") for t in between)
        and any(t.lower in (",", "and", "/", "&", "plus") for t in between)
    ):
        return before.role
    return ""
