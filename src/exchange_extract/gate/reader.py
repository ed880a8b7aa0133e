"""Which words of a sentence may be predicates of a handover, people, or signs that people were held."""

from collections.abc import Sequence, Set

from exchange_extract.gate.words import CAUGHT, SWAP, GateWords, Words, does, is_kept, parts

PERSON, KEPT, HELD = 1, 2, 4
_PEOPLE = PERSON | KEPT | HELD
_CAUGHT, _SIDE, _PHRASE, _PREDICATE, _ADJECTIVE, _PARTED = 8, 16, 32, 64, 128, 256

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
_ADJACENT = parts("up off on out delivery with")
_NO_VERB_AFTER = parts("a an the its their his our my your no every")
_NO_FREE_AFTER = _NO_VERB_AFTER | parts(
    "are as be been being completely duty entirely feel feeling feels felt for is of offer offered offering offers "
    "provide provided provides providing so sugar tax totally very was were with"
)
"""Words after which "free" says what something costs or is."""
_NO_FREE_BEFORE = parts("kick kicks market markets movement press speech throw throws trade up will")
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
_PHRASE_ENDS = parts(
    "after and as at before between by during following for from in into of on or over since that through to under "
    "until when where which while who with"
)
_ARTICLES = parts("a an the")
NO_NOUN = _PHRASE_ENDS | parts(
    "and are but be been being can could had has have home is must not was were whom will would"
)
_OBJECT = 6  # words of an object that are looked at
# fmt: off
_COUNTS = parts(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "dozen dozens score scores couple pair several few handful all both each another other others many more some last "
    "remaining first second third group batch half them him her those these everyone"
)
# fmt: on
_DIGITS = frozenset(b"0123456789")


class Seats:
    """Where people, predicates and words such as "captured" stand among the words of a sentence, each with its kinds.

    ``side`` tells of a word such as "both sides".
    """

    __slots__ = ("caught", "people", "predicates", "side")

    def __init__(self, predicates: list[tuple[int, int]]) -> None:
        self.predicates = predicates
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


Head = tuple[int, int, tuple[tuple[tuple[bytes, ...], int], ...]]
"""What the first word of predicates does as a noun and as a verb, and as a verb with each row of particles."""


