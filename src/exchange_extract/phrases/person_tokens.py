"""Words, numbers and marks of a text as the person finder needs them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Combining marks are no word characters for `re`, but decomposed names ("S" + cedilla) must stay whole.
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_DASH = r"[-'’ʼ‘`ʻ‐‑]"
_TOKEN = re.compile(
    rf"""
    (?P<initials> (?<!\w) [^\W\d_]\. (?: -?[^\W\d_]\. ){{0,3}} )   # A.  A.E.  J.-P.
    | (?P<word> {_LETTER}+ (?: {_DASH}{_LETTER}+ )* )             # Medvedchuk  al-Sisi  O'Neill
    | (?P<number> \d+ (?: st | nd | rd | th )? )                  # 63  1st
    | (?P<mark> [^\w\s] | _ )
    """,
    re.VERBOSE,
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")
# fmt: off
_HEADLINE_SMALL = frozenset({
    "with", "from", "into", "onto", "over", "amid", "after", "than", "that", "upon", "until",
})
# fmt: on
_PREFIXES = frozenset({"anti", "ex", "half", "mid", "non", "once", "part", "post", "pre", "pro", "then", "vice"})
_SENTENCE_MARKS = frozenset('.!?:;"“”«»‘•–—*|>')


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` and ``end`` are without a possessive "'s"; ``joined`` says that only a blank divides it from before."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    cap: bool
    possessive: bool
    joined: bool
    newline: bool
    opening: bool

    @property
    def is_name_like(self) -> bool:
        """A capitalised word, initials, or a word whose particle is attached ("al-Sisi")."""
        return self.cap and self.kind in ("word", "initials")


@lru_cache(maxsize=2)
def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens in order. ``opening`` marks the first word of the text, a line, a sentence or a quotation.

    Cached because names and what points back to them are looked for in the same text.
    """
    tokens: list[Token] = []
    previous_end = 0
    opening = True
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        gap = text[previous_end : match.start()]
        newline = "\n" in gap
        blank = gap.count("\n") < 2 and not gap.strip()
        joined = bool(tokens) and blank and (gap != "" or tokens[-1].kind == "initials")
        word, possessive = _without_possessive(match.group())
        start, previous_end = match.span()
        tokens.append(
            Token(
                start,
                start + len(word),
                word,
                word.casefold().rstrip(".") if kind != "mark" else word,
                kind,
                _is_capitalised(word, kind),
                possessive,
                joined,
                newline,
                opening or newline,
            )
        )
        opening = kind == "mark" and (opening or word in _SENTENCE_MARKS)
    return tuple(tokens)


def _without_possessive(word: str) -> tuple[str, bool]:
    return (word[:-2], True) if len(word) > 3 and word.endswith(_POSSESSIVE) else (word, False)


def _is_capitalised(word: str, kind: str) -> bool:
    if kind == "mark" or kind == "number":
        return False
    if word[0].isupper() or word[0].istitle():
        return True
    # An attached particle: "al-Sisi", "el-Baradei", "d'Estaing".
    head, dash, rest = word.partition(_first_dash(word))
    return kind == "word" and bool(dash) and len(head) <= 4 and rest[:1].isupper() and head not in _PREFIXES


def _first_dash(word: str) -> str:
    return next((c for c in word[:5] if c in "-'’‐‑"), "-")


def headline_flags(tokens: Sequence[Token]) -> list[bool]:
    """For each token, whether its line is set like a headline."""
    flags: list[bool] = []
    start = 0
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or tokens[at].newline:
            flags += [_title_case(tokens[start:at])] * (at - start)
            start = at
    return flags


def _title_case(line: Sequence[Token]) -> bool:
    """Five words or more, no final full stop, at most one comma (else it is a list), all longer words capitalised."""
    words = [token for token in line if token.kind == "word"]
    longer = [token for token in words if len(token.text) > 3]
    commas = sum(token.text == "," for token in line)
    if len(words) < 5 or len(longer) < 4 or line[-1].text == "." or commas > 1:
        return False
    return all(token.cap or token.low in _HEADLINE_SMALL for token in longer)
