"""The gate: can this text, and which of its sentences, hold a record at all?

One pass of an Aho-Corasick automaton over the folded text looks for forms of predicates and of people words. It must
never lose what the full cascade would find, so the forms are made from the rules themselves.
"""

from collections.abc import Sequence

import ahocorasick_rs

from exchange_extract.lexicon import Lexicon
from exchange_extract.sentences import Sentence


class Gate:
    """A compiled gate for one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        triggers = set(lexicon.verbs) | set(lexicon.nouns)
        people = {" ".join(words) for words in lexicon.people}
        self._trigger_words = frozenset(triggers)
        words = sorted(triggers | people)
        self._words = words
        self._matcher = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def passes(self, text: str) -> bool:
        """Whether a text may hold a record: it has a predicate of some family."""
        hits = self._matcher.find_matches_as_indexes(text.lower())
        return any(self._words[index] in self._trigger_words for index, _, _ in hits)

    def select(self, text: str, sentences: Sequence[Sentence]) -> list[bool]:
        """Which sentences to parse: those with a predicate or people, and their neighbours, which may add to them."""
        near = [False] * len(sentences)
        for number, sentence in enumerate(sentences):
            folded = text[sentence.start : sentence.end].lower()
            if any(True for _ in self._matcher.find_matches_as_indexes(folded)):
                for index in range(max(0, number - 1), min(len(sentences), number + 2)):
                    near[index] = True
        return near
