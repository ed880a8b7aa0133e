"""Dates over the sentences of an article: what "the same day" points to, and which telling a bare date belongs to."""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.frames.model import Scene
from exchange_extract.records.context import Context
from exchange_extract.records.dating import Dated, Told, handover_day
from exchange_extract.records.tellings import Telling
from exchange_extract.schema import Status

_REAL = ("completed", "ongoing")
_REACH = 3  # sentences


def after(telling: Telling, told: Told) -> Told:
    """What the article dated once ``telling`` was read."""
    if telling.date is None:
        return told
    return replace(told, event=telling.date, number=telling.frame.scene.number)


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
            anchor = result[index].date
            dated = handover_day(scene, context, Told(anchor), future=future)
            if dated is not None and not _has_day(result[index]):
                result[index] = replace(result[index], date=dated)
    return result


def _owner(scene: Scene, tellings: Sequence[Telling], wanted: tuple[str, ...]) -> int | None:
    """The last event with people told before a sentence, if it is near and of the wanted status."""
    for index in range(len(tellings) - 1, -1, -1):
        telling = tellings[index]
        number = telling.frame.scene.number
        if number < scene.number and not telling.is_note and not telling.cumulative:
            return index if scene.number - number <= _REACH and telling.status in wanted else None
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
