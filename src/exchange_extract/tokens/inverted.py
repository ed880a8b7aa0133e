"""Clauses told from their end: "Coming home are 17 soldiers", "Flown to Tripoli on Friday were nine sailors"."""

from dataclasses import replace

from exchange_extract.tokens.bare_times import WEEKDAYS
from exchange_extract.tokens.token import Token

# fmt: off
_BE = {"is", "are", "was", "were"}
_OPENS = {"also", "now", "still", "only", "finally", "meanwhile", "“", '"'}
_BEHIND_VERB = {"RB", "IN", "TO", "RP"}
_PATHS = {"home", "back", "free", "the", "today", "yesterday", "both", "with"}
_WITHIN_SUBJECT = {"DT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "RB", "VBN", "VBG", "HYPH"}
_BEFORE_NUMBER = {"about", "over", "around", "at", "up", "than", "to"}
# fmt: on
_CLAUSES = {"conj", "xcomp", "ROOT", "parataxis", "advcl", "ccomp"}
_REACH = 14  # tokens from the participle to its auxiliary


def with_subject_behind(tokens: list[Token]) -> list[Token]:
    """A participle that opens its sentence is the verb; the people behind the auxiliary are its subject.

    The model makes those people the predicate of a copula, with the participle for a clause that is their subject.
    """
    first = next((token.i for token in tokens[:3] if token.lower not in _OPENS), None)
    if first is None or not _is_participle(tokens, first):
        return tokens
    be = _auxiliary(tokens, first)
    noun = _subject(tokens, be) if be else None
    if be is None or noun is None or be < noun.head < noun.i:
        return tokens
    governor = noun.head if noun.head > be and noun.head != noun.i else first
    if governor == first and noun.head not in (noun.i, first):
        return tokens
    passive = ":pass" if not tokens[first].lower.endswith("ing") else ""
    moved = []
    for token in tokens:
        if token.i == first:
            tag, dep = ("VBN" if passive else "VBG"), ("ROOT" if governor == first else "ccomp")
            token = replace(token, tag=tag, dep=dep, head=governor)
        elif token.i == be:
            token = replace(token, dep="aux" + passive, head=first)
        elif token.i == noun.i:
            token = replace(token, dep="nsubj" + passive, head=first)
        elif token.head == noun.i and (token.i < be or (governor == first and token.dep in ("punct", "parataxis"))):
            token = replace(token, head=first)
        moved.append(token)
    return moved


def _is_participle(tokens: list[Token], index: int) -> bool:
    """Whether a word is a participle with a path, a day or its auxiliary behind it, and no noun of its own."""
    token = tokens[index]
    form = token.tag in ("VBG", "VBN", "VBD") or (token.is_noun and token.lower.endswith(("ing", "ed", "wn")))
    if not form or index + 2 >= len(tokens):
        return False
    after = tokens[index + 1]
    return after.tag in _BEHIND_VERB or after.lower in _PATHS | WEEKDAYS | _BE


def _auxiliary(tokens: list[Token], first: int) -> int | None:
    """The form of *be* before which no other verb and no comma stands."""
    for token in tokens[first + 1 : first + _REACH]:
        if token.lower in _BE:
            return token.i
        if token.lower == "," or token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _subject(tokens: list[Token], be: int) -> Token | None:
    """The head of the phrase right behind the auxiliary, where it is a plural or a figure opens it."""
    at = be + 1
    while at < len(tokens) and (tokens[at].tag in _WITHIN_SUBJECT or tokens[at].lower in _BEFORE_NUMBER):
        at += 1
    noun = next((token for token in reversed(tokens[be + 1 : at]) if token.is_noun), None)
    if noun is None or not (noun.tag in ("NNS", "NNPS") or tokens[be + 1].tag == "CD"):
        return None
    return noun


def with_subject_behind_objects(tokens: list[Token]) -> list[Token]:
    """ "Took in nine men and two boys and 14 others went home": the noun right before the last verb is its subject.

    The model makes it one more object of the verb before.
    """
    for token in tokens[4:]:
        noun = first = tokens[token.i - 1]
        while first.dep == "conj" and first.head < first.i:
            first = tokens[first.head]
        governor = tokens[first.head]
        if token.tag not in ("VBD", "VBZ", "VBP") or token.dep not in _CLAUSES or not noun.is_noun or first is noun:
            continue
        own = any(t.head == token.i and t.dep in ("nsubj", "nsubj:pass", "cc") for t in tokens[governor.i : token.i])
        joint = next((t.i for t in tokens[: noun.i] if t.head == noun.i and t.lower == "and"), None)
        if own or joint is None or first.dep != "obj" or not governor.is_verb:
            continue
        verb = replace(token, dep="conj") if token.head == governor.i else token
        changed = {token.i: verb, joint: replace(tokens[joint], head=token.i)}
        changed[noun.i] = replace(noun, dep="nsubj", head=token.i)
        tokens = [changed.get(other.i, other) for other in tokens]
    return tokens
