"""The command line: arguments in, exit code out; the work is done elsewhere.

Exit codes: 0 all was read, 1 some of it failed and the rest went on, 2 wrong use; 130 interrupted, 141 the reader of
the output went away (the shell's codes for these signals).
"""

import argparse
import contextlib
import io
import json
import math
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, TextIO, cast, get_args

from exchange_extract import __version__
from exchange_extract.articles import Article, Result
from exchange_extract.reading import STDIN, InputProblem, parse_day, read_articles
from exchange_extract.writing import Format, open_output, write_results

PROG = "exchange-extract"
OK, FAILED, WRONG_USE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

_ABOUT = """\
Turns English news text into records of prisoner exchanges, repatriations of remains and releases
of captives: who gave whom how many people, when, where and through whom, and how sure that is."""

_MAIN_EXAMPLES = """\
examples:
  exchange-extract extract article.txt --published 2025-07-17
  exchange-extract extract news/ --format csv --output records.csv
  exchange-extract schema > record.schema.json
  exchange-extract check-rules my-parties.toml

"exchange-extract COMMAND --help" tells more about each command."""

_EXTRACT_ABOUT = """\
Reads articles and writes their records. It works offline, and a text always gives the same records.

A PATH is one of
  a text file      one article; any name but .jsonl, .ndjson or .json
  a .jsonl file    JSON Lines, {"id": ..., "text": ..., "published": "YYYY-MM-DD"} on each line;
                   published may be missing, other fields are carried through to json and jsonl
  a folder         its .txt and .jsonl files at any depth, in the order of their names
  -                standard input: JSON Lines if it begins with "{", else one plain text
All of it is UTF-8."""

