"""From a matched form to date expressions: one small builder per form of ``dates.toml``.

A builder gets the match and the pieces around it and returns `Atom` s, or nothing when the words are no date after all
("At least 10 may ..." never comes here, "In March 20 prisoners" does).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from exchange_extract.phrases.date_patterns import DatePatterns
from exchange_extract.phrases.date_values import DateExpr, Unit

_WINDOW = 40  # characters of context on either side; bounded, so that a scan stays linear
# A plural noun after a bare number makes it a head-count; verbs and function words in -s do not.
_COUNTED = re.compile(
    r"\s+(?:[A-Z][\w-]{1,20}(?:[eiy]an|ish|ese|i)\s+|[a-z]{2,15}ed\s+)?(?:more|others?|people|men|women|children|bodies"
    r"|of\s+(?:the|them|these|those|its|their|his|her|our)"
    r"|(?!(?:was|has|his|its|this|is|as|does|says|across|towards|forces|shows|besides)\b)[a-z]{2,15}s)\b"
)
_VERBAL = re.compile(r"\s+(?:calls|provides|obliges|requires|foresees|envisages|says|commits|binds|lays|sets)\b")
_IN = re.compile(r"\b(?:in|since|during)\s+$", re.IGNORECASE)
_MONTH_LEFT = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|throughout|from|to|between|of|through|for)\s+$", re.IGNORECASE
)
_MAY_LEFT = re.compile(r"\b(?:in|since|until|till|before|after|during|throughout|between)\s+$", re.IGNORECASE)
_YEAR_LEFT = re.compile(
    r"\b(?:in|since|during|by|until|till|before|after|through|throughout|year|between|from)\s+$", re.IGNORECASE
)
_STRETCH_LEFT = re.compile(r"\b(?:in|over|during|within|throughout|for)\s+$", re.IGNORECASE)
_SPELLED = re.compile(r"\b(?:of|the)\b|\d", re.IGNORECASE)  # a spelled-out day needs "of" or "the"
_YEAR_SHIFT = {"last": -1, "this": 0, "next": 1}
_ANCHOR_YEAR_SHIFT = {"that": 0, "the same": 0, "the very same": 0, "the previous": -1, "the following": 1}
_NEAR = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "prior": -1, "same": 0, "that": 0}
_PIVOT = 68  # two figures are a year from 1969 to 2068, as in POSIX
_AMBIGUOUS_MONTHS = (3, 5)  # "March" and "May" are verbs and surnames as well


@dataclass(frozen=True, slots=True)
class Atom:
    """One date before it is joined to its neighbours. ``weak`` ones only count as an end of an interval."""

    start: int
    end: int
    expr: DateExpr
    rule: str
    weak: bool = False
    edge: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A matched form in its text."""

    text: str
    match: re.Match[str]
    rule: str
    patterns: DatePatterns

    def group(self, name: str) -> str | None:
        """The words of a group, ``None`` when the form lacks it; single-spaced, case-folded."""
        found = self.match.groupdict().get(name)
        return None if found is None else " ".join(found.casefold().split())

    def value(self, kind: str, name: str | None = None) -> int | None:
        """What the words of a group mean as a word of ``kind``."""
        return self.patterns.value(kind, self.group(name or kind))

    def number(self, name: str) -> int | None:
        """A group of digits, or a number word."""
        words = self.group(name)
        if words is None:
            return None
        if words.isdecimal():
            return int(words)
        return self.patterns.value("number", words) or self.patterns.value("ordinal", words)

    @property
    def left(self) -> str:
        """The text just before the match."""
        return self.text[max(0, self.match.start() - _WINDOW) : self.match.start()]

    def right(self, end: int | None = None) -> str:
        """The text just after the match, or after ``end``."""
        end = self.match.end() if end is None else end
        return self.text[end : end + _WINDOW]

    def follows(self, kind: str) -> bool:
        """Whether a word of ``kind`` comes right after the match."""
        return bool(self.patterns.right[kind].match(self.right()))

    def atom(self, expr: DateExpr | None, *, weak: bool = False, end: int | None = None) -> list[Atom]:
        """The match as one atom; nothing for no expression."""
        if expr is None:
            return []
        stop = self.match.end() if end is None else end
        return [Atom(self.match.start(), stop, expr, self.rule, weak, self.value("edge"))]


def _with_year(hit: Hit, expr: DateExpr) -> DateExpr:
    """Adds the year that the form gives, be it a number, "last year" or "of that year"."""
    words = hit.group("yr")
    if words in _YEAR_SHIFT:
        return replace(expr, year_shift=_YEAR_SHIFT[words])
    if words in _ANCHOR_YEAR_SHIFT:
        return replace(expr, kind="anaphoric", shift=_ANCHOR_YEAR_SHIFT[words])
    return replace(expr, year=hit.number("y"))


