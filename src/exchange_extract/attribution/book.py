"""What an article calls its speakers: acronyms, named bodies, and persons with their offices.

A source is given in the text's fullest wording (codebook, section 3), and an article says "the ministry", "the ICRC" or
"the envoy" after, and sometimes before, it has given the full name.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.phrases.persons import Person
from exchange_extract.spans import Mention

_SMALL = frozenset({"of", "for", "the", "and", "on", "to", "in", "al", "de", "s"})
_ACRONYM = re.compile(r"\((?P<short>[A-Z][A-Za-z&\-]{1,9}[A-Z]|[A-Z]{2,9})\)")
_WORD = re.compile(r"[\w'’.\-]+")
_REACH = 90
_CAPITAL_RUN = re.compile(
    r"(?:[A-Z][\w.\-]{0,40}(?:['’]s?)? ){0,8}[A-Z][\w\-]{0,40}"
    r"(?: (?:of|for|on)(?: the)?(?: [A-Z][\w\-]{0,40}){1,5}){0,3}"
)
_OFFICE_REACH = 8
_NEXT_SENTENCE = 400
_RARE = frozenset({"negotiator", "envoy", "ombudsman", "ombudswoman", "commissioner", "mediator", "superintendent"})


@dataclass(frozen=True, slots=True)
class Office:
    """A person and the words beside the name that may tell an office."""

    mention: Mention[Person]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameBook:
    """``acronyms`` gives the full name of a short one; ``bodies`` are named bodies; ``offices`` the
    persons who stand beside a word for an office, all in the order of the text."""

    acronyms: dict[str, str]
    bodies: tuple[Mention[str], ...] = ()
    offices: tuple[Office, ...] = ()
    groups: tuple[Mention[str], ...] = ()
    subjects: tuple[Mention[Person], ...] = ()
    starts: tuple[int, ...] = ()
    helpers: tuple[Mention[str], ...] = ()

    def start_before(self, position: int) -> int:
        """Where the sentence before the one at ``position`` starts, if it is near."""
        index = bisect_left(self.starts, position) - 1
        return self.starts[index] if index >= 0 and position - self.starts[index] < _NEXT_SENTENCE else position

    def subject_between(self, start: int, end: int) -> Mention[Person] | None:
        """The person whom a sentence is about: the first named in it."""
        return next((m for m in self.subjects if start <= m.start < end), None)

    def body(self, noun: str, kin: frozenset[str], position: int) -> Mention[str] | None:
        """The named body that "the ``noun``" at ``position`` points to: the last before it, else the first after.

        ``kin`` are stems of further words of the phrase ("russian ministry"), one of which the name must share.
        """
        fitting = [m for m in self.bodies if noun in m.value.lower().split() and _akin(m.value, kin)]
        before = [m for m in fitting if m.end <= position]
        return before[-1] if before else fitting[0] if fitting else None

    def group(self, position: int) -> Mention[str] | None:
        """The armed group named last before a position."""
        return next((m for m in reversed(self.groups) if m.end <= position), None)

    def organisation(self, position: int) -> Mention[str] | None:
        """The armed group or the organisation that helps ("the Red Cross") named last before a position."""
        before = [m for m in (*self.groups, *self.helpers) if m.end <= position]
        return max(before, key=lambda m: m.start, default=None)

    def person(self, role: str, kin: frozenset[str], position: int) -> Mention[Person] | None:
        """The person of an office, if the article has only one such, or the one named last before ``position``."""
        fitting = [o for o in self.offices if role in o.words and (not kin or any(_stem_in(k, o.words) for k in kin))]
        if not fitting and kin:
            # "Russia's chief negotiator" where the article calls only one person a negotiator.
            fitting = [o for o in self.offices if role in o.words]
            return fitting[0].mention if len({o.mention.value.full for o in fitting}) == 1 and role in _RARE else None
        if len({o.mention.value.full for o in fitting}) == 1:
            return fitting[0].mention
        before = [o for o in fitting if o.mention.end <= position]
        return before[-1].mention if before else None


_HALVES = frozenset({"south", "north", "east", "west"})


def in_other_half(first: str, second: str) -> bool:
    """Whether two names differ in a half of the sky: the Sudanese army is not the South Sudanese army."""
    a, b = (_HALVES & set(name.casefold().split()) for name in (first, second))
    return a != b


def stem(word: str) -> str:
    """The first letters of a word, by which "Russia" and "Russian", "Ukraine" and "Ukrainian" meet."""
    return word.lower()[:5]


def _stem_in(prefix: str, words: frozenset[str]) -> bool:
    return any(word.startswith(prefix) for word in words)


def _akin(name: str, kin: frozenset[str]) -> bool:
    return not kin or any(_stem_in(k, frozenset(name.lower().split())) for k in kin)


def build_book(text: str, scenes: Sequence[Scene]) -> NameBook:
    """Read an article's names of speakers. ``scenes`` are its parsed sentences in order."""
    return NameBook(
        _acronyms(text),
        tuple(_bodies(text, scenes)),
        tuple(_offices(scenes)),
        tuple(_groups(scenes)),
        tuple(scene.persons[0].mention for scene in scenes if scene.persons),
        tuple(scene.parsed.sentence.start for scene in scenes),
        tuple(_groups(scenes, "organisation")),
    )


