"""What every command shares: exit codes, wrong use, reading articles, opening outputs, telling of failures."""

import argparse
import contextlib
import io
import math
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from exchange_extract.articles import Article, Result
from exchange_extract.reading import STDIN, InputProblem, parse_day
from exchange_extract.writing import open_output

if TYPE_CHECKING:
    from exchange_extract.extractor import Extractor

PROG = "exchange-extract"
OK, FAILED, WRONG_USE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
"""Exit codes: all was read, some of it failed and the rest went on, wrong use; the shell's codes for two signals."""


class UsageError(Exception):
    """Wrong use: each argument is one line that says what, where and what to do."""


class Parser(argparse.ArgumentParser):
    """Tells of wrong use in one line, with where to read more."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message.removeprefix('argument ')}; see {self.prog} --help")


def add_command(
    commands: "argparse._SubParsersAction[Parser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    *,
    summary: str,
    about: str,
    examples: str | None = None,
) -> Parser:
    """A command of that name; ``run`` takes its arguments and returns the exit code."""
    parser = commands.add_parser(
        name, help=summary, description=about, epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    parser.set_defaults(run=run)
    return parser


def add_reading_options(parser: Parser) -> None:
    """PATHs, --published and --rules, for every command that reads articles; see ``open_extractor``."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help='text file, .jsonl file, folder, or "-"')
    parser.add_argument(
        "--published",
        metavar="DATE",
        help="YYYY-MM-DD, for articles that bring no date: relative days count from it (default: the day of the text's "
        "own dateline, else they stay unknown)",
    )
    parser.add_argument(
        "--rules", metavar="FILE", action="append", default=[], help="own rules on top of ours; may be given again"
    )


def add_min_confidence(parser: Parser) -> None:
    """--min-confidence, a number from 0 to 1; see ``confidence_of``."""
    parser.add_argument(
        "--min-confidence", metavar="X", default="0", help="leave out records below X, from 0 to 1 (default: 0)"
    )


class Failures:
    """The articles that could not be read: each is told of at once and counted."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, message: str) -> None:
        self.count += 1
        complain(message)

    @property
    def code(self) -> int:
        return FAILED if self.count else OK


class Sifted:
    """Results without the records below ``least``: each is counted, and in the end they are told of."""

    def __init__(self, least: float) -> None:
        self.least = least
        self.kept = self.left_out = 0

    def __call__(self, results: Iterable[Result]) -> Iterator[Result]:
        for result in results:
            kept = result.at_least(self.least)
            self.kept += len(kept.records)
            self.left_out += kept.left_out
            yield kept

    def tell(self) -> None:
        """One line on standard error, when anything was left out."""
        if self.left_out:
            found = self.kept + self.left_out
            complain(f"{self.left_out:,} of {found:,} records left out: confidence below {self.least:g}")


def open_extractor(rules: Sequence[Path]) -> "Extractor":
    """An extractor with the user's rules. Raises UsageError when one of them is faulty."""
    # Imported here: --help and wrong use answer without loading spaCy.
    from exchange_extract.extractor import Extractor
    from exchange_extract.rules import RuleError

    try:
        return Extractor(rules=rules)
    except RuleError as error:
        raise UsageError(*(str(problem) for problem in error.problems)) from None
    except OSError as error:  # the packaged data; as it stands it would pass for an unwritable output
        raise RuntimeError(str(error)) from error


def readable(articles: Iterator[Article | InputProblem], failures: Failures) -> Iterator[Article]:
    """The articles that could be read; every other one is told of."""
    for item in articles:
        if isinstance(item, Article):
            yield item
        else:
            failures.add(str(item))


def results_of(extractor: "Extractor", articles: Iterator[Article], failures: Failures) -> Iterator[Result]:
    """The results of the articles, without those that failed, which are told of."""
    for result in extractor.pipe(articles):
        if result.error is None:
            yield result
        else:
            failures.add(f"{result.article.id}: {result.error}; article skipped, the run goes on")


def day_of(text: str | None) -> date | None:
    """The day behind --published. Raises UsageError when it is none."""
    try:
        return None if text is None else parse_day(text)
    except ValueError as error:
        raise UsageError(f"--published {text}: {error}") from None


def confidence_of(text: str) -> float:
    """The number behind --min-confidence. Raises UsageError when it is none from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise UsageError(f"--min-confidence {text}: not a number from 0 to 1")
    return value


def readable_rules(name: str) -> Path:
    """The rules file of that name. Raises UsageError when it cannot be read."""
    try:
        Path(name).open("rb").close()
    except OSError as error:
        raise UsageError(f"{name}: rules file cannot be read: {error.strerror}") from None
    return Path(name)


def refuse_input_as_output(output: Path, paths: Sequence[str]) -> None:
    """The articles themselves must survive a slip such as ``extract a.jsonl --output a.jsonl``."""
    target = os.path.realpath(output)
    if any(name != STDIN and os.path.realpath(name) == target for name in paths):
        raise UsageError(f"--output {output}: this is an input; name another file")


@contextlib.contextmanager
def opened(output: Path | None, form: str) -> Iterator[TextIO]:
    """Standard output, or the file behind ``--output``. Raises UsageError when the file cannot be written."""
    if output is None:
        if sys.stdout is None:
            raise UsageError("standard output is closed; name a file with --output")
        if isinstance(sys.stdout, io.TextIOWrapper):
            # What programs read is UTF-8 everywhere; a terminal keeps its encoding, with "?" for what it lacks.
            encoding = None if form == "table" else "utf-8"
            sys.stdout.reconfigure(encoding=encoding, errors="replace", newline="" if form == "csv" else None)
        yield sys.stdout
        return
    try:
        with open_output(output) as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"--output {output}: cannot be written: {error.strerror or error}") from None


def complain(message: str) -> None:
    """A line on standard error."""
    with contextlib.suppress(OSError, ValueError):  # nobody listens
        print(one_line(message), file=sys.stderr)


def one_line(text: str) -> str:
    """Text that may come from a file or its name, without what a terminal would obey."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "\ufffd", text.replace("\n", " "))


def place_of(error: BaseException) -> str:
    """File and line in which an error was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown place"
