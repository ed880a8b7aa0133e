"""Who only passes freed people on: "Rebels freed three pilots. Sudan delivered the pilots to their embassy"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, inferred
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling

_REACH = 6  # sentences from the release
_REAL = {"completed", "ongoing"}
_KIN = {"families", "family", "relatives", "kin", "parents", "widows", "mothers", "loved"}
_HANDING = {"release.hand_over", "carry.take_along"}


def without_carriers(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, where a third side that hands on people just let go by another is not the one that lets them go.

    Only people to whom the words point back, uncounted, who go where they went; the two sides of a swap hand over
    their own. The dead who then go to their families are no second handover.
    """
    result: list[Telling] = []
    for telling in tellings:
        if _to_kin(telling) and any(_are_some_of(telling, other) for other in result):
            continue
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


def _to_kin(telling: Telling) -> bool:
    """ "So far 25 bodies have been handed over to their relatives": a funeral, after the handover between two sides."""
    trigger, tokens = telling.frame.trigger, telling.frame.scene.parsed.tokens
    after = [token.lower for token in tokens[trigger.head + 1 : trigger.head + 7]]
    giver = any(flow.giver and flow.giver.basis == "stated" for flow in telling.flows)
    return _of_remains(telling) and not giver and "to" in after and bool(_KIN & set(after))


def _are_some_of(telling: Telling, told: Telling) -> bool:
    """Whether dead of no named side are fewer than those told of before."""
    own = any(flow.group and flow.group.parties for flow in telling.flows)
    fewer = max((c.value.low or 0 for c in telling.counts), default=0) < max(
        (c.value.low or 0 for c in told.counts), default=0
    )
    return _of_remains(told) and not own and fewer


def _of_remains(telling: Telling) -> bool:
    groups = [flow.group for flow in telling.flows if flow.group]
    return bool(groups) and all(group.category == "remains" for group in groups)


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