def _count_as_year(hit: Hit) -> bool:
    """ "On June 9, 2000 prisoners": a round number before a plural noun is no year."""
    year = hit.number("y")
    return year is not None and year % 100 == 0 and bool(_COUNTED.match(hit.right()))


def _written(hit: Hit) -> list[Atom]:
    return hit.atom(DateExpr("written", words=hit.match["written"].replace("’", "'")))


def _iso(hit: Hit) -> list[Atom]:
    return hit.atom(DateExpr("calendar", "day", hit.number("y"), hit.number("m"), hit.number("d")))


def _numeric(hit: Hit) -> list[Atom]:
    """Dots are day first; with slashes the order shows only when one number is over 12, else the day stays unknown."""
    first, second, year = hit.number("m") or 0, hit.number("d") or 0, hit.number("y") or 0
    if year < 100:
        year += 1900 if year > _PIVOT else 2000
    if hit.match["sep"] == "/" and first <= 12 and second <= 12 and first != second:
        return hit.atom(DateExpr("calendar", "day"))
    if second > 12:
        first, second = second, first
    return hit.atom(DateExpr("calendar", "day", year, second, first))


def _day_list(hit: Hit) -> list[Atom]:
    """Neighbouring days or a range become an interval, other days an atom each; all share month and year."""
    links = [hit.group("s1") or "", hit.group("s2")]
    days = [hit.number("d") or 0, hit.number("d2") or 0, hit.number("d3")]
    month_first = hit.match.start("mon") < hit.match.start("d")
    if month_first and not hit.group("y") and not hit.group("yr") and _COUNTED.match(hit.right()):
        return []
    if _count_as_year(hit) or (links[0] == "," and links[1] is None) or (links[1] == ","):
        return []
    base = _with_year(hit, DateExpr("calendar", "day", month=hit.value("month", "mon")))
    known = [day for day in days if day is not None]
    exprs = [replace(base, day=day) for day in known]
    ranged = links[1] is None and links[0] not in ("and", "or", "&")
    in_row = all(b - a == 1 for a, b in pairwise(known))
    if (ranged or in_row) and "or" not in links:
        return hit.atom(DateExpr("interval", first=exprs[0], last=exprs[-1]))
    names = [name for name in ("d", "d2", "d3") if hit.match[name] is not None]
    starts = [hit.match.start(name) for name in names]
    ends = [hit.match.end(name) for name in names]
    starts[0], ends[-1] = hit.match.start(), hit.match.end()  # month and year go with the number beside them
    return [Atom(s, e, x, hit.rule) for s, e, x in zip(starts, ends, exprs, strict=True)]


def _day(hit: Hit) -> list[Atom]:
    month, day = hit.value("month", "mon"), hit.number("d")
    end, left = hit.match.end(), hit.left
    if not hit.match["d"].isdecimal() and not _SPELLED.search(hit.match[0]):
        return []  # "the second March swap"
    expr = _with_year(hit, DateExpr("calendar", "day", month=month, day=day))
    comma = "," in hit.match[0] or hit.match.start("mon") < hit.match.start("d")  # "12 December 2000 calls for"
    if _count_as_year(hit) and (comma or not _VERBAL.match(hit.right())):
        expr, end = replace(expr, year=None), len(hit.text[: hit.match.start("y")].rstrip(" ,\t\xa0"))
    dated = expr.year is not None or hit.group("yr") is not None
    if not dated and (hit.follows("event_after") or hit.follows("name_after")):
        return []
    plain_number = hit.match.end("d") == end and hit.text[end - 1].isdecimal()
    if not dated and plain_number and _IN.search(left) and _COUNTED.match(hit.right()):
        return []  # "In March 20 prisoners came home": the month is taken by its own form
    opened = hit.match[0].count("(") - hit.match[0].count(")")
    if opened > 0 and hit.text[end : end + 1] == ")":
        end += 1
    return hit.atom(expr, end=end)


def _month_year(hit: Hit) -> list[Atom]:
    if _count_as_year(hit):
        return []
    return hit.atom(_with_year(hit, DateExpr("calendar", "month", month=hit.value("month", "mon"))))


