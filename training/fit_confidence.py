"""Fits the weights of the confidence model on gold, and measures them on articles that they were not fitted on.

    python training/fit_confidence.py            fit, write src/exchange_extract/rules/data/confidence.toml
    python training/fit_confidence.py --dry-run  the figures alone

Needs numpy, which comes with spaCy. A record is right when it is core exact (benchmarks/scoring.py); one without a
partner in the gold is wrong. The same gold and the same code give the same file, but for its date.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import fmean

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from accuracy import GOLD, is_aside, load_gold  # noqa: E402
from exchange_extract.confidence import Weights, confidence, factor_values  # noqa: E402
from exchange_extract.extractor import Extractor  # noqa: E402
from exchange_extract.factors import ArticleRecords, Factors, factors_of  # noqa: E402
from exchange_extract.records import build_records  # noqa: E402
from record_slots import Json  # noqa: E402
from scoring import calibration, score_articles  # noqa: E402

WEIGHTS = ROOT / "src" / "exchange_extract" / "rules" / "data" / "confidence.toml"
NAMES = tuple(field.name for field in fields(Factors))
RAISES = frozenset({"headline_agrees", "exchange_predicate"})
"""Factors that can only speak for a record."""
EITHER = frozenset({
    "cumulative", "late", "status_agreed", "status_ongoing", "status_planned", "status_proposed", "status_rejected",
})  # fmt: skip
"""Factors that may go either way. All others can only speak against a record: gold of this size is too small to be
believed where it says that a missing count makes a record surer."""
FOLDS, DEALS = 10, 6
PENALTY = 20.0
"""Strength of the L2 penalty on standardised weights; the figures are flat from 10 to 30."""
RARE = 5
"""A factor that differs from its usual value in fewer records gets no weight."""

Array = npt.NDArray[np.float64]
Judged = list[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One predicted record: where it is from, its factors, and whether its core is right."""

    article: str
    factors: Factors
    right: bool


def collect(paths: Sequence[Path] | None = None) -> list[Sample]:
    """Every record that the library finds in the articles of gold files, in their order; default: all of the project.

    Raises ``accuracy.UsageError`` for a file that cannot be read.
    """
    extractor = Extractor()
    paths = paths or [*(GOLD / f"dev_{n}.jsonl" for n in (1, 2, 3)), *sorted(GOLD.glob("own_*.jsonl"))]
    articles = [pair for rows in load_gold(paths).values() for pair in rows.items()]
    return [sample for article, row in articles for sample in _of_article(extractor, article, row)]


def _of_article(extractor: Extractor, article: str, row: Json) -> list[Sample]:
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    scenes = extractor.scenes(row["text"], published)
    reading = build_records(row["text"], published, scenes, extractor.lexicon)
    told = ArticleRecords.of(reading)
    # Its number stands in for a record's confidence, so that the scorer's verdicts can be told apart.
    numbered = [record.model_dump(mode="json") | {"confidence": n} for n, record in enumerate(told.records)]
    score = score_articles({article: row}, {article: {"id": article, "records": numbered}})
    verdicts = {int(number): right for number, right in score.judged}
    return [Sample(article, factors_of(event, n, told), verdicts[n]) for n, (event, _) in enumerate(reading.told)]


# -- the model -------------------------------------------------------------------------------------------------------


def fit(samples: Sequence[Sample], penalty: float = PENALTY) -> Weights:
    """Logistic regression with an L2 penalty on standardised factors, weights in the factors' own units.

    A factor whose weight comes out against its direction (``RAISES``, ``EITHER``) is left out, the worst first, and the
    rest is fitted again. Raises ValueError without samples of both kinds.
    """
    right = np.array([sample.right for sample in samples], dtype=np.float64)
    if len(set(right.tolist())) < 2:
        raise ValueError("records that are right and records that are wrong are needed")
    x = np.array([list(factor_values(sample.factors).values()) for sample in samples], dtype=np.float64)
    used = [n for n in range(len(NAMES)) if np.count_nonzero(x[:, n] != np.median(x[:, n])) >= RARE]
    while True:
        mean, scale = x[:, used].mean(axis=0), x[:, used].std(axis=0)
        z = np.column_stack([np.ones(len(x)), (x[:, used] - mean) / scale])
        solved = _newton(z, right, penalty)
        against = [(abs(float(w)), n) for n, w in zip(used, solved[1:], strict=True) if _direction(NAMES[n]) * w < 0]
        if not against:
            break
        used.remove(max(against)[1])
    weights = solved[1:] / scale
    intercept = float(solved[0] - weights @ mean)
    return Weights(round(intercept, 4), {NAMES[n]: round(float(w), 4) for n, w in zip(used, weights, strict=True)})


