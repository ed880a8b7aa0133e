"""Earlier stages of a handover that took place: only the furthest-realised one is coded (codebook, section 2).

"Egypt had said that Israel would free 90 … Israel freed 90": the plan, promise or agreement with neither a date nor a
figure of its own is the handover itself, told at an earlier time. What it adds is kept: who said it, who brought it
about, how many go the other way.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.records.figures import same_count
from exchange_extract.records.merge import Event, direction_fits, kinds_of
from exchange_extract.records.tellings import Telling

_EARLIER = {"planned", "agreed"}


def furthest_realised(events: Sequence[Event]) -> list[Event]:
    """The events, where a stage that only tells beforehand of one that took place is joined to that."""
    result = list(events)
    for event in events:
        if not all(_is_beforehand(telling) for telling in event):
            continue
        done = next((other for other in result if other is not event and _realises(other, event)), None)
        if done is None:
            continue
        joined = [replace(telling, status="completed", date=None) for telling in event]
        result[result.index(done)] = sorted([*done, *joined], key=lambda telling: telling.order)
        result = [other for other in result if other is not event]
    return result


def _is_beforehand(telling: Telling) -> bool:
    dated = telling.date is not None and not telling.date.weak
    return telling.status in _EARLIER and not (telling.cumulative or dated)


def _realises(done: Event, stage: Event) -> bool:
    """Whether one figure of the stage at least is that of what took place, in its direction, and none is another."""
    told = [telling for telling in done if not telling.is_headline] or done
    if any(telling.status != "completed" or telling.cumulative for telling in told):
        return False
    known = [flow for telling in told for flow in telling.flows]
    matched = False
    for telling in stage:
        if telling.total or not kinds_of(telling) <= set().union(*map(kinds_of, told)):
            return False
        for flow in telling.flows:
            there = [other.count for other in known if other.count and direction_fits(flow, other)]
            if flow.count is None or not there:
                continue
            if not any(same_count(flow.count.value, count.value) for count in there):
                return False
            matched = True
    return matched
