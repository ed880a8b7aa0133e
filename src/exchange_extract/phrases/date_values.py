"""What a date expression means: from its parts to EDTF (ISO 8601-2), by the codebook, section 6.

Finding is apart from valuing: ``dates`` says which words are a date and of what form, this file says which day, month,
season, year or interval it is for an article published on a given day.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from exchange_extract.edtf import SEASON_START, component_bounds, is_valid_edtf

Unit = Literal["day", "week", "weekend", "month", "season", "year"]
Precision = Literal["day", "month", "season", "year", "interval"]
# fmt: off
Kind = Literal[
    "calendar", "weekday", "relative", "anaphoric", "trailing", "offset", "written",
    "interval", "since", "until", "after", "neighbour", "to_the_day",
]
# fmt: on

_LEAP_SEARCH = 9  # years until 29 February is sure to come round, 1900 and 2100 included


@dataclass(frozen=True, slots=True)
class DateExpr:
    """A date as the text words it, before it is known when the article was published.

    ``unit`` is the grain of a point. ``shift`` counts units from the publication date (``relative``) or the anchor
    (``anaphoric``); on a named month, season or weekday -1 is "last" (strictly before), 1 "next" (strictly after), 0
    "this", ``None`` the nearest. ``year_shift`` is the year of "March last year", ``week_shift`` the week of "Monday
    last week", ``count`` the length of "the past three months". ``running`` marks a running total ("so far this year").
    ``neighbour`` is the nearest such month after or before the anchor ("the following March"), ``to_the_day`` a day of
    the month or year that lies ``shift`` from publication ("the 16th of last month", "a year ago today").
    """

    kind: Kind
    unit: Unit = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    weekday: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    count: int | None = None
    first: "DateExpr | None" = None
    last: "DateExpr | None" = None
    words: str = ""
    running: bool = False
    or_published: bool = False

    @property
    def precision(self) -> Precision:
        """The grain of the value; weeks, weekends and everything with two ends are intervals."""
        if self.kind in ("offset", "written", "to_the_day"):
            return "day"
        if self.first or self.last or self.kind == "trailing" or self.unit == "week" or self.unit == "weekend":
            return "interval"
        return self.unit

    @property
    def is_anaphoric(self) -> bool:
        """Whether an earlier date of the text is needed ("the same day", also as one end of an interval)."""
        return self.kind in ("anaphoric", "neighbour") or any(
            part.is_anaphoric for part in (self.first, self.last) if part
        )

    @property
    def is_open_since(self) -> bool:
        """Whether it is the period of a running total: "since March 2022", "so far this year"."""
        return self.kind == "since" or self.running

    @property
    def is_period(self) -> bool:
        """Whether it is a stretch of time and no point: an interval, "the past three months", "this year"."""
        this_year = self.kind == "relative" and self.unit == "year" and self.shift == 0
        return (self.kind in ("interval", "since", "trailing") and not self.is_two_days) or self.running or this_year

    @property
    def is_two_days(self) -> bool:
        """Whether it names two days, one after the other: one handover may take "17 and 18 March"."""
        first, last = self.first, self.last
        if self.kind != "interval" or first is None or last is None:
            return False
        if first.weekday is not None and last.weekday is not None:
            return (last.weekday - first.weekday) % 7 == 1
        days = first.day is not None and last.day is not None and last.day - first.day == 1
        return days and first.month in (None, last.month) and first.year in (None, last.year)

    @property
    def is_floating(self) -> bool:
        """Whether only the nearest one is meant: "Monday", "May", "9 June" without "last", "next" or a year."""
        if self.shift is not None or self.year_shift is not None or self.week_shift is not None:
            return False
        return self.kind == "weekday" or (self.kind == "calendar" and self.year is None)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What an expression is read against. ``future``: the nearest one on or after instead of on or before."""

    published: date | None
    future: bool
    anchor: str | None


_Ends = tuple[str, str]  # first and last EDTF component; equal for a point


def resolve(expr: DateExpr, published: date | None, *, future: bool = False, anchor: str | None = None) -> str | None:
    """The EDTF value of ``expr`` in an article of the day ``published``, or ``None`` when it cannot be known.

    ``future`` says that the thing told of is still to come. ``anchor`` is the EDTF value that "the same day" points
    back to. Impossible dates (31 June), "after Friday" and intervals that end before they begin have no value.
    Never raises.
    """
    setting = _Setting(published, future, anchor)
    try:
        if expr.kind in ("since", "until"):
            ends = _ends(expr.first, setting) if expr.first else None
            value = None if ends is None else f"{ends[0]}/.." if expr.kind == "since" else f"../{ends[1]}"
        else:
            ends = _ends(expr, setting)
            value = None if ends is None else ends[0] if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}"
    except (ValueError, OverflowError):  # an impossible day, or arithmetic past year 1 or 9999
        return None
    return value if value is not None and is_valid_edtf(value) else None


