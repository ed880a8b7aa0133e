"""Words and beginnings of words, found in bytes by one automaton."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import ahocorasick_rs

from exchange_extract.gate.words import Table, parts

_EVERYWHERE = parts(
    "at be been being for get go going in into is of off on one other out over the to up was way were with"
)
_COMMON = parts(
    "ask asked asking asks back change changed changes changing come comes drive drives driving general let member "
    "members military national political private security senior service set take want wanted wanting wants young"
)
"""Words of phrases that stand in every other sentence or article: never looked for when the phrase has another."""
_LETTER = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DOT = ord(".")


class Anchors:
    """Beginnings of words (``stems``) and whole words or phrases, each with flags, found in UTF-8."""

    def __init__(self, stems: Mapping[bytes, int], whole: Mapping[bytes, int]) -> None:
        patterns = sorted({*stems, *whole})
        # Of patterns that begin together the longest is found: it carries what the beginnings in it say.
        self._stems = [_union(flags for stem, flags in stems.items() if word.startswith(stem)) for word in patterns]
        self._whole = [whole.get(word, 0) for word in patterns]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            patterns,
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def find(self, text: bytes) -> Iterator[tuple[int, int, int]]:
        """Where each begins and ends, and its flags, in order."""
        stems, whole, size = self._stems, self._whole, len(text)
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if start and text[start - 1] in _LETTER and text[start] != _DOT:
                continue
            flags = stems[index]
            if end >= size or text[end] not in _LETTER:
                flags |= whole[index]
            if flags:
                yield start, end, flags

    def any(self, text: bytes) -> bool:
        """Whether one of them stands in a text."""
        return next(self.find(text), None) is not None


def rarest(table: Table) -> Sequence[bytes]:
    """A word of each phrase, such that a text without any of them has none of the phrases; in a fixed order.

    A phrase that holds another's word needs none of its own ("political prisoners" beside "prisoners"); else it is the
    longest word, which is the rarest as a rule.
    """
    phrases = sorted({phrase for row in table.values() for phrase in row}, key=lambda p: (len(p), sorted(p)))
    chosen: dict[bytes, None] = {}
    for phrase in phrases:
        if phrase.isdisjoint(chosen):
            word = max(phrase, key=_rarity)
            chosen[word if len(word) > 1 else b"." + word] = None  # "P.O.W."
    return list(chosen)


def _rarity(word: bytes) -> tuple[bool, bool, int, bytes]:
    return word not in _EVERYWHERE, word not in _COMMON, len(word), word


def rests(tables: Sequence[Table], anchors: Iterable[bytes]) -> dict[bytes, frozenset[bytes]]:
    """For anchors that stand in phrases of several words only: words of which one must be there too."""
    found: dict[bytes, frozenset[bytes]] = {}
    for anchor in anchors:
        phrases = [phrase for table in tables for row in table.values() for phrase in row if anchor in phrase]
        if phrases and all(len(phrase) > 1 for phrase in phrases):
            found[anchor] = frozenset(max(phrase - {anchor}, key=lambda word: (len(word), word)) for phrase in phrases)
    return found


def _union(flags: Iterable[int]) -> int:
    total = 0
    for flag in flags:
        total |= flag
    return total