_EXTRACT_EXAMPLES = """\
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


class UsageError(Exception):
    """Wrong use: each argument is one line that says what, where and what to do."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message.removeprefix('argument ')}; see {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line with ``argv`` (default: ``sys.argv``) and return its exit code. Never raises."""
    try:
        code = _run(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UsageError as error:
        for line in error.args:
            _complain(line)
        return WRONG_USE
    except BrokenPipeError:
        # The interpreter flushes standard output once more at its end, which must not fail again.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        _complain("interrupted; an output file was left as it was")
        return INTERRUPTED
    except SystemExit as end:  # argparse after --help and --version
        return end.code if isinstance(end.code, int) else OK
    except OSError as error:
        _complain(f"cannot write: {error.strerror or error}")
        return WRONG_USE
    except Exception as error:  # a traceback helps no user; the place of the failure helps whoever mends it
        _complain(f"internal error: {type(error).__name__}: {error} ({_place(error)}); please report it")
        return FAILED


def _run(argv: Sequence[str] | None) -> int:
    arguments = _parser().parse_args(argv)
    if arguments.command == "extract":
        return _extract(arguments)
    if arguments.command == "schema":
        return _schema()
    if arguments.command == "check-rules":
        return _check_rules(arguments.files)
    raise UsageError(f"no command; see {PROG} --help")


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = _Parser(prog=PROG, description=_ABOUT, epilog=_MAIN_EXAMPLES, formatter_class=raw, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"{PROG} {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_Parser)
    extract = commands.add_parser(
        "extract", help="read articles and write their records", description=_EXTRACT_ABOUT, epilog=_EXTRACT_EXAMPLES,
        formatter_class=raw, allow_abbrev=False,
    )  # fmt: skip
    extract.add_argument("paths", nargs="+", metavar="PATH", help='text file, .jsonl file, folder, or "-"')
    extract.add_argument(
        "--published", metavar="DATE", help="YYYY-MM-DD, for articles that bring no date: relative days count from it"
    )
    extract.add_argument("--format", choices=get_args(Format), help="default: by the suffix of --output, else table")
    extract.add_argument("--output", metavar="FILE", help="write there, replacing it only when the run is complete")
    extract.add_argument(
        "--rules", metavar="FILE", action="append", default=[], help="own rules on top of ours; may be given again"
    )
    extract.add_argument(
        "--min-confidence", metavar="X", default="0", help="leave out records below X, from 0 to 1 (default: 0)"
    )
    about = "Prints the JSON Schema of one record, as json and jsonl have it in their lists of records."
    commands.add_parser("schema", help="print the JSON Schema of a record", description=about, allow_abbrev=False)
    about = """\
Runs the examples and counter-examples of every rule, those of FILEs on top of the packaged ones, and prints each
problem as "file:line: message". Exit code 0 when all of them hold, 1 when some do not."""
    check = commands.add_parser(
        "check-rules", help="test rules files by their own examples", description=about,
        formatter_class=raw, allow_abbrev=False,
        epilog=f"examples:\n  {PROG} check-rules\n  {PROG} check-rules my-parties.toml my-verbs.toml",
    )  # fmt: skip
    check.add_argument("files", nargs="*", metavar="FILE", help="rules files (TOML); none: the packaged rules alone")
    return parser


def _extract(arguments: argparse.Namespace) -> int:
    published = _day(arguments.published)
    least = _confidence(arguments.min_confidence)
    output = Path(arguments.output) if arguments.output is not None and arguments.output != STDIN else None
    form = arguments.format or _format_of(output)
    if output is not None:
        _refuse_input_as_output(output, arguments.paths)
    rules = [_readable_rules(name) for name in arguments.rules]
    failures: list[str] = []
    articles = read_articles(arguments.paths, published=published, skip=output)
    with _opened(output, form) as out:  # before the slow imports: a wrong --output is told at once
        results = _results(articles, rules, least, failures)
        write_results(results, form, out)
    return FAILED if failures else OK


def _results(
    articles: Iterator[Article | InputProblem], rules: Sequence[Path], least: float, failures: list[str]
) -> Iterator[Result]:
    """The results of the articles that could be read; every other one is told of and added to ``failures``."""
    # Imported here: --help and wrong use answer without loading spaCy.
    from exchange_extract.extractor import Extractor
    from exchange_extract.rules import RuleError

    def fail(message: str) -> None:
        failures.append(message)
        _complain(message)

    def readable() -> Iterator[Article]:
        for item in articles:
            if isinstance(item, Article):
                yield item
            else:
                fail(str(item))

    try:
        extractor = Extractor(rules=rules)
    except RuleError as error:
        raise UsageError(*(str(problem) for problem in error.problems)) from None
    except OSError as error:  # the packaged data; as it stands it would pass for an unwritable output
        raise RuntimeError(str(error)) from error
    for result in extractor.pipe(readable()):
        if result.error is not None:
            fail(f"{result.article.id}: {result.error}; article skipped, the run goes on")
            continue
        kept = [record for record in result.records if record.confidence >= least]
        yield Result(result.article, kept)


def _schema() -> int:
    from exchange_extract.schema import ExchangeRecord

    schema = ExchangeRecord.model_json_schema(mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    with _opened(None, "json") as out:
        out.write(json.dumps(dialect | schema, indent=2, ensure_ascii=False) + "\n")
    return OK


def _check_rules(files: Sequence[str]) -> int:
    paths = [_readable_rules(name) for name in files]
    from exchange_extract.proving import stages_for
    from exchange_extract.rules.check import check_files

    problems = check_files(paths or None, stages_for)
    for problem in problems:
        print(_one_line(str(problem)))
    if not problems:
        print("all rules hold")
    return FAILED if problems else OK


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else parse_day(text)
    except ValueError as error:
        raise UsageError(f"--published {text}: {error}") from None


def _confidence(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise UsageError(f"--min-confidence {text}: not a number from 0 to 1")
    return value


def _readable_rules(name: str) -> Path:
    try:
        Path(name).open("rb").close()
    except OSError as error:
        raise UsageError(f"{name}: rules file cannot be read: {error.strerror}") from None
    return Path(name)


def _format_of(output: Path | None) -> Format:
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return cast(Format, suffix) if suffix in get_args(Format) else "table"


def _refuse_input_as_output(output: Path, paths: Sequence[str]) -> None:
    """The articles themselves must survive a slip such as ``extract a.jsonl --output a.jsonl``."""
    target = os.path.realpath(output)
    if any(name != STDIN and os.path.realpath(name) == target for name in paths):
        raise UsageError(f"--output {output}: this is an input; name another file")


@contextlib.contextmanager
def _opened(output: Path | None, form: str) -> Iterator[TextIO]:
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


def _complain(message: str) -> None:
    with contextlib.suppress(OSError, ValueError):  # nobody listens
        print(_one_line(message), file=sys.stderr)


def _one_line(text: str) -> str:
    """Text that may come from a file or its name, without what a terminal would obey."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", "\ufffd", text.replace("\n", " "))


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "unknown place"


if __name__ == "__main__":
    sys.exit(main())
