"""``report``: articles in, one HTML page for people out."""

import argparse
from pathlib import Path

from exchange_extract.cli.common import (
    Failures,
    Parser,
    Sifted,
    add_command,
    add_min_confidence,
    add_reading_options,
    confidence_of,
    day_of,
    open_extractor,
    opened,
    readable,
    readable_rules,
    refuse_input_as_output,
    results_of,
)
from exchange_extract.reading import STDIN, read_articles

_ABOUT = """\
Reads articles and writes one HTML file to look at: the texts with the words that each value rests on,
the records as arrows between the sides, a table to sort, filter and download, a timeline and sums.
The file needs no network and nothing beside it, and a JSON Lines field "title" or "url" is shown."""

_EXAMPLES = """\
examples:
  exchange-extract report article.txt --published 2025-07-17 --output report.html
  exchange-extract report news/ corpus.jsonl --output report.html --title "Exchanges in July"

A PATH is what it is for "exchange-extract extract"; exit codes are the same. All records are held in
memory: for more than a few thousand articles, take a part of them."""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Put the command into the parser."""
    parser = add_command(
        commands, "report", _report, summary="write an HTML page for people", about=_ABOUT, examples=_EXAMPLES
    )
    add_reading_options(parser)
    parser.add_argument("--output", metavar="FILE", required=True, help='HTML file to write, or "-"')
    parser.add_argument("--title", metavar="TEXT", default="Exchanges", help="headline of the page")
    add_min_confidence(parser)


def _report(arguments: argparse.Namespace) -> int:
    published = day_of(arguments.published)
    least = confidence_of(arguments.min_confidence)
    output = Path(arguments.output) if arguments.output != STDIN else None
    if output is not None:
        refuse_input_as_output(output, arguments.paths)
    rules = [readable_rules(name) for name in arguments.rules]
    failures = Failures()
    articles = read_articles(arguments.paths, published=published, skip=output)
    with opened(output, "html") as out:  # before the slow imports: a wrong --output is told at once
        from exchange_extract.report import write_report

        sifted = Sifted(least)
        results = list(sifted(results_of(open_extractor(rules), readable(articles, failures), failures)))
        write_report(results, out, title=arguments.title, unread=failures.count)
    sifted.tell()
    return failures.code
