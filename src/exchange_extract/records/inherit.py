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
    tellings = [_turned(telling, tellings) for telling in tellings]
    directed = [(t.order, flow) for t in tellings for flow in t.flows if flow.giver and flow.receiver and _kind(flow)]
    result: list[Telling] = []
    for telling in tellings:
        flows = tuple(_directed(telling.order, flow, directed) for flow in telling.flows)
        result.append(replace(telling, flows=flows) if flows != telling.flows else telling)
    return result


_OTHER_WAY = ("other direction", "opposite direction", "other way", "opposite way", "reverse direction")


def _turned(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """"In the other direction 124 prisoners crossed": against the flow told before."""
    scene = telling.frame.scene
    words = " ".join(token.lower for token in scene.parsed.tokens)
    if not any(phrase in words for phrase in _OTHER_WAY):
        return telling
    before = [f for t in tellings if t.order < telling.order for f in t.flows if f.giver and f.receiver]
    flows = list(telling.flows)
    if not before or len(flows) != 1 or flows[0].group is None or (flows[0].giver and flows[0].receiver):
        return telling
    own = flows[0].receiver or flows[0].giver
    last = before[-1]
    if own is not None and last.giver and flows[0].receiver is None and own.key != last.receiver:
        return telling
    flow = replace(flows[0], giver=_inferred(last.receiver), receiver=_inferred(last.giver))
    return replace(telling, flows=(flow,))


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
