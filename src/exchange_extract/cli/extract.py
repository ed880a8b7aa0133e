"""``extract``: articles in, records out."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import cast, get_args

from exchange_extract.articles import Article, Result
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
from exchange_extract.reading import STDIN, InputProblem, read_articles
from exchange_extract.writing import Format, write_results

_ABOUT = """\
Reads articles and writes their records. It works offline, and a text always gives the same records.

A PATH is one of
  a text file      one article; any name but those below
  an .html file    one article: the main text of the page, with the day of its metadata; the output
                   holds that text. Needs pip install 'exchange_extract[html]'
  a .jsonl file    JSON Lines, {"id": ..., "text": ..., "published": "YYYY-MM-DD"} on each line;
                   published may be missing, other fields are carried through to json and jsonl
  a folder         its .txt, .jsonl and .html files at any depth, in the order of their names
  -                standard input: JSON Lines if it begins with "{", else one plain text
All of it is UTF-8."""

_EXAMPLES = """\
formats:
  table   for people: a block an article, as wide as the terminal; NO_COLOR is respected
  json    one list of articles, indented
  jsonl   one article a line: {"id", "published", "records": [...]}, with the evidence of every slot
  csv     one row a transfer, for a spreadsheet; articles without a record have no row

examples:
  exchange-extract extract article.txt --published 2025-07-17
  exchange-extract extract monday.txt tuesday.txt news/ --format csv --output records.csv
  exchange-extract extract corpus.jsonl --output records.jsonl --min-confidence 0.5
  cat article.txt | exchange-extract extract - --format json
  exchange-extract extract article.txt --rules my-parties.toml --rules my-verbs.toml

exit codes:
  0  everything was read
  1  some articles could not be read, each is named on standard error; the rest is written
  2  wrong use, such as an impossible date, a broken rules file, an unwritable output"""


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Put the command into the parser."""
    parser = add_command(
        commands, "extract", _extract, summary="read articles and write their records", about=_ABOUT, examples=_EXAMPLES
    )
    add_reading_options(parser)
    parser.add_argument("--format", choices=get_args(Format), help="default: by the suffix of --output, else table")
    parser.add_argument("--output", metavar="FILE", help="write there, replacing it only when the run is complete")
    add_min_confidence(parser)


def _extract(arguments: argparse.Namespace) -> int:
    published = day_of(arguments.published)
    least = confidence_of(arguments.min_confidence)
    output = Path(arguments.output) if arguments.output is not None and arguments.output != STDIN else None
    form = arguments.format or _format_of(output)
    if output is not None:
        refuse_input_as_output(output, arguments.paths)
    rules = [readable_rules(name) for name in arguments.rules]
    failures = Failures()
    articles = read_articles(arguments.paths, published=published, skip=output)
    with opened(output, form) as out:  # before the slow imports: a wrong --output is told at once
        sifted = Sifted(least)
        write_results(sifted(_results(articles, rules, failures)), form, out)
    sifted.tell()
    return failures.code


def _results(articles: Iterator[Article | InputProblem], rules: list[Path], failures: Failures) -> Iterator[Result]:
    extractor = open_extractor(rules)
    yield from results_of(extractor, readable(articles, failures), failures)


def _format_of(output: Path | None) -> Format:
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return cast(Format, suffix) if suffix in get_args(Format) else "table"
