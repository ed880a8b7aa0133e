"""Ends for the directions of people who are named and of whom the sentence says no more than that they are free."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Side, inferred
from exchange_extract.records.context import Context
from exchange_extract.records.name_knowledge import Known
from exchange_extract.records.tellings import Telling


def with_ends(tellings: list[Telling], known: dict[str, Known], context: Context) -> list[Telling]:
    """Names without a giver or receiver take what the article says of them, or go on from the flow before ("too")."""
    sides = {key for telling in tellings for flow in telling.flows for key in flow.ends if key}
    result: list[Telling] = []
    for telling in tellings:
        flows = []
        for flow in telling.flows:
            free = bool(flow.names) and _is_open(flow.receiver) and (flow.group is None or not flow.group.parties)
            if free and flow.giver is None:
                flow = _with_known(flow, known, sides, context)
                if flow.giver is None and flow.receiver is None:
                    flow = _going_on(flow, telling, result)
            elif free:
                flow = _gone_home(flow, known, context)
            flows.append(flow)
        result.append(replace(telling, flows=tuple(flows)))
    return result


def _is_open(receiver: Side | None) -> bool:
    """Whether nothing, or only the rest of the article, says who gets the people: whose they are says it better."""
    return receiver is None or receiver.rule == "infer.partner_from_article"


def _gone_home(flow: Flow, known: dict[str, Known], context: Context) -> Flow:
    """ "Iran freed Hallam": to the one state that the article calls the home of all who are named."""
    homes = {key for name in flow.names if name.value.full in known for key in known[name.value.full].home}
    if len(homes) != 1 or homes == {flow.ends[0]}:
        return flow
    return replace(flow, receiver=_side(context, next(iter(homes))))


def _with_known(flow: Flow, known: dict[str, Known], sides: set[str], context: Context) -> Flow:
    rows = [known[name.value.full] for name in flow.names if name.value.full in known]
    held = _preferred({key for row in rows for key in row.held_by}, sides)
    homes = {key for row in rows for key in row.home} - held
    homes = _preferred(homes, sides) if held - sides else homes & sides
    if len(held) > 1 or len(homes) > 1 or not (held or homes):
        return flow
    giver = _side(context, next(iter(held), None))
    receiver = _side(context, next(iter(homes), None))
    if giver is None and receiver is not None:
        giver = context.partner(receiver.key, gives=True, guess=False)
    elif receiver is None and giver is not None:
        receiver = context.partner(giver.key, gives=False, guess=False)
    return replace(flow, giver=giver, receiver=receiver)


def _preferred(keys: set[str], sides: set[str]) -> set[str]:
    """Those that the article's handovers name, else all of them."""
    return keys & sides or keys


def _side(context: Context, key: str | None) -> Side | None:
    return Side(context.mentions[key], "inferred", "infer.side_of_named") if key in context.mentions else None


def _going_on(flow: Flow, telling: Telling, told: Sequence[Telling]) -> Flow:
    words = {t.lower for t in telling.frame.scene.parsed.tokens}
    last = next((f for t in reversed(told) for f in reversed(t.flows) if f.giver and f.receiver), None)
    if last is None or not words & {"too", "also"} or telling.frame.scene.number - told[-1].frame.scene.number > 2:
        return flow
    return replace(flow, giver=inferred(last.giver), receiver=inferred(last.receiver))
