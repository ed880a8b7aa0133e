"""Tokens with tags and arcs, copied out of spaCy so that no Doc leaves this stage."""

from collections.abc import Container, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from exchange_extract.sentences import Sentence
from exchange_extract.syntax import load_model
from exchange_extract.tokens.cut_times import find_time, with_time_back
from exchange_extract.tokens.mends import mended
from exchange_extract.tokens.token import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["KnownWords", "Parsed", "Token", "parse"]


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


_BATCH = 64
_WARM_WORDS = 30_000
"""Words that the vocabulary keeps for good, some 20 MB. News repeats itself: the common ones are met within the first
hundreds of articles, and making a word anew costs more than all else that the tokenizer does."""


class KnownWords(Protocol):
    """What the rules know of single words, which the tagger may not."""

    @property
    def proper_words(self) -> Container[str]:
        """Proper nouns wherever they stand alone."""

    @property
    def people_plurals(self) -> Container[str]:
        """Nouns for people, in the plural and in lower case."""


def parse(
    items: Iterable[tuple[str, Sentence]], known: KnownWords | None = None, nlp: "Language | None" = None
) -> Iterator[Parsed]:
    """Parse sentences, each given with its article's text; in order, batched.

    What comes out for a sentence does not depend on the others of its batch, nor on what was parsed before.
    """
    model = nlp or load_model()
    pairs = list(items)
    docs = (_document(model, text, sentence) for text, sentence in pairs)
    with model.memory_zone() if len(model.vocab) > _WARM_WORDS else nullcontext():
        for (text, sentence), doc in zip(pairs, model.pipe(docs, batch_size=_BATCH), strict=True):
            tokens = _copy(text, sentence, doc)
            plain = _misread(tokens, known) if known else {}
            if plain:
                tokens = _read_again(model, sentence, doc, tokens, plain)
            cut = find_time([token.text for token in tokens])
            if cut:
                tokens = _read_without(model, sentence, tokens, plain, cut)
            yield Parsed(sentence, tuple(mended(tokens)))


def _document(model: "Language", text: str, sentence: Sentence) -> "Doc":
    """One sentence as a Doc that the parser may not split."""
    from spacy.tokens import Doc

    doc = model.make_doc(text[sentence.start : sentence.end])
    tokens = [token for token in doc if not token.is_space]
    words = [token.text for token in tokens]
    read = _plainer(words)
    if read != words or len(words) < len(doc):
        doc = Doc(doc.vocab, words=read, spaces=[_is_apart(doc, token.i) for token in tokens])
    return _undivided(doc)


def _is_apart(doc: "Doc", index: int) -> bool:
    """Whether a blank follows a token; a second blank, or the break of a wrapped line, is a token to spaCy."""
    return bool(doc[index].whitespace_) or (index + 1 < len(doc) and doc[index + 1].is_space)


def _plainer(words: list[str]) -> list[str]:
    """ "To hand over" and "to free two" under verbs that the tagger takes for nothing else. Lengths stay."""
    plain = list(words)
    for i, (before, word, after) in enumerate(zip(["", *words], words, [*words[1:], ""], strict=False)):
        if word in _HAND and after in ("over", "back") and before.lower() not in _DETERMINERS:
            plain[i] = _HAND[word]
        elif word == "frees":
            plain[i] = "sends"
        elif word == "free" and before in _BEFORE_VERBS and (after in _OPENERS or not after[:1].islower()):
            plain[i] = "send"
        elif word == "each" and (before[:1].isupper() or before in _PAIRS) and _is_past(after):
            plain[i] = "have"
    return plain


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in _IRREGULAR


def _undivided(doc: "Doc") -> "Doc":
    from numpy import full

    if len(doc):
        starts = full(len(doc), -1, "int64")
        starts[0] = 1
        doc.from_array("SENT_START", starts.astype("uint64"))  # type: ignore[arg-type]
    return doc


