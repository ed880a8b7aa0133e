"""Flat rows and what is derived for other datasets, against the tables of docs/interoperation.md."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

import pytest

from exchange_extract.articles import Article, Result
from exchange_extract.derived import (
    CountPolicy,
    acled_time_precision,
    event_code,
    low_best_high,
    ucdp_date_precision,
)
from exchange_extract.edtf import edtf_bounds
from exchange_extract.rows import COLUMNS, ColumnType, RowOf, to_rows
from exchange_extract.schema import Quantity, Status
from standin import swap

RESULT = Result(Article("wire-7", "text", date(2025, 7, 17)), [swap()])
TYPES: Mapping[ColumnType, type] = {
    "text": str, "integer": int, "number": float, "boolean": bool, "date": date, "texts": list,
}  # fmt: skip


@pytest.mark.parametrize("row_of", get_args(RowOf))
def test_rows_have_the_columns_and_their_types(row_of: RowOf) -> None:
    rows = list(to_rows([RESULT], row_of))
    assert len(rows) == (1 if row_of == "record" else len(RESULT.records[0].transfers))
    for row in rows:
        assert list(row) == list(COLUMNS[row_of])
        for column, kind in COLUMNS[row_of].items():
            assert row[column] is None or type(row[column]) is TYPES[kind], column


def test_a_row_a_record_lists_the_directions() -> None:
    row = next(to_rows([RESULT], "record"))
    directions = row["directions"]
    assert isinstance(directions, list)
    assert row["transfers"] == len(directions) == 2
    assert all(" > " in direction and ": " in direction for direction in directions)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-07-16", date(2025, 7, 16), date(2025, 7, 16)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-24", date(2025, 12, 1), date(2026, 2, 28)),
        ("2022-03/..", date(2022, 3, 1), None),
        ("../2025-06-16", None, date(2025, 6, 16)),
        ("2025-05/2025-06", date(2025, 5, 1), date(2025, 6, 30)),
    ],
)
def test_first_and_last_day(edtf: str, first: date | None, last: date | None) -> None:
    assert edtf_bounds(edtf) == (first, last)


def test_no_edtf_is_an_error() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        edtf_bounds("yesterday")


@pytest.mark.parametrize(
    ("edtf", "ucdp", "acled"),
    [
        ("2025-07-16", 1, 1),
        ("2025-07-14/2025-07-15", 2, 2),
        ("2025-07-14/2025-07-19", 2, 2),
        ("2025-07-07/2025-07-13", 3, 2),
        ("2025-07-07/2025-07-14", 4, 3),
        ("2025-07", 4, 3),
        ("2025-02", 4, 3),
        ("2025-22", 5, None),
        ("2024", 5, None),
        ("2024/2025", None, None),
        ("2022-03/..", None, None),
        (None, None, None),
    ],
)
def test_date_precision(edtf: str | None, ucdp: int | None, acled: int | None) -> None:
    assert (ucdp_date_precision(edtf), acled_time_precision(edtf)) == (ucdp, acled)


@pytest.mark.parametrize(
    ("count", "policy", "figures"),
    [
        (Quantity(min=95, max=95), "floor", (95, 95, 95)),
        (Quantity(min=6000), "floor", (6000, 6000, None)),
        (Quantity(max=50), "midpoint", (None, 50, 50)),
        (Quantity(min=50, max=61), "floor", (50, 50, 61)),
        (Quantity(min=50, max=61), "midpoint", (50, 55, 61)),
        (Quantity(all=True), "floor", (None, None, None)),
        (Quantity(min=20, max=20, all=True), "floor", (20, 20, 20)),
        (None, "floor", (None, None, None)),
    ],
)
def test_low_best_high(
    count: Quantity | None, policy: CountPolicy, figures: tuple[int | None, int | None, int | None]
) -> None:
    assert low_best_high(count, policy) == figures


@pytest.mark.parametrize(
    ("status", "remains", "cameo", "plover"),
    [
        ("completed", False, "0841", "RETREAT"),
        ("completed", True, "084", "RETREAT"),
        ("ongoing", False, "0841", "RETREAT"),
        ("agreed", True, "0353", "AGREE"),
        ("planned", False, "0353", "AGREE"),
        ("proposed", False, "0253", "REQUEST"),
        ("rejected", False, "1243", "REJECT"),
    ],
)
def test_event_codes(status: Status, remains: bool, cameo: str, plover: str) -> None:
    code = event_code(status, remains=remains)
    assert (code.cameo, code.plover) == (cameo, plover)


def test_every_status_has_a_code() -> None:
    assert all(event_code(status, remains=False).plover for status in get_args(Status))
