"""Speed: what each part costs, as ratios of figures that are measured side by side in one run.

    python benchmarks/speed.py                        # everything, ten minutes on a quiet machine
    python benchmarks/speed.py --full                 # and texts of exchanges of 10 MB: five minutes more
    python benchmarks/speed.py --quick                # everything on little material
    python benchmarks/speed.py gate articles --quick  # some parts
    python benchmarks/speed.py gate --news FOLDER     # the gate on your own ordinary news too

The obvious way over the same packages runs beside it: a blank spaCy pipeline with an entity ruler of the same names,
quantulum3 over the whole text and dateparser's search over the whole text, each called as its own README shows first.
dateparser told the language is printed beside it, which is how a careful user would call it. Figures are processor
seconds, so that other programs on the machine disturb them little; those of several processes are seconds of the wall.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from exchange_extract import extractor as cascade
from exchange_extract.articles import Article
from exchange_extract.extractor import Extractor
from ordinary import ordinary_articles

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "fixtures" / "articles" / "istanbul.txt"
STAGES = ("split_sentences", "parse", "build_scenes", "build_records", "rate")
Row = tuple[str, date | None]


class Bench:
    """One run: the material, and the table of what was asked and what was found."""

    def __init__(self, *, quick: bool, full: bool, news: Path | None = None) -> None:
        self.quick, self.full, self.news = quick, full, news
        self.extractor = Extractor()
        self.rows = [row for row in _gold() if self.extractor._gate.passes(row[0])]
        self.bars: list[tuple[str, str, float, bool]] = []
        self.extractor.extract(*self.rows[0])  # loads the model

    def few(self, most: int) -> list[Row]:
        return self.rows[:: max(1, len(self.rows) // most)][:most]

    def bar(self, name: str, found: float, least: float | None = None, most: float | None = None) -> None:
        """A figure that must be at least or at most something."""
        holds = (least is None or found >= least) and (most is None or found <= most)
        asked = f">= {least:g}" if least is not None else f"<= {most:g}"
        self.bars.append((name, asked, found, holds))

    def table(self) -> None:
        print("\nbar                                                    asked      found  holds")
        for name, asked, found, holds in self.bars:
            print(f"{name:<52}{asked:>8}{found:11.2f}  {'yes' if holds else 'NO'}")


def _gold() -> list[Row]:
    files = sorted((ROOT / "fixtures" / "gold").glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [(row["text"], date.fromisoformat(row["published"]) if row.get("published") else None) for row in rows]


def timed(action: Callable[[], object]) -> float:
    """Processor seconds."""
    begin = time.process_time()
    action()
    return time.process_time() - begin


def gate(bench: Bench) -> None:
    """Ordinary news, composed, and the caller's own: how many are turned away, and how fast."""
    away = _through_gate(bench, ordinary_articles(300 if bench.quick else 2000), "composed ordinary news")
    plain = ["\n\n".join(away)[:50_000]] * 40
    bulk = min(timed(lambda: [text.encode().lower() for text in plain]) for _ in range(5))
    print(f"lower-casing the same {2e6 / bulk / 1e6:.0f} MB/s")
    if bench.news is not None:
        files = sorted(bench.news.rglob("*.txt"))
        _through_gate(bench, [file.read_text("utf-8", "replace") for file in files], f"texts of {bench.news.name}")


def _through_gate(bench: Bench, texts: Sequence[str], name: str) -> list[str]:
    """Measures the gate on texts of one kind; those that it turns away."""
    passes = bench.extractor._gate.passes
    away = [text for text in texts if not passes(text)]
    size = sum(len(text.encode()) for text in away)
    seconds = min(timed(lambda: [passes(text) for text in away]) for _ in range(5))
    print(f"{name}: {len(texts)}, {100 * len(away) / len(texts):.1f} % turned away, at {size / seconds / 1e6:.1f} MB/s")
    bench.bar(f"gate: MB/s of {name} turned away", size / seconds / 1e6, least=100)
    bench.bar(f"gate: % of {name} turned away", 100 * len(away) / len(texts), least=95)
    return away


@contextmanager
def stage_clock() -> Iterator[dict[str, float]]:
    """Seconds spent in each stage that the extractor calls, while the block runs."""
    spent = dict.fromkeys(STAGES, 0.0)
    originals = {name: getattr(cascade, name) for name in STAGES}

    def watch(name: str) -> Callable[..., object]:
        def call(*arguments: object, **more: object) -> object:
            begin = time.process_time()
            found = originals[name](*arguments, **more)
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


def run(extractor: Extractor, rows: Sequence[Row]) -> None:
    for text, day in rows:
        extractor.extract(text, day)


