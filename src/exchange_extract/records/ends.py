"""The ends of a direction that its sentence leaves open, filled in from the article's pair (codebook, section 4)."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Frame, Side, inferred
from exchange_extract.frames.prices import is_price
from exchange_extract.phrases.dates import resolve
from exchange_extract.phrases.references import BOTH, UNNAMED
from exchange_extract.records.belonging import of_many_states, to_own_army
from exchange_extract.records.context import Context
from exchange_extract.records.scenery import is_captive_in

_WAY = 4  # tokens from a predicate to the way that its people go
_FOREIGN = {"remains", "prisoner_of_war", "child"}


def resolve_sides(frame: Frame, context: Context) -> tuple[Flow, ...]:
    """Directions with "the two sides" replaced by the article's pair, and missing ends inferred (codebook, 4)."""
    flows = list(frame.flows)
    if _is_reciprocal(frame):
        pair = context.main_pair()
        known = [side for side in frame.sides if side.key != BOTH]
        if pair and (len(known) < 2 or len(frame.sides) < 2):
            flows = _paired(flows, pair, known)
    if _is_all_around(frame) and (pair := context.main_pair()):
        flows = [replace(flows[0], giver=a, receiver=b) for a, b in (pair, pair[::-1])]
    rows = (_complete(flow, context, frame, _are_hostages(frame, flow, context)) for flow in flows)
    found = tuple(to_own_army(frame, of_many_states(frame, flow)) for flow in rows)
    return _facing(_opposed(frame, context, _one_captor(frame, context, found)))


