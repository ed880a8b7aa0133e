"""The date rules and the patterns composed from them.

``rules/data/dates.toml`` holds the words and the forms; braces in a form name a piece that is composed here. All pieces
are bounded: no form can match more than about a hundred characters, so search is linear in the text.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from exchange_extract.rules.schema import Rule


class DateWordRule(Rule):
    """Words of one meaning. Expectation of an example: its EDTF values, `` | `` between them, ``null`` for none.

    Examples are read as of an article published on Wednesday 2025-06-18. ``short`` are abbreviations, which only count
    beside a day or a year. ``value`` is the month (1 to 12), the weekday (Monday is 0), the EDTF season (21 to 24), a
    number of days, or a direction (-1, 0, 1), by ``kind``.
    """

    kind: Literal[
        "month",
        "weekday",
        "season",
        "day_word",
        "day_part",
        "edge",
        "shift",
        "number",
        "ordinal",
        "bound",
        "range",
        "exclude_before",
        "approximate",
        "event_after",
        "name_after",
        "event_noun",
    ]
    words: tuple[str, ...] = Field(min_length=1)
    short: tuple[str, ...] = ()
    value: int | None = None
    means: str


class DateFormRule(Rule):
    """One form of date expression: a pattern over named pieces, matched without regard to case but for names."""

    pattern: str
    means: str


class DateRules(BaseModel):
    """The contents of ``dates.toml``, in its order; forms are tried in that order where several begin together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date_word: tuple[DateWordRule, ...]
    date_form: tuple[DateFormRule, ...]


@cache
def load_date_rules() -> DateRules:
    """The package's own date rules, validated; read once a process."""
    text = files("exchange_extract.rules").joinpath("data", "dates.toml").read_text(encoding="utf-8")
    return DateRules.model_validate(tomllib.loads(text))


_GAP = r"(?:[ \t\xa0\u2009\u202f]{1,9}|[ ]?\r?\n)"  # hard-wrapped lines are one sentence, empty lines are not
_YEAR = r"(?:1[89]|20)\d\d(?![\w%]|[.,:]\d)"
_LINK = r"{_}(?:to|and|through|until|till|or|&){_}|{_}?[-–—]{_}?|,{_}(?:and{_})?"
_TOLD_EVENT = r"(?:the|that|this|their){_}(?:(?:prisoner|latest|first|previous|last){_})?" + (
    r"(?:exchange|swap|release|handover|hand-over|repatriation|transfer)(?!\w)"
)
_WHICH_YEAR = r"(?P<yr>last|this|next|that|the{_}(?:very{_})?same|the{_}previous|the{_}following){_}year(?!\w)"


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """Compiled forms with the lexicon that values their words (keys are case-folded, single-spaced)."""

    rules: DateRules
    start: re.Pattern[str]
    forms: dict[str, re.Pattern[str]]
    values: dict[str, dict[str, int]]
    left: dict[str, re.Pattern[str]]
    right: dict[str, re.Pattern[str]]

    def value(self, kind: str, words: str | None) -> int | None:
        """The value of ``words`` as a word of ``kind``; ``None`` when they are none."""
        return None if not words else self.values[kind].get(" ".join(words.rstrip(".").casefold().split()))


def _words(rules: DateRules, kind: str, short: bool = False, cased: bool = False) -> str:
    """An alternation of all words of a kind, the longest first. Cased ones match as written or in capitals."""
    full = {word for rule in rules.date_word if rule.kind == kind for word in rule.words}
    brief = {word for rule in rules.date_word if rule.kind == kind for word in rule.short} if short else set()
    if cased:
        full |= {word.upper() for word in full}
        brief |= {word.upper() for word in brief}
    parts = {word: re.escape(word).replace(r"\ ", _GAP) for word in full}
    parts |= {word: re.escape(word) + r"\.?" for word in brief}
    body = "|".join(parts[word] for word in sorted(parts, key=lambda word: (-len(word), word)))
    return f"(?-i:{body})" if cased else f"(?:{body})"


