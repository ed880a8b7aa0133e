"""Several predicates of one sentence about the same people: whoever let them go let them go in each.

"Of those freed by Russia, 13 were flown to Germany", "five were let go by Juba and reached Nairobi".
"""

from dataclasses import replace

from exchange_extract.frames.holders import is_holder
from exchange_extract.frames.model import Flow, Frame, Scene, Side

_OF_ALL = "infer.giver_of_all"
_OF_SAME = "infer.giver_of_same"
_FREEING = ("release", "return", "carry")


def with_giver_of_all(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """The frames; those who come "of the ten freed by X" leave the hands of X, and are not told of twice."""
    tokens = scene.parsed.tokens
    if tokens[0].lower != "of":
        return frames
    comma = next((token.i for token in tokens if token.lower == ","), 0)
    opening = [spot for spot in scene.parties if spot.last < comma]
    captor = next((p for p in opening if scene.clauses.preposition(p.first) == "by" or is_holder(scene, p)), None)
    after = [frame for frame in frames if frame.trigger.first > comma]
    if captor is None or not any(flow.count for frame in after for flow in frame.flows):
        return frames
    side = Side(captor.mention, "inferred", _OF_ALL)
    return [replace(frame, flows=tuple(_given(flow, side) for flow in frame.flows)) for frame in after]


def _given(flow: Flow, giver: Side) -> Flow:
    theirs = flow.receiver is not None and flow.receiver.key == giver.key
    return flow if flow.giver or theirs else replace(flow, giver=giver)


def with_same_giver(frames: list[Frame]) -> list[Frame]:
    """The frames; people who are "freed by X and reach home" leave the hands of X in the second clause too."""
    givers = {
        flow.group.head: flow.giver
        for frame in reversed(frames)
        if frame.trigger.rule.frame in _FREEING and not frame.trigger.nominal
        for flow in frame.flows
        if flow.group and flow.giver
    }
    return [
        replace(
            frame,
            flows=tuple(
                _given(flow, replace(giver, basis="inferred", rule=_OF_SAME))
                if frame.trigger.rule.frame == "move" and flow.group and (giver := givers.get(flow.group.head))
                else flow
                for flow in frame.flows
            ),
        )
        for frame in frames
    ]
