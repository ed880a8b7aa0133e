"""Records out: a table for people, JSON and JSON Lines for programs, CSV for a spreadsheet.

Every writer takes the results as they come and writes as it goes; results with an error are left out, the command line
tells of them on standard error.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from exchange_extract.articles import Result
from exchange_extract.rows import COLUMNS, Cell, show_group, show_quantity, to_rows

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from exchange_extract.schema import ExchangeRecord, Party

Format = Literal["table", "json", "jsonl", "csv"]
FILE_WIDTH = 100
"""Columns of a table that goes to a file or a pipe, where no terminal tells its width."""
LEAST_WIDTH = 60
"""Narrower tables would break words; the terminal wraps the lines instead."""

CSV_COLUMNS = tuple(COLUMNS["transfer"])

# Characters that a terminal obeys or that turn the reading direction: never copied from an article into a table.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_TRAILING = re.compile(r"[ ]+$", re.MULTILINE)
# What a spreadsheet takes for a formula, full-width forms included (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_results(results: Iterable[Result], form: Format, out: TextIO) -> None:
    """Write ``results`` to ``out`` in the given form. Raises OSError when ``out`` cannot be written."""
    writers: dict[Format, Callable[[Iterable[Result], TextIO], None]] = {
        "table": write_table, "json": write_json, "jsonl": write_jsonl, "csv": write_csv,
    }  # fmt: skip
    writers[form]((result for result in results if result.error is None), out)


@contextlib.contextmanager
def open_output(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file that appears under its name only when it is complete.

    It is written beside its place and renamed at the end, so that an interrupted run leaves the old file as it was.
    What is no regular file (a device, a named pipe) is written directly. Raises OSError when that is not possible.
    """
    target = Path(os.path.realpath(path))  # a link stays a link, its target is replaced
    if target.exists() and not target.is_file():
        with target.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", str(path))
    part = target.with_name(f".exchange-extract.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as out:
            yield out
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def article_object(result: Result) -> dict[str, object]:
    """One article as ``json`` and ``jsonl`` have it: id, day of publication, records, carried fields."""
    article = result.article
    known: dict[str, object] = {
        "id": article.id,
        "published": result.published.isoformat() if result.published else None,
        "published_from": result.published_from,
        "records": [record.model_dump(mode="json") for record in result.records],
    }
    return known | {key: value for key, value in article.extra.items() if key not in known}


def write_jsonl(results: Iterable[Result], out: TextIO) -> None:
    """One article a line, those without a record too."""
    for result in results:
        out.write(json.dumps(article_object(result), ensure_ascii=False, allow_nan=False) + "\n")


def write_json(results: Iterable[Result], out: TextIO) -> None:
    """One list of all articles, indented."""
    separator = "["
    for result in results:
        text = json.dumps(article_object(result), ensure_ascii=False, allow_nan=False, indent=2)
        # Indented by the caller, not by dumping the whole list: a million articles are written as they come. No string
        # of JSON holds a bare line end, so that only the layout moves.
        out.write(separator + "\n  " + text.replace("\n", "\n  "))
        separator = ","
    out.write("[]\n" if separator == "[" else "\n]\n")


def write_csv(results: Iterable[Result], out: TextIO) -> None:
    """One row a transfer under the names of ``CSV_COLUMNS``; null is an empty cell, lists are joined by ``; ``.

    No cell begins with a character that a spreadsheet would run as a formula: such text gets an apostrophe in front.
    Control characters and line ends inside a cell become one space.
    """
    out.write(csv_header())
    write_csv_rows(results, out)


def csv_header() -> str:
    """The first line of ``write_csv``."""
    return ",".join(CSV_COLUMNS) + "\n"


def write_csv_rows(results: Iterable[Result], out: TextIO) -> None:
    """The lines of ``write_csv`` after the first."""
    writer = csv.DictWriter(out, CSV_COLUMNS, lineterminator="\n")
    for row in to_rows(results):
        writer.writerow({key: _cell(value) for key, value in row.items()})


def _cell(value: Cell) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "; ".join(value) if isinstance(value, list) else value
    if not isinstance(text, str):
        return text
    text = plain(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(text: str) -> str:
    """Text of an article as a terminal may have it: control and direction characters become spaces."""
    return _CONTROL.sub(" ", text).strip()


def show_party(party: Party | None) -> str:
    """The code of a party, else its name; ``?`` for an unknown side."""
    return "?" if party is None else plain(party.code or party.name)


def write_table(results: Iterable[Result], out: TextIO) -> None:
    """A block an article, made for 80 columns and more: as wide as the terminal, else ``FILE_WIDTH``.

    Colours only on a terminal and not under ``NO_COLOR``. Control and direction characters of the article become
    spaces, so that no text can steer the terminal.
    """
    console = open_console(out)
    articles = records = 0
    for result in results:
        articles, records = articles + 1, records + len(result.records)
        write_captured(_block(result, console), console, out)
    if articles > 1:
        out.write(f"{articles:,} articles, {records:,} {'record' if records == 1 else 'records'}\n")


def open_console(out: TextIO) -> Console:
    """A console as wide as the terminal, else ``FILE_WIDTH``; it takes no markup from texts."""
    # rich costs 0.1 s; the other formats do without it.
    from rich.console import Console

    width = None if out.isatty() or os.environ.get("COLUMNS", "0") != "0" else FILE_WIDTH
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False)
    console.width = max(console.width, LEAST_WIDTH)
    return console


def write_captured(blocks: Iterable[RenderableType], console: Console, out: TextIO) -> None:
    """Writes what the console makes of the blocks; without trailing spaces where no terminal reads it."""
    # Captured and written by us: rich would end the process when the reader of a pipe goes away.
    with console.capture() as captured:
        for block in blocks:
            console.print(block)
    text = captured.get()
    out.write(text if console.is_terminal else _TRAILING.sub("", text))


def heading(result: Result) -> Text:
    """Id of an article and its day of publication."""
    from rich.text import Text

    head = Text(plain(result.article.id), style="bold")
    if result.published:
        told = ", from the dateline" if result.dateline else ""
        head.append(f"  {result.published}{told}", style="not bold dim")
    return head


def _block(result: Result, console: Console) -> Iterator[RenderableType]:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    yield heading(result)
    if not result.records:
        yield "  no exchange found\n"
        return
    arrow = "→" if console.encoding.lower().startswith("utf") else "->"
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, show_lines=True)
    table.add_column("status", overflow="fold")
    table.add_column("date", overflow="fold", max_width=12)
    table.add_column(f"from {arrow} to", overflow="fold", ratio=1)
    table.add_column("sure", justify="right", no_wrap=True)
    for record in result.records:
        status = Text(record.status, style=_STYLES[record.status])
        if record.scope != "event":
            status.append(f"\n{record.scope}", style="dim")
        day = record.date or ""
        date = Text(day.replace("/", "/\n") if len(day) > 12 else day)
        table.add_row(status, date, _content(record, arrow), f"{record.confidence:.2f}")
    yield table


