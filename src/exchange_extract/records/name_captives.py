"""Persons of whom the article tells, wherever it names them, that they were captives: the last to be laid to a record.

Stories of freed people come in endless wordings ("X, who went missing on a hike", "in court X had called the charge
absurd"). What they share are the words of captivity near the name, and that nothing makes the person somebody else of
the story: an official, a relative, one who is still held or is dead.
"""

from collections.abc import Sequence

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.records.name_knowledge import Known
from exchange_extract.records.name_lists import Statement, boundary, speaks_next
from exchange_extract.records.name_words import CAPTIVE, STILL
from exchange_extract.tokens import Token

_AFTER = 18  # tokens after a name in which its captivity may be told
# fmt: off
_NOUNS = frozenset({
    "captive", "captivity", "captors", "cell", "custody", "detention", "espionage", "hostage", "imprisonment", "jail",
    "ordeal", "prison", "spying",
})
_VERBS = CAPTIVE | {"accused", "ambushed", "charged", "freed", "held", "indicted", "released", "taken"}
_LOST = STILL | {"dead", "death", "murdered", "murder", "remaining", "executed", "lawyer", "rejected", "refused"}
# fmt: on


def captives(scenes: Sequence[Scene], known: dict[str, Known]) -> list[Statement]:
    """A weak statement for each person who is told to have been a captive, in the order of the text."""
    found: dict[str, Statement] = {}
    out: set[str] = set()
    for scene in scenes:
        for person in scene.persons:
            name = person.mention.value.full
            if known[name].in_office or " " not in name or _is_lost(scene, person):
                out.add(name)
            elif name not in found and _is_held(scene, person):
                found[name] = Statement(scene, (person,), None, "names.captive", weak=True, backed=True)
    return [statement for name, statement in found.items() if name not in out]


def _story(scene: Scene, person: PersonSpot) -> list[Token]:
    """The words after a name up to the next, and its titles before it."""
    tokens = scene.parsed.tokens
    end = min([p.first for p in scene.persons if p.first > person.last + 3] + [person.last + _AFTER, len(tokens)])
    return [*tokens[boundary(scene, person) + 1 : person.first], *tokens[person.last + 1 : end]]


def _is_lost(scene: Scene, person: PersonSpot) -> bool:
    return any(token.lower in _LOST for token in _story(scene, person))


def _is_held(scene: Scene, person: PersonSpot) -> bool:
    """Whether a noun of captivity, or a participle, which leaves out who captured or freed others, tells of it."""
    if speaks_next(scene, person):
        return False
    told = _story(scene, person)
    return any(t.lower in _NOUNS or (t.lower in _VERBS and t.tag in ("VBN", "JJ")) for t in told)
