"""Figures of two sources that differ for one direction: two transfers (codebook, section 4)."""

from datetime import date

import pytest

from exchange_extract.extractor import default_extractor

FIRST = "Hamas released four Israeli hostages on Friday, the group said."


def _counts(text: str) -> list[list[tuple[str, int | None]]]:
    records = default_extractor().extract(text, date(2024, 6, 9))
    return [
        [(t.giver.code or "" if t.giver else "", t.count.min if t.count else None) for t in record.transfers]
        for record in records
    ]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ("Israel said it had received three.", "a verb of its own"),
        ("Israel put the number at three.", "no verb of a handover"),
        ("According to Israel, only three were released.", "the source in front"),
    ],
)
def test_the_other_side_has_a_figure_of_its_own(second: str, why: str) -> None:
    assert _counts(f"{FIRST} {second}") == [[("HAMAS", 4), ("HAMAS", 3)]], why


@pytest.mark.parametrize(
    ("second", "expected", "why"),
    [
        ("Israel said it had received four.", [[("HAMAS", 4)]], "they agree"),
        ("Israel said three were badly hurt.", [[("HAMAS", 4)]], "no handover"),
        ("Hamas put the number of its own prisoners at three.", [[("HAMAS", 4)]], "the same source"),
        ("Israel said it was still waiting for three.", [[("HAMAS", 4)]], "those who are not back yet"),
    ],
)
def test_what_is_no_claim(second: str, expected: list[list[tuple[str, int]]], why: str) -> None:
    assert _counts(f"{FIRST} {second}") == expected, why


def test_an_armed_group_may_have_the_other_figure() -> None:
    assert _counts("Israel freed 90 Palestinian prisoners on Sunday, its army said. Hamas put the number at 95.") == [
        [("ISR", 90), ("ISR", 95)]
    ]


def test_a_figure_of_another_day_is_another_record() -> None:
    found = _counts(f"{FIRST} Israel said it had received three on Wednesday.")
    assert sorted(found) == [[("HAMAS", 3)], [("HAMAS", 4)]]


def test_a_claim_keeps_both_sources() -> None:
    text = "The Eritrean army released 40 Ethiopian soldiers on Friday, it said. Ethiopia put the number at 38."
    (record,) = default_extractor().extract(text, date(2024, 6, 9))
    assert set(record.sources) == {"Eritrean army", "Ethiopia"}
