"""Every regular expression of the package on the worst strings that hand and hypothesis make: no match may take time
that grows faster than the text."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import exchange_extract
from exchange_extract.extractor import Extractor
from exchange_extract.phrases.date_patterns import date_patterns
from exchange_extract.phrases.number_words import _atom_pattern
from exchange_extract.sentences import MAX_SENTENCE

SIZE = MAX_SENTENCE
LIMIT = 0.5
"""Processor seconds for all matches in the longest text that is read as one sentence: milliseconds where
time is linear, an age where it is exponential."""
TOO_LONG = 30.0
SKIPPED = ("exchange_extract.cli.__main__",)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """All compiled patterns of all modules, and those that are made on first use, by where they are."""
    Extractor()
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(exchange_extract.__path__, "exchange_extract."):
        if module.name in SKIPPED:
            continue
        try:
            loaded = importlib.import_module(module.name)
        except ModuleNotFoundError:  # an extra that is not installed
            continue
        for name, value in vars(loaded).items():
            found |= {f"{module.name}.{name}{key}": pattern for key, pattern in _within(value)}
    dates = date_patterns()
    found["dates.start"] = dates.start
    for table in (dates.forms, dates.left, dates.right):
        found |= {f"dates.{name}": pattern for name, pattern in table.items()}
    found["numbers.atom"] = _atom_pattern()
    return dict(sorted(found.items()))


def _within(value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield "", value
    elif isinstance(value, dict):
        yield from ((f".{key}", pattern) for key, inner in value.items() for _, pattern in _within(inner))
    elif isinstance(value, tuple | list):
        yield from ((f"[{n}]", pattern) for n, inner in enumerate(value) for _, pattern in _within(inner))


# What repeats in patterns: blanks, letters, figures, stops, dashes, capitals, number words, names, dates, and each of
# them with an end that does not fit, so that the search has to go back.
PIECES = (
    " ", "\t", "\n", "\r\n", "\xa0", "a", "A", "1", "é", ".", ",", "-", "–", "'", "’", '"', "(", "/", ":", "a ", "A ",
    "Aa ", "A. ", "1 ", "1,", "1-", "1.", "1/", "one ", "one-", "one and ", "two hundred ", "and ", "the ", "of ",
    "in ", "on ", "to ", "at least ", "May ", "May 3, ", "3 May ", "Mon. ", "late ", "last ", "week ", "for ", "Mr. ",
    "al-", "de ", "New York ", "U.S. ", "e\u0301", "prisoners ", "of war ", "said ", "freed ", ", who ", "exchange ",
)  # fmt: skip
ENDS = ("", "!", "\x00", "Z9", " zz")


def spent(pattern: re.Pattern[str], text: str) -> float:
    """Processor seconds for the dearest way to ask: all matches, and one at the very start."""
    begin = time.process_time()
    for _ in pattern.finditer(text):
        if time.process_time() - begin > TOO_LONG:
            break
    pattern.match(text)
    pattern.fullmatch(text)
    return time.process_time() - begin


def worst(text: str) -> list[str]:
    """The patterns that take too long, measured once more so that a pause of the machine is none."""
    return [
        name for name, pattern in patterns().items() if spent(pattern, text) > LIMIT and spent(pattern, text) > LIMIT
    ]


def test_the_patterns_are_found() -> None:
    assert len(patterns()) > 100
    assert spent(re.compile(r"(?:a|aa)+$"), "a" * 30 + "!") > 0.02, "the measure tells a bad one"


@pytest.mark.parametrize("piece", PIECES)
def test_one_piece_again_and_again(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    assert worst(text + "!") == []


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=5), st.sampled_from(ENDS))
def test_pieces_in_turn(pieces: list[str], end: str) -> None:
    unit = "".join(pieces)
    assert worst(unit * (SIZE // len(unit)) + end) == []
