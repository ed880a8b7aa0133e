"""Parts of a transfer that the text counts out, tied to the direction that they belong to (codebook, section 4).

A part may stand in the sentence of its transfer ("230 people, 224 soldiers and six civilians") or in one soon after
("Five women are among the freed Ukrainians"). It belongs to the people it is counted out of: those named right beside
it, those whose figure it repeats, those of the same side, else those told last.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from exchange_extract.frames.arguments import WHOLE
from exchange_extract.frames.joining import worded
from exchange_extract.frames.model import Flow, Frame, Scene
from exchange_extract.phrases.coordination import coordinated
from exchange_extract.phrases.partition import CountedPart, find_parts
from exchange_extract.phrases.people import Group
from exchange_extract.records.dating import Dated
from exchange_extract.records.part_sides import holders, homes, likely_homes
from exchange_extract.records.states import make_up
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling
from exchange_extract.schema import Category
from exchange_extract.spans import Mention, Quantity

_FAR = 6  # sentences between a transfer and a part that the words themselves tie to it
_NEAR = 2  # sentences for a mere figure ("Seven had fought …")
_MOVES = {"move", "return"}


@dataclass(frozen=True, slots=True)
class _Target:
    telling: int
    flow: int


def without_parts(
    row: Sequence[Frame], scene: Scene, told: Sequence[Telling], day: Callable[[Frame], Dated | None]
) -> list[Frame]:
    """The frames of a sentence without directions that only repeat a part of people told of elsewhere.

    "Of the 39 released, 28 were taken to the West Bank" tells of 39 people, not of two transfers. ``told`` are the
    tellings of the sentences before, ``day`` says when what a frame tells of took place.
    """
    parts = {part.group.first: part for part in find_parts(scene.parsed, scene.groups)}
    if not parts:
        return list(row)
    bound = {flow.group.first for frame in row for flow in frame.flows if flow.group}
    frames = []
    for frame in row:
        if frame.total and _is_share(frame.total, parts.values(), told):
            continue
        flows = tuple(flow for flow in frame.flows if not _is_part_only(frame, flow, parts, bound, told, day))
        if len(flows) == len(frame.flows):
            frames.append(frame)
        elif flows or frame.total:
            frames.append(replace(frame, flows=flows))
    return frames


def _is_share(total: Mention[Quantity], parts: Iterable[CountedPart], told: Sequence[Telling]) -> bool:
    """ "The swap included twelve women": the figure of a part, where a larger one for both directions was told."""
    listed = any(part.why == "list" and part.group.count and part.group.count.start == total.start for part in parts)
    larger = [t for t in told[-4:] if t.total and (t.total.value.low or 0) > (total.value.low or 0)]
    return listed and bool(larger)


def _is_part_only(
    frame: Frame,
    flow: Flow,
    parts: dict[int, CountedPart],
    bound: set[int],
    told: Sequence[Telling],
    day: Callable[[Frame], Dated | None],
) -> bool:
    group = flow.group
    if group is None or flow.names or (group.count and group.count.rule == WHOLE):
        return False
    if any(part.first < group.first <= part.last and part.group is not group for part in parts.values()):
        return True
    part = parts.get(group.first)
    if (
        part is None
        or _has_own_period(frame)
        or _is_of_other_day(day(frame), told)
        or _is_own_way(flow)
        or _is_sent_back(flow, told)
    ):
        return False
    if part.whole is not None and part.why != "subject":
        return part.whole.first in bound
    if frame.trigger.rule.frame not in _MOVES and part.why not in ("sum", "list", "chain"):
        return False
    return part.why != "subject" and any(
        _holds(one, part.group) and not _gives_other(flow, one) for telling in told[-4:] for one in telling.flows
    )


def _has_own_period(frame: Frame) -> bool:
    """ "Of this total, 513 have come back since 2023": a running total of its own."""
    return frame.cumulative and any(
        date.mention.value.is_open_since and date.first > frame.trigger.first for date in frame.scene.dates
    )


def _is_of_other_day(date: Dated | None, told: Sequence[Telling]) -> bool:
    """ "Two of them were returned on 1 August": a handover of its own where all told so far was on other days."""
    if date is None or date.weak or not told:
        return False
    days = [telling.date.edtf for telling in told if telling.date and not telling.date.weak]
    return bool(days) and not any(date.edtf.startswith(day) or day.startswith(date.edtf) or "/" in day for day in days)


def _is_sent_back(flow: Flow, told: Sequence[Telling]) -> bool:
    """ "Kyiv returned three of them": let go by another side than the one that gave the whole."""
    before = [one for telling in told[-2:] for one in telling.flows if one.giver and one.count]
    stated = flow.giver is not None and flow.giver.basis == "stated"
    return stated and bool(before) and all(_gives_other(flow, one) for one in before)


def _gives_other(flow: Flow, whole: Flow) -> bool:
    """Whether another side lets these people go than the one that gave the whole."""
    return flow.giver is not None and whole.giver is not None and flow.giver.key != whole.giver.key


def _is_own_way(flow: Flow) -> bool:
    """ "Seven of them were brought back to Ukraine from Russia": a direction with both ends said."""
    ends = (flow.giver, flow.receiver)
    return all(side is not None and side.basis == "stated" for side in ends)


def _holds(flow: Flow, part: Group) -> bool:
    """Whether a direction is large enough to hold a part and not the same figure."""
    if flow.count is None or part.count is None:
        return False
    mine, theirs = part.count.value, flow.count.value
    if theirs.low is None and theirs.high is None:
        return True
    return (mine.low or 0) < (theirs.high if theirs.high is not None else max(theirs.low or 0, 10**9))


# -- tying parts to directions ---------------------------------------------------------------------------------------


def with_parts(tellings: Sequence[Telling], scenes: Sequence[Scene]) -> list[Telling]:
    """The tellings with every part of the article laid to the direction that it is counted out of."""
    result = list(tellings)
    before: tuple[int, _Target] | None = None  # where the last part went, with the number of its sentence
    for number, scene in enumerate(scenes):
        own = any(not result[index].is_note for index in near(result, scene.number, 0))
        found = find_parts(scene.parsed, scene.groups) or ([] if own else _unmarked(scene))
        summed = _adding_up(found, scene, result)
        here = [flow for index in near(result, scene.number, 0) for flow in result[index].flows]
        used = {flow.group.first for flow in here if flow.group and not flow.parts}
        joined = {part.count.start for flow in here for part in flow.parts if part.count}
        last: _Target | None = None
        for part in found:
            if part.group.first in used or part.group.count is None or part.group.count.start in joined:
                continue
            if _is_vague(part.group.count.value):
                continue
            if _shares_out(result, scene, part) or _goes_elsewhere(part, scene, result):
                continue
            target = last if part.why == "chain" else None
            if summed is not None and part.why != "subject" and not own:
                target = summed
            if target is None and part.why == "sum" and part.whole is None:
                continue
            target = target or _target(part, scene, result, own=own, before=before)
            rows = make_up(found, result[target.telling].flows[target.flow]) if target else ()
            if target is not None and rows:
                result[target.telling] = _split(result[target.telling], target.flow, rows)
                break
            if target is not None:
                words = worded(scene, part.group, part.first, part.last)
                result[target.telling] = _lay(result[target.telling], target.flow, words)
                before = scene.number, target
            last = target
        for target, groups in _fragments(number, scenes, result):
            for place, group in groups:
                result[target.telling] = _lay(result[target.telling], target.flow, worded(place, group))
    return result


def _is_vague(value: Quantity) -> bool:
    """ "Several of them were limping", "dozens are women": the text does not count them out."""
    return value.approximate and value.high is None


def _shares_out(tellings: list[Telling], scene: Scene, part: CountedPart) -> bool:
    """ "218 prisoners, among them 108 Ukrainians": of a figure for both directions, the count of one; laid in place."""
    whole = part.whole.count if part.whole else None
    owners = {mention.value.key for mention in part.group.parties}
    for index in near(tellings, scene.number, 0):
        telling = tellings[index]
        if not whole or not telling.total or telling.total.start != whole.start:
            continue
        for number, flow in enumerate(telling.flows):
            if flow.count is None and flow.receiver and flow.receiver.key in owners:
                flows = list(telling.flows)
                flows[number] = replace(flow, group=part.group)
                tellings[index] = replace(telling, flows=tuple(flows))
                return True
    return False


def _goes_elsewhere(part: CountedPart, scene: Scene, tellings: Sequence[Telling]) -> bool:
    """ "32 went home to Armenia, including eight officers, and two to Azerbaijan": no part of those of another goal."""
    after = scene.parsed.tokens[part.group.last + 1 : part.group.last + 2]
    if not part.group.bare or not after or after[0].lower != "to":
        return False
    goal = next((s.mention.value.key for s in scene.parties if 1 < s.first - part.group.last <= 3), None)
    rows = [flow for index in near(tellings, scene.number, 0) for flow in tellings[index].flows]
    return goal is not None and any(flow.receiver and flow.receiver.key != goal for flow in rows)


def _unmarked(scene: Scene) -> list[CountedPart]:
    """ "There were eleven women and 13 men": a list that is of those told of before only if it adds up to them."""
    counted = [group for group in scene.groups if group.count is not None and not group.bare]
    listed = len(counted) > 1 and all(coordinated(scene.parsed.tokens, a, b) for a, b in pairwise(counted))
    return [CountedPart(group, group.first, group.last, None, "sum") for group in counted] if listed else []


def _adding_up(found: Sequence[CountedPart], scene: Scene, tellings: Sequence[Telling]) -> _Target | None:
    """The one direction told shortly before whose figure the parts of a sentence add up to."""
    counts = [part.group.count.value for part in found if part.why != "subject" and part.group.count]
    total = sum(value.low or 0 for value in counts)
    if len(counts) < 2:
        return None
    rows = {}
    for index in near(tellings, scene.number, _FAR):
        for number, flow in enumerate(tellings[index].flows):
            if flow.count and flow.count.value == Quantity(total, total):
                rows[flow.ends] = _Target(index, number)
    return next(iter(rows.values())) if len(rows) == 1 else None


def _target(
    part: CountedPart,
    scene: Scene,
    tellings: Sequence[Telling],
    *,
    own: bool,
    before: tuple[int, _Target] | None,
) -> _Target | None:
    """``own``: the sentence tells of a transfer itself; then its parts belong to that one, else maybe to the one that
    those ``before`` it belong to."""
    if pointed := _of_two(part, scene, tellings):
        return pointed
    reach = 0 if own else _NEAR if part.why == "subject" else _FAR
    rows = [
        (index, flow_number, tellings[index], flow)
        for index in near(tellings, scene.number, reach)
        for flow_number, flow in enumerate(tellings[index].flows)
    ]
    rows.reverse()
    whole = part.whole
    if whole is not None:
        for index, flow_number, telling, flow in rows:
            if telling.frame.scene is scene and flow.group and flow.group.first == whole.first:
                return _Target(index, flow_number)
        if whole.count is not None:
            for index, flow_number, _, flow in rows:
                if flow.count and flow.count.value == whole.count.value:
                    return _Target(index, flow_number)
    if whole is not None and (part.why == "subject" or _is_of_others(whole)):
        return None
    owners = homes(part, scene)
    able = [(index, number, flow) for index, number, _, flow in rows if _holds(flow, part.group)]
    away = [row for row in able if row[2].giver is None or row[2].giver.key not in owners]
    one_way = len({f.ends[0] for *_, f in able}) == 1
    able = away or (able if one_way and part.why == "list" else [])  # "Five Belarusians are in the group"
    same = [row for row in able if row[2].receiver is not None and row[2].receiver.key in owners]
    if not same:
        likely, held = likely_homes(scene), holders(scene)
        same = [row for row in able if row[2].giver and row[2].giver.key in held]
        same = same or [row for row in able if row[2].receiver and row[2].receiver.key in likely]
        if not same and before is not None and scene.number - before[0] <= _NEAR:
            same = [row for row in able if _Target(row[0], row[1]) == before[1]]
    return next((_Target(index, number) for index, number, _ in (same or able)), None)


def _of_two(part: CountedPart, scene: Scene, tellings: Sequence[Telling]) -> _Target | None:
    """ "Eight of the latter were civilians": of the two figures told last the second, and the first of "the former"."""
    behind = [token.lower for token in scene.parsed.tokens[part.group.last + 1 : part.group.last + 4]]
    which = behind[2:] if behind[:2] == ["of", "the"] else []
    if which not in (["latter"], ["former"]):
        return None
    here = [index for index in near(tellings, scene.number, _NEAR) if tellings[index].counts]
    number = max((tellings[index].frame.scene.number for index in here), default=0)
    rows = sorted(
        (flow.group.first, index, place)
        for index in here
        for place, flow in enumerate(tellings[index].flows)
        if flow.group and flow.count and tellings[index].frame.scene.number == number
    )
    return _Target(*rows[-1 if which == ["latter"] else 0][1:]) if len(rows) == 2 else None


def _is_of_others(whole: Group) -> bool:
    """ "Another 23 Armenians, among them eight officials, remain in Baku": a figure that nothing told repeats."""
    return whole.count is not None and not whole.partitive


def _lay(telling: Telling, flow: int, part: Group) -> Telling:
    old = telling.flows[flow]
    if any(_same(part, other) for other in old.parts):
        return telling
    flows = list(telling.flows)
    flows[flow] = replace(old, parts=(*old.parts, part))
    return replace(telling, flows=tuple(flows))


def _split(telling: Telling, flow: int, rows: Sequence[Flow]) -> Telling:
    return replace(telling, flows=(*telling.flows[:flow], *rows, *telling.flows[flow + 1 :]))


def _same(a: Group, b: Group) -> bool:
    """Whether two parts are one told twice: the same words, or the same figure and kind far apart in the text."""
    if a.count is None or b.count is None:
        return False
    if a.count.start == b.count.start:
        return True
    return a.count.value == b.count.value and a.category == b.category and abs(a.count.start - b.count.start) > 120


# -- what they say of their transfer ---------------------------------------------------------------------------------


def new_parts(known: Sequence[Group], more: Sequence[Group]) -> list[Group]:
    """Those of ``more`` that repeat no known part; a text may well count two Latvians and two Japanese at once."""
    return [part for part in more if not any(_same(part, other) for other in known)]


def part_category(part: Group, whole: Category) -> Category:
    """A part has the category of its own word, else the transfer's; "mixed" says nothing of a part."""
    if whole == "remains":
        return "remains"
    if part.neutral:
        return "unspecified" if whole == "mixed" else whole
    own = part.category
    # Soldiers held as hostages are hostages (codebook, section 4); bare "prisoners" are what the transfer makes them.
    if own == "prisoner_of_war" and whole == "hostage":
        return whole
    return whole if part.fighter_in_war and whole != "mixed" else own


