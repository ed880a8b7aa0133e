"""The dead that were found: no handover, but the whole of which some are handed over."""

from exchange_extract.frames.model import Frame


def _counts_share(frame: Frame, after: int) -> bool:
    """Whether a frame moves a part that is counted out of a whole told of before token ``after``."""
    return any(flow.group and flow.group.partitive and flow.group.first > after for flow in frame.flows)


def is_find(frame: Frame, told: list[Frame]) -> bool:
    """ "Handed over three bodies, which were recovered in May": how the dead that are given were found."""
    if frame.scene.parsed.tokens[frame.trigger.head].lower not in ("recovered", "retrieved"):
        return False
    heads = {flow.group.head for flow in frame.flows if flow.group}
    sides = any(flow.giver for flow in frame.flows)
    if any(other is not frame and _counts_share(other, frame.trigger.last) for other in told):
        return not sides  # "of the 320 that were recovered, 40 were handed over"
    others = {flow.group.head for other in told if other is not frame for flow in other.flows if flow.group}
    return bool(heads) and not sides and heads <= others
