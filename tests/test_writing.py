"""Records out: each form by exact output, the table at its narrow and wide measures."""

import csv
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from exchange_extract.articles import Article, Result
from exchange_extract.rows import show_group, show_quantity
from exchange_extract.schema import Party, Quantity, Transfer
from exchange_extract.writing import (
    CSV_COLUMNS,
    Format,
    open_output,
    write_results,
)
from standin import swap

DAY = date(2025, 7, 17)
HEAD = Article("wire-7", "text", DAY, {"url": "u", "records": "never", "id": "never"})


def written(form: Format, *results: Result) -> str:
    out = io.StringIO()
    write_results(results, form, out)
    return out.getvalue()


def rows(*results: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *results))))


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(min=1000, max=1000), "1,000"),
        (Quantity(min=300, max=300, approximate=True), "about 300"),
        (Quantity(min=6000), "at least 6,000"),
        (Quantity(max=50), "up to 50"),
        (Quantity(min=50, max=60), "50 to 60"),
        (Quantity(min=24, approximate=True), "24 or more"),
        (Quantity(all=True), "all"),
        (Quantity(min=20, max=20, all=True), "all 20"),
        (Quantity(min=0, max=0), "0"),
    ],
)
def test_show_quantity(quantity: Quantity, words: str) -> None:
    assert show_quantity(quantity) == words


@pytest.mark.parametrize(
    ("transfer", "words"),
    [
        (Transfer(count=Quantity(min=1, max=1), category="child"), "1 child"),
        (Transfer(count=Quantity(min=2, max=2), category="child"), "2 children"),
        (Transfer(count=Quantity(min=1), category="hostage"), "at least 1 hostages"),
        (Transfer(category="prisoner_of_war"), "prisoners of war"),
        (Transfer(count=Quantity(all=True)), "all people"),
    ],
)
def test_show_group(transfer: Transfer, words: str) -> None:
    assert show_group(transfer) == words


def test_jsonl() -> None:
    record = swap()
    lines = written("jsonl", Result(HEAD, [record]), Result(Article("b", "x"))).splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "id": "wire-7",
            "published": "2025-07-17",
            "published_from": "given",
            "records": [record.model_dump(mode="json")],
            "url": "u",
        },
        {"id": "b", "published": None, "published_from": None, "records": []},
    ]
    assert "Türkiye" in lines[0], "letters as they are, not as escapes"


def test_json_is_one_list() -> None:
    results = [Result(HEAD, [swap(place="a\nb")]), Result(Article("b", "x"))]
    lines = written("jsonl", *results).splitlines()
    text = written("json", *results)
    assert json.loads(text) == [json.loads(line) for line in lines]
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    assert written("json") == "[]\n"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_failed_articles_are_left_out(form: Format) -> None:
    assert "wire-7" not in written(form, Result(HEAD, error="made to fail"))


def test_csv_has_a_row_a_transfer() -> None:
    first, second = rows(Result(HEAD, [swap()]), Result(Article("b", "x")))
    assert tuple(first) == CSV_COLUMNS
    assert list(first.values()) == [
        "wire-7", "2025-07-17", "given", "r1", "1", "completed", "event", "2025-05/2025-06", "Istanbul",
        "RUS", "Russia", "UKR", "Ukraine", "1000", "1000", "no", "no",
        "prisoner_of_war", "Olena Exampleko; Ivan Exampleko", "5 civilians", "1024", "1024", "no", "no",
        "TUR; A. Envoy", "Coordination Headquarters for the Treatment of Prisoners of War; Defence Ministry", "0.875",
        "1000", "1000", "1000", "2025-05-01", "2025-06-30", "5", "", "0841", "RETREAT", "release",
        "", "0.75", "", "", "", "", "", "", "", "",
    ]  # fmt: skip
    assert (second["transfer"], second["record_id"], second["receiver_code"]) == ("2", "r1", "")
    assert (first["count_confidence"], second["count_confidence"]) == ("", "0.5"), "each its own"
    assert (second["receiver_name"], second["count_min"], second["count_max"]) == ("Example Liberation Army", "24", "")


