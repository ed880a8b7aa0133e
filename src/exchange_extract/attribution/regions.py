"""Noun phrases beside a verb, read on the surface: back to the nearest boundary, or on to the end of the phrase."""

from exchange_extract.attribution.words import credit_words
from exchange_extract.frames.model import PersonSpot, Scene
from exchange_extract.tokens import Token

QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "''", "``"})
DASHES = frozenset({"—", "–", "--", "-"})
STOPS = frozenset({",", ";", ":", "(", ")", "[", "]", ".", "…"}) | QUOTES | DASHES
# fmt: off
CLAUSE_OPENERS = frozenset({
    "that", "while", "because", "although", "though", "when", "where", "whereas", "but", "if", "since", "until", "so",
    "whether", "as", "after", "before", "than", "who", "which", "whom", "whose", "then", "whereupon",
})
BEFORE_VERB = frozenset({
    "has", "have", "had", "also", "later", "earlier", "then", "further", "thus", "only", "just", "himself", "herself",
    "itself", "themselves", "did", "does", "do", "was", "is", "were", "are", "been", "once", "again", "too", "can",
    "could", "would", "will", "may", "to", "not", "n't", "never", "all", "both", "first", "in", "turn", "meanwhile",
    "now", "still", "repeatedly", "yet", "immediately",
})
# fmt: on
_OF_PHRASE = frozenset(
    {
        "DT",
        "JJ",
        "JJS",
        "JJR",
        "PRP$",
        "PRP",
        "NNP",
        "NN",
        "NNS",
        "NNPS",
        "POS",
        "CD",
        "HYPH",
        "VBN",
        "NFP",
    }
)
_LINKS = frozenset({"of", "for", "in", "at", "on", "to", "with", "and", "&", "from"})
_BODIES = frozenset({"council", "committee", "office", "forum"})
_LEAD = frozenset(
    {
        "and",
        "or",
        "nor",
        "yet",
        "also",
        "separately",
        "meanwhile",
        "earlier",
        "later",
        "however",
        "officially",
    }
)
PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
# fmt: off
NOT = frozenset({
    "not", "n't", "never", "nor", "neither", "to", "will", "would", "should", "must", "may", "might", "wo",
})
# fmt: on
FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
RELATIVE = frozenset({"who", "which", "that"})


def skip_left(scene: Scene, verb: int) -> int:
    """The last token of what stands before a verb and its auxiliaries, adverbs, dates and media."""
    tokens = scene.parsed.tokens
    dates = {i for spot in scene.dates for i in range(spot.first, spot.last + 1)}
    index = verb - 1
    while index >= 0:
        token = tokens[index]
        if (
            index in dates
            or (token.lower in ("on", "in", "at", "late", "early") and index + 1 in dates)
            or (
                (token.lower in BEFORE_VERB or token.tag in ("RB", "MD"))
                and token.lower not in STOPS
                and token.tag not in ("DT", "PRP")
            )
        ):
            index -= 1
        elif token.lower in credit_words().media and _medium_start(tokens, index) >= 0:
            index = _medium_start(tokens, index) - 1
        else:
            return index
    return index


def _medium_start(tokens: tuple[Token, ...], last: int) -> int:
    """Where "in a statement", "on Telegram" begins, or -1."""
    for index in range(last - 1, max(-1, last - 5), -1):
        if tokens[index].lower in ("in", "on", "via", "over", "by"):
            return index
        if tokens[index].tag not in ("DT", "JJ", "NN", "NNP", "PRP$"):
            return -1
    return -1


def region_before(scene: Scene, end: int) -> tuple[int, int]:
    """The phrase that ends at ``end``: back to the nearest punctuation, finite verb or conjunction of a clause."""
    tokens = scene.parsed.tokens
    first = end
    while first > 0:
        token = tokens[first - 1]
        if token.lower in STOPS and not joins(tokens, first - 1):
            break
        if (
            (token.tag in FINITE and token.text.islower() and token.lower != "briefed")
            or (token.lower in CLAUSE_OPENERS and token.tag != "DT")
            or end - first > 24
        ):
            break
        first -= 1
    return _without_lead(scene, first, end)


def joins(tokens: tuple[Token, ...], index: int) -> bool:
    """A hyphen or apostrophe inside a word."""
    token = tokens[index]
    touching = index > 0 and tokens[index - 1].end == token.start
    if token.lower in DASHES:
        return touching and index + 1 < len(tokens) and tokens[index + 1].start == token.end
    return token.lower in ("'", "’") and touching and tokens[index - 1].lower.endswith("s")


