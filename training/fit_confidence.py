"""Fits the weights of the confidence models on gold, and measures them on articles that they were not fitted on.

    python training/fit_confidence.py            fit, write src/exchange_extract/rules/data/confidence.toml
    python training/fit_confidence.py --dry-run  the figures alone

Needs numpy, which comes with spaCy. benchmarks/verdicts.py says which slots of a record are right; one without a
partner in the gold is wrong in all of them. The same gold and the same code give the same file.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import fmean

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from accuracy import GOLD, is_aside, load_gold  # noqa: E402
from exchange_extract.confidence import Model, Rating, Weights, rate_slots, record_values  # noqa: E402
from exchange_extract.extractor import Extractor  # noqa: E402
from exchange_extract.factors import CORE, DIRECT, FACTORS, ArticleRecords, Case, Kind, RatedSlot, rated_slots  # noqa: E402
from exchange_extract.records import build_records  # noqa: E402
from record_slots import Json  # noqa: E402
from scoring import calibration  # noqa: E402
from verdicts import CORE as WHOLE  # noqa: E402
from verdicts import verdicts  # noqa: E402

WEIGHTS = ROOT / "src" / "exchange_extract" / "rules" / "data" / "confidence.toml"
# fmt: off
RAISES = frozenset({
    "apart", "dates_around", "headline_agrees", "exchange_first", "sides_prominent", "tellings", *CORE,
})
"""Factors that can only speak for a slot; so do the slots for their record."""
EITHER = frozenset({
    "cumulative", "date_missing", "late", "mediators", "one_transfer", "place_missing", "records", "side_missing",
    "slot_missing", "sources_missing", "status_agreed", "status_ongoing", "status_planned", "status_proposed",
    "status_rejected", "total",
})
# fmt: on
"""Factors that may go either way. All others can only speak against a slot: gold of this size is too small to be
believed where it says that a pronoun makes a record surer."""
FOLDS, DEALS = 10, 6
PENALTY, RECORD_PENALTY = 10.0, 5.0
"""Strength of the L2 penalty on standardised weights, of slots and of records; the figures are flat from 5 to 20."""
RARE = 5
"""A factor that differs from its usual value in fewer slots gets no weight."""

Array = npt.NDArray[np.float64]
Judged = list[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Sample:
    """One predicted record: where it is from, its slots with their factors, and which of them are right.

    ``right`` is by path, as ``verdicts`` gives it, with ``core`` for the record.
    """

    article: str
    slots: tuple[RatedSlot, ...]
    right: Mapping[str, bool]

    @property
    def whole(self) -> bool:
        return self.right[WHOLE]


def collect(paths: Sequence[Path] | None = None) -> list[Sample]:
    """Every record that the library finds in the articles of gold files, in their order; default: all of the project.

    Raises ``accuracy.UsageError`` for a file that cannot be read.
    """
    extractor = Extractor()
    articles = [pair for rows in load_gold(paths or sorted(GOLD.glob("*.jsonl"))).values() for pair in rows.items()]
    return [sample for article, row in articles for sample in _of_article(extractor, article, row)]


def _of_article(extractor: Extractor, article: str, row: Json) -> list[Sample]:
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    scenes = extractor.scenes(row["text"], published)
    reading = build_records(row["text"], published, scenes, extractor.lexicon)
    told = ArticleRecords.of(reading)
    right = verdicts(row["records"], [record.model_dump(mode="json") for record in told.records])
    return [
        Sample(article, tuple(rated_slots(Case(tuple(event), n, told))), right[n])
        for n, (event, _) in enumerate(reading.told)
    ]


# -- the models ------------------------------------------------------------------------------------------------------


def fit(samples: Sequence[Sample]) -> Weights:
    """The models of all kinds of slots, and that of the record over them. Raises ValueError without records of both
    kinds, right and wrong."""
    if len({sample.whole for sample in samples}) < 2:
        raise ValueError("records that are right and records that are wrong are needed")
    slots = {kind: _fit_kind(kind, samples) for kind in FACTORS}
    first = Weights(Model(0.0, {}, {}), slots)
    values = [record_values(rate_slots(sample.slots, first).slots) for sample in samples]
    names = (*CORE, *DIRECT)
    rows = [[value[name] for name in names] for value in values]
    return Weights(fit_model(rows, [sample.whole for sample in samples], names, RECORD_PENALTY), slots)


def _fit_kind(kind: Kind, samples: Sequence[Sample]) -> Model:
    """Is there such a record; of all other slots, are they right where there is."""
    rows = [
        (slot, sample.right[slot.path])
        for sample in samples
        for slot in sample.slots
        if slot.kind == kind and (kind == "event" or sample.right["event"])
    ]
    names = FACTORS[kind]
    return fit_model([[slot.factors[name] for name in names] for slot, _ in rows], [ok for _, ok in rows], names)


def fit_model(
    rows: Sequence[Sequence[float]], right: Sequence[bool], names: Sequence[str], penalty: float = PENALTY
) -> Model:
    """Logistic regression with an L2 penalty on standardised factors, weights in the factors' own units.

    A factor whose weight comes out against its direction (``RAISES``, ``EITHER``) is left out, the worst first, and the
    rest is fitted again. With one kind of answer alone, or none, there are no weights.
    """
    if len(set(right)) < 2:
        return Model(3.0 if right and right[0] else 0.0, {}, {})
    x, y = np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64)
    used = [n for n in range(len(names)) if np.count_nonzero(x[:, n] != np.median(x[:, n])) >= RARE]
    while True:
        mean, scale = x[:, used].mean(axis=0), x[:, used].std(axis=0)
        z = np.column_stack([np.ones(len(x)), (x[:, used] - mean) / scale])
        solved = _newton(z, y, penalty)
        against = [(abs(float(w)), n) for n, w in zip(used, solved[1:], strict=True) if _direction(names[n]) * w < 0]
        if not against:
            break
        used.remove(max(against)[1])
    weights = [round(float(w), 4) for w in solved[1:] / scale]
    usual = [round(float(m), 4) for m in mean]
    intercept = float(solved[0]) - sum(w * m for w, m in zip(weights, usual, strict=True))
    chosen = [names[n] for n in used]
    of, means = dict(zip(chosen, weights, strict=True)), dict(zip(chosen, usual, strict=True))
    return Model(round(intercept, 4), of, means)


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


def out_of_fold(samples: Sequence[Sample]) -> list[list[Rating]]:
    """For each of ``DEALS`` ways to deal the articles into folds the ratings of the samples.

    Every rating is from models that saw no record of the article. Articles are dealt, not records: those of one article
    share their fate. Several deals, because one deal's figures move in the second decimal.
    """
    return [_one_deal(samples, lambda article, deal=deal: _fold(article, deal)) for deal in range(DEALS)]  # type: ignore[misc]


def _fold(article: str, deal: int) -> int:
    return int.from_bytes(sha256(f"{deal}:{article}".encode()).digest()[:8], "big") % FOLDS


def _one_deal(samples: Sequence[Sample], fold: Callable[[str], int]) -> list[Rating]:
    models: dict[int, Weights] = {}
    for k in {fold(sample.article) for sample in samples}:
        models[k] = fit([sample for sample in samples if fold(sample.article) != k])
    return [rate_slots(sample.slots, models[fold(sample.article)]) for sample in samples]


def of_records(samples: Sequence[Sample], deals: Sequence[Sequence[Rating]]) -> list[Judged]:
    """By deal the confidence of each record and whether its core is right."""
    return [[(r.confidence, s.whole) for s, r in zip(samples, deal, strict=True)] for deal in deals]


def of_slots(samples: Sequence[Sample], deals: Sequence[Sequence[Rating]], kind: Kind) -> list[Judged]:
    """By deal the confidence of each slot of a kind and whether it is right."""
    return [
        [
            (row.sure, sample.right[row.slot.path])
            for sample, rating in zip(samples, deal, strict=True)
            for row in rating.slots
            if row.slot.kind == kind
        ]
        for deal in deals
    ]


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
        "brier_gain": 1 - brier / constant if constant else 0.0,
        "calibration_error": fmean(f["calibration_error"] for f in found),
        "auroc": fmean(f["auroc"] for f in found),
        "surer_half_lift": fmean(precision_at(judged, 0.5) for judged in deals) / base if base else 0.0,
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


def as_toml(weights: Weights, parts: Mapping[str, Mapping[str, float]]) -> str:
    """The weights file: the models with the usual values of their factors, and the figures of the fit."""
    lines = [
        "# Written by training/fit_confidence.py; do not edit. Log odds are the intercept plus weight times value of",
        "# every factor; docs/confidence.md tells what the factors are. [record] weighs the log odds of its slots.",
        *_model_lines("record", weights.record),
    ]
    for kind, model in weights.slots.items():
        lines += _model_lines(f"slot.{kind}", model)
    for name, row in parts.items():
        lines += ["", f"[out_of_fold.{name}]", *(f"{key} = {_number(value)}" for key, value in row.items())]
    return "\n".join(lines) + "\n"


def _model_lines(name: str, model: Model) -> list[str]:
    lines = ["", f"[{name}]", f"intercept = {model.intercept}"]
    for title, rows in (("weights", model.of), ("usual", model.usual)):
        lines += [f"[{name}.{title}]", *(f"{factor} = {value}" for factor, value in rows.items())]
    return lines


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4f}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fits the weights of the confidence models on the project's gold.")
    parser.add_argument("--dry-run", action="store_true", help="print the figures and leave the weights file as it is")
    args = parser.parse_args(argv)
    samples = collect()
    deals = of_records(samples, out_of_fold(samples))
    parts = {
        "all": figures(deals),
        "tuning": figures(part(samples, deals, aside=False)),
        "kept_aside": figures(part(samples, deals, aside=True)),
    }
    text = as_toml(fit(samples), parts)
    sys.stdout.write(text[text.index("[out_of_fold") :])
    if not args.dry_run:
        WEIGHTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
