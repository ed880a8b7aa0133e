"""What an article says of the persons it names: which state is their home, and who held them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.records.name_lists import boundary
from exchange_extract.records.name_words import MOVED, OFFICES, PAST, POWERS

_OWNS = {"'", "’", "'s", "’s"}
_TITLE = 7  # tokens from a side to the name of one of its people
_STORY = 14  # tokens after a name in which its nationality or custody may be told
# fmt: off
_HOLDING = frozenset({
    "kidnapped", "abducted", "captured", "seized", "released", "freed", "jailed", "held", "detained", "arrested",
    "imprisoned", "prison", "jail", "custody", "captivity", "sentence", "serving", "convicted", "prisons", "jails",
})
_NOT_THEIRS = frozenset({
    "ally", "captive", "captor", "critic", "defector", "detainee", "dissident", "enemy", "foe", "friend", "guest",
    "hostage", "inmate", "kidnapper", "neighbour", "neighbor", "opponent", "partner", "prisoner", "rival", "target",
    "victim",
})
# fmt: on
_PRISON = frozenset({"jailed", "held", "imprisoned", "prison", "jail", "custody", "sentence"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the article says of one person: states it is a national of, states or groups that held it, its office.

    ``in_office`` is said of heads of state, ministers, envoys, spokesmen and their like, and of lawyers, relatives and
    experts, at any mention; ``in_power`` of the former alone: a professor may well be a captive.
    """

    home: frozenset[str]
    held_by: frozenset[str]
    in_office: bool
    in_power: bool


def all_known(scenes: Sequence[Scene]) -> dict[str, Known]:
    """Home and holders of each person, by full name, over all sentences.

    The state that a prison lies in counts as its holder only where no armed group holds places of its own.
    """
    groups = any(s.mention.value.kind in ("armed_group", "side") for scene in scenes for s in scene.parties)
    homes: dict[str, set[str]] = {}
    holders: dict[str, set[str]] = {}
    offices: set[str] = set()
    powers: set[str] = set()
    for scene in scenes:
        for person in scene.persons:
            name = person.mention.value.full
            if _in_office(scene, person):
                offices.add(name)
                if _in_office(scene, person, POWERS):
                    powers.add(name)
            homes.setdefault(name, set()).update(_home(scene, person))
            holders.setdefault(name, set()).update(_holders(scene, person, by_place=not groups))
    return {
        name: Known(frozenset(homes[name]), frozenset(holders[name]), name in offices, name in powers) for name in homes
    }


def _in_office(scene: Scene, person: PersonSpot, offices: frozenset[str] = OFFICES) -> bool:
    """ "President X", "the chief negotiator X", "X, the ombudsman": not so "former minister X"."""
    tokens = scene.parsed.tokens
    if any(
        s.mention.value.form == "leader" and s.first <= person.last and person.first <= s.last for s in scene.parties
    ):
        return True
    edge = boundary(scene, person)
    before = [t.lower for t in tokens[edge + 1 : person.first]]
    if edge > 0 and tokens[edge].text == ",":  # "the UN envoy, X"
        before += [t.lower for t in tokens[edge - 1 : edge]]
    title = (person.mention.value.title or "").lower().split()
    after: list[str] = []
    if tokens[person.last + 1 : person.last + 2] and tokens[person.last + 1].text == ",":
        for token in tokens[person.last + 2 : person.last + 9]:
            if token.text == "," or token.lower in ("who", "of", "to", "for", "in"):
                break
            after.append(token.lower)
    return any(offices & set(words) and not PAST & set(words) for words in (before, title, after))


def _home(scene: Scene, person: PersonSpot) -> set[str]:
    """ "American teacher X", "X, a Swedish national"."""
    tokens = scene.parsed.tokens
    edge = boundary(scene, person)
    found = set()
    comma = person.last + 1 < len(tokens) and tokens[person.last + 1].text == ","
    for spot in scene.parties:
        ref = spot.mention.value
        if ref.form not in ("adjective", "demonym") or ref.kind == "organisation":
            continue
        ahead = edge < spot.first < person.first
        between = tokens[person.last + 2 : spot.first]
        behind = comma and person.last + 2 <= spot.first <= person.last + 5
        behind = behind and all(t.tag.startswith(("DT", "JJ", "NN", "RB", "HYPH", "CD")) for t in between)
        follower = tokens[spot.last + 1].lower if spot.last + 1 < len(tokens) else ""
        if (ahead or behind) and not follower.startswith("-"):
            found.add(ref.key)
    return found or _served(scene, person)


def _served(scene: Scene, person: PersonSpot) -> set[str]:
    """ "The rebels' former spokesman, X", "Burundi's late army chief X": whose man or woman somebody is."""
    tokens = scene.parsed.tokens
    found = set()
    for spot in scene.parties:
        between = tokens[spot.last + 1 : person.first]
        owns = bool(between) and between[0].text in _OWNS
        if not owns or len(between) > _TITLE or spot.mention.value.kind == "organisation":
            continue
        words = between[1:-1] if between[-1].text == "," else between[1:]
        plain = all(t.tag.startswith(("JJ", "NN", "HYPH", "VBN")) for t in words)
        if words and plain and words[-1].tag == "NN" and words[-1].lower not in _NOT_THEIRS:
            found.add(spot.mention.value.key)
    return found


def _holders(scene: Scene, person: PersonSpot, *, by_place: bool) -> set[str]:
    """ "X, jailed in Sweden", "X, who was held by the Taliban"."""
    tokens = scene.parsed.tokens
    later = [p for p in scene.persons if p.first > person.last]
    ends = [p.first for p in later if not _is_joined(scene, person, p)]
    stop = min([person.last + _STORY, *ends, len(tokens)])
    found = set()
    for place in scene.places if by_place else ():
        before = [t.lower for t in tokens[max(person.last + 1, place.first - 3) : place.first]]
        code = place.mention.value.code
        if code and person.last < place.first < stop and before[-1:] == ["in"] and set(before) & _PRISON:
            found.add(code)
    for spot in scene.parties:
        if not person.last < spot.first < stop or spot.mention.value.kind == "organisation":
            continue
        before = [t.lower for t in tokens[max(person.last + 1, spot.first - 5) : spot.first]]
        if before and set(before[-2:]) & {"in", "by"} and set(before) & _HOLDING:
            found.add(spot.mention.value.key)
        if before[-1:] == ["left"] or before[-3:-1] == ["back", "from"] or before[-2:] == ["back", "from"]:
            found.add(spot.mention.value.key)
        if {"prison", "custody", "jail", "captivity"} & {t.lower for t in tokens[spot.last + 1 : spot.last + 2]}:
            found.add(spot.mention.value.key)
    return found


def _is_joined(scene: Scene, person: PersonSpot, other: PersonSpot) -> bool:
    """ "Kovrig and Spavor, detained in China": what is said after a list is said of all in it."""
    between = scene.parsed.tokens[person.last + 1 : boundary(scene, other) + 1]
    return all(token.lower in ("and", ",") for token in between)


def are_still_held(scene: Scene, last: int) -> bool:
    """ "A and B have been in custody since January", behind a name, in a sentence where nobody is freed."""
    words = [token.lower for token in scene.parsed.tokens]
    lasting = any(a in ("has", "have") and b == "been" for a, b in pairwise(words[last + 1 :]))
    return lasting and "since" in words[last + 1 :] and MOVED.isdisjoint(words)
