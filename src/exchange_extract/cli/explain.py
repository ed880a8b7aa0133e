"""``explain``: why each record is as it is, and what became of words that are in none."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from exchange_extract.articles import Result
from exchange_extract.cli.common import (
    Failures,
    Parser,
    UsageError,
    add_command,
    add_min_confidence,
    add_reading_options,
    confidence_of,
    day_of,
    open_extractor,
    opened,
    readable,
    readable_rules,
    results_of,
)
from exchange_extract.reading import read_articles

if TYPE_CHECKING:
    from exchange_extract.extractor import Extractor
    from exchange_extract.schema import ExchangeRecord, Explanation

_ABOUT = """\
Tells for each record which words its slots rest on, which rule read them, whether the text states them or they were
inferred, what else could have filled them and why it did not, and what makes the record more or less sure.
With --why-not it tells at which stage a sentence or some words of the article fell out, or which record they are in."""

_EXAMPLES = """\
examples:
  exchange-extract explain article.txt --published 2025-07-17
  exchange-extract explain article.txt --record 2
  exchange-extract explain article.txt --why-not "The ministry denied that"
  exchange-extract explain article.txt --format json

exit codes:
  0  everything was read and what was asked for is there
  1  some article could not be read, or has no such record or words
  2  wrong use"""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What to tell of each article."""

    record: int | None
    words: str | None
    least: float
    form: str


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Put the command into the parser."""
    parser = add_command(
        commands, "explain", _explain, summary="tell why a record is as it is, or a sentence in none", about=_ABOUT,
        examples=_EXAMPLES,
    )  # fmt: skip
    add_reading_options(parser)
    parser.add_argument("--record", metavar="N", help="only the record with this number, from 1, of each article")
    parser.add_argument("--why-not", metavar="WORDS", help="what became of this sentence, or of words in one")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_min_confidence(parser)


def _explain(arguments: argparse.Namespace) -> int:
    published = day_of(arguments.published)
    least = confidence_of(arguments.min_confidence)
    asked = _Asked(_number(arguments.record), arguments.why_not, least, arguments.format)
    if asked.record is not None and asked.words is not None:
        raise UsageError("--record and --why-not: give one of them")
    rules = [readable_rules(name) for name in arguments.rules]
    failures = Failures()
    articles = read_articles(arguments.paths, published=published)
    with opened(None, "json" if asked.form == "json" else "table") as out:
        extractor = open_extractor(rules)
        results = results_of(extractor, readable(articles, failures), failures)
        if asked.form == "json":
            rows = [_object(extractor, result, asked, failures) for result in results]
            out.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        else:
            for result in results:
                _write(extractor, result, asked, failures, out)
    return failures.code


def _number(text: str | None) -> int | None:
    """The number behind --record. Raises UsageError when it is none."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise UsageError(f"--record {text}: not a number from 1")
    return int(text)


def _write(extractor: "Extractor", result: Result, asked: _Asked, failures: Failures, out: TextIO) -> None:
    from exchange_extract.cli.explain_view import write_explanation, write_why_not

    if asked.words is None:
        write_explanation(result, list(_wanted(extractor, result, asked, failures)), len(result.records), out)
        return
    answer = extractor.why_not(result.article.text, asked.words, result.article.published, min_confidence=asked.least)
    if answer.found is None:
        failures.count += 1
    write_why_not(result, answer, out)


def _object(extractor: "Extractor", result: Result, asked: _Asked, failures: Failures) -> dict[str, object]:
    row: dict[str, object] = {"id": result.article.id, "published": str(result.published) if result.published else None}
    if asked.words is None:
        pairs = _wanted(extractor, result, asked, failures)
        return row | {"explanations": [explanation.model_dump(mode="json") for _, explanation in pairs]}
    answer = extractor.why_not(result.article.text, asked.words, result.article.published, min_confidence=asked.least)
    if answer.found is None:
        failures.count += 1
    return row | {"why_not": answer.model_dump(mode="json")}


def _wanted(
    extractor: "Extractor", result: Result, asked: _Asked, failures: Failures
) -> "Iterator[tuple[ExchangeRecord, Explanation]]":
    """The records asked for with their explanations."""
    if asked.record is not None and asked.record > len(result.records):
        found = len(result.records)
        failures.add(f"{result.article.id}: no record {asked.record}: it has {found or 'none'}")
        return
    explanations = extractor.explain(result.article.text, result.article.published) if result.records else []
    for record, explanation in zip(result.records, explanations, strict=True):
        if asked.record in (None, explanation.number) and record.confidence >= asked.least:
            yield record, explanation
