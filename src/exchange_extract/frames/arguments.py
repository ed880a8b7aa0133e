"""Which phrases a predicate takes, and in which part."""

from dataclasses import dataclass
from typing import Literal

from exchange_extract.frames.model import PartySpot, PersonSpot, Scene, Spot, Trigger
from exchange_extract.phrases.people import Group

_HOLDING_NOUNS = {
    "captivity", "custody", "detention", "prison", "prisons", "jail", "jails", "hands", "imprisonment", "cells", "captors",
    "detainment", "confinement", "dungeons", "territory", "territories", "soil", "penitentiary", "side", "control",
}
_HOLDERS = {"captivity", "custody", "detention", "prison", "prisons", "jail", "jails", "hands", "imprisonment", "cells", "confinement", "dungeons", "control"}
_IN_RETURN = {"exchange", "return", "swap", "trade", "turn", "exchanged", "swapped", "traded", "price"}
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


def arguments(scene: Scene, trigger: Trigger) -> list[Argument]:
    """The parties, groups and persons that bear on a trigger, in order of the text, each in its part."""
    domain = _domain(scene, trigger)
    subject = _subject(scene, trigger)
    found: list[Argument] = []
    for spot, kind, group, party, person in _candidates(scene):
        head = group.head if group else spot.last
        if head == trigger.head:
            continue
        inside = domain[head]
        is_subject = head in subject or spot.first in subject
        if not inside and not is_subject:
            continue
        role = _role(scene, trigger, spot, found, is_subject)
        found.append(Argument(role, spot, kind, group, party, person))
    return found


def _candidates(
    scene: Scene,
) -> list[tuple[Spot, Literal["party", "group", "person"], Group | None, PartySpot | None, PersonSpot | None]]:
    rows: list[tuple[Spot, Literal["party", "group", "person"], Group | None, PartySpot | None, PersonSpot | None]] = []
    covered = {index for group in scene.groups for index in range(group.first, group.last + 1)}
    for group in scene.groups:
        rows.append((Spot(group.first, group.last), "group", group, None, None))
    for party in scene.parties:
        if party.first not in covered:
            rows.append((party, "party", None, party, None))
    for person in scene.persons:
        if not any(p.first <= person.first <= p.last for p in scene.parties):
            rows.append((person, "person", None, None, person))
    return sorted(rows, key=lambda row: row[0].first)


def _domain(scene: Scene, trigger: Trigger) -> list[bool]:
    """Tokens of the trigger's own clause, and of small clauses inside it that hold no other predicate."""
    heads = scene.clauses.head_of
    own = heads[trigger.head]
    return [head == own for head in heads]


def _subject(scene: Scene, trigger: Trigger) -> set[int]:
    if trigger.nominal:
        return set()
    clauses = scene.clauses
    root = clauses.subject(trigger.head)
    if root is None:
        return set()
    heads = clauses.head_of
    found = set()
    for index in clauses.sentence.subtree(root):
        if heads[index] == heads[root] or index == root:
            found.add(index)
    return {index for index in found if index != trigger.head}


def _role(scene: Scene, trigger: Trigger, spot: Spot, found: list[Argument], is_subject: bool) -> str:
    tokens = scene.parsed.tokens
    holder = _holder(scene, spot)
    if holder:
        return "holder"
    preposition = scene.clauses.preposition(spot.first)
    if preposition == "for" and _in_return(scene, spot.first):
        return "reverse"
    if preposition:
        return preposition
    shared = _shared_role(scene, spot, found)
    if shared:
        return shared
    if spot.first > trigger.first:
        return "obj" if not is_subject or not scene.clauses.is_passive(trigger.head) else "subj"
    if spot.last + 1 < len(tokens) and tokens[spot.last + 1].tag == "POS" and spot.last + 2 == trigger.first:
        return "poss"
    return "subj"


def _holder(scene: Scene, spot: Spot) -> bool:
    """"in Russian captivity", "from Israel's jails", "the hands of Hamas"."""
    tokens = scene.parsed.tokens
    index = spot.last + 1
    while index < len(tokens) and index <= spot.last + 3 and (tokens[index].tag in ("POS", "JJ", "NN", "VBN") or tokens[index].lower in _HOLDERS):
        if tokens[index].lower in _HOLDERS:
            return True
        index += 1
    before = " ".join(token.lower for token in tokens[max(0, spot.first - 4) : spot.first])
    return before.endswith(("the hands of", "held by", "captured by", "controlled by", "occupied by", "held in", "jailed in", "imprisoned in", "detained in", "kidnapped by", "abducted by", "seized by", "custody of", "captivity in", "jails in", "prisons in", "detained by", "holding by", "prisoner by", "captive by", "hostage by", "captive in", "hostage in", "held captive by the", "held by the", "kidnapped by the", "captured by the", "seized by the", "abducted by the", "detained by the", "custody in", "prison in", "jail in", "detention in", "imprisoned by", "jailed by"))


def _in_return(scene: Scene, first: int) -> bool:
    tokens = scene.parsed.tokens
    index = first - 1
    while index >= 0 and tokens[index].lower != "for":
        index -= 1
    return index > 0 and tokens[index - 1].lower in _IN_RETURN


def _shared_role(scene: Scene, spot: Spot, found: list[Argument]) -> str:
    """A coordinated phrase has the part of the one before it."""
    if not found:
        return ""
    before = found[-1]
    between = scene.parsed.tokens[before.spot.last + 1 : spot.first]
    if between and all(t.lower in _COORDINATORS or t.tag in ("POS", "DT") or t.lower in ("then", "also") for t in between) and any(t.lower in (",", "and", "/", "&", "plus") for t in between):
        return before.role
    return ""