def _month(hit: Hit) -> list[Atom]:
    month, shift = hit.value("month", "mon"), hit.value("shift")
    if hit.follows("name_after"):
        return []
    if told := hit.group("told"):
        near = _NEAR[told.removeprefix("the ")]
        expr = DateExpr("anaphoric" if near == 0 else "neighbour", "month", month=month, shift=near)
        return hit.atom(expr)
    expr = DateExpr("calendar", "month", month=month, shift=None if shift == 0 else shift)
    if shift is not None or hit.group("edge"):
        return hit.atom(expr)
    left, right = hit.left, hit.right()
    the = left.casefold().endswith("the ")
    if month in _AMBIGUOUS_MONTHS:
        sure = bool((_MAY_LEFT if month == 5 else _MONTH_LEFT).search(left)) or (the and hit.follows("event_noun"))
    else:
        owned = right.startswith(("'s", "’s"))
        sure = bool(_MONTH_LEFT.search(left)) or owned or (the and bool(re.match(r"\s[a-z]", right)))
    return hit.atom(expr, weak=not sure)


def _season_year(hit: Hit) -> list[Atom]:
    return hit.atom(_with_year(hit, DateExpr("calendar", "season", season=hit.value("season"))))


def _season(hit: Hit) -> list[Atom]:
    shift = hit.value("shift")
    if hit.group("season") == "fall" and hit.group("lone") is not None:
        return []  # "in the fall of the city"
    return hit.atom(DateExpr("calendar", "season", season=hit.value("season"), shift=shift))


def _weekday(hit: Hit) -> list[Atom]:
    weekday, words = hit.value("weekday", "dow"), hit.group("wshift")
    if hit.follows("name_after") or weekday is None:
        return []
    week = hit.group("wk")
    if week:
        return hit.atom(DateExpr("weekday", weekday=weekday, week_shift=_YEAR_SHIFT[week]))
    # "the next Monday" looks back at the story, "next Monday" at the calendar
    told = hit.match[0].casefold().startswith("the ") or words in ("following", "previous", "preceding", "that", "same")
    if words in _NEAR and told:
        return hit.atom(DateExpr("anaphoric", weekday=weekday, shift=_NEAR[words]))
    shift = hit.value("shift", "wshift")
    return hit.atom(DateExpr("weekday", weekday=weekday, shift=shift or None))


def _day_word(hit: Hit) -> list[Atom]:
    shift, right = hit.value("day_word"), hit.right()
    if hit.match[0] == "Today" and re.search(r"[A-Z]\w* $", hit.left):
        return []  # a masthead
    if hit.group("day_word") == "overnight" and re.match(r"\s+(?:(?:on|into|from|to)\s+)?[A-Z]", right):
        return []  # the weekday that follows says which night
    return hit.atom(None if shift is None else DateExpr("relative", "day", shift=shift))


def _period(hit: Hit) -> list[Atom]:
    unit, words, edge = _unit(hit), hit.group("shift"), hit.group("edge")
    if words is None:
        shift = 0 if edge else None
    else:
        coming = words.endswith(("coming", "upcoming"))  # "in the coming weeks" is no one week
        shift = None if (coming or "past" in words) and unit != "weekend" else hit.value("shift")
        if re.search(r"\bthe\s+$", hit.left, re.IGNORECASE):
            shift = None  # "the next month" is a length of time
    if shift is None or unit is None:
        return []
    running = bool(hit.group("so_far") or hit.group("alone"))
    return hit.atom(DateExpr("relative", unit, shift=shift, running=running))


def _new_year(hit: Hit) -> list[Atom]:
    month, day = (12, 31) if hit.group("new") == "eve" else (1, 1)
    return hit.atom(DateExpr("calendar", "day", hit.number("y"), month, day))


def _before_last(hit: Hit) -> list[Atom]:
    weekday = hit.value("weekday", "dow")
    if weekday is not None:
        return hit.atom(DateExpr("offset", shift=-7, first=DateExpr("weekday", weekday=weekday)))
    unit = _unit(hit)
    return hit.atom(DateExpr("relative", unit, shift=-2) if unit else None)


def _weekend(hit: Hit) -> list[Atom]:
    return hit.atom(DateExpr("relative", "weekend", shift=0))


def _unit(hit: Hit, name: str = "unit") -> Unit | None:
    words = hit.group(name)
    units: dict[str, Unit] = {"week": "week", "weekend": "weekend", "month": "month", "year": "year"}
    return None if words is None else units.get(words, "day")


def _vague(hit: Hit) -> bool:
    return bool(hit.patterns.left["approximate"].search(hit.left))


