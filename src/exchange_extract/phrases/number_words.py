"""Number words and figures: the lexicon of ``quantities.toml`` and the value of one phrase.

What a figure counts is not decided here, see ``measures``; what bounds it is read in ``quantities``.
"""

import re
import tomllib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from exchange_extract.rules.schema import Rule

# fmt: off
MeasureKind = Literal[
    "year", "age", "money", "distance", "ordinal", "unit_number", "time", "percentage", "temperature", "area",
    "weight", "other_measure",
]
Role = Literal[
    "unit", "teen", "tens", "magnitude", "digits", "phrase", "vague", "vague_plural", "vague_multiplier", "everyone",
    "both", "all_stop_after", "all_stop_before", "low", "high", "hedge", "exact", "filler", "over_stop", "suffix_low",
    "suffix_high", "suffix_hedge", "suffix_group", "one_stop_before", "one_stop_after", "people", "head_stop",
    "head_pass",
]
# fmt: on


class QuantityRule(Rule):
    """Words that make, bound or guide a head-count. Expectation of an example: 300, 6000.., ..50, ~300, all.

    ``values`` gives words with their number; ``words`` those without one. What they do is told by ``role``.
    """

    role: Role
    words: tuple[str, ...] = ()
    values: dict[str, int] = Field(default_factory=dict)


class MeasureRule(Rule):
    """Words beside a figure that show that it counts no people. Expectation of an example: the kind.

    ``where``: *after* the figure (units, also glued or by a hyphen), *before* it, *before_soft* (overruled by a head
    word for people), *object* (the head noun of the figure), *month* (either side), *around* (either side).
    """

    kind: MeasureKind
    where: Literal["after", "before", "before_soft", "object", "month", "around"]
    words: tuple[str, ...]


class QuantityRules(BaseModel):
    """The content of ``quantities.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    quantity: tuple[QuantityRule, ...]
    measure: tuple[MeasureRule, ...]


@cache
def quantity_rules() -> QuantityRules:
    """The packaged rules. Raises ``pydantic.ValidationError`` if the file breaks its schema."""
    source = files("exchange_extract.rules") / "data" / "quantities.toml"
    return QuantityRules.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))


@cache
def words_of(role: Role) -> dict[str, tuple[int, str]]:
    """Words in lower case → (value or 0, rule id) of all rules with ``role``."""
    found: dict[str, tuple[int, str]] = {}
    for rule in quantity_rules().quantity:
        if rule.role == role:
            found |= dict.fromkeys(rule.words, (0, rule.id))
            found |= {word: (value, rule.id) for word, value in rule.values.items()}
    return found


GAP = r"(?:[^\S\r\n]{1,4}|[^\S\r\n]?\r?\n)"
DASH = "[-\u2010\u2011\u2012\u2013\u2212]"
SPACE = re.compile(r"\s+")


def alternation(words: Iterator[str] | dict[str, tuple[int, str]] | list[str]) -> str:
    """A group that matches any of ``words``, the longest first, with any single gap for a space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")"


def normal(words: str) -> str:
    """Lower case, single spaces, plain hyphens and apostrophes: how the lexicon is keyed."""
    return re.sub(DASH, "-", SPACE.sub(" ", words)).replace("’", "'").lower().strip()