def _acronyms(text: str) -> dict[str, str]:
    """ "Rapid Support Forces (RSF)": the words before the bracket whose capitals spell the short form, else the
    capitalised run before it."""
    found: dict[str, str] = {}
    for hit in _ACRONYM.finditer(text):
        start = max(0, hit.start() - _REACH)
        line = text[start : hit.start()].rsplit("\n", 1)[-1]
        words = [m.group() for m in _WORD.finditer(line)]
        full = _spelled(words, hit["short"]) or _run_before(words)
        if full and hit["short"] not in found:
            found[hit["short"]] = full
    return found


def _spelled(words: list[str], short: str) -> str | None:
    letters = [c for c in short.upper() if c.isalpha()]
    for size in range(2, min(len(words), 2 * len(letters) + 3) + 1):
        part = words[-size:]
        heads = [w for w in part if w.lower() not in _SMALL]
        initials = [piece[0].upper() for w in heads for piece in w.split("-") if piece and piece.lower() not in _SMALL]
        if initials == letters and part[0][0].isupper():
            return " ".join(part)
    return None


def _run_before(words: list[str]) -> str | None:
    size = 0
    for n, word in enumerate(reversed(words), 1):
        if word[0].isupper() and not word.endswith(("'s", "’s")):
            size = n
        elif word.lower() not in _SMALL:
            break
    run = words[-size:] if size else []
    run = run[1:] if run and run[0] in ("The", "A", "An") else run
    return " ".join(run) if len(run) >= 2 else None


def _bodies(text: str, scenes: Sequence[Scene]) -> list[Mention[str]]:
    """Capitalised runs that end in, or hold, a word for a body: "Russian Defence Ministry", "Bring Kids Back UA"."""
    words = credit_words()
    found: list[Mention[str]] = []
    for scene in scenes:
        sentence = scene.parsed.sentence
        for hit in _CAPITAL_RUN.finditer(text, sentence.start, sentence.end):
            parts = hit.group().split()
            if len(parts) < 2 or not any(p.lower() in words.bodies for p in parts):
                continue
            start = hit.start()
            if parts[0].lower() in ("the", "a", "an", "in", "on", "according", "but", "and"):
                start += len(parts[0]) + 1
                if len(parts) == 2:
                    continue
            found.append(Mention(start, hit.end(), text[start : hit.end()], "source.body"))
    return found


def _groups(scenes: Sequence[Scene], kind: str = "armed_group") -> list[Mention[str]]:
    return [
        Mention(spot.mention.start, spot.mention.end, _words(scene, spot.first, spot.last), "source.group")
        for scene in scenes
        for spot in scene.parties
        if spot.mention.value.kind == kind and spot.mention.value.form == "name"
    ]


def _words(scene: Scene, first: int, last: int) -> str:
    tokens = scene.parsed.tokens
    text = ""
    for token in tokens[first : last + 1]:
        text += " " * (token.start - tokens[first].start - len(text)) + token.text
    return " ".join(text.split())


def _offices(scenes: Sequence[Scene]) -> list[Office]:
    return [
        Office(spot.mention, words) for scene in scenes for spot in scene.persons if (words := _beside(scene, spot))
    ]


def _beside(scene: Scene, spot: PersonSpot) -> frozenset[str]:
    """Words of a title before a name and of an apposition on either side, in lower case."""
    tokens = scene.parsed.tokens
    found: list[str] = []
    index = spot.first - 1
    if index >= 0 and tokens[index].lower == ",":
        index -= 1
    for token in reversed(tokens[max(0, index - _OFFICE_REACH + 1) : index + 1]):
        if (token.is_verb and token.tag not in ("VBN", "VBG")) or token.lower in (",", ";", ":", '"', "“", "”", "."):
            break
        found.append(token.lower)
    after = spot.last + 1
    if after + 1 < len(tokens) and tokens[after].lower == ",":
        for token in tokens[after + 1 : after + 1 + _OFFICE_REACH]:
            if token.lower in (",", ";", ".", '"', "”") or (token.is_verb and token.tag not in ("VBN", "VBG")):
                break
            found.append(token.lower)
    roles = credit_words().roles
    return frozenset(found) if any(word in roles for word in found) else frozenset()
