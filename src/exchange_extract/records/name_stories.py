"""Sentences that tell a captive's story by name and so, weakly, who was handed over just before.

"X and Y were seized in May", "X, who had served 32 years, was met by crowds", "A, B and C flew to Doha". Alone such a
sentence proves nothing: ``people_named`` lays its names only where one direction fits, and never those of officials.
"""

from collections.abc import Sequence
from itertools import pairwise

from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.records.name_knowledge import are_still_held
from exchange_extract.records.name_lists import APPOSED, Statement, run, speaks_next
from exchange_extract.records.name_words import AUX, CAPTIVE, MET, SAYING, STILL, TIMES, WENT
from exchange_extract.tokens import Token

_PICTURES = {"picture", "pictures", "photo", "photos", "photograph", "photographs", "images", "footage", "video"}


def story(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """What a sentence tells of the captivity, the way home or the welcome of those that it names first, if it does."""
    pictured = _pictured(scene, person, edge)
    told = edge > 1 and scene.parsed.tokens[edge].lower == "that" and scene.parsed.tokens[edge - 1].lower in SAYING
    if pictured is not None or (edge > 0 and not told) or scene.parsed.sentence.kind != "body":
        return pictured
    if any(t.lower in STILL for t in scene.parsed.tokens) or are_still_held(scene, person.last):
        return None
    return _went(scene, person) or _held(scene, person) or _counted(scene, person)


def _pictured(scene: Scene, person: PersonSpot, edge: int) -> Statement | None:
    """ "posted pictures of, among others, X and Y"."""
    words = [t.lower for t in scene.parsed.tokens[max(0, edge - 5) : edge + 1]]
    if not any(a in _PICTURES and b == "of" for a, b in pairwise(words)):
        return None
    return Statement(scene, run(scene, person, loose=True), None, "names.pictured", weak=True)


def _past_apposition(tokens: Sequence[Token], index: int) -> int:
    """Past ", two priests," after a name, whose nouns the tagger may take for verbs; a relative clause is read."""
    if tokens[index].text != "," or (tokens[index + 1 : index + 2] and tokens[index + 1].lower == "who"):
        return index
    return next((t.i for t in tokens[index + 1 : index + APPOSED] if t.text == ","), index)


def _went(scene: Scene, person: PersonSpot) -> Statement | None:
    """ "X, Y and Z flew to Doha", "X and Y crossed on foot": several people under way after a handover."""
    names = run(scene, person, loose=False)
    after = [t.lower for t in scene.parsed.tokens[names[-1].last + 1 : names[-1].last + 3]]
    going = (
        after[:2] == ["were", "the"]
        or after[:1] in ([word] for word in WENT)
        or (after[:1] in (["have"], ["had"]) and after[1:] == ["arrived"])
    )
    return Statement(scene, names, None, "names.went", weak=True) if going and len(names) > 1 else None


def _held(scene: Scene, person: PersonSpot) -> Statement | None:
    """ "X and Y, two priests, were seized in May", "Mikhail, 25, was taken to Ukraine", "X had served 20 years"."""
    tokens = scene.parsed.tokens
    names = run(scene, person, loose=True)
    index = names[-1].last + 1
    if index >= len(tokens) or speaks_next(scene, names[-1]):
        return None
    for position in range(_past_apposition(tokens, index), min(index + APPOSED, len(tokens) - 1)):
        if tokens[position].lower in ("serving", "served", "spent") and _is_term(tokens, position):
            return Statement(scene, names, None, "names.held", weak=True)
        if tokens[position].tag in ("VBD", "VBP", "VBZ") and tokens[position].lower not in AUX:
            return None
        if tokens[position].lower in ("was", "were", "been"):
            verb = tokens[position + 1]
            after = tokens[position + 2].lower if position + 2 < len(tokens) else ""
            taken = verb.lower == "taken" and after in ("to", "hostage", "prisoner", "captive")
            met = verb.lower in MET and after in ("by", "with", "at", "in", "on")
            if verb.lower in CAPTIVE or taken or met:
                return Statement(scene, names, None, "names.held", weak=True)
    return None


def _is_term(tokens: Sequence[Token], verb: int) -> bool:
    """ "had served 20 years", "serving a life sentence", "spent six years in a cell"."""
    after = {t.lower for t in tokens[verb + 1 : verb + 7]}
    return bool(after & ({"sentence", "term", "life", "prison", "jail", "captivity"} | (TIMES - {"hours"})))


def _counted(scene: Scene, person: PersonSpot) -> Statement | None:
    """ "X, 51, and his nephew Y, 23, lost their boat": as many names as people were freed, told of right after."""
    names = run(scene, person, loose=True)
    following = scene.parsed.tokens[names[-1].last + 1 : names[-1].last + 2]
    if speaks_next(scene, names[-1]) or (len(names) < 2 and not all(t.lower in AUX for t in following)):
        return None
    return Statement(scene, names, None, "names.counted", weak=True, whole=True)
