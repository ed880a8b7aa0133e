"""Ordinary ways to tell of a handover, in one to three sentences, each with the records that it must give.

The texts of fixtures/sentences are composed for this test, written before the extractor was tried on them. Those that
it does not read right are listed beside them: mending one makes the test fail until it is taken off the list.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from exchange_extract import ExchangeRecord, extract
from exchange_extract.rules.expectations import show_count, transfers_of
from exchange_extract.schema import Quantity
from exchange_extract.spans import Quantity as Count

_FOLDER = Path(__file__).parents[1] / "fixtures" / "sentences"
_GAPS = {line for line in (_FOLDER / "told_gaps.txt").read_text().split("\n") if line and not line.startswith("#")}


@dataclass(frozen=True, slots=True)
class Told:
    id: str
    published: str
    text: str
    records: list[str]


_TEXTS = [Told(**json.loads(line)) for line in (_FOLDER / "told.jsonl").read_text(encoding="utf-8").splitlines()]


def _total(total: Quantity | None) -> str:
    return f" | total {show_count(Count(total.min, total.max, total.approximate, total.all))}" if total else ""


def told(record: ExchangeRecord) -> str:
    """``status[/cumulative] | date | GIVER > RECEIVER: count category; ... [| total N]``."""
    scope = "" if record.scope == "event" else f"/{record.scope}"
    transfers = "; ".join(str(replace(transfer, status=None)) for transfer in transfers_of(record))
    return f"{record.status}{scope} | {record.date or '-'} | {transfers}{_total(record.total)}"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=row.id,
            marks=[pytest.mark.xfail(strict=True, reason="read wrong so far")] if row.id in _GAPS else [],
        )
        for row in _TEXTS
    ],
)
def test_records_told(row: Told) -> None:
    records = extract(row.text, date.fromisoformat(row.published))
    assert sorted(map(told, records)) == row.records


def test_every_gap_is_a_text() -> None:
    ids = [row.id for row in _TEXTS]
    assert len(ids) == len(set(ids))
    assert set(ids) >= _GAPS
