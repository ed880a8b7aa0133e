"""Measures how far the confidences can be believed, on articles that the weights were not fitted on.

    python benchmarks/confidence.py             all of the project's gold
    python benchmarks/confidence.py --write     the same, into docs/confidence.md and its pictures
    python benchmarks/confidence.py FILE...     other gold files, with weights fitted on the other folds of these

Prints the figures of records and of slots, the reliability of ten bins of equal mass, and what is kept and right at
falling thresholds.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from fit_confidence import (
    Judged,
    Sample,
    collect,
    figures,
    of_records,
    of_slots,
    out_of_fold,
    part,
    precision_at,
)

from accuracy import UsageError
from curves import reliability, risk_coverage
from exchange_extract.confidence import Rating
from exchange_extract.factors import FACTORS

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "confidence.md"
COVERAGES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
BINS = 10
TARGETS = (
    ("calibration_error", "at most", 0.06),
    ("auroc", "at least", 0.78),
    ("brier_gain", "at least", 0.15),
    ("surer_half_lift", "at least", 1.4),
)
_BLOCK = re.compile(r"(<!-- measured: (\w+) -->\n```\n).*?(```\n<!-- end -->)", re.DOTALL)


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


def show_slots(samples: Sequence[Sample], deals: Sequence[Sequence[Rating]]) -> str:
    """One row a kind of slot: how many there are and are right, and how far their confidence can be believed."""
    lines = [f"{'slot':12}{'slots':>7}{'right':>8}{'mean':>8}{'calibration':>13}{'brier gain':>12}{'auroc':>8}"]
    for kind in FACTORS:
        judged = of_slots(samples, deals, kind)
        if len({ok for _, ok in judged[0]}) == 2:  # else no figure means anything
            row = figures(judged)
            lines.append(
                f"{kind:12}{row['records']:7}{row['right'] / row['records']:8.3f}{row['mean_confidence']:8.3f}"
                f"{row['calibration_error']:13.3f}{row['brier_gain']:12.3f}{row['auroc']:8.3f}"
            )
    return "\n".join(lines) + "\n"


def bins_of(judged: Judged) -> list[Judged]:
    """Ten bins from least to most sure, of equal size but for the rounding."""
    ranked = sorted(judged)
    edges = [round(n * len(ranked) / BINS) for n in range(BINS + 1)]
    return [ranked[a:b] for a, b in pairwise(edges) if a < b]


def reliable(deals: Sequence[Judged]) -> list[tuple[float, float, float]]:
    """Mean confidence, share right and number of records of each bin; in all deals together, once a deal."""
    rows = bins_of([pair for judged in deals for pair in judged])
    return [(fmean(c for c, _ in row), fmean(ok for _, ok in row), len(row) / len(deals)) for row in rows]


def show_reliability(deals: Sequence[Judged]) -> str:
    lines = [f"{'confidence':>17}{'mean':>8}{'right':>8}{'records':>9}"]
    for row, (mean, right, size) in zip(bins_of([p for judged in deals for p in judged]), reliable(deals), strict=True):
        span = f"{row[0][0]:.3f} to {row[-1][0]:.3f}"
        lines.append(f"{span:>17}{mean:8.3f}{right:8.3f}{size:9.1f}")
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


def risks(deals: Sequence[Judged]) -> list[tuple[float, float]]:
    """Share of records kept, from a twentieth to all, and the share of wrong ones among them."""
    coverages = [n / 50 for n in range(3, 51)]
    return [(coverage, 1 - fmean(precision_at(judged, coverage) for judged in deals)) for coverage in coverages]


def write(sections: Mapping[str, str], deals: Sequence[Judged]) -> None:
    """The measured tables of the page on confidence, and its two pictures."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_BLOCK.sub(lambda b: f"{b[1]}{sections[b[2]]}{b[3]}", page), encoding="utf-8")
    (DOCS / "reliability.svg").write_text(reliability(reliable(deals)), encoding="utf-8")
    (DOCS / "risk-coverage.svg").write_text(risk_coverage(risks(deals)), encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measures the confidences on out-of-fold predictions.")
    parser.add_argument("gold", nargs="*", type=Path, metavar="FILE", help="gold files; default: all of the project")
    parser.add_argument("--write", action="store_true", help="write the tables and pictures of docs/confidence.md")
    args = parser.parse_args(argv)
    try:
        samples = collect(args.gold)
        rated = out_of_fold(samples)
    except (UsageError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    deals = of_records(samples, rated)
    parts = {"all": deals}
    for name, aside in (("tuning", False), ("kept aside", True)):
        judged = part(samples, deals, aside=aside)
        if len({ok for _, ok in judged[0]}) == 2:  # else no figure means anything
            parts[name] = judged
    measured = {name: figures(judged) for name, judged in parts.items()}
    sections = {
        "figures": show_figures(measured),
        "targets": show_targets(measured["all"]),
        "slots": show_slots(samples, rated),
        "reliability": show_reliability(deals),
        "risk": show_risk(deals),
    }
    sys.stdout.write("\n".join(sections.values()))
    if args.write:
        write(sections, deals)
    return 0


if __name__ == "__main__":
    sys.exit(main())
