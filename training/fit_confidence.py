"""Fits the weights of the confidence model on gold, and measures them on articles that they were not fitted on.

    python training/fit_confidence.py            fit, and write src/exchange_extract/rules/data/confidence.toml
    python training/fit_confidence.py --dry-run  the figures alone

A logistic regression with an L2 penalty on standardised factors, by Newton's method. A record is right when it is core
exact (``benchmarks/scoring.py``); one without a partner in the gold is wrong. Articles, not records, are dealt into
folds, because the records of one article share their fate. The penalty is chosen inside each training part, so that no
figure has seen its own answers.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from accuracy import GOLD, is_aside, load_gold  # noqa: E402
from record_slots import Json  # noqa: E402
from scoring import calibration, score_articles  # noqa: E402

from exchange_extract.confidence import Weights, confidence, factor_values  # noqa: E402
from exchange_extract.extractor import Extractor  # noqa: E402
from exchange_extract.factors import Article, Factors, factors_of  # noqa: E402
from exchange_extract.records import build_records  # noqa: E402

WEIGHTS = ROOT / "src" / "exchange_extract" / "rules" / "data" / "confidence.toml"
NAMES = tuple(field.name for field in fields(Factors))
FOLDS = 10
PENALTIES = (3.0, 10.0, 30.0, 100.0)
"""Strengths of the L2 penalty to choose from, in records: that many would weigh as much as the penalty."""
RARE = 5
"""A factor seen in fewer records gets no weight."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One predicted record: where it is from, its factors, and whether its core is right."""

    article: str
    number: int
    factors: Factors
    right: bool


def gold_files() -> list[Path]:
    return [*(GOLD / f"dev_{n}.jsonl" for n in (1, 2, 3)), *sorted(GOLD.glob("own_*.jsonl"))]


def collect(paths: Sequence[Path]) -> list[Sample]:
    """Every record that the library finds in the articles of gold files, in their order."""
    extractor = Extractor()
    samples: list[Sample] = []
    for rows in load_gold(paths).values():
        for article, row in rows.items():
            samples += _of_article(extractor, article, row)
    return samples


def _of_article(extractor: Extractor, article: str, row: Json) -> list[Sample]:
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    scenes = extractor.scenes(row["text"], published)
    told, context = build_records(row["text"], published, scenes, extractor.lexicon)
    case = Article(tuple(record for _, record in told), tuple(scenes), context)
    # The number of the record stands in for its confidence, so that the scorer's verdicts can be told apart.
    numbered = [record.model_dump(mode="json") | {"confidence": n} for n, (_, record) in enumerate(told)]
    score = score_articles({article: row}, {article: {"id": article, "records": numbered}})
    verdicts = {int(number): right for number, right in score.judged}
    return [Sample(article, n, factors_of(event, n, case), verdicts[n]) for n, (event, _) in enumerate(told)]


# -- the model -------------------------------------------------------------------------------------------------------


def fit(samples: Sequence[Sample], penalty: float) -> Weights:
    """The weights that make the samples most probable, less the penalty; in the factors' own units."""
    x, y = _matrix(samples), np.array([sample.right for sample in samples], dtype=np.float64)
    seen = (x != x[0]).sum(axis=0) if len(x) else np.zeros(len(NAMES))
    mean, scale = x.mean(axis=0), x.std(axis=0)
    rare = np.minimum((x != 0).sum(axis=0), seen + (x[0] != 0)) < RARE
    used = np.flatnonzero((scale > 0) & ~rare)
    z = np.column_stack([np.ones(len(x)), (x[:, used] - mean[used]) / scale[used]])
    solved = _newton(z, y, penalty)
    weights = solved[1:] / scale[used]
    rounded = {NAMES[n]: round(float(w), 4) for n, w in zip(used, weights, strict=True)}
    intercept = float(solved[0] - np.dot(weights, mean[used]))
    return Weights(round(intercept, 4), rounded)


def _matrix(samples: Sequence[Sample]) -> Array:
    return np.array([list(factor_values(sample.factors).values()) for sample in samples], dtype=np.float64)


def _newton(z: Array, y: Array, penalty: float) -> Array:
    """Maximum of the penalised likelihood; the intercept, column 0, carries no penalty."""
    ridge = np.full(z.shape[1], penalty)
    ridge[0] = 1e-9
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        slope = z.T @ (y - p) - ridge * w
        bend = (z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        w = w + step
        if float(np.abs(step).max()) < 1e-9:
            break
    return w


def choose_penalty(samples: Sequence[Sample], folds: int = 5) -> float:
    """The penalty with the least log loss in a cross-validation of its own."""
    losses = []
    for penalty in PENALTIES:
        judged = _held_out(samples, folds, lambda part, penalty=penalty: fit(part, penalty), "inner")  # type: ignore[misc]
        losses.append(sum(-np.log(c if ok else 1 - c) for c, ok in judged))
    return PENALTIES[int(np.argmin(losses))]


def out_of_fold(samples: Sequence[Sample]) -> list[tuple[float, bool]]:
    """For each sample the confidence from a model that saw no record of its article, and whether it is right."""
    return _held_out(samples, FOLDS, lambda part: fit(part, choose_penalty(part)), "outer")


def _held_out(samples: Sequence[Sample], folds: int, make, salt: str):  # type: ignore[no-untyped-def]
    dealt = [sha256(f"{salt}:{s.article}".encode()).digest()[1] * 256 + sha256(f"{salt}:{s.article}".encode()).digest()[2] for s in samples]
    judged = [(0.0, False)] * len(samples)
    for k in range(folds):
        model = make([s for s, f in zip(samples, dealt) if f % folds != k])
        for n, (s, f) in enumerate(zip(samples, dealt)):
            if f % folds == k:
                judged[n] = (confidence(s.factors, model), s.right)
    return judged
