"""Who is credited, where, when, who by name and how many of which kind: ordinary wordings, a slot at a time.

The texts of fixtures/sentences/slots.jsonl are composed for this test, written before the extractor was tried on them.
A row holds the values of all records of its text together, without repetition. Those that are not read right are
listed in slots_gaps.txt: mending one makes the test fail until it is taken off the list.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from exchange_extract import ExchangeRecord, extract

_FOLDER = Path(__file__).parents[1] / "fixtures" / "sentences"
_GAPS = {line for line in (_FOLDER / "slots_gaps.txt").read_text().split("\n") if line and not line.startswith("#")}


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    published: str
    text: str
    slots: dict[str, list[str]]


_ROWS = [Row(**json.loads(line)) for line in (_FOLDER / "slots.jsonl").read_text(encoding="utf-8").splitlines()]


def slots_of(records: list[ExchangeRecord]) -> dict[str, list[str]]:
    """The values of six slots over all records, sorted; slots without a value are left out."""
    transfers = [transfer for record in records for transfer in record.transfers]
    parts = [part for transfer in transfers for part in transfer.including]
    found = {
        "sources": {source for record in records for source in record.sources},
        "mediators": {party.code or party.name for record in records for party in record.mediators},
        "places": {record.place for record in records if record.place},
        "dates": {record.date for record in records if record.date},
        "names": {name for transfer in transfers for name in transfer.names},
        "including": {f"{part.count.min or part.count.max} {part.category}" for part in parts},
    }
    return {slot: sorted(values) for slot, values in found.items() if values}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=row.id,
            marks=[pytest.mark.xfail(strict=True, reason="read wrong so far")] if row.id in _GAPS else [],
        )
        for row in _ROWS
    ],
)
def test_slots(row: Row) -> None:
    assert slots_of(extract(row.text, date.fromisoformat(row.published))) == row.slots


def test_every_gap_is_a_row() -> None:
    ids = [row.id for row in _ROWS]
    assert len(ids) == len(set(ids))
    assert set(ids) >= _GAPS
