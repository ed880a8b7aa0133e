"""Changes to whole fixture articles that leave what they report as it is, whatever the extractor makes of them."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from metamorphic import noise
from metamorphic.generator import Extra, title_case

GOLD = Path(__file__).parents[2] / "fixtures" / "gold"
FILES = ("dev_3.jsonl", "own_1.jsonl", "own_2.jsonl")
EVERYTHING: frozenset[Extra] = frozenset({"place", "total", "names", "including", "sources"})


@dataclass(frozen=True, slots=True)
class Invariance:
    """A change to a text that no analyst would notice in the records."""

    name: str
    why: str
    change: Callable[[str], str]
    extras: frozenset[Extra] = EVERYTHING

    def twins(self) -> Iterator[tuple[date, str, str]]:
        """Publication day, text and changed text of a third of the articles; which third depends on the name."""
        for published, text in articles()[len(self.name) % 3 :: 3]:
            changed = self.change(text)
            if changed != text:
                yield published, text, changed


@cache
def articles() -> list[tuple[date, str]]:
    """The tuning part of the fixture articles; those kept aside stay unread here (fixtures/gold/README.md)."""
    found = []
    for name in FILES:
        for line in (GOLD / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if hashlib.sha256(row["id"].encode()).digest()[0] % 3:
                found.append((date.fromisoformat(row["published"]), row["text"]))
    return found


def _noise_after(text: str) -> str:
    """Paragraphs chosen by the text's length: varied, and the same in every run."""
    pick = len(text) % (len(noise.PARAGRAPHS) - 1)
    return "\n\n".join((text, noise.PARAGRAPHS[pick], noise.PARAGRAPHS[pick + 1]))


def _curly(text: str) -> str:
    return re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’")


def _glued(text: str) -> str:
    return re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", text)


def _capital_headline(text: str) -> str:
    head, gap, rest = text.partition("\n\n")
    return text if head.endswith((".", "?", "!")) else title_case(head) + gap + rest


def _shouted_headline(text: str) -> str:
    head, gap, rest = text.partition("\n\n")
    return text if head.endswith((".", "?", "!")) else head.upper() + gap + rest


INVARIANCES: tuple[Invariance, ...] = (
    Invariance("noise_after", "News on other matters at the end adds nothing.", _noise_after),
    Invariance("crlf", "Line ends are typography.", lambda text: text.replace("\n", "\r\n")),
    Invariance("blank_lines", "More blank lines are typography.", lambda text: text.replace("\n\n", "\n\n\n")),
    Invariance("spaces_at_line_ends", "Trailing spaces are typography.", lambda text: text.replace("\n\n", "  \n\n")),
    Invariance("curly_quotes", "Curly quotation marks are typography.", _curly, EVERYTHING - {"names", "sources"}),
    Invariance("no_break_spaces", "A number may be glued to its noun.", _glued),
    Invariance("headline_in_title_case", "Capitals in a headline say nothing.", _capital_headline, frozenset()),
    Invariance("headline_in_capitals", "Nor does shouting it.", _shouted_headline, frozenset()),
    Invariance("byte_order_mark", "A byte order mark is no text.", lambda text: "\ufeff" + text),
    Invariance("trailing_newline", "A newline at the end is typography.", lambda text: text + "\n"),
)
