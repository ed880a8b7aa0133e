"""Coordinated counts of one direction: "185 soldiers and 20 civilians" is one transfer with the sum (codebook, 4)."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Scene, Side
from exchange_extract.phrases.coordination import coordinated, told_behind_clause
from exchange_extract.phrases.people import Group
from exchange_extract.schema import Category
from exchange_extract.spans import Mention, Quantity


def joined(scene: Scene, a: Flow, b: Flow) -> Flow | None:
    """One flow with the sum of two coordinated ones and both as its parts; None where they do not add up.

    The ends of the flows are not compared: the result has those of ``a``.
    """
    if not (a.group and b.group and _adds_up(scene, a.group, b.group)):
        return None
    parts = (*(a.parts or _counted_out(scene, a.group)), *_counted_out(scene, b.group))
    return replace(a, group=_sum(a.group, b.group), parts=parts, names=a.names + b.names)


def _counted_out(scene: Scene, group: Group) -> tuple[Group, ...]:
    """The group as a part of a sum; a single person without a number word is none (codebook, section 4)."""
    one = group.count is not None and group.count.value == Quantity(1, 1)
    worded_one = scene.parsed.tokens[group.first].lower in ("one", "1")
    return () if one and not worded_one else (worded(scene, group),)


def run_of(scene: Scene, groups: Sequence[Group]) -> list[Group]:
    """The first of some groups with those after it that add up with it: "60 soldiers and five civilians"."""
    run = list(groups[:1])
    for group in groups[1:]:
        if not _adds_up(scene, run[-1], group):
            break
        run.append(group)
    return run


def both_ways(scene: Scene, pair: Sequence[Side], run: Sequence[Group]) -> list[Flow]:
    """Two directions between a pair, of which one may be unknown, each with all the people of ``run``."""
    whole = Flow(None, None, run[0])
    for group in run[1:]:
        whole = joined(scene, whole, Flow(None, None, group)) or whole
    first, second = (pair[0] if pair else None), (pair[1] if len(pair) > 1 else None)
    return [replace(whole, giver=first, receiver=second), replace(whole, giver=second, receiver=first)]


def worded(scene: Scene, group: Group, first: int | None = None, last: int | None = None) -> Group:
    """A group whose count rests on all the words that tell of it, by default the whole phrase."""
    if group.count is None:
        return group
    tokens = scene.parsed.tokens
    start = tokens[group.first if first is None else first].start
    end = tokens[group.last if last is None else last].end
    return replace(group, count=Mention(start, max(end, group.count.end), group.count.value, group.rule))


def _adds_up(scene: Scene, a: Group, b: Group) -> bool:
    if (a.category == "remains") != (b.category == "remains"):
        return False  # living people and remains are never summed (codebook, section 4)
    if not (_summable(a) and _summable(b)):
        return False
    tokens = scene.parsed.tokens
    return coordinated(tokens, a, b) or told_behind_clause(tokens, scene.groups, a, b)


def _summable(group: Group) -> bool:
    if group.count is None or group.bare:
        return False
    return group.count.value.low is not None and group.count.value.low == group.count.value.high


def _sum(a: Group, b: Group) -> Group:
    assert a.count is not None
    assert b.count is not None
    x, y = a.count.value, b.count.value
    total = (x.low or 0) + (y.low or 0)
    value = Quantity(total, total, x.approximate or y.approximate)
    of_b = a.neutral and b.more and b.held  # "a nun and three other hostages"
    category = b.category if of_b or a.category == b.category else _in_arms(a, b) or "mixed"
    return replace(
        a,
        last=b.last,
        count=Mention(a.count.start, b.count.end, value, "quantity.sum"),
        category=category,
        fighter_in_war=b.fighter_in_war if of_b else a.fighter_in_war,
        neutral=a.neutral and b.neutral,
    )


def _in_arms(a: Group, b: Group) -> Category | None:
    """ "90 soldiers and six sailors": who may be military is, beside soldiers."""
    kinds = {group.category for group in (a, b) if not group.neutral}
    others = {group.rule for group in (a, b) if group.neutral}
    return "prisoner_of_war" if kinds == {"prisoner_of_war"} and others <= {"people.seafarer"} else None
