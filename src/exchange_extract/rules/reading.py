"""One rules file, TOML or JSON Lines, into raw entries that know their lines."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from exchange_extract.rules.locate import Where, nearest_line, toml_lines
from exchange_extract.rules.problems import Problem, RuleError

DISABLE = "disable"
"""The key that turns entries off; it is no kind."""

_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One table as the file has it, before its shape is known. ``where`` is its path in the file."""

    kind: str
    where: Where
    value: object


class RuleFile:
    """The ``source`` of one rules file: ``entries`` in their order, the ids it turns off, and the line of each path.

    ``disabled`` and ``strays`` (what stands under a top-level name and is no list) are raw: the loader judges them.
    """

    def __init__(self, path: Path, source: str) -> None:
        """Reads ``source``; raises ``RuleError`` where it is not TOML (``.toml``) or not JSON Lines (``.jsonl``)."""
        self.path = path
        self.entries: list[Entry] = []
        self.disabled: list[tuple[Where, object]] = []
        self.strays: list[tuple[Where, str, object]] = []
        self.source = source
        self._json_lines: dict[Where, int] | None = None
        if path.suffix == ".jsonl":
            self._read_json_lines()
        else:
            self._read_toml()

    @cached_property
    def _lines(self) -> Mapping[Where, int]:
        # Only asked for when there is something to report, so that good files cost no second pass.
        return self._json_lines if self._json_lines is not None else toml_lines(self.source)

    def line(self, where: Where) -> int | None:
        """The line of a path, counted from 1, or of the closest thing around it."""
        return nearest_line(self._lines, where)

    def problem(self, where: Where, message: str, *, id: str | None = None, key: str | None = None) -> Problem:
        return Problem(self.path, self.line(where), id, key, message)

    def _read_toml(self) -> None:
        try:
            document: dict[str, Any] = tomllib.loads(self.source)
        except tomllib.TOMLDecodeError as error:
            raise RuleError([_toml_problem(self.path, self.source, str(error))]) from None
        except RecursionError:
            raise RuleError([Problem(self.path, None, None, None, "not TOML: nested too deeply")]) from None
        for name, value in document.items():
            if name == DISABLE:
                self._read_disable((DISABLE,), value)
            elif isinstance(value, list) and all(isinstance(table, dict) for table in value):
                self.entries += [Entry(name, (name, n), table) for n, table in enumerate(value)]
            else:
                self.strays.append(((name,), name, value))

    def _read_disable(self, where: Where, value: object) -> None:
        if isinstance(value, list):
            self.disabled += [((*where, n), item) for n, item in enumerate(value)]
        else:
            self.strays.append((where, DISABLE, value))

    def _read_json_lines(self) -> None:
        self._json_lines = {}
        problems: list[Problem] = []
        for number, line in enumerate(self.source.split("\n"), 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except ValueError as error:
                message = f"not JSON: {getattr(error, 'msg', error)}"
                problems.append(Problem(self.path, number, None, None, message))
                continue
            except RecursionError:
                problems.append(Problem(self.path, number, None, None, "not JSON: nested too deeply"))
                continue
            where: Where = (number,)
            self._json_lines[where] = number
            if isinstance(value, dict) and set(value) == {DISABLE}:
                self._read_disable(where, value[DISABLE])
            elif isinstance(value, dict) and isinstance(value.get("kind"), str):
                kind: str = value.pop("kind")
                if (own := key_in_file(self.path, kind, "kind")) in value:
                    value["kind"] = value.pop(own)
                self.entries.append(Entry(kind, where, value))
            else:
                message = 'a line is {"kind": ..., "id": ..., ...} or {"disable": [...]}'
                problems.append(Problem(self.path, number, None, "kind", message))
        if problems:
            raise RuleError(problems)


def key_in_file(path: Path, kind: str, key: str) -> str:
    """How the file writes a key of an entry.

    A party has a ``kind`` of its own (state, armed group ...); a JSON line, whose ``kind`` says what the entry is,
    writes it ``party_kind``.
    """
    return f"{kind}_kind" if key == "kind" and path.suffix == ".jsonl" else key


def _toml_problem(path: Path, source: str, message: str) -> Problem:
    place = _TOML_PLACE.search(message)
    if place is None:
        return Problem(path, None, None, None, f"not TOML: {message}")
    line = int(place["line"]) if place["line"] else source.rstrip("\n").count("\n") + 1
    return Problem(path, line, None, None, f"not TOML: {message[: place.start()]}")


def read_rule_file(path: Path) -> RuleFile:
    """Reads a user's rules file; raises ``RuleError`` when it cannot be read, is not UTF-8 or breaks its syntax."""

    def fail(message: str) -> RuleError:
        return RuleError([Problem(path, None, None, None, message)])

    if path.suffix not in (".toml", ".jsonl"):
        raise fail("not a rules file; use .toml or .jsonl")
    try:
        source = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise fail(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise fail(f"not UTF-8 at byte {error.start}") from None
    return RuleFile(path, source.removeprefix("\ufeff"))
