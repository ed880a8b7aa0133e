"""Articles in: text files, folders, JSON Lines, HTML pages and standard input.

The text of an article is exactly what the file holds: line ends are not translated and control characters stay, so
that offsets are offsets into the file. One thing is taken off: a UTF-8 byte order mark at the very start, which is a
signature of the encoding and no part of the text (``open(..., encoding="utf-8-sig")`` gives the same text).
"""

import itertools
import json
import math
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, NoReturn

from exchange_extract.articles import Article

STDIN = "-"
_TEXT, _LINES, _PAGES = frozenset({".txt"}), frozenset({".jsonl", ".ndjson"}), frozenset({".html", ".htm"})
_BOM = b"\xef\xbb\xbf"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OWN_FIELDS = frozenset({"id", "text", "published"})
# A gold file has the answers beside the text: they must never reach the output of the extractor.
_NOT_CARRIED = frozenset({"records", "evidence"})
_SKIPPED = "article skipped, the run goes on"


@dataclass(frozen=True, slots=True)
class InputProblem:
    """Something that could not be read; ``line`` counts from 1 and is None for the file as a whole."""

    source: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Found:
    """An article and where it came from; ``line`` is None when it is a whole file."""

    article: Article
    source: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Columns:
    """The names under which a line or row has the parts of an article."""

    id: str = "id"
    text: str = "text"
    published: str = "published"


class _BadArticle(Exception):  # noqa: N818 - it never leaves this module
    """Why one line of JSON Lines, or one file, gives no article."""


