"""Head-counts in running text: figures, number words, vague numbers, with their bounds and hedges.

The value of a phrase is decided by the codebook, section 4; the words are in ``rules/data/quantities.toml``.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from exchange_extract.phrases.measures import WINDOW, Measure, head_after, measure_of
from exchange_extract.phrases.number_words import (
    DASH,
    GAP,
    Atom,
    alternation,
    library_count,
    normal,
    quantity_rules,
    read_atoms,
    words_of,
)
from exchange_extract.spans import Mention, Quantity

__all__ = ["find_measures", "find_quantities", "value_of"]


def find_quantities(text: str, offset: int = 0) -> list[Mention[Quantity]]:
    """Head-count candidates in a sentence or paragraph, in order, non-overlapping, leftmost-longest.

    A span covers the bound and hedge words ("more than two dozen", "20 or so") and not words of repetition or sum
    ("a further 106" → "106"). ``offset`` is added to all positions, in code points. Bounds are inclusive as the
    codebook has them: "more than 6,000" is 6000 and up, "fewer than 50" is up to 50, "as many as 198" is 198 exactly,
    "just under 300" is hedged like "nearly 300". "X for X" gives two mentions. "1.000" is read as a thousand, with the
    rule id ``quantity.digits.dotted``.

    Left out: whatever ``find_measures`` returns, the articles "a" and "an", the pronoun "one", negated "all". Whether a
    candidate counts people that are handed over is not decided here: "all", "both", "several" come without a noun too.
    """
    return [Mention(start + offset, end + offset, value, rule) for start, end, value, rule in _scan(text)[0]]


def find_measures(text: str, offset: int = 0) -> list[Mention[str]]:
    """Figures that count no people, in order, each with its unit; the value is the kind.

    Kinds: year, age, money, distance, ordinal, unit_number, time (days of a month, clock times, durations),
    percentage, temperature, area, weight, other_measure (drones, boats, rounds, regions, scores, fractions).
    """
    return [Mention(m.start + offset, m.end + offset, str(m.kind), m.rule) for m in _scan(text)[1]]


def value_of(words: str) -> Quantity | None:
    """The quantity that ``words`` as a whole express ("at least two dozen"), or None.

    A bare figure is a count here even if it could be a year. What the fast path cannot value goes to quantulum3.
    """
    phrase = words.strip()
    if normal(phrase) in ("zero", "a", "an"):
        value = 0 if normal(phrase) == "zero" else 1
        return Quantity(value, value)
    for atom in _ranges(phrase, list(read_atoms(phrase[:400])))[0]:
        start, end, value_found, _ = _bounded(phrase, atom, 0)
        if (start, end) == (0, len(phrase)) and atom.kind is None:
            return value_found
    value_known = library_count(phrase) if re.search(r"[0-9]|half|\b(?:score|gross)\b", phrase) else None
    return None if value_known is None else Quantity(value_known, value_known)


_Found = tuple[int, int, Quantity, str]


@lru_cache(maxsize=16)
def _scan(text: str) -> tuple[tuple[_Found, ...], tuple[Measure, ...]]:
    """Both results of one pass; cached because a stage asks for quantities and measures of the same sentence."""
    atoms, measures = _ranges(text, list(read_atoms(text)))
    verdicts = _spread(text, atoms, [measure_of(text, atom) for atom in atoms])
    found: list[_Found] = []
    floor = 0
    for index, (atom, verdict) in enumerate(zip(atoms, verdicts, strict=True)):
        if verdict is not None:
            measures.append(verdict)
            floor = max(floor, verdict.end)
            continue
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        if atom.start < floor or not _counts(text, atom, following):
            continue
        mention = _bounded(text, atom, floor)
        found.append(mention)
        floor = mention[1]
    measures.sort(key=lambda measure: (measure.start, measure.end))
    return tuple(found), tuple(_disjoint(measures))


def _disjoint(measures: list[Measure]) -> list[Measure]:
    kept: list[Measure] = []
    for measure in measures:
        if not kept or measure.start >= kept[-1].end:
            kept.append(measure)
    return kept


# ---------------------------------------------------------------- ranges and links

_LINK = re.compile(
    rf"(?P<dash>{DASH}|{GAP}[–−]{GAP})|(?P<to>{GAP}to{GAP}|{DASH}to{DASH})|(?P<or>{GAP}or{GAP})|(?P<and>{GAP}and{GAP})"
    rf"|(?P<in>{GAP}(?:in|out{GAP}of){GAP}(?:every{GAP})?)"
)
_BETWEEN = re.compile(rf"(?<!\w)(?ai:between{GAP}(?:an{GAP}estimated{GAP}|about{GAP}|some{GAP})?)\Z")
_FROM = re.compile(rf"(?<!\w)(?ai:from{GAP})\Z")


def _ranges(text: str, atoms: list[Atom]) -> tuple[list[Atom], list[Measure]]:
    """Two figures that are the ends of one range become one atom; scores and spans of years become measures."""
    merged: list[Atom] = []
    measures: list[Measure] = []
    index = 0
    while index < len(atoms):
        first = atoms[index]
        second = atoms[index + 1] if index + 1 < len(atoms) else None
        joined = _join(text, first, second) if second is not None else None
        if joined is None:
            merged.append(first)
            index += 1
            continue
        if isinstance(joined, Atom):
            merged.append(joined)
        else:
            measures.append(joined)
        index += 2
    return merged, measures


def _join(text: str, first: Atom, second: Atom) -> Atom | Measure | None:
    shapes = ("digits", "words", "one", "phrase")
    if first.shape not in shapes or second.shape not in shapes or second.start - first.end > 16:
        return None
    link = _LINK.fullmatch(text, first.end, second.start)
    low, high, step = first.low, second.high, second.scale
    if link is None or low is None or high is None:
        return None
    if step > 1 and first.scale == 1 and low < high // step:
        low *= step  # "two to three hundred"
    if first.bare and second.bare and link["dash"]:
        year = 1900 <= low < 2100
        if year and (high < 100 or 1900 <= high < 2100):
            return Measure(first.start, second.end, "year", "measure.year.span")
        if low >= high or _scored(text, first, second):
            return Measure(first.start, second.end, "other_measure", "measure.score")
    left = text[max(0, first.start - 30) : first.start]
    if link["in"]:
        head = head_after(text, second.end)
        whole = first.shape == "one" and high <= 10 and (head is None or head.rule is None)
        return Measure(first.start, second.end, "other_measure", "measure.fraction") if whole else None
    if link["dash"] and first.bare and second.bare and high >= 1000 and high > 2 * low:
        return Measure(first.start, second.end, "other_measure", "measure.code")  # "555-1234"
    if link["and"] and not _BETWEEN.search(left):
        return None
    if low >= high or (link["or"] and high > 2 * low + 1):
        return None
    start = first.start
    lead = _BETWEEN.search(left) or (_FROM.search(left) if link["to"] else None)
    shape = "words" if first.shape == "one" else first.shape
    return replace(
        first,
        start=start - len(lead[0]) if lead else start,
        end=second.end,
        shape=shape,
        rule="quantity.range",
        low=low,
        high=high,
        bare=first.bare and second.bare and high >= 1900,
        scale=1,
    )


def _scored(text: str, first: Atom, second: Atom) -> bool:
    """Whether a word of winning or voting stands beside a pair of figures ("lost 2-3", "a 12-14 vote")."""
    words = {word for rule in quantity_rules().measure if rule.where == "around" for word in rule.words}
    left = re.search(r"([a-z]{1,12})(?: by| of)?\s$", text[max(0, first.start - 20) : first.start])
    right = re.match(r"[\s-]([a-z]{1,12})(?!\w)", text[second.end : second.end + 15])
    return any(match is not None and match[1] in words for match in (left, right))


_CHAIN = re.compile(rf"{GAP}(?:and|or|to|&){GAP}|{DASH}|,?{GAP}and{GAP}")
_COMMA = re.compile(rf",{GAP}")
_MORE = re.compile(rf"{GAP}(?ai:more|others|further)(?!\w)")


def _spread(text: str, atoms: list[Atom], verdicts: list[Measure | None]) -> list[Measure | None]:
    """Carry a unit over to the bare figures that share it: "3 and 5 km", "2, 3 and 5 May", "aged 60 and 25"."""
    spread = list(verdicts)
    carried = [False] * len(atoms)
    shared = ("distance", "percentage", "weight", "area", "money", "temperature", "time", "age")
    for index in range(len(atoms) - 2, -1, -1):
        atom, right = atoms[index], spread[index + 1]
        if spread[index] is not None or right is None or atom.shape not in ("digits", "words"):
            continue
        if right.kind not in shared:
            continue
        link = text[atom.end : min(right.start, atom.end + 10)] if right.start - atom.end < 10 else ""
        by_and = _CHAIN.fullmatch(link) is not None and right.end > atoms[index + 1].end
        if by_and or (_COMMA.fullmatch(link) and carried[index + 1] and (atom.high or 0) <= 31):
            spread[index] = Measure(atom.start, atom.end, right.kind, right.rule)
            carried[index] = True
    for index in range(1, len(atoms)):
        atom, before = atoms[index], spread[index - 1]
        if spread[index] is not None or before is None or before.kind not in ("time", "age") or atom.shape != "digits":
            continue
        dated = before.rule == "measure.time.month" or before.kind == "age"
        limit = 31 if before.kind == "time" else 110
        link = text[before.end : atom.start] if atom.start - before.end < 10 else ""
        if _MORE.match(text, atom.end):
            continue  # "freed 20 on January 24 and 20 more on June 20"
        if dated and before.start < atoms[index - 1].start and (atom.high or 0) <= limit and _CHAIN.fullmatch(link):
            head = head_after(text, atom.end)
            if head is None or head.rule is not None:
                spread[index] = Measure(atom.start, atom.end, before.kind, before.rule)
    return spread


# ---------------------------------------------------------------- "one", "all", "both"


@cache
def _edges() -> dict[str, re.Pattern[str]]:
    def before(words: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?ai:{words})(?:{GAP}|{DASH})\Z")

    def after(words: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{GAP}|{DASH})?(?ai:{words})(?!\w)")

    return {
        "one_before": before(alternation(words_of("one_stop_before"))),
        "one_after": after(alternation(words_of("one_stop_after"))),
        "all_before": before(alternation(words_of("all_stop_before"))),
        "all_after": after(alternation(words_of("all_stop_after"))),
    }


_FOR_NUMBER = re.compile(rf"(?:{GAP}|{DASH})for(?:{GAP}|{DASH})", re.IGNORECASE)
_NUMBER_FOR = re.compile(rf"(?:{GAP}|{DASH})for(?:{GAP}|{DASH})\Z", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    rf"{GAP}of{GAP}(?:the|its|their|our|his){GAP}(?:[\w'’-]{{1,20}}{GAP})?(?:[a-z]{{2,12}}est|most|first|few|many|main|key"
    rf"|top|leading|last|worst|best|biggest|reasons|conditions|points)(?!\w)"
)
_BOTH_AND = re.compile(rf"{GAP}(?:the{GAP})?[A-Z][\w'’]{{1,20}}(?:{GAP}[A-Z][\w'’]{{1,20}}){{0,3}}{GAP}and(?!\w)")
_AHEAD_OF_BOTH = re.compile(rf"{GAP}(?ai:over|in|at|from|with|by|on|to)(?!\w)(?![^.;:]{{0,80}}(?<!\w)(?ai:and)(?!\w))")
_THINGS = re.compile(rf"(?:{GAP}of)?(?:{GAP}(?:the|these|those|their|its|his|our))?")


def _counts(text: str, atom: Atom, following: Atom | None) -> bool:
    """Whether "one", "all" or "both" stands for people; figures pass."""
    if atom.shape not in ("one", "everyone", "both"):
        return True
    left = text[max(0, atom.start - WINDOW) : atom.start]
    gap = text[atom.end : following.start] if following is not None and following.start - atom.end < WINDOW else ""
    swapped = _FOR_NUMBER.fullmatch(gap) is not None
    previous = _NUMBER_FOR.search(left) is not None
    edges = _edges()
    if atom.shape == "one":
        if swapped or (previous and _counted_left(left)):
            return True
        if re.match(r"[-‐‑'’.,;:!?]|[^\W\d_]|$", text[atom.end : atom.end + 1]):
            return False
        return not (
            edges["one_before"].search(left)
            or edges["one_after"].match(text, atom.end)
            or _SUPERLATIVE.match(text, atom.end)
        )
    if swapped or (previous and _counted_left(left)):
        return True
    word = normal(text[atom.start : atom.end])
    if atom.shape == "everyone" and word == "all":
        if edges["all_before"].search(left) or re.match(rf"{DASH}", text[atom.end : atom.end + 1]):
            return False
        if following is not None and _ALL_NUMBER.fullmatch(gap) and following.kind is None:
            return False  # "all 20" is one mention, made from the figure
    if word in ("all", "both"):
        determiner = _THINGS.match(text, atom.end)
        position = determiner.end() if determiner else atom.end
        ahead = word == "both" and _AHEAD_OF_BOTH.match(text, atom.end)  # "freed both on Monday"
        if not ahead and any(edges["all_after"].match(text, start) for start in {position, atom.end}):
            return False
        if word == "both" and _BOTH_AND.match(text, atom.end):
            return False
        head = head_after(text, position)
        if word == "all" and re.search(r"\bin\s$", left):
            return head is not None and head.rule is None  # "24 in all"
        return head is None or head.rule is None
    return not (word in ("everyone", "everybody") and re.match(r"['’]s|\s+(?:else|knows|wants)", text[atom.end :][:8]))


def _counted_left(left: str) -> bool:
    """Whether the "for" at the end of ``left`` follows a number or "all"."""
    last = re.search(rf"([\w,]{{1,20}})(?:{GAP}|{DASH})for(?:{GAP}|{DASH})\Z", left, re.IGNORECASE)
    if last is None:
        return False
    word = last[1].lower()
    numbers = ("unit", "teen", "tens", "magnitude", "everyone")
    return word[0].isdecimal() or any(word in words_of(role) for role in numbers)


# ---------------------------------------------------------------- bounds and hedges

_ALL_NUMBER = re.compile(
    rf"(?:{GAP}of)?(?:{GAP}(?:the|these|those|its|their|his))?(?:{GAP}(?:remaining|living|surviving|other))?{GAP}"
)
_ALL_BEFORE = re.compile(rf"(?<!\w)(?<!not )(?ai:all){_ALL_NUMBER.pattern}\Z")
_BOUNDS = ("low", "high", "hedge", "exact")


@dataclass(frozen=True, slots=True)
class _Bounds:
    before: re.Pattern[str]
    filler: re.Pattern[str]
    after: re.Pattern[str]
    table: dict[str, tuple[str, str]]


@cache
def _bounds() -> _Bounds:
    table: dict[str, tuple[str, str]] = {}
    for role in (*_BOUNDS, "suffix_low", "suffix_high", "suffix_hedge"):
        for word, (_, rule) in words_of(role).items():
            table[("+ " if role.startswith("suffix") else "") + word] = (role, rule)
    fronts = alternation([word for word in table if not word.startswith("+ ")])
    backs = [word.removeprefix("+ ") for word in table if word.startswith("+ ")]
    loose = [word for word in backs if word[0].isalpha() and word not in ("plus", "odd", "ish")]
    return _Bounds(
        re.compile(rf"(?<![\w-])(?P<bound>(?ai:{fronts})){GAP}\Z|(?P<sign>[~≈<>]){GAP}?\Z"),
        re.compile(rf"(?<!\w)(?ai:{alternation(words_of('filler'))}){GAP}\Z"),
        re.compile(
            rf",?{GAP}(?P<loose>(?ai:{alternation(loose)}))(?!\w)|{DASH}?(?P<tight>(?ai:odd|ish|plus))(?!\w)|(?P<sign>\+)"
            rf"|{GAP}(?P<odd>(?ai:odd))(?=\W)"
        ),
        table,
    )


def _bounded(text: str, atom: Atom, floor: int) -> _Found:
    """The mention of ``atom`` with the bounds and hedges on both sides; ``floor``: where an earlier mention ended."""
    start, end, rule = atom.start, atom.end, atom.rule
    roles: list[str] = []
    bounds = _bounds()
    for _ in range(3):  # "well over about 20": never more than a few in a row
        left = text[max(floor, start - WINDOW) : start]
        match = bounds.before.search(left)
        if match is None:
            filler = bounds.filler.search(left)
            match = bounds.before.search(left[: filler.start()]) if filler else None
        if match is None:
            break
        word = normal(match["bound"] or match["sign"])
        if word in ("over", "under", "about", "around", "above", "below") and _particle(left[: match.start()]):
            break
        role, rule = bounds.table[word]
        roles.append(role)
        start = max(floor, start - WINDOW) + match.start()
    whole = _ALL_BEFORE.search(text[max(floor, start - WINDOW) : start])
    if whole and not roles:
        start -= len(whole[0])
    after = bounds.after.match(text, end)
    if after and not (after["tight"] and atom.shape in ("vague", "everyone", "both")):
        words = normal(after["loose"] or after["tight"] or after["sign"] or after["odd"])
        role, suffix_rule = bounds.table[f"+ {words}"]
        end, rule = after.end(), rule if roles else suffix_rule
        roles.append(role.removeprefix("suffix_"))
    value = _value(atom, roles)
    if whole and value.low is not None and not roles:
        value = replace(value, everyone=True)  # "all 20" (codebook, section 4)
    return start, end, value, rule


def _particle(left: str) -> bool:
    """Whether "over" after ``left`` belongs to a verb or a noun ("handed over 20", "talks over 12 hostages")."""
    last = re.search(r"([^\W\d_]{1,20})\s{1,4}$", left)
    return last is not None and last[1].lower() in words_of("over_stop")


def _value(atom: Atom, roles: list[str]) -> Quantity:
    approximate = atom.approximate or "hedge" in roles
    if atom.everyone:
        return Quantity(None, None, approximate, True)
    bound = next((role for role in roles if role in ("low", "high")), None)
    if bound == "low":
        return Quantity(atom.low, None, approximate)
    if bound == "high":
        top = atom.high if atom.high is not None else atom.low
        return Quantity(None, top, approximate)
    return Quantity(atom.low, atom.high, approximate)
