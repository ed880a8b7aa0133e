"""Where freed people land on their way home: a stop-over is no receiver (codebook, section 3)."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Side, inferred
from exchange_extract.records.figures import same_count
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling

_REACH = 10  # sentences from the release to the landing
_HOME = "infer.receiver_from_allegiance"


def without_stopovers(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, where people of a known home who come to a third state are on their way home.

    "Iran freed five Americans. The detainees landed in Doha": only people whom the words point back to, or of the
    same figure. Those who are sent away to another state say so by their verb, and are left alone.
    """
    result: list[Telling] = []
    for telling in tellings:
        if telling.frame.trigger.rule.frame == "move" and telling.status in ("completed", "ongoing"):
            before = [flow for i in near(result, telling.frame.scene.number, _REACH) for flow in result[i].flows]
            flows = tuple(_homeward(_from_afar(flow, before), before) for flow in telling.flows)
            telling = replace(telling, flows=flows)
        result.append(telling)
    return result


def _homeward(flow: Flow, before: Sequence[Flow]) -> Flow:
    """The flow with the home of its people where it names a stop-over."""
    if flow.group is None or flow.receiver is None or flow.receiver.basis != "stated" or flow.group.parties:
        return flow
    homes: dict[str, Side] = {}
    for other in before:
        if other.receiver and other.receiver.rule == _HOME and _are_they(flow, other):
            homes[other.receiver.key] = other.receiver
    if len(homes) != 1 or flow.receiver.key in homes:
        return flow
    return replace(flow, receiver=inferred(next(iter(homes.values()))))


def _from_afar(flow: Flow, before: Sequence[Flow]) -> Flow:
    """ "Thirteen children are back from Russia. The 13 crossed over from Belarus": the last land on their way."""
    if flow.giver is None or not flow.giver.rule.endswith(".from") or not (flow.count or flow.names):
        return flow
    unsaid = replace(flow, giver=None)
    known = {other.giver.key: other for other in before if other.giver and other.receiver and _are_they(unsaid, other)}
    if len(known) != 1 or flow.giver.key in {key for other in before for key in other.ends}:
        return flow
    told = next(iter(known.values()))
    if flow.receiver and told.receiver and flow.receiver.key != told.receiver.key:
        return flow
    return replace(flow, giver=inferred(told.giver), receiver=flow.receiver or inferred(told.receiver))


def _are_they(flow: Flow, told: Flow) -> bool:
    """Whether people may be those told of before: "the detainees", "the 12", or the same names."""
    if flow.giver and told.giver and flow.giver.key != told.giver.key:
        return False
    if flow.names:
        return any(a.value.surname == b.value.surname for a in flow.names for b in told.names)
    if flow.count:
        return told.count is not None and same_count(flow.count.value, told.count.value)
    return flow.group is not None and flow.group.definite and told.group is not None
