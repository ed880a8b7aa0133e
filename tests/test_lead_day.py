"""The day that only the opening of an article gives to what it is about (records/lead_day.py)."""

from datetime import date

import pytest

from exchange_extract import extract

TEXTS = [
    (
        "Two planes took off at the same minute on Tuesday. Mali freed 35 Chadian soldiers and Chad freed 34 Malians.",
        "2024-03-12",
        "the journey",
    ),
    (
        "The president told the nation so himself on Tuesday night. All 35 soldiers whom Mali held are back in Chad.",
        "2024-03-12",
        "the report stands in",
    ),
    ("Mali has freed 35 Chadian soldiers. Their families waited at the airport on Tuesday.", "2024-03-12", "welcome"),
    ("Mali has freed 35 Chadian soldiers. They were captured on Tuesday.", None, "the capture has a day of its own"),
    (
        "Mali releases 35 Chadian soldiers\n\nTurnout was 61 percent, the election commission said on Tuesday.",
        None,
        "other news",
    ),
    ("Mali has freed 35 Chadian soldiers. Talks on trade are due on Friday.", None, "what is to come"),
    ("Mali has freed 35 Chadian soldiers. An envoy came to Bamako on 3 January.", None, "older than a week"),
    ("On Tuesday a truce was signed. Mali had freed 35 Chadian soldiers before.", None, "looked back upon"),
    (
        "On Tuesday it was the turn of the dead. Lorries brought the bodies of nine Chadian soldiers home from Mali.",
        "2024-03-12",
        "told of the sentence that it opens",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS)
def test_day_of_the_opening(text: str, expected: str | None, why: str) -> None:
    records = extract(text, date(2024, 3, 14))
    assert [record.date for record in records] == [expected], why
