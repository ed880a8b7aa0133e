"""Running totals told by their number: "takes the number of people returned since March 2022 past 7,000".

The figure stands away from the people it counts, after a verb of growing, and belongs to no single handover.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Flow, Frame, Scene
from exchange_extract.phrases.people import Group
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Token

NUMBERS = {"number", "total", "tally", "count", "figure", "numbers"}
# fmt: off
_GROW = {
    "bring", "brings", "bringing", "brought", "raise", "raises", "raising", "raised", "take", "takes", "taking",
    "took", "push", "pushes", "pushing", "pushed", "lift", "lifts", "lifting", "lifted", "stand", "stands", "stood",
    "rise", "rises", "rising", "rose", "risen", "grown", "reach", "reaches", "reached", "grow", "grows",
    "grew", "climb", "climbs", "climbed",
}
# fmt: on
_MAKES = {"make", "makes", "made", "making"}
_SO_FAR = ("in all", "in total", "so far", "altogether", "to date", "all told", "overall", "since", "this year")
_SPANS = {"day", "week", "month", "year"}
_REACHES = {"reach", "reached", "reaches", "exceeded", "exceeds", "passed", "topped"}
_BEYOND = {"past", "above", "beyond", "over"}
_IS = {"is", "was", "now"}
_RULE = "people.tally"


def with_tally(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """The frames; one whose people are what a number counts up gets that number and is a running total."""
    added = _added(scene, frames)
    if added is not None:
        return added
    found = _tally(scene)
    if found is None:
        return frames
    people, figure = found
    grows = next(t.i for t in scene.parsed.tokens if t.lower in _GROW or t.lower in _IS)
    # "Friday's swap brings the number to 95": the day of the swap is not that of the total
    lasting = tuple(d for d in scene.dates if d.first > grows or d.mention.value.is_period)
    return [_counted(frame, people, figure, replace(frame.scene, dates=lasting)) for frame in frames]


def _added(scene: Scene, frames: list[Frame]) -> list[Frame] | None:
    """ "Hamas freed two on Tuesday, bringing the total released to 19": the deed, and beside it the running total."""
    tokens = scene.parsed.tokens
    grows = next((t.i for t in tokens[2:] if _is_growing(tokens, t.i)), None)
    if grows is None or (tokens[grows].lower in _MAKES and any(f.trigger.first == grows for f in frames)):
        return None
    figures = [g for g in scene.groups if g.bare and g.count and g.first > grows]
    figure = next((g for g in figures if tokens[g.first - 1].lower in {"to", "at", *_BEYOND}), None)
    if not any(t.lower in NUMBERS for t in tokens[grows + 1 : grows + 7]):
        makes = tokens[grows].lower in _MAKES and says_so_far([t.lower for t in tokens[grows + 1 :]])
        figure = next((g for g in figures if makes and g.first == grows + 1), None)
    before = [f for f in reversed(frames) if f.trigger.head < grows and len(f.flows) == 1]
    main = next((f for f in before if f.flows[0].group and f.flows[0].count), None)
    if figure is None or main is None or main.flows[0].group is None:
        return None
    flow, same = main.flows[0], main.flows[0].group
    figure = _beyond(figure) if tokens[figure.first - 1].lower in _BEYOND else figure
    people = next((g for g in scene.groups if grows < g.first < figure.first and g.count is None and not g.bare), None)
    kind = people or same
    alike = people is None or bool(people.parties) or people.rule == same.rule
    total = replace(kind, count=figure.count, first=figure.first, head=figure.head, last=figure.last, rule=_RULE)
    row = replace(flow, group=total, names=(), parts=(), receiver=flow.receiver if alike else None)
    told = [replace(f, cumulative=False) if f is main else f for f in frames if f.trigger.head < grows]
    after = replace(scene, dates=tuple(spot for spot in scene.dates if spot.first > grows))  # not the day of the deed
    since = next((spot for spot in after.dates if spot.mention.value.is_open_since), None)
    return [*told, replace(main, scene=after, flows=(row,), cumulative=True, fresh=True, own_date=since)]


def _is_growing(tokens: Sequence[Token], index: int) -> bool:
    """ "…, bringing the total to 19", "…, which brings it to 19", "…, which makes 19 since May"."""
    word, before = tokens[index].lower, tokens[index - 1].lower
    if word in _GROW | _MAKES and word.endswith("ing"):
        return before == ","
    return word in _GROW | _MAKES and before == "which" and tokens[index - 2].lower == ","


def says_so_far(words: Sequence[str]) -> bool:
    """Whether the words behind a figure say that it is of a longer time: "in all", "since May", "in six weeks"."""
    told = f" {' '.join(words)} "
    spans = zip(words, words[1:], words[2:], strict=False)
    return any(f" {phrase} " in told for phrase in _SO_FAR) or any(
        first in ("in", "within", "over") and unit.rstrip("s") in _SPANS for first, _, unit in spans
    )


def _tally(scene: Scene) -> tuple[Group, Group] | None:
    """The people counted up and the group that holds the figure."""
    tokens = scene.parsed.tokens
    if not any(t.lower in _GROW or t.lower in _IS for t in tokens):
        return None
    numbers = [t.i for t in tokens if t.i and t.lower in NUMBERS and tokens[t.i - 1].tag in ("DT", "JJ", "PRP$", "NN")]
    uncounted = [g for g in scene.groups if g.count is None and not g.bare]
    pairs = ((number, g) for number in numbers for g in uncounted if number < g.first <= number + 4)
    number, people = next(pairs, (0, None))
    if people is None:
        return None
    for group in scene.groups:
        before = tokens[group.first - 1].lower if group.first else ""
        if (
            group.bare
            and group.count
            and before in {"to", "at", *_BEYOND, *_IS, *_REACHES}
            and (group.first > people.last or (number - 3 <= group.last < number and before not in _IS))
        ):
            return people, _beyond(group) if before in _BEYOND else group
    return None


def _beyond(group: Group) -> Group:
    """ "past 7,000" is at least 7,000."""
    assert group.count is not None
    return replace(
        group,
        count=Mention(group.count.start, group.count.end, Quantity(group.count.value.low, None), group.count.rule),
    )


def _counted(frame: Frame, people: Group, figure: Group, scene: Scene) -> Frame:
    heads = {flow.group.head for flow in frame.flows if flow.group}
    if frame.trigger.nominal or not heads & {people.head, figure.head}:
        return frame
    if frame.trigger.rule.frame == "exchange":
        flows = tuple(replace(flow, group=people) for flow in frame.flows)
        return replace(frame, scene=scene, flows=flows, total=figure.count, cumulative=True, kind="event")
    group = replace(people, count=figure.count, rule=_RULE)
    own = next((d for d in scene.dates if d.mention.value.is_open_since or d.mention.value.is_period), frame.own_date)
    main = next(flow for flow in frame.flows if flow.group and flow.group.head in (people.head, figure.head))
    counted: tuple[Flow, ...] = (replace(main, group=group),)
    return replace(frame, scene=scene, flows=counted, cumulative=True, kind="event", own_date=own)
