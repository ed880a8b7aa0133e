"""Speed: articles per second, the share of each stage, the cost of turning texts away, start-up times.

    python benchmarks/speed.py            # all gold articles
    python benchmarks/speed.py --quick    # ten of them

The obvious way over the same packages (a blank spaCy pipeline with an entity ruler of the same names, quantulum3 over
the whole text, dateparser's search over the whole text) runs beside it on the same articles, and the ratio is printed.
Figures are processor seconds of this process, so that other programs on the machine disturb them little.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from exchange_extract import extractor as cascade
from exchange_extract.extractor import Extractor
from exchange_extract.gate import Gate

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "fixtures" / "articles" / "istanbul.txt"
FILLER = (
    "The council met on 3 May to discuss the budget of the northern district, where 40 schools need new roofs.",
    "Shares of the company fell by two percent after the minister returned from Geneva, traders said.",
    "Farmers in the valley left their fields early because of the heat, which hit 39 degrees at noon.",
    "The two countries trade mostly in grain, timber and machine parts, according to the chamber of commerce.",
)
STAGES = ("split_sentences", "parse", "build_scenes", "build_records", "rate")
Row = tuple[str, date | None]


def articles() -> list[Row]:
    files = sorted((ROOT / "fixtures" / "gold").glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [(row["text"], date.fromisoformat(row["published"]) if row.get("published") else None) for row in rows]


def timed(action: Callable[[], object]) -> float:
    """Processor seconds."""
    begin = time.process_time()
    action()
    return time.process_time() - begin


@contextmanager
def stage_clock() -> Iterator[dict[str, float]]:
    """Seconds spent in each stage that the extractor calls, while the block runs."""
    spent = dict.fromkeys(STAGES, 0.0)
    originals = {name: getattr(cascade, name) for name in STAGES}

    def watch(name: str) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            begin = time.process_time()
            found = originals[name](*arguments)
            found = list(found) if name == "parse" else found
            spent[name] += time.process_time() - begin
            return found

        return call

    for name in STAGES:
        setattr(cascade, name, watch(name))
    try:
        yield spent
    finally:
        for name, original in originals.items():
            setattr(cascade, name, original)


def run(extractor: Extractor, rows: list[Row]) -> None:
    for text, day in rows:
        extractor.extract(text, day)


def report_articles(extractor: Extractor, rows: list[Row]) -> None:
    run(extractor, rows[:1])  # loads the model
    seconds = timed(lambda: run(extractor, rows))
    size = sum(len(text) for text, _ in rows)
    print(f"gold articles      {len(rows) / seconds:8.1f} articles/s  {size / seconds / 1e3:8.1f} kB/s  ({len(rows)})")
    with stage_clock() as spent:
        whole = timed(lambda: run(extractor, rows))
    for name, share in spent.items():
        print(f"  {name:<17}{100 * share / whole:7.1f} %")
    print(f"  {'gate and the rest':<17}{100 * (whole - sum(spent.values())) / whole:7.1f} %")


def report_sizes(extractor: Extractor, rows: list[Row], *, quick: bool) -> None:
    """One text of growing size, ordinary and full of exchanges, with sentence ends and without."""
    prose = "\n\n".join(" ".join(FILLER) for _ in range(13_000))
    full = "\n\n".join(text for text, _ in rows)
    full *= 1 + 1_000_000 // len(full)
    endless = full.replace(".", " ").replace("\n", " ")
    cases = [("ordinary prose", prose, size) for size in (100_000, 1_000_000, 5_000_000)]
    cases += [("one character", "a" * 1_000_000, 1_000_000)]
    sizes = (100_000,) if quick else (100_000, 1_000_000)
    cases += [("only exchanges", full, size) for size in sizes]
    cases += [("without sentence ends", endless, size) for size in sizes]
    for name, text, size in cases:
        part = text[:size]
        seconds = timed(lambda part=part: extractor.extract(part, date(2025, 7, 17)))  # type: ignore[misc]
        print(f"{name:<22}{len(part) / 1e6:5.1f} MB {seconds:8.2f} s {len(part) / max(seconds, 1e-6) / 1e6:9.2f} MB/s")
    gate: Gate = extractor._gate
    few = [row[0] for row in rows]
    seconds = timed(lambda: [gate.passes(text) for text in few])
    print(f"{'gate alone, gold':<22}{sum(map(len, few)) / 1e6:5.1f} MB {seconds:8.2f} s")


def report_obvious_way(extractor: Extractor, rows: list[Row]) -> None:
    """The same packages over the whole text, on the same few articles."""
    warnings.filterwarnings("ignore")  # quantulum3 misses its optional classifier
    import spacy
    from dateparser.search import search_dates
    from quantulum3 import parser as numbers

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PARTY", "pattern": name} for name in extractor.lexicon.spellings])  # type: ignore[attr-defined]
    numbers.parse("12 people")  # its first call loads its data
    ways: list[tuple[str, Callable[[str], object]]] = [
        ("spaCy and entity ruler", nlp),
        ("quantulum3", numbers.parse),
        ("dateparser search", lambda text: search_dates(text, languages=["en"])),
    ]
    run(extractor, rows)
    own = timed(lambda: run(extractor, rows))
    print(f"{'exchange_extract':<24}{1000 * own / len(rows):9.1f} ms/article")
    together = 0.0
    for name, way in ways:
        spent = timed(lambda way=way: [way(text) for text, _ in rows])  # type: ignore[misc]
        print(f"{name:<24}{1000 * spent / len(rows):9.1f} ms/article  {spent / own:6.2f} times exchange_extract")
        together += spent
    print(f"{'the three together':<24}{1000 * together / len(rows):9.1f} ms/article  {together / own:6.2f} times")


def report_start() -> None:
    """The best of three new processes: processor time, user and system, which is the wall time of a quiet machine."""
    program = "from exchange_extract.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
    commands = {
        "import exchange_extract": [sys.executable, "-c", "import exchange_extract"],
        "--help": [sys.executable, "-c", program, "--help"],
        "extract, one article": [sys.executable, "-c", program, "extract", str(ARTICLE)],
    }
    for name, command in commands.items():
        times = []
        for _ in range(3):
            before = os.times()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            after = os.times()
            times.append(after.children_user + after.children_system - before.children_user - before.children_system)
        print(f"{name:<24}{min(times):7.2f} s from a cold start")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--quick", action="store_true", help="ten articles, no text of exchanges over 100 kB")
    quick = arguments.parse_args().quick
    rows = articles()
    rows = rows[:: len(rows) // 10][:10] if quick else rows
    extractor = Extractor()
    report_start()
    report_articles(extractor, rows)
    report_sizes(extractor, rows, quick=quick)
    report_obvious_way(extractor, rows[:: max(1, len(rows) // 8)][:8])


if __name__ == "__main__":
    main()
