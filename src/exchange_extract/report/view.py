"""What the page shows of articles and records, in words that are ready to be printed; escaping is the template's."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from exchange_extract.articles import Result
from exchange_extract.edtf import in_words
from exchange_extract.report.marks import Piece, SlotKind, kind_of, pieces
from exchange_extract.rows import show_group, show_quantity
from exchange_extract.rules.reasons import rule_reason
from exchange_extract.schema import Conflict, Evidence, ExchangeRecord, Party, Transfer

UNKNOWN = "unknown"
_NUMBER = re.compile(r"\[\d+\]$")


@dataclass(frozen=True, slots=True)
class Arrow:
    """One direction between two sides: ``forward`` goes from the left one to the right one.

    ``slot`` is the path of its transfer. ``inferred``: the text does not state one of its ends. ``weight`` is the width
    of its line in pixels, 1.5 to 4.
    """

    slot: str
    forward: bool
    giver: str
    receiver: str
    people: str
    inferred: bool
    weight: float
    including: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(slots=True)
class Pair:
    """Two sides with what goes between them; a side of ``None`` is unknown."""

    left: Party | None
    right: Party | None
    arrows: list[Arrow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ground:
    """The words that a slot rests on, as the card lists them.

    ``about`` is the rule in words, "" if it has none.
    """

    kind: SlotKind
    label: str
    slot: str
    text: str
    rule: str
    about: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A record as its card and its row show it; ``anchor`` is unique on the page."""

    anchor: str
    number: int
    record: ExchangeRecord
    date: str
    pairs: tuple[Pair, ...]
    total: str
    mediators: tuple[str, ...]
    conflicts: tuple[str, ...]
    grounds: tuple[Ground, ...]

    def sure(self, slot: str) -> float | None:
        """The confidence of a slot, or of the list that it is one of; None when it is not rated."""
        path = _NUMBER.sub("", slot)
        return next((row.confidence for row in self.record.slot_confidence if row.slot == path), None)

    @property
    def arrows(self) -> list[Arrow]:
        return [arrow for pair in self.pairs for arrow in pair.arrows]


@dataclass(frozen=True, slots=True)
class Page:
    """An article: its text in pieces, and its cards."""

    anchor: str
    name: str
    title: str
    link: str
    published: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


def page_of(number: int, result: Result) -> Page:
    """The ``number``-th article of the page, from 1.

    Its title and link are those that the input carried in ``title`` and ``url``; a link to anything but a web page is
    left out.
    """
    article, anchor = result.article, f"a{number}"
    title, link = article.extra.get("title"), article.extra.get("url")
    return Page(
        anchor,
        article.id,
        title if isinstance(title, str) else "",
        link if isinstance(link, str) and link.startswith(("https://", "http://")) else "",
        _published(result),
        tuple(pieces(article.text, result.records)),
        tuple(_card(f"{anchor}-r{n}", n, record) for n, record in enumerate(result.records, start=1)),
    )


def _published(result: Result) -> str:
    if result.published is None:
        return "no publication date: relative dates are unknown"
    said = f"published {in_words(result.published.isoformat())}"
    return f"{said}, by its dateline" if result.published_from == "dateline" else said


def _card(anchor: str, number: int, record: ExchangeRecord) -> Card:
    return Card(
        anchor,
        number,
        record,
        in_words(record.date) if record.date else "",
        tuple(_pairs(record)),
        show_quantity(record.total) if record.total else "",
        tuple(party.name for party in record.mediators),
        tuple(_disputed(conflict) for conflict in record.conflicts),
        tuple(_grounds(record)),
    )


def _pairs(record: ExchangeRecord) -> list[Pair]:
    """The directions by the sides between which they go: a swap is one pair with an arrow each way."""
    found: dict[frozenset[str], Pair] = {}
    bases = {item.slot: item.basis for item in record.evidence}
    for number, transfer in enumerate(record.transfers):
        ends = frozenset((name_of(transfer.giver), name_of(transfer.receiver)))
        pair = found.setdefault(ends, Pair(transfer.giver, transfer.receiver))
        inferred = any(bases.get(f"transfers[{number}].{end}") == "inferred" for end in ("giver", "receiver"))
        forward = name_of(transfer.giver) == name_of(pair.left)
        pair.arrows.append(_arrow(f"transfers[{number}]", transfer, forward, inferred))
    return list(found.values())


def _arrow(slot: str, transfer: Transfer, forward: bool, inferred: bool) -> Arrow:
    return Arrow(
        slot,
        forward,
        name_of(transfer.giver),
        name_of(transfer.receiver),
        show_group(transfer),
        inferred,
        round(min(4.0, 1.5 + 0.6 * math.log10(people_of(transfer) or 1)), 2),
        tuple(show_group(group) for group in transfer.including),
        transfer.names,
    )


def name_of(party: Party | None) -> str:
    """The usual name of a side, ``unknown`` for none."""
    return UNKNOWN if party is None else party.name


def people_of(transfer: Transfer) -> int | None:
    """The one figure that sums and sizes use: the least that the text supports, else the most; None without either."""
    count = transfer.count
    return None if count is None else count.max if count.min is None else count.min


def _disputed(conflict: Conflict) -> str:
    """The figures that sources give: ``146 (Russian Defence Ministry), 150``."""
    said = [(show_quantity(claim.count), ", ".join(claim.sources)) for claim in conflict.claims]
    return ", ".join(f"{count} ({sources})" if sources else count for count, sources in said)


def _grounds(record: ExchangeRecord) -> Iterator[Ground]:
    for item in record.evidence:
        kind = kind_of(item.slot)
        label, about = _label(item, record.transfers), rule_reason(item.rule)
        yield Ground(kind, label, item.slot, item.text, item.rule, about, item.basis == "inferred")


_LABELS: dict[str, str] = {"mediators": "mediator", "sources": "source", "names": "name"}


def _label(item: Evidence, transfers: Sequence[Transfer]) -> str:
    """What a slot is called for people: ``giver``, or ``giver 2`` when there are several directions."""
    path, _, last = item.slot.rpartition(".")
    word = last.partition("[")[0]
    word = _LABELS.get(word, word)
    return f"{word} {int(path[len('transfers[') : -1]) + 1}" if path and len(transfers) > 1 else word
