"""What README and docs show is true: Python runs and prints what the page says, commands run."""

import importlib.util
import io
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from exchange_extract.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
IDS = [str(page.relative_to(ROOT)) for page in PAGES]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_python_runs_and_prints_what_the_page_says(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The blocks of a page run in their order, as one session, in a folder with a copy of the fixtures."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    session: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), session)
    printed = capsys.readouterr().out
    for said in re.findall(r"^That prints `([^`]+)`", page.read_text(encoding="utf-8"), flags=re.MULTILINE):
        assert said in printed


def calls(page: Path) -> list[tuple[list[str], str | None]]:
    """The words of each call of our command line in the shell blocks of a page, with the file that is piped into it."""
    found = []
    for block in blocks(page, "sh"):
        for line in re.sub(r"\\\n\s*", "", block).splitlines():
            piped: str | None = None
            for call in re.split(r" && | \| ", line):
                words = shlex.split(call, comments=True)
                if words and words[0].endswith("exchange-extract"):
                    found.append((words[1:], piped))
                piped = words[1] if words and words[0] == "cat" else None
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that the pages speak of, made of the composed articles, beside the fixtures."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    articles = ROOT / "fixtures" / "articles"
    for folder in ("news", "archive"):
        shutil.copytree(articles, tmp_path / folder, ignore=shutil.ignore_patterns("*.json"))
    text = (articles / "istanbul.txt").read_text(encoding="utf-8")
    for name in ("article.txt", "monday.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("corpus.jsonl", "july.jsonl"):
        (tmp_path / name).write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_commands_run(page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line of a shell block that calls us runs without a complaint, one after another as on the page."""
    monkeypatch.chdir(desk)
    for words, piped in calls(page):
        if piped:
            stream = io.TextIOWrapper(io.BytesIO((desk / piped).read_bytes()), encoding="utf-8")
            monkeypatch.setattr("sys.stdin", stream)
        assert main(words) == 0, words


def test_pages_hold_snippets() -> None:
    assert sum(len(blocks(page, "python")) for page in PAGES) >= 4
    assert sum(len(calls(page)) for page in PAGES) >= 20


def test_tables_of_the_record_are_those_of_the_models() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    page = generate.PAGE.read_text(encoding="utf-8")
    assert page == generate.with_tables(page), "run: python docs/generate.py"
    assert "generated: Transfer" in page
    assert "|  |" not in page, "a field of a model has no description"
