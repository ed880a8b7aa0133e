"""A corpus run from its inputs to its output."""

import json
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import Any

from exchange_extract.corpus.inputs import Inputs, Item, find_inputs
from exchange_extract.corpus.job import CorpusError, Counts, Job
from exchange_extract.corpus.journal import Journal, fingerprint
from exchange_extract.corpus.pool import results_of
from exchange_extract.rows import COLUMNS
from exchange_extract.writing import csv_header

Progress = Callable[[Counts, float], None]
"""Told from time to time what is finished, and which part of the bytes of the inputs that is, 0 to 1."""

_BYTES = 4_000_000  # of one batch: what bounds memory when articles are long
_COMMIT = 1.0  # seconds between commits
_ROWS = 20_000  # in a row group of a Parquet file


def run_corpus(job: Job, progress: Progress | None = None) -> Counts:
    """Read all inputs of a job and write its output; what an earlier run of the same job finished is kept.

    Raises CorpusError for what the user must mend and OSError when the output cannot be written; what was finished
    stays on disk then, also after KeyboardInterrupt, and the next run goes on from there.
    """
    reading = job.reading
    _check(job)
    inputs = find_inputs(job)
    journal = Journal(job, fingerprint(reading, inputs))
    try:
        if not journal.state.complete:
            if reading.form == "csv":
                journal.head(csv_header().encode())
            _extract(job, inputs, journal, progress)
        if reading.form == "parquet" and (job.work / "output").exists():
            _to_parquet(job.work / "output", job.work / "output.parquet")
    finally:
        journal.close()
    journal.place()
    return journal.state.counts


def _check(job: Job) -> None:
    if job.output.exists() and not job.output.is_file():
        raise CorpusError(f"--output {job.output}: not a regular file")
    if job.output.suffix.lower() == ".parquet":
        _arrow()
    if job.all_articles and job.reading.form != "jsonl":
        raise CorpusError("--all: a table has rows for records only; use an output that ends in .jsonl")


def _extract(job: Job, inputs: Inputs, journal: Journal, progress: Progress | None) -> None:
    """Works through the items that are not finished yet, and commits once a second and at the end."""
    last = time.monotonic()
    size = max(inputs.size, 1)
    with _interruptions() as interrupted:
        try:
            for batch, done in results_of(job.reading, _batches(job, inputs, journal.state.items), job.processes):
                journal.append(done, len(batch))
                if time.monotonic() - last >= _COMMIT:
                    journal.commit()
                    last = time.monotonic()
                if progress:
                    progress(journal.state.counts, min(inputs.position / size, 1.0))
                if interrupted:
                    raise KeyboardInterrupt
        except KeyboardInterrupt:
            journal.commit()
            raise
    journal.commit(complete=True)


@contextmanager
def _interruptions() -> Iterator[list[int]]:
    """The interrupts from the keyboard so far. Python drops a KeyboardInterrupt that is raised in a finalizer; one that
    is written down as well stops the run after the batch at hand."""
    told: list[int] = []
    usual = signal.getsignal(signal.SIGINT)
    if usual is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield told  # the caller has its own way with interrupts
        return

    def handle(number: int, frame: FrameType | None) -> None:
        told.append(number)
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, handle)
    try:
        yield told
    finally:
        signal.signal(signal.SIGINT, usual)


def _batches(job: Job, inputs: Inputs, skip: int) -> Iterator[list[Item]]:
    batch: list[Item] = []
    weight = 0
    for item in islice(inputs.items(), skip, None):
        batch.append(item)
        weight += len(item.content) if isinstance(item.content, bytes) else 4_000
        if len(batch) >= job.batch_size or weight >= _BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _to_parquet(rows: Path, target: Path) -> None:
    """The finished rows as a Parquet file: its row groups are of fixed size, so that the bytes depend on them alone."""
    arrow, parquet = _arrow()
    types = {
        "text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_(),
        "date": arrow.date32(), "texts": arrow.list_(arrow.string()),
    }  # fmt: skip
    columns = COLUMNS["transfer"]
    schema = arrow.schema([(name, types[kind]) for name, kind in columns.items()])
    days = [name for name, kind in columns.items() if kind == "date"]
    with rows.open("rb") as lines, parquet.ParquetWriter(target, schema) as writer:
        while part := [json.loads(line) for line in islice(lines, _ROWS)]:
            for row in part:
                row |= {name: date.fromisoformat(row[name]) for name in days if row[name]}
            writer.write_table(arrow.Table.from_pylist(part, schema=schema))


def _arrow() -> tuple[Any, Any]:
    """pyarrow and its Parquet part, which have no types."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise CorpusError("--output: .parquet needs pip install 'exchange_extract[corpus]'") from None
    return pyarrow, parquet
