"""Cues: which words are found, and which of them bear on a predicate."""

import pytest

from exchange_extract.cues import find_cues, governing
from exchange_extract.extractor import Extractor
from exchange_extract.frames.model import Scene

EXTRACTOR = Extractor()


def _scene(text: str) -> Scene:
    return EXTRACTOR.scenes(text)[0]


FOUND: list[tuple[str, set[str], str]] = [
    ("Russia put the exchange of prisoners off.", {"rejection"}, "verb and particle stand apart"),
    ("Russia put 95 prisoners on a bus to the exchange.", set(), "put without off is no refusal"),
    ("The two sides cancelled the exchange of prisoners.", {"rejection"}, "British spelling"),
    ("The two sides canceled the exchange of prisoners.", {"rejection"}, "American spelling"),
    ("The release of 95 prisoners is due on Friday.", {"future"}, "due on"),
    ("Russia is not ready to release the prisoners.", {"rejection"}, "the longer phrase hides ready and not"),
    ("The accord provides for the release of 50 hostages.", {"agreement"}, "provides for"),
    ("The United States exchanged prisoners with Russia.", set(), "a name that looks like a verb of saying"),
    ("Under the truce, 50 hostages were freed.", {"phase"}, "a truce agrees on no handover by itself"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOUND)
def test_cues_of_a_sentence(text: str, expected: set[str], why: str) -> None:
    kept = {"negation", "future", "plan", "proposal", "agreement", "rejection", "progress", "cumulation", "phase"}
    assert {cue.rule.category for cue in find_cues(_scene(text).parsed, EXTRACTOR.lexicon)} & kept == expected, why


def test_a_cue_around_a_time_ends_with_its_own_word() -> None:
    parsed = _scene("Ukraine is next Monday to release 30 prisoners to Russia.").parsed
    cue = next(cue for cue in find_cues(parsed, EXTRACTOR.lexicon) if cue.rule.category == "future")
    assert ([parsed.tokens[i].lower for i in (cue.first, cue.last)], cue.split) == (["is", "to"], True)


GOVERNING: list[tuple[str, str, set[str], str]] = [
    ("Russia refused to release the prisoners.", "release", {"rejection"}, "governor"),
    ("Russia did not say that it released the prisoners.", "released", set(), "a verb of saying ends the reach"),
    ("Russia said it planned to release the prisoners.", "release", {"plan"}, "below the verb of saying"),
    ("Kyiv urged restraint after Russia released the prisoners.", "released", set(), "a clause of time"),
    ("Kyiv wants help for the men whom Russia released.", "released", set(), "a relative clause"),
    ("Kyiv offered a truce and released the prisoners.", "released", set(), "a coordinated verb with its own tense"),
    ("Russia will release the prisoners and receive others.", "receive", {"future"}, "auxiliaries are shared"),
    ("Russia postponed the release of the prisoners.", "release", {"rejection"}, "a noun under its verb"),
    ("Kyiv called for talks after the release of the prisoners.", "release", set(), "a phrase of time"),
    ("The delayed release of the prisoners took place.", "release", set(), "a past setback"),
    ("The planned release of the prisoners drew crowds.", "release", {"plan"}, "an attribute"),
]


@pytest.mark.parametrize(("text", "word", "expected", "why"), GOVERNING)
def test_cues_that_govern_a_predicate(text: str, word: str, expected: set[str], why: str) -> None:
    scene = _scene(text)
    index = next(token.i for token in scene.parsed.tokens if token.lower == word)
    assert {
        cue.rule.category
        for cue in governing(scene.clauses, list(scene.cues), index)
        if cue.rule.status or cue.rule.category == "negation"
    } == expected, why
