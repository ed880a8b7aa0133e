"""Measures how far the confidence of records can be believed, on articles that the weights were not fitted on.

    python benchmarks/confidence.py             all of the project's gold
    python benchmarks/confidence.py FILE...     other gold files, with weights fitted on the other folds of these

Prints the figures, the reliability of ten bins of equal mass, and what is kept and right at falling thresholds.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from fit_confidence import Judged, collect, figures, out_of_fold, part, precision_at

from accuracy import UsageError

COVERAGES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
BINS = 10
TARGETS = (
    ("calibration_error", "at most", 0.06),
    ("auroc", "at least", 0.78),
    ("brier_gain", "at least", 0.15),
    ("surer_half_lift", "at least", 1.4),
)


def show_figures(parts: Mapping[str, Mapping[str, float]]) -> str:
    """One row a figure, one column a part of the articles."""
    names = list(next(iter(parts.values())))
    lines = [f"{'out of fold':20}" + "".join(f"{part:>14}" for part in parts)]
    for name in names:
        cells = (f"{row[name]:>14}" if isinstance(row[name], int) else f"{row[name]:>14.3f}" for row in parts.values())
        lines.append(f"{name:20}" + "".join(cells))
    return "\n".join(lines) + "\n"


def show_targets(row: Mapping[str, float]) -> str:
    lines = []
    for name, bound, target in TARGETS:
        held = row[name] <= target if bound == "at most" else row[name] >= target
        lines.append(f"{name} {bound} {target}: {row[name]:.3f}, {'holds' if held else 'MISSED'}")
    return "\n".join(lines) + "\n"


def bins_of(judged: Judged) -> list[Judged]:
    """Ten bins from least to most sure, of equal size but for the rounding."""
    ranked = sorted(judged)
    edges = [round(n * len(ranked) / BINS) for n in range(BINS + 1)]
    return [ranked[a:b] for a, b in pairwise(edges) if a < b]


def show_reliability(deals: Sequence[Judged]) -> str:
    """All deals together: a record counts once a deal."""
    lines = [f"{'confidence':>17}{'mean':>8}{'right':>8}{'records':>9}"]
    for rows in bins_of([pair for judged in deals for pair in judged]):
        mean, right = fmean(c for c, _ in rows), fmean(ok for _, ok in rows)
        span = f"{rows[0][0]:.3f} to {rows[-1][0]:.3f}"
        lines.append(f"{span:>17}{mean:8.3f}{right:8.3f}{len(rows) / len(deals):9.1f}")
    return "\n".join(lines) + "\n"


def show_risk(deals: Sequence[Judged]) -> str:
    """For each share of records kept, the surest first: the threshold that keeps them, and the precision, by deal."""
    base = fmean(ok for _, ok in deals[0])
    lines = [f"{'kept':>6}{'threshold':>11}{'precision':>11}{'risk':>8}{'of all':>9}"]
    for coverage in COVERAGES:
        size = max(1, round(coverage * len(deals[0])))
        threshold = fmean(sorted((c for c, _ in judged), reverse=True)[size - 1] for judged in deals)
        precision = fmean(precision_at(judged, coverage) for judged in deals)
        lines.append(f"{coverage:6.0%}{threshold:11.3f}{precision:11.3f}{1 - precision:8.3f}{precision / base:8.2f}x")
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measures the confidence of records on out-of-fold predictions.")
    parser.add_argument("gold", nargs="*", type=Path, metavar="FILE", help="gold files; default: all of the project")
    args = parser.parse_args(argv)
    try:
        samples = collect(args.gold)
        deals = out_of_fold(samples)
    except (UsageError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    parts = {"all": deals}
    for name, aside in (("tuning", False), ("kept aside", True)):
        judged = part(samples, deals, aside=aside)
        if len({ok for _, ok in judged[0]}) == 2:  # else no figure means anything
            parts[name] = judged
    measured = {name: figures(judged) for name, judged in parts.items()}
    sections = [show_figures(measured), show_targets(measured["all"]), show_reliability(deals), show_risk(deals)]
    sys.stdout.write("\n".join(sections))
    return 0


if __name__ == "__main__":
    sys.exit(main())
