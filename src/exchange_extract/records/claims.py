"""Figures of the two sides that differ: "Ethiopia freed ten, it said. Eritrea said it had received nine".

Two sources that give different figures for one direction are two transfers in that direction (codebook, section 4).
A later figure is such a claim when a side is credited with it that is not the source of the first, it goes the same
way, and its words tell of no other time or further people.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from exchange_extract.attribution import Source
from exchange_extract.frames.model import Flow, Scene
from exchange_extract.lexicon import PartyRef
from exchange_extract.phrases.people import CLAIM, Group
from exchange_extract.records.figures import loosely_same
from exchange_extract.records.merge import direction_fits
from exchange_extract.records.sums import near
from exchange_extract.records.tellings import Telling
from exchange_extract.spans import Mention

_REACH = 2  # sentences between the figure of one side and that of the other
_DISPUTED = 6  # where a sentence says that the figures differ
# fmt: off
_OTHER_EVENT = frozenset({
    "also", "already", "another", "after", "before", "earlier", "far", "further", "later", "more", "next", "other",
    "others", "previous", "previously", "remaining", "since", "still", "then", "total",
})
_OTHER_FIGURE = frozenset({"another", "different", "higher", "larger", "lower", "other", "smaller"})
_FIGURES = frozenset({"number", "figure", "figures", "count", "tally", "put"})
# fmt: on


def with_claims(
    tellings: Sequence[Telling], scenes: Sequence[Scene], sources: Sequence[Sequence[Source]]
) -> list[Telling]:
    """The tellings with the other side's figures marked as claims; ``sources`` are those of each sentence.

    A figure in a sentence without a predicate ("Eritrea put the number at nine") joins the telling that it speaks of.
    """
    result = list(tellings)
    parties = [spot.mention for scene in scenes for spot in scene.parties]
    disputed = {number for scene in scenes if _differs(scene) for number in (scene.number, scene.number + 1)}
    for index, telling in enumerate(result):
        group = telling.flows[0].group if len(telling.flows) == 1 else None
        number = telling.frame.scene.number
        if (is_bare(group) or (_is_counted(group) and number in disputed)) and _tells_now(telling.frame.scene):
            reach = _REACH if is_bare(group) else _DISPUTED
            base = _base(result[:index], telling.frame.scene, telling.flows[0], telling.sources, parties, reach)
            own_date = telling.date is not None and not telling.date.weak
            if base is not None and not own_date and result[base[0]].status == telling.status:
                result[index] = replace(telling, flows=(_claim(telling.flows[0], telling.flows[0].group),))
    told = {telling.frame.scene.number for telling in result}
    for scene, credited in zip(scenes, sources, strict=True):
        figures = [group for group in scene.groups if is_bare(group)]
        if scene.number in told or len(figures) != 1 or not _gives_figure(scene) or not _tells_now(scene):
            continue
        base = _base(result, scene, Flow(None, None, figures[0]), credited, parties)
        if base is not None:
            index, number = base
            flows = result[index].flows
            result[index] = replace(result[index], flows=(*flows, _claim(flows[number], figures[0])))
    return result


def is_bare(group: Group | None) -> bool:
    """A figure without a noun of its own that counts no part and adds nothing."""
    return group is not None and group.bare and group.count is not None and not (group.partitive or group.more)


def _is_counted(group: Group | None) -> bool:
    return group is not None and group.count is not None and not (group.partitive or group.more)


def _differs(scene: Scene) -> bool:
    """ "The ministry gave a different figure": what is counted here or right after is no further people."""
    words = [token.lower for token in scene.parsed.tokens]
    return any(word in _OTHER_FIGURE and bool(_FIGURES & set(words[i + 1 : i + 3])) for i, word in enumerate(words))


def _tells_now(scene: Scene) -> bool:
    return not any(token.lower in _OTHER_EVENT for token in scene.parsed.tokens) and not scene.dates


def _gives_figure(scene: Scene) -> bool:
    words = ["", *(token.lower for token in scene.parsed.tokens)]
    return any(word in _FIGURES and before != "no" for before, word in pairwise(words))


def _base(
    tellings: Sequence[Telling],
    scene: Scene,
    flow: Flow,
    sources: Sequence[Source],
    parties: Sequence[Mention[PartyRef]],
    reach: int = _REACH,
) -> tuple[int, int] | None:
    """The one direction told shortly before that the figure of the other side is about; None where several are."""
    found: list[tuple[int, int]] = []
    for index in near(tellings, scene.number - 1, reach - 1):
        telling = tellings[index]
        for number, other in enumerate(telling.flows):
            if other.count is None or flow.count is None or not direction_fits(flow, other) or telling.cumulative:
                continue
            sides = {side.key for side in (other.giver, other.receiver) if side}
            claimed = _speaking(sources, parties) & sides
            if claimed and not claimed & _speaking(telling.sources, parties):
                found.append((index, number))
    values = [flow_of.count.value for i, n in found if (flow_of := tellings[i].flows[n]).count]
    if len(found) != 1 or flow.count is None:
        return None
    return None if values[0] == flow.count.value or loosely_same(values[0], flow.count.value) else found[0]


def _speaking(sources: Sequence[Source], parties: Sequence[Mention[PartyRef]]) -> set[str]:
    """The parties that the words of sources name, and the peoples that they stand for.

    ``parties`` are all of the article, in order.
    """
    found: set[str] = set()
    for source in sources:
        first = bisect_left(parties, source.mention.start, key=lambda mention: mention.start)
        last = bisect_left(parties, source.mention.end, key=lambda mention: mention.start)
        found |= {key for mention in parties[first:last] for key in (mention.value.key, mention.value.people) if key}
    return found


def _claim(flow: Flow, figure: Group | None) -> Flow:
    assert figure is not None
    assert figure.count is not None
    count = replace(figure.count, rule=CLAIM)
    return replace(flow, group=replace(flow.group or figure, count=count), names=(), parts=())
