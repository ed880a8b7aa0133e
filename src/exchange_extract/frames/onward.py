"""Where the freed are taken, told by a second verb: "were freed by Minsk and taken to Lithuania"."""

from dataclasses import replace

from exchange_extract.frames.model import Flow, Frame, PartySpot, Scene, Side
from exchange_extract.rules.inflect import verb_forms

# fmt: off
_CARRIED = frozenset(
    form
    for lemma in (
        "take", "fly", "drive", "bring", "bus", "escort", "transfer", "send", "deport", "expel", "move", "carry",
        "evacuate", "airlift", "ferry", "cross", "travel", "arrive", "exile", "banish",
    )
    for form in verb_forms(lemma)
)
# fmt: on
_BETWEEN = {
    "and",
    "then",
    "who",
    "were",
    "was",
    "been",
    "being",
    "later",
    "immediately",
    "promptly",
    ",",
    "have",
    "had",
}
_SHORT = 5  # words between the verb of taking and its goal


def with_goal(scene: Scene, frame: Frame) -> Frame:
    """The frame of a release with the state to which its people are then taken, where nothing else says whither.

    A people's own state needs no goal: where it is named, others are a stop on the way (codebook, section 5).
    """
    if frame.trigger.rule.frame != "release" or frame.trigger.nominal or len(frame.flows) != 1:
        return frame
    flow = frame.flows[0]
    if flow.receiver is not None or flow.giver is None or flow.giver.mention.value.kind != "state":
        return frame
    goal = _goal(scene, frame.trigger.last)
    if goal is None or goal.mention.value.key == flow.giver.key or _is_foreign(flow):
        return frame
    side = Side(goal.mention, "stated", f"{frame.trigger.rule.id}.onward")
    return replace(frame, flows=(replace(flow, receiver=side),))


def _is_foreign(flow: Flow) -> bool:
    """Whether the people are another side's than the one that frees them."""
    return bool(flow.group and flow.giver and any(m.value.key != flow.giver.key for m in flow.group.parties))


def _goal(scene: Scene, last: int) -> PartySpot | None:
    """The state behind the next verb of taking that shares the people of the verb that ends at token ``last``."""
    tokens = scene.parsed.tokens
    verb = next((t.i for t in tokens[last + 1 :] if t.lower in _CARRIED and t.is_verb), None)
    if verb is None or tokens[verb - 1].lower not in _BETWEEN:
        return None
    if any(t.lower in (";", ":") or t.tag in ("VBZ", "VBP", "MD") for t in tokens[last + 1 : verb]):
        return None
    to = next((t.i for t in tokens[verb + 1 : verb + _SHORT] if t.lower in ("to", "into")), None)
    if to is None:
        return None
    spot = next((p for p in scene.parties if to < p.first <= to + 2), None)
    return spot if spot and spot.mention.value.kind == "state" and spot.mention.value.form != "demonym" else None
