"""The year that a story of earlier times has come to: "In June 1982 they surrendered. On 14 July ..." is in 1982."""

from datetime import date, timedelta

from exchange_extract.edtf import edtf_bounds
from exchange_extract.frames.model import DateSpot, Scene
from exchange_extract.phrases.dates import resolve
from exchange_extract.records.context import Context

_FRESH = timedelta(days=120)  # a newspaper tells which year it means of days longer ago
_PAST = 2  # years: "captured in April 2022 ... in June two others were freed" is told in 2023
_BYGONE = 8  # years: a story so old is not left for a bare date of this month
_DATES_NOW = ("relative", "trailing", "to_the_day")


def year_of_story(scene: Scene, context: Context, before: int | None, end: int | None = None) -> int | None:
    """The year before that of publication which the text was last in; None where it is in the present.

    ``before`` is the year of the sentences before; only dates that start before the token ``end`` are read. "Today",
    "last week" or a weekday bring a text back to the present, a span of years or "since 1982" takes it nowhere.
    """
    year, published = before, context.published
    if published is None:
        return None
    dated = False
    for spot in scene.dates:
        value = spot.mention.value
        if end is not None and spot.first >= end:
            break
        if value.kind == "calendar" and value.year is not None and value.precision != "year":
            year, dated = (value.year if value.year < published.year else None), True
        elif value.kind in _DATES_NOW or value.year_shift is not None or (value.kind == "weekday" and not dated):
            year = None  # behind a date with its year a weekday only says what day that was
    return year


def day_in_story(scene: Scene, spot: DateSpot, context: Context, before: int | None) -> date | None:
    """The day to read "14 July" or "in May" from, where an earlier year is told of: the last one of that year."""
    value = spot.mention.value
    if value.kind != "calendar" or not value.is_floating:
        return None
    year = year_of_story(scene, context, before, spot.first)
    recent = resolve(value, context.published)
    if year is None or recent is None or context.published is None:
        return None
    start, _ = edtf_bounds(recent)
    years = context.published.year - year
    fresh = years < _BYGONE and start is not None and context.published - start < _FRESH
    return None if fresh or years < _PAST else date(year, 12, 31)
