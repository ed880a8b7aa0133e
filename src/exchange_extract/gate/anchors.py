"""Beginnings of words, found in flat bytes (``words.flat``) by one automaton."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import ahocorasick_rs

from exchange_extract.gate.words import Table, Words, parts

_EVERYWHERE = parts(
    "an are at be been being for from have in into is of off on one other out over the to up was were with"
)
_COMMON = parts(
    "ask asked asking asks await awaited awaiting awaits change changed changes changing come comes drive drives "
    "driving expect expected expecting expects general get go going let member members military national political "
    "private security senior service set take want wanted wanting wants way young"
)
"""Words of phrases that stand in every other sentence or article: never looked for when the phrase has another."""
_BLANK = 32
_NEVER = (b"\0", b"\1", b"\2", b"\3")
"""In no flat text. Were a blank the only first byte of all patterns, the library would look for blanks first and run
its automaton from each of them, which takes a quarter longer than to run it over everything."""
_ACRONYMS = {b"w": b"p o w"}  # with stops; a letter alone begins too many words
_ONE = b"one"  # of "one way", "in one direction"
_FEW = 8  # words that are looked for beside an anchor; to look for more takes longer than it saves
_BEFORE, _AFTER = 80, 250  # bytes before and after an anchor that hold the other words of its phrase


class Anchors:
    """Beginnings of words (``stems``) and whole words or phrases, each with flags.

    ``rests`` has, for words that stand in phrases of several words only, others of which one must stand near; without
    one such a word loses the flags of ``phrasal``.
    """

    def __init__(
        self,
        stems: Mapping[bytes, int],
        whole: Mapping[bytes, int],
        rests: Mapping[bytes, tuple[bytes, ...]],
        phrasal: int = 1,
    ) -> None:
        patterns = sorted({*stems, *whole})
        # Of patterns that begin together the longest is found: it carries what those within it say.
        self._stems = [_union(stems.get(part, 0) for part in _beginnings(word)) for word in patterns]
        self._both = [
            self._stems[index] | _union(whole.get(part, 0) for part in _runs(word))
            for index, word in enumerate(patterns)
        ]
        self._rests = [rests.get(word) for word in patterns]
        self._kept = ~phrasal
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [*(b" " + _ACRONYMS.get(pattern, pattern) for pattern in patterns), *_NEVER],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def find(self, text: bytes) -> list[tuple[int, int, int]]:
        """The anchors in order: where each begins and ends, and its flags.

        A text is flat, and begins and ends with a blank, or else its first and last words are not looked at.
        """
        stems, both, rests = self._stems, self._both, self._rests
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if flags := both[index] if text[end : end + 1] == b" " else stems[index]:
                rest = rests[index]
                if rest is None or _has_any(text, rest, start, end) or (flags := flags & self._kept):
                    found.append((start + 1, end, flags))
        return found


def _has_any(text: bytes, rest: Iterable[bytes], start: int, end: int) -> bool:
    first, last = max(0, start - _BEFORE), end + _AFTER
    for word in rest:  # noqa: SIM110 - half the cost of any()
        if text.find(word, first, last) >= 0:
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


def rarest(table: Table) -> dict[bytes, tuple[Words, ...]]:
    """A word of each phrase, with the phrases that it stands for; in a fixed order.

    A text without any of the words has none of the phrases. A phrase that holds another's word needs none of its own
    ("political prisoners" beside "prisoners"); else it is the longest word, which is the rarest as a rule.
    """
    phrases = sorted({phrase for row in table.values() for phrase in row}, key=lambda p: (len(p), sorted(p)))
    chosen: dict[bytes, list[Words]] = {}
    for phrase in phrases:
        owners = chosen.keys() & phrase or {max(phrase, key=rarity)}
        chosen.setdefault(max(owners, key=rarity), []).append(phrase)
    return {word: tuple(row) for word, row in chosen.items()}


def rarity(word: bytes) -> tuple[bool, bool, int, bytes]:
    """The greater, the rarer a word is likely to be."""
    return word not in _EVERYWHERE, word not in _COMMON, len(word), word


def rests(tables: Sequence[Mapping[bytes, Sequence[Words]]]) -> dict[bytes, tuple[bytes, ...]]:
    """For the words of ``rarest`` tables that stand for longer phrases only: beginnings of words of which one must be
    there too."""
    found: dict[bytes, tuple[bytes, ...]] = {}
    for anchor in {anchor: None for table in tables for anchor in table}:
        phrases = [phrase - {anchor} for table in tables for phrase in table.get(anchor, ())]
        if all(phrases):
            shared = {word for word in frozenset.intersection(*phrases) if word not in _EVERYWHERE or word == _ONE}
            chosen = [shared] if shared else phrases
            words = sorted({b" " + max(phrase, key=rarity) for phrase in chosen})
            few = [word for word in words if not any(word != begin and word.startswith(begin) for begin in words)]
            if len(few) <= _FEW:
                found[anchor] = tuple(few)
    return found


def _union(flags: Iterable[int]) -> int:
    total = 0
    for flag in flags:
        total |= flag
    return total