def articles(bench: Bench) -> None:
    """Articles that pass, beside the obvious way; the share of each stage."""
    rows = bench.few(6 if bench.quick else 24)
    ways = _obvious_ways(bench.extractor)
    run(bench.extractor, rows)
    own = spent = 0.0
    others = dict.fromkeys(ways, 0.0)
    for row in rows:  # article by article, so that a change of the machine's pace meets all of them
        own += timed(lambda row=row: bench.extractor.extract(*row))  # type: ignore[misc]
        for name, way in ways.items():
            others[name] += timed(lambda way=way, row=row: way(row[0]))  # type: ignore[misc]
    kilobytes = sum(len(text) for text, _ in rows) / 1e3
    print(f"exchange_extract    {1000 * own / len(rows):8.1f} ms an article  {kilobytes / own:7.1f} kB/s")
    for name, seconds in others.items():
        print(f"  {name:<32}{1000 * seconds / len(rows):8.1f} ms an article  {seconds / own:6.2f} times")
    spent = sum(seconds for name, seconds in others.items() if "told" not in name)
    careful = sum(seconds for name, seconds in others.items() if "README" not in name)
    bench.bar("articles: obvious way, times exchange_extract", spent / own, least=4)
    print(f"  with dateparser told the language the obvious way takes {careful / own:.2f} times as long")
    bench.obvious = spent / len(rows)  # type: ignore[attr-defined]
    with stage_clock() as stages:
        whole = timed(lambda: run(bench.extractor, rows))
    for name, share in stages.items():
        print(f"  {name:<24}{100 * share / whole:7.1f} %")
    print(f"  {'gate and the rest':<24}{100 * (whole - sum(stages.values())) / whole:7.1f} %")


def _obvious_ways(extractor: Extractor) -> dict[str, Callable[[str], object]]:
    warnings.filterwarnings("ignore")  # quantulum3 misses its optional classifier
    import spacy
    from dateparser.search import search_dates
    from quantulum3 import parser as numbers

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PARTY", "pattern": name} for name in extractor.lexicon.spellings])  # type: ignore[attr-defined]
    numbers.parse("12 people")  # its first call loads its data
    search_dates("3 May 2024")
    return {
        "spaCy and entity ruler": nlp,
        "quantulum3": numbers.parse,
        "dateparser search as in its README": search_dates,
        "dateparser search told the language": lambda text: search_dates(text, languages=["en"]),
    }


