"""The words that the gate looks for, cut from the rules, so that a rule that is added tomorrow is looked for too."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from exchange_extract.lexicon import Lexicon, PartyRef
from exchange_extract.rules.inflect import verb_forms
from exchange_extract.rules.schema import PeopleRule, PredicateRule

_FLAT = bytes(byte if chr(byte).isascii() and chr(byte).isalnum() else 32 for byte in range(256)).lower()
_CASED = bytes(byte if chr(byte).isascii() and chr(byte).isalnum() else 32 for byte in range(256))
_KEPT = frozenset({"prisoner_of_war", "detainee", "hostage", "child", "remains", "mixed"})
_SET_OUT = frozenset(form for lemma in ("walk", "go", "come", "get") for form in verb_forms(lemma))
FREE, CLAIM, SWAP, PLAIN, CARRY, OF_HELD, HAND = 1, 2, 4, 8, 16, 32, 64
"""What a predicate does: lets go with no other common meaning, claims people by itself ("want back", "offer"), gives
people for people, takes along, is said of captives only, hands over; the rest is plain."""
SURE = FREE | CLAIM | SWAP | HAND
"""Those that tell of people whom no word calls captives, fighters, children or dead."""
_CREWS = "people.seafarer"
_CAPTORS = ("armed_group", "side")

Words = frozenset[bytes]
"""Runs of ASCII letters and digits in lower case; other letters divide words, in the rules as in the text."""
Table = dict[bytes, tuple[Words, ...]]
"""Phrases as sets of words, by one of them: a phrase is there when all its words are, in whatever order."""


def flat(text: bytes) -> bytes:
    """UTF-8 in lower case with a blank for whatever is no ASCII letter or digit; offsets stay."""
    return text.translate(_FLAT)


def cased(text: bytes) -> bytes:
    """The same with capitals kept."""
    return text.translate(_CASED)


def words_of(text: bytes) -> Words:
    """The words of a stretch of UTF-8."""
    return frozenset(text.translate(_FLAT).split())


def parts(phrase: str) -> Words:
    """The words of a phrase of the rules."""
    return words_of(phrase.encode())


def has(table: Table, words: Words) -> bool:
    """Whether all words of some phrase are among ``words``."""
    return any(phrase <= words for word in table.keys() & words for phrase in table[word])


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


@dataclass(frozen=True, slots=True)
class Signs:
    """Words of other stages that say that people were held or a handover mediated for.

    ``stems`` begin words of captivity, ``words`` are whole ones. ``credits`` credit a third party by themselves;
    ``helping`` do so near one of ``helped``.
    """

    stems: Iterable[str]
    words: Iterable[str]
    credits: Iterable[str]
    helping: Iterable[str]
    helped: Iterable[str]


@dataclass(frozen=True)
class GateWords:
    """Tables of one lexicon.

    ``predicates`` are all verbs and nouns of handovers; ``people`` all words for people and the names of peoples;
    ``kept`` those for captives, fighters, crews, children and remains. ``captors`` are the names of armed groups and of
    sides that are no state.
    """

    lexicon: Lexicon

    @cached_property
    def predicates(self) -> Table:
        return self._predicates(lambda _, __: True)

    @cached_property
    def sure(self) -> Table:
        """Those of the kinds of ``SURE``."""
        return self._predicates(lambda rule, words: bool(does(rule, words) & SURE))

    @cached_property
    def people(self) -> Table:
        return _table(parts(words) for words in (*map(" ".join, self.lexicon.people), *self.peoples))

    @cached_property
    def peoples(self) -> tuple[str, ...]:
        """Names of peoples that are no adjectives too: "Swedes"."""
        rules = self.lexicon.rules.party
        return tuple(name for party in rules for name in party.demonyms if name not in party.adjectives)

    @cached_property
    def adjectives(self) -> Table:
        """Names of peoples that say whose a thing is too: "five Lebanese", "a Lebanese bank"."""
        rules = self.lexicon.rules.party
        return _table(parts(name) for party in rules for name in party.demonyms if name in party.adjectives)

    @cached_property
    def names(self) -> frozenset[Words]:
        """The words of each name of a party or a place."""
        return frozenset(parts(name) for name in self.lexicon.spellings) - {frozenset()}

    @cached_property
    def kept(self) -> Table:
        return _table(parts(" ".join(phrase)) for phrase, rule in self.lexicon.people.items() if is_kept(rule))

    @cached_property
    def parties(self) -> frozenset[Words]:
        """The words of each name of a party."""
        names = self.lexicon.names.items()
        found = (parts(name) for name, entries in names if any(isinstance(e.value, PartyRef) for e in entries))
        return frozenset(found) - {frozenset()}

    @cached_property
    def captors(self) -> tuple[str, ...]:
        """As written: their case counts ("IS", "M23")."""
        return tuple(
            name
            for name, entries in self.lexicon.names.items()
            if any(isinstance(e.value, PartyRef) and e.value.kind in _CAPTORS for e in entries)
        )

    def _predicates(self, wanted: Callable[[PredicateRule, Sequence[str]], bool]) -> Table:
        verbs = (
            parts(" ".join((form, *verb.particles)))
            for form, row in self.lexicon.verbs.items()
            for verb in row
            if wanted(verb.rule, (form, *verb.particles))
        )
        nouns = (parts(noun) for noun, rule in self.lexicon.nouns.items() if wanted(rule, noun.split()))
        return _table([*verbs, *nouns])


def does(rule: PredicateRule, words: Sequence[str]) -> int:
    """The kind of a predicate in its words: one of ``FREE`` to ``OF_HELD``."""
    if rule.of == "held":
        return OF_HELD
    if rule.of in ("round", "more"):  # beside another telling only
        return PLAIN
    if (rule.frame == "release" and not rule.weak) or (rule.frame == "move" and _is_freedom(words)):
        return FREE
    if rule.status is not None or rule.frame == "secure":
        return CLAIM
    if rule.frame == "release" and words[0].startswith(("hand", "turn")):
        return HAND
    return {"exchange": SWAP, "carry": CARRY}.get(rule.frame, PLAIN)


def _is_freedom(words: Sequence[str]) -> bool:
    """ "Walked free", "crossed into freedom"; "is free" is said of prices too."""
    return words[-1] == "freedom" or (words[-1] == "free" and words[0] in _SET_OUT)


def is_kept(rule: PeopleRule) -> bool:
    return rule.held or rule.fighter_in_war or rule.category in _KEPT or rule.id == _CREWS
