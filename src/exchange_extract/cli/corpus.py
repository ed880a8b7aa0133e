"""``corpus``: archives in, one table of records out."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_extract.cli.common import (
    FAILED,
    INTERRUPTED,
    OK,
    Parser,
    UsageError,
    add_command,
    add_min_confidence,
    complain,
    confidence_of,
    day_of,
    readable_rules,
)
from exchange_extract.reading import Columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exchange_extract.corpus import Counts, Job

_ABOUT = """\
Reads archives of any size and writes one table of the records that are in them.

An IN is a folder (its files at any depth), a glob in quotes, or a file:
  .txt, .html     one article each
  .jsonl          one article a line; also .jsonl.gz and .jsonl.zst
  .csv            one article a row; also .csv.gz and .csv.zst
  .parquet        one article a row
.zst and .parquet need pip install 'exchange_extract[corpus]'.

The ending of --output says what is written: .jsonl (a line for each article that has records), .csv or
.parquet (a row for each transfer). Articles that cannot be read go to OUT.errors.jsonl with their id and
the reason. What is finished is kept in OUT.unfinished until the run is complete: after Ctrl-C, a crash or
a full disk, run the same command again and it goes on from there."""

_EXAMPLES = """\
examples:
  exchange-extract corpus archive/ --output records.jsonl
  exchange-extract corpus "archive/2024-*.jsonl.gz" --output records.parquet --processes 8
  exchange-extract corpus news.csv --text-column body --date-column day --output records.csv

exit codes:
  0    everything was read
  1    some articles could not be read, see OUT.errors.jsonl; the rest is written
  2    wrong use, or an output that cannot be written; what was finished is kept
  130  interrupted; what was finished is kept"""

_LOG = 30.0  # seconds between lines of a log


def add(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Put the command into the parser."""
    parser = add_command(
        commands, "corpus", _corpus, summary="read an archive, resumable, in several processes", about=_ABOUT,
        examples=_EXAMPLES,
    )  # fmt: skip
    parser.add_argument("inputs", nargs="+", metavar="IN", help="folder, glob or file")
    parser.add_argument("--output", metavar="OUT", required=True, help="file that ends in .jsonl, .csv or .parquet")
    parser.add_argument("--processes", metavar="N", default=None, help="default: one for each core")
    parser.add_argument("--batch-size", metavar="N", default="64", help="articles for a process at once (default: 64)")
    columns = Columns()
    parser.add_argument("--id-column", metavar="NAME", default=columns.id, help="default: id")
    parser.add_argument("--text-column", metavar="NAME", default=columns.text, help="default: text")
    parser.add_argument("--date-column", metavar="NAME", default=columns.published, help="default: published")
    parser.add_argument("--published", metavar="DATE", help="YYYY-MM-DD, for articles that bring no date")
    parser.add_argument(
        "--rules", metavar="FILE", action="append", default=[], help="own rules on top of ours; may be given again"
    )
    add_min_confidence(parser)
    parser.add_argument("--all", action="store_true", help="a line for articles without records too (.jsonl only)")
    parser.add_argument("--restart", action="store_true", help="begin anew where an unfinished run was left")


def _corpus(arguments: argparse.Namespace) -> int:
    from exchange_extract.corpus import CorpusError, Job, run_corpus
    from exchange_extract.rules import RuleError

    job = Job(
        inputs=tuple(arguments.inputs),
        output=Path(arguments.output),
        columns=Columns(arguments.id_column, arguments.text_column, arguments.date_column),
        published=day_of(arguments.published),
        rules=tuple(str(readable_rules(name)) for name in arguments.rules),
        min_confidence=confidence_of(arguments.min_confidence),
        all_articles=arguments.all,
        processes=_cores() if arguments.processes is None else _whole(arguments.processes, "--processes"),
        batch_size=_whole(arguments.batch_size, "--batch-size"),
        restart=arguments.restart,
    )
    begin = time.monotonic()
    try:
        with _progress() as show:
            counts = run_corpus(job, show)
    except (CorpusError, RuleError) as error:
        raise UsageError(*(str(line) for line in getattr(error, "problems", error.args))) from None
    except KeyboardInterrupt:
        complain(f"interrupted; what is finished is in {job.work}: run the same command again to go on")
        return INTERRUPTED
    except OSError as error:
        said = error.strerror or str(error)
        raise UsageError(
            f"--output {job.output}: cannot be written: {said}; what was finished is kept: run the same command again"
        ) from None
    complain(_summary(counts, job, time.monotonic() - begin))
    return FAILED if counts.failed else OK


def _summary(counts: "Counts", job: "Job", seconds: float) -> str:
    failed = f"{counts.failed:,} failed" + (f" (see {job.errors})" if counts.failed else "")
    return (
        f"{counts.read:,} articles read, {counts.turned_away:,} turned away, {counts.records:,} records, "
        f"{failed}, {seconds:.1f} seconds"
    )


@contextmanager
def _progress() -> "Iterator[Callable[[Counts, float], None]]":
    """A bar on a terminal, else a line of log now and then; both on standard error."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _Log()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=1.0)
        begin = time.monotonic()
        first: list[int] = []

        def show(counts: "Counts", part: float) -> None:
            first.append(counts.read) if not first else None
            rate = (counts.read - first[0]) / max(time.monotonic() - begin, 1e-3)
            said = f"{counts.read:,} articles, {rate:,.0f} a second, {counts.records:,} records"
            bar.update(task, completed=part, description=said)

        yield show


class _Log:
    """A line every half minute."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, counts: "Counts", part: float) -> None:
        if time.monotonic() - self._last >= _LOG:
            self._last = time.monotonic()
            complain(f"{part:.0%}: {counts.read:,} articles, {counts.records:,} records, {counts.failed:,} failed")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _whole(text: str, option: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"{option} {text}: not a whole number above 0")
    return int(text)
