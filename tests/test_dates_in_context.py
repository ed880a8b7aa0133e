"""Dates that rest on more than their words: the tense, the day of publication, a date told before, the date line.

One row, one reason; the codebook, section 6, decides. Sentences are made up.
"""

from datetime import date

import pytest

from date_reading import WEDNESDAY, read
from exchange_extract.edtf import is_valid_edtf
from exchange_extract.phrases.dates import find_dateline_date, find_dates, resolve

FUTURE = [
    ("on Friday", "2025-06-20", "nearest after"),
    ("on Wednesday", "2025-06-18", "the same weekday is the day itself"),
    ("on June 17", "2026-06-17", "next year's"),
    ("on June 18", "2025-06-18", "the day itself"),
    ("in May", "2026-05", "next year's month"),
    ("in October", "2025-10", "this year's month"),
    ("on 29 February", "2028-02-29", "the next leap year"),
    ("last Friday", "2025-06-13", "last stays last"),
    ("on Friday and Saturday", "2025-06-20/2025-06-21", "both to come"),
    ("on 1 and 2 January", "2026-01-01/2026-01-02", "both next year"),
    ("from Friday to Monday", "2025-06-20/2025-06-23", "an end after its start"),
    ("by Friday", "../2025-06-20", "by a day to come"),
    ("this weekend", "2025-06-21/2025-06-22", "the coming one"),
    ("in the autumn", "2025-23", "the coming season"),
]

ANAPHORIC = [
    ("the same day", "2025-03-03", "2025-03-03", "same day"),
    ("that day", "2025-03-03", "2025-03-03", "that day"),
    ("on the same day", "2025-03", None, "a month holds no day"),
    ("the day before", "2025-03-01", "2025-02-28", "back over a month's end"),
    ("a day earlier", "2024-03-01", "2024-02-29", "back over a leap day"),
    ("the next day", "2024-12-31", "2025-01-01", "on over a year's end"),
    ("the following day", "2025-03-03", "2025-03-04", "following day"),
    ("the day after", "2025-03-03", "2025-03-04", "day after"),
    ("two days earlier", "2025-03-03", "2025-03-01", "earlier"),
    ("two days before.", "2025-03-03", "2025-03-01", "before, at an end"),
    ("three days later", "2025-03-03", "2025-03-06", "later"),
    ("a week later", "2025-03-03", "2025-03-10/2025-03-16", "the week, as exact as its unit"),
    ("that month", "2025-03-03", "2025-03", "that month"),
    ("the following month", "2025-12-03", "2026-01", "following month over a year's end"),
    ("the same year", "2025-03", "2025", "same year"),
    ("the previous year", "2025", "2024", "previous year"),
    ("in March of the same year", "2023-11", "2023-03", "month of that year"),
    ("on 3 March that year", "2023-11", "2023-03-03", "day of that year"),
    ("the following Monday", "2025-03-03", "2025-03-10", "strictly after"),
    ("the next day", "2025-03-03/2025-03-05", "2025-03-06", "from the end of an interval"),
    ("the day before", "2025-03-03/2025-03-05", "2025-03-02", "from the start of an interval"),
    ("the same month", "2025-03-03/2025-04-05", None, "two months"),
    ("the next day", "2025-03-03/..", None, "an open end"),
    ("the same month", "2025-22", None, "a season is no month"),
    ("the next day", None, None, "no anchor"),
    ("the next day", "nonsense", None, "a bad anchor is none"),
    ("earlier in the day", "2025-06-16", "2025-06-16", "the day told of"),
    ("earlier in the day", None, "2025-06-18", "without one, the day of publication"),
]

