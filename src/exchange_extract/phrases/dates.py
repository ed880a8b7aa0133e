"""Dates in a text: where they are and what form they have. What they mean is `resolve`'s, in ``date_values``.

Single dates are found form by form (``date_forms``), then neighbours are joined: "between 1990 and 2005", "Thursday and
Friday", "since March 2022", "by 16 June", "two days after Friday". Words that date something only vaguely ("recently",
"within two months", "on the eve of") are not returned at all.
"""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from exchange_extract.phrases.date_forms import BUILDERS, Atom, Hit
from exchange_extract.phrases.date_patterns import DateFormRule, DatePatterns, DateRules, DateWordRule, date_patterns
from exchange_extract.phrases.date_patterns import load_date_rules as load_date_rules
from exchange_extract.phrases.date_values import DateExpr, resolve
from exchange_extract.spans import Mention

__all__ = [
    "DateExpr",
    "DateFormRule",
    "DateRules",
    "DateWordRule",
    "dateline_day",
    "find_dateline_date",
    "find_dates",
    "load_date_rules",
    "resolve",
]

_WINDOW = 40
_FROM_TO = re.compile(r"\s{1,2}(?:to|until|till|through|up\s+to)\s{1,2}|\s?[-–—]\s?", re.IGNORECASE)
_AND = re.compile(r",?\s{1,2}(?:and|&)\s{1,2}(?:on\s|in\s)?", re.IGNORECASE)
_AGAIN = re.compile(r",?\s{1,2}(?:and|&)\s{1,2}(?:on|in)\s", re.IGNORECASE)
_NEXT_VERB = re.compile(r"\s{1,2}(?:[a-z]{2,15}ed|sent|gave|took|brought|got|let)\b")
_LISTED = re.compile(r",\s{1,2}")
_OR = re.compile(r",?\s{1,2}or\s{1,2}(?:on\s|in\s)?", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:postponed|moved|rescheduled|delayed|shifted|pushed|put off)\b[^.;]{0,25}$", re.IGNORECASE)
_UNTIL = ("by", "before", "until", "till", "up until", "prior to", "no later than", "not later than", "on or before")
_AT_LATEST = re.compile(r"\s{1,2}at\sthe\s(?:very\s)?latest\b")
_EVENT_WINDOW = 80
# "since the invasion in February 2022": the words between name the event, the span stays on the date alone; where they
# tell of a handover ("the first swap since Iran freed ten in May 2022"), the date is that handover's
_HANDOVER = (
    r"(?:exchanged|freed|gave|handed|let|received|released|repatriated|returned|sent|swapped|traded|turned over)"
)
_SINCE_EVENT = re.compile(
    rf"\bsince\s(?![^,.;:()\n]{{0,60}}\b{_HANDOVER}\b)"
    r"[^,.;:()\n]{2,60}\s(?:in|on|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_LONGEST_LIST = 8  # a longer enumeration is a table; the bound keeps joining linear
_OWNER = ("'s", "’s")

_DATELINE_LENGTH = 160
_DATELINE_LINES = 6
_BYLINE = re.compile(r"\W*(?:(?:last\s)?(?:published|updated|posted|modified|dated?)\W{0,3}(?:on\s)?)?", re.IGNORECASE)
_IN = re.compile(r"\s*[Ii]n\s+")
_CLAUSE_END = re.compile(r"[;!?]|(?<=[a-z0-9]{3})\.\s")
_BYLINE_WORDS = frozenset({"last", "published", "updated", "posted", "modified", "date", "dated", "on", "the", "at"})
_CLOCK = r"\W{0,4}(?:at\s)?\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\W{0,3}(?:[A-Z]{2,5}(?:[+-]\d{1,2})?)?\W{0,3}"
_LINE_REST = re.compile(rf"(?:{_CLOCK})?\W{{0,4}}$", re.IGNORECASE)
_DASH_REST = re.compile(r"\s{0,2}(?:[(\[/][^)\]\n]{1,40}[)\]]?)?\s{0,2}(?:--?|[–—|:])(?:\s|$|\w)")
_SMALL = ("of", "the", "de", "al", "el", "and")
# fmt: off
_OPENERS = (
    "on", "in", "by", "since", "until", "before", "after", "from", "between", "the", "and", "of", "at", "late",
    "early",
)
# fmt: on


def find_dates(text: str, offset: int = 0) -> list[Mention[DateExpr]]:
    """The dates of a sentence or paragraph, in order, leftmost-longest, each with the words it rests on.

    A span leaves out a preposition that only places the date ("on", "in") and takes in one that makes an interval
    ("since", "by", "between ... and"). Offsets are code points from the start of ``text`` plus ``offset``. Vague words,
    times of day, ages, holidays and the years of names ("the 1949 Geneva Conventions") are not returned.
    """
    patterns = date_patterns()
    atoms = _atoms(text, patterns)
    found: list[Mention[DateExpr]] = []
    index = floor = 0
    while index < len(atoms):
        after, joined = _join(text, atoms, index, patterns)
        index = after
        for atom in joined:
            whole = _with_prefix(text, atom, floor, patterns)
            if whole is not None:
                found.append(Mention(whole.start + offset, whole.end + offset, whole.expr, whole.rule))
            floor = atom.end
    return _in_year_of_opening(text, offset, found)


def _in_year_of_opening(text: str, offset: int, found: list[Mention[DateExpr]]) -> list[Mention[DateExpr]]:
    """ "In 2022, they freed 20 on January 24": the sentence's days and months are of the year that it opens with."""
    if len(found) < 2 or not _IN.fullmatch(text[: found[0].start - offset]):
        return found
    opening = found[0].value
    if opening.kind != "calendar" or opening.unit != "year" or opening.year is None:
        return found
    stop = _CLAUSE_END.search(text, found[0].end - offset)
    end = stop.start() + offset if stop else len(text) + offset
    return [
        replace(mention, value=replace(mention.value, year=opening.year))
        if mention.start < end and mention.value.kind == "calendar" and mention.value.is_floating
        else mention
        for mention in found
    ]


def _atoms(text: str, patterns: DatePatterns) -> list[Atom]:
    """Single dates from left to right; a form whose builder refuses gives way to the next form at the same place."""
    atoms: list[Atom] = []
    position = 0
    while start := patterns.start.search(text, position):
        built: list[Atom] = []
        for name, pattern in patterns.forms.items():
            if name in BUILDERS and (match := pattern.match(text, start.start())):
                built = BUILDERS[name](Hit(text, match, name, patterns))
                if built:
                    break
        atoms.extend(built)
        position = built[-1].end if built else start.start() + 1
    return atoms


def _join(text: str, atoms: list[Atom], index: int, patterns: DatePatterns) -> tuple[int, list[Atom]]:
    """Joins ``atoms[index]`` with what follows; returns the index to go on from and the joined atoms."""
    head = atoms[index]
    opener = patterns.left["range"].search(text[max(0, head.start - _WINDOW) : head.start])
    word = opener["word"].casefold() if opener else None
    start = head.start - len(opener[0]) if opener else head.start
    if head.expr.kind == "interval":  # "from 23 to 25 May" came whole
        return index + 1, [head if word == "since" else replace(head, start=start)]
    if index + 1 < len(atoms):
        tail = atoms[index + 1]
        gap = text[head.end : tail.start]
        ranged = bool(_FROM_TO.fullmatch(gap)) or (word == "between" and bool(_AND.fullmatch(gap)))
        if ranged and tail.expr.kind != "interval" and (word or _same_grain(head, tail)):
            if _MOVED.search(text[max(0, head.start - _WINDOW) : head.start]):
                return index + 2, [replace(head, weak=False), replace(tail, weak=False)]
            pair = DateExpr("interval", first=_share_year(head.expr, tail.expr), last=tail.expr)
            return index + 2, [Atom(start, tail.end, pair, "date.bound.range" if word else tail.rule)]
        if _AGAIN.fullmatch(gap) and _NEXT_VERB.match(text[tail.end : tail.end + _WINDOW]):
            return index + 1, [] if head.weak else [head]  # "freed 95 on Friday and on Saturday returned 12"
        if _AND.fullmatch(gap) or _LISTED.fullmatch(gap) or _OR.fullmatch(gap):
            return _join_list(text, atoms, index)
    return index + 1, [] if head.weak else [head]


def _join_list(text: str, atoms: list[Atom], index: int) -> tuple[int, list[Atom]]:
    """ "Thursday, Friday and Saturday" is one interval; "March and October 2022" two dates of that year."""
    stop = index + 1
    linked = None
    last = min(len(atoms), index + _LONGEST_LIST)
    while stop < last and linked is None and _same_grain(atoms[stop - 1], atoms[stop]):
        gap = text[atoms[stop - 1].end : atoms[stop].start]
        if _AND.fullmatch(gap) or _OR.fullmatch(gap):
            linked = bool(_AND.fullmatch(gap))
        elif not _LISTED.fullmatch(gap):
            break
        stop += 1
    run = atoms[index:stop]
    if linked is None or all(atom.weak for atom in run):
        return index + 1, [] if atoms[index].weak else [atoms[index]]
    exprs = [_share_year(atom.expr, run[-1].expr) for atom in run]
    if linked and all(_adjacent(a, b) for a, b in pairwise(exprs)):
        pair = DateExpr("interval", first=exprs[0], last=exprs[-1])
        return stop, [Atom(run[0].start, run[-1].end, pair, run[-1].rule)]
    return stop, [replace(atom, expr=expr, weak=False) for atom, expr in zip(run, exprs, strict=True)]


def _same_grain(first: Atom, last: Atom) -> bool:
    a, b = first.expr, last.expr
    return a.kind == b.kind and a.unit == b.unit and a.kind in ("calendar", "weekday", "relative", "written")


def _share_year(first: DateExpr, last: DateExpr) -> DateExpr:
    """ "28 May to 3 June 2025": the first takes the year of the last, or the one before across a year's end."""
    if not first.is_floating or first.kind != last.kind or not first.month or not last.month:
        return first
    if last.year_shift is not None:
        return replace(first, year_shift=last.year_shift - (first.month > last.month))
    return replace(first, year=last.year - (first.month > last.month)) if last.year else first


def _adjacent(a: DateExpr, b: DateExpr) -> bool:
    """Whether ``b`` is the very next day, month or year after ``a``, as far as the words alone tell."""
    if a.kind == "weekday" and a.weekday is not None and b.weekday is not None:
        return (b.weekday - a.weekday) % 7 == 1 and a.week_shift == b.week_shift
    if a.kind == "relative":
        return (b.shift or 0) - (a.shift or 0) == 1
    if a.kind != "calendar" or a.season or b.season:
        return False
    if a.unit == "year":
        return (b.year or 0) - (a.year or 0) == 1
    year_a, year_b = a.year or b.year or 2001, b.year or a.year or 2001
    if a.unit == "month" and a.month and b.month:
        step = (year_b - year_a) * 12 + b.month - a.month
        return step == 1 or (step == -11 and a.year is None and b.year is None)
    try:
        return (date(year_b, b.month or 0, b.day or 0) - date(year_a, a.month or 0, a.day or 0)).days == 1
    except ValueError:
        return False


def _with_prefix(text: str, atom: Atom, floor: int, patterns: DatePatterns) -> Atom | None:
    """Reads the words before a date: an interval is opened, a day is counted from, or the date is another thing's."""
    left = text[max(floor, atom.start - _WINDOW) : atom.start]
    if patterns.left["exclude_before"].search(left):
        return None
    if (match := patterns.forms["date.from_date"].search(left)) and atom.expr.precision == "day":
        return _counted_from(text, atom, match, left, patterns)
    bound = patterns.left["bound"].search(left)
    if not bound or atom.expr.kind == "interval":
        before = text[max(floor, atom.start - _EVENT_WINDOW) : atom.start]
        if _AT_LATEST.match(text, atom.end):
            return replace(atom, expr=DateExpr("until", first=atom.expr), rule="date.bound.until")
        if atom.expr.kind == "calendar" and _SINCE_EVENT.search(before):
            return replace(atom, expr=DateExpr("since", first=atom.expr), rule="date.bound.since")
        return atom
    word = " ".join(bound["word"].casefold().split())
    owned = text.startswith(_OWNER, atom.end)
    start = atom.start - len(bound[0])
    if word in ("since", "ever since"):
        expr = atom.expr
        if expr.kind == "relative" and expr.shift == 0 and expr.unit != "day" and (atom.edge or 0) < 0:
            # "since the start of the year" says what "so far this year" says, and the codebook codes that as the year
            return replace(atom, start=start, expr=replace(expr, running=True), rule="date.bound.since")
        return replace(atom, start=start, expr=DateExpr("since", first=expr), rule="date.bound.since")
    if owned and word not in ("until", "till"):
        return None  # "before Friday's talks" dates the talks
    if word in _UNTIL:
        return replace(atom, start=start, expr=DateExpr("until", first=atom.expr), rule="date.bound.until")
    return replace(atom, start=start, expr=DateExpr("after", first=atom.expr), rule="date.bound.after")


def _counted_from(text: str, atom: Atom, match: re.Match[str], left: str, patterns: DatePatterns) -> Atom | None:
    """ "Two days after Friday". Without a number it is one; hedged, it is no date."""
    words = match["n"]
    count = 1 if words is None else int(words) if words.isdecimal() else patterns.value("number", words)
    if count is None or patterns.left["approximate"].search(left[: match.start()]):
        return None
    days = count * (7 if match["unit"].casefold() == "week" else 1)
    shift = days if match["way"].casefold() == "after" else -days
    start = atom.start - (len(left) - match.start())
    if text[start : start + 1].isspace():
        start += 1
    return replace(atom, start=start, expr=DateExpr("offset", shift=shift, first=atom.expr), rule="date.from_date")


def find_dateline_date(text: str) -> Mention[DateExpr] | None:
    """The date of an agency dateline or of a date line among the first lines: the day of publication, and no event.

    "KYIV, Oct. 17 - ...", "MONDAY, NOVEMBER 10, 2025", "Aug. 2, 2024 6:10 p.m. ET". The span is the date alone.
    """
    position = 0
    for line in text[: _DATELINE_LINES * 400].splitlines(keepends=True)[:_DATELINE_LINES]:
        top = line[:_DATELINE_LENGTH].rstrip()
        for mention in find_dates(top)[:1] if _may_open_with_date(top) else ():
            expr = mention.value
            full = expr.kind == "written" or (expr.kind == "calendar" and expr.unit == "day" and expr.day is not None)
            if full and _is_dateline(top, mention, whole_line=len(top) == len(line.rstrip())):
                return replace(mention, start=mention.start + position, end=mention.end + position)
        position += len(line)
    return None


def dateline_day(text: str) -> date | None:
    """The day of publication by the text's own dateline; ``None`` when it has none, or one without a year."""
    found = find_dateline_date(text)
    value = resolve(found.value, None) if found else None
    return date.fromisoformat(value) if value else None


def _may_open_with_date(line: str) -> bool:
    """Whether a figure stands before the first word that no dateline has: a cheap look before the search for dates."""
    for word in line.split():
        if any(char.isdigit() for char in word):
            return True
        if not _in_place_name(word) and word.casefold().strip(".,:()") not in _BYLINE_WORDS:
            return False
    return False


def _is_dateline(line: str, mention: Mention[DateExpr], whole_line: bool) -> bool:
    before, after = line[: mention.start], line[mention.end :]
    closes = _DASH_REST.match(after) or (whole_line and _LINE_REST.fullmatch(after))
    if not closes or (not before.strip() and after.lstrip().startswith(":")):
        return False  # "February 5: ..." is an entry of a chronology
    if _BYLINE.fullmatch(before):
        return True
    words = before.split()
    if words[0].casefold().strip("(") in _OPENERS:
        return False
    return len(words) <= 10 and all(_in_place_name(word) for word in words)


def _in_place_name(word: str) -> bool:
    """Whether a word may stand before the date of a dateline: a capital, a mark, or a small word of names."""
    letters = word.lstrip("([/\"'“‘-–—")
    return not letters or letters[0].isupper() or letters in _SMALL or not letters[0].isalnum()
