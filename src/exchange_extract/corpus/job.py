"""What a corpus run is asked to do, and what it counts."""

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Literal

from exchange_extract.reading import Columns

OutputForm = Literal["jsonl", "csv", "parquet"]
FORMS: dict[str, OutputForm] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


class CorpusError(Exception):
    """The run cannot begin or go on; each argument is one line that says what, where and what to do."""


@dataclass(frozen=True)
class Reading:
    """How articles become lines of the output: all that a worker needs to know, and all that the output depends on
    beside the inputs."""

    form: OutputForm
    columns: Columns = Columns()  # noqa: RUF009 - it is frozen
    published: date | None = None
    rules: tuple[str, ...] = ()
    min_confidence: float = 0.0
    all_articles: bool = False


@dataclass(frozen=True)
class Job:
    """A run. ``inputs`` are files, folders and globs; ``output`` ends in .jsonl, .csv or .parquet.

    ``batch_size`` is how many articles are handed to a process at once. Neither it nor ``processes`` changes a byte of
    the output. ``all_articles`` gives articles without a record a line too (JSON Lines only).
    """

    inputs: tuple[str, ...]
    output: Path
    columns: Columns = Columns()  # noqa: RUF009 - it is frozen
    published: date | None = None
    rules: tuple[str, ...] = ()
    min_confidence: float = 0.0
    all_articles: bool = False
    processes: int = 1
    batch_size: int = 64
    restart: bool = False

    @property
    def reading(self) -> Reading:
        """Raises CorpusError when the output has an ending that says no form."""
        form = FORMS.get(self.output.suffix.lower())
        if form is None:
            raise CorpusError(f"--output {self.output}: must end in .jsonl, .csv or .parquet")
        return Reading(form, self.columns, self.published, self.rules, self.min_confidence, self.all_articles)

    @property
    def errors(self) -> Path:
        """The file of articles that failed, beside the output."""
        return self.output.with_name(f"{self.output.stem}.errors.jsonl")

    @property
    def work(self) -> Path:
        """The folder of what is finished so far; it is gone when the run is complete."""
        return self.output.with_name(f"{self.output.name}.unfinished")


@dataclass(frozen=True)
class Counts:
    """Articles ``read``, those of them that the gate ``turned_away`` and those that ``failed``, and ``records``."""

    read: int = 0
    turned_away: int = 0
    records: int = 0
    failed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))
