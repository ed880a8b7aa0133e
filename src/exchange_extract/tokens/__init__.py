"""Tokens with tags and arcs, copied out of spaCy so that no Doc leaves this stage."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from exchange_extract.sentences import Sentence
from exchange_extract.syntax import load_model
from exchange_extract.tokens.mends import mended
from exchange_extract.tokens.token import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

__all__ = ["Parsed", "Token", "parse"]


@dataclass(frozen=True)
class Parsed:
    """A sentence with its tokens."""

    sentence: Sentence
    tokens: tuple[Token, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(tuple(row) for row in found)

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {token.start: token.i for token in self.tokens}

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Indices of the first and last token that the characters ``start:end`` touch, or None."""
        first = self._starts.get(start)
        if first is None:
            first = next((t.i for t in self.tokens if t.end > start), None)
        if first is None or self.tokens[first].start >= end:
            return None
        last = first
        while last + 1 < len(self.tokens) and self.tokens[last + 1].start < end:
            last += 1
        return first, last

    def subtree(self, root: int) -> set[int]:
        """Indices of ``root`` and all below it."""
        found, todo = set[int](), [root]
        while todo:
            index = todo.pop()
            if index not in found:
                found.add(index)
                todo.extend(self.children[index])
        return found

    def child(self, index: int, *deps: str) -> int | None:
        return next((c for c in self.children[index] if self.tokens[c].dep in deps), None)


def parse(
    items: Iterable[tuple[str, Sentence]], names: Container[str] = (), nlp: "Language | None" = None
) -> Iterator[Parsed]:
    """Parse sentences, each given with its article's text; in order, batched.

    ``names`` are words that keep their capital in headlines in title case.
    """
    model = nlp or load_model()
    pairs = list(items)
    docs = (_document(model, text, sentence, names) for text, sentence in pairs)
    with model.memory_zone():
        for (text, sentence), doc in zip(pairs, model.pipe(docs, batch_size=64), strict=True):
            yield Parsed(sentence, _copy(text, sentence, doc))


def _document(model: "Language", text: str, sentence: Sentence, names: Container[str]) -> "Doc":
    """One sentence as a Doc that the parser may not split. Headlines in title case are lowered for the tagger."""
    from spacy.tokens import Doc

    doc = model.make_doc(text[sentence.start : sentence.end])
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    if sentence.kind != "body" and _is_title_case(words):
        doc = Doc(doc.vocab, words=_lowered(words, doc.vocab.strings, names), spaces=spaces)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if word.isalpha() and len(word) > 3]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _lowered(words: list[str], known: "StringStore", names: Container[str]) -> list[str]:
    """Ordinary words in lower case, which the tagger knows; names stay. Lengths stay, so offsets hold."""
    return [
        word.lower() if word not in names and word.lower() in known and len(word.lower()) == len(word) else word
        for word in words
    ]


def _copy(text: str, sentence: Sentence, doc: "Doc") -> tuple[Token, ...]:
    tokens = []
    kept = [t for t in doc if not t.is_space]
    number = {t.i: n for n, t in enumerate(kept)}
    for n, token in enumerate(kept):
        start = sentence.start + token.idx
        head = token.head
        while head.i not in number and head.head.i != head.i:
            head = head.head
        words = text[start : start + len(token.text)]
        tokens.append(
            Token(n, start, start + len(words), words, words.lower(), token.tag_, token.dep_, number.get(head.i, n))
        )
    return tuple(mended(tokens))
