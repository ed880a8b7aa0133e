"""Figures without any side in an article that knows one pair of sides only: "Another 40 captives were freed in May"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, inferred
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.records.merge import Event
from exchange_extract.records.tellings import Telling


def with_only_pair(events: Sequence[Event], sure: Sequence[Event]) -> list[Event]:
    """The events with the sides of the ``sure`` ones where they have none themselves, if those have one pair.

    Who is counted and not named goes the way that was told first, and who was given for somebody too; a running total,
    and what was exchanged, is of both ways where both were told of.
    """
    ways = [flow for event in sure for telling in event for flow in telling.flows if flow.giver and flow.receiver]
    if len({frozenset(flow.ends) for flow in ways}) != 1:
        return list(events)
    known = {id(event) for event in sure}
    return [event if id(event) in known else _between(event, ways) for event in events]


def _between(event: Event, ways: Sequence[Flow]) -> Event:
    flows = [flow for telling in event for flow in telling.flows]
    if any(flow.giver or flow.receiver for flow in flows) or any(telling.frame.sides for telling in event):
        return event
    if len(event) == 1 and len(flows) == 2 and all(map(_is_somebody, flows)):
        return [_exchanged(event[0], ways)]
    if any(flow.names for flow in flows) or not any(map(_is_counted, flows)):
        return event
    return [_directed(telling, ways) for telling in event]


def _exchanged(telling: Telling, ways: Sequence[Flow]) -> Telling:
    """ "In 1983 Lee was handed over for Weber": the one the way that was told first, the other the way back."""
    first = next((way for way in ways if way.count or way.names), ways[0])
    there, back = telling.flows
    there = replace(there, giver=inferred(first.giver), receiver=inferred(first.receiver))
    back = replace(back, giver=inferred(first.receiver), receiver=inferred(first.giver))
    return replace(telling, flows=(there, back))


def _directed(telling: Telling, ways: Sequence[Flow]) -> Telling:
    flow = telling.flows[0] if len(telling.flows) == 1 else None
    if flow is None or not _is_counted(flow):
        return telling
    dead = _is_dead(flow)
    alike = [way for way in ways if _is_dead(way) == dead] or list(ways)
    first = next((way for way in alike if way.count), alike[0])
    mutual = any(way.ends == first.ends[::-1] for way in alike)
    if mutual and (telling.cumulative or telling.frame.trigger.rule.frame == "exchange"):
        there = Flow(inferred(first.giver), inferred(first.receiver), None)
        back = Flow(there.receiver, there.giver, None)
        return replace(telling, flows=(there, back), total=telling.total or flow.count)
    flow = replace(flow, giver=inferred(first.giver), receiver=inferred(first.receiver))
    return replace(telling, flows=(flow,))


def _is_counted(flow: Flow) -> bool:
    return flow.group is not None and flow.group.rule != PRONOUN and flow.count is not None


def _is_somebody(flow: Flow) -> bool:
    return bool(flow.names) or _is_counted(flow)


def _is_dead(flow: Flow) -> bool:
    return flow.group is not None and flow.group.category == "remains"
