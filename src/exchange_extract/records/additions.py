"""Counts that the text adds to a direction: "Kyiv also sent home eight residents".

By the codebook's section 4 that is one transfer with the sum, and each counted part is in ``including``.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.joining import worded
from exchange_extract.frames.model import Flow, Scene
from exchange_extract.phrases.people import Group
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling
from exchange_extract.spans import Mention, Quantity

BASE, ADDED = "part.base", "part.added"
_REACH = 2  # sentences
_MARKS = {"also", "addition", "additionally", "besides", "apart", "moreover"}


def with_additions(tellings: Sequence[Telling], scenes: Sequence[Scene]) -> list[Telling]:
    """The tellings; a count that is given on top of another of the same direction becomes a part of that one.

    The telling that gave it stays as a note on the event. A date of its own makes it an event of its own.
    """
    result = list(tellings)
    for index, telling in enumerate(result):
        if not _adds(telling):
            continue
        group = telling.flows[0].group
        target = _base(result, index, telling.flows[0])
        if group is not None and target is not None:
            result[target[0]] = _lay(result[target[0]], target[1], worded(telling.frame.scene, group))
            result[index] = replace(telling, flows=())
    for scene in scenes:
        for group in _objects_of_add(scene):
            owners = {mention.value.key for mention in group.parties}
            here = [(i, n, f) for i in near(result, scene.number, 0) for n, f in enumerate(result[i].flows)]
            rows = [(i, n) for i, n, f in here if f.receiver and f.receiver.key in owners]
            for i, n in rows[:1]:
                if _exact(result[i].flows[n].group):
                    result[i] = _lay(result[i], n, worded(scene, group))
    return result


def summed(count: Mention[Quantity] | None, parts: Sequence[Group]) -> Mention[Quantity] | None:
    """A count with what the text adds to it."""
    added = [part.count.value.low or 0 for part in parts if part.rule == ADDED and part.count]
    if count is None or not added:
        return count
    total = (count.value.low or 0) + sum(added)
    return replace(count, value=Quantity(total, total, count.value.approximate), rule="quantity.sum")


def of_two_kinds(parts: Sequence[Group]) -> bool:
    """Whether people of another kind were added: then the transfer is mixed."""
    kinds = {part.category for part in parts if part.rule in (BASE, ADDED) and not part.neutral}
    return any(part.rule == ADDED for part in parts) and len(kinds) > 1


def _adds(telling: Telling) -> bool:
    if len(telling.flows) != 1 or not _exact(telling.flows[0].group) or telling.flows[0].names or telling.cumulative:
        return False
    if telling.date is not None and not telling.date.weak:
        return False
    trigger = telling.frame.trigger.head
    words = {token.lower for token in telling.frame.scene.parsed.tokens[max(0, trigger - 14) : trigger + 1]}
    return bool(words & _MARKS)


def _base(tellings: Sequence[Telling], at: int, flow: Flow) -> tuple[int, int] | None:
    telling = tellings[at]
    for index in range(at - 1, -1, -1):
        other = tellings[index]
        if telling.frame.scene.number - other.frame.scene.number > _REACH:
            return None
        if other.status != telling.status or other.cumulative:
            continue
        for number, theirs in enumerate(other.flows):
            same_way = theirs.ends == flow.ends and "" not in flow.ends
            if same_way and _exact(theirs.group) and not _equal(theirs, flow):
                return index, number
    return None


def _equal(a: Flow, b: Flow) -> bool:
    return a.count is not None and b.count is not None and a.count.value == b.count.value


def _exact(group: Group | None) -> bool:
    if group is None or group.count is None or group.category == "remains":
        return False
    return group.count.value.low is not None and group.count.value.low == group.count.value.high


def _objects_of_add(scene: Scene) -> list[Group]:
    """ "… and Moscow added another 22 badly wounded Ukrainians"."""
    tokens = scene.parsed.tokens
    found = []
    for group in scene.groups:
        before = [token.lower for token in tokens[max(0, group.first - 2) : group.first + 1]]
        if before[-2:-1] == ["added"] and group.parties and _exact(group):
            found.append(group)
    return found


def _lay(telling: Telling, number: int, group: Group) -> Telling:
    flow = telling.flows[number]
    assert flow.group is not None
    base = () if flow.parts else (replace(worded(telling.frame.scene, flow.group), rule=BASE),)
    flows = list(telling.flows)
    flows[number] = replace(flow, parts=(*base, *flow.parts, replace(group, rule=ADDED)))
    return replace(telling, flows=tuple(flows))
