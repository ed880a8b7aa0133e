"""What a figure counts or measures when it counts no people: years, ages, money, unit numbers, boats, rounds.

Every check looks at a bounded window around one figure, so the whole stays linear in the text.
"""

import re
from dataclasses import dataclass
from functools import cache

from exchange_extract.phrases.number_words import (
    DASH,
    GAP,
    Atom,
    MeasureKind,
    MeasureRule,
    alternation,
    library_parse,
    normal,
    quantity_rules,
    words_of,
)

WINDOW = 60


@dataclass(frozen=True, slots=True)
class Measure:
    """The kind of a figure and the span of the figure with its unit."""

    start: int
    end: int
    kind: MeasureKind
    rule: str


def _rules(where: str) -> list[MeasureRule]:
    return [rule for rule in quantity_rules().measure if rule.where == where]


def plural(word: str) -> str:
    """The regular English plural of the last word."""
    if re.search(r"(?:s|x|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


@dataclass(frozen=True, slots=True)
class _Units:
    pattern: re.Pattern[str]
    kinds: dict[str, tuple[MeasureKind, str]]
    singular: frozenset[str]


@cache
def _units() -> _Units:
    kinds: dict[str, tuple[MeasureKind, str]] = {}
    singular: set[str] = set()
    for rule in _rules("after"):
        for word in rule.words:
            kinds[word] = (rule.kind, rule.id)
            if len(word) > 3 and word.replace(" ", "").isalpha() and rule.kind not in ("money", "percentage", "age"):
                kinds.setdefault(plural(word), (rule.kind, rule.id))
                singular.add(word)
            elif word.isalpha():
                kinds.setdefault(plural(word), (rule.kind, rule.id))
    between = (
        rf"(?:(?ai:long|full|whole|more|consecutive|straight|calendar|working|further|additional|and{GAP}a{GAP}half|"
        rf"million|billion|Russian|Ukrainian|US|American|Israeli|Iranian|Indian|Turkish|Syrian){GAP}){{0,2}}"
    )
    pattern = re.compile(rf"(?:{GAP}|{DASH})?{between}(?P<unit>(?ai:{alternation(list(kinds))}))(?!\w)")
    return _Units(pattern, kinds, frozenset(singular))


@dataclass(frozen=True, slots=True)
class _Objects:
    singular: dict[str, str]
    plural: dict[str, str]


@cache
def _objects() -> _Objects:
    one: dict[str, str] = {}
    many: dict[str, str] = {"aircraft": "measure.object.vehicle"}
    for rule in _rules("object"):
        for word in rule.words:
            one[word] = rule.id
            many.setdefault(word if word.endswith("ses") else plural(word), rule.id)
    return _Objects(one, many)


_WORD = re.compile(rf"(?P<gap>{GAP}|{DASH})(?P<word>[^\W\d_]{{1,24}}(?:['’][^\W\d_]{{1,2}})?)(?!\w)")
_VERBAL = re.compile(r"(?<!')s$|[^e]ed$|ing$")
_DEMONYM = re.compile(r"[A-Za-z][a-z]+men|[A-Z][a-z]+(?:ans|[bdnrtq]is|ese)")
_PERSON = re.compile(r"[a-z]+(?:men|women|ers|ors|ists|ians|mates|ees)|[a-z]{3,}(?:man|woman|er|or|ist|ian|mate|ee)")
_OF = re.compile(rf"{GAP}of{GAP}(?:(?:the|these|those|their|its|his|our|her){GAP})?")
_OF_PRONOUN = re.compile(rf"{GAP}of{GAP}(?:them|whom|us|which)(?!\w)")


@dataclass(frozen=True, slots=True)
class Head:
    """The head noun found to the right of a figure: ``rule`` is None for people."""

    end: int
    rule: str | None


def head_after(text: str, end: int, *, one: bool = False) -> Head | None:
    """The first head noun within six words after ``end`` that the lexicon knows; None if another word ends the phrase.

    A noun for things before a noun for persons ("bus drivers") is an attribute. ``one``: the figure is 1, so the noun
    must be singular; after another figure it must be plural, but for a hyphen ("two-stage").
    """
    if _OF_PRONOUN.match(text, end):
        return None
    partitive = _OF.match(text, end)
    position = partitive.end() - 1 if partitive else end
    people, stops, objects = words_of("people"), words_of("head_stop"), _objects()
    for _ in range(6):
        match = _WORD.match(text, position)
        if match is None:
            return None
        word = match["word"].lower().replace("’", "'")
        hyphen = match["gap"] not in (" ", "\n") and re.fullmatch(DASH, match["gap"]) is not None
        position = match.end()
        if word in people or (one and f"{word}s" in people) or _DEMONYM.fullmatch(match["word"]):
            return Head(position, None)
        following = _WORD.match(text, position)
        after = following["word"].lower() if following else ""
        known = objects.singular if (hyphen or one) and not partitive else objects.plural
        for name, stop in ((f"{word} {after}", following.end() if following else 0), (word, position)):
            if name in known:
                beyond = _WORD.match(text, stop)
                person = beyond["word"].lower() if beyond else ""
                if person not in people and not _PERSON.fullmatch(person):
                    return Head(stop, known[name])
        verbal = _VERBAL.search(word) is not None and word not in objects.plural and word not in words_of("head_pass")
        if word in stops or verbal:
            return None
    return None


@cache
def _before() -> list[tuple[re.Pattern[str], MeasureRule]]:
    found = []
    for rule in _rules("before") + _rules("before_soft"):
        words = alternation(list(rule.words))
        flag = "(?ai:" if rule.kind in ("money", "age") or rule.where == "before_soft" else "(?:"
        edge = r"(?<![^\W\d_])" if rule.kind != "money" else r"(?:(?<!\w)|(?<=US)|(?<=[AC]))"
        gap = f"{GAP}?" if rule.kind in ("money", "unit_number") and rule.where == "before" else GAP
        found.append((re.compile(rf"{edge}{flag}{words}){gap}\Z"), rule))
    return found


def _months() -> str:
    return alternation([word for rule in _rules("month") for word in rule.words])


@cache
def _month_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    months = _months()
    return (
        re.compile(rf"(?<!\w){months}\.?{GAP}(?:the{GAP})?\Z"),
        re.compile(rf"{GAP}(?:of{GAP})?{months}(?!\w)\.?"),
        re.compile(rf"(?:^|\W)(?ai:in|during|last|this|since|by|early|late|mid){GAP}{months}\.?{GAP}\Z"),
    )


_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’-]{1,24},|[a-z]{3,24},|[A-Z][\w'’-]{1,24} \()\s?$")
_NO_NAME = re.compile(r"(?:s|men|people|those|them|which|whom|total|including|soldiers?|women|children),\s?$")
_AGE_AFTER = re.compile(r"[,;.)]|\s[-–—]\s|\s+and\s+[A-Z]|$")
_AGE_BE = re.compile(
    r"(?:\b(?:eldest|oldest|youngest)(?:[ ,][\w'’]{1,15}){0,5}"
    r"|\b(?:[Hh]e|[Ss]he|I|who|whom) (?:is|was|turned|turns|had turned|has turned)(?: only| just| now| about)?) ?$"
)
# "turned 17 last May" is an age, "turned 17 SDF men over" none
_TURNED = re.compile(r"\bturned(?: only| just)? ?$")
_AFTER_TURNED = re.compile(r"\W*$|[,.;:)]|\s+(?:on|in|last|this|while|when|during|and|years?|today|yesterday)\b")
_OF_MORE = re.compile(r"\s+(?:of|more|others?)\b")
_AGED = {"those", "anyone", "them", "whom", "aged", "were", "are"}
_AGE_LIMIT = re.compile(r"\b(\w+) (?:under|over|above|below|between) $")
_VERB_AFTER = re.compile(rf"{GAP}(?:were|have|had|will|would|came|are|returned|arrived|walked|went)(?!\w)")
_PRE = re.compile(r"(?:mid|early|late|pre|post|since)-$", re.IGNORECASE)
_GLUE = re.compile(r"(?:[^\W\d_]|_|[^\W\d_][-‐‑]|[#№])$")
_FREE_GLUE = re.compile(r"\b(?:for|to|and|or|all|a)[-‐‑]$", re.IGNORECASE)
_MAJOR = re.compile(
    r"\b(?:more than|fewer than|less than|over|at least|nearly|almost|some|about|up to) $", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Site:
    """One figure in its place; what each check below is given."""

    text: str
    atom: Atom
    left: str
    head: Head | None

    @property
    def small(self) -> int:
        return self.atom.high if self.atom.high is not None else self.atom.low or 0

    def people(self) -> bool:
        return self.head is not None and self.head.rule is None

    def measure(self, kind: MeasureKind, rule: str, end: int | None = None, start: int | None = None) -> Measure:
        atom = self.atom
        return Measure(atom.start if start is None else start, atom.end if end is None else end, kind, rule)


def measure_of(text: str, atom: Atom) -> Measure | None:
    """What ``atom`` measures, or None if it may count people."""
    if atom.kind is not None:
        return Measure(atom.start, atom.end, atom.kind, atom.rule)
    if atom.shape in ("everyone", "both"):
        return None
    head = head_after(text, atom.end, one=atom.low == atom.high == 1)
    site = _Site(text, atom, text[max(0, atom.start - WINDOW) : atom.start], head)
    for check in (_glued, _unit, _named, _date, _year, _age, _form, _object, _library):
        found = check(site)
        if found is not None:
            return found
    return None


def _glued(site: _Site) -> Measure | None:
    """Figures that are part of a token: "Il-76", "COP29", "1.2.3", "1990s", "'22"."""
    text, atom, left = site.text, site.atom, site.left
    if re.search(r"[0-9][.,:]$", left):
        return site.measure("other_measure", "measure.code")
    if atom.shape == "digits" and re.search(r"(?:^|[\s(])['’]$", left) and atom.bare and len(str(site.small)) == 2:
        return site.measure("year", "measure.year.short")
    if _PRE.search(left) and atom.shape == "digits":
        return site.measure("year" if site.small > 99 else "time", "measure.year.form")
    if re.search(r"(?i:\b(?:under|over)[-‐‑]$)", left):
        plural_end = atom.end + 1 if text.startswith("s", atom.end) else atom.end
        return site.measure("age", "measure.age.group", plural_end)
    if left[-1:] in ("", " ", "\n", "("):
        return _decade(site)
    money = re.search(r"(?:US|[AC])$", left) is None and re.search(r"(?i:\b(?:usd|eur|gbp|rs|uah|rub|inr))$", left)
    if not money and _GLUE.search(left) and not _FREE_GLUE.search(left):
        return site.measure("unit_number", "measure.unit_number.glued")
    return _decade(site)


def _decade(site: _Site) -> Measure | None:
    """A decade of a century or of a life: the 1990s, in his 60s."""
    atom = site.atom
    tail = re.match(r"s(?!\w)", site.text[atom.end : atom.end + 2])
    if tail and atom.shape == "digits":
        kind: MeasureKind = "year" if 999 < site.small < 2100 else "age" if site.small < 110 else "other_measure"
        return site.measure(kind, "measure.decade", atom.end + 1)
    return None


def _unit(site: _Site) -> Measure | None:
    units = _units()
    match = units.pattern.match(site.text, site.atom.end)
    if match is None:
        return None
    word = normal(match["unit"])
    hyphen = re.match(rf"{DASH}|[^\W\d_]", site.text[site.atom.end : site.atom.end + 1])
    if word in units.singular and site.small != 1 and not hyphen:
        return None  # "20 foot soldiers": after a figure a unit is plural
    if word in ("m", "g", "x", "ha", "min", "mi") and site.people():
        return None
    found = units.kinds.get(word) or units.kinds.get(word.lstrip("-"))
    return site.measure(*found, end=match.end()) if found else None


def _named(site: _Site) -> Measure | None:
    """A word before the figure: currency signs, "aged", "Article", "phase"."""
    for pattern, rule in _before():
        if rule.kind == "year":
            continue
        match = pattern.search(site.text, max(0, site.atom.start - 28), site.atom.start)
        if match is None:
            continue
        if rule.kind == "age" and site.small > 120:
            continue
        if site.atom.shape == "one" and rule.where == "before":
            continue  # "No one", and names are seldom numbered in words
        soft = rule.where == "before_soft" or site.atom.shape != "digits"
        if soft and rule.kind != "age" and (site.people() or _VERB_AFTER.match(site.text, site.atom.end)):
            continue
        return site.measure(rule.kind, rule.id, start=site.atom.start - len(match[0]))
    return None


def _date(site: _Site) -> Measure | None:
    if site.atom.shape not in ("digits", "words") or not 1 <= site.small <= 31:
        return None
    before, after, vague = _month_patterns()
    if following := after.match(site.text, site.atom.end):
        return site.measure("time", "measure.time.month", following.end())
    preceding = before.search(site.text, max(0, site.atom.start - 16), site.atom.start)
    # "in June 12 prisoners" is a month and a count, "on June 12 prisoners" a day.
    counts = site.people() or _OF_MORE.match(site.text, site.atom.end)
    if preceding and not (counts and vague.search(site.left)) and site.atom.shape == "digits":
        return site.measure("time", "measure.time.month", start=site.atom.start - len(preceding[0]))
    return None


def _year(site: _Site) -> Measure | None:
    atom = site.atom
    if not atom.bare or not 1000 <= (low := atom.low or 0) < 2100 or site.text[atom.start : atom.end].startswith("0"):
        return None
    soft = next(pattern for pattern, rule in _before() if rule.kind == "year").search(site.left)
    month = _month_patterns()[0].search(site.text, max(0, atom.start - 16), atom.start)  # "in May 2019 prisoners were"
    if site.people() and not month and not (soft and re.search(r"\b(?i:in|since|until|of|year)\s$", site.left)):
        return None
    is_year = (low >= 1900 and not (_MAJOR.search(site.left) and low % 100 == 0)) or soft
    return site.measure("year", "measure.year.word") if is_year else None


def _age(site: _Site) -> Measure | None:
    text, atom, left = site.text, site.atom, site.left
    if atom.shape not in ("digits", "words") or not 0 < site.small <= 110:
        return None
    follows = _AGE_AFTER.match(text, atom.end)
    if follows and atom.shape == "digits" and _NAME_BEFORE.search(left) and not _NO_NAME.search(left):
        return site.measure("age", "measure.age.apposition")
    if not left[-1:].isspace():
        return None
    if _AGE_BE.search(left) and not site.people() and not _OF_MORE.match(text, atom.end):
        return site.measure("age", "measure.age.be")
    if _TURNED.search(left) and _AFTER_TURNED.match(text, atom.end) and not site.people():
        return site.measure("age", "measure.age.be")
    limit = _AGE_LIMIT.search(left)
    if limit and (limit[1].lower() in words_of("people") or limit[1] in _AGED) and not site.people():
        return site.measure("age", "measure.age.limit")
    return None


_FORM_AFTER = re.compile(rf"{DASH}(?P<word>[^\W\d_]{{1,24}})")
_LIST_ITEM = re.compile(r"(?:^|\n)[ \t]*$")


def _form(site: _Site) -> Measure | None:
    """Hyphenated attributes, glued letters, scores, list numbers, fractions."""
    text, atom, left = site.text, site.atom, site.left
    if atom.shape == "digits" and re.match(r"[^\W\d_]", text[atom.end : atom.end + 1]):
        return site.measure("unit_number", "measure.unit_number.glued")
    if atom.bare and _LIST_ITEM.search(left) and re.match(r"[.)]\s+\S", text[atom.end :][:8]):
        return site.measure("other_measure", "measure.list_number")
    form = _FORM_AFTER.match(text, atom.end)
    if form and atom.shape in ("digits", "words", "one"):
        word = form["word"].lower()
        free = word in words_of("suffix_group") or word in words_of("suffix_low") or word in words_of("suffix_hedge")
        number = any(word in words_of(role) for role in ("unit", "teen", "tens", "magnitude"))
        if not free and not number and word not in words_of("people"):
            head = head_after(text, atom.end)
            rule = head.rule if head and head.rule else "measure.attribute"
            return site.measure("other_measure", rule, form.end())
    return None


_OF_THE_DEAD = re.compile(
    r"(?:boxes|crates|chests|cases) (?:said |believed |thought |that |which |to ){0,3}"
    r"(?:contain(?:ing|ed)?|hold(?:ing)?|held|with|of) (?:[a-z]{2,9} ){0,6}(?:remains|bodies|bones|ashes)\b"
)


def _object(site: _Site) -> Measure | None:
    if site.head is None or site.head.rule is None:
        return None
    if site.small == 1 and re.search(r"(?i:\bfor[\s-])$", site.left):
        return None  # "a one-for-one swap": the swap is not what is counted
    if _OF_THE_DEAD.match(site.text, site.text.rfind(" ", 0, site.head.end) + 1):
        return None  # "55 boxes said to contain the remains of soldiers"
    return site.measure("other_measure", site.head.rule, site.head.end)


# Symbols and long forms that look like no English word: only these are worth the seconds of the import.
_UNITLIKE = re.compile(
    rf"(?:{GAP}|{DASH})?(?:[a-zµ][A-Z][A-Za-z]?|[kMGT](?:Wh|W|Hz|B|J|V)|[a-z]{{1,3}}/[a-z]{{1,3}}"
    r"|(?:kilo|mega|giga|milli|micro|centi|tera|hecto|deci)[a-z]{3,12}"
    r"|[a-z]{0,10}(?:hertz|watts?|bytes?|joules?|volts?|newtons?|fathoms?|furlongs?))(?!\w)"
)
_LIBRARY_KINDS: dict[str, MeasureKind] = {
    "length": "distance", "area": "area", "mass": "weight", "temperature": "temperature", "time": "time",
    "currency": "money",
}  # fmt: skip


def _library(site: _Site) -> Measure | None:
    """Units that the lexicon does not list, as quantulum3 knows them ("800 megawatts", "20 hPa")."""
    if site.atom.shape not in ("digits", "words"):
        return None
    match = _UNITLIKE.match(site.text, site.atom.end)
    if match is None or site.people():
        return None
    words = f"3 {match[0].strip()}"  # the unit does not hang on the figure, and so the answer can be kept
    found = library_parse(words)
    if len(found) != 1 or tuple(found[0].span) != (0, len(words)):
        return None
    entity = str(found[0].unit.entity.name)
    if entity in ("dimensionless", "unknown"):  # "unknown" is a unit that it made up from single letters
        return None
    return site.measure(_LIBRARY_KINDS.get(entity, "other_measure"), "measure.library", match.end())
