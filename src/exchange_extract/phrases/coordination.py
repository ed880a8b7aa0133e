"""Counts that stand beside each other: in a list, or one told on top of the other."""

from collections.abc import Sequence
from itertools import pairwise

from exchange_extract.phrases.partition_words import LINKS
from exchange_extract.phrases.people import PRONOUN, Group
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


_OPENS = {"who", "whom", "whose", "that", "which", "it", "they", "he", "she"}
_DESCRIBED = 24  # words that describe people before others are added to them


def told_behind_clause(tokens: Sequence[Token], groups: Sequence[Group], a: Group, b: Group) -> bool:
    """ "20 soldiers who had been wounded and the bodies of 12 others": a clause describes the first of them only.

    No other people are counted or named within the clause, and what follows ``b`` gives it no verb of its own.
    """
    between = tokens[a.last + 1 : b.first]
    words = [token.lower for token in between]
    mark = next((len(m) for m in (["and", "of"], ["and"], ["plus"]) if words[-len(m) :] == m), 0)
    clause = between[: len(between) - mark]
    clause = clause[: len(clause) - (words[len(clause) - 1 : len(clause)] == [","])]
    if not mark or not 2 <= len(clause) <= _DESCRIBED or {";", ":", '"', "“"} & set(words):
        return False
    while clause and (clause[0].text == "," or clause[0].tag == "NNP"):  # ", Jan Novak, who"
        clause = clause[1:]
    clause = clause[2:] if [t.lower for t in clause[1:3]] == ["of", "whom"] else clause  # "all of whom"
    if len(clause) < 2 or not (clause[0].lower in _OPENS or clause[0].tag in ("VBN", "VBG")):
        return False
    if any(a.last < g.first < b.first and g.rule != PRONOUN for g in groups):
        return False
    return not any(token.tag in _FINITE for token in tokens[b.last + 1 : b.last + 2])


def descriptions(tokens: Sequence[Token], groups: Sequence[Group]) -> set[int]:
    """The tokens of clauses that stand between people and others handed over with them: nothing later hangs on them."""
    counted = [group for group in groups if group.count is not None]
    pairs = [(a, b) for a, b in pairwise(counted) if told_behind_clause(tokens, groups, a, b)]
    return {index for a, b in pairs for index in range(a.last + 1, b.first)}
