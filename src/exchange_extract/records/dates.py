"""Dates over the sentences of an article: what "the same day" points to, and which telling a bare date belongs to."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Scene
from exchange_extract.records.context import Context
from exchange_extract.records.dating import Dated, Told, handover_day, report_day
from exchange_extract.records.tellings import Telling
from exchange_extract.schema import Status

_REAL = ("completed", "ongoing")
_REACH = 3  # sentences


def after(telling: Telling, told: Told) -> Told:
    """What the article dated once ``telling`` was read."""
    if telling.date is None:
        return told
    bare = telling.is_note and telling.status == "completed" and not telling.date.weak
    return replace(told, event=telling.date, number=telling.frame.scene.number, bare=bare)


def with_dates(tellings: Sequence[Telling], scenes: Sequence[Scene], context: Context) -> list[Telling]:
    """The tellings, where those without a day take it from a sentence close behind that tells of no people itself.

    "The exchange took place on Friday", "They were let go on Sunday", "It is scheduled for 18 December": up to three
    sentences after the handover that they speak of.
    """
    result = list(tellings)
    busy = {t.frame.scene.number for t in tellings if not t.is_note}
    for scene in scenes:
        if not scene.dates or scene.number in busy or scene.parsed.sentence.kind != "body":
            continue
        for future in (False, True):
            index = _owner(scene, result, ("planned",) if future else _REAL)
            if index is None:
                continue
            if _has_day(result[index]):
                continue
            told = Told(_day_before(result, scene))
            dated = handover_day(scene, context, told, future=future, loose=result[index].is_headline)
            if dated is not None:
                result[index] = replace(result[index], date=dated)
    for index, telling in enumerate(result):
        following = next((scene for scene in scenes if scene.number == telling.frame.scene.number + 1), None)
        if telling.date is None and following is not None and not telling.is_note and not telling.is_headline:
            result[index] = replace(telling, date=report_day(following, context))
    return result


def _day_before(tellings: Sequence[Telling], scene: Scene) -> Dated | None:
    """The last date told before a sentence."""
    given = [t.date for t in tellings if t.date and not t.date.weak and t.frame.scene.number < scene.number]
    return given[-1] if given else None


def _owner(scene: Scene, tellings: Sequence[Telling], wanted: tuple[str, ...]) -> int | None:
    """The last event with people told before a sentence, if it is near and of the wanted status."""
    for index in range(len(tellings) - 1, -1, -1):
        telling = tellings[index]
        number = telling.frame.scene.number
        if number < scene.number and (telling.counts or telling.total or any(flow.names for flow in telling.flows)):
            near = scene.number - number <= _REACH and telling.status in wanted and not telling.cumulative
            return index if near else None
    return None


def _has_day(telling: Telling) -> bool:
    return telling.date is not None and not telling.date.weak


def best_date(event: Sequence[Telling], status: Status, *, total: bool) -> Dated | None:
    """Of the dates that an article gives one event the most precise.

    The day of a report stands in for what took place and for a deal, an offer or a refusal (codebook, section 6: the
    day of the act); never for what is to come or for a total.
    """
    given = [t.date for t in event if t.date]
    strong = [dated for dated in given if not dated.weak]
    if strong:
        return max(strong, key=lambda dated: len(dated.edtf) if "/" not in dated.edtf else 5)
    if total or status == "planned":
        return None
    return next(iter(given), None)
