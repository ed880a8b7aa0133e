"""Directions that a telling leaves to the reader: "Four others were returned in October"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Side
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.records.tellings import Telling

_RULE = "infer.direction_from_context"


def with_directions(tellings: Sequence[Telling]) -> list[Telling]:
    """Tellings whose flows without any end take them from the last flow of the same kind that was told.

    Only people without an allegiance of their own, and only where the article has one direction for that kind, or the
    figure goes on from the flow before it ("four others", "two of them"). Ambiguous means unlinked.
    """
    directed = [(t.order, flow) for t in tellings for flow in t.flows if flow.giver and flow.receiver and _kind(flow)]
    result: list[Telling] = []
    for telling in tellings:
        flows = tuple(_directed(telling.order, flow, directed) for flow in telling.flows)
        result.append(replace(telling, flows=flows) if flows != telling.flows else telling)
    return result


def _kind(flow: Flow) -> str:
    if flow.group is None:
        return "living" if flow.names else ""
    return "remains" if flow.group.category == "remains" else "child" if flow.group.category == "child" else "living"


def _directed(order: int, flow: Flow, directed: Sequence[tuple[int, Flow]]) -> Flow:
    group = flow.group
    if flow.giver or flow.receiver or group is None or group.rule == PRONOUN or group.parties:
        return flow
    kind = _kind(flow)
    open_kind = group.bare or group.neutral
    same = [(n, other) for n, other in directed if open_kind or _kind(other) == kind]
    if not same:
        return flow
    ways = {(other.giver.key, other.receiver.key) for _, other in same if other.giver and other.receiver}
    before = [other for n, other in same if n < order]
    goes_on = group.more or group.partitive or group.bare or group.definite
    if len(ways) == 1 or (goes_on and before):
        model = before[-1] if before else same[0][1]
        category = group.category
        if open_kind and model.group and group.bare:
            category = model.group.category
            group = replace(group, category=category, neutral=model.group.neutral, kinds=model.group.kinds,
                            fighter_in_war=model.group.fighter_in_war)
        return replace(flow, giver=_inferred(model.giver), receiver=_inferred(model.receiver), group=group)
    return flow


def _inferred(side: Side | None) -> Side | None:
    return replace(side, basis="inferred", rule=_RULE) if side else None