def kind_of_sum(parts: Sequence[Group], count: Mention[Quantity] | None) -> Category | None:
    """The kind of parts that add up to a figure that names none: "mixed" for several, None where they do not add up.

    "230 people: 224 soldiers and six civilians" are mixed, "twelve men, seven gunners and five marines" fighters.
    """
    if count is None or count.value.low is None or count.value.low != count.value.high:
        return None
    told = [part for part in parts if not part.neutral and part.count]
    kinds = {part.category for part in told}
    if not kinds or sum(part.count.value.low or 0 for part in told if part.count) != count.value.low:
        return None
    return kinds.pop() if len(kinds) == 1 else "mixed"


# -- fragments -------------------------------------------------------------------------------------------------------


def _fragments(
    number: int, scenes: Sequence[Scene], tellings: Sequence[Telling]
) -> list[tuple[_Target, list[tuple[Scene, Group]]]]:
    """Sentences without a verb after a transfer that add up to it: "Fifty from the Guard. Thirty border guards."

    ``number`` is the sentence of the transfer.
    """
    found = []
    for index in near(tellings, number, 0):
        for flow_number, flow in enumerate(tellings[index].flows):
            run = _run(number, scenes, flow)
            if run:
                found.append((_Target(index, flow_number), run))
    return found


def _run(number: int, scenes: Sequence[Scene], flow: Flow) -> list[tuple[Scene, Group]]:
    wanted = flow.count.value.low if flow.count and flow.count.value.low == flow.count.value.high else None
    run: list[tuple[Scene, Group]] = []
    for scene in scenes[number + 1 : number + 13]:
        tokens = scene.parsed.tokens
        lead = next((group for group in scene.groups if group.count and group.first <= 1), None)
        if wanted is None or lead is None or any(token.is_verb and token.tag != "VBN" for token in tokens):
            if run or scene.number > number + 2:
                break
            continue
        run.append((scene, lead))
    total = 0
    for size, (_, group) in enumerate(run, 1):
        total += (group.count.value.low or 0) if group.count else 0
        if total == wanted and size > 1:
            return run[:size]
    return []
