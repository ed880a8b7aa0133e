"""Sums: coordinated counts of one direction, and one figure for both directions (codebook, section 4)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from exchange_extract.frames.joining import joined
from exchange_extract.frames.model import Flow, Frame, Scene
from exchange_extract.phrases.people import Group
from exchange_extract.schema import Transfer
from exchange_extract.spans import Mention, Quantity

if TYPE_CHECKING:
    from exchange_extract.records.tellings import Telling

_ROUNDED = 0.1
"""The part of a sum that a round figure for it may leave out."""


def near(tellings: Sequence["Telling"], number: int, back: int, ahead: int = 0) -> range:
    """Indices of the tellings, which are in order, ``back`` sentences before to ``ahead`` after sentence ``number``."""
    first = bisect_left(tellings, number - back, key=_sentence)
    return range(first, bisect_right(tellings, number + ahead, lo=first, key=_sentence))


def _sentence(telling: "Telling") -> int:
    return telling.frame.scene.number


def join_coordinated(flows: tuple[Flow, ...], scene: Scene) -> tuple[Flow, ...]:
    """ "185 soldiers and 20 civilians" of one direction is one transfer with the sum, and both are parts of it."""
    rows: list[Flow] = []
    for flow in flows:
        whole = joined(scene, rows[-1], flow) if rows and _same_direction(rows[-1], flow) else None
        rows[-1:] = [whole] if whole else [*rows[-1:], flow]
    return tuple(rows)


def _same_direction(a: Flow, b: Flow) -> bool:
    if a.ends == b.ends:
        return True
    # "18 Cambodian soldiers and two farmers": who is of no people goes with those beside him
    own = bool(b.group and b.group.parties) or b.receiver is not None
    implied = a.receiver is not None and a.receiver.rule == "infer.receiver_from_allegiance"
    return implied and not own and a.ends[0] == b.ends[0]


# -- one figure for both directions ----------------------------------------------------------------------------------


def without_shared_totals(row: Sequence[Frame]) -> list[Frame]:
    """The frames of a sentence; a figure that a verb gives to one direction is no total of an exchange named beside it.

    "All prisoners were exchanged" gives no figure to share out: all go both ways.
    """
    bound = {flow.count.start for frame in row for flow in frame.flows if flow.count}
    frames = []
    for frame in row:
        total = frame.total
        if total and total.value.everyone and total.value.low is None:
            flows = tuple(flow if flow.group else replace(flow, group=_everyone(frame, total)) for flow in frame.flows)
            frames.append(replace(frame, total=None, flows=flows))
        else:
            frames.append(replace(frame, total=None) if total and total.start in bound else frame)
    return frames


def _everyone(frame: Frame, total: Mention[Quantity]) -> Group:
    at = frame.trigger
    return Group(at.first, at.head, at.last, total, "unspecified", "people.bare", neutral=True, bare=True)


def total_of(event: Sequence["Telling"], transfers: Sequence[Transfer]) -> Mention[Quantity] | None:
    """The combined figure of an event, unless its directions are counted and do not add up to it."""
    told = any(telling.counts for telling in event)
    lows = [t.count.min or 0 for t in transfers if t.count is not None] if told else []
    for telling in event:
        total = telling.total
        if total is None:
            continue
        if not lows or (len(lows) > 1 and _adds_up(sum(lows), total.value)):
            return total
        if len(lows) == 1 and len(transfers) > 1 and lows[0] < (total.value.low or 0):
            return total
    return None


def _adds_up(counted: int, total: Quantity) -> bool:
    """ "More than 300", of whom 131 and 176 went either way; a figure far below their sum is of something else."""
    if counted == total.low:
        return True
    if total.low is None or total.everyone or not (total.approximate or total.high is None):
        return False
    over = counted - total.low
    return abs(over) <= _ROUNDED * counted and (over >= 0 or total.approximate)