def _direction(name: str) -> int:
    return 1 if name in RAISES else 0 if name in EITHER else -1


def _newton(z: Array, right: Array, penalty: float) -> Array:
    """The maximum of the penalised likelihood; the intercept, column 0, carries no penalty."""
    ridge = np.full(z.shape[1], penalty)
    ridge[0] = 1e-9
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        slope = z.T @ (right - p) - ridge * w
        bend = (z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        w = w + step
        if float(np.abs(step).max()) < 1e-9:
            break
    return w


# -- measuring -------------------------------------------------------------------------------------------------------


def out_of_fold(samples: Sequence[Sample]) -> list[Judged]:
    """For each of ``DEALS`` ways to deal the articles into folds: the samples' confidence and whether they are right.

    Every confidence is from a model that saw no record of the article. Articles are dealt, not records: those of one
    article share their fate. Several deals, because one deal's figures move in the second decimal.
    """
    return [_one_deal(samples, lambda article, deal=deal: _fold(article, deal)) for deal in range(DEALS)]  # type: ignore[misc]


def _fold(article: str, deal: int) -> int:
    return int.from_bytes(sha256(f"{deal}:{article}".encode()).digest()[:8], "big") % FOLDS


def _one_deal(samples: Sequence[Sample], fold: Callable[[str], int]) -> Judged:
    models: dict[int, Weights] = {}
    for k in {fold(sample.article) for sample in samples}:
        models[k] = fit([sample for sample in samples if fold(sample.article) != k])
    return [(confidence(s.factors, models[fold(s.article)]), s.right) for s in samples]


def figures(deals: Sequence[Judged]) -> dict[str, float]:
    """Mean figures over the deals: Brier score, that of the constant base rate, what is gained on it, calibration error
    in ten bins of equal mass, area under the ROC curve, and precision of the surer half over that of all."""
    right = [ok for _, ok in deals[0]]
    base = sum(right) / len(right)
    constant = base * (1 - base)
    found = [calibration(judged) for judged in deals]
    brier = fmean(f["brier"] for f in found)
    return {
        "records": len(right),
        "right": sum(right),
        "mean_confidence": fmean(c for judged in deals for c, _ in judged),
        "brier": brier,
        "brier_of_constant": constant,
        "brier_gain": 1 - brier / constant,
        "calibration_error": fmean(f["calibration_error"] for f in found),
        "auroc": fmean(f["auroc"] for f in found),
        "surer_half_lift": fmean(precision_at(judged, 0.5) for judged in deals) / base,
    }


def precision_at(judged: Judged, coverage: float) -> float:
    """Share of right records among the surest; of equally sure ones the order of the text decides."""
    ranked = sorted(judged, key=lambda pair: -pair[0])[: max(1, round(coverage * len(judged)))]
    return sum(ok for _, ok in ranked) / len(ranked)


def part(samples: Sequence[Sample], deals: Sequence[Judged], *, aside: bool) -> list[Judged]:
    """The deals cut down to the articles kept aside, or to the others, on which rules were written."""
    keep = [is_aside(sample.article) == aside for sample in samples]
    return [[pair for pair, kept in zip(judged, keep, strict=True) if kept] for judged in deals]


# -- the file --------------------------------------------------------------------------------------------------------


def as_toml(model: Weights, parts: Mapping[str, Mapping[str, float]], day: date) -> str:
    """The weights file: intercept, weights of all factors with one, figures of the fit."""
    lines = [
        "# Written by training/fit_confidence.py; do not edit. A record's log odds of a right core are the intercept",
        "# plus weight times value of every factor; docs/confidence.md tells what the factors are.",
        f"fitted = {day.isoformat()}",
        f"intercept = {model.intercept}",
        "",
        "[weights]",
        *(f"{name} = {weight}" for name, weight in model.of.items()),
    ]
    for name, row in parts.items():
        lines += ["", f"[out_of_fold.{name}]", *(f"{key} = {_number(value)}" for key, value in row.items())]
    return "\n".join(lines) + "\n"


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4f}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fits the weights of the confidence model on the project's gold.")
    parser.add_argument("--dry-run", action="store_true", help="print the figures and leave the weights file as it is")
    args = parser.parse_args(argv)
    samples = collect()
    deals = out_of_fold(samples)
    parts = {
        "all": figures(deals),
        "tuning": figures(part(samples, deals, aside=False)),
        "kept_aside": figures(part(samples, deals, aside=True)),
    }
    text = as_toml(fit(samples), parts, date.today())
    sys.stdout.write(text)
    if not args.dry_run:
        WEIGHTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