@pytest.mark.parametrize(
    ("place", "cell", "why"),
    [
        ("=1+1", "'=1+1", "formula"),
        ("+1", "'+1", "formula"),
        ("-1", "'-1", "formula"),
        ("@SUM(A1)", "'@SUM(A1)", "function"),
        ("\t=1", "'=1", "blanks in front do not hide it"),
        ("＝1", "'＝1", "full-width sign"),
        ("a\r\nb\x00c", "a b c", "one line, no control characters"),
        ('say "x", y', 'say "x", y', "quotes and commas survive"),
        ("2-1", "2-1", "only the first sign matters"),
    ],
)
def test_csv_cells_are_safe(place: str, cell: str, why: str) -> None:
    record = swap(place=place, sources=(place,), transfers=(Transfer(names=(place,)),))
    (row,) = rows(Result(Article(place, "x"), [record]))
    assert {row["place"], row["sources"], row["names"], row["article_id"]} == {cell}, why


EXPECTED_80 = """\
wire-7  2025-07-17

 status      date       from → to                                         sure
 ──────────────────────────────────────────────────────────────────────────────
 completed   2025-05/   RUS → UKR  1,000 prisoners of war                 0.88
             2025-06      including 5 civilians
                          Olena Exampleko, Ivan Exampleko
                        UKR → Example Liberation Army  24 or more
                        remains
                        total: 1,024
                        place: Istanbul
                        through: TUR, A. Envoy
                        according to: Coordination Headquarters for the
                        Treatment of Prisoners of War, Defence Ministry

b
  no exchange found

2 articles, 1 record
"""


def test_table_at_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = written("table", Result(HEAD, [swap()]), Result(Article("b", "x")))
    # Word by word: how wide a column is drawn may differ between versions of rich.
    assert text.replace("─", "").split() == EXPECTED_80.replace("─", "").split()
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(("columns", "widest"), [("80", 80), ("100", 100), ("20", 60), ("0", 100), ("", 100)])
def test_table_keeps_its_width(monkeypatch: pytest.MonkeyPatch, columns: str, widest: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    long = Party(code=None, name="People's " * 12 + "x" * 90, text="x")
    record = swap(transfers=(Transfer(giver=long, names=("N" * 130, "O")),), status="rejected", scope="cumulative")
    text = written("table", Result(HEAD, [record, swap(date="2025-07-16")]))
    assert max(map(len, text.splitlines())) <= widest
    assert "…" not in text
    assert text.count("N") == 130, "nothing is cut off"
    assert "2025-07-16" in text


def test_table_obeys_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    record = swap(place="[red]x[/red] \x1b[2J\u202e:smile:")
    text = written("table", Result(Article("a\x1b[1m\nb", "x"), [record]))
    assert "[red]x[/red]  [2J :smile:" in text, "no markup, no escapes, no turned direction"
    assert "\x1b" not in text
    assert "a [1m b\n" in text


def test_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[32mcompleted" in written("table", Result(HEAD, [swap()]))
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in written("table", Result(HEAD, [swap()]))


def test_output_appears_when_complete(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with open_output(target) as out:
        out.write("İ\n")
        assert not target.exists()
    assert target.read_bytes() == "İ\n".encode()
    target.chmod(0o640)
    with open_output(target) as out:
        out.write("second")
    assert (target.read_text(), target.stat().st_mode & 0o777) == ("second", 0o640)


def test_output_of_a_failed_run_is_left_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("first")

    def fail_half_way() -> None:
        with open_output(target) as out:
            out.write("half")
            raise KeyError

    with pytest.raises(KeyError):
        fail_half_way()
    assert target.read_text() == "first"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_output_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real" / "out.csv")
    with open_output(link) as out:
        out.write("x")
    assert link.is_symlink()
    assert (tmp_path / "real" / "out.csv").read_text() == "x"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device")
def test_output_to_a_device() -> None:
    with open_output(Path("/dev/null")) as out:
        out.write("x")
    assert not Path("/dev/null").is_file()
