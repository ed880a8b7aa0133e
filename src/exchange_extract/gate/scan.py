"""A first look at a text, at close to the speed of reading it: can some sentence tell of a handover of people?

One automaton runs over the bytes of the whole text and stops at the few words that a record cannot do without; only
around these is a sentence looked at word by word. Every "no" must be safe: the conditions are those without which the
records stage drops an event (``records/scope.py``), and where words alone cannot tell, the answer is "maybe".
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from exchange_extract.gate.anchors import Anchors, rarest, rests
from exchange_extract.gate.words import CAUGHT, GateWords, Words, has, in_order, near, parts, words_of

_SIGN, _KEPT, _SURE = 1, 2, 4
_SENTENCE = 6000  # bytes: as many as a sentence of the greatest length may have (``sentences.MAX_SENTENCE``)
# Words between a predicate and its people. In each gold article with a record some sentence has them four apart at
# most, in generated articles of a single sentence nine: "164 soldiers, who had been captured in 2021, were released".
_CLEAR, _VAGUE = 14, 8
_NAMED = 40  # bytes between a predicate and the name of somebody who moves
_END = re.compile(rb"[a-z0-9]\.\s{1,2}[A-Z0-9\"'(\[]")
# Words in small letters with a stop that need not end a sentence (``sentences._ABBREVIATED``).
_SHORT = frozenset({b"al", b"approx", b"ca", b"cf", b"etc", b"incl", b"viz", b"vs"})
_NO_TITLE = 5  # letters: "Brig.", "Capt.", "Sept." have fewer
_WORD_REACH = 14
# What a predicate may take without a word for people: figures, pronouns, "others", a name.
_OBJECT = re.compile(
    rb"\W{1,3}(?:\w{1,20}\W{1,3}){0,2}?(?:\d|(?:them|him|her|others|another|all|both|dozens|scores|hundreds|thousands"
    rb"|several|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)\b)"
)
_NAME = re.compile(rb"[A-Z][\w'\x80-\xff-]+ [A-Z]")
_ONE = re.compile(rb"\b(?:[Aa]n?|[Tt]he) [A-Z]")  # "an American", "the Swede"
_NAMED_NEXT = re.compile(rb"\W{1,3}(?:the |an? )?[A-Z]")
_SIDES = parts(
    "adversaries armies belligerents both capitals countries country each foes governments groups nations neighbors "
    "neighbours other parties side sides states"
)
"""Words that stand for a side that another sentence names (``phrases/references.py``)."""
# fmt: off
_ARMED = (
    "rebel", "militant", "insurgent", "gunm", "guerrilla", "militia", "jihad", "separatist", "armed group", "pirate",
)
# fmt: on
"""Beginnings of words for those who hold people and are no state."""


class Scan:
    """The first look, compiled for the words of one lexicon.

    ``stems`` begin words that say that people were held or a handover mediated for; ``credits`` are whole words that
    credit a third party with it.
    """

    def __init__(self, words: GateWords, stems: Iterable[str], credits: Iterable[str]) -> None:
        self._words = words
        kept, sure = (
            [*rarest(words.kept), *sorted(CAUGHT)],
            [*rarest(words.freeing), *rarest(words.claiming), *rarest(words.swapping)],
        )
        whole: dict[bytes, int] = {}
        for flag, found in ((_SIGN, [word.encode() for word in credits]), (_KEPT, kept), (_SURE, sure)):
            for word in found:
                whole[word] = whole.get(word, 0) | flag
        self._anchors = Anchors({stem.encode(): _SIGN for stem in (*stems, *_ARMED)}, whole)
        self._rests = rests(
            (words.kept, words.freeing, words.claiming, words.swapping),
            [word for word in (*kept, *sure) if word not in CAUGHT],
        )
        self._captors = Anchors({}, {name.encode(): 1 for name in words.captors})
        self._people = Anchors({}, dict.fromkeys(rarest(words.people), 1))
        self._predicates = Anchors({}, dict.fromkeys(rarest(words.predicates), 1))
        self._sure = (words.freeing, words.claiming, words.swapping)
        self._names = words.lexicon.name_matcher

    def may_tell(self, text: str) -> bool:
        """Whether some sentence may tell of a handover. Time is linear in the text."""
        raw = text.encode("utf-8", "surrogatepass")
        low = raw.lower()
        signed, until = False, -1
        spots: list[tuple[int, int]] = []
        for start, end, flags in self._anchors.find(low):
            signed = signed or bool(flags & _SIGN)
            if flags & (_KEPT | _SURE) and start >= until:
                first, last = _around(raw, start, end)
                rest = self._rests.get(low[start:end])
                if rest is not None and not any(word in low[first:last] for word in rest):
                    continue
                if (self._predicates if flags & _KEPT else self._people).any(low[first:last]):
                    until = last
                    if self._tells(raw, low, first, last):
                        return True
                spots.append((first, last))
        if any(self._names_somebody(raw, low, *spot) for spot in spots):
            return True
        if not signed and not self._captors.any(raw):
            return False
        return any(self._frees_somebody(raw, low, *spot) for spot in spots) or self._pairs(raw, low)

    def _tells(self, raw: bytes, low: bytes, first: int, last: int) -> bool:
        """Whether a sentence names a side, and speaks of captives and a handover, or of people who are moved, let go,
        claimed or swapped by somebody."""
        own, order = self._words, in_order(low[first:last])
        words = frozenset(order)
        if not near(own.people, own.predicates, order, words, _CLEAR):
            return False
        told = (
            near(own.held, own.predicates, order, words, _CLEAR)
            or near(own.kept, own.freeing, order, words, _CLEAR)
            or near(own.kept, own.predicates, order, words, _CLEAR)
            or any(near(own.people, sure, order, words, _VAGUE) for sure in self._sure)
            or not CAUGHT.isdisjoint(words)  # with people near a predicate
        )
        return told and self._names_side(raw, words, first, last)

    def _names_side(self, raw: bytes, words: Words, first: int, last: int) -> bool:
        if not _SIDES.isdisjoint(words):
            return True
        return bool(self._names.find_matches_as_indexes(raw[first:last].decode("utf-8", "replace")))

    def _names_somebody(self, raw: bytes, low: bytes, first: int, last: int) -> bool:
        """Whether "released Hallam" stands in a sentence with a side, or a name where somebody held is moved."""
        own, words = self._words, words_of(low[first:last])
        if has(own.freeing, words):
            ends = (first + end for _, end, _ in self._predicates.find(low[first:last]))
            if any(_NAMED_NEXT.match(raw, end) for end in ends) and self._names_side(raw, words, first, last):
                return True
        held = has(own.predicates, words) and (has(own.kept, words) or not CAUGHT.isdisjoint(words))
        return held and _NAME.search(raw, first, last) is not None and self._names_side(raw, words, first, last)

    def _frees_somebody(self, raw: bytes, low: bytes, first: int, last: int) -> bool:
        """Whether "freed 95", "released them" or "freed" and a name stand in a sentence."""
        if not has(self._words.freeing, words_of(low[first:last])):
            return False
        return _OBJECT.search(low, first, last) is not None or _NAME.search(raw, first, last) is not None

    def _pairs(self, raw: bytes, low: bytes) -> bool:
        """Whether any people and any predicate stand near each other, or a predicate takes people without a word."""
        own = self._words
        predicates = [(start, end) for start, end, _ in self._predicates.find(low)]
        until = -1
        for start, end, _ in self._people.find(low) if predicates else ():
            if start < until:
                continue
            first, until = _around(raw, start, end)
            after = bisect_left(predicates, (first, 0))
            if after < len(predicates) and predicates[after][0] < until:
                order = in_order(low[first:until])
                words = frozenset(order)
                if near(own.people, own.predicates, order, words, _VAGUE) and self._names_side(
                    raw, words, first, until
                ):
                    return True
        return any(self._takes_somebody(raw, low, *span) for span in predicates)

    def _takes_somebody(self, raw: bytes, low: bytes, start: int, end: int) -> bool:
        """Whether a figure or a pronoun follows a predicate, or a name of two words stands near it."""
        around = max(0, start - _NAMED), end + _NAMED
        if not (_NAME.search(raw, *around) or _ONE.search(raw, *around) or _OBJECT.match(low, end)):
            return False
        first, last = _around(raw, start, end)
        words = words_of(low[first:last])
        return has(self._words.predicates, words) and self._names_side(raw, words, first, last)


def _around(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Bounds of a stretch of bytes that holds the whole sentence around ``start:end``, and seldom more."""
    first = max(0, start - _SENTENCE)
    at = start
    while (at := raw.rfind(b".", first, at)) >= 0:
        if _ends(raw, at):
            first = at + 1
            break
    last = min(len(raw), end + _SENTENCE)
    at = end - 1
    while (at := raw.find(b".", at + 1, last)) >= 0:
        if _ends(raw, at):
            last = at + 1
            break
    return max(first, raw.rfind(b"\n\n", first, start)), _before(raw.find(b"\n\n", end, last), last)


def _before(found: int, last: int) -> int:
    return last if found < 0 else found


def _ends(raw: bytes, at: int) -> bool:
    """Whether the full stop at ``at`` ends a sentence for sure: after a word that is no abbreviation, or a figure."""
    if not _END.match(raw, max(0, at - 1)):
        return False
    before = raw[max(0, at - _WORD_REACH) : at]
    word = before[before.rfind(b" ") + 1 :]
    sure = (word.islower() and len(word) > 1) or len(word) >= _NO_TITLE
    return (word.isalpha() and sure and word not in _SHORT) or word.isdigit()
