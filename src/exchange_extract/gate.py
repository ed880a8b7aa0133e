"""The gate: can this text hold a record at all, and which of its sentences have to be read?

It works on the set of whole words of a text, which costs one pass, and must never lose what the full cascade would
find. So it asks only for what every record needs: a predicate with all its particles, a party, and a sign that people
were held, handed over or mediated for, without which the grounds of exclusion of the codebook's section 1 drop the
record anyway. The words are cut from the rules; the signs that other stages know are given to it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from exchange_extract.lexicon import Lexicon, PartyRef
from exchange_extract.rules.schema import PredicateRule

_WORD = re.compile(r"[^\W\d_]+")
_NEIGHBOURS = 8  # sentences: the farthest that the records stage looks for a place, a day or a source
_HELD_KINDS = frozenset({"prisoner_of_war", "detainee", "hostage", "child", "remains"})
_CREWS = "people.seafarer"
_CAPTORS = ("armed_group", "side")
# fmt: off
_CAUGHT = (
    "held", "hold", "holds", "holding", "kept", "taken", "dead", "fallen", "killed", "slain", "deceased", "political",
    "incarcerated", "imprisoned", "armed groups", "hands", "control", "controlled", "confinement", "in exchange",
    "in return",
)
# fmt: on
_GENERIC_PARTY = frozenset({"armed", "groups"})

Lack = Literal["predicate", "sign", "party"]


class Gate:
    """A compiled gate for one lexicon.

    ``stems`` are beginnings of words, and ``words`` whole words, that say that people were held or mediated for.
    """

    def __init__(self, lexicon: Lexicon, stems: Iterable[str] = (), words: Iterable[str] = ()) -> None:
        self._parties = lexicon.name_matcher
        self._verbs = {
            form: tuple({_parts(" ".join(verb.particles)) for verb in verbs}) for form, verbs in lexicon.verbs.items()
        }
        self._nouns = tuple({_parts(noun) for noun in lexicon.nouns})
        people = {_parts(" ".join(phrase)): rule for phrase, rule in lexicon.people.items()}
        self._people = _by_word(people)
        held = [
            phrase for phrase, rule in people.items() if rule.held or rule.category in _HELD_KINDS or rule.id == _CREWS
        ]
        sure = [
            _parts(form) | particles
            for form, verbs in lexicon.verbs.items()
            for particles in {_parts(" ".join(verb.particles)) for verb in verbs if _is_sure(verb.rule)}
        ]
        sure += [_parts(noun) for noun, rule in lexicon.nouns.items() if _is_sure(rule)]
        given = [_parts(word.lower()) for word in {*words, *_CAUGHT}]
        given += [
            _parts(name.lower())
            for name, entries in lexicon.names.items()
            if any(isinstance(e.value, PartyRef) and e.value.kind in _CAPTORS for e in entries)
        ]
        self._signs = _by_word([phrase for phrase in (*held, *sure, *given) if phrase])
        self._nouns_by_word = _by_word(self._nouns)
        self._stems = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, stems))) + ")") if stems else None

    def passes(self, text: str) -> bool:
        """Whether a text may hold a record. Time is linear in the text."""
        return self.lacks(text) is None

    def lacks(self, text: str) -> Lack | None:
        """The first thing that a text lacks to hold a record, in the order that is cheapest to ask; else None."""
        folded = text.lower()
        words = frozenset(_WORD.findall(folded))
        if not self._has_predicate(words):
            return "predicate"
        if not (_has(self._signs, words) or (self._stems is not None and self._stems.search(folded))):
            return "sign"
        if words >= _GENERIC_PARTY or self._parties.find_matches_as_indexes(text):
            return None
        return "party"

    def select(self, text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
        """Which sentences to read: those with a predicate or people, the first ones, and what stands near them."""
        wanted = [False] * len(spans)
        until = 0
        for number, (start, end) in enumerate(spans):
            words = frozenset(_WORD.findall(text[start:end].lower()))
            if number == 0 or self._has_predicate(words) or _has(self._people, words):
                for index in range(max(until, number - _NEIGHBOURS), min(len(spans), number + _NEIGHBOURS + 1)):
                    wanted[index] = True
                until = min(len(spans), number + _NEIGHBOURS + 1)
        return wanted

    def _has_predicate(self, words: frozenset[str]) -> bool:
        if _has(self._nouns_by_word, words):
            return True
        return any(particles <= words for form in self._verbs.keys() & words for particles in self._verbs[form])


def _is_sure(rule: PredicateRule) -> bool:
    """Whether a predicate needs no further sign: it has no other common meaning, or claims people by itself."""
    return not rule.weak or rule.status is not None or rule.frame == "secure"


def _parts(phrase: str) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase))


def _by_word(phrases: Iterable[frozenset[str]]) -> dict[str, tuple[frozenset[str], ...]]:
    """Phrases by one of their words, the first in the alphabet."""
    table: dict[str, list[frozenset[str]]] = {}
    for phrase in phrases:
        table.setdefault(min(phrase), []).append(phrase)
    return {word: tuple(rows) for word, rows in table.items()}


def _has(table: dict[str, tuple[frozenset[str], ...]], words: frozenset[str]) -> bool:
    return any(phrase <= words for word in table.keys() & words for phrase in table[word])
