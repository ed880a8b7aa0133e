"""Articles in: what a path gives, which text exactly, and under which id."""

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from exchange_extract.articles import Article
from exchange_extract.reading import InputProblem, parse_day, read_articles

DAY = date(2025, 7, 17)


def articles(*paths: Path | str, stdin: bytes = b"", **options: object) -> list[Article]:
    """The articles of paths that hold no problem."""
    found = list(read_articles([str(p) for p in paths], stdin=io.BytesIO(stdin), **options))  # type: ignore[arg-type]
    assert not [item for item in found if isinstance(item, InputProblem)]
    return [item for item in found if isinstance(item, Article)]


@pytest.mark.parametrize(
    ("raw", "text", "why"),
    [
        (b"a\r\nb\rc\n", "a\r\nb\rc\n", "line ends are not translated: offsets must hold"),
        (b"\xef\xbb\xbfKyiv", "Kyiv", "a byte order mark is a signature, not text"),
        (b"\xef\xbb\xbf\xef\xbb\xbfKyiv", "\ufeffKyiv", "only the first one is"),
        (b"a\x00b\x1b[1mc\x0c", "a\x00b\x1b[1mc\x0c", "control characters stay"),
        ("İlke \U0001f54a \u202eabc".encode(), "İlke \U0001f54a \u202eabc", "any Unicode, marks of direction too"),
        (b"  \n x \n", "  \n x \n", "blanks at the ends stay"),
        (b"<html><p>x</p></html>", "<html><p>x</p></html>", "HTML by mistake is text"),
    ],
)
def test_text_is_exact(tmp_path: Path, raw: bytes, text: str, why: str) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(raw)
    assert [a.text for a in articles(file)] == [text], why
    assert [a.text for a in articles("-", stdin=raw)] == [text], why


def test_folder_is_sorted_and_recursive(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.jsonl", "B.TXT", "notes.md", "a/.hidden.txt", ".git/x.txt", "records.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"id": "line", "text": "x"}' if name.endswith("jsonl") else "x")
    assert [a.id for a in articles(tmp_path)] == ["B", "line", "a/z", "b"]


def test_ids_of_text_files(tmp_path: Path) -> None:
    for name in ("x.txt", "a/x.txt", "y.v2.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    one, two, three = tmp_path / "x.txt", tmp_path / "a/x.txt", tmp_path / "y.v2.txt"
    assert [a.id for a in articles(one, three)] == ["x", "y.v2"]
    assert [a.id for a in articles(one, two)] == ["x", str(two)], "a name used before gives way to the path"
    assert [a.id for a in articles(one, one, tmp_path)] == ["x", "a/x", "y.v2"], "a file named twice is read once"


def test_the_output_file_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "out.jsonl").write_text("an earlier run")
    assert [a.id for a in articles(tmp_path, skip=tmp_path / "out.jsonl")] == ["a"]


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a",
            "text": "x",
            "published": "2025-01-02",
            "url": "u",
            "n": [1.5, None],
            "records": [1],
            "evidence": 2,
        },
        {"id": 7, "text": "y", "published": "2025-01-03T23:30:00+02:00"},
        {"text": ""},
        {"id": "c", "text": "z", "published": None},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n\r\n".join(map(json.dumps, rows)) + "\r\n")
    assert articles(file, published=DAY) == [
        Article("a", "x", date(2025, 1, 2), {"url": "u", "n": [1.5, None]}),
        Article("7", "y", date(2025, 1, 3)),
        Article("in:5", "", DAY),
        Article("c", "z", DAY),
    ]


@pytest.mark.parametrize(
    ("raw", "ids", "why"),
    [
        (b'\n \n{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}', ["a", "b"], "a brace opens JSON Lines"),
        (b'\xef\xbb\xbf{"id": "a", "text": "x"}', ["a"], "also behind a byte order mark"),
        (b"Kyiv {said}", ["stdin"], "a brace later does not"),
    ],
)
def test_standard_input(raw: bytes, ids: list[str], why: str) -> None:
    assert [a.id for a in articles("-", "-", stdin=raw)] == ids, why


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(name).write_text("x")
    assert [a.id for a in articles(name)] == ["caf\ufffd"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2025-13-40", id="no such month"),
        pytest.param("2025-02-29", id="no such day"),
        pytest.param("20250717", id="ISO knows it, people misread it"),
        pytest.param("2025-W29-4", id="a week date"),
        pytest.param("17/07/2025", id="another order"),
        pytest.param("", id="empty"),
        pytest.param("2025-07-17 ", id="more than a date"),
        pytest.param("२०२५-०७-१७", id="other digits"),
    ],
)
def test_parse_day_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="not a date; use YYYY-MM-DD"):
        parse_day(text)


def test_parse_day() -> None:
    assert parse_day("2024-02-29") == date(2024, 2, 29)