# fmt: off
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "my", "your", "one", "right", "left", "second", "other"})
_BEFORE_VERBS = frozenset({
    "to", "will", "would", "could", "can", "may", "might", "must", "shall", "should", "not", "n't", "n’t", "'ll", "’ll",
    "soon", "only", "also",
})
_OPENERS = frozenset({
    "the", "all", "its", "their", "his", "her", "our", "more", "both", "some", "any", "another", "a", "an", "two",
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens", "hundreds", "scores",
    "several", "at", "up", "about", "those", "these", "them", "every", "most", "many", "half", "nearly", "almost",
})
# fmt: on
_PAIRS = frozenset({"sides", "countries", "parties", "states", "governments", "neighbours", "neighbors", "capitals"})
_IRREGULAR = frozenset({"gave", "got", "held", "let", "sent", "took", "brought", "set", "won", "made"})
_HAND = {"hand": "give", "hands": "gives"}
_KNOWN_NAMES = ("Russia", "Ukraine", "Israel")


def _misread(tokens: list[Token], known: KnownWords) -> dict[int, str]:
    """Where the tagger took a name for another word, or people for a verb: the places of such words, and what to read.

    "Rwanda refused" is an adverb and a participle to it, "Burundi and Rwanda swapped soldiers" has no verb, and the
    last word of "12 Kenyan priests" is one. Empty where nothing of the kind is amiss.
    """
    people, proper = known.people_plurals, known.proper_words
    verbs = [token.i for token in tokens if token.is_verb and token.lower in people and _is_counted(tokens, token.i)]
    plain = dict.fromkeys(verbs, "soldiers")
    if any(token.text in proper and not token.tag.startswith("NNP") for token in tokens):
        named = [token.i for token in tokens if token.text in proper]
        plain |= {i: _KNOWN_NAMES[n % len(_KNOWN_NAMES)] for n, i in enumerate(named)}
    return plain


def _is_counted(tokens: list[Token], index: int) -> bool:
    """Whether a figure stands before a word, or before one word more."""
    return any(token.tag == "CD" for token in tokens[max(0, index - 2) : index])


def _read_again(
    model: "Language", sentence: Sentence, doc: "Doc", tokens: list[Token], plain: dict[int, str]
) -> list[Token]:
    """The tokens of a sentence as they are read with other words in some places."""
    from spacy.tokens import Doc

    words = [plain.get(token.i, token.text) for token in doc]
    masked = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    again = _copy(masked.text, replace(sentence, start=0, end=len(masked.text)), model(_undivided(masked)))
    return [replace(old, tag=new.tag, dep=new.dep, head=new.head) for old, new in zip(tokens, again, strict=True)]


def _read_without(
    model: "Language", sentence: Sentence, tokens: list[Token], plain: dict[int, str], cut: tuple[int, int]
) -> list[Token]:
    """The tokens of a sentence as they are read without a time that stands between a verb and its auxiliary."""
    from spacy.tokens import Doc

    kept = [token for token in tokens if not cut[0] <= token.i < cut[1]]
    words = _plainer([plain.get(token.i, token.text) for token in kept])
    apart = [now.end < then.start for now, then in pairwise(kept)]
    shorter = Doc(model.vocab, words=words, spaces=[*apart, False])
    read = _copy(shorter.text, replace(sentence, start=0, end=len(shorter.text)), model(_undivided(shorter)))
    return with_time_back(tokens, read, cut)


def _copy(text: str, sentence: Sentence, doc: "Doc") -> list[Token]:
    """The tokens of a Doc with their places in the text, where its words stand in order with blanks between.

    A word that was read in another's place is as long as that one.
    """
    names = doc.vocab.strings
    # One array of the whole sentence: asking token by token costs a look at the annotation of the Doc each time.
    rows = doc.to_array(["LENGTH", "HEAD", "TAG", "DEP"]).astype("int64").tolist()
    tokens = []
    start = sentence.start
    for i, (length, head, tag, dep) in enumerate(rows):
        while text[start].isspace():
            start += 1
        word = text[start : start + length]
        tags = names[tag & _UNSIGNED], names[dep & _UNSIGNED]
        tokens.append(Token(i, start, start + length, word, word.lower(), *tags, i + head))
        start += length
    return tokens


_UNSIGNED = 2**64 - 1  # spaCy's string hashes are unsigned, its distances to the head are not
