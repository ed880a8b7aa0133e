"""What the page's script reads: the records in plain values, for filters, charts and downloads."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from exchange_extract.articles import Result
from exchange_extract.edtf import edtf_bounds
from exchange_extract.report.view import Card, Page, name_of, people_of
from exchange_extract.schema import ExchangeRecord, Scope, Status
from exchange_extract.writing import article_object, write_csv


@dataclass(frozen=True, slots=True)
class Move:
    """A direction: ``people`` is the least number that the text supports, ``more`` says that it may be greater."""

    giver: str
    receiver: str
    remains: bool
    people: int | None
    more: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A record. ``article`` and ``record`` are its place in ``Data.articles``; ``anchor`` is that of its card.

    ``first`` and ``last`` are the days that its date covers (ISO, null without a date or on an open side); ``csv`` are
    its lines in the ``csv`` format, a line a transfer.
    """

    article: int
    record: int
    anchor: str
    label: str
    status: Status
    scope: Scope
    first: str | None
    last: str | None
    published: str | None
    sides: tuple[str, ...]
    moves: tuple[Move, ...]
    confidence: float
    csv: str


@dataclass(frozen=True, slots=True)
class Data:
    """``articles`` are those with records as the ``json`` format has them; ``csv_head`` is the line of its columns."""

    articles: tuple[dict[str, object], ...]
    rows: tuple[Row, ...]
    csv_head: str


def data_of(results: Sequence[Result], pages: Sequence[Page]) -> Data:
    """The data of the results that have records, with the pages that show them, in the same order."""
    rows = [
        _row(number, result, card)
        for number, (result, page) in enumerate(zip(results, pages, strict=True))
        for card in page.cards
    ]
    return Data(tuple(article_object(result) for result in results), tuple(rows), _csv([]))


def _row(article: int, result: Result, card: Card) -> Row:
    record, published = card.record, result.published
    first, last = edtf_bounds(record.date) if record.date else (None, None)
    return Row(
        article,
        card.number - 1,
        card.anchor,
        "; ".join(f"{arrow.giver} → {arrow.receiver}: {arrow.people}" for arrow in card.arrows),
        record.status,
        record.scope,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        published.isoformat() if published else None,
        tuple(sorted({name_of(party) for t in record.transfers for party in (t.giver, t.receiver) if party})),
        _moves(record),
        record.confidence,
        _csv([replace(result, records=(record,))]).partition("\n")[2],
    )


def _moves(record: ExchangeRecord) -> tuple[Move, ...]:
    return tuple(
        Move(
            name_of(transfer.giver),
            name_of(transfer.receiver),
            transfer.category == "remains",
            people_of(transfer),
            transfer.count is None or transfer.count.min != transfer.count.max,
        )
        for transfer in record.transfers
    )


def _csv(results: Sequence[Result]) -> str:
    out = io.StringIO()
    write_csv(results, out)
    return out.getvalue()