def _without_lead(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Without "On Friday", "In Kyiv the", "Earlier", "and" at its head."""
    tokens = scene.parsed.tokens
    dates = {i for spot in scene.dates for i in range(spot.first, spot.last + 1)}
    while first < last:
        token = tokens[first]
        if token.lower in _LEAD or first in dates or token.tag == "RB":
            first += 1
        elif token.tag in ("IN", "TO") and token.lower not in ("both",):
            rest = next(
                (
                    i
                    for i in range(first + 1, last + 1)
                    if i not in dates
                    and tokens[i].tag in ("DT", "PRP", "PRP$")
                    and tokens[i - 1].tag not in ("IN", "TO")
                ),
                None,
            )
            after_date = next((i for i in range(first + 1, last + 1) if i - 1 in dates and i not in dates), None)
            start = after_date or rest or _subject_start(scene, first, last)
            if start is None or start <= first:
                return first, last
            first = start
        else:
            break
    return first, last


def _subject_start(scene: Scene, first: int, last: int) -> int | None:
    """Where the parser sees the subject begin inside a region that opens with a preposition."""
    for index in range(first + 1, last + 1):
        if scene.parsed.tokens[index].dep.startswith("nsubj"):
            left = index
            while left - 1 > first and scene.parsed.tokens[left - 1].head == index:
                left -= 1
            return left
    return None


def phrase_after(scene: Scene, start: int) -> tuple[int, int]:
    """The noun phrase that begins at ``start``, with its "of" and "for" phrases; a name in apposition instead of it."""
    tokens = scene.parsed.tokens
    if tokens[start : start + 1] and tokens[start].tag == "PRP":
        return start, start  # "according to him the rebels are ready"
    last = start - 1
    for index in range(start, len(tokens)):
        if _is_of_phrase(tokens, start, index):
            last = index
        elif not _is_link(scene, start, index):
            break
    named = _in_apposition(scene, last)
    if named and not any(start <= p.first <= last for p in scene.persons):
        lexicon = credit_words()
        if _head_word(tokens, start, last) in lexicon.roles | lexicon.mouthpieces | _BODIES:
            return named.first, named.last
    return start, last


def _is_of_phrase(tokens: tuple[Token, ...], start: int, index: int) -> bool:
    """Whether the noun phrase from ``start`` on may go on with a token."""
    token, later = tokens[index], index > start
    if token.tag == "VBN" and later and tokens[index - 1].tag not in ("DT", "HYPH", "JJ"):
        return False
    if token.tag in _OF_PHRASE or joins(tokens, index):
        return True
    return (later and token.text[0].isupper()) or (token.lower in ("then", "now") and index == start + 1)


def _is_link(scene: Scene, start: int, index: int) -> bool:
    """Whether a preposition or "and" leads on within the phrase from ``start`` on."""
    tokens = scene.parsed.tokens
    linking = tokens[index].lower in _LINKS and start < index < len(tokens) - 1
    return linking and _links(scene, index)


def _in_apposition(scene: Scene, last: int) -> PersonSpot | None:
    """The person named after a comma behind a phrase, with a title or without."""
    tokens = scene.parsed.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].lower != ",":
        return None
    titled = last + 2 < len(tokens) and tokens[last + 2].tag == "NNP"
    firsts = (last + 2, last + 3) if titled else (last + 2,)
    return next((person for person in scene.persons if person.first in firsts), None)


def _head_word(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """The last word of a phrase before its "of" or "in": "the mayor of Shebaa" is a mayor."""
    inner = next((i for i in range(first + 1, last + 1) if tokens[i].tag == "IN"), last + 1)
    return tokens[inner - 1].lower


def _links(scene: Scene, index: int) -> bool:
    """Whether a preposition or "and" goes on with the phrase and does not begin a date, a medium or a clause."""
    tokens = scene.parsed.tokens
    following = tokens[index + 1]
    if any(spot.first == index + 1 or (spot.first == index + 2 and following.tag == "DT") for spot in scene.dates):
        return False
    if tokens[index - 1].lower in ("familiar", "close", "briefed"):
        return True
    if tokens[index].lower in ("and", "&"):
        return following.tag in ("NNP", "NNPS", "JJ", "DT", "NN") and tokens[index - 1].tag not in ("NNS",)
    if tokens[index].lower in ("of", "for"):
        return following.tag in ("DT", "NNP", "NN", "NNS", "JJ", "NNPS", "PRP$")
    window = [t.lower for t in tokens[index + 1 : index + 4]]
    if set(window) & credit_words().media:
        return False
    return (
        following.tag in ("NNP", "DT")
        and tokens[index].lower in ("in", "at", "on", "to", "from")
        and tokens[index - 1].is_noun
        and (tokens[index].lower != "on" or "sides" in window)
    )
