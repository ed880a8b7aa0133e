"""Bad input: one clear line on standard error, the rest goes on, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from exchange_extract.cli import main
from standin import stand_in  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("stand_in")
GOOD = b'{"id": "good", "text": "Russia freed 95 soldiers."}\n'


def lines_of(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    out, err = capsys.readouterr()
    return out.splitlines(), err.splitlines()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"id": "a", "text": ', "broken JSON at column 21: Expecting value"),
        (b'{"id": "a"}', 'no "text" field'),
        (b'{"id": "a", "text": 5}', '"text" is a number, not a string'),
        (b'{"id": "a", "text": null}', '"text" is null, not a string'),
        (b'{"id": "a", "text": ["x"]}', '"text" is a list, not a string'),
        (b'{"id": true, "text": "x"}', '"id" is true or false, not a string'),
        (b'{"id": {}, "text": "x"}', '"id" is an object, not a string'),
        (b'["x"]', "not a JSON object"),
        (b'{"id": "good", "text": "x"}', 'id "good" occurs a second time'),
        (
            b'{"id": "a", "text": "x", "published": "2025-13-40"}',
            '"published" "2025-13-40": not a date; use YYYY-MM-DD',
        ),
        (b'{"id": "a", "text": "x", "published": 20250717}', '"published" 20250717: not a date; use YYYY-MM-DD'),
        (b'{"id": "a", "text": "caf\xe9"}', "not UTF-8: byte 0xe9 at byte offset 76; save the file as UTF-8"),
        (
            b'{"id": "a", "text": "\\ud800"}',
            "broken JSON: half of a surrogate pair (\\ud800 to \\udfff) is no character",
        ),
        (b'{"id": "a", "text": "x", "n": NaN}', "broken JSON: NaN is no JSON number"),
        (b'{"id": "a", "text": "x", "n": 1e999}', "broken JSON: a number is too large"),
        (b"[" * 100_000, "broken JSON: nested too deeply"),
    ],
    ids=lambda value: value[:30].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_bad_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: bytes, message: str) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(GOOD + line + b'\n{"id": "last", "text": "x"}')
    assert main(["extract", str(file), "--format", "jsonl"]) == 1
    out, err = lines_of(capsys)
    assert [json.loads(row)["id"] for row in out] == ["good", "last"]
    assert len(err) == 1
    assert err[0].startswith(f"{file}:2: {message}")
    assert err[0].endswith("; article skipped, the run goes on")


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.txt", b"caf\xe9", "not UTF-8: byte 0xe9 at byte offset 3; save the file as UTF-8"),
        ("b.txt", b"\xef\xbb\xbfcaf\xe9", "not UTF-8: byte 0xe9 at byte offset 6; save the file as UTF-8"),
        ("c.txt", "x".encode("utf-16"), "not UTF-8: byte 0xff at byte offset 0; this looks like UTF-16; save the"),
        ("d.txt", b"", "empty; there is no article in it"),
        ("e.txt", b" \r\n\t", "empty; there is no article in it"),
        ("f.jsonl", b"\n\n", "empty; there is no article in it"),
        ("g.json", b"[]", "JSON that is not JSON Lines; write one article a line into a .jsonl file"),
        ("h.txt", None, "no such file or folder"),
    ],
)
def test_bad_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, raw: bytes | None, message: str
) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / name
    good.write_bytes(GOOD)
    if raw is not None:
        bad.write_bytes(raw)
    assert main(["extract", str(bad), str(good), "--format", "jsonl"]) == 1
    out, err = lines_of(capsys)
    assert [json.loads(row)["id"] for row in out] == ["good"]
    assert len(err) == 1
    assert err[0].startswith(f"{bad}: {message}")


def test_folder_without_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path)]) == 1
    assert lines_of(capsys) == ([], [f"{tmp_path}: no .txt, .jsonl or .html file in this folder"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.txt"
    file.write_text("x")
    file.chmod(0)
    assert main(["extract", str(file)]) == 1
    assert lines_of(capsys) == ([], [f"{file}: cannot be read: Permission denied"])


def test_an_article_that_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a", "x"), ("b", "explode"), ("c", "x")):
        (tmp_path / f"{name}.txt").write_text(text)
    assert main(["extract", str(tmp_path), "--format", "jsonl"]) == 1
    out, err = lines_of(capsys)
    assert [json.loads(row)["id"] for row in out] == ["a", "c"]
    assert err == ["b: made to fail; article skipped, the run goes on"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--published", "2025-13-40"], "--published 2025-13-40: not a date; use YYYY-MM-DD"),
        (["--min-confidence", "1.5"], "--min-confidence 1.5: not a number from 0 to 1"),
        (["--min-confidence", "nan"], "--min-confidence nan: not a number from 0 to 1"),
        (["--min-confidence", "high"], "--min-confidence high: not a number from 0 to 1"),
        (["--format", "xml"], "--format: invalid choice: 'xml'"),
        (["--formt", "csv"], "unrecognized arguments: --formt csv"),
        (["--output", "none/x"], "--output none/x: cannot be written: No such file or directory"),
        (["--output", "."], "--output .: cannot be written: Is a directory"),
        (["--output", "x.txt"], "--output x.txt: this is an input; name another file"),
        (["--rules", "none.toml"], "none.toml: rules file cannot be read: No such file or directory"),
    ],
)
def test_wrong_use(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.txt").write_text("x")
    assert main(["extract", "x.txt", *arguments]) == 2
    out, err = lines_of(capsys)
    assert out == []
    assert len(err) == 1
    assert err[0].startswith(message)
    assert Path("x.txt").read_text() == "x"
    assert list(Path().iterdir()) == [Path("x.txt")]


def test_messages_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["extract", "a\x1b[1mb\u202e.txt"]) == 1
    assert lines_of(capsys) == ([], ["a\ufffd[1mb\ufffd.txt: no such file or folder"])


def test_an_id_does_not_break_the_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "a\\nb\\u001b", "text": "x"}\n' * 2)
    assert main(["extract", str(file), "--format", "csv"]) == 1
    _, err = lines_of(capsys)
    assert err == [f'{file}:2: id "a b\ufffd" occurs a second time; article skipped, the run goes on']


def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "in.jsonl").write_bytes(GOOD)
    output = tmp_path / "out.jsonl"
    output.write_text("an earlier run")
    monkeypatch.setattr("standin.StandIn.extract", interrupt)
    assert main(["extract", str(tmp_path / "in.jsonl"), "--output", str(output)]) == 130
    assert lines_of(capsys) == ([], ["interrupted; an output file was left as it was"])
    assert output.read_text() == "an earlier run"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


@pytest.mark.skipif(os.name == "nt", reason="no such pipes there")
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_closed_pipe(tmp_path: Path, form: str) -> None:
    (tmp_path / "in.jsonl").write_text("".join(f'{{"id": "{n}", "text": "freed"}}\n' for n in range(300)))
    program = (
        "import sys, types, standin\n"
        "module = types.ModuleType('exchange_extract.extractor'); module.Extractor = standin.StandIn\n"
        "sys.modules[module.__name__] = module\n"
        "from exchange_extract.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    run = subprocess.Popen(
        [sys.executable, "-c", program, "extract", str(tmp_path / "in.jsonl"), "--format", form],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths},
    )  # fmt: skip
    assert run.stdout is not None
    assert run.stderr is not None
    assert run.stdout.readline()
    run.stdout.close()
    errors = run.stderr.read()
    run.stderr.close()
    assert (run.wait(timeout=300), errors) == (141, b"")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=100).map(str.encode),
        st.lists(st.dictionaries(st.sampled_from(["id", "text", "published", "x"]), st.text() | st.integers()))
        .map(lambda rows: "\n".join(map(json.dumps, rows)).encode()),
    ),
    name=st.sampled_from(["x.txt", "x.jsonl"]),
    form=st.sampled_from(["table", "json", "jsonl", "csv"]),
)  # fmt: skip
@example(raw=b'{"id": "\\udcff", "text": ""}', name="x.jsonl", form="jsonl")
@example(raw=b'{"text": "freed", "\\ud8ff": 1}', name="x.jsonl", form="json")
@example(raw=b"\x00\x1b[2Jfreed\xe2\x80\xae", name="x.txt", form="table")
def test_arbitrary_bytes(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], raw: bytes, name: str, form: str
) -> None:
    file = tmp_path / name
    file.write_bytes(raw)
    code = main(["extract", str(file), "--format", form])
    out, err = capfdbinary.readouterr()
    assert code in (0, 1)
    assert bool(err) == (code == 1), "every failure is told of, and nothing else"
    assert b"internal error" not in err
    out.decode("utf-8")
    if form == "json":
        json.loads(out)
    elif form == "jsonl":
        assert all({"id", "published", "records"} <= json.loads(line).keys() for line in out.split(b"\n") if line)
    elif form == "table":
        assert b"\x1b" not in out
