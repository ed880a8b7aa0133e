"""Days that stand over the entry of a diary or a chronology."""

import pytest

from exchange_extract.records.entry_days import entry_day


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "It began.\nFriday, 14 April. A plane lands.|They wave.",
            "Friday, 14 April",
            "a day as a sentence of its own",
        ),
        ("It began.\n• January 31: Seven go home.|They wave.", "January 31", "a bullet with its day"),
        ("It began.\n\n3 May 2021\n\n|Seven go home.", "3 May 2021", "a line of its own above the paragraph"),
        ("It began.\n\n3 May 2021\n\nSeven go home.\n|Later.", None, "only the paragraph right below"),
        ("On 3 May. |They wave.", None, "other words stand with the day"),
        ("14 April saw it. |They wave.", None, "the day is the subject of a sentence"),
        ("April 2021. |They wave.", None, "a month heads more than a day's entry"),
        ("|Friday, 14 April. A plane lands.", None, "no day before itself"),
    ],
)
def test_entry_day(text: str, expected: str | None, why: str) -> None:
    start, plain = text.index("|"), text.replace("|", "")
    found = entry_day(plain, start)
    assert (plain[found.start : found.end] if found else None) == expected, why