OTHER_DAYS = [
    (date(2026, 3, 7), "on Thursday and Friday", "2026-03-05/2026-03-06", "Saturday's paper"),
    (date(2015, 6, 22), "in the past one year", "2014-06/2015-06", "a year in months"),
    (date(2025, 1, 1), "yesterday", "2024-12-31", "year's end"),
    (date(2025, 1, 1), "last month", "2024-12", "year's end"),
    (date(2025, 1, 1), "on December 31", "2024-12-31", "year's end"),
    (date(2025, 1, 15), "this winter", "2024-24", "a winter has the year it begins in"),
    (date(2025, 12, 15), "this winter", "2025-24", "begun in December"),
    (date(2025, 10, 15), "last summer", "2025-22", "the last one that is over"),
    (date(2025, 2, 10), "last summer", "2024-22", "the last one that is over"),
    (date(2024, 3, 1), "yesterday", "2024-02-29", "leap day"),
    (date(2024, 2, 29), "a year ago", "2023", "from a leap day"),
    (date(2024, 2, 29), "in the past year", "2023-02/2024-02", "from a leap day"),
    (date(2025, 6, 14), "on Saturday", "2025-06-14", "on that Saturday"),
    (date(2025, 6, 14), "last Saturday", "2025-06-07", "the one before"),
    (date(2025, 6, 14), "this weekend", "2025-06-14/2025-06-15", "on it"),
    (date(2025, 6, 14), "last weekend", "2025-06-07/2025-06-08", "the one before"),
    (date(2024, 12, 31), "next week", "2025-01-06/2025-01-12", "week over a year's end"),
    (date(2024, 12, 31), "this week", "2024-12-30/2025-01-05", "week over a year's end"),
    (None, "on 3 March 2025", "2025-03-03", "absolute needs no publication date"),
    (None, "since March 2022", "2022-03/..", "absolute needs no publication date"),
    (None, "from 28 December to 3 January 2025", "2024-12-28/2025-01-03", "absolute needs no publication date"),
    (None, "on Monday", None, "relative needs one"),
    (None, "on 3 March", None, "so does a day without a year"),
    (None, "yesterday", None, "so does a day word"),
    (None, "last summer", None, "so does a season"),
    (None, "in the past year", None, "so does a stretch up to it"),
    (date(1, 1, 1), "yesterday", None, "no day before the first"),
    (date(9999, 12, 31), "tomorrow", None, "no day after the last"),
]


@pytest.mark.parametrize(("text", "value", "why"), FUTURE)
def test_to_come(text: str, value: str, why: str) -> None:
    assert read(text, future=True) == [value], why


@pytest.mark.parametrize(("text", "anchor", "value", "why"), ANAPHORIC)
def test_anaphoric(text: str, anchor: str | None, value: str | None, why: str) -> None:
    assert read(text, anchor=anchor) == [value], why
    assert all(mention.value.is_anaphoric for mention in find_dates(text)), why


@pytest.mark.parametrize(("published", "text", "value", "why"), OTHER_DAYS)
def test_other_publication_dates(published: date | None, text: str, value: str | None, why: str) -> None:
    assert read(text, published) == [value], why


@pytest.mark.parametrize(
    ("text", "span", "value", "why"),
    [
        ("KYIV, Oct. 17 - Ukraine and Russia met.", "Oct. 17", "2024-10-17", "place, day, dash"),
        ("ABU DHABI, 19th March, 2025 -- Talks were held.", "19th March, 2025", "2025-03-19", "double hyphen"),
        (
            "ABU DHABI, 19th March, 2025 (AGN) -- Talks were held.",
            "19th March, 2025",
            "2025-03-19",
            "agency in brackets",
        ),
        (
            "A headline\nMONDAY, NOVEMBER 10, 2025\nText.",
            "MONDAY, NOVEMBER 10, 2025",
            "2025-11-10",
            "a line of its own",
        ),
        ("A headline\n\nAug. 2, 2024 6:10 p.m. ET\nText.", "Aug. 2, 2024", "2024-08-02", "with a time"),
        ("Published 2 August 2024 18:10 GMT", "2 August 2024", "2024-08-02", "with a label"),
        ("On 3 March 2025 they met - at last.", None, None, "an opening phrase"),
        ("They met on 3 March 2025 - at last.", None, None, "a sentence"),
        ("Swap set for Friday", None, None, "a weekday is no date line"),
        ("Nothing here.", None, None, "none"),
        ("", None, None, "empty"),
    ],
)
def test_dateline(text: str, span: str | None, value: str | None, why: str) -> None:
    mention = find_dateline_date(text)
    found = (text[mention.start : mention.end], resolve(mention.value, WEDNESDAY)) if mention else (None, None)
    assert found == (span, value), why


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ("2025", True),
        ("2025-06", True),
        ("2025-06-16", True),
        ("2025-21", True),
        ("2025-24", True),
        ("0001", True),
        ("2025-05/2025-06", True),
        ("2022-03/..", True),
        ("../2025-06-16", True),
        ("2024-02-29", True),
        ("2014/2022-03", True),
        ("2025-13", False),
        ("2025-00", False),
        ("2025-20", False),
        ("2025-25", False),
        ("2025-06-31", False),
        ("2023-02-29", False),
        ("2025-6", False),
        ("25", False),
        ("", False),
        ("/", False),
        ("../..", False),
        ("2025/", False),
        ("2025-06/2025-05", False),
        ("2025/2025/2025", False),
        ("2025-21-01", False),
        ("0000", False),
        ("２０２５", False),
        ("2025-06-16 ", False),
        ("2025-06-16\n", False),
    ],
)
def test_edtf(value: str, valid: bool) -> None:
    assert is_valid_edtf(value) is valid