def _ago(hit: Hit) -> list[Atom]:
    if hit.group("fortnight"):
        return [] if _vague(hit) else hit.atom(DateExpr("relative", "week", shift=-2))
    count, unit = hit.number("n"), _unit(hit)
    if count is None or unit is None or _vague(hit):
        return []
    weekday = hit.value("weekday", "unit")
    if weekday is not None:  # "two Fridays ago"
        latest = DateExpr("weekday", weekday=weekday, shift=-1)
        return hit.atom(DateExpr("offset", shift=7 - 7 * count, first=latest))
    if unit == "week" and hit.group("today"):
        return hit.atom(DateExpr("relative", "day", shift=-7 * count))
    if unit in ("month", "year") and hit.group("today"):
        return hit.atom(DateExpr("to_the_day", unit, shift=-count))
    return hit.atom(DateExpr("relative", unit, shift=-count))


def _trailing(hit: Hit) -> list[Atom]:
    unit, count = _unit(hit), hit.number("n")
    bare = not hit.group("n")
    in_stretch = bool(hit.group("the") and _STRETCH_LEFT.search(hit.left))
    if bare and (hit.match[0].casefold().endswith("s") or (hit.group("past") == "last" and not in_stretch)):
        return []  # "the past months" is vague, "last week" the calendar's; "in the last year" is a length
    count = 1 if bare else count
    if hit.group("unit") == "decade":
        return hit.atom(DateExpr("trailing", "year", count=10 * count) if count else None)
    if hit.group("unit") == "hour":
        count = count // 24 if count and count % 24 == 0 else None
    return hit.atom(DateExpr("trailing", unit, count=count) if unit and count else None)


def _shifted(hit: Hit) -> list[Atom]:
    count, unit = hit.number("n"), _unit(hit)
    if count is None or unit is None or _vague(hit):
        return []
    back = (hit.group("way") or "").split(" ")[0] in ("earlier", "before", "beforehand", "previously")
    return hit.atom(DateExpr("anaphoric", unit, shift=-count if back else count))


def _same(hit: Hit) -> list[Atom]:
    unit = _unit(hit)
    return hit.atom(DateExpr("anaphoric", unit, shift=0) if unit else None)


def _in_the_day(hit: Hit) -> list[Atom]:
    return hit.atom(DateExpr("anaphoric", "day", shift=0, or_published=True))


def _neighbour(hit: Hit) -> list[Atom]:
    near = hit.group("near")
    if near is None:
        unit = _unit(hit, "unit2")
        return hit.atom(DateExpr("anaphoric", unit, shift=-1 if hit.group("way") == "before" else 1) if unit else None)
    unit, weekday = _unit(hit), hit.value("weekday", "unit")
    if (
        unit != "day"
        and (near == "next" or _STRETCH_LEFT.search(hit.left))
        and not (near != "next" and re.search(r"\bin\s+$", hit.left))
    ):
        return []  # "over the next month" is a length of time
    return hit.atom(DateExpr("anaphoric", unit or "day", weekday=weekday, shift=_NEAR[near]))


def _numbered_day(hit: Hit) -> list[Atom]:
    if hit.group("mo"):
        return hit.atom(DateExpr("to_the_day", "month", day=hit.number("d"), shift=_YEAR_SHIFT[hit.group("mo") or ""]))
    return hit.atom(DateExpr("anaphoric", "day", day=hit.number("d"), shift=0))


def _year(hit: Hit) -> list[Atom]:
    counted = bool(_COUNTED.match(hit.right()))
    loose = bool(re.search(r"\b(?:by|from|to|between|before|after)\s+$", hit.left, re.IGNORECASE))
    if _count_as_year(hit) or (counted and loose):
        return []
    named = bool(hit.group("so_far") or hit.group("edge"))
    running = bool(hit.group("so_far") or hit.group("alone"))
    expr = DateExpr("calendar", "year", hit.number("y"), running=running)
    return hit.atom(expr, weak=not (named or _YEAR_LEFT.search(hit.left)))


BUILDERS: dict[str, Callable[[Hit], list[Atom]]] = {
    "date.timestamp": _written,
    "date.rare_order": _written,
    "date.iso": _iso,
    "date.numeric": _numeric,
    "date.day_list": _day_list,
    "date.month_day_list": _day_list,
    "date.day_month": _day,
    "date.month_day": _day,
    "date.month_year": _month_year,
    "date.month": _month,
    "date.season_year": _season_year,
    "date.season": _season,
    "date.weekday": _weekday,
    "date.day_word": _day_word,
    "date.period": _period,
    "date.new_year": _new_year,
    "date.before_last": _before_last,
    "date.weekend": _weekend,
    "date.ago": _ago,
    "date.trailing": _trailing,
    "date.shifted": _shifted,
    "date.same": _same,
    "date.in_the_day": _in_the_day,
    "date.neighbour": _neighbour,
    "date.numbered_day": _numbered_day,
    "date.year": _year,
}
