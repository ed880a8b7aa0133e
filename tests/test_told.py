"""Ordinary ways to tell of a handover, in one to three sentences, each with the records that it must give.

The texts of fixtures/sentences are composed for this test, written before the extractor was tried on them. Those that
it does not read right are listed beside them: mending one makes the test fail until it is taken off the list.
"""

from dataclasses import replace
from datetime import date

import pytest

from banks import Row, cases
from exchange_extract import ExchangeRecord, extract
from exchange_extract.rules.expectations import show_count, transfers_of
from exchange_extract.schema import Quantity
from exchange_extract.spans import Quantity as Count


def _total(total: Quantity | None) -> str:
    return f" | total {show_count(Count(total.min, total.max, total.approximate, total.all))}" if total else ""


def told(record: ExchangeRecord) -> str:
    """``status[/cumulative] | date | GIVER > RECEIVER: count category; ... [| total N]``."""
    scope = "" if record.scope == "event" else f"/{record.scope}"
    transfers = "; ".join(str(replace(transfer, status=None)) for transfer in transfers_of(record))
    return f"{record.status}{scope} | {record.date or '-'} | {transfers}{_total(record.total)}"


@pytest.mark.parametrize("row", cases("told"))
def test_records_told(row: Row) -> None:
    records = extract(row["text"], date.fromisoformat(row["published"]))
    assert sorted(map(told, records)) == row["records"]
