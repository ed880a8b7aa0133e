"""What holds of dates for any text, any day and any expression."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_extract.edtf import is_valid_edtf
from exchange_extract.phrases.dates import (
    DateExpr,
    find_dateline_date,
    find_dates,
    load_date_rules,
    resolve,
)
from timing import grows_at_most

# fmt: off
WORDS = [word for rule in load_date_rules().date_word for word in (*rule.words, *rule.short)] + [
    "23", "3", "1,994", "2025", "2022-23", "31", "2025-13-40", "02.10.2025", "'s", ",", "-", "–", "(", ")", ".",
    "and", "to",
    "from", "in", "on", "the", "of", "ago", "later", "year", "month", "week", "days", "that", "same", "following",
    "so far", "prisoners", "\n", "\xa0", "ſunday", "ıune", "\u200f", "😀",
]
# fmt: on
PHRASES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
TEXTS = st.one_of(
    st.text(max_size=80), PHRASES, st.tuples(st.text(max_size=9), PHRASES, st.text(max_size=9)).map("".join)
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))
UNITS = st.sampled_from(["day", "week", "weekend", "month", "season", "year"])
ANCHORS = st.one_of(
    st.none(),
    st.dates().map(date.isoformat),
    st.text(max_size=12),
    st.sampled_from(
        ["2025", "2025-06", "2025-22", "2025-06-01/2025-06-03", "2022-03/..", "../2025", "9999-12-31", "0001"]
    ),
)


def small(low: int, high: int) -> st.SearchStrategy[int | None]:
    return st.one_of(st.none(), st.integers(low, high))


POINTS = st.builds(
    DateExpr,
    kind=st.sampled_from(["calendar", "weekday", "relative", "anaphoric", "trailing", "written", "after"]),
    unit=UNITS,
    year=small(-5, 12000),
    month=small(0, 14),
    day=small(0, 40),
    season=st.sampled_from([None, 21, 22, 23, 24]),
    weekday=small(0, 6),
    shift=small(-30000, 30000),
    year_shift=small(-9999, 9999),
    week_shift=small(-99999, 99999),
    count=small(0, 999999),
    words=st.sampled_from(["", "2025 October 2", "31-Jun-2025", "May"]),
    or_published=st.booleans(),
)
EXPRESSIONS = st.recursive(
    POINTS,
    lambda inner: st.builds(
        DateExpr,
        kind=st.sampled_from(["interval", "since", "until", "offset", "after"]),
        first=st.one_of(st.none(), inner),
        last=st.one_of(st.none(), inner),
        shift=small(-99, 99),
    ),
    max_leaves=4,
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.integers(0, 10**6))
def test_offsets_are_exact_in_order_and_apart(text: str, offset: int) -> None:
    mentions = find_dates(text, offset)
    assert mentions == find_dates(text, offset)
    position = offset
    for mention in mentions:
        assert position <= mention.start < mention.end <= offset + len(text)
        words = text[mention.start - offset : mention.end - offset]
        assert words == words.strip()
        position = mention.end


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS, st.booleans(), ANCHORS)
def test_what_is_found_resolves_to_edtf(text: str, published: date | None, future: bool, anchor: str | None) -> None:
    for mention in find_dates(text):
        value = resolve(mention.value, published, future=future, anchor=anchor)
        assert value is None or is_valid_edtf(value)
        assert mention.value.precision in ("day", "month", "season", "year", "interval")


@settings(max_examples=600, deadline=None)
@given(EXPRESSIONS, DAYS, st.booleans(), ANCHORS)
def test_any_expression_resolves_to_edtf(
    expr: DateExpr, published: date | None, future: bool, anchor: str | None
) -> None:
    value = resolve(expr, published, future=future, anchor=anchor)
    assert value is None or is_valid_edtf(value)
    assert expr.is_period in (True, False)


@given(st.dates(date(1850, 1, 1), date(2090, 12, 31)), DAYS)
def test_written_days_come_back(day: date, published: date | None) -> None:
    american, british = f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"
    for form in (american, british, day.isoformat(), f"{day:%d.%m.%Y}"):
        (mention,) = find_dates(f"on {form} in Doha")
        assert resolve(mention.value, published) == day.isoformat()


@given(st.dates(date(1900, 1, 9), date(2090, 12, 20)), st.sampled_from(range(7)), st.booleans())
def test_weekdays_are_the_nearest(published: date, weekday: int, future: bool) -> None:
    value = resolve(DateExpr("weekday", weekday=weekday), published, future=future)
    assert value is not None
    gap = (date.fromisoformat(value) - published).days
    assert date.fromisoformat(value).weekday() == weekday
    assert 0 <= gap < 7 if future else -7 < gap <= 0


@settings(deadline=None)
@given(TEXTS)
def test_datelines_lie_in_the_text(text: str) -> None:
    mention = find_dateline_date(text)
    assert mention is None or 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "1",
        " ",
        "2025 ",
        "May ",
        "Monday, ",
        "May 23, ",
        "23 and ",
        "from 2014 to ",
        "the ",
        "the end of ",
        "since ",
        "-",
        "two days after ",
        "1-",
        "on May 23, 24, ",
        "\n",
        "the same ",
        "3 ",
        "early ",
        "so far in ",
        "2025-10-",
        "Jan. (",
    ],
)
def test_worst_strings_are_linear(unit: str) -> None:
    def read(size: int) -> None:
        text = unit * (size // len(unit))
        find_dates(text)
        find_dateline_date(text)

    assert grows_at_most(read, 5_000, 40_000, times=32, spare=0.2)  # eight times the text; a square would be 64 times
