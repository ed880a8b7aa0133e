"""Records as flat rows for pandas, polars, a database or a spreadsheet: plain values, the same keys in every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from exchange_extract.articles import Result
from exchange_extract.derived import (
    CountPolicy,
    acled_time_precision,
    event_code,
    low_best_high,
    ucdp_date_precision,
)
from exchange_extract.edtf import edtf_bounds

if TYPE_CHECKING:  # pydantic would cost the command line a fifth of a second on --help
    from exchange_extract.schema import Conflict, ExchangeRecord, Party, Quantity, SubGroup, Transfer

RowOf = Literal["transfer", "record"]
Cell = str | int | float | bool | date | list[str] | None
Row = dict[str, Cell]
ColumnType = Literal["text", "integer", "number", "boolean", "date", "texts"]

# fmt: off
_RATED: Mapping[str, ColumnType] = {
    "status_confidence": "number", "date_confidence": "number", "place_confidence": "number",
    "mediators_confidence": "number", "sources_confidence": "number",
}  # fmt: skip
_RATED_ENDS: Mapping[str, ColumnType] = {
    "giver_confidence": "number", "receiver_confidence": "number", "count_confidence": "number",
    "category_confidence": "number",
}  # fmt: skip
_SHARED: Mapping[str, ColumnType] = {
    "article_id": "text", "published": "date", "published_from": "text", "record_id": "text",
    "status": "text", "scope": "text", "date": "text", "place": "text",
    "total_min": "integer", "total_max": "integer", "total_approximate": "boolean", "total_all": "boolean",
    "mediators": "texts", "sources": "texts", "confidence": "number",
    "date_from": "date", "date_to": "date", "date_precision_ucdp": "integer", "date_precision_acled": "integer",
}  # fmt: skip
_TRANSFER: Mapping[str, ColumnType] = {
    "article_id": "text", "published": "date", "published_from": "text", "record_id": "text", "transfer": "integer",
    "status": "text", "scope": "text", "date": "text", "place": "text",
    "giver_code": "text", "giver_name": "text", "receiver_code": "text", "receiver_name": "text",
    "count_min": "integer", "count_max": "integer", "count_approximate": "boolean", "count_all": "boolean",
    "category": "text", "names": "texts", "including": "texts",
    **{key: kind for key, kind in _SHARED.items() if key.startswith("total")},
    "mediators": "texts", "sources": "texts", "confidence": "number",
    "count_low": "integer", "count_best": "integer", "count_high": "integer",
    **{key: kind for key, kind in _SHARED.items() if key.startswith("date_")},
    "cameo": "text", "plover": "text", "plover_mode": "text",
    **_RATED, **_RATED_ENDS, "conflicts": "texts",
}  # fmt: skip
# fmt: on

COLUMNS: Mapping[RowOf, Mapping[str, ColumnType]] = {
    "transfer": _TRANSFER,
    "record": {**_SHARED, "transfers": "integer", "directions": "texts", **_RATED, "conflicts": "texts"},
}
"""The columns of each kind of row, in their order, with the type of their values; every value may also be null."""

_PEOPLE = {
    "prisoner_of_war": ("prisoner of war", "prisoners of war"),
    "detainee": ("detainee", "detainees"),
    "hostage": ("hostage", "hostages"),
    "civilian": ("civilian", "civilians"),
    "child": ("child", "children"),
    "remains": ("remains", "remains"),
    "mixed": ("people (mixed)", "people (mixed)"),
    "unspecified": ("person", "people"),
}


def to_rows(results: Iterable[Result], row_of: RowOf = "transfer", *, policy: CountPolicy = "floor") -> Iterator[Row]:
    """A row for each transfer, or for each record, of the results, in their order, lazily.

    Every row has the keys of ``COLUMNS[row_of]`` in that order; null is ``None``. Derived columns follow from the
    others: ``date_from`` and ``date_to`` are the first and last day of ``date``, ``count_low``, ``count_best`` and
    ``count_high`` follow ``policy`` (see ``low_best_high``), codes and precisions are those of ``derived``.

        >>> import pandas
        >>> frame = pandas.DataFrame(to_rows(extractor.pipe(articles)))
    """
    for result in results:
        for record in result.records:
            shared = _record_cells(result, record)
            own = [_directions(record)] if row_of == "record" else _transfers(record, policy)
            for cells in own:
                row = shared | cells
                yield {column: row[column] for column in COLUMNS[row_of]}


def _record_cells(result: Result, record: ExchangeRecord) -> Row:
    first, last = edtf_bounds(record.date) if record.date else (None, None)
    return {
        "article_id": result.article.id,
        "published": result.published,
        "published_from": result.published_from,
        "record_id": record.id,
        "status": record.status,
        "scope": record.scope,
        "date": record.date,
        "date_from": first,
        "date_to": last,
        "date_precision_ucdp": ucdp_date_precision(record.date),
        "date_precision_acled": acled_time_precision(record.date),
        "place": record.place,
        **_quantity_cells("total", record.total),
        "mediators": [_code(party) for party in record.mediators],
        "sources": list(record.sources),
        "confidence": record.confidence,
        **{column: _sure(record, column.removesuffix("_confidence")) for column in _RATED},
        "conflicts": [show_conflict(conflict) for conflict in record.conflicts],
    }


def _sure(record: ExchangeRecord, slot: str) -> float | None:
    return next((row.confidence for row in record.slot_confidence if row.slot == slot), None)


def show_conflict(conflict: Conflict) -> str:
    """Figures that disagree, each with its sources: ``95 (Kyiv); 90 (Defence Ministry)``."""
    rows = [(show_quantity(claim.count), ", ".join(claim.sources)) for claim in conflict.claims]
    return "; ".join(f"{count} ({sources})" if sources else count for count, sources in rows)


def _directions(record: ExchangeRecord) -> Row:
    directions = [f"{_code(t.giver)} > {_code(t.receiver)}: {show_group(t)}" for t in record.transfers]
    return {"transfers": len(directions), "directions": directions}


def _transfers(record: ExchangeRecord, policy: CountPolicy) -> Iterator[Row]:
    for number, transfer in enumerate(record.transfers, start=1):
        low, best, high = low_best_high(transfer.count, policy)
        code = event_code(record.status, remains=transfer.category == "remains")
        yield {
            "transfer": number,
            **_party_cells("giver", transfer.giver),
            **_party_cells("receiver", transfer.receiver),
            **_quantity_cells("count", transfer.count),
            "count_low": low,
            "count_best": best,
            "count_high": high,
            "category": transfer.category,
            "names": list(transfer.names),
            "including": [show_group(group) for group in transfer.including],
            "cameo": code.cameo,
            "plover": code.plover,
            "plover_mode": code.plover_mode,
            **{
                column: _sure(record, f"transfers[{number - 1}].{column.removesuffix('_confidence')}")
                for column in _RATED_ENDS
            },
        }


def _party_cells(name: str, party: Party | None) -> Row:
    return {f"{name}_code": party.code if party else None, f"{name}_name": party.name if party else None}


def _quantity_cells(name: str, quantity: Quantity | None) -> Row:
    return {
        f"{name}_min": quantity.min if quantity else None,
        f"{name}_max": quantity.max if quantity else None,
        f"{name}_approximate": quantity.approximate if quantity else None,
        f"{name}_all": quantity.all if quantity else None,
    }


def _code(party: Party | None) -> str:
    return "?" if party is None else party.code or party.name


def show_quantity(quantity: Quantity) -> str:
    """A quantity in words: ``1,000``, ``about 300``, ``at least 6,000``, ``up to 50``, ``50 to 60``, ``all 20``."""
    low, high = quantity.min, quantity.max
    if low is None and high is None:
        return "all"
    if high is None:  # "dozens" is approximate and open: neither "at least" nor "about" alone would be true to it
        words = f"{low:,} or more" if quantity.approximate else f"at least {low:,}"
    elif low is None:
        words = f"up to {high:,}"
    else:
        words = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    about = "about " if quantity.approximate and high is not None else ""
    return ("all " if quantity.all else "") + about + words


def show_group(group: SubGroup | Transfer) -> str:
    """Count and kind of people in words, such as ``1,000 prisoners of war``; without a count the kind alone."""
    count = group.count
    one = count is not None and (count.min, count.max) == (1, 1)
    kind = _PEOPLE[group.category][0 if one else 1]
    return f"{show_quantity(count)} {kind}" if count else kind
