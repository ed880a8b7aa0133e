"""Events that rest on guesses alone, in an article whose other tellings are of no handover."""

from collections.abc import Sequence

from exchange_extract.records.context import Context
from exchange_extract.records.fold import refusal
from exchange_extract.records.merge import Event
from exchange_extract.records.scope_case import guessed

_GROUNDS = frozenset({"rescue", "jailbreak", "staged", "sport"})


def without_unbacked(kept: Sequence[Event], events: Sequence[Event], context: Context) -> list[Event]:
    """``kept`` without those of which no telling names a side, where one of ``events`` tells of a rescue or the like.

    "Police stormed the bus and freed 15. He had let nine go during the day": nobody's captives, whoever is named.
    """
    if all(map(_is_backed, kept)) or not any(refusal(event, context) in _GROUNDS for event in events):
        return list(kept)
    return [event for event in kept if _is_backed(event)]


def _is_backed(event: Event) -> bool:
    sides = (side for telling in event for flow in telling.flows for side in (flow.giver, flow.receiver))
    return any(side is not None and not guessed(side) for side in sides)
