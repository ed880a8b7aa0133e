"""Persons of whom the article tells, wherever it names them, that they were captives: the last to be laid to a record.

Stories of freed people come in endless wordings ("X, who went missing on a hike", "in court X had called the charge
absurd"). What they share are the words of captivity near the name, and that nothing makes the person somebody else of
the story: an official, a relative, one who is still held or is dead.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.records.name_knowledge import Known, are_still_held
from exchange_extract.records.name_lists import Statement, boundary, owns, run, speaks_next
from exchange_extract.records.name_words import CAPTIVE, MET, MOVED, STILL
from exchange_extract.tokens import Token

_AFTER = 18  # tokens after a name in which its captivity may be told
_BEFORE = 16  # tokens before "including X" in which that of all is
# fmt: off
_NOUNS = frozenset({
    "captive", "captivity", "captors", "cell", "custody", "detention", "espionage", "hostage", "imprisonment", "jail",
    "ordeal", "prison", "spying", "serving",
})
_VERBS = CAPTIVE | MOVED | MET | {
    "accused", "ambushed", "charged", "driven", "escorted", "flown", "held", "indicted", "sent", "taken",
}
_TOOK = CAPTIVE | {"took", "held", "caught"}
_LOST = STILL | {"murdered", "remaining", "executed", "rejected", "refused"}
_ATTENDS = {
    "lawyer", "lawyers", "attorney", "attorneys", "solicitor", "counsel", "captor", "jailer", "kidnapper", "doctor",
    "physician", "employer", "boss", "publisher", "agent", "interrogator",
}
_VISITS = {"visited", "defended", "represented", "interrogated", "guarded", "interviewed", "treated", "taught"}
_OUT_OF = {"including", "namely", "like", "include", "includes"}
# fmt: on


def captives(scenes: Sequence[Scene], known: Mapping[str, Known], placed: Mapping[str, str]) -> list[Statement]:
    """A weak statement for each person who is told to have been a captive, in the order of the text.

    Who stands in a list with one is one too. ``placed`` has the names that a handover has already, with the key of the
    side that gets them, "" for none: whom the text lists beside them goes the same way.
    """
    found: dict[str, Statement] = {}
    out: set[str] = set()
    for scene in scenes:
        out |= {p.mention.value.full for p in scene.persons if _is_other(scene, p, known)}
        for person in scene.persons:
            names = run(scene, person, loose=True)
            mates = {key for p in names if (key := placed.get(p.mention.value.full))} if len(names) > 1 else set()
            if not mates and not any(_is_held(scene, p) for p in names):
                continue
            for one in names:
                statement = Statement(
                    scene, (one,), None, "names.captive", weak=True, backed=True, owners=frozenset(mates)
                )
                found.setdefault(one.mention.value.full, statement)
    return [statement for name, statement in found.items() if name not in out]


def _is_other(scene: Scene, person: PersonSpot, known: Mapping[str, Known]) -> bool:
    """Whether a person is somebody else of the story: in power, still held, dead, or known by one name only."""
    name = person.mention.value.full
    if known[name].in_power or " " not in name or _attends(scene, person):
        return True
    return any(t.lower in _LOST for t in _story(scene, person)) or are_still_held(scene, person.last)


def _attends(scene: Scene, person: PersonSpot) -> bool:
    """ "His lawyer, X", "X, a doctor for the men", "X visited them in jail": who meets captives and is none."""
    tokens = scene.parsed.tokens
    before = tokens[max(0, person.first - 4) : person.first]
    behind = tokens[person.last + 1 : person.last + 9]
    owned = any(t.tag in ("PRP$", "POS") for t in before) and any(t.lower in _ATTENDS for t in before)
    of_them = any(a.lower in _ATTENDS and b.lower in ("of", "for", "to") for a, b in pairwise(behind))
    own = any(a.tag == "PRP$" and b.lower in _ATTENDS for a, b in pairwise(behind))
    visits = any(t.lower in _VISITS and t.tag in ("VBD", "VBN") for t in behind)
    return owned or of_them or own or (visits and not any(t.lower in ("was", "were", "been") for t in behind))


def _story(scene: Scene, person: PersonSpot) -> list[Token]:
    """The words after a name up to the next, and its titles before it."""
    tokens = scene.parsed.tokens
    end = min([p.first for p in scene.persons if p.first > person.last + 3] + [person.last + _AFTER, len(tokens)])
    return [*tokens[boundary(scene, person) + 1 : person.first], *tokens[person.last + 1 : end]]


def _is_held(scene: Scene, person: PersonSpot) -> bool:
    """Whether a noun of captivity, or a participle, which leaves out who captured or freed others, tells of it."""
    if speaks_next(scene, person) or owns(scene, person):
        return False
    told = _story(scene, person)
    words = [t.lower for t in told]
    if "whom" in words[:4] and any(t.lower in _TOOK for t in told):
        return True  # "X, whom gunmen took in Niger"
    edge = boundary(scene, person)
    tokens = scene.parsed.tokens
    if edge > 0 and tokens[edge].lower in _OUT_OF:
        told = [*told, *tokens[max(0, edge - _BEFORE) : edge]]
    return any(t.lower in _NOUNS or (t.lower in _VERBS and t.tag in ("VBN", "JJ")) for t in told)
