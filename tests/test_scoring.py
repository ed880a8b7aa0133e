"""The scorer against composed cases whose figures were worked out by hand."""

import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel, create_model

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import accuracy
from record_slots import read_record, same
from scoring import Score, score_articles

Row = dict[str, Any]


def count(low: int | None, high: int | None = None, *, approximate: bool = False, everyone: bool = False) -> Row:
    return {"min": low, "max": high, "approximate": approximate, "all": everyone}


def transfer(giver: str | None, receiver: str | None, number: int | None, **more: Any) -> Row:
    quantity = None if number is None else count(number, number)
    base = {"giver": giver, "receiver": receiver, "count": quantity, "category": "prisoner_of_war"}
    return {**base, "names": [], "including": [], **more}


def record(*transfers: Row, **more: Any) -> Row:
    base: Row = {"status": "completed", "scope": "event", "total": None, "date": "2025-06-02", "place": None}
    return {**base, "mediators": [], "sources": [], "transfers": list(transfers), **more}


def score(gold: list[Row], predicted: list[Row]) -> Score:
    return score_articles({"a": {"records": gold}}, {"a": {"records": predicted}})


ONE = transfer("RUS", "UKR", 95)
BACK = transfer("UKR", "RUS", 95)

# Of a record with one transfer these slots are filled: status, date, giver, receiver, count, category. Six.
# (name, gold, predicted, right, spurious, missing, aligned records, core exact)
CASES: list[tuple[str, list[Row], list[Row], int, int, int, int, int]] = [
    ("the same record", [record(ONE)], [record(ONE)], 6, 0, 0, 1, 1),
    ("nothing found: all six missing", [record(ONE)], [], 0, 0, 6, 0, 0),
    ("nothing there: all six spurious", [], [record(ONE)], 0, 6, 0, 0, 0),
    ("a wrong date is spurious and missing", [record(ONE)], [record(ONE, date="2025-06")], 5, 1, 1, 1, 0),
    ("a wrong category leaves the core", [record(ONE)], [record({**ONE, "category": "detainee"})], 5, 1, 1, 1, 1),
    (
        "a category that the gold leaves open is neither right nor wrong",
        [record({**ONE, "category": "unspecified"})],
        [record(ONE)],
        5, 0, 0, 1, 1,
    ),
    ("a missing direction: giver, receiver, count, category", [record(ONE, BACK)], [record(ONE)], 6, 0, 4, 1, 0),
    ("a spurious direction", [record(ONE)], [record(ONE, BACK)], 6, 4, 0, 1, 0),
    ("the order of transfers is free", [record(ONE, BACK)], [record(BACK, ONE)], 10, 0, 0, 1, 1),
    ("the scope counts only when cumulative", [record(ONE, scope="cumulative")], [record(ONE)], 6, 0, 1, 1, 1),
    (
        "one of two mediators found, one invented; the core is lost",
        [record(ONE, mediators=["ARE", "TUR"])],
        [record(ONE, mediators=["QAT", "TUR"])],
        7, 1, 1, 1, 0,
    ),
    (
        "sources, places and names are outside the core",
        [record({**ONE, "names": ["Ivan Petrenko"]}, place="Istanbul", sources=["Russian Defence Ministry"])],
        [record({**ONE, "names": ["Petrenko"]}, place="in Ankara", sources=["the Defence Ministry"])],
        8, 1, 1, 1, 1,
    ),
    (
        "including is compared by count and category and not by its words",
        [record({**ONE, "including": [{"count": count(5, 5), "category": "civilian", "text": "five civilians"}]})],
        [record({**ONE, "including": [{"count": count(5, 5), "category": "civilian", "text": "5"}]})],
        7, 0, 0, 1, 1,
    ),
    (
        "about 95 is not 95",
        [record({**ONE, "count": count(95, 95, approximate=True)})],
        [record(ONE)],
        5, 1, 1, 1, 0,
    ),
    (
        "the nearer of two predictions is taken, the other is spurious",
        [record(ONE)],
        [record(transfer("RUS", "UKR", 30)), record(ONE)],
        6, 6, 0, 1, 1,
    ),
    (
        # Two unknown sides make 2 x 0.25, less than the 0.75 that the transfers of two records must share.
        "records that share no side, count, category or total are no pair",
        [record(transfer(None, None, 95))],
        [record(transfer(None, None, 30, category="remains"))],
        0, 4, 4, 0, 0,
    ),
    (
        "an equal total makes a pair of such records: status, total and date right, count and category wrong",
        [record(transfer(None, None, 95), total=count(190, 190))],
        [record(transfer(None, None, 30, category="remains"), total=count(190, 190))],
        3, 2, 2, 1, 0,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("gold", "predicted", "right", "spurious", "missing", "aligned", "exact"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_slots_are_counted_as_by_hand(
    gold: list[Row], predicted: list[Row], right: int, spurious: int, missing: int, aligned: int, exact: int
) -> None:
    found = score(gold, predicted)
    overall = found.overall
    assert (overall.right, overall.spurious, overall.missing) == (right, spurious, missing)
    assert (found.aligned, len(found.exact)) == (aligned, exact)


@pytest.mark.parametrize(
    ("slot", "gold", "predicted", "expected", "why"),
    [
        ("giver", "UKR", "ukr", True, "case is free"),
        ("giver", "UKR", "RUS", False, "codes are equal or not"),
        ("mediators", "Steve Witkoff", "Witkoff", True, "all words of the shorter"),
        ("mediators", "ICRC", "Red Cross workers", False, "a code is never compared by words"),
        ("mediators", "Steve Witkoff", "Adam Witkoff", False, "half the words are not enough for a party"),
        ("sources", "the Russian Defence Ministry", "Russian Ministry of Health", True, "two words of four"),
        ("sources", "the President", "President of the", False, "small words and titles alone are nothing"),
        ("place", "Wagah border crossing", "the Attari crossing", False, "one word of four"),
        ("date", "2025-06", "2025-06-02", False, "dates are equal or not"),
    ],
)
def test_same(slot: str, gold: str, predicted: str, expected: bool, why: str) -> None:
    assert same(slot, gold, predicted) is expected, why


def test_wrapped_values_are_read_like_plain_ones() -> None:
    party = {"code": None, "name": "Red Cross", "text": "the Red Cross"}
    wrapped = record({**ONE, "giver": {"code": "RUS", "name": "Russia", "text": "Moscow"}}, mediators=[party])
    assert read_record(wrapped) == read_record(record(ONE, mediators=["ICRC"]))


def test_silent_articles_and_shares() -> None:
    gold: dict[str, Row] = {"a": {"records": [record(ONE)]}, "b": {"records": []}, "c": {"records": []}}
    found = score_articles(gold, {"a": {"records": [record(ONE)]}, "b": {"records": [record(BACK)]}})
    figures = found.figures()
    assert (figures["silent_articles"], figures["false_ids"]) == (2, ["b"])
    # 6 right of 12 predicted and of 6 in the gold: P 1/2, R 1, F1 2/3; records the same.
    assert figures["slot_f1"] == pytest.approx(2 / 3)
    assert (figures["record_precision"], figures["record_recall"]) == (0.5, 1.0)
    assert (figures["core_exact_of_gold"], figures["core_exact_of_predicted"]) == (1.0, 0.5)


def test_calibration_by_hand() -> None:
    gold: dict[str, Row] = {"a": {"records": [record(ONE)]}, "b": {"records": []}}
    sure = {**record(ONE), "confidence": 0.75}
    doubtful = {**record(BACK), "confidence": 0.25}
    figures = score_articles(gold, {"a": {"records": [sure]}, "b": {"records": [doubtful]}}).figures()
    # Both are a quarter off: squares of 1/16, a mean gap of 1/4 in bins of one, and the right one ranks first.
    assert (figures["brier"], figures["calibration_error"], figures["auroc"]) == (0.0625, 0.25, 1.0)
    assert "brier" not in score([record(ONE)], [record(ONE)]).figures()


GOLD_FILES = sorted(accuracy.GOLD.glob("dev_*.jsonl"))


@pytest.mark.parametrize("path", GOLD_FILES, ids=[path.name for path in GOLD_FILES])
def test_gold_scores_perfectly_against_itself(path: Path) -> None:
    gold = accuracy.load(path)
    found = score_articles(gold, gold)
    assert found.overall.f1 == 1.0
    assert len(found.exact) == found.gold_records > 0
    assert found.false_ids == []


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A gold file of six articles with a record each, a run that has all, and one without the date of TUNED."""
    rows = [{"id": f"x{n}", "published": "2025-06-03", "text": "-", "records": [record(ONE)]} for n in range(6)]
    poorer = [{**row, "records": [record(ONE, date=None)]} if row["id"] == TUNED else row for row in rows]
    paths = tuple(tmp_path / name for name in ("gold.jsonl", "good.jsonl", "poor.jsonl"))
    for path, content in zip(paths, (rows, rows, poorer), strict=True):
        path.write_text("".join(json.dumps(row) + "\n" for row in content), encoding="utf-8")
    return paths[0], paths[1], paths[2]


TUNED = next(f"x{n}" for n in range(6) if not accuracy.is_aside(f"x{n}"))


def test_report_lists_losses_and_errors(files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    gold, good, poor = map(str, files)
    assert accuracy.main([gold, "--pred", poor, "--against", good, "--errors", "date"]) == 0
    out = capsys.readouterr().out
    assert f"  {TUNED}: gold 2025-06-02  predicted -\n" in out
    assert f"  lost   {TUNED}: completed | RUS > UKR: 95 prisoner_of_war | 2025-06-02\n" in out
    assert "core exact +0 -1" in out
    assert "aside: P" not in out


def test_part_kept_aside_is_never_listed(files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    gold, good, _ = map(str, files)
    empty = files[0].parent / "empty.jsonl"
    empty.write_text("".join(json.dumps({"id": f"x{n}", "records": []}) + "\n" for n in range(6)), encoding="utf-8")
    assert accuracy.main([gold, "--pred", str(empty), "--against", good, "--errors", "all", "--aside"]) == 0
    out = capsys.readouterr().out
    aside = [f"x{n}" for n in range(6) if accuracy.is_aside(f"x{n}")]
    assert aside
    assert not [article for article in aside if article in out]
    assert TUNED in out


def test_saved_run_scores_the_same(files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    gold, _, poor = files
    saved = gold.parent / "saved.jsonl"
    assert accuracy.main([str(gold), "--pred", str(poor), "--save", str(saved), "--json"]) == 0
    first = capsys.readouterr().out
    assert accuracy.main([str(gold), "--pred", str(saved), "--json"]) == 0
    assert capsys.readouterr().out == first
    assert json.loads(first)["gold.jsonl"]["all"]["core_exact_of_gold"] == pytest.approx(5 / 6)


def test_predictions_are_made_with_the_date_of_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    class Extractor:
        def extract(self, text: str, published: date | None) -> list[BaseModel]:
            return [create_model("Found", text=(str, text), day=(date | None, published))()]

    module = ModuleType("exchange_extract.extractor")
    monkeypatch.setattr(module, "Extractor", Extractor, raising=False)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    rows: dict[str, Row] = {"a": {"published": "2025-06-03", "text": "x"}, "b": {"published": None, "text": "y"}}
    assert accuracy.predict(rows) == {
        "a": {"id": "a", "records": [{"text": "x", "day": "2025-06-03"}]},
        "b": {"id": "b", "records": [{"text": "y", "day": None}]},
    }


def test_wrong_use_is_one_line(files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    gold = str(files[0])
    assert accuracy.main([gold, gold, "--pred", gold]) == 2
    assert 'article "x0" is in' in capsys.readouterr().err
    assert accuracy.main([gold + ".none", "--pred", gold]) == 2
    assert capsys.readouterr().err.endswith("cannot be read: No such file or directory\n")
