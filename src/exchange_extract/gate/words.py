"""The words that the gate looks for, cut from the rules, so that a rule that is added tomorrow is looked for too."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from exchange_extract.lexicon import Lexicon, PartyRef
from exchange_extract.rules.schema import PeopleRule, PredicateRule

_BLANKED = bytes(byte if chr(byte).isascii() and chr(byte).isalpha() else 32 for byte in range(256))
_KEPT = frozenset({"prisoner_of_war", "detainee", "hostage", "child", "remains", "mixed"})
_CREWS = "people.seafarer"
_CAPTORS = ("armed_group", "side")

Words = frozenset[bytes]
"""Runs of ASCII letters in lower case; other letters divide words, in the rules as in the text."""
Table = dict[bytes, tuple[Words, ...]]
"""Phrases as sets of words, by one of them: a phrase is there when all its words are, in whatever order."""


def in_order(text: bytes) -> list[bytes]:
    """The words of a stretch of UTF-8. Blanking and splitting costs a fifth of what a pattern of letters does."""
    return text.lower().translate(_BLANKED).split()


def words_of(text: bytes) -> Words:
    """The same as a set."""
    return frozenset(in_order(text))


def parts(phrase: str) -> Words:
    """The words of a phrase of the rules."""
    return words_of(phrase.encode())


def has(table: Table, words: Words) -> bool:
    """Whether all words of some phrase are among ``words``."""
    return any(phrase <= words for word in table.keys() & words for phrase in table[word])


def near(one: Table, other: Table, order: Sequence[bytes], words: Words, most: int) -> bool:
    """Whether phrases of two tables stand at most so many words apart; ``words`` are those of ``order``."""
    first = _seats(one, order, words)
    second = _seats(other, order, words) if first else []
    return any(abs(a - b) <= most for a in first for b in second)


def _seats(table: Table, order: Sequence[bytes], words: Words) -> list[int]:
    """Where the chief words of the phrases stand that are there with all their words."""
    there = {word for word in table.keys() & words if any(phrase <= words for phrase in table[word])}
    return [index for index, word in enumerate(order) if word in there] if there else []


CAUGHT = parts(
    "abducted arrested captured captive convicted dead deceased deported detained fallen held imprisoned incarcerated "
    "interned jailed kept kidnapped killed languishing missing political seized slain taken"
)
"""Words that make captives or remains of people that they stand beside."""


def _table(phrases: Iterable[Words]) -> Table:
    """Phrases by their longest word, which is the rarest as a rule; in a fixed order."""
    found: dict[bytes, list[Words]] = {}
    for phrase in sorted({phrase for phrase in phrases if phrase}, key=sorted):
        found.setdefault(max(phrase, key=lambda word: (len(word), word)), []).append(phrase)
    return {word: tuple(rows) for word, rows in found.items()}


@dataclass(frozen=True)
class GateWords:
    """Tables of one lexicon.

    ``predicates`` are all verbs and nouns of handovers; ``freeing``
    those of letting go that have no other common meaning; ``claiming`` those that claim people by themselves ("want
    back", "secure", "offer"); ``swapping`` those of giving people for people. ``people`` are all words for people and
    the names of peoples; ``held`` those for captives; ``kept`` these and those for fighters, crews, children and
    remains. ``captors`` are the names of armed groups and of sides that are no state.
    """

    lexicon: Lexicon

    @cached_property
    def predicates(self) -> Table:
        return self._predicates(lambda _: True)

    @cached_property
    def freeing(self) -> Table:
        return self._predicates(lambda rule: rule.frame == "release" and not rule.weak)

    @cached_property
    def claiming(self) -> Table:
        return self._predicates(lambda rule: rule.status is not None or rule.frame == "secure")

    @cached_property
    def swapping(self) -> Table:
        return self._predicates(lambda rule: rule.frame == "exchange")

    @cached_property
    def people(self) -> Table:
        peoples = (
            name for party in self.lexicon.rules.party for name in party.demonyms if name not in party.adjectives
        )
        return _table(parts(words) for words in (*map(" ".join, self.lexicon.people), *peoples))

    @cached_property
    def held(self) -> Table:
        return self._kinds(lambda rule: rule.held or rule.category in ("detainee", "hostage"))

    @cached_property
    def kept(self) -> Table:
        return self._kinds(_is_kept)

    @cached_property
    def captors(self) -> tuple[str, ...]:
        """As written: their case counts ("IS", "M23")."""
        return tuple(
            name
            for name, entries in self.lexicon.names.items()
            if any(isinstance(e.value, PartyRef) and e.value.kind in _CAPTORS for e in entries)
        )

    def _kinds(self, wanted: Callable[[PeopleRule], bool]) -> Table:
        return _table(parts(" ".join(phrase)) for phrase, rule in self.lexicon.people.items() if wanted(rule))

    def _predicates(self, wanted: Callable[[PredicateRule], bool]) -> Table:
        verbs = (
            parts(" ".join((form, *verb.particles)))
            for form, row in self.lexicon.verbs.items()
            for verb in row
            if wanted(verb.rule)
        )
        return _table([*verbs, *(parts(noun) for noun, rule in self.lexicon.nouns.items() if wanted(rule))])


def _is_kept(rule: PeopleRule) -> bool:
    return rule.held or rule.fighter_in_war or rule.category in _KEPT or rule.id == _CREWS
