"""What a sentence may tell, by the words in it and how far apart they stand.

The distances are those of all gold sentences, sentence banks and generated articles that give a record: in nearly all
of them people and predicate stand six words apart at most, and in the others a word says that the people were held.
"""

from collections.abc import Sequence
from itertools import pairwise

import ahocorasick_rs

from exchange_extract.gate.reader import BE, SIDE_WORDS, Seats
from exchange_extract.gate.senses import HELD, KEPT, NO_NOUN, PERSON, counts
from exchange_extract.gate.words import CARRY, CLAIM, FREE, HAND, OF_HELD, PLAIN, SWAP, cased, parts

_ANY = FREE | CLAIM | SWAP | PLAIN | CARRY | OF_HELD | HAND
_FAR, _NEAR = 15, 8  # words between a predicate and its people
_CAUGHT_REACH = 8  # words between people and what happened to them
_COUNT = 6  # words between a figure and its people
_EACH = 3  # words from people to "each"
_AFTER = 5  # words from a predicate to a figure or a pronoun that it takes
_AGENT = 4  # words from "by" to a word for a side
_VAGUE = parts(
    "accept accepted accepts are be been being drive driven drives driving end ended ending ends follow followed "
    "following follows get gets getting give gives giving had has have having is lead leading leads led made make "
    "makes making march move moved moves moving obtain obtained put puts reach reached reaches "
    "take taken takes taking took trade traded trades trading was were"
)
"""Predicates, or first words of them, that stand in every other article."""
_NO_NOUN = NO_NOUN | parts("all")
_HAPPENS = parts("place took takes is was were will would has had between began started came")
_ARTICLES = parts("a an its the their")
_BOTH = parts("both capitals countries governments nations neighbors neighbours parties sides")
_WHEN = parts("on in at since until by before after")
_NAMED_NEXT = parts("the a an american former")
_LET = b"let"


