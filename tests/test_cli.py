"""The command line: what each command prints, and that it is light. Bad input has a file of its own."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from exchange_extract import __version__
from exchange_extract.cli import main
from exchange_extract.rules import check, load_rules
from exchange_extract.schema import ExchangeRecord
from exchange_extract.writing import CSV_COLUMNS
from standin import stand_in  # noqa: F401 - a fixture

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "fixtures" / "articles"


def output_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Standard output of a run in which nothing failed."""
    assert main(list(arguments)) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "in.jsonl"
    rows = [
        {"id": "a", "text": "Russia freed 95.", "published": "2025-01-02", "url": "u", "records": ["gold"]},
        {"id": "b", "text": "No news."},
        {"id": "c", "text": "They freed 3."},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


@pytest.mark.usefixtures("stand_in")
def test_jsonl(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = output_of(capsys, "extract", str(corpus), "--format", "jsonl", "--published", "2025-07-17")
    found = [json.loads(line) for line in out.splitlines()]
    assert [(a["id"], a["published"], len(a["records"])) for a in found] == [
        ("a", "2025-01-02", 1),
        ("b", "2025-07-17", 0),
        ("c", "2025-07-17", 1),
    ]
    assert [a["records"][0]["date"] for a in found if a["records"]] == ["2025-01-02", "2025-07-17"]
    assert (found[0]["url"], "text" in found[0]) == ("u", False)
    assert ExchangeRecord.model_validate(found[0]["records"][0]).id == "r1"


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("name", "option", "opening", "why"),
    [
        ("x.csv", None, "article_id,", "the suffix says it"),
        ("x.jsonl", None, '{"id": "a"', "the suffix says it"),
        ("x.json", None, "[\n", "the suffix says it"),
        ("x.out", None, "a  2025-01-02\n", "table is the default"),
        ("x.csv", "json", "[\n", "--format wins"),
    ],
)
def test_output(
    corpus: Path, capsys: pytest.CaptureFixture[str], name: str, option: str | None, opening: str, why: str
) -> None:
    target = corpus.parent / name
    options = ["--format", option] if option else []
    assert output_of(capsys, "extract", str(corpus), "--output", str(target), *options) == ""
    assert target.read_text(encoding="utf-8").startswith(opening), why


@pytest.mark.usefixtures("stand_in")
def test_table_and_csv_on_standard_output(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = output_of(capsys, "extract", str(corpus))
    assert "no exchange found" in text
    assert text.endswith("3 articles, 2 records\n")
    table = list(csv.reader(io.StringIO(output_of(capsys, "extract", str(corpus), "--format", "csv"))))
    assert [row[0] for row in table] == ["article_id", "a", "a", "c", "c"]


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("least", "records", "said"),
    [
        ("0.875", 2, ""),
        ("0.88", 0, "2 of 2 records left out: confidence below 0.88\n"),
        ("1", 0, "2 of 2 records left out: confidence below 1\n"),
    ],
)
def test_min_confidence(corpus: Path, capsys: pytest.CaptureFixture[str], least: str, records: int, said: str) -> None:
    assert main(["extract", str(corpus), "--format", "json", "--min-confidence", least]) == 0
    out, err = capsys.readouterr()
    assert sum(len(article["records"]) for article in json.loads(out)) == records
    assert err == said


@pytest.mark.usefixtures("stand_in")
def test_rules_reach_the_extractor(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[object] = []
    monkeypatch.setattr("standin.StandIn.__init__", lambda _self, rules: given.append(rules))
    one, two = corpus.parent / "one.toml", corpus.parent / "two.toml"
    one.touch()
    two.touch()
    output_of(capsys, "extract", str(corpus), "--rules", str(one), "--rules", str(two))
    assert given == [[one, two]]


@pytest.mark.usefixtures("stand_in")
def test_broken_rules_are_wrong_use(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = corpus.parent / "mine.toml"
    broken.write_text('[[party]]\nid = "party.x"\nalias = ["x"]\n')
    monkeypatch.setattr("standin.StandIn.__init__", lambda _self, rules: load_rules(*rules) and None)
    assert main(["extract", str(corpus), "--rules", str(broken)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "mine.toml:3: " in err
    assert "internal error" not in err


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(("problems", "code"), [([], 0), (['x.toml:3: party "x": wrong'], 1)])
def test_check_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], problems: list[str], code: int
) -> None:
    asked: list[object] = []

    def check_files(paths: object, stages: object) -> list[str]:
        asked.append((paths, stages))
        return problems

    monkeypatch.setattr(check, "check_files", check_files)
    file = tmp_path / "x.toml"
    file.touch()
    assert main(["check-rules", str(file)]) == code
    assert main(["check-rules"]) == code
    assert asked == [([file], "stages"), (None, "stages")]
    out, err = capsys.readouterr()
    assert (out.splitlines(), err) == ((problems or ["all rules hold"]) * 2, "")


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(output_of(capsys, "schema"))
    assert schema["title"] == "ExchangeRecord"
    assert set(schema["properties"]) == set(ExchangeRecord.model_fields)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert output_of(capsys, "--version") == f"exchange-extract {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["check-rules", "--help"], ["extract"]])
def test_help_is_light(arguments: list[str]) -> None:
    """Half a second is no time to load spaCy; what is not imported costs nothing on any machine."""
    program = (
        "import sys\nfrom exchange_extract.cli import main\ncode = main(sys.argv[1:])\n"
        "heavy = {'spacy', 'numpy', 'pydantic', 'rich', 'dateparser', 'quantulum3'} & sys.modules.keys()\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)"
    )
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=300)
    assert (run.returncode, run.stderr.count("\n")) == ((2, 1) if arguments == ["extract"] else (0, 0)), run.stderr
    assert ("examples:" in run.stdout) == ("--help" in arguments)


def test_help_names_every_option(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = output_of(capsys, "extract", "--help")
    for word in ("--published", "--format", "--output", "--rules", "--min-confidence", "exit codes:", "standard input"):
        assert word in text
    assert max(map(len, text.splitlines())) <= 100


def test_readme_commands() -> None:
    """Both are one line that starts from a clean clone, and what they name is there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"<!-- command: (\w+) -->\n```sh\n(.*?)\n```", readme, flags=re.DOTALL)
    assert [name for name, _ in blocks] == ["extract", "tests"]
    for _, line in blocks:
        assert "\n" not in line
        assert line.startswith("python3 -m venv .venv && .venv/bin/pip install ")
        assert all((ROOT / word).exists() for word in line.split() if word.startswith("fixtures/"))
    for link in re.findall(r"\]\(([^)#:]+)\)", readme):
        if link.startswith("docs/"):
            assert (ROOT / link).exists(), link


def test_docs_name_the_csv_columns() -> None:
    page = (ROOT / "docs" / "record-schema.md").read_text(encoding="utf-8")
    listed = page[page.index("Columns:") : page.index("Lists are joined")]
    assert tuple(re.findall(r"`(\w+)`", listed)) == CSV_COLUMNS


@pytest.mark.parametrize("file", sorted(ARTICLES.glob("*.records.json")), ids=lambda file: file.name)
def test_fixture_articles_rest_on_their_sentences(file: Path) -> None:
    article = json.loads(file.read_text(encoding="utf-8"))
    text = file.with_name(f"{article['id']}.txt").read_bytes().decode("utf-8")
    for record in article["records"]:
        assert record["evidence"]
        for opening in record["evidence"]:
            assert re.search(r"(?:^|[.!?:…”]\s)" + re.escape(opening), text, flags=re.MULTILINE), opening
