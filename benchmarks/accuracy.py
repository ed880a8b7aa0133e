"""Measures the library against gold files: the slot F1 table of each file, and what changed since a stored run.

    python benchmarks/accuracy.py                                  all of fixtures/gold
    python benchmarks/accuracy.py fixtures/gold/dev_3.jsonl        one file
    python benchmarks/accuracy.py --save benchmarks/runs/now.jsonl
    python benchmarks/accuracy.py --against benchmarks/runs/now.jsonl --errors date

Some articles are kept aside (by a hash of the id): rules are written on the others, the tuning part. Only the tuning
part's errors and records are ever listed; of the part kept aside there are figures alone.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from record_slots import SLOTS, Json, Record, Slots, load_articles, read_record
from scoring import Score, score_articles

GOLD = Path(__file__).resolve().parent.parent / "fixtures" / "gold"
"""Where the gold files of the project lie."""
PARTS = ("all", "tuning", "aside")


class UsageError(Exception):
    """What the caller has to mend, in one line."""


def is_aside(article: str) -> bool:
    """Whether an article is kept aside: the first byte of its id's SHA-256 leaves 3 when divided by 6.

    Until November 2026 those that leave 0 were kept aside too; they were opened since the others had no more to teach.
    """
    return sha256(article.encode()).digest()[0] % 6 == 3


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores of one gold file, or of all together, by part."""

    name: str
    parts: Mapping[str, Score]


def measure(name: str, gold: Mapping[str, Json], predicted: Mapping[str, Json]) -> Measured:
    """Scores all articles, the tuning part and the part kept aside."""
    tuning = {article: row for article, row in gold.items() if not is_aside(article)}
    aside = {article: row for article, row in gold.items() if is_aside(article)}
    scores = (score_articles(part, predicted) for part in (gold, tuning, aside))
    return Measured(name, dict(zip(PARTS, scores, strict=True)))


def load(path: Path) -> dict[str, Json]:
    """The articles of a gold or prediction file by id; ``UsageError`` when it cannot be read."""
    try:
        return load_articles(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f'{path}: not JSON Lines with an "id" in every line: {error}') from None


def load_gold(paths: Sequence[Path]) -> dict[str, dict[str, Json]]:
    """The articles of each gold file; no two files may share an id, or their predictions would mix."""
    files: dict[str, dict[str, Json]] = {}
    seen: dict[str, Path] = {}
    for path in paths:
        rows = load(path)
        for article in rows:
            if article in seen:
                raise UsageError(f'{path}: article "{article}" is in {seen[article]} already')
            seen[article] = path
        files[str(path.name)] = rows
    return files


def predict(gold: Mapping[str, Json]) -> dict[str, Json]:
    """Runs the library over the texts of gold articles."""
    from exchange_extract.extractor import Extractor  # only here: a stored run is scored without the library

    extractor = Extractor()
    rows: dict[str, Json] = {}
    for article, row in gold.items():
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        records = extractor.extract(row["text"], published)
        rows[article] = {"id": article, "records": [record.model_dump(mode="json") for record in records]}
    return rows


def save(path: Path, predicted: Mapping[str, Json]) -> None:
    """Stores a run, one article a line, without the evidence: that is most of the bytes and is not scored."""
    lines = []
    for article, row in predicted.items():
        records = [{k: v for k, v in record.items() if k != "evidence"} for record in row.get("records") or ()]
        lines.append(json.dumps({"id": article, "records": records}, ensure_ascii=False) + "\n")
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None


def show_table(measured: Measured, columns: Sequence[str]) -> str:
    """Headline figures of all parts, then precision, recall and F1 of every slot for the parts in ``columns``."""
    whole = measured.parts["all"]
    lines = [
        f"{measured.name}: {whole.articles} articles, {whole.gold_records} records, {whole.silent} silent",
        f"  {'':12}{'slot F1':>8}{'P':>7}{'R':>7}{'records':>9}"
        f"{'core exact':>15}{'of predicted':>15}{'silent, false':>15}",
    ]
    for part, score in measured.parts.items():
        f, n = score.figures(), len(score.exact)
        lines.append(
            f"  {part:12}{f['slot_f1']:8.3f}{f['slot_precision']:7.3f}{f['slot_recall']:7.3f}{f['record_f1']:9.3f}"
            f"{f'{n} of {score.gold_records}':>15}{f'{n} of {score.predicted_records}':>15}"
            f"{f'{len(score.false_ids)} of {score.silent}':>15}"
        )
    lines.append("")
    lines.append(f"  {'slot':12}" + "".join(f"{f'{part}: P':>12}{'R':>7}{'F1':>7}{'gold':>6}" for part in columns))
    for slot in SLOTS:
        cells = ""
        for part in columns:
            c = measured.parts[part].slots[slot]
            cells += f"{c.precision:12.3f}{c.recall:7.3f}{c.f1:7.3f}{c.right + c.missing:6}"
        lines.append(f"  {slot:12}{cells}")
    return "\n".join(lines) + "\n"


def show_errors(measured: Measured, slot: str) -> str:
    """The tuning part's errors of one slot, or of ``all`` slots, by article."""
    score = measured.parts["tuning"]
    lines = []
    for name in SLOTS if slot == "all" else (slot,):
        errors = sorted(score.errors[name], key=lambda e: (e.article, str(e.gold), str(e.predicted)))
        lines.append(f"{measured.name}: {name}: {len(errors)} errors in the tuning part")
        lines += [f"  {e.article}: gold {show_value(e.gold)}  predicted {show_value(e.predicted)}" for e in errors]
    return "\n".join(lines) + "\n"


