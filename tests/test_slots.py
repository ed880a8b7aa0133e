"""Who is credited, where, when, who by name and how many of which kind: ordinary wordings, a slot at a time.

The texts of fixtures/sentences/slots.jsonl are composed for this test, written before the extractor was tried on them.
A row holds the values of all records of its text together, without repetition. Those that are not read right are
listed in slots_gaps.txt: mending one makes the test fail until it is taken off the list.
"""

from datetime import date

import pytest

from banks import Row, cases
from exchange_extract import ExchangeRecord, extract


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


@pytest.mark.parametrize("row", cases("slots"))
def test_slots(row: Row) -> None:
    assert slots_of(extract(row["text"], date.fromisoformat(row["published"]))) == row["slots"]