_STYLES = {
    "completed": "green", "ongoing": "cyan", "agreed": "blue",
    "planned": "blue", "proposed": "yellow", "rejected": "red",
}  # fmt: skip


def _content(record: ExchangeRecord, arrow: str) -> RenderableType:
    """The directions of a record, each with its people, and below them where, through whom and according to whom."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = []
    for transfer in record.transfers:
        line = Text(f"{show_party(transfer.giver)} {arrow} {show_party(transfer.receiver)}  ")
        parts.append(line.append(show_group(transfer), style="bold"))
        if transfer.including:
            text = "including " + ", ".join(map(show_group, transfer.including))
            parts.append(Padding(Text(text), (0, 0, 0, 2)))
        if transfer.names:
            parts.append(Padding(Text(plain(", ".join(transfer.names))), (0, 0, 0, 2)))
    return Group(*parts, *(Text(line, style="dim") for line in _details(record)))


def _details(record: ExchangeRecord) -> Iterator[str]:
    if record.total:
        yield f"total: {show_quantity(record.total)}"
    if record.place:
        yield f"place: {plain(record.place)}"
    if record.mediators:
        yield "through: " + ", ".join(map(show_party, record.mediators))
    if record.sources:
        yield "according to: " + ", ".join(map(plain, record.sources))
