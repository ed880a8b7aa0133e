"""A first look at a text, at close to the speed of reading it: can some sentence tell of a handover of people?

One automaton runs over the bytes of the whole text and stops at the few words that a record cannot do without; only
around these is a sentence looked at word by word. Every "no" must be safe: the conditions are those without which the
records stage drops an event (``records/scope.py``), and where words alone cannot tell, the answer is "maybe".
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick_rs

from exchange_extract.gate.anchors import Anchors, rarest, rarity, rests
from exchange_extract.gate.reader import SIDE_WORDS, VERBLESS, Reader, Seats
from exchange_extract.gate.sentence import Stretch
from exchange_extract.gate.words import CAUGHT, GateWords, Signs, flat, parts

_SIGN, _KEPT, _SURE, _CAPTOR, _CREDIT = 1, 2, 4, 8, 16
_SENTENCE = 6000  # bytes: as many as a sentence of the greatest length may have (``sentences.MAX_SENTENCE``)
_BEFORE, _VERB = 50, 150  # bytes before an anchor that hold the three words before it, and the verb of a particle
_HELP, _ADJECTIVE = 90, 20  # bytes beside a word of helping that hold what is helped, and whose help it is
_OBJECT, _OBJECT_WORDS = 60, 6  # bytes and words of an object that are looked at
_BLANK = 32
_SHORTEST = 2  # letters of a name that is a common word in small letters ("IS")
# Bytes between the sentence that says who comes home and one that says that somebody was held: as many as the eight
# sentences to either side that are read; where no word stands for those who come, the next sentences.
_NEARBY, _BESIDE, _CREDITED = 1500, 300, 600
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
_THEY = parts("they he she trio pair duo")


class Scan:
    """The first look, compiled for the words of one lexicon."""

    def __init__(self, words: GateWords, signs: Signs) -> None:
        self._reader = Reader(words)
        self._helping = frozenset(map(_flat, signs.helping))
        self._helped = frozenset().union(*map(parts, signs.helped))
        self._captors = frozenset(name.encode() for name in words.captors)
        sure = rarest(words.sure)
        kept = rarest(words.kept)
        whole: dict[bytes, int] = {}
        for flag, found in (
            (_SIGN, map(_flat, signs.words)),
            (_CREDIT, map(_flat, (*signs.credits, *signs.helping))),
            (_KEPT, [*kept, *CAUGHT]),
            (_SURE, sure),
            (_CAPTOR, [low for name in words.captors if len(low := _flat(name)) > _SHORTEST]),
        ):
            for word in found:
                whole[word] = whole.get(word, 0) | flag
        phrasal = {word: row for word, row in rests((kept, sure)).items() if word not in CAUGHT}
        self._anchors = Anchors(
            dict.fromkeys(map(_flat, (*signs.stems, *_ARMED)), _SIGN), whole, phrasal, _KEPT | _SURE
        )
        self._short_captors = ahocorasick_rs.BytesAhoCorasick(
            [name.encode() for name in words.captors if len(_flat(name)) <= _SHORTEST]
        )
        predicates = rarest(words.predicates)
        self._predicates = Anchors({}, dict.fromkeys((*predicates, *VERBLESS), 1), rests([predicates]))
        self._predicate_words = frozenset((*predicates, *VERBLESS))
        self._side_words = SIDE_WORDS | {max(name, key=rarity) for name in words.names}
        self._party_words = SIDE_WORDS | {max(name, key=rarity) for name in words.parties}
        self._people_words = frozenset([*rarest(words.people), *rarest(words.adjectives)])
        self._names = words.lexicon.name_matcher

    def may_tell(self, text: str) -> bool:
        """Whether some sentence may tell of a handover. Time is linear in the text."""
        raw = b" %b " % text.encode("utf-8", "surrogatepass")
        low = flat(raw)
        signs: list[int] = []
        credits: list[int] = []
        hits: list[tuple[int, int, int]] = []
        for hit in self._anchors.find(low):
            start, end, flags = hit
            if flags & (_KEPT | _SURE):
                hits.append(hit)
            if flags & _SIGN or (flags & _CAPTOR and raw[start:end] in self._captors):
                signs.append(start)
            if flags & _CREDIT and self._credits(raw, low, start, end):
                credits.append(start)
        if not signs and (short := self._short_captors.find_matches_as_indexes(raw)):
            signs.extend(at for _, at, _ in short if raw[at - 1] == _BLANK)
        spots: list[Stretch] = []
        if hits:
            for stretch in self._around_hits(raw, low, hits, signs, alone=not (signs or credits)):
                if stretch.tells() or stretch.names_somebody():
                    return True
                spots.append(stretch)
        return bool(signs or credits) and (
            any(spot.frees_somebody() for spot in spots)
            or self._moves_people(raw, low, signs, signs, _NEARBY)
            or self._moves_people(raw, low, credits, signs, _CREDITED)
            or self._points_back(raw, low, signs)
        )

    def _credits(self, raw: bytes, low: bytes, start: int, end: int) -> bool:
        """Whether a word of mediation may credit somebody: its sentence names a party, and it helps in something."""
        if low[start:end] in self._helping:
            words = low[max(0, start - _HELP) : end + _HELP].split()
            if self._helped.isdisjoint(words) and self._party_words.isdisjoint(low[start - _ADJECTIVE : start].split()):
                return False
        first, last = _around(raw, start, end)
        return not self._party_words.isdisjoint(low[first:last].split())

    def _around_hits(
        self, raw: bytes, low: bytes, hits: Iterable[tuple[int, int, int]], signs: Sequence[int], *, alone: bool
    ) -> Iterator[Stretch]:
        """The stretches around anchors that have a predicate, and people or a name beside it, each once.

        ``alone``: no word of captivity or mediation stands in the text, so that each must tell of a handover by itself.
        """
        read = -1
        for start, end, flags in hits:
            if start < read or not self._may_stand(raw, low, start, end, flags, alone=alone):
                continue
            first, last = _around(raw, start, end)
            order = low[first:last].split()
            named = flags & _KEPT or not alone or raw[end + 1 : end + 2] in _OBJECTS
            if not named and self._people_words.isdisjoint(order):
                continue  # another anchor of the same sentence may have a name beside it
            read = last
            if self._predicate_words.isdisjoint(order) or (alone and self._side_words.isdisjoint(order)):
                continue
            if stretch := self._stretch(raw, first, last, order, signs, bare=not alone):
                yield stretch

    def _stretch(
        self, raw: bytes, first: int, last: int, order: Sequence[bytes], signs: Sequence[int], *, bare: bool
    ) -> Stretch | None:
        """None without a predicate; ``bare``: or where nobody is."""
        if seats := self._reader.seats(order, bare=bare):
            captive = _any_within(signs, first, last)
            return Stretch(raw[first:last], order, seats, self._names, captive=captive)
        return None

    def _may_stand(self, raw: bytes, low: bytes, start: int, end: int, flags: int, *, alone: bool) -> bool:
        """Whether an anchor may be what it is looked for, as far as the words beside it tell."""
        word, reader = low[start:end], self._reader
        plain = word in reader.plain
        if plain and flags & _KEPT:
            return True
        after = low[end : end + _OBJECT].split(None, _OBJECT_WORDS)[:_OBJECT_WORDS]
        if not flags & _KEPT and reader.is_of_things(after):
            return False  # a predicate that has a thing for an object
        if plain:
            return True
        if reader.may_stand(low[max(0, start - _BEFORE) : start].split(), word, after, alone=alone):
            return True
        if not raw[start - 2 : start - 1].isalnum() and reader.may_stand((), word, after, alone=alone):
            return True  # what stands before it may be of another sentence
        verbs = reader.verbs_of.get(word)
        return verbs is not None and not verbs.isdisjoint(low[max(0, start - _VERB) : start].split())

    def _moves_people(self, raw: bytes, low: bytes, places: Sequence[int], signs: Sequence[int], reach: int) -> bool:
        """Whether a sentence so near to one of the places tells of any people, or of somebody, who come home."""
        until = 0
        for place in places:
            begin = max(until, place - reach)
            for start, end, _ in self._predicates.find(low[begin : place + reach]):
                if begin + start >= until:
                    first, until = _around(raw, begin + start, begin + end)
                    order = low[first:until].split()
                    close = _any_within(signs, first - _BESIDE, until + _BESIDE)
                    if self._side_words.isdisjoint(order) or (not close and self._people_words.isdisjoint(order)):
                        continue
                    stretch = self._stretch(raw, first, until, order, signs, bare=close)
                    if stretch and stretch.moves_people(close=close, helped=reach == _CREDITED):
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
            after = low[until : until + _BESIDE].split()
            if _THEY.isdisjoint(after) or self._predicate_words.isdisjoint(after):
                continue
            order = low[first:until].split()
            if not self._people_words.isdisjoint(order):
                seats = self._reader.seats(order, bare=True) or Seats()
                if Stretch(raw[first:until], order, seats, self._names, captive=True).sides > 1:
                    return True
        return False


def _flat(words: str) -> bytes:
    return flat(words.encode()).strip()


def _any_within(places: Sequence[int], first: int, last: int) -> bool:
    if not places:
        return False
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


def _around(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Bounds of a stretch of bytes that holds the whole sentence around ``start:end``, and seldom more."""
    first, at = max(0, start - _SENTENCE), start
    while (at := raw.rfind(b". ", first, at)) >= 0:
        if _ends(raw, at):
            first = at + 1
            break
    at = start
    while (at := raw.rfind(b"\n", first, at)) >= 0:
        if raw[at - 1] in _STOPS or raw[at + 1 : at + 2] == b"\n":
            first = at + 1
            break
    last, at = end + _SENTENCE, end - 1
    while (at := raw.find(b". ", at + 1, last)) >= 0:
        if _ends(raw, at):
            last = at + 1
            break
    at = end - 1
    while (at := raw.find(b"\n", at + 1, last)) >= 0:
        if raw[at - 1] in _STOPS or raw[at + 1 : at + 2] == b"\n":
            return first, at
    return first, min(last, len(raw))


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
