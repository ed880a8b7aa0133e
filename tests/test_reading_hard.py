"""Handovers told without a usual verb, in own words, through the extractor.

Features and essays word a handover freely. Each row is a way of telling it; the sentences and figures are composed for
this test, and the wordings that only look like a handover expect nothing.
"""

import pytest

from test_reading_world import told

BARTER = [
    (
        "Eight Armenian soldiers were released for 12 Azerbaijani captives on Friday.",
        ["completed AZE>ARM 8 prisoner_of_war; ARM>AZE 12 prisoner_of_war | 2024-03-08"],
        "people for people",
    ),
    (
        "Ethiopia gave back 70 captured Eritrean soldiers for nine of its own.",
        ["completed ETH>ERI 70 prisoner_of_war; ERI>ETH 9 prisoner_of_war | -"],
        "a bare figure is of the kind of the people that it is given for",
    ),
    (
        "In May 2006 Israel freed 400 prisoners for one soldier held by Hezbollah.",
        ["completed ISR>HEZBOLLAH 400 detainee; HEZBOLLAH>ISR 1 prisoner_of_war | 2006-05"],
        "the captor of the price gets what is given for it",
    ),
    (
        "In 2019 Ali Demir, a jailed Turkish reporter, was handed over for Hassan Karimi, an Iranian officer.",
        ["completed IRN>TUR 1 detainee Ali Demir; TUR>IRN 1 prisoner_of_war Hassan Karimi | 2019"],
        "named persons",
    ),
]

NOTHING = [
    ("The army released 20 soldiers for the harvest.", "an aim"),
    ("Saudi Arabia freed 12 prisoners for the holiday.", "an occasion"),
    ("Rwanda sent 50 soldiers home for their families.", "kin are no price"),
]


@pytest.mark.parametrize(("text", "expected", "why"), BARTER)
def test_people_for_people(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_no_record(text: str, why: str) -> None:
    assert told(text) == [], why
