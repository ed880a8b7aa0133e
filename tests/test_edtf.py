"""EDTF: the days it covers and how it is said. What is valid is tested with the dates that resolve to it."""

from datetime import date

import pytest

from exchange_extract.edtf import edtf_bounds, in_words


@pytest.mark.parametrize(
    ("value", "first", "last", "words"),
    [
        ("2025-07-16", date(2025, 7, 16), date(2025, 7, 16), "16 July 2025"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28), "winter 2024"),
        ("2025-05/2025-06", date(2025, 5, 1), date(2025, 6, 30), "May to June 2025"),
        ("2025-07-14/2025-07-20", date(2025, 7, 14), date(2025, 7, 20), "14 to 20 July 2025"),
        ("2025-06-30/2025-07-06", date(2025, 6, 30), date(2025, 7, 6), "30 June to 6 July 2025"),
        ("2024-12-30/2025-01-05", date(2024, 12, 30), date(2025, 1, 5), "30 December 2024 to 5 January 2025"),
        ("2022/2025-06", date(2022, 1, 1), date(2025, 6, 30), "2022 to June 2025"),
        ("2025-05/2025-06-03", date(2025, 5, 1), date(2025, 6, 3), "May 2025 to 3 June 2025"),
        ("2022-03/..", date(2022, 3, 1), None, "since March 2022"),
        ("../2025-06-16", None, date(2025, 6, 16), "by 16 June 2025"),
    ],
)
def test_days_and_words(value: str, first: date | None, last: date | None, words: str) -> None:
    assert (edtf_bounds(value), in_words(value)) == ((first, last), words)


@pytest.mark.parametrize("value", ["", "2025-13", "2025-02-30", "../..", "yesterday", "2025-07-20/2025-07-14", "2025/"])
def test_what_is_no_edtf(value: str) -> None:
    for read in (edtf_bounds, in_words):
        with pytest.raises(ValueError, match="is no EDTF date"):
            read(value)
