"""Sentences out of a Doc that somebody else's pipeline has tagged and parsed."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from exchange_extract.sentences import Sentence
from exchange_extract.tokens import Parsed
from exchange_extract.tokens.english import ENGLISH_LABELS, to_universal
from exchange_extract.tokens.mends import mended
from exchange_extract.tokens.token import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

Scheme = Literal["universal", "english"]
"""Whose labels the arcs have: Universal Dependencies, or those of spaCy's English models (ClearNLP)."""

# fmt: off
_UNIVERSAL = {
    "root", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop",
    "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
}
_TAGS = {  # Penn Treebank, as OntoNotes and the English Web Treebank write it
    "$", "''", '""', ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN",
    "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
    "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
}
# fmt: on


def scheme_of(doc: "Doc") -> Scheme | None:
    """The labels that a Doc is parsed with; None when any word lacks an arc or a Penn tag, or has an unknown label.

    Labels that both schemes share, and no other, pass for English: they mean the same.
    """
    words = [token for token in doc if not token.is_space]
    if not words or not all(token.tag_ in _TAGS and token.dep_ for token in words):
        return None
    labels = {token.dep_ for token in words}
    if labels <= ENGLISH_LABELS:
        return "english"
    return "universal" if {label.partition(":")[0].lower() for label in labels} <= _UNIVERSAL else None


class GivenSyntax:
    """The arcs of one Doc, sentence by sentence; what a sentence has no word of is no part of it."""

    def __init__(self, doc: "Doc", scheme: Scheme) -> None:
        words = [token for token in doc if not token.is_space]
        number = {token.i: n for n, token in enumerate(words)}
        self._scheme = scheme
        self._starts = [token.idx for token in words]
        self._tokens = [
            Token(n, t.idx, t.idx + len(t.text), t.text, t.text.lower(), t.tag_, t.dep_, number.get(t.head.i, n))
            for n, t in enumerate(words)
        ]

    def __call__(self, start: int, sentences: Sequence[Sentence]) -> list[Parsed]:
        """The tokens of ``sentences``, whose offsets count from character ``start`` of the Doc, as theirs do then."""
        return [Parsed(sentence, tuple(self._read(start, sentence))) for sentence in sentences]

    def _read(self, start: int, sentence: Sentence) -> list[Token]:
        first = bisect_left(self._starts, start + sentence.start)
        last = bisect_left(self._starts, start + sentence.end, lo=first)
        tokens = []
        for token in self._tokens[first:last]:
            inside = first <= token.head < last and token.head != token.i
            tokens.append(
                replace(
                    token,
                    i=token.i - first,
                    start=token.start - start,
                    end=min(token.end - start, sentence.end),
                    dep=token.dep if inside else "ROOT",
                    head=(token.head if inside else token.i) - first,
                )
            )
        if self._scheme == "english":
            tokens = to_universal(tokens)
        return mended(_under_one_root(tokens)) if tokens else []


def _under_one_root(tokens: list[Token]) -> list[Token]:
    """Our sentences may join or cut those of the parser: the first verb without a governor heads the others."""
    roots = [token for token in tokens if token.head == token.i]
    main = next((token for token in roots if token.is_verb), roots[0])
    return [
        replace(token, dep="parataxis", head=main.i) if token.head == token.i and token.i != main.i else token
        for token in tokens
    ]