def parse_day(text: str) -> date:
    """The day written as ``YYYY-MM-DD``. Raises ValueError for anything else, and for days that do not exist."""
    if not _DAY.fullmatch(text):
        raise ValueError("not a date; use YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("not a date; use YYYY-MM-DD") from None


def read_articles(
    paths: Sequence[str],
    *,
    published: date | None = None,
    skip: Path | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | InputProblem]:
    """The articles of all ``paths`` in their order, with a problem in the place of each one that cannot be read.

    A path is a file, a folder (its ``.txt``, ``.jsonl`` and ``.html`` files at any depth, sorted, hidden ones left
    out) or ``-``.
    A file named twice is read once, and so is never ``skip`` (the output file, which may lie in the same folder).
    ``published`` is the day of the articles that bring none. The id of a text file is its name without the suffix,
    inside a folder with the path from there; when two files would share an id, the later one gets its path as id. Two
    lines of JSON Lines with one id are a problem. Reads lazily: one file or one line at a time is in memory.
    """
    seen: set[str] = set()
    for item in _find(paths, skip, stdin):
        if isinstance(item, InputProblem):
            yield item
            continue
        article = item.article
        if article.id in seen and item.line is None:
            article = replace(article, id=_printable(item.source))
        if article.id in seen:
            yield InputProblem(item.source, item.line, f'id "{article.id}" occurs a second time; {_SKIPPED}')
            continue
        seen.add(article.id)
        yield article if article.published else replace(article, published=published)


def read_file(path: Path, label: str) -> Iterator[Article | InputProblem]:
    """The articles of one file of a kind that ``read_articles`` reads, without looking for ids that occur twice."""
    for item in _guarded(str(path), _read_file(path, label)):
        yield item.article if isinstance(item, _Found) else item


def read_line(raw: bytes, source: str, number: int, label: str, columns: Columns) -> Article | InputProblem | None:
    """The article of line ``number`` of JSON Lines; None for a blank line. ``label`` is its id when it brings none."""
    raw = raw.removeprefix(_BOM) if number == 1 else raw
    if not raw.strip():
        return None
    try:
        return _article_of(_parse(_decode(raw.rstrip(b"\r\n"), 0)), label, columns)
    except _BadArticle as error:
        return InputProblem(source, number, f"{error}; {_SKIPPED}")


def read_row(
    row: Mapping[str, object], source: str, number: int, label: str, columns: Columns
) -> Article | InputProblem:
    """The article of one row of a table; an empty cell is none. ``label`` is its id when it brings none."""
    filled = {key: value for key, value in row.items() if value is not None and value != ""}
    try:
        return _article_of(filled, label, columns)
    except _BadArticle as error:
        return InputProblem(source, number, f"{error}; {_SKIPPED}")


def _find(paths: Sequence[str], skip: Path | None, stdin: BinaryIO | None) -> Iterator[_Found | InputProblem]:
    done = {os.path.realpath(skip)} if skip else set()
    for name in paths:
        if name == STDIN:
            if STDIN not in done:
                done.add(STDIN)
                yield from _guarded("stdin", _read_stdin(stdin))
            continue
        path = Path(name)
        folder = path if _is_folder(path) else None
        files: Iterable[Path | InputProblem] = _files_in(folder) if folder else [path]
        for file in files:
            if isinstance(file, InputProblem):
                yield file
            elif (real := os.path.realpath(file)) not in done:
                done.add(real)
                label = file.relative_to(folder) if folder else Path(file.name)
                yield from _guarded(str(file), _read_file(file, _printable(label.with_suffix("").as_posix())))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # no permission, name too long: opening it gives the message
        return False


def _guarded(source: str, items: Iterator[_Found | InputProblem]) -> Iterator[_Found | InputProblem]:
    """The items, and a failure of the file system or of the encoding as a problem of the file."""
    try:
        yield from items
    except FileNotFoundError:
        yield InputProblem(source, None, "no such file or folder")
    except OSError as error:
        yield InputProblem(source, None, f"cannot be read: {error.strerror or error}")
    except (_BadArticle, ValueError) as error:
        yield InputProblem(source, None, str(error))


def _files_in(folder: Path) -> list[Path | InputProblem]:
    """The article files of a folder in a fixed order, sub-folders that cannot be listed as problems before them."""
    problems: list[Path | InputProblem] = []
    files: list[Path] = []

    def unlisted(error: OSError) -> None:
        problems.append(InputProblem(str(error.filename), None, f"cannot be listed: {error.strerror}"))

    for root, folders, names in os.walk(folder, onerror=unlisted):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [
            Path(root, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in _TEXT | _LINES | _PAGES
        ]
    if not files and not problems:
        problems.append(InputProblem(str(folder), None, "no .txt, .jsonl or .html file in this folder"))
    return problems + sorted(files, key=lambda path: path.relative_to(folder).as_posix())


def _read_file(path: Path, label: str) -> Iterator[_Found | InputProblem]:
    suffix = path.suffix.lower()
    if suffix == ".json":
        raise _BadArticle("JSON that is not JSON Lines; write one article a line into a .jsonl file")
    with path.open("rb") as stream:
        if suffix in _LINES:
            yield from _read_lines(stream, str(path), label)
        elif suffix in _PAGES:
            yield _page(stream.read(), str(path), label)
        else:
            yield _whole(stream.read(), str(path), label)


def _read_stdin(stream: BinaryIO | None) -> Iterator[_Found | InputProblem]:
    """Standard input: JSON Lines if its first character that is no blank is ``{``, else one plain text."""
    if stream is None:
        if sys.stdin is None:
            raise _BadArticle("standard input is closed")
        stream = sys.stdin.buffer
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        if line.removeprefix(_BOM).strip():
            break
    if head and head[-1].removeprefix(_BOM).lstrip().startswith(b"{"):
        yield from _read_lines(itertools.chain(head, stream), "stdin", "stdin")
    else:
        yield _whole(b"".join(head) + stream.read(), "stdin", "stdin")


def _whole(raw: bytes, source: str, label: str) -> _Found:
    text = _decode(raw, 0).removeprefix("\ufeff")
    if not text.strip():
        raise _BadArticle("empty; there is no article in it")
    return _Found(Article(label, text), source, None)


def _page(raw: bytes, source: str, label: str) -> _Found:
    """The article of an HTML page. Its text goes to the output with it: offsets refer to no file of the user's."""
    from exchange_extract.pages import PageError, read_page

    try:
        page = read_page(raw)
    except PageError as error:
        raise _BadArticle(str(error)) from None
    return _Found(Article(label, page.text, page.published, {"text": page.text}), source, None)


def _decode(raw: bytes, start: int) -> str:
    """``raw``, which begins at byte ``start`` of its file, as text. Raises _BadArticle with the byte that is wrong."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        wide = start == 0 and raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        advice = "this looks like UTF-16; " if wide else ""
        offset = start + error.start
        raise _BadArticle(
            f"not UTF-8: byte 0x{raw[error.start]:02x} at byte offset {offset}; {advice}save the file as UTF-8"
        ) from None


def _read_lines(lines: Iterable[bytes], source: str, label: str) -> Iterator[_Found | InputProblem]:
    offset, empty = 0, True
    for number, raw in enumerate(lines, start=1):
        start, offset = offset, offset + len(raw)
        if number == 1 and raw.startswith(_BOM):
            raw, start = raw[len(_BOM) :], len(_BOM)
        if not raw.strip():
            continue
        empty = False
        try:
            line = _parse(_decode(raw.rstrip(b"\r\n"), start))
            yield _Found(_article_of(line, f"{label}:{number}"), source, number)
        except _BadArticle as error:
            yield InputProblem(source, number, f"{error}; {_SKIPPED}")
    if empty:
        yield InputProblem(source, None, "empty; there is no article in it")


def _article_of(row: object, label: str, columns: Columns = Columns()) -> Article:
    """The article of one line or row; ``label`` is its id when it brings none. Raises _BadArticle."""
    if not isinstance(row, dict):
        raise _BadArticle("not a JSON object")
    if columns.text not in row:
        raise _BadArticle(f'no "{columns.text}" field')
    text, name, published = row[columns.text], row.get(columns.id), row.get(columns.published)
    if not isinstance(text, str):
        raise _BadArticle(f'"{columns.text}" is {_kind(text)}, not a string')
    if name is None or name == "":
        name = label
    elif isinstance(name, bool) or not isinstance(name, str | int):
        raise _BadArticle(f'"{columns.id}" is {_kind(name)}, not a string')
    own = {columns.id, columns.text, columns.published} | _OWN_FIELDS | _NOT_CARRIED
    extra = {key: value for key, value in row.items() if key not in own}
    return Article(str(name), text, None if published is None else _published(published, columns.published), extra)


def _parse(line: str) -> object:
    try:
        row = json.loads(line, parse_constant=_no_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise _BadArticle(f"broken JSON at column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise _BadArticle("broken JSON: nested too deeply") from None
    except ValueError as error:  # a whole number of thousands of digits
        raise _BadArticle(f"broken JSON: {error}") from None
    if "\\ud" in line or "\\uD" in line:  # JSON can spell half a surrogate pair, which no UTF-8 output can hold
        try:
            json.dumps(row, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:
            raise _BadArticle("broken JSON: half of a surrogate pair (\\ud800 to \\udfff) is no character") from None
    return row


def _no_constant(word: str) -> NoReturn:
    raise _BadArticle(f"broken JSON: {word} is no JSON number")


def _finite(word: str) -> float:
    value = float(word)
    if math.isinf(value):
        raise _BadArticle("broken JSON: a number is too large")
    return value


def _published(value: object, name: str = "published") -> date:
    """The day of a ``published`` field; of a date with a time the day as written, whatever its zone."""
    if isinstance(value, date):  # of a table with types
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, str):
        try:
            if value[10:11] in ("T", " ") and _DAY.match(value):
                return datetime.fromisoformat(value).date()
            return parse_day(value)
        except ValueError:
            pass
    raise _BadArticle(f'"{name}" {json.dumps(value, default=str)[:40]}: not a date; use YYYY-MM-DD')


def _kind(value: object) -> str:
    names = {type(None): "null", bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "a string" if isinstance(value, str) else "an object")


def _printable(name: str) -> str:
    """A file name as text that can be written out: bytes of it that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