def linear(bench: Bench) -> None:
    """Texts of growing size, with exchanges and without: the slope on a log-log scale is 1 where time is linear."""
    full = "\n\n".join(text for text, _ in bench.rows)
    plain = _without_exchanges(bench)
    sizes = (10_000, 100_000, 1_000_000, 10_000_000)
    dense = sizes[:2] if bench.quick else sizes if bench.full else sizes[:3]
    for name, text, own in (("exchanges", full, dense), ("ordinary", plain, sizes)):
        text *= 1 + own[-1] // len(text)
        points = []
        for size in own:
            part = text[:size]
            repeats = max(1, min(5, own[-1] // size // 2))
            seconds = min(timed(lambda part=part: bench.extractor.extract(part)) for _ in range(repeats))  # type: ignore[misc]
            points.append((math.log(size), math.log(max(seconds, 1e-7))))
            print(f"{name:<12}{size / 1e3:10,.0f} kB {seconds:9.4f} s {size / max(seconds, 1e-7) / 1e6:9.3f} MB/s")
        bench.bar(f"linear: slope of a text to {own[-1] / 1e6:g} MB, {name}", _slope(points), most=1.1)


def _without_exchanges(bench: Bench) -> str:
    """Ordinary articles that are turned away as one text too, so that nothing of them is parsed."""
    chosen = ""
    for text in ordinary_articles(100):
        if not bench.extractor._gate.passes(f"{chosen}\n\n{text}"):
            chosen = f"{chosen}\n\n{text}"
    return chosen


def _slope(points: Sequence[tuple[float, float]]) -> float:
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def mixed(bench: Bench) -> None:
    """One relevant article in two hundred, beside the obvious way; two processes beside one."""
    size = 400 if bench.quick else 4000
    ordinary = ordinary_articles(size)
    stream = [(bench.rows[n // 200 % len(bench.rows)] if n % 200 == 0 else (ordinary[n], None)) for n in range(size)]
    seconds = timed(lambda: run(bench.extractor, stream))
    ways = [way for name, way in _obvious_ways(bench.extractor).items() if "told" not in name]
    part = stream[:: size // (4 if bench.quick else 16)]
    obvious = sum(timed(lambda way=way: [way(text) for text, _ in part]) for way in ways) / len(part)  # type: ignore[misc]
    print(f"mixed stream        {size / seconds:8.0f} articles/s, the obvious way {1 / obvious:.1f}")
    bench.bar("mixed stream: times the obvious way", obvious * size / seconds, least=30)
    _processes(bench, stream)


def _processes(bench: Bench, stream: Sequence[Row]) -> None:
    """The command for archives with one process and with two, each with its start, on the same stream many times over.

    Two cores seldom give twice one: they share caches and clock, and other programs take their part. So two copies of
    a loop and of the extractor that know nothing of each other are timed as well: what the machine gives at best.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        with source.open("w", encoding="utf-8") as out:
            for turn in range(2 if bench.quick else 8):
                for number, (text, day) in enumerate(stream):
                    row = {"id": f"{turn}-{number}", "text": text, "published": day and day.isoformat()}
                    out.write(json.dumps(row) + "\n")
        taken, made = [], []
        for processes in (1, 2):
            target = Path(folder, f"out{processes}.jsonl")
            begin = time.perf_counter()
            command = ["corpus", str(source), "--output", str(target), "--processes", str(processes)]
            subprocess.run([sys.executable, "-c", _PROGRAM, *command], capture_output=True, check=True)
            taken.append(time.perf_counter() - begin)
            made.append(target.read_bytes())
    assert made[0] == made[1], "the same bytes for any number of processes"
    print(f"one process         {taken[0]:8.1f} s of the wall, two {taken[1]:.1f} s, both with their start")
    ratio = taken[0] / taken[1]
    for name, code in (("a plain loop", _LOOP), ("the extractor", _EXTRACTING.format(rows=bench.few(8)))):
        best = max(_copies(code) for _ in range(1 if bench.quick else 3))
        print(f"two copies of {name:<14}{best:5.2f} times one: two processes reach {100 * ratio / best:.0f} % of that")
    bench.bar("two processes, times one (wall, with their start)", ratio, least=1.7)


_PROGRAM = "from exchange_extract.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
_LOOP = "sum(i & 7 for i in range(20_000_000))"
_EXTRACTING = """
import datetime
from exchange_extract import Extractor
rows = {rows!r}
extractor = Extractor()
extractor.extract(*rows[0])
begin = time.perf_counter()
for row in rows * 8:
    extractor.extract(*row)
"""


def _copies(code: str) -> float:
    """How much two processes that run the same code do, times what one does; their start is not counted."""
    code = f"import time\nbegin = time.perf_counter()\n{code}\nprint(time.perf_counter() - begin)"

    def spent(copies: int) -> float:
        running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(copies)]
        return max(float(process.communicate()[0]) for process in running)

    return 2 * spent(1) / spent(2)


def memory(bench: Bench) -> None:
    """A stream through ``pipe``, in a process of its own: the peak of all of it above that of its first thousand."""
    size = 4_000 if bench.quick else 200_000
    code = f"""
import resource, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from speed import stream_of
from exchange_extract.extractor import Extractor
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
for number, _ in enumerate(Extractor().pipe(stream_of({size})), start=1):
    if number == 1000:
        print(peak())
print(peak())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    first, last = map(float, done.stdout.split())
    print(f"memory              {first:8.0f} MB after a thousand articles, {last:.0f} MB after {size:,}")
    bench.bar(f"memory: MB above the first thousand, {size:,} articles", last - first, most=150)


def stream_of(size: int) -> Iterator[Article]:
    """A mixed stream of which no word list is the same: each relevant article has names of its own."""
    rows = _gold()
    ordinary = ordinary_articles(500)
    for number in range(size):
        text = ordinary[number % 500]
        if number % 200 == 0:
            text = f"{rows[number // 200 % len(rows)][0]}\n\nThe list was read out by Xan{number:x}ov of Vil{number}ka."
        yield Article(str(number), text, date(2025, 7, 17))


def start(bench: Bench) -> None:
    """New processes, the best of three; processor time is the wall time of a quiet machine."""
    commands = {
        "python": [sys.executable, "-c", "pass"],
        "import exchange_extract": [sys.executable, "-c", "import exchange_extract"],
        "--help": [sys.executable, "-c", _PROGRAM, "--help"],
        "a blank spaCy pipeline": [sys.executable, "-c", "import spacy; spacy.blank('en')"],
        "extract, one article": [sys.executable, "-c", _PROGRAM, "extract", str(ARTICLE)],
    }
    best = dict.fromkeys(commands, math.inf)
    for _ in range(3):
        for name, command in commands.items():
            before = os.times()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            after = os.times()
            spent = after.children_user + after.children_system - before.children_user - before.children_system
            best[name] = min(best[name], spent)
    for name, seconds in best.items():
        print(f"{name:<28}{seconds:7.2f} s from a cold start")
    bench.bar("start: import, ms", 1000 * (best["import exchange_extract"] - best["python"]), most=100)
    bench.bar(
        "start: command, times a blank pipeline", best["extract, one article"] / best["a blank spaCy pipeline"], most=2
    )


PARTS: dict[str, Callable[[Bench], None]] = {
    "start": start, "gate": gate, "articles": articles, "linear": linear, "mixed": mixed, "memory": memory,
}  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; none: all of them")
    arguments.add_argument("--quick", action="store_true", help="little material: two minutes")
    arguments.add_argument("--full", action="store_true", help="texts of exchanges up to 10 MB: five minutes more")
    arguments.add_argument(
        "--news", type=Path, metavar="FOLDER", help="ordinary news, a .txt file an article, for gate"
    )
    found = arguments.parse_args()
    if found.news is not None and not any(found.news.rglob("*.txt")):
        arguments.error(f"{found.news}: holds no .txt file")
    if wrong := [name for name in found.parts if name not in PARTS]:
        arguments.error(f"no part {wrong[0]!r}; the parts are {', '.join(PARTS)}")
    bench = Bench(quick=found.quick, full=found.full, news=found.news)
    for name in found.parts or PARTS:
        print(f"-- {name}")
        PARTS[name](bench)
    bench.table()


if __name__ == "__main__":
    main()
