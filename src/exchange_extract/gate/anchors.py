"""Beginnings of words, found in flat bytes (``words.flat``) by one automaton."""

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
_BLANK = 32


class Anchors:
    """Beginnings of words (``stems``) and whole words or phrases, each with flags."""

    def __init__(self, stems: Mapping[bytes, int], whole: Mapping[bytes, int]) -> None:
        patterns = sorted({*stems, *whole})
        # Of patterns that begin together the longest is found: it carries what those within it say.
        self._stems = [_union(stems.get(part, 0) for part in _beginnings(word)) for word in patterns]
        self._both = [
            self._stems[index] | _union(whole.get(part, 0) for part in _runs(word))
            for index, word in enumerate(patterns)
        ]
        self.patterns = tuple(patterns)
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [b" " + pattern for pattern in patterns],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def find(self, text: bytes) -> list[tuple[int, int, int, int]]:
        """The anchors in order: the number of the pattern, where it begins and ends, and its flags.

        A text is flat and begins with a blank, or else its first word is not looked at.
        """
        stems, both, size = self._stems, self._both, len(text)
        return [
            (index, start + 1, end, flags)
            for index, start, end in self._automaton.find_matches_as_indexes(text)
            if (flags := both[index] if end >= size or text[end] == _BLANK else stems[index])
        ]

    def any(self, text: bytes) -> bool:
        """Whether one of them stands in a text."""
        stems, both, size = self._stems, self._both, len(text)
        for index, _, end in self._automaton.find_matches_as_indexes(text):
            if stems[index] or (both[index] and (end >= size or text[end] == _BLANK)):
                return True
        return False


def _beginnings(pattern: bytes) -> Iterator[bytes]:
    """What begins where a word of the pattern does."""
    for start in range(len(pattern)):
        if start == 0 or pattern[start - 1] == _BLANK:
            yield from (pattern[start:end] for end in range(start + 1, len(pattern) + 1))


def _runs(pattern: bytes) -> Iterator[bytes]:
    """Its whole words, and those that stand in a row."""
    words = pattern.split(b" ")
    for start in range(len(words)):
        yield from (b" ".join(words[start:end]) for end in range(start + 1, len(words) + 1))


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
            chosen[word if len(word) > 1 else b"p o w"] = None
    return list(chosen)


def _rarity(word: bytes) -> tuple[bool, bool, int, bytes]:
    return word not in _EVERYWHERE, word not in _COMMON, len(word), word


def rests(tables: Sequence[Table], anchors: Iterable[bytes]) -> dict[bytes, tuple[bytes, ...]]:
    """For anchors that stand in phrases of several words only: words of which one must be there too."""
    found: dict[bytes, tuple[bytes, ...]] = {}
    for anchor in anchors:
        phrases = [phrase for table in tables for row in table.values() for phrase in row if anchor in phrase]
        if phrases and all(len(phrase) > 1 for phrase in phrases):
            words = {max(phrase - {anchor}, key=lambda word: (len(word), word)) for phrase in phrases}
            found[anchor] = tuple(b" " + word for word in sorted(words))
    return found


def _union(flags: Iterable[int]) -> int:
    total = 0
    for flag in flags:
        total |= flag
    return total
