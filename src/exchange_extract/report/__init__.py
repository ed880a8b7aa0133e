"""Results as one HTML file for people: texts with their evidence, records with arrows, a table, a timeline, sums.

The file needs nothing beside it: no network, no server. Python writes texts, cards and rows into a template; the script
in it filters and sorts them and draws what depends on the rows that are shown. All text is escaped by the template
engine, and the page forbids every script but its own (Content-Security-Policy), should an escape ever fail.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TextIO, get_args
from unicodedata import bidirectional

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from exchange_extract import __version__
from exchange_extract.articles import Result
from exchange_extract.report.data import Data, data_of
from exchange_extract.report.marks import SlotKind
from exchange_extract.report.view import page_of
from exchange_extract.schema import Status

__all__ = ["write_report"]


def write_report(results: Iterable[Result], out: TextIO, *, title: str = "Exchanges", unread: int = 0) -> None:
    """Write ``results`` to ``out`` as one HTML page; those with an error are left out and told of as unread.

    ``unread`` is the number of further articles that could not be read. The same results give the same page. All
    results are held in memory at once. Raises OSError when ``out`` cannot be written.
    """
    given = list(results)
    kept = [result for result in given if result.error is None]
    pages = [page_of(number, result) for number, result in enumerate(kept, start=1)]
    told = [page for page in pages if page.cards]
    data = data_of([result for result in kept if result.records], told)
    style, script = _packaged("report.css"), _packaged("charts.js") + _packaged("report.js")
    used = {row.status for row in data.rows}
    page = _template().generate(
        title=title,
        version=__version__,
        pages=told,
        silent=[page for page in pages if not page.cards],
        cards=[(page, card) for page in told for card in page.cards],
        unread=unread + len(given) - len(kept),
        left_out=sum(result.left_out for result in kept),
        kinds=get_args(SlotKind),
        statuses=[status for status in get_args(Status) if status in used],
        sides=sorted({side for row in data.rows for side in row.sides}),
        style=Markup(style),
        style_hash=_hash(style),
        script=Markup(script),
        script_hash=_hash(script),
        data=_in_script(data),
    )
    out.writelines(page)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("exchange_extract.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["isolated"] = _isolated
    return environment.get_template("report.html")


_TURNS = frozenset({"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI", "PDF", "PDI"})


def _isolated(text: str) -> Markup:
    """Words that cannot turn the reading direction of those around them (Unicode annex 9)."""
    turns = not text.isascii() and any(bidirectional(letter) in _TURNS for letter in text)
    return Markup("<bdi>{}</bdi>").format(text) if turns else escape(text)


def _packaged(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _hash(code: str) -> str:
    """What the Content-Security-Policy calls this code (CSP level 3, hash-source)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")


def _in_script(data: Data) -> Markup:
    """JSON that can stand in a script element: without ``<`` nothing in it ends the element or opens a comment."""
    text = json.dumps(asdict(data), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))