class Reader:
    """Finds the seats in the words of a sentence."""

    def __init__(self, words: GateWords) -> None:
        lexicon = words.lexicon
        self._kinds: dict[bytes, int] = dict.fromkeys(CAUGHT, _CAUGHT)
        self._phrases: dict[bytes, list[tuple[Words, int]]] = {}
        self._heads: dict[bytes, Head] = {}
        self._trades = frozenset(
            word.encode() for cue in lexicon.rules.cue if cue.id == _KIND_OF_TRADE for word in cue.words
        )
        for word in SIDE_WORDS:
            self._add(word, _SIDE)
        for phrase, rule in lexicon.people.items():
            kind = PERSON | (KEPT if is_kept(rule) else 0)
            kind |= HELD if rule.held or rule.category in ("detainee", "hostage") else 0
            self._add_people(parts(" ".join(phrase)), kind)
        for name in words.peoples:
            self._add_people(parts(name), PERSON)
        for names in words.adjectives.values():
            for word in frozenset().union(*names):
                self._add(word, _ADJECTIVE)
        for form, row in lexicon.verbs.items():
            for verb in row:
                self._add_verb((form, *verb.particles), does(verb.rule, (form, *verb.particles)))
        for noun, owner in lexicon.nouns.items():
            self._add_verb(noun.split(), does(owner, noun.split()), nominal=True)
        self._seconds = {word: frozenset(rest[0] for rest, _ in parted) for word, (_, _, parted) in self._heads.items()}

    def _add(self, word: bytes, kind: int) -> None:
        self._kinds[word] = self._kinds.get(word, 0) | kind

    def _add_people(self, phrase: Words, kind: int) -> None:
        if not phrase:
            return
        word = max(phrase, key=lambda w: (len(w), w))
        self._add(word, kind if len(phrase) == 1 else _PHRASE)
        if len(phrase) > 1:
            self._phrases.setdefault(word, []).append((phrase, kind))

    def _add_verb(self, words: Sequence[str], what: int, *, nominal: bool = False) -> None:
        first, *rest = [word.encode() for text in words for word in text.replace("-", " ").split()]
        self._add(first, _PARTED if rest else _PREDICATE)
        noun, verb, parted = self._heads.get(first, (0, 0, ()))
        if rest:
            row = (tuple(rest), what)
            self._heads[first] = (noun, verb, parted if row in parted else (*parted, row))
        else:
            self._heads[first] = (noun | what, verb, parted) if nominal else (noun, verb | what, parted)

    def seats(self, order: Sequence[bytes]) -> Seats | None:
        """None without a predicate."""
        kinds = self._kinds
        marked = [(index, word, kinds[word]) for index, word in enumerate(order) if word in kinds]
        there = set(order)
        predicates = [
            (index, what)
            for index, word, kind in marked
            if kind & _PREDICATE or (kind & _PARTED and not self._seconds[word].isdisjoint(there))
            if (what := self._does(order, there, index, word))
        ]
        if not predicates:
            return None
        found = Seats(predicates)
        for index, word, kind in marked:
            if kind & PERSON:
                found.people.append((index, kind & _PEOPLE))
            elif kind & _ADJECTIVE and _is_noun(order, index):
                found.people.append((index, PERSON))
            if kind & _PHRASE:
                found.people += [(index, what) for phrase, what in self._phrases[word] if phrase <= there]
            if kind & _CAUGHT:
                found.caught.append(index)
            if kind & _SIDE:
                before = order[index - 1] if index else b""
                found.side |= before in _DEFINITE if word in _DESCRIBED else before not in _NO_SIDE_AFTER
        return found

    def _does(self, order: Sequence[bytes], there: Set[bytes], index: int, word: bytes) -> int:
        """What a predicate that begins at a word does; 0 where it is none."""
        found, verb, parted = self._heads[word]
        before = order[index - 1] if index else b""
        if found & SWAP and before in self._trades:
            found = 0
        if before not in (_NO_FREE_AFTER if word == b"free" else _NO_VERB_AFTER) or word.endswith(b"ing"):
            found |= verb
            for particles, what in parted:
                if particles[0] in there and what & ~found and _follow(order, index, particles):
                    found |= what
        if not found:
            return 0
        after = order[index + 1 : index + 1 + _OBJECT]
        if word == b"free" and after and after[0] in _NO_FREE_BEFORE:
            return 0
        return found if _THINGS.isdisjoint(after) or not self.is_of_things(after) else 0

    def is_of_things(self, phrase: Sequence[bytes]) -> bool:
        """Whether words after a predicate name a thing: "a report", "of letters"."""
        if _THINGS.isdisjoint(phrase):
            return False
        if phrase[:1] == [b"of"]:
            phrase = phrase[1:]
        for at, after in enumerate(phrase):
            if after in _THINGS:
                return at + 1 == len(phrase) or not self._kinds.get(phrase[at + 1], 0) & PERSON
            if after in _PHRASE_ENDS or self._kinds.get(after, 0) & (PERSON | _PREDICATE | _PARTED):
                return False
        return False


def counts(word: bytes) -> bool:
    """Whether a word is a figure, or says how many or who without a noun."""
    return word[0] in _DIGITS or word in _COUNTS


def _is_noun(order: Sequence[bytes], index: int) -> bool:
    """Whether "Lebanese" stands for people: "five Lebanese were", "the Swazi"."""
    before = order[index - 1] if index else b""
    if before in _ARTICLES:
        return index + 1 == len(order) or order[index + 1] in NO_NOUN
    return before != b"" and counts(before)


def _follow(order: Sequence[bytes], index: int, particles: Sequence[bytes]) -> bool:
    for particle in particles:
        last = index + 1 + (_NEXT if particle in _ADJACENT else _REACH)
        try:
            index = order.index(particle, index + 1, last)
        except ValueError:
            return False
    return True
