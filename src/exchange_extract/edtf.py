"""Dates of records: EDTF (ISO 8601-2), as much of it as the codebook uses.

Years, months, seasons 21 to 24 and days, and intervals of them that may be open at one end.
"""

import calendar
import re
from datetime import date, timedelta

SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of each season, by its EDTF number; northern half of the globe, as agencies write."""
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
# English whatever the locale of the process
# fmt: off
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
# fmt: on
_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def is_valid_edtf(value: str) -> bool:
    """Whether ``value`` is EDTF as the codebook uses it: level 0, seasons 21 to 24, and an interval open at one end."""
    first, slash, last = value.partition("/")
    if not slash:
        return component_bounds(first) is not None
    low, high = component_bounds(first), component_bounds(last)
    if first == ".." or last == "..":
        return (low is None) != (high is None)
    return low is not None and high is not None and low[0] <= high[1] and low[0] <= high[0]


def edtf_bounds(value: str) -> tuple[date | None, date | None]:
    """First and last day of a valid EDTF value; ``None`` on the side on which an interval is open.

    Raises ValueError when ``value`` is no EDTF of the kind that records have.
    """
    if not is_valid_edtf(value):
        raise ValueError(f"{value!r} is no EDTF date of a record")
    first, slash, last = value.partition("/")
    low, high = component_bounds(first), component_bounds(last if slash else first)
    return low and low[0], high and high[1]


def share_no_day(first: str, second: str) -> bool:
    """Whether one of two valid EDTF values ends before the other begins. Raises ValueError as `edtf_bounds` does."""
    (begin, end), (other_begin, other_end) = edtf_bounds(first), edtf_bounds(second)
    return bool((end and other_begin and end < other_begin) or (begin and other_end and other_end < begin))


def component_bounds(component: str) -> tuple[date, date] | None:
    """First and last day of one EDTF component (year, month, season or day); ``None`` when it is none."""
    match = _PARTS.fullmatch(component)
    if not match or not component.isascii():
        return None
    year = int(match[1])
    month, day = (int(part) if part else None for part in match.group(2, 3))
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is not None:
            return date(year, month, day), date(year, month, day)
        if month in SEASON_START:
            # a winter's end lies in the next year, and year 9999 has none
            begin = date(year, SEASON_START[month], 1)
            return begin, begin + timedelta(days=89 if year < 9999 else 30)
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:
        return None


def in_words(value: str) -> str:
    """``value`` as one says it: ``16 July 2025``, ``summer 2025``, ``May to June 2025``, ``since March 2022``.

    Raises ValueError when it is no EDTF.
    """
    if not is_valid_edtf(value):
        raise ValueError(f"{value!r} is no EDTF date of a record")
    first, slash, last = value.partition("/")
    if not slash:
        return _said(first)
    if last == "..":
        return f"since {_said(first)}"
    if first == "..":
        return f"by {_said(last)}"
    begin, end = _said(first).split(" "), _said(last).split(" ")
    shared = 0  # "14 to 20 July 2025": what both ends share is said once, at the end
    while shared < min(len(begin), len(end)) - 1 and begin[-1 - shared] == end[-1 - shared]:
        shared += 1
    kept = begin[: len(begin) - shared] if len(begin) == len(end) else begin
    return f"{' '.join(kept)} to {' '.join(end)}"


def _said(component: str) -> str:
    year, month, day = [*(int(part) for part in component.split("-")), 0, 0][:3]
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    return " ".join(word for word in (str(day) if day else "", _MONTHS[month], str(year)) if word)
