"""The slots of a record that are rated one by one, and what can be said of each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from exchange_extract.factors.case import Case, stand_in
from exchange_extract.factors.record import Values, record_factors
from exchange_extract.schema import Evidence, Party, Transfer

Kind = Literal[
    "event", "status", "scope", "date", "place", "total", "mediators", "sources", "directions",
    "giver", "receiver", "count", "category", "names", "including",
]  # fmt: skip

# fmt: off
_SIDE = (
    "side_missing", "side_from_article", "side_from_context", "side_from_allegiance", "side_from_group",
    "side_inferred", "side_uncoded", "sides_missing", "sides_inferred", "sides_prominent", "parties_near",
    "parties_beside", "exchange_first", "transfers_beyond", "count_conflict", "deep", "pronoun", "date_missing",
)
_STATUS = ("status_agreed", "status_planned", "status_proposed", "status_rejected", "status_ongoing", "cumulative")
FACTORS: Mapping[Kind, tuple[str, ...]] = {
    "event": (
        "sides_missing", "sides_inferred", "sides_from_article", "sides_prominent", "parties_near", "count_missing",
        "date_missing", "date_elsewhere", "date_unusual", "total", *_STATUS, "hedged", "only_headline",
        "headline_agrees", "tellings", "nominal", "deep",
        "exchange_one_way", "one_transfer", "mediators", "records", "twins", "late", "long_article",
    ),
    "status": (
        *_STATUS, "status_unheeded", "status_differs", "hedged", "nominal", "deep", "long_sentence", "only_headline",
        "tellings", "date_missing", "sides_inferred",
    ),
    "scope": ("cumulative", "twins", "count_missing", "long_sentence", "date_coarse"),
    "date": (
        "date_missing", "date_elsewhere", "date_unused", "date_near", "date_of_report", "date_coarse", "date_unusual",
        "status_differs", "other_predicates", "receive_first", "only_headline", "cumulative", "twins", "records",
        "late", "long_article", "dates_around",
    ),
    "place": ("place_missing", "place_near", "mediators", "date_missing", "records", "status_agreed", "cumulative"),
    "total": (
        "total", "exchange_one_way", "people_unused", "people_near", "parties_near", "exchange_first", "receive_first",
        "joined", "long_sentence",
    ),
    "mediators": (
        "mediators", "mediator_uncoded", "mediator_thanked", "mediator_elsewhere", "mediator_far",
        "mediators_beside",
        "mediation_near", "carrier_near", "parties_near", "parties_around", "parties_beside",
        "sides_prominent", "other_predicates", "receive_first", "records", "date_missing", "sources_missing",
        "status_agreed", "long_sentence", "long_article",
    ),
    "sources": ("sources_missing", "sources_several", "source_elsewhere", "parties_near", "records", "long_sentence"),
    "directions": (
        "one_transfer", "transfers_beyond", "exchange_one_way", "swap_elsewhere", "reverse_near", "exchange_first",
        "count_conflict", "people_unused", "people_near", "count_missing", "sides_missing", "sides_prominent",
        "joined", "twins",
    ),
    "giver": (*_SIDE, "giver_away", "apart"),
    "receiver": _SIDE,
    "count": (
        "slot_missing", "count_summed", "count_from_names", "count_bare", "count_conflict", "count_vague", "count_all",
        "people_unused", "people_near", "total", "including", "exchange_one_way", "transfers_beyond", "tellings",
        "pronoun", "headline_agrees", "long_sentence", "receive_first", "date_near", "mediator_elsewhere", "late",
        "apart",
    ),
    "category": ("category_unspecified", "category_mixed", "category_inferred", "count_bare", "pronoun", "including"),
    "names": ("count_from_names", "including", "long_sentence", "twins"),
    "including": ("people_unused", "long_sentence", "twins"),
}
# fmt: on
"""Which factors speak on each kind of slot. ``event`` is whether there is such a record at all, ``directions`` whether
its transfers are all there and none too many."""

CORE: tuple[Kind, ...] = (
    "event", "status", "date", "total", "mediators", "directions", "giver", "receiver", "count",
)  # fmt: skip
"""What makes a record's core right, see benchmarks/scoring.py."""