def _ends(expr: DateExpr, setting: _Setting) -> _Ends | None:
    match expr.kind:
        case "calendar":
            return _point(_calendar(expr, setting))
        case "weekday":
            return _point(_weekday(expr, setting))
        case "relative":
            return _relative(expr.unit, expr.shift or 0, setting)
        case "anaphoric":
            return _anaphoric(expr, setting)
        case "neighbour":
            return _neighbour(expr, setting.anchor)
        case "to_the_day":
            return _to_the_day(expr, setting.published)
        case "trailing":
            return _trailing(expr, setting.published)
        case "offset":
            return _offset(expr, setting)
        case "written":
            return _point(_written(expr.words))
        case "interval":
            return _interval(expr, setting)
        case _:  # "after Friday" bounds nothing that a record could carry
            return None


def _point(value: str | None) -> _Ends | None:
    return None if value is None else (value, value)


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    """EDTF of a real year, month, season or day; raises ``ValueError`` for any other."""
    value = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    if component_bounds(value) is None:
        raise ValueError(f"{value}: no such date")
    return value


def _calendar(expr: DateExpr, setting: _Setting) -> str | None:
    year, published = expr.year, setting.published
    if expr.year_shift is not None and published:
        year = published.year + expr.year_shift
    if year is not None:
        return _iso(year, expr.season or expr.month, expr.day)
    if published is None or expr.year_shift is not None:
        return None
    if expr.season:
        return _nearest_season(expr.season, expr.shift, setting.future, published)
    if not expr.month:
        return None
    forward = expr.shift == 1 or (setting.future and expr.shift != -1)
    strict = expr.shift in (-1, 1)
    for step in range(_LEAP_SEARCH):
        year = published.year + (step if forward else -step)
        if not 1 <= year <= 9999 or (expr.day and expr.day > calendar.monthrange(year, expr.month)[1]):
            continue
        there = (year, expr.month, expr.day or 0)
        here = (published.year, published.month, published.day if expr.day else 0)
        if (there > here if forward else there < here) or (there == here and not strict):
            return _iso(year, expr.month, expr.day)
    return None


def _nearest_season(season: int, shift: int | None, future: bool, published: date) -> str:
    """``shift`` as in `DateExpr`. A winter has the year that it begins in, so does a January's "this winter"."""
    start = SEASON_START[season]
    begun = published.year if published.month >= start else published.year - 1
    over = (published.year - begun) * 12 + published.month >= start + 3
    if shift == 0 and season != 24:
        return _iso(published.year, season)  # "this summer" said in spring is the coming one
    if shift == -1:
        return _iso(begun if over else begun - 1, season)
    if shift == 1:
        return _iso(begun + 1, season)
    if shift == 0:
        return _iso(published.year if over else begun, season)
    return _iso(begun + 1 if future and over else begun, season)


def _weekday(expr: DateExpr, setting: _Setting) -> str | None:
    if setting.published is None or expr.weekday is None:
        return None
    if expr.week_shift is not None:
        monday = setting.published - timedelta(days=setting.published.weekday())
        return (monday + timedelta(days=7 * expr.week_shift + expr.weekday)).isoformat()
    forward = expr.shift == 1 or (setting.future and expr.shift != -1)
    return _step_to_weekday(setting.published, expr.weekday, forward, strict=expr.shift in (-1, 1)).isoformat()


def _step_to_weekday(day: date, weekday: int, forward: bool, strict: bool) -> date:
    gap = (weekday - day.weekday()) % 7 if forward else (day.weekday() - weekday) % 7
    if gap == 0 and strict:
        gap = 7
    return day + timedelta(days=gap if forward else -gap)


def _relative(unit: Unit, shift: int, setting: _Setting) -> _Ends | None:
    if setting.published is None:
        return None
    if unit == "weekend":
        return _weekend(shift, setting.future, setting.published)
    return _shifted(unit, shift, setting.published)


def _shifted(unit: Unit, shift: int, day: date) -> _Ends:
    """The day, Monday-to-Sunday week, month or year that lies ``shift`` of them from the one ``day`` is in."""
    if unit == "day":
        value = (day + timedelta(days=shift)).isoformat()
    elif unit == "week":
        monday = day + timedelta(days=7 * shift - day.weekday())
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    elif unit == "month":
        value = _month_from(day, shift)
    else:
        value = _iso(day.year + shift)
    return value, value


def _weekend(shift: int, future: bool, published: date) -> _Ends:
    """Saturday and Sunday. On a weekend, "the weekend" is that one; "last" and "next" are strictly before and after."""
    saturday = _step_to_weekday(published, 5, forward=False, strict=False)
    inside = published.weekday() >= 5
    if (shift == -1 and inside) or (shift == 1 and not inside) or (shift == 0 and future and not inside):
        saturday += timedelta(days=-7 if shift == -1 else 7)
    elif shift == 1:
        saturday += timedelta(days=7)
    return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()


