"""The line of every table, key and list item of a TOML source.

``tomllib`` gives values without places. This walk reads a source that ``tomllib`` has accepted already, so it need not
check anything; it runs only when there is a problem to report.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

Where = tuple[str | int, ...]
"""A path into a document: ``("party", 3, "aliases", 0)``."""

_TOKEN = re.compile(
    r'''(?P<text>"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'\'\'(?:[^']|'(?!''))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')'''
    r"""|(?P<comment>\#[^\n]*)|(?P<newline>\n)|(?P<sign>[\[\]{},=])|(?P<bare>[^\s"'\#\[\]{},=]+)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def _tokens(source: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(source):
        kind, text = match.lastgroup or "", match.group()
        if kind != "comment":
            yield _Token(kind, text, line)
        line += text.count("\n")


@dataclass(slots=True)
class _Walk:
    """One pass over the tokens; ``lines`` fills up as it goes."""

    tokens: list[_Token]
    at: int = 0
    lines: dict[Where, int] = field(default_factory=dict)
    tables: dict[Where, int] = field(default_factory=dict)  # arrays of tables and how many tables each has so far

    def sign(self) -> str:
        """The sign or line end that comes next, or nothing when it is a word or the end of the source."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return token.text if token and token.kind in ("sign", "newline") else ""

    def skip_newlines(self) -> None:
        while self.sign() == "\n":
            self.at += 1

    def more(self) -> bool:
        return self.at < len(self.tokens)

    def words(self) -> list[str]:
        """The parts of a key, which may be bare, quoted or dotted."""
        parts: list[str] = []
        while self.more() and not self.sign():
            token = self.tokens[self.at]
            parts += [token.text[1:-1]] if token.kind == "text" else [p for p in token.text.split(".") if p]
            self.at += 1
        return parts

    def mark(self, where: Where, line: int) -> None:
        self.lines.setdefault(where, line)

    def document(self) -> None:
        table: Where = ()
        while True:
            self.skip_newlines()
            if not self.more():
                return
            if self.sign() == "[":
                table = self.header()
            elif self.sign():
                self.at += 1
            else:
                self.pair(table)

    def header(self) -> Where:
        line, start = self.tokens[self.at].line, self.at
        while self.sign() == "[":
            self.at += 1
        is_array = self.at - start == 2
        parts = self.words()
        while self.sign() == "]":
            self.at += 1
        where: Where = ()
        for part in parts[:-1]:
            where = (*where, part)
            if where in self.tables:
                where = (*where, self.tables[where] - 1)
        where = (*where, *parts[-1:])
        self.mark(where, line)
        if is_array:
            self.tables[where] = self.tables.get(where, 0) + 1
            where = (*where, self.tables[where] - 1)
            self.mark(where, line)
        return where

    def pair(self, table: Where) -> None:
        line = self.tokens[self.at].line
        where = table
        for part in self.words():
            where = (*where, part)
            self.mark(where, line)
        if self.sign() == "=":
            self.at += 1
            self.value(where)

    def value(self, where: Where) -> None:
        self.skip_newlines()
        if not self.more():
            return
        self.mark(where, self.tokens[self.at].line)
        if self.sign() == "[":
            self.array(where)
        elif self.sign() == "{":
            self.inline_table(where)
        else:
            while self.more() and not self.sign():
                self.at += 1

    def array(self, where: Where) -> None:
        self.at += 1
        index = 0
        while True:
            self.skip_newlines()
            if not self.more() or self.sign() == "]":
                self.at += 1
                return
            if self.sign() and self.sign() not in "[{":
                self.at += 1
            else:
                self.value((*where, index))
                index += 1

    def inline_table(self, where: Where) -> None:
        self.at += 1
        while True:
            self.skip_newlines()
            if not self.more() or self.sign() == "}":
                self.at += 1
                return
            if self.sign():
                self.at += 1
            else:
                self.pair(where)


def toml_lines(source: str) -> Mapping[Where, int]:
    """Line numbers, from 1, of all paths of a valid TOML ``source``; an array of tables counts its tables from 0.

    Linear in the source. The result for a source that is not valid TOML is unspecified, but it ends.
    """
    walk = _Walk(list(_tokens(source.replace("\r\n", "\n"))))
    with suppress(RecursionError):  # a place that is too deep to find is reported by what is around it
        walk.document()
    return walk.lines


def nearest_line(lines: Mapping[Where, int], where: Where) -> int | None:
    """The line of ``where``, or of the closest thing around it that has one."""
    for length in range(len(where), 0, -1):
        if where[:length] in lines:
            return lines[where[:length]]
    return None