def show_changes(gold: Mapping[str, Json], stored: Mapping[str, Json], predicted: Mapping[str, Json]) -> str:
    """What was gained and lost since a stored run: figures by part, and the tuning part's records one by one.

    Only articles that the stored run has are compared: what was not measured was neither gained nor lost.
    """
    common = {article: row for article, row in gold.items() if article in stored}
    before, now = measure("before", common, stored), measure("now", common, predicted)
    lines = [f"since the stored run, over the {len(common)} of {len(gold)} articles that it has"]
    for part in PARTS:
        old, new = before.parts[part], now.parts[part]
        change = f"slot F1 {old.overall.f1:.3f} -> {new.overall.f1:.3f} ({new.overall.f1 - old.overall.f1:+.3f})"
        gained, lost = len(new.exact - old.exact), len(old.exact - new.exact)
        false = f"{len(old.false_ids)} -> {len(new.false_ids)}"
        lines.append(f"  {part:8}{change}, core exact +{gained} -{lost}, silent articles with a false record {false}")
    old, new = before.parts["tuning"], now.parts["tuning"]
    for word, keys in (("gained", new.exact - old.exact), ("lost", old.exact - new.exact)):
        for article, number in sorted(keys):
            lines.append(f"  {word:7}{article}: {show_record(read_record(gold[article]['records'][number]))}")
    silenced, spoken = set(old.false_ids) - set(new.false_ids), set(new.false_ids) - set(old.false_ids)
    lines += [f"  gained {article}: silent, as it should be" for article in sorted(silenced)]
    lines += [f"  lost   {article}: a false record in a silent article" for article in sorted(spoken)]
    return "\n".join(lines) + "\n"


def show_record(record: Record) -> str:
    """One line: status and scope, transfers, total, date, place and mediators, as far as filled."""
    slots = record.slots
    parts = [" ".join(str(v) for v in (slots.one("status"), slots.one("scope")) if v)]
    parts.append("; ".join(map(_show_transfer, record.transfers)))
    parts += [f"total {show_value(slots.one('total'))}"] if slots.one("total") else []
    parts += [str(slots.one("date"))] if slots.one("date") else []
    parts += [f"at {slots.one('place')}"] if slots.one("place") else []
    parts += [f"by way of {', '.join(slots.many('mediators'))}"] if slots.many("mediators") else []
    return " | ".join(parts)


def _show_transfer(transfer: Slots) -> str:
    sides = f"{transfer.one('giver') or '?'} > {transfer.one('receiver') or '?'}"
    names = f" ({', '.join(transfer.many('names'))})" if transfer.many("names") else ""
    return f"{sides}: {show_value(transfer.one('count'))} {transfer.one('category') or 'unspecified'}{names}"


def show_value(value: Any) -> str:
    """A slot's value in short: counts as in the examples of rules (``95``, ``6000..``, ``~300``), nothing as ``-``."""
    if value is None:
        return "-"
    if isinstance(value, tuple) and len(value) == 2:
        return f"{show_value(value[0])} {value[1]}"
    if isinstance(value, tuple) and len(value) == 4:
        low, high, approximate, everyone = value
        bounds = ["" if bound is None else str(bound) for bound in (low, high)]
        number = bounds[0] if low == high else "..".join(bounds)
        return " ".join(["all"] * everyone + ["~" * approximate + number] * bool(number))
    return str(value)


def as_json(measured: Measured) -> dict[str, Any]:
    """All figures by part; ids of articles of the tuning part only."""
    out: dict[str, Any] = {}
    for part, score in measured.parts.items():
        figures = score.figures()
        if part != "tuning":
            del figures["false_ids"]
        counts = score.slots.items()
        slots = {slot: {"precision": c.precision, "recall": c.recall, "f1": c.f1} for slot, c in counts}
        out[part] = {**figures, "slots": slots}
    return out


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("gold", nargs="*", type=Path, help="gold files (default: dev_1..3 and own_* of fixtures/gold)")
    parser.add_argument("--aside", action="store_true", help="also show the slot columns of the part kept aside")
    parser.add_argument("--pred", type=Path, metavar="FILE", help="score this prediction file instead of extracting")
    parser.add_argument("--against", type=Path, metavar="FILE", help="show what changed since a stored run")
    parser.add_argument("--save", type=Path, metavar="FILE", help="store this run (JSON Lines, one article a line)")
    parser.add_argument("--errors", choices=(*SLOTS, "all"), metavar="SLOT", help=f"one of {', '.join(SLOTS)}, all")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object and nothing else")
    return parser.parse_args(argv)


def run(args: argparse.Namespace) -> str:
    """The whole report as text."""
    paths = args.gold or [*(GOLD / f"dev_{n}.jsonl" for n in (1, 2, 3)), *sorted(GOLD.glob("own_*.jsonl"))]
    files = load_gold(paths)
    together = {article: row for rows in files.values() for article, row in rows.items()}
    stored = load(args.against) if args.against else None
    predicted = load(args.pred) if args.pred else predict(together)
    if args.save:
        save(args.save, predicted)
    measured = [measure(name, rows, predicted) for name, rows in files.items()]
    everything = measured[0] if len(measured) == 1 else measure("all files", together, predicted)
    measured += [] if everything is measured[0] else [everything]
    if args.json:
        return json.dumps({m.name: as_json(m) for m in measured}, indent=1) + "\n"
    sections = [show_table(m, PARTS if args.aside else PARTS[:2]) for m in measured]
    if args.errors:
        sections.append(show_errors(everything, args.errors))
    if stored is not None:
        sections.append(show_changes(together, stored, predicted))
    return "\n".join(sections)


def main(argv: Sequence[str] | None = None) -> int:
    try:
        sys.stdout.write(run(_arguments(argv)))
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
