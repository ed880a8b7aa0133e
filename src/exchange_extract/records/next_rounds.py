"""Handovers to come of which a text says only the day: "The next handover is due on 3 May"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, inferred
from exchange_extract.records.tellings import Telling

_REACH = 6  # sentences


def with_next(tellings: Sequence[Telling]) -> list[Telling]:
    """Tellings where a dated plan for one more handover goes the way of the one told last before it.

    People of the same kind, how many is not known (codebook, section 2: a plan needs a date, a count or a name).
    """
    result: list[Telling] = []
    for telling in tellings:
        model = result[-1] if result else None
        if model is not None and _is_next(telling) and _is_near(model, telling):
            telling = replace(telling, flows=tuple(_another(flow) for flow in model.flows))
        result.append(telling)
    return result


def _is_next(telling: Telling) -> bool:
    trigger = telling.frame.trigger
    return (
        telling.status == "planned"
        and telling.date is not None
        and telling.frame.fresh
        and trigger.nominal
        and trigger.rule.frame in ("release", "return", "receive")
        and not telling.flows
    )


def _is_near(model: Telling, telling: Telling) -> bool:
    close = telling.frame.scene.number - model.frame.scene.number <= _REACH
    whole = all(flow.giver and flow.receiver and flow.group for flow in model.flows)
    return close and bool(model.flows) and whole and not model.cumulative


def _another(flow: Flow) -> Flow:
    group = replace(flow.group, count=None, singular=False) if flow.group else None
    return replace(flow, giver=inferred(flow.giver), receiver=inferred(flow.receiver), group=group, names=())
