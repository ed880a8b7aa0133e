"""Figures that leave out the noun which their sentence has said: "1,000 bodies went to Ukraine and 35 to Russia"."""

from dataclasses import replace

from exchange_extract.frames.model import Flow, Frame
from exchange_extract.phrases.people import Group

_LIVING = ("release.free", "release.let_travel")


def with_their_kinds(frames: list[Frame]) -> list[Frame]:
    """The frames of a sentence in which bare figures, and "ones", are of the kind of the people told of before them.

    Who is freed is alive, whatever was handed over for him: "gave back three bodies and freed 20".
    """
    told = [flow.group for frame in frames for flow in frame.flows if flow.group and not _leaves_out(frame, flow.group)]
    return [replace(frame, flows=tuple(_of_kind(frame, flow, told) for flow in frame.flows)) for frame in frames]


def _of_kind(frame: Frame, flow: Flow, told: list[Group]) -> Flow:
    group = flow.group
    if group is None or flow.names or not _leaves_out(frame, group):
        return flow
    model = max((other for other in told if other.last < group.first), key=lambda other: other.last, default=None)
    if model is None or model.neutral or (model.category == "remains" and frame.trigger.rule.id in _LIVING):
        return flow
    like = replace(
        group,
        category=model.category,
        kinds=model.kinds,
        neutral=False,
        held=model.held,
        fighter_in_war=model.fighter_in_war,
    )
    return replace(flow, group=like)


def _leaves_out(frame: Frame, group: Group) -> bool:
    """Whether a figure has no noun of its own: "35", "43 Russian ones"."""
    if group.count is None or group.partitive or group.definite or not group.neutral:
        return False
    return group.bare or frame.scene.parsed.tokens[group.last].lower == "ones"
