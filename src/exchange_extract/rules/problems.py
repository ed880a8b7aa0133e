"""What is wrong with a rules file: where, and what to do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a rules file.

    ``line`` counts from 1 and is ``None`` when the trouble is the file as a whole. ``id`` is the entry's, ``key`` the
    key's path within it (``leaders[0].from``); both are ``None`` where there is no such thing. ``path`` of a packaged
    file is its bare name.
    """

    path: Path
    line: int | None
    id: str | None
    key: str | None
    message: str

    def __str__(self) -> str:
        place = f"{self.path}" if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


class RuleError(ValueError):
    """Rules that cannot be used. ``problems`` is never empty and goes file by file, line by line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: list[Problem] = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``; did you mean "..."?`` with the nearest known word, or nothing when none is near."""
    near = get_close_matches(word, sorted(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
