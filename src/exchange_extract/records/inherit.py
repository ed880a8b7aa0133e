"""Directions that a telling leaves to the reader: "Four others were returned in October"."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.facing import opens_in_return, other_way
from exchange_extract.frames.model import Flow, Side, inferred
from exchange_extract.phrases.people import PRONOUN, Group
from exchange_extract.phrases.people_context import as_many
from exchange_extract.records.ends import price_ends
from exchange_extract.records.paid import with_paid
from exchange_extract.records.tellings import Telling

_BACK = 6  # sentences to the figure that "as many" repeats
_SHARES = 3  # sentences that share a figure out between two directions


def with_directions(tellings: Sequence[Telling]) -> list[Telling]:
    """Tellings whose flows without any end take them from the last flow of the same kind that was told.

    Only people without an allegiance of their own, and only where the article has one direction for that kind, or the
    figure goes on from the flow before it ("four others", "two of them"). Ambiguous means unlinked.
    """
    tellings = _with_same_figures(tellings)
    tellings = _of_the_same_kind([_shared_out(telling, tellings) for telling in tellings])
    tellings = [_turned(telling, tellings) for telling in tellings]
    tellings = with_paid([_as_before(telling, tellings) for telling in tellings])
    directed = [(t.order, flow) for t in tellings for flow in t.flows if flow.giver and flow.receiver and _kind(flow)]
    mutual = {t.order for t in tellings if _is_mutual(t)}
    one_way = [(n, flow) for n, flow in directed if n not in mutual] or directed
    told = [flow for t in tellings for flow in t.flows if flow.giver and flow.receiver]
    only = None if directed else _only_giver(tellings)
    last = {t.frame.scene.number: flow for t in tellings for flow in t.flows if flow.giver and flow.receiver}
    result: list[Telling] = []
    for telling in tellings:
        number = telling.frame.scene.number
        near, far = last.get(number - 1), number not in last and number - 1 not in last
        known = directed if telling.order in mutual else one_way
        flows = tuple(_directed(telling, flow, known, near, far=far) for flow in telling.flows)
        flows = _facing_price(telling, [_taken_home(telling, _given_by(flow, only), told) for flow in flows])
        result.append(replace(telling, flows=flows) if flows != telling.flows else telling)
    return result


def _facing_price(telling: Telling, flows: Sequence[Flow]) -> tuple[Flow, ...]:
    """ "Dozens of women are to be freed in return for 20 soldiers": once it is known whose the 20 are."""
    pair = price_ends(telling.frame, flows)
    if pair is None:
        return tuple(flows)
    known = flows[pair[0]]
    turned = replace(flows[pair[1]], giver=inferred(known.receiver), receiver=inferred(known.giver))
    return (flows[0], turned) if pair[1] else (turned, flows[1])


def _is_mutual(telling: Telling) -> bool:
    """Whether it tells of both directions at once, so that nobody can be said to go the way that it told of."""
    ends = {flow.ends for flow in telling.flows if flow.giver and flow.receiver}
    return any(way[::-1] in ends for way in ends)


def _as_before(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """ "Bangkok undertook to repatriate the 18": who brings people home gives or gets them, as told before."""
    flow = telling.flows[0] if len(telling.flows) == 1 else None
    if flow is None or telling.frame.trigger.rule.frame != "return" or flow.group is None or not flow.group.definite:
        return telling
    if not flow.count or not (flow.giver and flow.receiver) or flow.group.parties:
        return telling
    before = [f for t in tellings if t.order < telling.order for f in t.flows if f.count and f.giver and f.receiver]
    same = [f for f in before if f.count and f.count.value == flow.count.value]
    if not same or any(f.ends != flow.ends[::-1] for f in same):
        return telling
    model = same[-1]
    return replace(telling, flows=(replace(flow, giver=inferred(model.giver), receiver=inferred(model.receiver)),))


def _with_same_figures(tellings: Sequence[Telling]) -> list[Telling]:
    """ "Mali freed 40. As many went back to Niger": the figure of the telling before, a few sentences off at most.

    Where each of the two says only to whom the people go, they go from the one to the other.
    """
    result: list[Telling] = []
    for telling in tellings:
        scene, flow = telling.frame.scene, telling.flows[0] if len(telling.flows) == 1 else None
        near = [n for n, t in enumerate(result) if t.counts and not t.cumulative and len(t.flows) == 1]
        model = next((n for n in near[-1:] if result[n].frame.scene.number >= scene.number - _BACK), None)
        if model is not None and flow is not None and flow.group is not None:
            there = result[model].flows[0]
            group = as_many(scene.parsed, flow.group, result[model].counts[0].value)
            if group is not flow.group:
                flow = replace(flow, group=group)
                if _meet(there, flow):
                    result[model] = replace(result[model], flows=(replace(there, giver=inferred(flow.receiver)),))
                    flow = replace(flow, giver=inferred(there.receiver))
                telling = replace(telling, flows=(flow,))
        result.append(telling)
    return result


def _meet(there: Flow, back: Flow) -> bool:
    """Whether two flows say to which sides people go, not the same, and not from where."""
    ends = there.receiver and back.receiver and there.receiver.key != back.receiver.key
    return bool(ends) and not (there.giver or back.giver)


def _only_giver(tellings: Sequence[Telling]) -> Side | None:
    """The one side that lets people go in an article that says of nobody where they go."""
    givers = {flow.giver.key: flow.giver for t in tellings for flow in t.flows if flow.giver}
    getters = any(flow.receiver for t in tellings for flow in t.flows)
    return next(iter(givers.values())) if len(givers) == 1 and not getters else None


def _given_by(flow: Flow, giver: Side | None) -> Flow:
    """ "In June 14 people were freed" in an article that tells of one state's releases."""
    group = flow.group
    if giver is None or flow.giver or flow.receiver or group is None or group.parties or group.count is None:
        return flow
    return replace(flow, giver=inferred(giver))


