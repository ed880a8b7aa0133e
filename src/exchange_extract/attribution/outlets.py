"""Outlets and their people on the spot: which part of "the news website Example Wire" is the name."""

from exchange_extract.attribution.words import credit_words
from exchange_extract.tokens import Token

_KINDS_OF_NEWS = frozenset({"television", "tv", "radio", "satellite", "news", "online"})


def on_the_spot(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int] | None:
    """ "An AFP journalist at the bridge": the outlet whose reporter it is."""
    at = next((i for i in range(first, last + 1) if tokens[i].lower in credit_words().reporters), None)
    if at is None or at == first:
        return None
    owner = next((i for i in range(at - 1, first, -1) if tokens[i].tag == "POS"), at)
    start = at = owner  # "Israel Radio's Gaza correspondent"
    while start > first and (tokens[start - 1].tag.startswith("NNP") or tokens[start - 1].tag == "POS"):
        start -= 1
    while start < at and tokens[at - 1].tag == "POS":
        at -= 1
    return (start, at - 1) if start < at else None


def named_outlet(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """ "the news website Example Wire", "the ATV channel": the name alone."""
    outlets = credit_words().outlets
    for index in range(first, last + 1):
        if tokens[index].lower not in outlets or tokens[index].text[0].isupper():
            continue
        after = index + 1
        while after <= last and tokens[after].lower in ("the", '"', "“"):
            after += 1
        if after <= last and tokens[after].text[0].isupper():
            return after, last
        capitals = [i for i in range(first, index) if tokens[i].tag in ("NNP", "NNPS") and tokens[i].text[0].isupper()]
        between = tokens[capitals[-1] + 1 : index] if capitals else ()
        if index == last and capitals and all(t.text in _KINDS_OF_NEWS for t in between):
            return capitals[0], capitals[-1]
    return first, last