class Stretch:
    """A stretch of a text that holds one whole sentence, and seldom more.

    ``raw`` are its bytes, ``order`` its words in small letters. ``captive`` says that a word of captivity or mediation
    stands in it.
    """

    __slots__ = ("_names", "_sides", "captive", "order", "raw", "seats")

    def __init__(
        self, raw: bytes, order: Sequence[bytes], seats: Seats, names: ahocorasick_rs.AhoCorasick, *, captive: bool
    ) -> None:
        self.raw, self.order, self.seats, self.captive = raw, order, seats, captive
        self._names = names
        self._sides = -1

    @property
    def sides(self) -> int:
        """How many names of parties and places, or words that stand for sides, there are: 0, 1, or 2 for more."""
        if self._sides < 0:
            found = {match[0] for match in self._names.find_matches_as_indexes(self.raw.decode("utf-8", "replace"))}
            self._sides = min(2, len(found) + self.seats.side)
        return self._sides

    def tells(self) -> bool:
        """Whether it may tell of a handover, whatever the rest of the text says."""
        return bool(self.seats.people) and self._tells() and self.sides > 0

    def _tells(self) -> bool:
        far = _FAR if self.captive else _NEAR
        held = any(kind & KEPT for _, kind in self.seats.people)
        maybe = aside = False
        for at, what in self.seats.predicates:
            for seat, kind in self.seats.people:
                gap = abs(at - seat)
                if gap <= _FAR and (kind & HELD or (kind & KEPT and what & (FREE | SWAP | HAND))):
                    return True
                if gap <= _FAR and what & FREE and self._is_passive(at) and self.sides > 1:
                    return True
                if gap <= far:
                    if what & FREE or (what & OF_HELD and kind & KEPT):
                        return True
                    # or else it is a travel, an errand or a private death (records/scope.py)
                    maybe |= bool(what & (CLAIM | SWAP) and self._takes(at, seat, kind))
                    maybe |= bool(kind & KEPT and what & PLAIN)
                    # "brought home 208 people from Lebanon on Sunday: 197 soldiers and 11 civilians"
                    aside |= bool(
                        (what & HAND and not self._follows_to(seat))
                        or (held and what & PLAIN and self.order[at] not in _VAGUE)
                        or (kind & KEPT and what & CARRY and self.order[at] not in _VAGUE)
                    )
        if self._of_caught():
            return True
        return (maybe or aside) and (self.captive or self.sides > 1 or (maybe and self._counts_people()))

    def _takes(self, at: int, seat: int, kind: int) -> bool:
        """Whether people may be what a predicate claims or swaps: captives, those right after it, or of a passive."""
        if self.captive or kind & KEPT or self._is_passive(at):
            return True
        return 0 < seat - at <= _AFTER and not self._follows_to(seat)

    def _is_passive(self, at: int) -> bool:
        return at > 0 and self.order[at - 1] in BE

    def _follows_to(self, seat: int) -> bool:
        """Whether something is handed over to these people, and not they."""
        before = self.order[max(0, seat - 2) : seat]
        return before[-1:] == [b"to"] or (before[:1] == [b"to"] and before[-1] in _ARTICLES)

    def _of_caught(self) -> bool:
        """Whether people who are said to be caught or dead stand near a predicate."""
        seats = self.seats
        if not seats.caught or not seats.near(PERSON, _ANY, _FAR):
            return False
        return any(abs(at - seat) <= _CAUGHT_REACH for at in seats.caught for seat, _ in seats.people)

    def _counts_people(self) -> bool:
        """Whether a figure stands before some people, or "each" after."""
        order = self.order
        return any(
            counts(word) for seat, _ in self.seats.people for word in order[max(0, seat - _COUNT) : seat + _EACH]
        )

    def moves_people(self, *, close: bool, helped: bool) -> bool:
        """Whether any people may come home in it, where the text speaks of captivity or mediation nearby.

        ``close``: of captivity, in the next sentences; then a figure, a pronoun or a name is enough. ``helped``: of
        mediation.
        """
        seats = self.seats
        if not self.sides:
            return False
        captives, told = any(kind & KEPT for _, kind in seats.people), close or self.captive
        kept = close or helped or self.sides > 1 or captives
        wanted = _ANY if captives or told else _ANY & ~OF_HELD
        counted = self.captive or (close and self.sides > 1) or (kept and self._counts_people())
        if counted and told and seats.near(PERSON, _ANY, _NEAR):
            return True
        if (counted or self.sides > 1) and any(
            abs(at - seat) <= _NEAR
            for at, what in seats.predicates
            if what & wanted and self.order[at] not in _VAGUE
            for seat, _ in seats.people
        ):
            return True
        return close and any(
            self._counted(at) or self._named(at) for at, _ in seats.predicates if self.order[at] not in _VAGUE
        )

    def frees_somebody(self) -> bool:
        """The same where another sentence may name the sides: people let go, counted captives or dead, a swap."""
        near = self.seats.near
        if near(PERSON, FREE, _NEAR) or (near(KEPT, PLAIN | HAND, _NEAR) and self._counts_people()):
            return True
        return any(
            (what & SWAP and self._is_bare(at)) or (what & FREE and (self._counted(at) or self._named(at, _AFTER)))
            for at, what in self.seats.predicates
        )

    def names_somebody(self) -> bool:
        """Whether "released Hallam" stands in it, or a name where somebody held is moved."""
        for at, what in self.seats.predicates:
            freed = what & FREE and self.sides
            if freed and (self._takes_name(at) or self._takes_figure(at)):
                return True
            if freed and (self._is_by_side(at) or self._of_both_sides(at)):
                return True
            if freed and self.order[at] == _LET and self._is_passive(at):
                return True  # "an Estonian oiler was let go": said of people, of layoffs too
            near = any(0 < abs(at - seat) <= _FAR for seat in self.seats.caught)
            if near and self.order[at] not in _VAGUE and self._named(at) and self.sides:
                return True
        return False

    def _takes_name(self, at: int) -> bool:
        """Whether a name follows the predicate at a word."""
        words = cased(self.raw).split()[at + 1 : at + 3]
        if words and words[0].lower() in _NAMED_NEXT:
            del words[0]
        return bool(words) and words[0][:1].isupper()

    def _of_both_sides(self, at: int) -> bool:
        """Whether some number of people "from the two sides" stands anywhere near."""
        return not _BOTH.isdisjoint(self.order) and any(
            counts(word) for word in self.order[max(0, at - _FAR) : at + _FAR]
        )

    def _is_by_side(self, at: int) -> bool:
        """Whether it is done "by the Azerbaijani authorities", by some word for a side, to whoever stands before it."""
        order = self.order
        return order[at + 1 : at + 2] == [b"by"] and not SIDE_WORDS.isdisjoint(order[at + 2 : at + 2 + _AGENT])

    def _is_bare(self, at: int) -> bool:
        """ "The exchange took place", "the swap was": nothing is named that is exchanged."""
        if self.order[at].endswith((b"ing", b"ed")):
            return False
        return self.order[at + 1 : at + 2] != [b"of"] and not _HAPPENS.isdisjoint(self.order[at + 1 : at + 3])

    def _takes_figure(self, at: int) -> bool:
        """Whether a figure without a noun follows the predicate at a word: "freed 306, but", "freed the ten, all"."""
        definite = self.order[at + 1 : at + 2] == [b"the"]
        words = self.order[at + 1 + definite : at + 3 + definite]
        if not words or not (words[0].isdigit() or (definite and counts(words[0]))):
            return False
        return len(words) == 1 or words[1] in _NO_NOUN

    def _counted(self, at: int) -> bool:
        """Whether a figure or a pronoun stands beside the predicate at a word."""
        order = self.order
        return any(
            counts(order[near]) and order[near - 1] not in _WHEN
            for near in range(max(1, at - _AFTER), min(len(order), at + 1 + _AFTER))
        ) or (at <= _AFTER and counts(order[0]))

    def _named(self, at: int, far: int = _FAR) -> bool:
        """Whether a name of two words stands near the predicate at a word."""
        words = cased(self.raw).split()[max(0, at - far) : at + 1 + far]
        return any(a[:1].isupper() and b[:1].isupper() for a, b in pairwise(words))
