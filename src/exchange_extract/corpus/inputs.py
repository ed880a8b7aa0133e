"""What a corpus run reads: the files in a fixed order, and their articles one by one, not yet taken apart.

Taking JSON apart is left to the workers: the main process only cuts files into lines, which is what bounds the speed of
several processes. Tables are the exception, their readers give whole rows.
"""

import csv
import glob
import gzip
import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from exchange_extract.corpus.job import CorpusError, Job
from exchange_extract.reading import InputProblem

_LINES, _WHOLE = (".jsonl", ".ndjson"), (".txt", ".html", ".htm")
_TABLES, _PACKED = (".csv", ".parquet"), (".gz", ".zst")
_MAX_CELL = 2**31 - 1
_ROWS = 256  # of a Parquet file in memory at once


@dataclass(frozen=True, slots=True)
class Item:
    """One article to be: a line of JSON, a row of a table or a whole file; or why there is none.

    ``number`` counts lines or rows from 1. ``label`` is the id of an article that brings none.
    """

    source: str
    number: int | None
    label: str
    content: bytes | Mapping[str, object] | Path | InputProblem


@dataclass(frozen=True)
class InputFile:
    """A file with the id of the article that it is, or the beginning of those that it holds."""

    path: Path
    label: str
    size: int
    changed: int


@dataclass
class Inputs:
    """The files of a job. ``position`` is how many bytes of them were taken so far, ``size`` how many there are."""

    files: tuple[InputFile, ...]
    problems: tuple[InputProblem, ...]
    position: int = field(default=0, init=False)

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    def items(self) -> Iterator[Item]:
        """All articles to be, in order, lazily; what cannot be read is an item too."""
        for problem in self.problems:
            yield Item(problem.source, None, problem.source, problem)
        done = 0
        for file in self.files:
            try:
                yield from self._of(file, done)
            except (OSError, EOFError, ValueError, csv.Error, CorpusError) as error:
                said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
                problem = InputProblem(str(file.path), None, f"cannot be read: {said}")
                yield Item(problem.source, None, file.label, problem)
            done += file.size
            self.position = done

    def _of(self, file: InputFile, done: int) -> Iterator[Item]:
        kind = _kind(file.path)
        if kind in _WHOLE:
            yield Item(str(file.path), None, file.label, file.path)
            return
        if kind == ".parquet":
            yield from _rows(_parquet(file.path), file)
            return
        with file.path.open("rb") as raw, _unpacked(raw, file.path) as stream:
            items = _lines(stream, file) if kind in _LINES else _rows(_csv(stream), file)
            for item in items:
                self.position = done + raw.tell()
                yield item


def find_inputs(job: Job) -> Inputs:
    """The files of a job in order. A folder stands for its files at any depth by name, a glob for what it matches.

    Never among them are hidden files and what the run itself writes. A file named twice is read once. Raises
    CorpusError when a name stands for nothing.
    """
    own = {os.path.realpath(path) for path in (job.output, job.errors)}
    work = os.path.realpath(job.work)
    files: dict[str, InputFile] = {}
    problems: list[InputProblem] = []
    for name in job.inputs:
        roots = [name] if Path(name).exists() else sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a whole path may be a glob
        if not roots:
            raise CorpusError(f"{name}: no such file or folder")
        for root in roots:
            for path, label in _under(Path(root), problems, alone=len(roots) == len(job.inputs) == 1):
                real = os.path.realpath(path)
                if real not in own and not real.startswith(work + os.sep) and real not in files:
                    files[real] = _stated(path, label)
    if not files:
        raise CorpusError(f"{', '.join(job.inputs)}: no .txt, .jsonl, .csv, .parquet or .html file there")
    return Inputs(tuple(files.values()), tuple(problems))


def _under(root: Path, problems: list[InputProblem], *, alone: bool) -> Iterator[tuple[Path, str]]:
    """The files of a root, each with its id: the path from the root when there is one only, else the path as given."""
    if not root.is_dir():
        yield root, root.with_suffix("").name if alone else _plain(root)
        return

    def unlisted(error: OSError) -> None:
        problems.append(InputProblem(str(error.filename), None, f"cannot be listed: {error.strerror}"))

    found = []
    for folder, folders, names in os.walk(root, onerror=unlisted):
        folders[:] = [name for name in folders if not name.startswith(".") and not name.endswith(".unfinished")]
        found += [Path(folder, name) for name in names if not name.startswith(".") and _kind(Path(name))]
    for path in sorted(found, key=lambda path: path.relative_to(root).as_posix()):
        yield path, _plain(path.relative_to(root) if alone else path)


def _plain(path: Path) -> str:
    """A path without its endings, as text that can be written out."""
    name = path.as_posix()
    for ending in (path.suffix, Path(path.stem).suffix) if path.suffix.lower() in _PACKED else (path.suffix,):
        name = name.removesuffix(ending)
    return os.fsencode(name).decode("utf-8", "replace")


def _kind(path: Path) -> str | None:
    """The ending that tells how to read a file, None for one that is not read."""
    suffix = path.suffix.lower()
    inner = Path(path.stem).suffix.lower()
    if suffix in _PACKED:
        return inner if inner in (*_LINES, ".csv") else None
    return suffix if suffix in (*_LINES, *_WHOLE, *_TABLES) else None


def _stated(path: Path, label: str) -> InputFile:
    if _kind(path) is None:
        raise CorpusError(
            f"{path}: cannot tell what it is; .txt, .html, .jsonl, .csv (both also .gz, .zst) or .parquet"
        )
    try:
        status = path.stat()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}") from None
    return InputFile(path, label, status.st_size, status.st_mtime_ns)


def _unpacked(raw: BinaryIO, path: Path) -> BinaryIO:
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if suffix == ".zst":
        try:
            import zstandard
        except ImportError:
            raise CorpusError(f"{path}: .zst needs pip install 'exchange_extract[corpus]'") from None
        # Several frames in one file are common in archives; the reader goes on over their ends.
        reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, reader), 1 << 20))
    return raw


def _lines(stream: Iterable[bytes], file: InputFile) -> Iterator[Item]:
    for number, line in enumerate(stream, start=1):
        yield Item(str(file.path), number, f"{file.label}:{number}", line)


def _rows(rows: Iterable[Mapping[str, object]], file: InputFile) -> Iterator[Item]:
    for number, row in enumerate(rows, start=1):
        yield Item(str(file.path), number, f"{file.label}:{number}", row)


def _csv(stream: BinaryIO) -> Iterator[Mapping[str, object]]:
    csv.field_size_limit(min(_MAX_CELL, sys.maxsize))
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        for row in csv.DictReader(text):
            row.pop(None, None)  # cells beyond the header
            yield row
    finally:
        text.detach()


def _parquet(path: Path) -> Iterator[Mapping[str, object]]:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise CorpusError(f"{path}: .parquet needs pip install 'exchange_extract[corpus]'") from None
    try:
        with parquet.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=_ROWS):
                yield from batch.to_pylist()
    except ArrowException as error:
        raise CorpusError(str(error)) from None
