"""Times between an auxiliary and its verb, which the parser reads without."""

import pytest

from exchange_extract.tokens.cut_times import end_of_time, find_time


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("They will on 16 July give five back", "on 16 July", "a modal and its verb"),
        ("It is next week to send them home", "next week", "is to"),
        ("They will , on 4 May , free 30", ", on 4 May ,", "with its commas"),
        ("They were late on Sunday released", "late on Sunday", "a passive"),
        ("It would by the end of next month return them", "by the end of next month", "a longer one"),
        ("They will give five back on 16 July", None, "behind the verb"),
        ("The talks were on Monday and they were short", None, "no verb follows"),
        ("He was in 1999 released", None, "a figure alone is no time"),
        ("They were in Goma released", None, "a place"),
        ("It will on Monday", None, "nothing follows"),
        ("It would by the end of next month at the latest free 9", "by the end of next month at the latest", "closed"),
        ("They were a week later released", "a week later", "later closes"),
        ("They were on Monday told so", "on Monday", "an irregular participle"),
        ("The exchange was on Friday when 300 came", None, "when is no participle"),
        ("The swap was on Monday between them", None, "between is no participle"),
        ("In May last year two were freed", None, "the month, no modal"),
    ],
)
def test_finds_the_time_before_the_verb(text: str, expected: str | None, why: str) -> None:
    words = text.split()
    found = find_time(words)
    assert (" ".join(words[slice(*found)]) if found else None) == expected, why


def test_no_time_behind_the_last_word() -> None:
    assert end_of_time(["to"], 1) is None
