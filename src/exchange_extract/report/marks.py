"""An article's text cut where evidence begins and ends, so that every piece has one set of slots that rest on it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, cast, get_args

from exchange_extract.schema import Evidence, ExchangeRecord

SlotKind = Literal["status", "giver", "receiver", "count", "names", "date", "place", "mediators", "sources"]
"""What a slot is about, whichever transfer it belongs to; each has its colour."""

_INDEX = re.compile(r"\[\d+\]$")
_KINDS: dict[str, SlotKind] = {"total": "count", "including": "count"}


@dataclass(frozen=True, slots=True)
class Use:
    """One record, by its number from 0 in the article, for which words fill a slot of this kind."""

    record: int
    kind: SlotKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; the pieces joined are the text. ``uses`` begins with the one that fits it closest."""

    text: str
    uses: tuple[Use, ...] = ()


def kind_of(slot: str) -> SlotKind:
    """The kind of a slot by its path: ``giver`` for ``transfers[0].giver``, ``count`` for a total or a sub-group.

    Raises ValueError for a slot that records do not have.
    """
    name = _INDEX.sub("", slot.rpartition(".")[2])
    kind = _KINDS.get(name, name)
    if kind not in get_args(SlotKind):
        raise ValueError(f"{slot!r} is no slot of a record")
    return cast(SlotKind, kind)


def pieces(text: str, records: Sequence[ExchangeRecord]) -> list[Piece]:
    """The text in pieces, in its order. Evidence of several slots and records may overlap."""
    opening: dict[int, list[tuple[int, Use, Evidence]]] = defaultdict(list)
    cuts = {0, len(text)}
    for number, record in enumerate(records):
        for item in record.evidence:
            use = Use(number, kind_of(item.slot))
            opening[item.start].append((item.end - item.start, use, item))
            cuts |= {item.start, item.end}
    found: list[Piece] = []
    active: list[tuple[int, Use, Evidence]] = []
    places = sorted(cuts)
    for start, end in pairwise(places):
        active = [entry for entry in (*active, *opening[start]) if entry[2].end > start]
        ordered = sorted(active, key=lambda entry: (entry[0], entry[1].record))
        found.append(Piece(text[start:end], tuple(dict.fromkeys(use for _, use, _ in ordered))))
    return found
