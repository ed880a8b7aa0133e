"""Archives in, one table out: kinds of input and output, the same bytes always, and runs that are cut off."""

import csv
import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow
import pytest
import zstandard
from pyarrow import parquet

from exchange_extract.cli import main
from exchange_extract.corpus import CorpusError, Counts, Job, run_corpus
from exchange_extract.corpus import run as running
from exchange_extract.corpus.inputs import find_inputs
from exchange_extract.corpus.pool import _Pool

# Composed.
TELLING = "Russia handed over {n} soldiers to Ukraine on 3 May 2024. The swap was mediated by Turkey."
ORDINARY = "The council of district {n} met on Monday to discuss new roofs for its schools."


def rows(size: int = 24) -> list[dict[str, object]]:
    return [
        {"id": f"n{n}", "text": (TELLING if n % 3 == 0 else ORDINARY).format(n=n + 2), "published": "2024-05-04"}
        for n in range(size)
    ]


def lines(found: list[dict[str, object]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in found).encode()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(lines(rows(14)))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines(rows()[14:])))
    return folder


def run(archive: Path, output: Path, **more: object) -> tuple[bytes, Counts]:
    counts = run_corpus(Job(inputs=(str(archive),), output=output, **more))  # type: ignore[arg-type]
    return output.read_bytes(), counts


