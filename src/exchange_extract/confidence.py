"""How sure a record is: the probability that its core (sides, counts, date, mediators, status) is right.

A logistic model over named factors. Its weights are a readable file (``rules/data/confidence.toml``) that
``training/fit_confidence.py`` writes from gold; nothing but a sum and an exponential is needed here.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from exchange_extract.factors import ArticleRecords, Factors, factors_of
from exchange_extract.records import Reading
from exchange_extract.schema import ExchangeRecord

__all__ = ["Factors", "Share", "Weights", "confidence", "factor_values", "packaged_weights", "rate", "shares"]

LEAST, MOST = 0.01, 0.99
"""Bounds of a confidence: a model of a few hundred records is never certain."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model: log odds of ``intercept`` plus ``weight`` times value of every factor."""

    intercept: float
    of: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Share:
    """What one factor adds to the log odds of a record: ``value * weight``, 0 leaves it as it is."""

    factor: str
    value: float
    weight: float

    @property
    def effect(self) -> float:
        return self.value * self.weight


def rate(reading: Reading) -> list[ExchangeRecord]:
    """The records of one article, each with its confidence."""
    article = ArticleRecords.of(reading)
    return [
        record.model_copy(update={"confidence": confidence(factors_of(event, number, article))})
        for number, (event, record) in enumerate(reading.told)
    ]


def confidence(factors: Factors, weights: Weights | None = None) -> float:
    """The probability that the core is right, from 0.01 to 0.99, to three decimals.

    ``weights`` default to the packaged ones.
    """
    model = weights or packaged_weights()
    odds = model.intercept + math.fsum(share.effect for share in shares(factors, model))
    odds = max(-30.0, min(30.0, odds))  # beyond the bounds below anyway; exp() stays finite
    return round(max(LEAST, min(MOST, 1 / (1 + math.exp(-odds)))), 3)


def shares(factors: Factors, weights: Weights | None = None) -> list[Share]:
    """What every factor adds to the log odds, in the order of ``Factors``; those without a weight are left out."""
    model = weights or packaged_weights()
    return [Share(name, value, model.of[name]) for name, value in factor_values(factors).items() if name in model.of]


def factor_values(factors: Factors) -> dict[str, float]:
    """The factors by name, in a fixed order; yes and no are 1 and 0."""
    return {field.name: float(getattr(factors, field.name)) for field in fields(factors)}


@cache
def packaged_weights() -> Weights:
    """The weights of ``rules/data/confidence.toml``.

    Raises ValueError when they name a factor that is not there: the file is older than the code and wants a new fit.
    """
    source = files("exchange_extract.rules").joinpath("data", "confidence.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    known = {field.name for field in fields(Factors)}
    if unknown := sorted(set(table["weights"]) - known):
        raise ValueError(f"confidence.toml: no such factor: {', '.join(unknown)}; run training/fit_confidence.py")
    return Weights(float(table["intercept"]), {name: float(weight) for name, weight in table["weights"].items()})
