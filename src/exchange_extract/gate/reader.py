"""Which words of a sentence may be predicates of a handover, people, or signs that people were held."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import reduce
from operator import or_

from exchange_extract.gate.senses import (
    DOUBTFUL_WORDS,
    ELSE,
    HELD,
    IS_ADJECTIVE,
    IS_CAUGHT,
    IS_DOUBTFUL,
    IS_FREEING,
    IS_PARTED,
    IS_PHRASE,
    IS_PREDICATE,
    IS_SIDE,
    IS_VERBLESS,
    KEPT,
    NO_FREE_AFTER,
    NO_VERB_AFTER,
    PERSON,
    PHRASE_ENDS,
    is_caught,
    is_else,
    is_freed,
    is_meant,
    is_noun,
)
from exchange_extract.gate.words import CAUGHT, FREE, HAND, PLAIN, SURE, SWAP, GateWords, does, flat, is_kept, parts

_SIDES = parts(
    "adversaries armies belligerents both capitals countries country each foes governments groups nations neighbors "
    "neighbours other parties side sides states"
)
"""Words that stand for a side that another sentence names (``phrases/references.py``)."""
_DESCRIBED = parts(
    "army authorities captors faction government group guerrillas insurgents jihadists junta kidnappers militants "
    "militia movement paramilitaries rebels regime secessionists separatists"
)
SIDE_WORDS = _SIDES | _DESCRIBED
_DEFINITE = parts("the its their this")
_NO_SIDE_AFTER = parts("a an any every some many most few several which what no another")
_KIND_OF_TRADE = "cue.exclusion.exchange_of"  # what stands right before such a noun
_REACH, _NEXT = 18, 5  # words between a verb and its particle; those that stand beside it
_BE_REACH = 8  # words between "were" and "home"
_ADJACENT = parts("up off on out delivery with")
# fmt: off
_THINGS = parts(
    "account accounts album albums app apps audio bill bills biography blueprint book books brand budget bulletin "
    "cash catalogue census chart charts clip clips code cookbook copies copy dataset debut detail details document "
    "documentary documents draft drafts earnings emission emissions energy episode episodes estimate estimates "
    "evidence film films findings footage forecast forecasts framework fund funding funds game games gas gases "
    "guidance guide guidelines image images index information interview letter letters list lists manifesto map maps "
    "memo memoir memoirs minutes mixtape model money movie movies music novel novels numbers paper papers photo "
    "photograph photographs photos picture pictures plan plans platform poem poems poll polls poster product products "
    "profit profits ranking rankings recording recordings report reports research results review roadmap sales "
    "schedule script sequel series single sketch software song songs soundtrack statement statements statistics "
    "strategy studies study summary survey surveys tape tapes teaser test tests timetable tool track tracks trailer "
    "trailers transcript transcripts tweet update updates vaccine verdict version versions video videos water"
)
# fmt: on
"""What else is released, returned or received. Whoever is named after it is no object of the verb."""
_IS_SOMEBODY = PERSON | IS_ADJECTIVE | IS_PHRASE | IS_CAUGHT | IS_SIDE
_IS_VERB = IS_PREDICATE | IS_PARTED | IS_VERBLESS
_AFTER_PEOPLE = 2  # words
_OBJECT = 6  # words of an object that are looked at


BE = parts("are be been being is was were")
_PASSIVE = frozenset((word,) for word in BE)
VERBLESS = parts("home back")
"""Predicates without a verb, right after people: "31 Ukrainians back from", "Two Swedes home after"."""


class Seats:
    """Where people, predicates and words such as "captured" stand among the words of a sentence, each with its kinds.

    ``side`` tells of a word such as "both sides".
    """

    __slots__ = ("caught", "people", "predicates", "side")

    def __init__(self) -> None:
        self.predicates: list[tuple[int, int]] = []
        self.people: list[tuple[int, int]] = []
        self.caught: list[int] = []
        self.side = False

    def near(self, people: int, predicates: int, most: int) -> bool:
        """Whether people and a predicate of such kinds stand at most so many words apart."""
        for at, what in self.predicates:
            if what & predicates:
                for seat, kind in self.people:
                    if kind & people and -most <= at - seat <= most:
                        return True
        return False


Head = tuple[int, int, dict[bytes, list[tuple[tuple[bytes, ...], int]]]]
"""What the first word of predicates does as a noun and as a verb, and as a verb with each row of particles, by the
first of them."""


class Reader:
    """Finds the seats in the words of a sentence.

    ``plain`` are words for people who may have been held and verbs of letting go that hardly mean anything else,
    whatever stands beside them; ``verbs_of`` the first words of predicates that need no sign, by the words that follow
    in them.
    """

    def __init__(self, words: GateWords) -> None:
        lexicon = words.lexicon
        self._kinds: dict[bytes, int] = dict.fromkeys(CAUGHT, IS_CAUGHT)
        self._phrases: dict[bytes, list[tuple[int, list[bytes], int]]] = {}
        self._heads: dict[bytes, Head] = {}
        self._trades = frozenset(
            word.encode() for cue in lexicon.rules.cue if cue.id == _KIND_OF_TRADE for word in cue.words
        )
        for word in SIDE_WORDS:
            self._add(word, IS_SIDE)
        for phrase, rule in lexicon.people.items():
            kind = PERSON | (KEPT if is_kept(rule) else 0)
            kind |= HELD if rule.held or rule.category in ("detainee", "hostage") else 0
            self._add_people(" ".join(phrase), kind)
        for word in DOUBTFUL_WORDS:
            self._add(word, IS_DOUBTFUL)
        for word in VERBLESS:
            self._add(word, IS_VERBLESS)
        for name in words.peoples:
            self._add_people(name, PERSON)
        for names in words.adjectives.values():
            for word in frozenset().union(*names):
                self._add(word, IS_ADJECTIVE)
        for form, row in lexicon.verbs.items():
            for verb in row:
                self._add_verb((form, *verb.particles), does(verb.rule, (form, *verb.particles)))
        for noun, owner in lexicon.nouns.items():
            self._add_verb(noun.split(), does(owner, noun.split()), nominal=True)
        self.verbs_of: dict[bytes, set[bytes]] = {}
        for head, (_, _, parted) in self._heads.items():
            for particles, what in (row for rows in parted.values() for row in rows):
                for particle in particles if what & SURE else ():
                    self.verbs_of.setdefault(particle, set()).add(head)
        self.plain = frozenset(
            word
            for word, kind in self._kinds.items()
            if (kind & KEPT and not kind & IS_DOUBTFUL) or (kind & IS_FREEING and word != b"free")
        )
        self._somebody = frozenset(
            word for word, kind in self._kinds.items() if kind & (PERSON | IS_PHRASE | IS_ADJECTIVE)
        )
        self._takers = frozenset(
            word
            for word, (noun, verb, parted) in self._heads.items()
            if not (noun | verb | _union(parted)) & (FREE | HAND)
        )
        self._seconds = {word: frozenset(parted) for word, (_, _, parted) in self._heads.items()}

    def _add(self, word: bytes, kind: int) -> None:
        self._kinds[word] = self._kinds.get(word, 0) | kind

    def _add_people(self, phrase: str, kind: int) -> None:
        words = flat(phrase.encode()).split()
        if not words:
            return
        word = max(words, key=lambda w: (len(w), w))
        self._add(word, kind if len(words) == 1 else IS_PHRASE)
        if len(words) > 1:
            self._phrases.setdefault(word, []).append((words.index(word), words, kind))

    def _add_verb(self, words: Sequence[str], what: int, *, nominal: bool = False) -> None:
        first, *rest = [word.encode() for text in words for word in text.replace("-", " ").split()]
        self._add(first, (IS_PARTED if rest else IS_PREDICATE) | (IS_FREEING if what & FREE else 0))
        noun, verb, parted = self._heads.get(first, (0, 0, {}))
        if rest:
            rows = parted.setdefault(rest[0], [])
            if (row := (tuple(rest), what)) not in rows:
                rows.append(row)
            self._heads[first] = (noun, verb, parted)
        else:
            self._heads[first] = (noun | what, verb, parted) if nominal else (noun, verb | what, parted)

    def seats(self, order: Sequence[bytes], *, bare: bool) -> Seats | None:
        """None without a predicate. ``bare``: any predicate counts where nobody is, and not only one that lets go."""
        kinds = self._kinds
        found = Seats()
        verbs: list[tuple[int, bytes, int]] = []
        for index, word in enumerate(order):
            if word in kinds:
                kind = kinds[word]
                if kind & _IS_SOMEBODY:
                    self._seat(found, order, index, word, kind)
                if kind & _IS_VERB:
                    bare |= bool(kind & IS_FREEING)
                    verbs.append((index, word, kind))
        if not (bare or found.people or found.caught):
            return None
        there = frozenset(order)
        for index, word, kind in verbs:
            begins = kind & IS_PREDICATE or (kind & IS_PARTED and not self._seconds[word].isdisjoint(there))
            if begins and (what := self._does(order, there, index, word)):
                found.predicates.append((index, what))
            if kind & IS_VERBLESS and any(0 < index - seat <= _AFTER_PEOPLE for seat, _ in found.people):
                found.predicates.append((index, PLAIN))
        return found if found.predicates else None

    def _seat(self, found: Seats, order: Sequence[bytes], index: int, word: bytes, kind: int) -> None:
        """Adds who a word may stand for."""
        if kind & PERSON:
            doubt = kind & IS_DOUBTFUL and not is_meant(order, index, word, self._kinds)
            found.people.append((index, PERSON if doubt else kind & (PERSON | KEPT | HELD)))
        elif kind & IS_ADJECTIVE and is_noun(order, index):
            found.people.append((index, PERSON))
        if kind & IS_PHRASE:
            found.people.extend((index, what) for what in self._phrases_at(order, index, word))
        if kind & IS_CAUGHT and is_caught(order, index, word, self._kinds):
            found.caught.append(index)
        if kind & IS_SIDE:
            before = order[index - 1] if index else b""
            found.side |= before in _DEFINITE if word in _DESCRIBED else before not in _NO_SIDE_AFTER

    def _phrases_at(self, order: Sequence[bytes], index: int, word: bytes) -> list[int]:
        """The kinds of the phrases for people that a word stands in."""
        return [
            what
            for offset, phrase, what in self._phrases[word]
            if index >= offset and order[index - offset : index - offset + len(phrase)] == phrase
        ]

    def _does(self, order: Sequence[bytes], there: Set[bytes], index: int, word: bytes) -> int:
        """What a predicate that begins at a word does; 0 where it is none."""
        found, verb, parted = self._heads[word]
        before = order[index - 1] if index else b""
        if found & SWAP and before in self._trades:
            return 0
        if before not in (NO_FREE_AFTER if word == b"free" else NO_VERB_AFTER) or word.endswith(b"ing"):
            found |= verb
            for particle in parted.keys() & there if parted else ():
                for particles, what in parted[particle]:
                    if what & ~found and _follow(order, index, particles):
                        found |= what
        if not found:
            return 0
        after = order[index + 1 : index + 1 + _OBJECT]
        if word in ELSE and after and is_else(before, word, after[0]):
            return 0
        if word == b"free" and after and not is_freed(before, after[0], self._kinds):
            return 0
        return found if _THINGS.isdisjoint(after) or not self.is_of_things(after) else 0

    def may_stand(self, before: Sequence[bytes], word: bytes, after: Sequence[bytes], *, alone: bool) -> bool:
        """Whether an anchor may count as people who were held, as what befell them or as a predicate that needs no
        sign, by the words beside it: what ``seats`` would say of it, and yes where more words would have to be read.

        ``before`` are three words at least, or all there are; ``after`` six. ``alone``: no sign stands in the text.
        """
        kinds = self._kinds
        kind = kinds.get(word, 0)
        if not kind & (KEPT | IS_CAUGHT | IS_PREDICATE | IS_PHRASE):
            return True
        order, index = [*before, word, *after], len(before)
        if kind & IS_PHRASE and any(what & KEPT for what in self._phrases_at(order, index, word)):
            return True
        if kind & KEPT and is_meant(order, index, word, kinds):
            return True
        if kind & IS_CAUGHT and is_caught(order, index, word, kinds):
            return True
        if not kind & IS_PREDICATE:
            return bool(kind & IS_PARTED)
        if alone and word in self._takers and tuple(before[-1:]) not in _PASSIVE and self._somebody.isdisjoint(after):
            return False  # it takes nobody
        return self._does(order, self._seconds[word], index, word) & SURE != 0

    def is_of_things(self, phrase: Sequence[bytes]) -> bool:
        """Whether words after a predicate name a thing: "a report", "of letters"."""
        if _THINGS.isdisjoint(phrase):
            return False
        if phrase[:1] == [b"of"]:
            phrase = phrase[1:]
        for at, after in enumerate(phrase):
            if after in _THINGS:
                return at + 1 == len(phrase) or not self._kinds.get(phrase[at + 1], 0) & PERSON
            if after in PHRASE_ENDS or self._kinds.get(after, 0) & (PERSON | IS_PREDICATE | IS_PARTED):
                return False
        return False


def _union(parted: Mapping[bytes, Iterable[tuple[tuple[bytes, ...], int]]]) -> int:
    return reduce(or_, (what for rows in parted.values() for _, what in rows), 0)


def _follow(order: Sequence[bytes], index: int, particles: Sequence[bytes]) -> bool:
    reach = _BE_REACH if order[index] in BE else _REACH
    for particle in particles:
        last = index + 1 + (_NEXT if particle in _ADJACENT else reach)
        try:
            index = order.index(particle, index + 1, last)
        except ValueError:
            return False
    return True
