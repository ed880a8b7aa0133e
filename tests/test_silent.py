"""Texts that tell of no handover: what merely sounds like one, in the ways that a general feed is full of.

The texts are composed for this test, before the extractor was tried on them, in batches: six, five and five of 40 gave
a record then, 14 of the 48 longer ones (``news_``), nine of 19 articles as newsrooms print them (``near_``) and seven
of 30 by an analyst who did not know the library (``near_press_``).
"""

from datetime import date

import pytest

from banks import Row, cases
from exchange_extract import extract


@pytest.mark.parametrize("row", cases("silent"))
def test_no_record(row: Row) -> None:
    assert extract(row["text"], date(2024, 3, 14)) == []
