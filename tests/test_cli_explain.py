"""The command ``explain``: what it shows in a terminal and in a pipe, as JSON, and its exit codes."""

import io
import json
import re
from pathlib import Path

import pytest

from exchange_extract.articles import Article, Result
from exchange_extract.cli import main
from exchange_extract.cli.explain_view import value_of, write_explanation, write_why_not
from exchange_extract.extractor import default_extractor
from standin import swap

# Composed for this test.
TEXT = "Russia freed 95 Ukrainian soldiers on 2 May 2025. Oman mediated the swap.\n\nNobody was told of the weather.\n"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def article(tmp_path: Path) -> str:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


def shown(monkeypatch: pytest.MonkeyPatch, width: int, **environment: str) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", "COLUMNS": str(width), **environment}.items():
        monkeypatch.setenv(name, value)
    extractor, out = default_extractor(), Terminal()
    records = extractor.extract(TEXT)
    pairs = list(zip(records, extractor.explain(TEXT), strict=True))
    write_explanation(Result(Article("a", TEXT), records), pairs, len(records), out)
    write_why_not(Result(Article("a", TEXT)), extractor.why_not(TEXT, "freed 95"), out)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    lines = COLOUR.sub("", shown(monkeypatch, width)).splitlines()
    assert max(map(len, lines)) <= width
    assert max(map(len, lines)) > width - 12, "it uses the width that is there"


def test_words_are_marked_with_and_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured, plain = shown(monkeypatch, 80), shown(monkeypatch, 80, NO_COLOR="1")
    assert "\x1b[1;4mRussia\x1b[0m" in coloured, "bold and underlined"
    assert "\x1b[36m" in coloured, "slots have a colour"
    assert "\x1b[1;4mRussia\x1b[0m" in plain
    assert not re.search(r"\x1b\[(?:[0-9]+;)*[349][0-7]m(?<!\x1b\[4m)", plain), "no colour under NO_COLOR"
    assert COLOUR.sub("", coloured) == COLOUR.sub("", plain)


def test_a_pipe_gets_brackets(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", article]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "[Russia] [freed] [95] [Ukrainian] soldiers on [2 May 2025]." in out
    assert "record 1 of 1  completed  2025-05-02  sure 0." in out
    assert re.search(r"receiver +0\.\d\d  UKR “Ukrainian” \(1\)", out)
    assert "(infer.receiver_from_allegiance) inferred" in out
    assert not COLOUR.search(out)


@pytest.mark.parametrize(
    ("arguments", "code", "said", "why"),
    [
        (["--record", "1"], 0, "record 1 of 1", "the one there is"),
        (["--record", "2"], 1, "", "there is none"),
        (["--record", "0"], 2, "", "they are counted from 1"),
        (["--record", "1", "--why-not", "x"], 2, "", "one question at a time"),
        (["--min-confidence", "0.99"], 0, "no exchange", "nothing is that sure"),
        (["--why-not", "weather"], 0, "no predicate  no verb or noun of a handover", "the sentence is there"),
        (["--why-not", "Oman mediated"], 0, "merged", "it tells of the record again"),
        (["--why-not", "elephants"], 1, "no sentence of this article has “elephants”", "no such words"),
    ],
)
def test_arguments(
    article: str, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str, why: str
) -> None:
    assert main(["explain", article, *arguments]) == code, why
    assert said in capsys.readouterr().out, why


def test_json(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", article, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    (explanation,) = row["explanations"]
    giver = next(slot for slot in explanation["slots"] if slot["slot"] == "transfers[0].giver")
    assert TEXT[giver["words"]["start"] : giver["words"]["end"]] == "Russia"
    assert main(["explain", article, "--format", "json", "--why-not", "weather"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["why_not"]["fates"][0]["stage"] == "no_predicate"


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("status", "completed"),
        ("date", "2025-05/2025-06"),
        ("total", "1,024"),
        ("mediators[1]", "A. Envoy"),
        ("sources[1]", "Defence Ministry"),
        ("transfers[0].giver", "RUS"),
        ("transfers[0].count", "1,000"),
        ("transfers[0].names[1]", "Ivan Exampleko"),
        ("transfers[0].including[0]", "5 civilians"),
        ("transfers[1].count", "24 or more"),
    ],
)
def test_values(slot: str, value: str) -> None:
    total = {"total": {"min": 1024, "max": 1024}}
    assert value_of(swap(**total), slot).removeprefix("about ") == value


def test_a_text_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "evil.txt"
    file.write_text("Russia freed 95 \x1b[31mUkrainian\u202e soldiers [bold]on 2 May 2025.\n", encoding="utf-8")
    main(["explain", str(file)])
    main(["explain", str(file), "--why-not", "freed"])
    out = capsys.readouterr().out
    assert "freed" in out
    assert "\x1b" not in out
    assert "\u202e" not in out