DIRECT = ("date_unusual", "long_sentence", "mediator_far", "status_agreed")
"""Factors that speak against the core as a whole, beyond what they say of one slot: of all factors those that order the
records best beside the slots' own odds (out of fold)."""

_SUMS = frozenset({"quantity.sum", "quantity.with_named"})
_FROM_NAMES = frozenset({"infer.count_from_names", "infer.one_named"})
_SIDE_RULES = {
    "side_from_article": frozenset({"infer.partner_from_article", "infer.both_sides"}),
    "side_from_context": frozenset({"infer.direction_from_context"}),
    "side_from_allegiance": frozenset({"infer.receiver_from_allegiance"}),
    "side_from_group": frozenset({
        "infer.captor_of_hostages", "infer.group_of_people", "infer.people_of_group", "infer.ruler_of_state",
    }),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RatedSlot:
    """A slot that gets a confidence: its path in the record, its kind, and its factors by name."""

    path: str
    kind: Kind
    factors: Mapping[str, float]


def rated_slots(case: Case) -> list[RatedSlot]:
    """All slots of a record that are rated, null ones too, in the order of its fields."""
    whole = record_factors(case) | _of_record(case)
    rows = [_pick(kind, kind, whole) for kind in ("event", "status", "scope", "date", "place", "total")]
    rows += [_pick(kind, kind, whole) for kind in ("mediators", "sources", "directions")]
    for number, transfer in enumerate(case.record.transfers):
        rows += _of_transfer(case, number, transfer, whole)
    return rows


def _pick(path: str, kind: Kind, values: Mapping[str, float]) -> RatedSlot:
    return RatedSlot(path, kind, {name: values[name] for name in FACTORS[kind]})


def _of_record(case: Case) -> Values:
    record = case.record
    rows = [row for slot, row in case.evidence.items() if slot.startswith("sources")]
    return {
        "place_missing": float(record.place is None),
        "place_near": float(record.place is None and any(scene.places for scene in case.scenes)),
        "sources_missing": float(not record.sources),
        "sources_several": float(len(record.sources) > 1),
        "source_elsewhere": float(not stand_in(rows, case.scenes)),
    }


def _of_transfer(case: Case, number: int, transfer: Transfer, whole: Values) -> Iterator[RatedSlot]:
    path = f"transfers[{number}]"
    for kind, side in (("giver", transfer.giver), ("receiver", transfer.receiver)):
        values = whole | _of_side(case.evidence.get(f"{path}.{kind}"), side)
        yield _pick(f"{path}.{kind}", "giver" if kind == "giver" else "receiver", values)
    values = whole | _of_count(case.evidence.get(f"{path}.count"), transfer) | _of_category(transfer)
    yield _pick(f"{path}.count", "count", values)
    yield _pick(f"{path}.category", "category", values)
    if transfer.names:
        yield _pick(f"{path}.names", "names", values)
    if transfer.including:
        yield _pick(f"{path}.including", "including", values)


def _of_side(row: Evidence | None, side: Party | None) -> Values:
    rule = row.rule if row else ""
    return {
        "side_missing": float(side is None),
        "side_inferred": float(row is not None and row.basis == "inferred"),
        "side_uncoded": float(side is not None and side.code is None),
        **{name: float(rule in rules) for name, rules in _SIDE_RULES.items()},
    }


def _of_count(row: Evidence | None, transfer: Transfer) -> Values:
    count, rule = transfer.count, row.rule if row else ""
    return {
        "slot_missing": float(count is None),
        "count_summed": float(rule in _SUMS),
        "count_from_names": float(rule in _FROM_NAMES),
        "count_vague": float(count is not None and (count.approximate or count.min != count.max)),
        "count_all": float(count is not None and count.all),
    }


def _of_category(transfer: Transfer) -> Values:
    return {
        "category_unspecified": float(transfer.category == "unspecified"),
        "category_mixed": float(transfer.category == "mixed"),
        "category_inferred": float(transfer.category in ("detainee", "hostage") and transfer.count is None),
    }
