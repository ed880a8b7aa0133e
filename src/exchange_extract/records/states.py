"""Counts by state: "17 hostages (12 Israelis, four Thais and one Briton)" are three transfers (codebook, section 4).

They are parts of one transfer only where the text says where all went ("freed to Lithuania: five Poles, two Swedes").
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from exchange_extract.frames.model import Flow, Scene
from exchange_extract.frames.parts import allegiance
from exchange_extract.phrases.partition import CountedPart
from exchange_extract.phrases.partition_sums import by_state, state_runs
from exchange_extract.phrases.people import Group

if TYPE_CHECKING:
    from exchange_extract.records.tellings import Telling


def split_by_state(flows: tuple[Flow, ...], scene: Scene) -> tuple[Flow, ...]:
    """The flows of a sentence, those whose figure it counts out by state with a flow for each of them instead."""
    runs = {whole.first: run for whole, run in state_runs(scene.parsed.tokens, scene.groups)}
    rows = {
        n: by_its_states(flow, runs[flow.group.first])
        for n, flow in enumerate(flows)
        if flow.group and flow.group.first in runs
    }
    told = {flow.group.first for row in rows.values() for flow in row if flow.group}
    result: list[Flow] = []
    for number, flow in enumerate(flows):
        if rows.get(number):
            result += rows[number]
        elif not (flow.group and flow.group.first in told):
            result.append(flow)
    return tuple(result)


def by_its_states(flow: Flow, run: Sequence[Group]) -> tuple[Flow, ...]:
    """A flow for each of the groups that make it up; none where its people all went to a place that the text names."""
    if flow.receiver is not None and flow.receiver.basis == "stated":
        return ()
    rows = []
    for group in run:
        own = allegiance(group)
        if own is None or flow.group is None or (flow.giver and flow.giver.key == own.key):
            return ()
        kind = replace(group, category=flow.group.category, neutral=flow.group.neutral, kinds=flow.group.kinds)
        rows.append(Flow(flow.giver, own, kind if group.neutral else group))
    return tuple(rows)


def make_up(found: Sequence[CountedPart], flow: Flow) -> tuple[Flow, ...]:
    """ "Eight of them are Italians, ten Tunisians": the flows of a figure told before that the parts are all of."""
    groups = [part.group for part in found]
    total = sum(group.count.value.low or 0 for group in groups if group.count)
    if not by_state(groups) or flow.count is None or flow.count.value.low != total:
        return ()
    return by_its_states(flow, groups)


def shared_whole(event: Sequence["Telling"], telling: "Telling") -> str | None:
    """The giver of people that one of a telling and an event counts as a whole and the other by state; None if none."""
    mine, theirs = _shares(telling), [_shares(other) for other in event]
    for giver, total in mine.items():
        if any(_counts_whole(other, giver, total) for other in event):
            return giver
    rows = (row for shares in theirs for row in shares.items())
    return next((giver for giver, total in rows if _counts_whole(telling, giver, total)), None)


def without_wholes(event: Sequence["Telling"]) -> list["Telling"]:
    """The tellings of an event without the figures that another of them counts out by state."""
    shares = [(n, giver, total) for n, telling in enumerate(event) for giver, total in _shares(telling).items()]
    if not shares:
        return list(event)
    result = []
    for number, telling in enumerate(event):
        wholes = {(giver, total) for n, giver, total in shares if n != number}
        flows = tuple(f for f in telling.flows if not (f.giver and (f.giver.key, _exact(f)) in wholes))
        result.append(telling if len(flows) == len(telling.flows) else replace(telling, flows=flows))
    return result


def _shares(telling: "Telling") -> dict[str, int]:
    """For each giver of people to several receivers their sum."""
    found: dict[str, dict[str, int]] = {}
    for flow in telling.flows:
        if flow.giver and flow.receiver and _exact(flow):
            found.setdefault(flow.giver.key, {})[flow.receiver.key] = _exact(flow)
    return {giver: sum(rows.values()) for giver, rows in found.items() if len(rows) > 1}


def _counts_whole(telling: "Telling", giver: str, total: int) -> bool:
    return any(flow.giver and flow.giver.key == giver and _exact(flow) == total for flow in telling.flows)


def _exact(flow: Flow) -> int:
    """The figure of a flow where it is an exact one, else 0."""
    value = flow.count.value if flow.count else None
    return (value.low or 0) if value is not None and value.low == value.high else 0