def _month_from(day: date, shift: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
    return _iso(year, month + 1)


def _trailing(expr: DateExpr, published: date | None) -> _Ends | None:
    """ "The past N": days and weeks to the day, months and years to the month, both up to the publication date."""
    if published is None or not expr.count:
        return None
    if expr.unit in ("day", "week"):
        begin = published - timedelta(days=expr.count * (7 if expr.unit == "week" else 1))
        return begin.isoformat(), published.isoformat()
    months = expr.count * (12 if expr.unit == "year" else 1)
    return _month_from(published, -months), _month_from(published, 0)


def _offset(expr: DateExpr, setting: _Setting) -> _Ends | None:
    """ "Two days after Friday": whole days from a point that is itself a day."""
    ends = _ends(expr.first, setting) if expr.first else None
    if ends is None or ends[0] != ends[1] or len(ends[0]) != 10:
        return None
    return _shifted("day", expr.shift or 0, date.fromisoformat(ends[0]))


def _interval(expr: DateExpr, setting: _Setting) -> _Ends | None:
    """A floating end is read against the other: "from December to 3 February 2025" begins in December 2024."""
    first, last = expr.first, expr.last
    if first is None or last is None:
        return None
    forward = last.is_floating and (setting.future or not first.is_floating)
    if forward:
        begin = _ends(first, setting)
        near = component_bounds(begin[0]) if begin else None
        end = _ends(last, replace(setting, published=near[0], future=True)) if near else None
    else:
        end = _ends(last, setting)
        near = component_bounds(end[1]) if end else None
        past = replace(setting, published=near[0], future=False) if near else setting
        begin = _ends(first, past if first.is_floating else setting)
    return (begin[0], end[1]) if begin and end else None


def _anaphoric(expr: DateExpr, setting: _Setting) -> _Ends | None:
    shift = expr.shift or 0
    grain: Unit = "year" if expr.month else "month" if expr.day else expr.unit
    anchor = _anchor_component(setting.anchor, grain, shift) if setting.anchor else None
    if anchor is None:
        return _relative(expr.unit, shift, setting) if expr.or_published and not setting.anchor else None
    if expr.month:  # "in March of the same year", "on 3 March that year"
        return _point(_iso(int(anchor[:4]) + shift, expr.month, expr.day))
    if expr.day:  # "on the 14th" of the month told of
        return _point(_iso(int(anchor[:4]), int(anchor[5:7]), expr.day))
    if expr.unit == "year":
        return _point(_iso(int(anchor[:4]) + shift))
    if expr.unit == "month":
        return _point(_month_from(date(int(anchor[:4]), int(anchor[5:7]), 1), shift))
    day = date.fromisoformat(anchor)
    if expr.weekday is None:
        return _shifted(expr.unit, shift, day) if expr.unit != "weekend" else None
    if shift == 0:
        return _point(anchor) if day.weekday() == expr.weekday else None
    return _point(_step_to_weekday(day, expr.weekday, forward=shift > 0, strict=True).isoformat())


def _neighbour(expr: DateExpr, anchor: str | None) -> _Ends | None:
    """ "The following March": the first one after the month that the anchor is in; "the previous": the last before."""
    there = _anchor_component(anchor, "month", expr.shift or 0) if anchor else None
    if there is None or expr.month is None:
        return None
    year, month = int(there[:4]), int(there[5:7])
    if (expr.shift or 0) > 0:
        return _point(_iso(year + (expr.month <= month), expr.month))
    return _point(_iso(year - (expr.month >= month), expr.month))


def _to_the_day(expr: DateExpr, published: date | None) -> _Ends | None:
    if published is None:
        return None
    shift = (expr.shift or 0) * (12 if expr.unit == "year" else 1)
    year, month = map(int, _month_from(published, shift).split("-"))
    return _point(_iso(year, month, expr.day or published.day))


def _anchor_component(anchor: str, unit: Unit, shift: int) -> str | None:
    """The part of the anchor to count from, or ``None`` when it is coarser than ``unit``.

    "The next day" counts from the end of an interval, "the day before" from its start; "the same month" needs both
    ends in that month.
    """
    if not is_valid_edtf(anchor) or ".." in anchor:
        return None
    first, _, last = anchor.partition("/")
    last = last or first
    width = {"year": 4, "month": 7}.get(unit, 10)
    if shift == 0 and first[:width] != last[:width]:
        return None
    part = last if shift > 0 else first
    if len(part) < width or (width > 4 and int(part[5:7]) > 12):
        return None
    return part


def _written(words: str) -> str | None:
    """A full date in a rare spelling ("2025 October 2", "3-Mar-2025"), valued by dateparser.

    Only located words come here. All three parts are required, for dateparser would fill the missing ones from today.
    """
    import dateparser  # a fifth of a second, and most articles never need it

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}
    found = dateparser.parse(words, languages=["en"], settings=settings)
    return _iso(found.year, found.month, found.day) if found else None
