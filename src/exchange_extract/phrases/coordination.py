"""Counts that stand beside each other: in a list, or one told on top of the other."""

from collections.abc import Sequence

from exchange_extract.phrases.partition_words import LINKS
from exchange_extract.phrases.people import Group
from exchange_extract.tokens import Token

# fmt: off
_BESIDES = (
    ("plus",), ("along", "with"), ("go", "along", "with"), ("together", "with"), ("as", "well", "as"),
    ("alongside",), ("besides",),
    ("in", "addition", "to"), ("on", "top", "of"), ("and", "with", "them"), ("and", "with", "him"),
    ("and", ",", "on", "top", "of", "that", ","), ("and", ",", "in", "addition", ","), ("and", ",", "besides", ","),
    ("and", "besides"), ("and", "in", "addition"), ("and", "also"), ("and", "another"),
)
"""Ends of what stands between a count and one that is told on top of it."""
_NOT_BESIDES = {";", "for", "exchange", "return", "who", "which", "that", "whom", "but", "against", "while", "where"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_ADJUNCT = 10  # words on when and where between a count and what is added to it
# fmt: on


def coordinated(tokens: Sequence[Token], a: Group, b: Group) -> bool:
    """Whether nothing but "and", commas and the like stand between two groups: "146 men and in addition eight boys"."""
    if told_besides(tokens, a, b):
        return True
    between = {token.lower for token in tokens[a.last + 1 : b.first]}
    return bool(between) and between <= LINKS | {"in", "addition", "about", "some", "at", "least"}


def told_besides(tokens: Sequence[Token], a: Group, b: Group) -> bool:
    """ "103 soldiers to Ukraine on Monday, as well as two civilians": added behind words on when and where."""
    between = tokens[a.last + 1 : b.first]
    words = tuple(token.lower for token in between)
    mark = max((len(mark) for mark in _BESIDES if words[-len(mark) :] == mark), default=0)
    adjunct = between[: len(between) - mark]
    plain = not {t.lower for t in adjunct} & _NOT_BESIDES and not any(t.tag in _FINITE for t in adjunct)
    return mark > 0 and plain and len(adjunct) <= _ADJUNCT
