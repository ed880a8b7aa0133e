"""Who only passes freed people on: "Rebels freed three pilots. Sudan delivered the pilots to their embassy"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, inferred
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling

_REACH = 6  # sentences from the release
_REAL = {"completed", "ongoing"}
_HANDING = {"release.hand_over", "carry.take_along"}


def without_carriers(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, where a third side that hands on people just let go by another is not the one that lets them go.

    Only people to whom the words point back, uncounted, who go where they went; the two sides of a swap hand over
    their own.
    """
    result: list[Telling] = []
    for telling in tellings:
        if telling.frame.trigger.rule.id in _HANDING and telling.status in _REAL and not telling.cumulative:
            before = [
                flow
                for i in near(result, telling.frame.scene.number, _REACH)
                for flow in result[i].flows
                if result[i].status in _REAL and not result[i].cumulative
            ]
            telling = replace(telling, flows=tuple(_given_as_before(flow, before) for flow in telling.flows))
        result.append(telling)
    return result


def _given_as_before(flow: Flow, before: Sequence[Flow]) -> Flow:
    group = flow.group
    if flow.giver is None or group is None or flow.count or group.more or group.parties:
        return flow
    if not (group.definite or group.rule == PRONOUN):
        return flow
    sides = {key for other in before for key in other.ends}
    told = next((other for other in reversed(before) if other.giver and _are_they(flow, other)), None)
    if told is None or flow.giver.key in sides:
        return flow
    return replace(flow, giver=inferred(told.giver), receiver=flow.receiver or inferred(told.receiver))


def _are_they(flow: Flow, told: Flow) -> bool:
    if flow.group is None or told.group is None or (flow.receiver and told.receiver and flow.ends[1] != told.ends[1]):
        return False
    return flow.group.rule in (PRONOUN, told.group.rule) and (
        flow.group.rule == PRONOUN or (flow.group.category == "remains") == (told.group.category == "remains")
    )
