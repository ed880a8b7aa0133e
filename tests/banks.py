"""Banks of composed texts: ``NAME.jsonl`` of fixtures/sentences, and ``NAME_gaps.txt`` with what is not read yet."""

import json
from pathlib import Path
from typing import Any

import pytest

_FOLDER = Path(__file__).parents[1] / "fixtures" / "sentences"

Row = dict[str, Any]


def cases(name: str) -> list[Any]:
    """The rows of a bank as parameters of a test; one listed as a gap must fail, until it is taken off the list.

    Raises ValueError where two rows have the same id, or a gap is the id of none.
    """
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows: list[Row] = [json.loads(line) for line in lines]
    listed, ids = _gaps(name), [row["id"] for row in rows]
    twice, unknown = sorted({i for i in ids if ids.count(i) > 1}), sorted(listed - set(ids))
    if twice or unknown:
        raise ValueError(f"{name}.jsonl: ids that stand there twice: {twice}; gaps without a text: {unknown}")
    gap = pytest.mark.xfail(strict=True, reason="read wrong so far")
    return [pytest.param(row, id=row["id"], marks=[gap] if row["id"] in listed else []) for row in rows]


def _gaps(name: str) -> set[str]:
    lines = (_FOLDER / f"{name}_gaps.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}
