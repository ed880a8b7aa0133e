"""The gate: can this text hold a record at all, and which of its sentences have to be read?

It must never lose what the full cascade would find. So it asks only for what every record needs: people and a predicate
in one sentence, a sign that people were held, handed over or mediated for, without which the grounds of exclusion of
the codebook's section 1 drop the record anyway, and a party. The words are cut from the rules; the signs that other
stages know are given to it.
"""

from collections.abc import Sequence
from typing import Literal

from exchange_extract.gate.scan import Scan
from exchange_extract.gate.words import GateWords, Signs, has, words_of
from exchange_extract.lexicon import Lexicon

__all__ = ["Gate", "Lack", "Signs"]

_NEIGHBOURS = 8  # sentences: the farthest that the records stage looks for a place, a day or a source
_GENERIC_PARTY = (
    "armed group",
    "captors",
    "gunmen",
    "guerrillas",
    "insurgents",
    "jihadists",
    "kidnappers",
    "militants",
    "rebels",
    "separatists",
)

Lack = Literal["predicate", "sign", "party"]


class Gate:
    """A compiled gate for one lexicon and the signs that other stages know."""

    def __init__(self, lexicon: Lexicon, signs: Signs) -> None:
        self._parties = lexicon.name_matcher
        self._words = GateWords(lexicon)
        self._scan = Scan(self._words, signs)

    def passes(self, text: str) -> bool:
        """Whether a text may hold a record. Time is linear in the text."""
        return self._scan.may_tell(text) and self._names_party(text)

    def lacks(self, text: str) -> Lack | None:
        """What a text lacks to hold a record, the plainest first; None when it passes. Slower than ``passes``.

        A *sign* is that people were held, are handed over or mediated for, in the sentence of a predicate or near it.
        """
        if self.passes(text):
            return None
        if not has(self._words.predicates, words_of(text.encode("utf-8", "surrogatepass"))):
            return "predicate"
        return "sign" if self._names_party(text) else "party"

    def select(self, text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
        """Which sentences to read: those with a predicate or people, the first ones, and what stands near them."""
        wanted = [False] * len(spans)
        until = 0
        for number, (start, end) in enumerate(spans):
            words = words_of(text[start:end].encode("utf-8", "surrogatepass"))
            if number == 0 or has(self._words.predicates, words) or has(self._words.people, words):
                for index in range(max(until, number - _NEIGHBOURS), min(len(spans), number + _NEIGHBOURS + 1)):
                    wanted[index] = True
                until = min(len(spans), number + _NEIGHBOURS + 1)
        return wanted

    def _names_party(self, text: str) -> bool:
        if self._parties.find_matches_as_indexes(text):
            return True
        low = text.lower()
        return any(words in low for words in _GENERIC_PARTY)
