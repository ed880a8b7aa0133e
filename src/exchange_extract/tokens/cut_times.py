"""Times between an auxiliary and its verb: "will on 16 July give", "were late on Sunday freed", "is next week to send".

The small model loses the verb behind them. Without the time it reads such sentences as well as any other.
"""

from collections.abc import Sequence
from dataclasses import replace

from exchange_extract.tokens.bare_times import TIMES
from exchange_extract.tokens.token import Token

# fmt: off
_MODALS = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would", "'ll", "’ll"})
BE = frozenset({"are", "is", "was", "were"})
_HAVE = frozenset({"had", "has", "have"})
_PREPOSITIONS = frozenset({"after", "around", "at", "before", "by", "during", "from", "in", "on", "within"})
_UNITS = frozenset({
    "afternoon", "autumn", "day", "days", "evening", "fall", "fortnight", "hour", "hours", "midnight", "month",
    "months", "morning", "night", "noon", "spring", "summer", "today", "tomorrow", "tonight", "week", "weekend",
    "weeks", "winter", "year", "years", "yesterday",
})
_QUALIFIERS = frozenset({
    "a", "beginning", "coming", "early", "end", "few", "first", "following", "last", "late", "later", "latest",
    "middle", "next", "of", "same", "start", "that", "the", "this",
})
_IRREGULAR = frozenset({
    "beaten", "begun", "broken", "brought", "driven", "flown", "found", "given", "held", "kept", "left", "let", "met",
    "put", "seen", "sent", "set", "shot", "shown", "sold", "taken", "told", "won",
})
_CLOSES = _PREPOSITIONS | {"and", "but", "or", "that", "to", "when", "which", "who"}
# fmt: on
_LONGEST = 9  # tokens of "by the end of next month at the latest"


def find_time(words: Sequence[str]) -> tuple[int, int] | None:
    """Indices of the first time between an auxiliary and its verb and of the token behind it; None without one."""
    for before, word in enumerate(words[:-2]):
        low = word.lower()
        if (low not in BE and low not in _HAVE and low not in _MODALS) or word == "May":
            continue
        stop = end_of_time(words, before + 1)
        if stop is None:
            continue
        verb = words[stop]
        past = verb.endswith("ed") or verb in _IRREGULAR
        if (verb == "to" and low in BE) or (past if low not in _MODALS else verb.islower() and verb not in _CLOSES):
            return before + 1, stop
    return None


def end_of_time(words: Sequence[str], first: int) -> int | None:
    """Index of the token behind a time that begins at ``first``, with the commas around it; None without a time."""
    at, named = first + (words[first : first + 1] == [","]), False
    for word in words[at : at + _LONGEST]:
        low = word.lower()
        time = low in _UNITS or (low in TIMES and word[:1].isupper())
        if not (time or word.isdigit() or low in _QUALIFIERS or low in _PREPOSITIONS):
            break
        named, at = named or time, at + 1
    end = [word.lower() for word in words[max(0, at - 3) : at]]
    closed = end[-1:] == ["later"] or end == ["at", "the", "latest"]
    if not named or (not closed and end[-1] in _QUALIFIERS | _PREPOSITIONS):
        return None
    at += at < len(words) and words[at] == ","
    return at if at < len(words) else None


def with_time_back(tokens: Sequence[Token], read: Sequence[Token], cut: tuple[int, int]) -> list[Token]:
    """``tokens`` with the tags and arcs of ``read``, the same sentence without those at ``cut``.

    The time itself hangs on the verb behind it.
    """
    first, stop = cut
    verb = stop + (tokens[stop].lower == "to")
    plain = [i for i in range(first, stop) if tokens[i].text != ","]
    noun = next(i for i in reversed(plain) if tokens[i].lower in _UNITS or tokens[i].lower in TIMES)

    def moved(index: int) -> int:
        return index if index < first else index + stop - first

    result = [replace(tokens[moved(t.i)], tag=t.tag, dep=t.dep, head=moved(t.head)) for t in read]
    for i in range(first, stop):
        old = tokens[i]
        if i == noun:
            new = replace(old, tag="NNP" if old.text[:1].isupper() else "NN", dep="obl", head=verb)
        elif old.text == ",":
            new = replace(old, dep="punct", head=verb)
        else:
            new = replace(old, dep="case" if old.lower in _PREPOSITIONS else "nmod", head=noun)
        result.insert(i, new)
    return result