def as_csv(path: Path, found: list[dict[str, object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, list(found[0]))
        writer.writeheader()
        writer.writerows(found)


KINDS: dict[str, Callable[[Path, list[dict[str, object]]], object]] = {
    "a.jsonl": lambda path, found: path.write_bytes(lines(found)),
    "a.jsonl.gz": lambda path, found: path.write_bytes(gzip.compress(lines(found))),
    "a.jsonl.zst": lambda path, found: path.write_bytes(
        zstandard.compress(lines(found[:2])) + zstandard.compress(lines(found[2:]))  # two frames
    ),
    "a.csv": as_csv,
    "a.parquet": lambda path, found: parquet.write_table(pyarrow.Table.from_pylist(found), path),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_input_gives_the_same_lines(tmp_path: Path, name: str) -> None:
    found = rows(4)
    KINDS[name](tmp_path / name, found)
    out, counts = run(tmp_path / name, tmp_path / "out.jsonl")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["n0", "n3"]
    assert counts == Counts(read=4, turned_away=2, records=2, failed=0)
    first = json.loads(out.splitlines()[0])
    assert first["records"][0]["transfers"][0]["count"]["min"] == 2
    assert first["published"] == "2024-05-04"


@pytest.mark.parametrize("name", KINDS)
def test_columns_have_the_names_that_they_are_given(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [{"key": r["id"], "body": r["text"], "day": r["published"], "desk": "east"} for r in rows(4)]
    KINDS[name](tmp_path / name, found)
    options = ["--id-column", "key", "--text-column", "body", "--date-column", "day", "--processes", "1"]
    assert main(["corpus", str(tmp_path / name), "--output", str(tmp_path / "out.jsonl"), *options]) == 0
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert [(row["id"], row["published"], row["desk"]) for row in out] == [
        ("n0", "2024-05-04", "east"),
        ("n3", "2024-05-04", "east"),
    ]
    assert "4 articles read, 2 turned away, 2 records, 0 failed" in capsys.readouterr().err


def test_tables_have_a_row_for_each_transfer(archive: Path, tmp_path: Path) -> None:
    out, _ = run(archive, tmp_path / "out.csv")
    table = list(csv.DictReader(out.decode().splitlines()))
    assert [row["article_id"] for row in table] == [f"n{n}" for n in range(0, 24, 3)]
    assert table[0]["count_min"] == "2"
    run(archive, tmp_path / "out.parquet")
    typed = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [str(row["count_min"]) for row in typed] == [row["count_min"] for row in table]
    assert [row["published"].isoformat() for row in typed] == [row["published"] for row in table]
    assert typed[0]["mediators"] == ["TUR"]


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_bytes_do_not_depend_on_processes_and_batches(archive: Path, tmp_path: Path, ending: str) -> None:
    first, _ = run(archive, tmp_path / f"a.{ending}")
    for processes, batch in ((1, 1), (1, 5)) + (((2, 3),) if ending == "jsonl" else ()):
        assert run(archive, tmp_path / f"b.{ending}", processes=processes, batch_size=batch)[0] == first


def test_all_articles_have_lines_when_asked_for(archive: Path, tmp_path: Path) -> None:
    out, _ = run(archive, tmp_path / "out.jsonl", all_articles=True)
    assert [json.loads(line)["id"] for line in out.splitlines()] == [f"n{n}" for n in range(24)]
    with pytest.raises(CorpusError, match="--all"):
        run(archive, tmp_path / "out.csv", all_articles=True)


def test_what_is_broken_goes_to_the_errors(tmp_path: Path) -> None:
    good, no_text, bad_day = rows(3)
    no_text["text"], bad_day["published"] = 3, "soon"
    (tmp_path / "a.jsonl").write_bytes(lines([no_text, bad_day]) + b"{broken\n\n" + lines([good]))
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe bad")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines([good]))[:-12])
    output = tmp_path / "out.jsonl"
    code = main(["corpus", str(tmp_path), "--output", str(output), "--processes", "1"])
    assert code == 1
    failed = [json.loads(line) for line in (tmp_path / "out.errors.jsonl").read_bytes().splitlines()]
    assert [(row["id"], row["line"]) for row in failed] == [
        ("n1", 1), ("n2", 2), ("a:3", 3), ("b", None), ("c", None)
    ]  # fmt: skip
    assert "not UTF-8" in failed[3]["reason"]
    assert [json.loads(line)["id"] for line in output.read_bytes().splitlines()][:1] == ["n0"]
    (tmp_path / "b.txt").write_text("It rained.")
    assert main(["corpus", str(tmp_path / "b.txt"), "--output", str(output), "--processes", "1"]) == 0
    assert not (tmp_path / "out.errors.jsonl").exists(), "errors of an earlier run are none of this"


def test_inputs_are_files_folders_and_globs(tmp_path: Path) -> None:
    for name in ("a/2.txt", "a/1.txt", "a/.hidden.txt", "a/b/3.html", "a/notes.md", "a/out.jsonl", "c.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    job = Job(inputs=(str(tmp_path / "a"),), output=tmp_path / "a" / "out.jsonl")
    assert [file.label for file in find_inputs(job).files] == ["1", "2", "b/3"]
    both = Job(inputs=(str(tmp_path / "a" / "?.txt"), str(tmp_path / "c.csv"), str(tmp_path / "a")), output=job.output)
    assert [file.path.name for file in find_inputs(both).files] == ["1.txt", "2.txt", "c.csv", "3.html"]
    for missing in ("nothing", "*.nothing", "a/notes.md"):
        with pytest.raises(CorpusError):
            find_inputs(Job(inputs=(str(tmp_path / missing),), output=job.output))


# Runs that are cut off ------------------------------------------------------------------------------------------------

# A run that commits after every article and stops itself before the line of the journal's code that the environment
# names, so that it is cut off at the same point however busy the machine is.
QUICK = """
import os, signal, sys
from exchange_extract.cli import main
from exchange_extract.corpus import run

def line(frame, event, _):
    global left
    left -= event == "line"
    if event == "line" and left == 0:
        os.kill(os.getpid(), int(os.environ["STOP_BY"]))
    return line

def watch(frame, event, _):
    return line if frame.f_code.co_filename.endswith("journal.py") else None

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # else ignored where the tests run in the background
    run._COMMIT = 0
    left = int(os.environ.get("STOP_BEFORE", "0"))
    if left:
        sys.settrace(watch)
    sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def command(archive: Path, tmp_path: Path) -> list[str]:
    """A run that commits after every article."""
    script = tmp_path / "quick.py"
    script.write_text(QUICK)
    return [sys.executable, str(script), "corpus", str(archive), "--batch-size", "1", "--output"]


@pytest.fixture
def expected(archive: Path, tmp_path: Path) -> bytes:
    return run(archive, tmp_path / "expected.jsonl")[0]


def items(output: Path) -> int:
    try:
        found: int = json.loads(Path(f"{output}.unfinished", "journal.json").read_bytes())["items"]
    except (OSError, ValueError):
        return 0
    return found


def stopped(command: list[str], before: int, by: signal.Signals) -> subprocess.CompletedProcess[bytes]:
    """The command, stopped by a signal before it runs so many lines of the journal's code, if it gets that far."""
    setting = os.environ | {"STOP_BEFORE": str(before), "STOP_BY": str(int(by))}
    return subprocess.run(command, env=setting, capture_output=True)


@pytest.mark.parametrize(("ending", "processes"), [("jsonl", "1"), ("jsonl", "2"), ("csv", "1")])
def test_a_killed_run_goes_on_where_it_was(
    command: list[str], archive: Path, tmp_path: Path, ending: str, processes: str
) -> None:
    draw = random.Random(f"{ending}{processes}")
    output = tmp_path / f"out.{ending}"
    whole, _ = run(archive, tmp_path / f"whole.{ending}")
    full = [*command, str(output), "--processes", processes]
    kills = 0
    while (ended := stopped(full, draw.randint(100, 300), signal.SIGKILL).returncode) != 0:
        kills += 1
        assert ended == -signal.SIGKILL
        assert not output.exists() or output.read_bytes() == whole, "only what is complete has its name"
        assert kills < 25, "every run gets on"
    assert kills > 2
    assert output.read_bytes() == whole
    assert not Path(f"{output}.unfinished").exists()


def test_an_interrupted_run_says_how_to_go_on(command: list[str], tmp_path: Path, expected: bytes) -> None:
    output = tmp_path / "out.jsonl"
    process = stopped([*command, str(output), "--processes", "1"], 220, signal.SIGINT)
    assert process.returncode == 130
    assert b"run the same command again" in process.stderr
    assert items(output) >= 4
    subprocess.run([*command, str(output), "--processes", "1"], check=True, capture_output=True)
    assert output.read_bytes() == expected


def test_a_full_disk_loses_nothing(command: list[str], tmp_path: Path, expected: bytes) -> None:
    """The limit on the size of files stands for the disk: writing beyond it fails just so."""
    output = tmp_path / "out.jsonl"
    full = [*command, str(output), "--processes", "1"]

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(expected) // 2, len(expected) // 2))

    cut = subprocess.run(full, preexec_fn=limit, capture_output=True, text=True)
    assert (cut.returncode, cut.stderr.count("\n")) == (2, 1), cut.stderr
    assert "cannot be written: File too large; what was finished is kept" in cut.stderr
    assert items(output) > 2
    assert not output.exists()
    subprocess.run(full, check=True, capture_output=True)
    assert output.read_bytes() == expected


@pytest.mark.parametrize("moment", ["errors", "output", "journal.json"])
def test_a_kill_while_files_are_named_is_mended(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The run stops before one of the last steps; the next one takes the steps that are left."""
    whole, counts = run(archive, tmp_path / "whole.jsonl")

    class KilledError(Exception):
        pass

    def dying(change: Callable[..., object]) -> Callable[..., object]:
        def step(path: Path, *rest: object, **more: object) -> object:
            if path.name == moment and path.parent.name.endswith(".unfinished"):
                raise KilledError
            return change(path, *rest, **more)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying(Path.replace))
        patch.setattr(Path, "unlink", dying(Path.unlink))
        with pytest.raises(KilledError):
            run(archive, tmp_path / "out.jsonl")
    assert run(archive, tmp_path / "out.jsonl") == (whole, counts)


def test_another_job_does_not_go_on_with_this(command: list[str], archive: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    stopped([*command, str(output), "--processes", "1"], 220, signal.SIGKILL)
    with pytest.raises(CorpusError, match="--restart"):
        run(archive, output, min_confidence=0.9)
    assert run(archive, output, min_confidence=0.9, restart=True)[1].read == 24


def test_a_process_that_dies_takes_nothing_with_it(archive: Path, tmp_path: Path) -> None:
    job = Job(inputs=(str(archive),), output=tmp_path / "out.jsonl", batch_size=2)
    batches = list(running._batches(job, find_inputs(job), 0))
    pool = _Pool(job.reading, 2)

    def killing() -> Iterator[object]:
        for number, batch in enumerate(batches):
            if number == 3:
                os.kill(pool._processes[0].process.pid or 0, signal.SIGKILL)
            yield batch

    try:
        found = b"".join(done.output for _, done in pool.run(killing()))  # type: ignore[arg-type]
    finally:
        pool.close()
    assert found == run(archive, tmp_path / "whole.jsonl")[0]


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("nowhere/out.jsonl", "No such file or directory"),
        ("out.xlsx", "must end in .jsonl, .csv or .parquet"),
        ("folder.csv", "not a regular file"),
    ],
)
def test_wrong_outputs_are_told_of(
    archive: Path, tmp_path: Path, output: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.csv").mkdir()
    assert main(["corpus", str(archive), "--output", str(tmp_path / output), "--processes", "1"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--processes", "0"], ["--batch-size", "x"], ["--published", "2024-13-01"]])
def test_wrong_options_are_told_of(archive: Path, tmp_path: Path, option: list[str]) -> None:
    assert main(["corpus", str(archive), "--output", str(tmp_path / "out.csv"), *option]) == 2
