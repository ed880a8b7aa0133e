"""Running totals of what was told just before: "That makes 350 since 2019", "Their number has now reached 64".

The sentence has no predicate of a handover and often no people: who goes where is what the telling before it says.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Frame, Scene, Trigger
from exchange_extract.frames.tally import NUMBERS, says_so_far
from exchange_extract.phrases.people import Group
from exchange_extract.records.date_words import EVENTS
from exchange_extract.records.tellings import Telling

_REACH = 2  # sentences
_OPENING = 10  # tokens before the verb
# fmt: off
_POINTERS = frozenset({"it", "that", "this", "which"})
_MAKES = frozenset({"brings", "brought", "lifts", "makes", "pushes", "raises", "raised", "takes", "took"})
_STANDS = frozenset({
    "climbed", "grown", "is", "reached", "reaches", "risen", "rose", "stands", "stood", "swelled",
})
_TOLD = EVENTS | {"group", "move"}
# fmt: on


def counted_up(scene: Scene, told: Sequence[Telling]) -> Frame | None:
    """The running total that a sentence without a predicate of its own gives of the people told of before."""
    verb = _verb(scene)
    before = next((t for t in reversed(told) if not t.is_note and not t.is_headline), None)
    if verb is None or before is None or before.status != "completed":
        return None
    if scene.number - before.frame.scene.number > _REACH or scene.parsed.sentence.kind != "body":
        return None
    flow = _direction(scene, before.flows)
    figure = next((g for g in scene.groups if g.count and _is_figure(scene, g, verb)), None)
    if (
        figure is None
        or flow is None
        or flow.group is None
        or not (flow.giver or flow.receiver)
        or not _is_same(scene, flow.group)
    ):
        return None
    if (figure.count and flow.count) and (figure.count.value.low or 0) <= (flow.count.value.low or 0):
        return None
    group = replace(
        flow.group, count=figure.count, first=figure.first, head=figure.head, last=figure.last, partitive=False
    )
    period = next((d for d in scene.dates if d.mention.value.is_open_since or d.mention.value.is_period), None)
    return Frame(
        replace(scene, dates=(period,) if period else ()),
        Trigger(verb, verb, verb, before.frame.trigger.rule, nominal=False),
        "completed",
        cumulative=True,
        flows=(replace(flow, group=group, names=(), parts=()),),
        fresh=True,
        own_date=period,
    )


def is_mention(frame: Frame) -> bool:
    """ "The release takes the total to 35": a noun for the handover, and no people with it."""
    return frame.trigger.nominal and not frame.total and not any(flow.group or flow.names for flow in frame.flows)


def _direction(scene: Scene, flows: Sequence[Flow]) -> Flow | None:
    """The only direction told of before, else the one of the people whom the sentence names ("of Ukrainians")."""
    if len(flows) == 1:
        return flows[0]
    named = {mention.value.key for group in scene.groups for mention in group.parties}
    home = [flow for flow in flows if flow.receiver and flow.receiver.key in named]
    return home[0] if len(home) == 1 else None


def _verb(scene: Scene) -> int | None:
    """Where the sentence says that a number grows or stands: the verb of "that makes", "their number has risen"."""
    tokens = scene.parsed.tokens
    for token in tokens[: _OPENING + 1]:
        before = {other.lower for other in tokens[: token.i]}
        if token.lower in _MAKES and before & (_POINTERS | _TOLD):
            after = [other.lower for other in tokens[token.i + 1 :]]
            return token.i if NUMBERS & set(after) or says_so_far(after) else None
        if token.lower in _STANDS and before & NUMBERS:
            return token.i
    return None


def _is_figure(scene: Scene, group: Group, verb: int) -> bool:
    """Whether a bare number is the one that is reached: right behind the verb, or behind "to" and "at"."""
    before = scene.parsed.tokens[group.first - 1].lower if group.first else ""
    return group.first > verb and (before in ("to", "at", "past", "above", "now") or group.first == verb + 1)


def _is_same(scene: Scene, people: Group) -> bool:
    """Whether the sentence names no other people than those told of before."""
    others = [group for group in scene.groups if not group.bare]
    alike = all(
        (group.category == "remains") == (people.category == "remains") for group in others if not group.neutral
    )
    mine = {mention.value.key for mention in people.parties}
    return alike and all(
        not group.parties or not mine or mine & {m.value.key for m in group.parties} for group in others
    )
