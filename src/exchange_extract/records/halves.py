"""The two halves of a swap: how far apart they may be told, and when one sentence tells both."""

from collections.abc import Sequence
from itertools import groupby

from exchange_extract.frames.facing import other_way
from exchange_extract.records.tellings import Telling

LATEST = 60  # events, and tellings of one event, that a telling is held against: no article has more of one
FEW = 3
_NEAR, _FAR = 2, 6  # sentences to the other half of a swap, and to one told as "the opposite direction"
_ANYWHERE = 1000


def other_halves(tellings: Sequence[Telling]) -> dict[int, list[Telling]]:
    """For tellings, by their order, those of the same sentence and day whose counted people go the other way."""
    result: dict[int, list[Telling]] = {}
    for _, row in groupby(tellings, key=lambda telling: telling.frame.scene.number):
        counted = [telling for telling in row if telling.counts and not telling.cumulative][:LATEST]
        for one in counted:
            ways = {flow.ends for flow in one.flows if all(flow.ends)}
            halves = [
                other
                for other in counted
                if (one.status, one.date) == (other.status, other.date)
                and any(flow.ends[::-1] in ways for flow in other.flows)
                and not any(flow.ends in ways for flow in other.flows)
            ]
            if halves:
                result[one.order] = halves
    return result


def reach_of(event: Sequence[Telling], telling: Telling) -> int:
    """How many sentences off the other half of a swap may be told: anywhere where as many go the other way."""
    if _as_many(event, telling):
        return _ANYWHERE
    return _FAR if other_way(telling.frame.scene) is not None else _NEAR


def _as_many(event: Sequence[Telling], telling: Telling) -> bool:
    """ "Russia received exactly as many": the figure of the event, more than a few, against its direction."""
    there = [(flow.ends, flow.count.value) for t in event for flow in t.flows if flow.count]
    back = [(flow.ends[::-1], flow.count.value) for flow in telling.flows if flow.count]
    return len(back) == 1 and all(back[0][0]) and (back[0][1].low or 0) > FEW and back[0] in there
