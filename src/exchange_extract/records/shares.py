"""Smaller figures that belong to a handover told before: "Those let go include five former officers"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow
from exchange_extract.records.merge import Event, kinds_of
from exchange_extract.records.tellings import Telling

_REAL = {"completed", "ongoing"}
# fmt: off
_ANOTHER = frozenset({
    "another", "other", "others", "further", "more", "earlier", "previous", "previously", "prior", "before", "already",
    "also", "similar", "separate", "separately", "past", "last", "first", "second", "third", "later", "next", "then",
    "following", "meanwhile", "addition", "additionally", "ago", "since", "apart", "outside", "besides",
})
# fmt: on


def without_shares(events: Sequence[Event]) -> list[Event]:
    """The events without those that only count out or recount some people of one that was told before.

    Undated, the same way between the same sides, fewer, and without a word that tells of another event: all mentions
    of one handover in an article are one record (codebook, section 2). Whoever is credited with the telling stays
    credited, and whoever it names stays named.
    """
    result: list[Event] = []
    for event in events:
        at = next((i for i, whole in enumerate(result) if is_share(whole, event)), None)
        if at is None:
            result.append(event)
        else:
            result[at] = [*result[at], *(_uncounted(telling) for telling in event)]
    return result


def is_share(whole: Event, event: Event) -> bool:
    """Whether an event counts some of the people of ``whole``, which was told before it."""
    if not (_took_place(whole) and _took_place(event)) or any(t.date or _tells_of_another(t) for t in event):
        return False
    mine, theirs = _counted(event), _counted(whole)
    if not mine or not theirs or not all(all(flow.ends) for flow in mine):
        return False
    ways = {flow.ends for flow in theirs}
    sides = {frozenset(flow.ends) for t in event for flow in t.flows if all(flow.ends)}
    if not {flow.ends for flow in mine} <= ways or len(sides) != 1:
        return False
    if _kinds(event) != _kinds(whole):
        return False
    return max(map(_size, mine)) < max(map(_size, theirs))


def _took_place(event: Event) -> bool:
    return all(t.status in _REAL and not t.cumulative for t in event) and any(not t.is_headline for t in event)


def _tells_of_another(telling: Telling) -> bool:
    words = [token.lower for token in telling.frame.scene.parsed.tokens]
    return telling.frame.fresh or not _ANOTHER.isdisjoint(words)


def _counted(event: Event) -> list[Flow]:
    return [flow for telling in event for flow in telling.flows if flow.count]


def _size(flow: Flow) -> int:
    return (flow.count.value.low or 0) if flow.count else 0


def _kinds(event: Event) -> set[str]:
    return set().union(*map(kinds_of, event))


def _uncounted(telling: Telling) -> Telling:
    return replace(telling, flows=tuple(replace(flow, group=None) for flow in telling.flows), total=None)
