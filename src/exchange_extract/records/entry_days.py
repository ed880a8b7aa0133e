"""The day that stands over an entry of a diary or a chronology: "Saturday, 15 April. The army lets 40 men go."."""

import re
from datetime import timedelta
from functools import lru_cache

from exchange_extract.edtf import edtf_bounds
from exchange_extract.frames.model import Frame
from exchange_extract.phrases.dates import DateExpr, find_dateline_date, find_dates, resolve
from exchange_extract.records.context import Context
from exchange_extract.records.dating import Dated
from exchange_extract.spans import Mention

_FRESH = timedelta(days=31)  # an older day in the dateline's place heads an entry
_LONGEST = 48  # characters of a day with its weekday and year
_DAY_ONLY = re.compile(r"[\s*#•(]{0,4}")
_CLOSE = re.compile(r"\)?(?:\s?[.:]|\s?[-–—](?=\s)|\s*$)")
_BLANK_LINES = 3  # between a day on a line of its own and the paragraph below it


def dated_by_entry(frame: Frame, context: Context) -> Dated | None:
    """The day over the entry in which a frame tells of what took place, as far as it had come by publication."""
    if frame.status not in ("completed", "ongoing") or frame.cumulative:
        return None
    found = entry_day(context.text, frame.scene.parsed.sentence.start)
    edtf = resolve(found.value, context.published) if found else None
    if found is None or edtf is None:
        return None
    day, published = edtf_bounds(edtf)[0], context.published
    to_come = day is not None and published is not None and day > published
    dateline = find_dateline_date(context.text)
    recent = day is None or published is None or published - day <= _FRESH
    reports = recent and dateline is not None and dateline.start == found.start
    return None if to_come or reports else Dated(edtf, found, False)


@lru_cache(maxsize=256)
def entry_day(text: str, start: int) -> Mention[DateExpr] | None:
    """The day that opens the paragraph around ``start``, or fills the line above it; offsets are those of ``text``.

    Only a day that nothing else stands with. ``None`` where there is none, or where ``start`` lies in its own words.
    """
    opening = text.rfind("\n", 0, start) + 1
    found = _heading(text, opening)
    if found is None:
        line_end = len(text[:opening].rstrip())
        if opening and text.count("\n", line_end, opening) <= _BLANK_LINES:
            found = _heading(text, text.rfind("\n", 0, line_end) + 1, whole_line=True)
    return found if found and found.end <= start else None


def _heading(text: str, opening: int, *, whole_line: bool = False) -> Mention[DateExpr] | None:
    end = text.find("\n", opening)
    line = text[opening : end if end >= 0 else len(text)]
    head = line[: _LONGEST + 1]
    if not any(char.isdigit() for char in head) or (whole_line and len(line) > _LONGEST):
        return None
    for mention in find_dates(head, opening)[:1]:
        before, after = text[opening : mention.start], head[mention.end - opening :]
        close = _CLOSE.match(after)
        whole = not whole_line or (close is not None and not after[close.end() :].strip())
        day = mention.value.kind in ("calendar", "written") and mention.value.precision == "day"
        if day and close and whole and _DAY_ONLY.fullmatch(before):
            return mention
    return None
