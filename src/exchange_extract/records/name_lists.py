"""Lists of names: where a name with its titles begins, which names stand in one list, the group they may explain."""

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_extract.frames.apposition import opening
from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.records.name_words import KIN, LINKS, MODIFIERS, SAYING, TIMES
from exchange_extract.tokens import Token

APPOSED = 24
"""Tokens that an apposition between two names of a list may have."""
_ORIGIN = 6
"""Tokens that the origin of a person and the comma behind it may have."""
_RELATED = 8  # tokens from "of" to the name of a relative


@dataclass(frozen=True, slots=True)
class Statement:
    """``persons`` are said to be of the people that ``group`` names, or, without one, of those told of last.

    ``dead`` says that their bodies are meant; ``weak`` that only their captivity is told; ``backed`` that the words
    leave no doubt that the people changed sides; ``owners`` are the sides that the words name without a group,
    ``givers`` those said to have let the people go;
    ``whole`` says that they are all of the group.
    """

    scene: Scene
    persons: tuple[PersonSpot, ...]
    group: Group | None
    rule: str
    dead: bool = False
    weak: bool = False
    backed: bool = False
    owners: frozenset[str] = frozenset()
    givers: frozenset[str] = frozenset()
    whole: bool = False


def boundary(scene: Scene, person: PersonSpot) -> int:
    """The token before a name and its titles, trades and adjectives; -1 where the sentence begins."""
    tokens = scene.parsed.tokens
    index = opening(scene, person) - 1
    while index >= 0 and tokens[index].tag.startswith(MODIFIERS) and tokens[index].text not in ("(", "-"):
        if any(spot.first <= index <= spot.last for spot in scene.persons):
            break
        index -= 1
    return index


def run(scene: Scene, first: PersonSpot, *, loose: bool) -> tuple[PersonSpot, ...]:
    """The list of names that begins with one; in a *loose* list clauses may stand between ("X, who …, and Y").

    A name that follows a preposition or a verb is part of such a clause and no member of the list.
    """
    tokens = scene.parsed.tokens
    found = [first]
    outside = False
    for person in scene.persons:
        if person.first <= first.first or owns(scene, person):
            continue
        edge = boundary(scene, person)
        between = tokens[found[-1].last + 1 : edge + 1]
        close = edge >= 0 and bool(between) and _is_link(between)
        inside = outside and not close and edge > 0 and tokens[edge].lower == "and" and tokens[edge - 1].lower != ","
        if inside and len(between) > 1:
            continue  # "X, who met Y and Z"
        apposed = loose and edge >= 0 and tokens[edge].lower in ("and", ",", ";") and len(between) <= APPOSED
        apposed = apposed and bool(between) and between[0].lower in (",", "(", "–", "—")
        # "Among them X, were freed by the envoy, Y": a verb behind the comma ends the list.
        apposed = apposed and not (len(between) > 1 and between[1].tag in ("VBD", "VBZ", "VBP", "MD"))
        # "The oldest, X, is 84; the youngest, Y, is 17" are two clauses.
        apposed = apposed and not any(t.text == ";" and any(v.is_verb for v in between) for t in between[:-1])
        if close or (apposed and not speaks_next(scene, person)):
            found.append(person)
            outside = False
        else:
            outside = True
    return tuple(found)


def _is_link(between: Sequence[Token]) -> bool:
    """ ", ", "and", "and a commander,": what joins two names directly."""
    if between[0].lower in ("of", "from") and len(between) <= _ORIGIN:
        between = [t for t in between[1:] if not t.tag.startswith(("NNP", "DT"))]  # "X of Lithuania, Y of Ohio"
        return bool(between) and all(t.lower in LINKS for t in between)
    words = [token.lower for token in between]
    if all(word in LINKS for word in words):
        return True
    modified = all(t.lower in LINKS or t.tag.startswith(MODIFIERS) for t in between)
    return words[0] == "and" and modified and len(words) <= 6


def speaks_next(scene: Scene, person: PersonSpot) -> bool:
    words = [token.lower for token in scene.parsed.tokens[person.last + 1 : person.last + 3]]
    return any(word in SAYING for word in words)


def owns(scene: Scene, person: PersonSpot) -> bool:
    """ "X's former cellmate", "the former wife of X": who only says whose somebody is, is not told of."""
    after = scene.parsed.tokens[person.last + 1 : person.last + 2]
    return (bool(after) and after[0].tag == "POS") or is_relation(scene, person)


def is_relation(scene: Scene, person: PersonSpot) -> bool:
    """ "The former wife of the rebel chief X", "two nephews of the first lady, X": by whom others are told apart."""
    tokens = scene.parsed.tokens
    index = opening(scene, person) - 1
    after = [token.lower for token in tokens[person.last + 1 : person.last + 3]]
    if after[:1] == [","] and after[1:] in (["one"], ["who"]):
        return False  # "the daughter of X, one of the freed"
    if index > 0 and tokens[index].text == ",":
        index -= 1
    stop = max(0, index - _RELATED)
    while index > stop and tokens[index].tag.startswith(("NN", "JJ", "DT", "POS", "PRP$", "HYPH")):
        index -= 1
    return index > 0 and tokens[index].lower == "of" and tokens[index - 1].lower in KIN


def nearest_group(scene: Scene, index: int, *, far: int = 60) -> Group | None:
    """The last group that ends before a token, if no other plural noun stands between."""
    tokens = scene.parsed.tokens
    groups = [g for g in scene.groups if g.last < index and g.first >= index - far]
    for group in reversed(groups):
        if group.singular and group.count is None:
            continue
        between = tokens[group.last + 1 : index]
        if any(t.tag in ("NNS", "NNPS") and t.lower not in TIMES and not in_group(scene, t.i) for t in between):
            return None
        return group
    return None


def in_group(scene: Scene, index: int) -> bool:
    return any(group.first <= index <= group.last for group in scene.groups)


def antecedent(group: Group | None) -> Group | None:
    """A group that says who is meant; a pronoun does not."""
    return None if group is None or group.rule == PRONOUN else group
