"""Stories of one article that have nothing to do with each other: below a swap, one of two other sides elsewhere.

What an article leaves to its reader (who got the people, whether they were fighters, what "the three" were) is told by
the rest of its story. Two handovers are of one story where some chain of sentences names their sides together.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from exchange_extract.frames.model import Frame, Frames, Scene
from exchange_extract.phrases.references import BOTH
from exchange_extract.records.credits import Heard


@dataclass(frozen=True)
class Story:
    """Some sentences of an article with all that was found in them; ``text`` has blanks in place of all others.

    ``alone`` says that it shares no paragraph with another, so that a sentence of no side is of it beyond doubt.
    """

    text: str
    scenes: Sequence[Scene]
    rows: Sequence[Frames]
    heard: Sequence[Heard]
    alone: bool = True


def stories_of(text: str, scenes: Sequence[Scene], rows: Sequence[Frames], heard: Sequence[Heard]) -> list[Story]:
    """The stories of an article, in the order of the text; most have one."""
    numbers = _numbered(scenes, rows, _helpers(scenes, heard) - {end for row in rows for end in _ends(row.found)})
    if len(set(numbers)) < 2:
        return [Story(text, scenes, rows, heard)]
    starts = [0, *(scene.parsed.sentence.start for scene in scenes[1:]), len(text)]
    parts = [text[start:end] for start, end in pairwise(starts)]
    blocks = {(scene.parsed.sentence.paragraph, number) for scene, number in zip(scenes, numbers, strict=True)}
    shared = {block for block, n in Counter(block for block, _ in blocks).items() if n > 1}
    stories = []
    for story in dict.fromkeys(numbers):
        own = [n for n, number in enumerate(numbers) if number == story]
        words = "".join(part if numbers[n] == story else " " * len(part) for n, part in enumerate(parts))
        alone = all((block, story) not in blocks for block in shared)
        stories.append(Story(words, [scenes[n] for n in own], [rows[n] for n in own], [heard[n] for n in own], alone))
    return stories


def _numbered(scenes: Sequence[Scene], rows: Sequence[Frames], helpers: Set[str]) -> list[str]:
    """The story of each sentence: that of the sides it names, else that of the sentence before."""
    named = [_sides(scene, row.found) - helpers for scene, row in zip(scenes, rows, strict=True)]
    camps = _joined([*named, *_foes(scenes, set().union(*named))])
    members: dict[str, set[str]] = {}
    for key, camp in camps.items():
        members.setdefault(camp, set()).add(key)
    told = set()
    for row, keys in zip(rows, named, strict=True):
        camp = camps[min(keys)] if keys else ""  # the same for all of them
        sides = members[camp] if keys and len(members[camp]) == 2 else keys
        if any(_faces(frame, sides) for frame in row.found):
            told.add(camp)
    found = [camps[min(keys)] if keys and camps[min(keys)] in told else "" for keys in named]
    last = next(filter(None, found), "")
    result = []
    for story in found:
        last = story or last
        result.append(last)
    return result


def _joined(named: Sequence[Set[str]]) -> dict[str, str]:
    """For each party one of those that some chain of sentences joins it to, for all of these the same."""
    beside: dict[str, set[str]] = {}
    for keys in named:
        first = min(keys, default=None)
        for key in keys:
            beside.setdefault(key, set()).add(first or key)
            beside.setdefault(first or key, set()).add(key)
    camps: dict[str, str] = {}
    for key in beside:
        todo = [] if key in camps else [key]
        while todo:
            other = todo.pop()
            if other not in camps:
                camps[other] = key
                todo += beside[other]
    return camps


def _foes(scenes: Sequence[Scene], named: Set[str]) -> list[set[str]]:
    """Armed groups with the state that they fight, where the article names both: one story, however far apart."""
    parties = {spot.mention.value.key: spot.mention.value.fights for scene in scenes for spot in scene.parties}
    return [{key, foe} for key, foe in parties.items() if foe and {key, foe} <= named]


def _faces(frame: Frame, sides: Set[str]) -> bool:
    """Whether a frame with people binds some of the sides, or is of the only two that its sentence or story names.

    Of two states whose people are freed together by somebody else neither faces the other.
    """
    flows = [flow for flow in frame.flows if flow.group or flow.names]
    known = {end for flow in flows for end in flow.ends} & sides
    if any("" not in flow.ends and BOTH not in flow.ends for flow in flows):
        return bool(known)
    homes = {party.value.key for flow in flows if flow.group for party in flow.group.parties}
    told = bool(known) or any(BOTH in flow.ends for flow in flows)
    return told and len(sides) == 2 and not sides <= homes


def _helpers(scenes: Sequence[Scene], heard: Sequence[Heard]) -> set[str]:
    """Who is credited with mediating: one state may do so in several stories."""
    spots = [spot for scene in scenes for spot in scene.parties if spot.first in scene.mediating]
    return {spot.mention.value.key for spot in spots} | {m.key for credit in heard for m in credit.mediators}


def _sides(scene: Scene, frames: Sequence[Frame]) -> set[str]:
    named = {spot.mention.value.key: spot.mention.value for spot in scene.parties}
    found = {key for key, party in named.items() if party.kind != "organisation" and party.name != BOTH}
    return found | _ends(frames)


def _ends(frames: Sequence[Frame]) -> set[str]:
    flows = [flow for frame in frames for flow in frame.flows]
    sides = [side for flow in flows for side in (flow.giver, flow.receiver) if side and side.key != BOTH]
    return {side.key for side in sides if side.mention.value.kind != "organisation"}
