"""Which slots of the predicted records of one article are right: what confidences are fitted on and measured by."""

from collections.abc import Sequence

from record_slots import LIST_SLOTS, RECORD_SLOTS, TRANSFER_SLOTS, Json, Record, Slots, read_record, same
from scoring import (
    CORE_SLOTS,
    RECORD_THRESHOLD,
    TRANSFER_THRESHOLD,
    align,
    record_likeness,
    transfer_likeness,
)

CORE = "core"


def verdicts(gold: Sequence[Json], predicted: Sequence[Json]) -> list[dict[str, bool]]:
    """For each predicted record whether each of its slots is right, by path, a null one too.

    ``event`` is whether the gold has such a record at all; without a partner every slot is wrong. ``directions`` is
    whether no transfer is missing or too many. ``core`` is what the scorer calls core exact. A list slot is right when
    nothing is missing and nothing too many.
    """
    wanted, found = [read_record(row) for row in gold], [read_record(row) for row in predicted]
    partner = {j: i for i, j in align(wanted, found, record_likeness, RECORD_THRESHOLD)}
    return [_of_record(wanted[partner[j]] if j in partner else None, record) for j, record in enumerate(found)]


def _of_record(gold: Record | None, predicted: Record) -> dict[str, bool]:
    rows = {"event": gold is not None, "directions": False}
    rows |= {slot: gold is not None and _right(slot, gold.slots, predicted.slots) for slot in RECORD_SLOTS}
    partner: dict[int, Slots] = {}
    if gold is not None:
        pairs = align(gold.transfers, predicted.transfers, transfer_likeness, TRANSFER_THRESHOLD)
        partner = {j: gold.transfers[i] for i, j in pairs}
        rows["directions"] = len(pairs) == len(gold.transfers) == len(predicted.transfers)
    for number, transfer in enumerate(predicted.transfers):
        mine = partner.get(number)
        for slot in TRANSFER_SLOTS:
            rows[f"transfers[{number}].{slot}"] = mine is not None and _right(slot, mine, transfer)
    rows[CORE] = rows["event"] and rows["directions"] and all(ok for path, ok in rows.items() if _is_core(path))
    return rows


def _right(slot: str, gold: Slots, predicted: Slots) -> bool:
    if slot in LIST_SLOTS:
        left = list(predicted.many(slot))
        for item in gold.many(slot):
            hit = next((n for n, other in enumerate(left) if same(slot, item, other)), None)
            if hit is None:
                return False
            del left[hit]
        return not left
    wanted, found = gold.one(slot), predicted.one(slot)
    if slot == "category" and wanted is None:
        return True  # the gold leaves it open
    return wanted is None and found is None if wanted is None or found is None else same(slot, wanted, found)


def _is_core(path: str) -> bool:
    return path.rsplit(".", 1)[-1] in CORE_SLOTS
