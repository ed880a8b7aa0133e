"""What README and docs show is true: Python runs and prints what the page says, commands are ones that exist."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from exchange_extract.cli.main import build_parser

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


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_commands_exist_with_their_options(page: Path) -> None:
    """Every line of a shell block that calls us is accepted by the parser of the command line."""
    for block in blocks(page, "sh"):
        for line in re.sub(r"\\\n\s*", "", block).splitlines():
            for call in re.split(r" && | \| ", line):
                words = shlex.split(call, comments=True)
                if words and words[0].endswith("exchange-extract") and words[1:]:
                    build_parser().parse_args(words[1:])


def test_pages_hold_snippets() -> None:
    assert sum(len(blocks(page, "python")) for page in PAGES) >= 2
    assert sum(len(blocks(page, "sh")) for page in PAGES) >= 4


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
