"""What is finished of a run, on disk, so that a run that was killed at any moment goes on where it was.

The output and the errors grow in a folder beside the output. From time to time both are forced to disk and a small
journal is replaced that says how many items and bytes are finished. After a kill, what was written beyond the journal
is cut off; so nothing is lost that it counts and nothing is written twice. At the end the files are renamed into place.
"""

import contextlib
import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

from exchange_extract import __version__
from exchange_extract.corpus.inputs import Inputs
from exchange_extract.corpus.job import CorpusError, Counts, Job, Reading
from exchange_extract.corpus.work import Done


@dataclass(frozen=True)
class State:
    """``items`` of the inputs are finished; they made ``output`` and ``errors`` bytes. ``complete``: to be renamed."""

    job: str
    items: int = 0
    output: int = 0
    errors: int = 0
    counts: Counts = Counts()  # noqa: RUF009 - it is frozen
    complete: bool = False


class Journal:
    """The folder of one run. Raises CorpusError when it belongs to another, OSError when it cannot be written."""

    def __init__(self, job: Job, fingerprint: str) -> None:
        self.work = job.work
        self._job = job
        self._lock: BinaryIO | None = None
        self.work.mkdir(parents=False, exist_ok=True)
        self._take()
        self.state = self._read(fingerprint)
        self._output = self._open("output", self.state.output)
        self._errors = self._open("errors", self.state.errors)

    def append(self, done: Done, items: int) -> None:
        """Adds what became of a batch; it counts as finished with the next ``commit``."""
        self._output.write(done.output)
        self._errors.write(done.errors)
        self.state = replace(
            self.state,
            items=self.state.items + items,
            output=self.state.output + len(done.output),
            errors=self.state.errors + len(done.errors),
            counts=self.state.counts + done.counts,
        )

    def head(self, line: bytes) -> None:
        """The first line of the output, if nothing is written yet."""
        if self.state.output == 0:
            self._output.write(line)
            self.state = replace(self.state, output=len(line))

    def commit(self, *, complete: bool = False) -> None:
        """Forces all to disk and says in the journal that it is finished."""
        for file in (self._output, self._errors):
            file.flush()
            os.fsync(file.fileno())
        self.state = replace(self.state, complete=complete)
        self._write()

    def close(self) -> None:
        """Lets go of the files, without a commit."""
        for file in (self._output, self._errors):
            with contextlib.suppress(OSError):  # a full disk: what is beyond the journal is not needed
                file.close()
        if self._lock:
            self._lock.close()

    def place(self) -> None:
        """Renames what is complete; may be called again after a kill in its middle."""
        errors = self.work / "errors"
        if errors.exists():
            if self.state.errors:
                errors.replace(self._job.errors)
            else:
                self._job.errors.unlink(missing_ok=True)  # of an earlier run
                errors.unlink()
        for made in (self.work / "output.parquet", self.work / "output"):
            if made.exists():
                made.replace(self._job.output)
                (self.work / "output").unlink(missing_ok=True)
                break
        for name in ("lock", "journal.json"):
            (self.work / name).unlink(missing_ok=True)
        self.work.rmdir()

    def _take(self) -> None:
        """Two runs into one output would spoil each other."""
        try:
            import fcntl
        except ImportError:  # Windows: files that are open cannot be renamed there, which tells as well
            return
        self._lock = (self.work / "lock").open("wb")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CorpusError(f"{self._job.output}: another run is writing it") from None

    def _read(self, fingerprint: str) -> State:
        try:
            row = json.loads((self.work / "journal.json").read_bytes())
            state = State(**(row | {"counts": Counts(**row["counts"])}))
        except FileNotFoundError:
            return State(fingerprint)
        except (ValueError, TypeError, KeyError):
            raise CorpusError(f"{self.work}: the journal of this run is broken; --restart begins anew") from None
        if self._job.restart and not state.complete:
            return State(fingerprint)
        if state.job != fingerprint:
            raise CorpusError(
                f"{self.work}: an unfinished run with other inputs, options or version; --restart begins anew"
            )
        return state

    def _open(self, name: str, size: int) -> BinaryIO:
        path = self.work / name
        if self.state.complete:
            return open(os.devnull, "r+b")  # noqa: PTH123 - nothing is to be added
        file = path.open("r+b" if path.exists() else "w+b")
        if file.seek(0, os.SEEK_END) < size:
            raise CorpusError(f"{path}: shorter than its journal says; --restart begins anew")
        file.truncate(size)
        file.seek(size)
        return file

    def _write(self) -> None:
        fresh = self.work / "journal.tmp"
        with fresh.open("wb") as out:
            out.write(json.dumps(asdict(self.state)).encode())
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self.work / "journal.json")


def fingerprint(reading: Reading, inputs: Inputs) -> str:
    """Of all that the bytes of the output depend on: inputs by path, size and time, options, rules and version."""
    digest = hashlib.sha256(f"{__version__}\n{reading}\n".encode("utf-8", "surrogateescape"))
    for name in reading.rules:
        digest.update(Path(name).read_bytes())
    for file in inputs.files:
        digest.update(f"{file.path}\n{file.size} {file.changed}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
