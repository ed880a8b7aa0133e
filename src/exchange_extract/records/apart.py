"""Tellings whose own words set them apart from what was told before, however alike their figures are."""

from collections.abc import Sequence
from itertools import pairwise

from exchange_extract.phrases.people import PRONOUN
from exchange_extract.records.date_words import EVENTS
from exchange_extract.records.leaving_jail import days_apart
from exchange_extract.records.tellings import Telling

_LOTS = EVENTS | {"batch", "group", "lot"}
_LINKS = {"of", "under", "in"}
_THAT = {"the", "this", "that"}
_DEALS = {"swap", "exchange", "deal", "trade", "agreement", "arrangement", "accord", "bargain", "handover"}


def is_apart(telling: Telling) -> bool:
    """ "In a separate operation on Saturday", "Separately, Kyiv": another event, by its own words."""
    opening = [token.lower for token in telling.frame.scene.parsed.tokens[:4]]
    return not telling.is_note and bool({"separate", "separately"} & set(opening))


def is_previous(event: Sequence[Telling], telling: Telling) -> bool:
    """ "The previous group of 15 was returned on 12 June": another one than those told of so far, by its own date."""
    words = [token.lower for token in telling.frame.scene.parsed.tokens[:5]]
    earlier = any(a in ("previous", "earlier") and b in _LOTS for a, b in pairwise(words))
    earlier = earlier or _was_before(event, telling)
    if not earlier or telling.date is None or telling.date.weak:
        return False
    return all(t.date is None or t.date.edtf != telling.date.edtf for t in event)


def adds_to(one: Telling, other: Telling) -> bool:
    """ "Three weeks later another 15 followed": one of two says that its people are more than those told of."""
    return any(t.frame.fresh or any(flow.group and flow.group.more for flow in t.flows) for t in (one, other))


def _was_before(event: Sequence[Telling], telling: Telling) -> bool:
    """ "In January it also freed 20", "had already let 20 go in March": people of the same way, not the same."""
    trigger, tokens = telling.frame.trigger, telling.frame.scene.parsed.tokens
    before = {token.lower for token in tokens[max(0, trigger.first - 4) : trigger.first]}
    if not telling.counts or not before & {"also", "already", "earlier", "previously"}:
        return False
    back = any(flow.group and (flow.group.definite or flow.group.rule == PRONOUN) for flow in telling.flows)
    return not back and any(not flow.differs(other) for flow in telling.flows for t in event for other in t.flows)


def within_the_same(telling: Telling) -> bool:
    """ "As part of the swap", "under the same deal", "in the exchange": of what was told of, by its own words."""
    words = [token.lower for token in telling.frame.scene.parsed.tokens]
    linked = (i for i, (a, b) in enumerate(pairwise(words)) if a in _LINKS and b in _THAT)
    return any(noun in _DEALS for i in linked for noun in words[i + 2 : i + 5])


def is_answer(event: Sequence[Telling], telling: Telling) -> bool:
    """ "In exchange four rebels were let go the night before": the other half, on a neighbouring day (section 2)."""
    words = [token.lower for token in telling.frame.scene.parsed.tokens]
    if not any(a == "in" and b in ("exchange", "return", "turn") for a, b in pairwise(words)):
        return False
    ways = {flow.ends for t in event for flow in t.flows if all(flow.ends)}
    back = any(flow.ends[::-1] in ways for flow in telling.flows)
    return back and all(days_apart(other, telling) <= 1 for other in event)