Shape = Literal["digits", "words", "phrase", "vague", "everyone", "both", "one", "measure"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One number phrase without its bounds. ``kind`` is set when its form alone shows that it counts no people."""

    start: int
    end: int
    shape: Shape
    rule: str
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    everyone: bool = False
    kind: MeasureKind | None = None
    scale: int = 1
    bare: bool = False


# fmt: off
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth",
    "thousandth", "millionth",
]
# fmt: on
_FRACTIONS = [f"{word}s" for word in _ORDINALS[2:]] + ["half", "halves", "quarter", "quarters"]
# Whatever is longer is an identifier; it also keeps int() cheap on runs of digits.
_MAX_DIGITS = 12
_MAX_VALUE = 10_000_000_000

_DIGITS = r"""
  [0-9]{1,3}(?:,[0-9]{3}){1,4}+(?![0-9])(?:\.[0-9]{1,9}+(?![0-9]))?
| [0-9]{1,2}(?:,[0-9]{2}){1,3},[0-9]{3}(?!,?[0-9])
| [0-9]{1,3}(?:[\u00a0\u202f\u2009\x20][0-9]{3}){1,4}+(?![0-9]|[.,][0-9])
| [0-9]{1,3}(?:['’][0-9]{3}){1,4}+(?![0-9])
| [0-9]{1,3}(?:\.[0-9]{3}){1,4}+(?![0-9])
| [0-9]++(?:\.[0-9]++)?
"""


@cache
def _atom_pattern() -> re.Pattern[str]:
    small = alternation([*words_of("unit"), *words_of("teen"), *words_of("tens")])
    magnitudes = alternation(words_of("magnitude"))
    plural = alternation([*words_of("vague_plural"), *words_of("magnitude")])
    ordinals = alternation([*_ORDINALS, *_FRACTIONS])
    token = f"(?:{small}|{magnitudes})"
    joint = rf"(?:,?{GAP}(?:and{GAP})?|{DASH}(?:and{DASH})?)"
    return re.compile(
        rf"""(?P<code>https?://\S++|\+[0-9][0-9\ ()-]{{6,18}}[0-9]|[0-9]{{2,4}}(?:-[0-9]{{1,4}}){{2,4}}+
              |[0-9]{{1,2}}(?:\.[0-9]{{1,2}})(?:\.[0-9]{{2,4}})|[0-9]{{1,4}}(?:/[0-9]{{1,4}}){{1,4}}+)
        |(?P<clock>[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])
              |[0-9]{{1,2}}\.[0-9]{{2}}(?={GAP}?(?ai:[ap]\.?m|GMT|UTC)))
        |(?P<ordinal>[0-9]{{1,9}}(?ai:st|nd|rd|th)(?!\w))
        |(?P<halves>(?<!\w)(?ai:(?:{small}|[0-9]{{1,3}})(?:{GAP}|{DASH})and(?:{GAP}|{DASH})a(?:{GAP}|{DASH})half
              (?:{GAP}|{DASH}){magnitudes})(?!\w))
        |(?P<digits>{_DIGITS})(?P<by>(?:{GAP}|{DASH})(?ai:{magnitudes})(?!\w)|[kK](?!\w))?(?P<tail>[^\W\d_]{{0,12}})
        |(?<!\w)(?P<word>(?ai:(?P<everyone>{alternation(words_of("everyone"))})|(?P<both>both)
        |(?P<multiplied>{alternation(words_of("vague_multiplier"))}{GAP}{plural})
        |(?P<phrase>{alternation(words_of("phrase"))})|(?P<plural>{alternation(words_of("vague_plural"))})
        |(?P<vague>{alternation(words_of("vague"))})
        |(?P<run>(?:an?(?=(?:{GAP}|{DASH}){magnitudes}(?!\w))|{token})(?:{joint}{token}(?!\w)){{0,15}}+
              (?:(?:{GAP}|{DASH}){ordinals}(?!\w))?)
        |(?P<rank>{ordinals})))(?!\w)""",
        re.VERBOSE,
    )


def read_atoms(text: str) -> Iterator[Atom]:
    """Number phrases of ``text``, leftmost-longest, in order. One pass: every match moves on by what it read."""
    pattern = _atom_pattern()
    position = 0
    while (match := pattern.search(text, position)) is not None:
        group = match.lastgroup or ""
        if match["digits"] is not None:
            atom: Atom | None = _read_digits(text, match)
        elif match["run"] is not None:
            atom = _read_run(text, match.start(), match.end())
        elif match["word"] is not None:
            atom = _read_word(match)
        elif group == "halves":
            atom = _read_halves(match)
        else:
            kind: MeasureKind = "ordinal" if group == "ordinal" else "time" if group == "clock" else "other_measure"
            atom = Atom(match.start(), match.end(), "measure", f"measure.{group}", kind=kind)
        position = match.end()
        if atom is not None:
            position = atom.end
            yield atom


def _read_halves(match: re.Match[str]) -> Atom:
    value = library_count(match[0])
    start, end = match.span()
    if value is None:
        return Atom(start, end, "measure", "measure.fraction", kind="other_measure")
    return Atom(start, end, "words", "quantity.library", value, value)


def _read_word(match: re.Match[str]) -> Atom:
    start, end = match.span()
    words = normal(match[0])
    if match["everyone"] is not None:
        return Atom(start, end, "everyone", "quantity.all", everyone=True)
    if match["both"] is not None:
        return Atom(start, end, "both", "quantity.both", 2, 2)
    if match["multiplied"] is not None:
        head, _, last = words.rpartition(" ")
        value, rule = words_of("vague_multiplier")[head]
        by = words_of("magnitude").get(last) or words_of("magnitude").get(last.removesuffix("s"))
        low = 2 * max(value, 1) * by[0] if by else words_of("vague_plural")[last][0]
        return Atom(start, end, "vague", rule, low, None, approximate=True)
    if match["phrase"] is not None:
        value, rule = words_of("phrase")[words]
        return Atom(start, end, "phrase", rule, value, value)
    if match["plural"] is not None or match["vague"] is not None:
        value, rule = (words_of("vague_plural") | words_of("vague"))[words]
        return Atom(start, end, "vague", rule, value, None, approximate=True)
    kind: MeasureKind = "ordinal" if words in _ORDINALS else "other_measure"
    return Atom(start, end, "measure", "measure.ordinal.word", kind=kind)


_MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s$")


def _read_digits(text: str, match: re.Match[str]) -> Atom:
    """A figure with its magnitude; glued letters that are no unit are left to ``measures``."""
    start, end = match.start(), match.end("digits")
    figure = match["digits"]
    if " " in figure and _MONTH_BEFORE.search(text, max(0, start - 12), start):
        figure, end = figure.split(" ")[0], start + figure.index(" ")  # "June 2 300 men": day and count
    rule = "quantity.digits"
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", figure) and match["by"] is None:
        figure, rule = figure.replace(".", ""), "quantity.digits.dotted"
    plain = re.sub(r"[^0-9.]", "", figure)
    if len(plain) > _MAX_DIGITS or plain.count(".") > 1:
        return Atom(start, end, "measure", "measure.code", kind="unit_number")
    value, scale = Decimal(plain), 1
    if match["by"] is not None and end == match.end("digits"):
        end = match.end("by")
        by = match["by"].lower()
        scale = 1000 if by == "k" else words_of("magnitude")[normal(by).lstrip("- ")][0]
    value *= scale
    if value != value.to_integral_value() or value > _MAX_VALUE:
        return Atom(start, end, "measure", "measure.fraction", kind="other_measure")
    bare = scale == 1 and figure.isdecimal()
    return Atom(start, end, "digits", rule, int(value), int(value), scale=scale, bare=bare)


@cache
def _number_tokens() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    table = {word: (role, value) for role in ("unit", "teen", "tens") for word, (value, _) in words_of(role).items()}
    for word, (value, _) in words_of("magnitude").items():
        table[word] = ("hundred" if value == 100 else "dozen" if value == 12 else "magnitude", value)
    table |= {"a": ("article", 1), "an": ("article", 1), "and": ("and", 0)}
    table |= {word: ("ordinal", index) for index, word in enumerate(_ORDINALS)}
    table |= dict.fromkeys(_FRACTIONS, ("fraction", 0))
    return re.compile("[A-Za-z]+"), table


@dataclass(slots=True)
class _Run:
    """The state of reading number words from left to right: closed groups of thousands and the open group."""

    total: int = 0
    group: int | None = None
    step: int = 1  # what the next word must stay below to be added: 100 after "hundred", 10 after "twenty"
    ceiling: int = _MAX_VALUE
    scale: int = 1

    def take(self, role: str, value: int, joint: str) -> bool:
        """Add one word; False if English does not go on like this ("six seven")."""
        if role == "article" or (self.group is None and role in ("unit", "teen", "tens")):
            if self.total and value >= self.ceiling:
                return False
            self.group, self.step, self.scale = value, 10 if role == "tens" else 1, 1
        elif role in ("unit", "teen", "tens"):
            if value >= self.step or "," in joint or ("and" in joint and self.step != 100):
                return False
            self.group, self.step, self.scale = (self.group or 0) + value, 10 if role == "tens" else 1, 1
        elif role == "hundred":
            if self.group is None or self.group >= 100 or "and" in joint or "," in joint:
                return False
            self.group, self.step, self.scale = self.group * 100, 100, 100
        elif role in ("magnitude", "dozen"):
            if self.group is None or value >= self.ceiling or "and" in joint or "," in joint:
                return False
            self.total, self.group, self.ceiling, self.scale = self.total + self.group * value, None, value, value
            self.ceiling = 0 if role == "dozen" else value
        else:
            return False
        return True

    @property
    def value(self) -> int:
        return self.total + (self.group or 0)


_HUNDRED_NEXT = re.compile(rf"(?:{DASH}[a-z]{{3,5}})?(?:{GAP}|{DASH})hundred", re.IGNORECASE)


def _read_run(text: str, start: int, end: int) -> Atom | None:
    """The longest number at the head of a run of number words; a run may hold several ("six and seven")."""
    pattern, table = _number_tokens()
    run = _Run()
    good: list[tuple[int, int, int]] = []  # (end, value, scale) after each word that was taken
    before_and = 0  # how many words were taken before the last "and"
    previous = start
    for match in pattern.finditer(text, start, end):
        role, value = table.get(match[0].lower(), ("", 0))
        joint = text[previous : match.start()]
        if role == "and":
            before_and = len(good)
            continue
        previous = match.end()
        if "," in joint and not _HUNDRED_NEXT.match(text, match.end(), end):
            break  # "two thousand, six of them": only hundreds follow a comma
        if role in ("ordinal", "fraction") and good:
            if role == "ordinal" and value < 2 and run.step != 10 and run.scale == 1:
                break  # "five first came": no ordinal
            whole = role == "ordinal" and (run.step == 10 or run.scale > 1)
            kind: MeasureKind = "ordinal" if whole else "other_measure"
            return Atom(start, match.end(), "measure", "measure.ordinal.word", kind=kind)
        if not run.take(role, value, joint):
            if role in ("hundred", "magnitude", "dozen") and 0 < before_and < len(good):
                del good[before_and:]  # "one hundred and one | hundred": the second hundred owns its "one"
            break
        good.append((match.end(), run.value, run.scale))
    if not good:
        return None
    last, value, scale = good[-1]
    shape: Shape = "one" if normal(text[start:last]) == "one" else "words"
    return Atom(start, last, shape, "quantity.words", value, value, scale=scale)


def library_count(words: str) -> int | None:
    """The count that quantulum3 reads in a short phrase ("two and a half thousand"); None if it reads none of it.

    Imported on first call: that costs seconds. Trusted only when one whole number covers the whole phrase.
    """
    if len(words) > 60:
        return None
    found = library_parse(SPACE.sub(" ", words))
    if len(found) != 1 or tuple(found[0].span) != (0, len(SPACE.sub(" ", words))):
        return None
    unit = str(found[0].unit.name)
    if unit not in ("dimensionless", "dozen"):
        return None
    value = float(found[0].value) * (12 if unit == "dozen" else 1)
    return int(value) if value.is_integer() and 0 <= value <= _MAX_VALUE else None


@lru_cache(maxsize=512)  # about a millisecond a call
def library_parse(words: str) -> list[Any]:
    """What quantulum3 finds in ``words``, in its own types; nothing when it fails on them."""
    with warnings.catch_warnings():
        # It warns on import that its optional, trained disambiguation is missing; ours must not depend on that.
        warnings.filterwarnings("ignore", message="Classifier dependencies", category=UserWarning)
        from quantulum3 import classifier, parser
    classifier.USE_CLF = False  # the same answer on every machine, whatever else is installed
    try:
        return list(parser.parse(words))
    except Exception:  # its parser is not total: odd words raise KeyError, ValueError and others
        return []
