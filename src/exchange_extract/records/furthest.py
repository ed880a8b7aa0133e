"""Earlier stages of a handover that took place: only the furthest-realised one is coded (codebook, section 2).

"Egypt had said that Israel would free 90 … Israel freed 90": the plan, promise or agreement that gives no other day and
not only other figures is the handover itself, told at an earlier time. What it adds is kept: who said it, who brought
it about, how many go the other way.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow
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
        joined = [replace(t, status="completed", date=None, flows=_flows_done(done, t)) for t in event]
        result[result.index(done)] = sorted([*done, *joined], key=lambda telling: telling.order)
        result = [other for other in result if other is not event]
    return result


def _is_beforehand(telling: Telling) -> bool:
    return telling.status in _EARLIER and not telling.cumulative


def _realises(done: Event, stage: Event) -> bool:
    """Whether what took place has a figure of the stage in its direction, or its day, and contradicts neither.

    Beside a figure that took place, others of the stage are of people who did not come along.
    """
    told = [telling for telling in done if not telling.is_headline] or done
    if any(telling.status != "completed" or telling.cumulative for telling in told):
        return False
    matched = False
    for telling in stage:
        if telling.total or not kinds_of(telling) <= set().union(*map(kinds_of, told)):
            return False
        day = _strong_day(telling)
        if day is not None and (telling.status != "planned" or day not in map(_strong_day, told)):
            return False
        figures = [_has_figure(told, flow) for flow in telling.flows]
        if False in figures and True not in figures:
            return False
        matched = matched or True in figures or (day is not None and _goes_there(told, telling))
    return matched


def _strong_day(telling: Telling) -> str | None:
    return telling.date.edtf if telling.date is not None and not telling.date.weak else None


def _has_figure(told: Event, flow: Flow) -> bool | None:
    """Whether a flow's figure is one that took place in its direction; None where either side gives none."""
    known = [flow for telling in told for flow in telling.flows]
    there = [other.count for other in known if other.count and direction_fits(flow, other)]
    if flow.count is None or flow.count.value.everyone or not there:
        return None
    return any(same_count(flow.count.value, count.value) for count in there)


def _goes_there(told: Event, telling: Telling) -> bool:
    """Whether every direction of the plan for that day was told of as done."""
    known = [flow for telling in told for flow in telling.flows]
    return bool(telling.flows) and all(any(direction_fits(flow, other) for other in known) for flow in telling.flows)


def _flows_done(done: Event, stage: Telling) -> tuple[Flow, ...]:
    told = [telling for telling in done if not telling.is_headline] or done
    return tuple(flow for flow in stage.flows if _has_figure(told, flow) is not False)