def _shared_out(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """ "Eight children were reunited with their families. Seven were brought to X from Y, one to Y from X": a total."""
    flow = telling.flows[0] if len(telling.flows) == 1 else None
    if flow is None or _is_stated(flow.giver) or _is_stated(flow.receiver) or telling.total or not _exact(flow):
        return telling
    after = [t for t in tellings if t.order > telling.order]
    near = [t for t in after if t.frame.scene.number <= telling.frame.scene.number + _SHARES]
    rows = [other for t in near for other in t.flows if _exact(other)]
    ways = {other.ends for other in rows}
    opposite = len(ways) == 2 and all(giver and receiver and (receiver, giver) in ways for giver, receiver in ways)
    if not opposite or sum(_low(other) for other in rows) != _low(flow):
        return telling
    return replace(telling, flows=(), total=flow.count)


def _is_stated(side: Side | None) -> bool:
    return side is not None and side.basis == "stated"


def _of_the_same_kind(tellings: Sequence[Telling]) -> list[Telling]:
    """ "Ten children were reunited with their relatives. Nine of them went to X from Y": nine children."""
    result: list[Telling] = []
    model: tuple[int, Flow] | None = None
    for telling in tellings:
        number = telling.frame.scene.number
        if model and number - model[0] <= _SHARES:
            flows = tuple(_as_told(flow, model[1]) for flow in telling.flows)
            telling = replace(telling, flows=flows) if flows != telling.flows else telling
        result.append(telling)
        for flow in telling.frame.flows:
            if flow.group and flow.group.rule != PRONOUN and not (flow.group.bare or flow.group.partitive):
                model = number, flow
    return result


def _as_told(flow: Flow, model: Flow) -> Flow:
    group, whole = flow.group, model.group
    if group is None or whole is None or not group.bare or not group.neutral or not _exact(flow):
        return flow
    if whole.neutral or not _exact(model) or _low(flow) >= _low(model):
        return flow
    return replace(flow, group=replace(group, category=whole.category, neutral=False))


def _exact(flow: Flow) -> bool:
    return flow.count is not None and flow.count.value.low is not None and flow.count.value.low == flow.count.value.high


def _low(flow: Flow) -> int:
    return (flow.count.value.low or 0) if flow.count else 0


def _turned(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """ "In the other direction 124 prisoners crossed": against the flow told before."""
    at = other_way(telling.frame.scene)
    at = 0 if at is None and opens_in_return(telling.frame.scene) else at
    if at is None:
        return telling
    here = [t for t in tellings if t.frame.scene is telling.frame.scene]
    if telling is not next((t for t in reversed(here) if t.frame.trigger.first < at), here[0]):
        return telling
    before = [f for t in tellings if t.order < telling.order for f in t.flows if f.giver and f.receiver]
    flows = list(telling.flows)
    if not before or len(flows) != 1 or flows[0].group is None or (flows[0].giver and flows[0].receiver):
        return telling
    own = flows[0].receiver or flows[0].giver
    last = before[-1]
    if own is not None and last.giver and flows[0].receiver is None and last.receiver and own.key != last.receiver.key:
        return telling
    flow = replace(flows[0], giver=inferred(last.receiver), receiver=flows[0].receiver or inferred(last.giver))
    return replace(telling, flows=(flow,))


def _kind(flow: Flow) -> str:
    if flow.group is None:
        return "living" if flow.names else ""
    return "remains" if flow.group.category == "remains" else "child" if flow.group.category == "child" else "living"


def _directed(
    telling: Telling, flow: Flow, directed: Sequence[tuple[int, Flow]], near: Flow | None, *, far: bool
) -> Flow:
    """The flow with the ends of another: ``directed`` have both, ``near`` is the last in the sentence before.

    ``far`` from any such sentence, people are rather those that the article opens with than those last told of.
    """
    group = flow.group
    if group is None or group.rule == PRONOUN:
        return flow
    before = [other for n, other in directed if n < telling.order]
    if flow.giver or flow.receiver or group.parties:
        same = [other for other in before if other.ends == flow.ends]
        if same:
            return replace(flow, group=_of_kind(group, same[-1]))
        onward = [
            other
            for other in before
            if (group.more or group.bare) and flow.giver and not flow.receiver and _gives(other, flow)
        ]
        if not onward or group.parties:
            return flow
        return replace(flow, receiver=inferred(onward[-1].receiver), group=_of_kind(group, onward[-1]))
    kind = _kind(flow)
    open_kind = group.bare or group.neutral
    same = [other for _, other in directed if open_kind or _kind(other) == kind]
    if not same and kind == "remains" and len({other.ends for _, other in directed}) == 1:
        # "the body of an eighth fisherman will be handed over": the article knows one direction only
        return replace(flow, giver=inferred(directed[-1][1].giver), receiver=inferred(directed[-1][1].receiver))
    if not same:
        return flow
    before = [other for other in before if open_kind or _kind(other) == kind]
    goes_on = group.more or group.partitive or group.bare or group.definite
    alike = _by_army(telling, group, same) or _alike(group, same)
    if len({other.ends for other in same}) == 1 or (goes_on and before) or alike:
        lead = next((other for other in before if other.count), same[0]) if far else (before or same)[0]
        model = alike or (before[-1] if before and not (telling.cumulative or far) else lead)
        model = near if near and group.bare and telling.cumulative and _kind(near) else model  # "Some 7,000 have been"
        return replace(
            flow, giver=inferred(model.giver), receiver=inferred(model.receiver), group=_of_kind(group, model)
        )
    return flow


def _taken_home(telling: Telling, flow: Flow, told: Sequence[Flow]) -> Flow:
    """ "The bodies of 60 soldiers were returned too, the Greek ministry said": of two sides its own, who tells of it.

    Only where nothing else is said of the dead, if it is they.
    """
    group = flow.group
    if flow.giver or flow.receiver or group is None or group.parties or group.rule == PRONOUN:
        return flow
    ways = {other.ends: other for other in told}
    if _kind(flow) == "remains" and any(_kind(other) == "remains" for other in told):
        return flow
    found: list[Flow] = []
    if len(ways) == 2 and group.count and telling.frame.trigger.rule.frame in ("return", "receive", "move"):
        tellers = _tellers(telling)
        found = [other for (_, receiver), other in ways.items() if tellers == {receiver}]
    return replace(flow, giver=inferred(found[0].giver), receiver=inferred(found[0].receiver)) if found else flow


def _tellers(telling: Telling) -> set[str]:
    """The states whose people or offices a telling is credited to."""
    spoken = [(source.mention.start, source.mention.end) for source in telling.sources]
    states = [spot.mention for spot in telling.frame.scene.parties if spot.mention.value.kind == "state"]
    named = {state.value.key for state in states for start, end in spoken if start <= state.start < end}
    return named | {source.party for source in telling.sources if source.party}


def _gives(a: Flow, b: Flow) -> bool:
    return bool(a.giver and b.giver and a.giver.key == b.giver.key)


# fmt: off
_REBELS = {
    "insurgent", "insurgents", "rebel", "rebels", "militant", "militants", "guerrilla", "guerrillas", "jihadist",
    "jihadists", "islamist", "islamists", "separatist", "separatists", "secessionists", "militiamen", "gunmen",
}
_TROOPS = {
    "soldier", "soldiers", "troops", "serviceman", "servicemen", "policeman", "policemen", "officers", "conscripts",
}
# fmt: on


def _by_army(telling: Telling, group: Group, flows: Sequence[Flow]) -> Flow | None:
    """Between a state and an armed group rebels go home to the group and soldiers to the state."""
    word = telling.frame.scene.parsed.tokens[group.head].lower
    kind = "armed_group" if word in _REBELS else "state" if word in _TROOPS else ""
    ends = [(flow.giver, flow.receiver) for flow in flows if flow.giver and flow.receiver]
    kinds = {frozenset((a.mention.value.kind, b.mention.value.kind)) for a, b in ends}
    if not kind or kinds != {frozenset(("armed_group", "state"))}:
        return None
    found = next((f for f in flows if f.receiver and f.receiver.mention.value.kind == kind), None)
    if found is None and flows and group.count:  # "while 73 separatists went back to them": against the way told of
        found = replace(flows[-1], giver=flows[-1].receiver, receiver=flows[-1].giver)
    return found


def _alike(group: Group, flows: Sequence[Flow]) -> Flow | None:
    """The flow with the same figure, else the one direction of people called by the same word."""
    for flow in flows:
        if flow.group and flow.group.count and group.count and flow.group.count.value == group.count.value:
            return flow
    words = [flow for flow in flows if flow.group and flow.group.rule == group.rule and not group.neutral]
    if not words or len({flow.ends for flow in words}) > 1:
        return None
    # Where people go both ways, "22 soldiers came home in May" are rather those that the article is about.
    return flows[0] if any(flow.ends == words[-1].ends[::-1] for flow in flows) else words[-1]


def _of_kind(group: Group, model: Flow) -> Group:
    """A figure without a noun of its own is of the kind that was told before."""
    if model.group is None or not (group.bare or (group.neutral and group.more)) or model.group.neutral:
        return group
    return replace(
        group,
        category=model.group.category,
        neutral=False,
        kinds=model.group.kinds,
        fighter_in_war=model.group.fighter_in_war,
    )
