"""A first look at a text, at close to the speed of reading it: can some sentence tell of a handover of people?

One automaton runs over the bytes of the whole text and stops at the few words that a record cannot do without; only
around these is a sentence looked at word by word. Every "no" must be safe: the conditions are those without which the
records stage drops an event (``records/scope.py``), and where words alone cannot tell, the answer is "maybe".
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from exchange_extract.gate.anchors import Anchors, rarest, rests
from exchange_extract.gate.reader import Reader
from exchange_extract.gate.sentence import Stretch
from exchange_extract.gate.words import CAUGHT, GateWords, flat

_SIGN, _KEPT, _SURE, _CAPTOR, _CREDIT = 1, 2, 4, 8, 16
_SENTENCE = 6000  # bytes: as many as a sentence of the greatest length may have (``sentences.MAX_SENTENCE``)
_OBJECT, _OBJECT_WORDS = 50, 6  # bytes and words of an object that are looked at
_WINDOW, _CLOSE = 160, 110  # bytes to either side of an anchor in which its people or its predicate stand
_SHORTEST = 2  # letters of a name that is a common word in small letters ("IS")
# Bytes between the sentence that says who comes home and one that says that somebody was held: as many as the eight
# sentences to either side that are read; where no word stands for those who come, the next sentences.
_NEARBY, _BESIDE = 1500, 300
_BEFORE, _PARTNER = 80, 250  # bytes before and after an anchor that hold the other words of its phrase
_OPENS = frozenset(bytes([byte]) for byte in (*b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\"'([", *range(128, 256)))
_OBJECTS = frozenset(bytes([byte]) for byte in b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_STOPS = frozenset(b'.!?"')
# Words in small letters with a stop that need not end a sentence (``sentences._ABBREVIATED``).
_SHORT = frozenset({b"al", b"ca", b"cf", b"etc", b"incl", b"viz", b"vs"})
_NO_TITLE = 5  # letters: "Brig.", "Capt.", "Sept." have fewer
_WORD_REACH = 14
# fmt: off
_ARMED = (
    "rebel", "militant", "insurgent", "gunm", "guerrilla", "militia", "jihad", "separatist", "armed group", "pirate",
)
# fmt: on
"""Beginnings of words for those who hold people and are no state."""
_THEY = (b" they ", b" he ", b" she ")


class Scan:
    """The first look, compiled for the words of one lexicon.

    ``stems`` begin words that say that people were held or a handover mediated for; ``credits`` are whole words that
    credit a third party with it.
    """

    def __init__(self, words: GateWords, stems: Iterable[str], credits: Iterable[str]) -> None:
        self._reader = Reader(words)
        self._captors = frozenset(name.encode() for name in words.captors)
        sure = rarest(words.sure)
        kept = rarest(words.kept)
        whole: dict[bytes, int] = {}
        for flag, found in (
            (_CREDIT, map(_flat, credits)),
            (_KEPT, [*kept, *CAUGHT]),
            (_SURE, sure),
            (_CAPTOR, [low for name in words.captors if len(low := _flat(name)) > _SHORTEST]),
        ):
            for word in found:
                whole[word] = whole.get(word, 0) | flag
        self._anchors = Anchors(dict.fromkeys(map(_flat, (*stems, *_ARMED)), _SIGN), whole)
        rest = rests((words.kept, words.sure), [word for word in (*kept, *sure) if word not in CAUGHT])
        self._rests = tuple(rest.get(word) for word in self._anchors.patterns)
        self._short_captors = tuple(b" " + name.encode() for name in words.captors if len(_flat(name)) <= _SHORTEST)
        self._people = Anchors({}, dict.fromkeys((*rarest(words.people), *words.adjective_words), 1))
        self._predicates = Anchors({}, dict.fromkeys(rarest(words.predicates), 1))
        self._names = words.lexicon.name_matcher

    def may_tell(self, text: str) -> bool:
        """Whether some sentence may tell of a handover. Time is linear in the text."""
        raw = b" " + text.encode("utf-8", "surrogatepass")
        low = flat(raw)
        signs: list[int] = []
        credits: list[int] = []
        hits: list[tuple[int, int, int]] = []
        for index, start, end, flags in self._anchors.find(low):
            if flags & _SIGN or (flags & _CAPTOR and raw[start:end] in self._captors):
                signs.append(start)
            if flags & _CREDIT:
                credits.append(start)
            if flags & (_KEPT | _SURE):
                rest = self._rests[index]
                if rest is None or _has_any(low, rest, max(0, start - _BEFORE), end + _PARTNER):
                    hits.append((start, end, flags))
        until = -1
        spots: list[Stretch] = []
        for start, end, flags in hits:
            if start < until or not self._has_partner(raw, low, start, end, flags, reach=_WINDOW if signs else _CLOSE):
                continue
            first, until = _around(raw, start, end)
            stretch = self._stretch(raw, low, first, until, signs)
            if stretch.seats.predicates:
                if stretch.tells():
                    return True
                spots.append(stretch)
        if any(spot.names_somebody() for spot in spots):
            return True
        if not signs and any(name in raw for name in self._short_captors):
            signs.append(0)
        if (signs or credits) and any(spot.frees_somebody() for spot in spots):
            return True
        return (
            self._moves_people(raw, low, signs, signs, _NEARBY)
            or self._moves_people(raw, low, credits, signs, _BESIDE)
            or self._points_back(raw, low, signs)
        )

    def _stretch(self, raw: bytes, low: bytes, first: int, last: int, signs: Sequence[int]) -> Stretch:
        order = low[first:last].split()
        captive = _any_within(signs, first, last)
        return Stretch(raw[first:last], order, self._reader.seats(order), self._names, captive=captive)

    def _has_partner(self, raw: bytes, low: bytes, start: int, end: int, flags: int, *, reach: int) -> bool:
        """Whether a predicate stands near people, or people or a name near a predicate that takes no thing."""
        if flags & _KEPT:
            return self._predicates.any(low[max(0, start - _WINDOW) : end + _WINDOW])
        alone = reach == _CLOSE and raw[end + 1 : end + 2] not in _OBJECTS
        if alone and not self._people.any(low[max(0, start - reach) : end + reach]):
            return False
        return not self._reader.is_of_things(low[end : end + _OBJECT].split(None, _OBJECT_WORDS))

    def _moves_people(self, raw: bytes, low: bytes, places: Sequence[int], signs: Sequence[int], reach: int) -> bool:
        """Whether a sentence so near to one of the places tells of any people, or of somebody, who come home."""
        until = 0
        for place in places:
            begin = max(until, place - reach)
            for _, start, end, _ in self._predicates.find(low[begin : place + reach]):
                if begin + start >= until:
                    first, until = _around(raw, begin + start, begin + end)
                    close = _any_within(signs, first - _BESIDE, until + _BESIDE)
                    if self._stretch(raw, low, first, until, signs).moves_people(close=close):
                        return True
            until = max(until, place + reach)
        return False

    def _points_back(self, raw: bytes, low: bytes, signs: Sequence[int]) -> bool:
        """ "Two Swedes were jailed in Iran. They were freed on Friday": people of one side held by another."""
        until = 0
        for sign in signs:
            if sign < until:
                continue
            first, until = _around(raw, sign, sign + 1)
            after = low[until : until + _BESIDE]
            if not any(word in after for word in _THEY) or not self._predicates.any(after):
                continue
            if self._people.any(low[first:until]) and self._stretch(raw, low, first, until, signs).sides > 1:
                return True
        return False


def _flat(words: str) -> bytes:
    return flat(words.encode()).strip()


def _has_any(low: bytes, parts: Iterable[bytes], first: int, last: int) -> bool:
    for part in parts:  # noqa: SIM110 - half the cost of any(), for each anchor
        if low.find(part, first, last) >= 0:
            return True
    return False


def _any_within(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


def _around(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Bounds of a stretch of bytes that holds the whole sentence around ``start:end``, and seldom more."""
    first = max(0, start - _SENTENCE)
    at = raw.rfind(b"\n", first, start)
    while at >= 0 and not _ends_line(raw, at):
        at = raw.rfind(b"\n", first, at)
    first = max(first, at + 1)
    at = start
    while (at := raw.rfind(b". ", first, at)) >= 0:
        if _ends(raw, at):
            first = at + 1
            break
    last = min(len(raw), end + _SENTENCE)
    at = raw.find(b"\n", end, last)
    while at >= 0 and not _ends_line(raw, at):
        at = raw.find(b"\n", at + 1, last)
    last = at if at >= 0 else last
    at = end - 1
    while (at := raw.find(b". ", at + 1, last)) >= 0:
        if _ends(raw, at):
            return first, at + 1
    return first, last


def _ends_line(raw: bytes, at: int) -> bool:
    """Whether a line break ends a sentence: after a stop, or before another break."""
    return raw[at - 1] in _STOPS or raw[at + 1 : at + 2] == b"\n"


def _ends(raw: bytes, at: int) -> bool:
    """Whether the full stop and blank at ``at`` end a sentence for sure: after no abbreviation, before a capital."""
    after = raw[at + 2 : at + 3]
    if after not in _OPENS and (after != b" " or raw[at + 3 : at + 4] not in _OPENS):
        return False
    if raw[at - _NO_TITLE : at].isalpha() and raw[at - _NO_TITLE : at] != b"pprox":
        return True
    before = raw[max(0, at - _WORD_REACH) : at]
    word = before[before.rfind(b" ") + 1 :]
    return (word.isalpha() and word.islower() and len(word) > 1 and word not in _SHORT) or word.isdigit()
