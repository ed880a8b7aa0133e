"""Where the sources of an article disagree: different figures for the people of one direction (codebook, section 4)."""

from collections.abc import Sequence

from exchange_extract.records.merge import Event
from exchange_extract.schema import Claim, Conflict, Evidence, Transfer


def conflicts_of(event: Event, transfers: Sequence[Transfer], evidence: Sequence[Evidence]) -> tuple[Conflict, ...]:
    """One conflict for each direction that has several transfers with different counts, each with who says so.

    Living people and remains are a transfer each without any disagreement.
    """
    ways: dict[tuple[object, ...], list[int]] = {}
    for number, transfer in enumerate(transfers):
        if transfer.count is not None and (transfer.giver or transfer.receiver):
            ways.setdefault(_way(transfer), []).append(number)
    rival = [numbers for numbers in ways.values() if len({transfers[number].count for number in numbers}) > 1]
    return tuple(Conflict(claims=_claims(event, numbers, transfers, evidence)) for numbers in rival)


def _way(transfer: Transfer) -> tuple[object, ...]:
    giver, receiver = ((side.code or side.name) if side else None for side in (transfer.giver, transfer.receiver))
    return giver, receiver, transfer.category == "remains"


def _claims(
    event: Event, numbers: Sequence[int], transfers: Sequence[Transfer], evidence: Sequence[Evidence]
) -> tuple[Claim, ...]:
    """The figures; every source of the event is credited with the one that it stands nearest to."""
    starts = {n: min(row.start for row in evidence if row.slot == f"transfers[{n}].count") for n in numbers}
    credited: dict[int, dict[str, None]] = {number: {} for number in numbers}
    for source in (source for telling in event for source in telling.sources):
        nearest = min(numbers, key=lambda number: abs(starts[number] - source.mention.start))
        credited[nearest][source.mention.value] = None
    counts = ((number, transfers[number].count) for number in numbers)
    return tuple(Claim(transfer=n, count=count, sources=tuple(credited[n])) for n, count in counts if count is not None)