def _pieces(rules: DateRules) -> dict[str, str]:
    month_any = _words(rules, "month", short=True, cased=True)
    weekday = _words(rules, "weekday", cased=True)
    weekday_any = _words(rules, "weekday", short=True, cased=True)
    season, part, number = _words(rules, "season"), _words(rules, "day_part"), _words(rules, "number")
    ordinal = _words(rules, "ordinal")
    day = r"(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    numeral = r"(?:0?[1-9]|[12]\d|3[01])"
    year_after = rf"(?:(?:,?{{_}}|{{_}}of{{_}})(?P<y>{_YEAR})|,?{{_}}(?:of{{_}})?{_WHICH_YEAR})"
    pieces = {
        "mon": f"(?P<mon>{month_any})(?!\\w)",
        "mon_plain": month_any,
        "month": f"(?P<mon>{_words(rules, 'month', cased=True)})(?!\\w)",
        "dow": f"(?P<dow>{weekday})(?!\\w)",
        "dow_plain": weekday,
        "weekday_before": rf"(?:{weekday_any}(?!\w),?{{_}}\(?)?",
        "season": f"(?P<season>{season})(?!\\w)",
        "part": part,
        "part_of": rf"(?:(?:the{{_}})?(?:early{{_}}|late{{_}})?{part}{{_}}of{{_}})?",
        "day_word": f"(?P<day_word>{_words(rules, 'day_word')})(?!\\w)",
        "edge": rf"(?:(?:the{{_}})?(?P<edge>{_words(rules, 'edge')})(?:{{_}}|-))?",
        "shift": f"(?P<shift>{_words(rules, 'shift')})",
        "wshift": rf"(?:the{{_}})?(?P<wshift>{_words(rules, 'shift')}|following|previous|preceding|that|same)",
        "n": rf"(?P<n>\d{{1,3}}|{number})",
        "d": rf"(?P<d>(?:{numeral}|{ordinal})){day}",
        "d2": rf"(?P<d2>{numeral}){day}",
        "d3": rf"(?P<d3>{numeral}){day}",
        "sep1": f"(?P<s1>{_LINK})",
        "sep2": f"(?P<s2>{_LINK})",
        "yyyy": _YEAR,
        "yyyy_named": f"(?P<y>{_YEAR})",
        "ys": f"{year_after}?",
        "my": year_after,
        "rel_year": _WHICH_YEAR,
        "rel_week": r"(?P<wk>last|this|next){_}week(?!\w)",
        "told_event": _TOLD_EVENT,
        "end": r"{_}?(?:[^\w\s]|$|(?:and|but|in|at|on|near|with|by|from|to)\b)",
    }
    return {name: piece.replace("{_}", _GAP) for name, piece in pieces.items()} | {"_": _GAP}


def _compose(pattern: str, pieces: dict[str, str]) -> str:
    """Braces that name a piece are filled; counted repetitions such as ``{1,3}`` are left alone."""
    filled = re.sub(r"\{([a-z_][a-z_0-9]*)\}", lambda match: pieces[match[1]], pattern)
    return filled.replace(r"\d", "[0-9]")


def _context(rules: DateRules, kind: str, left: bool) -> re.Pattern[str]:
    words = f"(?P<word>{_words(rules, kind)})"
    body = rf"(?<!\w){words}{_GAP}(?:the{_GAP})?$" if left else rf"{_GAP}{words}(?!\w)"
    return re.compile(body, re.IGNORECASE)


@cache
def date_patterns() -> DatePatterns:
    """The compiled patterns of the package's own rules; built once a process."""
    rules = load_date_rules()
    pieces = _pieces(rules)
    composed = {rule.id: _compose(rule.pattern, pieces) for rule in rules.date_form}
    searched = [body for body in composed.values() if "(?P=" not in body and not body.endswith("$")]
    plain = [re.sub(r"\(\?P<\w+>", "(?:", body) for body in searched]
    numeric = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}"  # forms with a back reference have no nameless double
    start = rf"(?<![\w$€£#/])(?<![0-9][.,:])(?:{numeric}|{'|'.join(plain)})"
    kinds = {rule.kind for rule in rules.date_word}
    values: dict[str, dict[str, int]] = {kind: {} for kind in kinds}
    for rule in rules.date_word:
        for word in (*rule.words, *rule.short):
            values[rule.kind][word.casefold()] = rule.value or 0
    return DatePatterns(
        rules=rules,
        start=re.compile(start, re.IGNORECASE),
        forms={name: re.compile(body, re.IGNORECASE) for name, body in composed.items()},
        values=values,
        left={kind: _context(rules, kind, left=True) for kind in ("bound", "range", "exclude_before", "approximate")},
        right={kind: _context(rules, kind, left=False) for kind in ("event_after", "name_after", "event_noun")},
    )
