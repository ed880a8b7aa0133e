"""The day of what an article is about, where only its opening gives one and no word of the handover governs it.

News dates its first event in the first sentences: "Two planes took off on Saturday. Each had 35 freed prisoners on
board", "The president said in an address on Wednesday night". The day of a report stands in for the day of the event
(codebook, section 6), and so does the day of the journey, the ceremony or the welcome.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from exchange_extract.frames.model import DateSpot, Scene
from exchange_extract.phrases.dates import resolve
from exchange_extract.records.context import Context
from exchange_extract.records.date_governors import deed, governor, is_of_other
from exchange_extract.records.dates import best_date
from exchange_extract.records.dating import Dated, dateline_start
from exchange_extract.records.merge import Event

_REAL = ("completed", "ongoing")
_OPENING = 5  # sentences of the body that open an article
_BEHIND = 2  # sentences behind the last one of the opening that tells of the event
_HARM = {"killed", "killing", "died", "wounded", "wounding", "injured", "injuring", "arrested", "arresting"}
"""What befalls people who do not change sides."""
_FRESH = timedelta(days=7)  # news is of the week


def with_lead_day(events: Sequence[Event], scenes: Sequence[Scene], context: Context) -> list[Event]:
    """The events, where those that open the article and have no date of their own take the day that its opening gives.

    Only what took place; what the opening looks back upon ("had been freed earlier") stays undated. The first of them
    may take any day of the opening but that of an event between other sides, another only one of the sentence before it
    that no event has.
    """
    result = list(events)
    body = [scene for scene in scenes if scene.parsed.sentence.kind == "body"][:_OPENING]
    real = [i for i, event in enumerate(events) if all(t.status in _REAL and not t.cumulative for t in event)]
    if context.published is None or not body:
        return result
    for index in real:
        event, first = events[index], events[index][0].frame.scene
        if first.number > body[-1].number or _looks_back(first) or best_date(event, "completed", total=False):
            continue
        if index == real[0]:
            last = max(first.number, body[0].number) + _BEHIND
            row = [s for s in body if s.number <= last and _is_of(event, s, body[0])]
        else:
            row = [s for s in body if first.number - 1 <= s.number <= first.number]
        sides = _sides(event)
        apart = index != real[0] or any(
            telling.status == "ongoing" for telling in event
        )  # "a first batch left on Monday"
        others = [other for other in result if apart or sides.isdisjoint(_sides(other))]
        taken = {t.date.mention.start for other in others for t in other if t.date}
        day = _day_of(row, context, taken)
        if day is not None:
            result[index] = [replace(event[0], date=day), *event[1:]]
    return result


def _is_of(event: Event, scene: Scene, opening: Scene) -> bool:
    """Whether a sentence has to do with an event: tells of it, of one of its sides or of people, or leads up to it."""
    if any(telling.frame.scene.number == scene.number for telling in event):
        return True
    if scene is opening and not all(telling.is_headline for telling in event):
        return True
    sides = _sides(event)
    if any(spot.mention.value.key in sides for spot in scene.parties):
        return True
    return bool(scene.groups) and not any(token.lower in _HARM for token in scene.parsed.tokens)


def _sides(event: Event) -> set[str]:
    return {side.key for t in event for flow in t.flows for side in (flow.giver, flow.receiver) if side}


def _day_of(row: Sequence[Scene], context: Context, taken: Collection[int]) -> Dated | None:
    for scene in row:
        dateline = dateline_start(context.text, scene.parsed.sentence.start, scene.parsed.sentence.end)
        for spot in scene.dates:
            edtf = _fresh_day(scene, spot, context)
            if edtf and spot.mention.start not in (dateline, *taken):
                return Dated(edtf, spot.mention, True)
    return None


def _fresh_day(scene: Scene, spot: DateSpot, context: Context) -> str | None:
    """The value of a day of the past week that dates no capture, war, plan or deal."""
    value, published = spot.mention.value, context.published
    edtf = None if value.precision != "day" or value.is_open_since else resolve(value, published)
    if edtf is None or published is None or len(edtf) != len("2024-03-14"):
        return None
    index = governor(scene, spot)
    if index is not None:
        crossing = scene.parsed.tokens[index].lower == "crossed"
        if deed(scene, index) in ("deal", "due") or (is_of_other(scene, index) and not crossing):
            return None
    return edtf if timedelta(0) <= published - date.fromisoformat(edtf) <= _FRESH else None


def _looks_back(scene: Scene) -> bool:
    """ "Had freed them earlier": background, even where it is told first."""
    return any(token.lower == "had" for token in scene.parsed.tokens)
