"""What holds for every text: values round-trip, offsets are exact, bounds are ordered, time is linear."""

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exchange_extract.phrases.quantities import _scan, find_measures, find_quantities, value_of
from exchange_extract.spans import Quantity
from timing import grows_at_most

# fmt: off
SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, *, hyphen: str = "-", british: bool = True) -> str:
    """An own speller for 0..999,999, with or without the British "and"."""
    if number >= 1000:
        rest = number % 1000
        joint = " and " if british and 0 < rest < 100 else " "
        head = spell(number // 1000, hyphen=hyphen, british=british) + " thousand"
        return head + (joint + spell(rest, hyphen=hyphen, british=british) if rest else "")
    if number >= 100:
        joint = " and " if british else " "
        head = f"{SMALL[number // 100]} hundred"
        return head + (joint + spell(number % 100, hyphen=hyphen, british=british) if number % 100 else "")
    if number >= 20:
        return TENS[number // 10] + (hyphen + SMALL[number % 10] if number % 10 else "")
    return SMALL[number]


CASES = st.sampled_from([str.lower, str.upper, str.title])


@given(st.integers(0, 999_999), st.sampled_from("- ‑"), st.booleans(), CASES)
@example(0, "-", True, str.lower)
@example(999_999, "-", True, str.title)
@settings(max_examples=400, deadline=None)
def test_spelled_numbers_round_trip(number: int, hyphen: str, british: bool, case) -> None:  # type: ignore[no-untyped-def]
    words = case(spell(number, hyphen=hyphen, british=british))
    assert value_of(words) == Quantity(number, number)


@given(st.integers(2, 999_999), st.booleans())
@settings(max_examples=300, deadline=None)
def test_spelled_numbers_are_found_in_a_sentence(number: int, british: bool) -> None:
    words = spell(number, british=british)
    text = f"Then {words} soldiers came home."
    assert [(text[m.start : m.end], m.value) for m in find_quantities(text)] == [(words, Quantity(number, number))]


@given(st.integers(1000, 999_999_999), st.sampled_from([",", "\u00a0", "\u202f", "'", "."]))
@settings(max_examples=300, deadline=None)
def test_separated_figures_round_trip(number: int, separator: str) -> None:
    figure = f"{number:,}".replace(",", separator)
    assert value_of(figure) == Quantity(number, number)
    text = f"Then {figure} soldiers came home."
    assert [text[m.start : m.end] for m in find_quantities(text)] == [figure]


# fmt: off
PIECES = st.sampled_from([
    "one", "a dozen", "1,200", "20", "-", " for ", "between ", " and ", "hundred", "over ", "all", "both", " of the ",
    "$", "%", " km", "May ", "2022", ", ", "(", "half ", "-strong", "at least ", "+", " or so", "th",
    "İ", "ſix", "\u212a",
    "９", "٣", "²", "\u200f", "😀", "\n", "\r\n", "\x00", "’", "\ud7ff", "e\u0301", " people", " trucks", " one",
])
# fmt: on
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS, st.integers(0, 10_000))
@settings(max_examples=500, deadline=None)
def test_offsets_order_and_bounds(text: str, offset: int) -> None:
    found = find_quantities(text, offset)
    for mention in found:
        assert 0 <= mention.start - offset < mention.end - offset <= len(text)
        words = text[mention.start - offset : mention.end - offset]
        assert words == words.strip()
        value = mention.value
        assert value.everyone or value.low is not None or value.high is not None
        assert min(bound for bound in (value.low, value.high, 0) if bound is not None) >= 0
        assert value.low is None or value.high is None or value.low <= value.high
    for mentions in ([(m.start, m.end) for m in found], [(m.start, m.end) for m in find_measures(text, offset)]):
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(mentions))
        assert all(offset <= start < end <= offset + len(text) for start, end in mentions)


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=300, deadline=None)
def test_a_count_is_found_whatever_stands_around(before: str, after: str) -> None:
    """A paragraph break keeps the surroundings from being part of the phrase."""
    text = f"{before}\n\nThey freed forty-one prisoners today.\n\n{after}"
    start = text.index("forty-one", len(before))
    assert (start, start + 9) in [(m.start, m.end) for m in find_quantities(text)]


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_deterministic(text: str) -> None:
    first = find_quantities(text)
    _scan.cache_clear()
    assert find_quantities(text) == first


# fmt: off
WORST = [
    "1,", "1,1", "one hundred and ", "9", "1 000 ", "20-", "20 to ", "20-20-", "1.", "1/", "one ", "half a dozen ",
    "at least ", "more than over about ", "all ", "all of the ", "both ", "one of the ", "between 2 and ", "+3", "$",
    "5 May, ", "3 kWh ", "two and a half thousand ", "a ", "a hundred ", "x", " ", "\n", "-", "several hundred ",
    "https://", "12:", "20 Ukrainian ", "3 Xy Xy Xy Xy ", "A, 2, ",
]
# fmt: on


@pytest.mark.parametrize("piece", WORST)
def test_time_is_linear(piece: str) -> None:
    """Four times the text costs about four times the time; a square would be 16 times."""

    def read(size: int) -> None:
        find_quantities((piece * (size // len(piece) + 1))[:size])
        _scan.cache_clear()

    assert grows_at_most(read, 25_000, 100_000, times=12, spare=0.2)
