"""What the extractor makes of a text, one line a record, for tables of sentences and what they tell."""

from datetime import date

from exchange_extract import extract
from exchange_extract.schema import Party, Quantity

DAY = date(2024, 3, 14)  # a Thursday


def _figure(count: Quantity | None) -> str:
    if count is None:
        return "-"
    low = "" if count.min is None else str(count.min)
    return low + ("" if count.min == count.max else "+") + ("~" if count.approximate else "")


def _side(party: Party | None) -> str:
    return "?" if party is None else party.code or party.name


def told(text: str, published: date = DAY) -> list[str]:
    """Records as ``status[/cumulative] GIVER>RECEIVER figure category [names]; ... | date``."""
    rows = []
    for record in extract(text, published):
        parts = [
            " ".join([f"{_side(t.giver)}>{_side(t.receiver)}", _figure(t.count), t.category, *t.names])
            for t in record.transfers
        ]
        scope = "" if record.scope == "event" else "/cumulative"
        rows.append(f"{record.status}{scope} {'; '.join(parts)} | {record.date or '-'}")
    return rows