def _one_captor(frame: Frame, context: Context, flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """ "Twelve Saudis and two Emiratis were flown to Riyadh": who goes home beside others did not hold them.

    A captor that was only inferred yields to the one of the others, if that is no home of anyone's either, else to
    the only armed group. Without a way that all go, two peoples may be each other's ("12 Indians and 17 Pakistanis
    crossed").
    """
    homes = {flow.receiver.key for flow in flows if flow.receiver}
    own = [flow for flow in flows if flow.receiver and flow.receiver.rule == "infer.receiver_from_allegiance"]
    way = {token.lower for token in frame.scene.parsed.tokens[frame.trigger.last + 1 : frame.trigger.last + 1 + _WAY]}
    if frame.trigger.rule.frame == "exchange" or not 2 <= len(homes) == len(flows) or not way & {"to", "from"}:
        return flows
    if len(own) < len(flows) - 1:
        return flows  # "40 to Baku and nine to Yerevan"
    captors = {flow.giver.key: flow.giver for flow in flows if flow.giver and flow.giver.key not in homes}
    captor = next(iter(captors.values())) if len(captors) == 1 else None if captors else context.captor("")
    guessed = [flow.giver is None or (flow.giver.basis == "inferred" and flow.giver.key in homes) for flow in flows]
    rows = zip(flows, guessed, strict=True)
    return tuple(replace(flow, giver=inferred(captor)) if guess else flow for flow, guess in rows)


def _opposed(frame: Frame, context: Context, flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """ "58 hostages came out against 117 prisoners": the price of people whose way is known goes the way back.

    So do the people in "women are to be freed in return for 20 soldiers", where only the way of the price is known.
    """
    pair = price_ends(frame, flows)
    if pair is None:
        return flows
    giver, receiver = context.settle(inferred(flows[pair[0]].receiver), inferred(flows[pair[0]].giver))
    turned = replace(flows[pair[1]], giver=giver, receiver=receiver)
    return (flows[0], turned) if pair[1] else (turned, flows[1])


def price_ends(frame: Frame, flows: Sequence[Flow]) -> tuple[int, int] | None:
    """Which of two flows, people and their price, has both ends, and which has none; None where it is not so."""
    if len(flows) != 2 or flows[0].group is None or flows[1].group is None:
        return None
    known, open_end = (1, 0) if flows[0].ends == ("", "") else (0, 1)
    if "" in flows[known].ends or flows[open_end].ends != ("", ""):
        return None
    price = flows[1].group.first
    return (known, open_end) if is_price(frame.scene, price, frame.scene.clauses.preposition(price)) else None


def _are_hostages(frame: Frame, flow: Flow, context: Context) -> bool:
    """By their own word, or as "captives" in an article that speaks of hostages."""
    group = flow.group
    if group is None or group.category == "hostage":
        return group is not None
    return context.hostages and frame.scene.parsed.tokens[group.last].lower in ("captive", "captives")


def _facing(flows: tuple[Flow, ...]) -> tuple[Flow, ...]:
    """The first of two directions with the end that only the second has: "freed for an agent", whom Sweden gives."""
    if len(flows) != 2 or flows[0].receiver or not flows[0].giver or not flows[1].giver or not flows[1].receiver:
        return flows
    if flows[1].receiver.key != flows[0].giver.key:
        return flows
    return replace(flows[0], receiver=replace(flows[1].giver, basis="inferred")), flows[1]


def _past_stop(flow: Flow, receiver: Side | None, context: Context) -> Side | None:
    """ "Five Americans freed by Iran landed in Qatar": home is their own state, the other a stop (codebook, 4)."""
    own = flow.group.parties if flow.group else ()
    if receiver is None or not receiver.rule.startswith("move.") or len(own) != 1 or own[0].value.kind != "state":
        return receiver
    if own[0].value.key == receiver.key or own[0].value.key not in context.homes:
        return receiver
    return Side(own[0], "inferred", "infer.receiver_from_allegiance")


def _of_two_passports(flow: Flow, giver: Side | None, receiver: Side | None) -> Side | None:
    """ "An American-Israeli soldier": of two states that he is of, the one that a people's armed group fights.

    A group that fights its own state lets people go home to the other.
    """
    own = flow.group.parties if flow.group else ()
    if giver is None or receiver is None or receiver.rule != "infer.receiver_from_allegiance" or len(own) < 2:
        return receiver
    captor = giver.mention.value
    others = [mention for mention in own if mention.value.key != captor.key]
    home = [mention for mention in others if (mention.value.key == captor.fights) == bool(captor.people)]
    return replace(receiver, mention=home[0]) if home else receiver


def _is_all_around(frame: Frame) -> bool:
    """ "A release of all prisoners", agreed and of no side: each of the two lets all of them go."""
    if frame.status != "agreed" or len(frame.flows) != 1:
        return False
    flow = frame.flows[0]
    ends = flow.giver or flow.receiver or flow.names or (flow.group and flow.group.parties)
    return not ends and flow.count is not None and flow.count.value.everyone and flow.count.value.low is None


def _is_reciprocal(frame: Frame) -> bool:
    both = any(side.key == BOTH for side in frame.sides)
    return len(frame.flows) == 2 and (both or frame.trigger.rule.frame == "exchange")


def _paired(flows: list[Flow], pair: tuple[Side, Side], known: list[Side]) -> list[Flow]:
    first, second = pair
    if known and known[0].key == second.key:
        first, second = second, first
    if known and known[0].key not in (first.key, second.key):
        return flows
    holder = _holds_hostages(first, second)
    if len(flows) == 2 and holder and not any(flow.giver or flow.receiver for flow in flows):
        kinds = [flow.group.category if flow.group else "" for flow in flows]
        if "hostage" in kinds:
            other = second if holder is first else first
            giver, receiver = (holder, other) if kinds[0] == "hostage" else (other, holder)
            return [
                replace(flows[0], giver=giver, receiver=receiver),
                replace(flows[1], giver=receiver, receiver=giver),
            ]
    if any(flow.giver and flow.giver.key != BOTH for flow in flows):
        return [_swap_in(flow) for flow in flows]
    return [replace(flows[0], giver=first, receiver=second), replace(flows[1], giver=second, receiver=first)]


def _told_of(frame: Frame, context: Context) -> str | None:
    """The earliest calendar date of a sentence, which may tell of long ago."""
    dates = [spot.mention.value for spot in frame.scene.dates if spot.mention.value.kind == "calendar"]
    return min((edtf for value in dates if (edtf := resolve(value, context.published))), default=None)


def _holds_hostages(first: Side, second: Side) -> Side | None:
    """The one of a pair that is no state: its captives are the hostages."""
    states = [side.mention.value.kind == "state" and side.key != "PSE" for side in (first, second)]
    return first if states == [False, True] else second if states == [True, False] else None


def _swap_in(flow: Flow) -> Flow:
    giver = None if flow.giver is None or flow.giver.key == BOTH else flow.giver
    receiver = None if flow.receiver is None or flow.receiver.key == BOTH else flow.receiver
    return replace(flow, giver=giver, receiver=receiver)


def _complete(flow: Flow, context: Context, frame: Frame, hostages: bool) -> Flow:
    moved, here = frame.trigger.rule.frame != "release", frame.scene.number
    giver = None if flow.giver and flow.giver.key == BOTH else flow.giver
    receiver = None if flow.receiver and flow.receiver.key == BOTH else flow.receiver
    if giver and giver.mention.rule == UNNAMED:
        giver = context.named_rebels(giver)
    if giver and giver.key in context.mediating:
        giver = None
    if receiver and receiver.key in context.mediating:
        own = next(
            (m for m in (flow.group.parties if flow.group else ()) if m.value.key not in context.mediating), None
        )
        implied = receiver.rule == "infer.receiver_from_allegiance"  # "three Americans", whom their minister fetched
        receiver = Side(own, "inferred", "infer.receiver_from_allegiance") if own else receiver if implied else None
    receiver = _past_stop(flow, _of_two_passports(flow, giver, receiver), context)
    if giver and receiver and giver.key == receiver.key:
        giver, receiver = (None, receiver) if giver.basis == "inferred" or flow.group else (giver, None)
    if giver and giver.key in context.scenery and is_captive_in(context.text, giver.mention.start):
        giver = context.captor(receiver.key if receiver else "")
    elif hostages and _unlikely_captor(giver):
        captor = context.captor(receiver.key if receiver else "")
        giver = captor or giver
    if giver is None and receiver is not None:
        giver = context.partner(receiver.key, gives=True, at=here)
        if giver and giver.key in context.scenery and context.taken:
            giver = None  # hostages are an armed group's: the country that they were taken in is only the place
    elif receiver is None and giver is not None:
        # A state may let its own people go: only captors of another side's are sure to have someone to give them to.
        group = flow.group
        foreign = (
            moved
            or group is None
            or group.category in _FOREIGN
            or group.rule == "people.seafarer"
            or giver.mention.value.kind != "state"
        )
        if group and group.rule == "people.seafarer" and giver.mention.value.kind == "armed_group":
            return replace(flow, giver=giver)  # a ship's crew is of any country
        receiver = context.partner(giver.key, gives=False, guess=foreign, at=here)
        if receiver and receiver.key in context.scenery and context.taken:
            receiver = context.captor(giver.key) or receiver
    giver, receiver = context.settle(giver, receiver, _told_of(frame, context))
    if giver and receiver and giver.key == receiver.key:
        receiver = None
    return replace(flow, giver=giver, receiver=receiver)


def _unlikely_captor(giver: Side | None) -> bool:
    """Nobody, or a state whose prisons the sentence names for others: hostages are an armed group's."""
    return giver is None or (giver.mention.value.kind == "state" and giver.rule.endswith(".holder"))
