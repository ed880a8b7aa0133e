"""How sure a record and each of its slots is: probabilities from named factors, in two steps.

First: is there such a record at all, and if so, is this slot right? Both are logistic models over the factors of their
kind, and a slot's confidence is their product. Then: a record's core (sides, counts, date, mediators, status) is right
when all of it is, so its log odds are a weighted sum of those of the first step, of which each kind of slot gives its
least sure one, and of four factors of the whole record (``DIRECT``). All weights are a readable file
(``rules/data/confidence.toml``) that ``training/fit_confidence.py`` writes from gold; nothing but sums and exponentials
is needed here.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from exchange_extract.factors import CORE, DIRECT, FACTORS, ArticleRecords, Case, Kind, RatedSlot, rated_slots
from exchange_extract.records import Reading
from exchange_extract.schema import ExchangeRecord, SlotConfidence

# fmt: off
__all__ = [
    "Model", "Rating", "Share", "SlotRating", "Weights", "least_odds", "packaged_weights", "probability", "rate",
    "rate_slots", "ratings", "record_values", "shares",
]
# fmt: on

LEAST, MOST = 0.01, 0.99
"""Bounds of a confidence: a model of a few hundred records is never certain."""


@dataclass(frozen=True, slots=True)
class Model:
    """Log odds of ``intercept`` plus ``weight`` times value of every factor; ``usual`` are the means in the gold."""

    intercept: float
    of: Mapping[str, float]
    usual: Mapping[str, float]

    def odds(self, values: Mapping[str, float]) -> float:
        return self.intercept + math.fsum(weight * values[name] for name, weight in self.of.items())


@dataclass(frozen=True, slots=True)
class Weights:
    """A model for every kind of slot, and one for the record over what ``record_values`` gives."""

    record: Model
    slots: Mapping[Kind, Model]


@dataclass(frozen=True, slots=True)
class Share:
    """What one factor adds to log odds, against its usual value: ``weight * (value - usual)``."""

    factor: str
    value: float
    usual: float
    weight: float

    @property
    def effect(self) -> float:
        return self.weight * (self.value - self.usual)


@dataclass(frozen=True, slots=True)
class SlotRating:
    """How sure a slot is: ``given`` that there is such a record, and ``sure`` in all."""

    slot: RatedSlot
    given: float
    sure: float


@dataclass(frozen=True, slots=True)
class Rating:
    """How sure a record is: its slots, and the probability of its core."""

    slots: tuple[SlotRating, ...]
    confidence: float


def rate(reading: Reading) -> list[ExchangeRecord]:
    """The records of one article, each with its confidence and those of its slots."""
    return [
        record.model_copy(
            update={
                "confidence": rating.confidence,
                "slot_confidence": tuple(SlotConfidence(slot=s.slot.path, confidence=s.sure) for s in rating.slots),
            }
        )
        for (_, record), rating in zip(reading.told, ratings(reading), strict=True)
    ]


def ratings(reading: Reading, weights: Weights | None = None) -> list[Rating]:
    """How sure the records of one article are, in their order. ``weights`` default to the packaged ones."""
    article = ArticleRecords.of(reading)
    cases = (Case(tuple(event), number, article) for number, (event, _) in enumerate(reading.told))
    return [rate_slots(rated_slots(case), weights) for case in cases]


def rate_slots(slots: Sequence[RatedSlot], weights: Weights | None = None) -> Rating:
    """Probabilities from 0.01 to 0.99, to three decimals, of the slots of one record and of its core."""
    model = weights or packaged_weights()
    given = [probability(model.slots[slot.kind].odds(slot.factors)) for slot in slots]
    event = math.prod(p for slot, p in zip(slots, given, strict=True) if slot.kind == "event")
    rated = tuple(
        SlotRating(slot, p, p if slot.kind == "event" else round(max(LEAST, event * p), 3))
        for slot, p in zip(slots, given, strict=True)
    )
    return Rating(rated, probability(model.record.odds(record_values(rated))))


def probability(odds: float) -> float:
    """The probability behind log odds, bounded and rounded."""
    bounded = max(-30.0, min(30.0, odds))  # beyond the bounds below anyway; exp() stays finite
    return round(max(LEAST, min(MOST, 1 / (1 + math.exp(-bounded)))), 3)


def least_odds(rated: Sequence[SlotRating]) -> dict[str, float]:
    """For each kind of slot in the core the log odds that its least sure one is right, given such a record."""
    least = dict.fromkeys(map(str, CORE), MOST)
    for row in rated:
        if row.slot.kind in least:
            least[row.slot.kind] = min(least[row.slot.kind], row.given)
    return {kind: math.log(given / (1 - given)) for kind, given in least.items()}


def record_values(rated: Sequence[SlotRating]) -> dict[str, float]:
    """What the record's model weighs: the odds of ``least_odds``, and the factors that speak on the whole record."""
    factors = {name: value for row in rated for name, value in row.slot.factors.items()}
    return {**least_odds(rated), **{name: factors.get(name, 0.0) for name in DIRECT}}


def shares(model: Model, values: Mapping[str, float]) -> list[Share]:
    """What every factor of a model adds to its log odds, the strongest first."""
    rows = [Share(name, values[name], model.usual[name], weight) for name, weight in model.of.items()]
    return sorted(rows, key=lambda share: -abs(share.effect))


@cache
def packaged_weights() -> Weights:
    """The weights of ``rules/data/confidence.toml``.

    Raises ValueError when they do not fit the factors: the file is older than the code and wants a new fit.
    """
    source = files("exchange_extract.rules").joinpath("data", "confidence.toml").read_text(encoding="utf-8")
    return read_weights(tomllib.loads(source))


def read_weights(table: Mapping[str, Any]) -> Weights:
    """The weights in a table as the file has it; see ``packaged_weights``."""
    slots = {kind: _model(table.get("slot", {}).get(kind, {}), FACTORS[kind], kind) for kind in FACTORS}
    return Weights(_model(table.get("record", {}), [*map(str, CORE), *DIRECT], "record"), slots)


def _model(table: Mapping[str, Any], known: Sequence[str], name: str) -> Model:
    weights = cast("dict[str, float]", table.get("weights", {}))
    stale = sorted(set(weights) - set(known))
    if stale or "intercept" not in table or set(table.get("usual", {})) != set(weights):
        what = f"no such factor: {', '.join(stale)}" if stale else "incomplete"
        raise ValueError(f"confidence.toml: {name}: {what}; run training/fit_confidence.py")
    return Model(float(table["intercept"]), weights, table.get("usual", {}))
