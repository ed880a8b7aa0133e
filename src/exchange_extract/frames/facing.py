"""Two sides that one sentence sets against each other."""

from dataclasses import replace
from itertools import pairwise

from exchange_extract.frames.model import Flow, Frame, Scene, Side
from exchange_extract.phrases.references import BOTH

_WAYS = {"way", "direction"}
_BANKS = {"bank", "end", "side"}
_OTHERS = {"other", "opposite", "reverse"}


def other_way(scene: Scene) -> int | None:
    """First token of "the other way", "in the opposite direction", "from the other bank", "to the other side"."""
    tokens = scene.parsed.tokens
    for a, b in pairwise(tokens):
        before = [token.lower for token in tokens[max(0, a.i - 2) : a.i]]
        there = (before == ["from", "the"] and b.lower in _BANKS) or (before == ["to", "the"] and b.lower == "side")
        if a.lower in _OTHERS and (b.lower in _WAYS or there):
            return a.i
    return None


def opens_in_return(scene: Scene) -> bool:
    """ "In return, ten hostages were freed": a sentence that goes on with the other direction."""
    words = [token.lower for token in scene.parsed.tokens[:4]]
    if words[:2] not in (["in", "return"], ["in", "exchange"], ["in", "turn"]):
        return False
    if words[2:3] == ["for"]:
        return words[3:] in (["their"], ["his"], ["her"], ["them"], ["him"], ["the"], ["these"], ["those"])
    return words[2:3] != ["to"]


def _own_of_actor(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """ "The Houthis freed 14 in a swap that also brought 97 of their own men home": home to who acts before it."""
    result: list[Frame] = []
    actor: Side | None = None
    since = 0
    for frame in frames:
        flows = tuple(
            replace(f, receiver=actor) if actor and _are_own(scene, f) and not _another_told(scene, since, f) else f
            for f in frame.flows
        )
        result.append(replace(frame, flows=flows))
        sides = [side for f in frame.flows for side in (f.giver, f.receiver) if side and side.rule.endswith(".subj")]
        if actor is None and sides:
            actor, since = sides[0], frame.trigger.first
    return result


def _another_told(scene: Scene, since: int, flow: Flow) -> bool:
    """ "And Armenia said three of its own": another party or speaker stands between."""
    people = {i for group in scene.groups for i in range(group.first, group.last + 1)}
    starts = [spot.first for spot in scene.parties if spot.first not in people]
    starts += [cue.first for cue in scene.cues if cue.rule.category == "attribution"]
    return flow.group is not None and any(since < start < flow.group.first for start in starts)


def _are_own(scene: Scene, flow: Flow) -> bool:
    """Whether people are called somebody's own, and the predicate itself says neither whose nor from whom."""
    if flow.giver or flow.receiver or flow.group is None or flow.group.parties:
        return False
    words = [token.lower for token in scene.parsed.tokens[flow.group.first : flow.group.last + 1]]
    return "own" in words and bool({"its", "their"} & set(words))


def facing(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Where a sentence binds two sides only, a direction that names one of them is between the two."""
    frames = _own_of_actor(scene, frames)
    told = [side for frame in frames for flow in frame.flows for side in (flow.giver, flow.receiver) if side]
    pair = {side.key: side for side in told}
    if len(pair) != 2 or len(frames) < 2 or BOTH in pair:
        return frames
    opposed = other_way(scene) is not None
    result = []
    for frame in frames:
        flows = []
        for flow in frame.flows:
            known = flow.giver or flow.receiver
            if (
                known
                and not (flow.giver and flow.receiver)
                and flow.group
                and (opposed or not (flow.group.parties and flow.giver is None))
            ):
                other = next(side for key, side in pair.items() if key != known.key)
                guess = Side(other.mention, "inferred", "infer.partner_in_sentence")
                flow = replace(flow, giver=flow.giver or guess, receiver=flow.receiver or guess)
            flows.append(flow)
        result.append(replace(frame, flows=tuple(flows)))
    return result
