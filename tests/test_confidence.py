"""Confidence: the factors that are read off a record, the model over them, and its fit."""

import math
import sys
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from exchange_extract.articles import Article
from exchange_extract.confidence import (
    LEAST,
    MOST,
    Weights,
    confidence,
    factor_values,
    packaged_weights,
    shares,
)
from exchange_extract.extractor import default_extractor
from exchange_extract.factors import ArticleRecords, Factors, factors_of
from exchange_extract.records import build_records

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from fit_confidence import Sample, as_toml, figures, fit, out_of_fold, precision_at

PUBLISHED = date(2025, 7, 3)
PLAIN = Factors(**{field.name: 0 for field in fields(Factors)})  # type: ignore[arg-type]
SURE = "Russia handed over 95 captured soldiers to Ukraine on 2 July 2025."


def factors_in(text: str, number: int = 0) -> Factors:
    """The factors of one record of a text."""
    extractor = default_extractor()
    scenes = extractor.scenes(text, PUBLISHED)
    reading = build_records(text, PUBLISHED, scenes, extractor.lexicon)
    return factors_of(reading.told[number][0], number, ArticleRecords.of(reading))


@pytest.mark.parametrize(
    ("text", "factor", "value", "why"),
    [
        (SURE, "giver_missing", 0, "Russia is the subject"),
        (SURE, "date_missing", 0, "a day is given"),
        (SURE, "count_missing", 0, "95"),
        (SURE, "side_from_article", 0, "both sides are parts of the predicate"),
        ("Russia handed over 95 captured soldiers to Ukraine.", "date_missing", 1, "no day"),
        ("Russia handed over captured soldiers to Ukraine on 2 July 2025.", "count_missing", 1, "no figure"),
        ("Russia handed over 95 captured soldiers to Ukraine in June 2025.", "date_coarse", 1, "a month is no day"),
        ("Russia freed 95 Ukrainian soldiers on 2 July 2025.", "side_from_allegiance", 1, "whose soldiers they are"),
        ("Russia and Ukraine have agreed to swap 95 prisoners each.", "status_agreed", 1, "not carried out yet"),
        ("Russia and Ukraine have agreed to swap 95 prisoners each.", "exchange_predicate", 1, "swap"),
        (SURE, "exchange_predicate", 0, "hand over"),
        (f"{SURE} The mediator was thanked.", "mediation_near", 1, "nobody is credited, and a mediator is spoken of"),
        (SURE, "mediation_near", 0, "no word of it"),
        (SURE, "late", 0, "the first sentence"),
        (SURE, "hedged", 0, "said outright"),
        ("Russia reportedly handed over 95 captured soldiers to Ukraine.", "hedged", 1, "reportedly"),
        ("Kyiv claimed that Russia freed 95 Ukrainian soldiers.", "hedged", 1, "a claim is no confirmation"),
        ("An unconfirmed report said that Russia freed 95 Ukrainian soldiers.", "hedged", 1, "unconfirmed"),
    ],
)
def test_factors(text: str, factor: str, value: float, why: str) -> None:
    assert factor_values(factors_in(text))[factor] == value, why


@pytest.mark.parametrize(
    ("better", "worse", "why"),
    [
        (SURE, "Russia handed over 95 captured soldiers to Ukraine.", "no date"),
        (SURE, "Russia handed over captured soldiers to Ukraine on 2 July 2025.", "no count"),
        (SURE, f"{SURE} The mediator was thanked.", "a mediator that was not found"),
    ],
)
def test_a_gap_makes_a_record_less_sure(better: str, worse: str, why: str) -> None:
    assert confidence(factors_in(better)) > confidence(factors_in(worse)), why


def test_records_carry_the_confidence_of_their_factors() -> None:
    record = default_extractor().extract(SURE, PUBLISHED)[0]
    assert record.confidence == confidence(factors_in(SURE))
    assert default_extractor().extract(SURE, PUBLISHED)[0] == record, "the same text, the same record"


def test_what_is_not_sure_enough_is_left_out_and_counted() -> None:
    extractor = default_extractor()
    record = extractor.extract(SURE, PUBLISHED)[0]
    above = min(1.0, record.confidence + 0.01)
    assert extractor.extract(SURE, PUBLISHED, min_confidence=record.confidence) == [record], "the bound itself is in"
    assert extractor.extract(SURE, PUBLISHED, min_confidence=above) == []
    (result,) = extractor.pipe([Article("a", SURE, PUBLISHED)], min_confidence=above)
    assert (list(result.records), result.left_out) == ([], 1)
    assert result.at_least(1.0).left_out == 1, "what is gone already is still counted"


@pytest.mark.parametrize(("odds", "expected"), [(0.0, 0.5), (1.0, 0.731), (1e9, MOST), (-1e9, LEAST), (-4.0, 0.018)])
def test_bounds_and_rounding(odds: float, expected: float) -> None:
    assert confidence(PLAIN, Weights(odds, {})) == expected


def test_shares_add_up_to_the_log_odds() -> None:
    factors = factors_in("Russia freed 95 Ukrainian soldiers.")
    odds = packaged_weights().intercept + sum(share.effect for share in shares(factors))
    assert confidence(factors) == pytest.approx(1 / (1 + math.exp(-odds)), abs=0.0006)
    assert [share.factor for share in shares(factors)] == [
        n for n in factor_values(factors) if n in packaged_weights().of
    ]


def test_factors_stay_in_their_bounds() -> None:
    text = "Iran freed 5 Iraqis.\n" * 30
    factors = factors_in(text)
    values = factor_values(factors)
    assert all(math.isfinite(value) and value >= 0 for value in values.values())
    assert values["twins"] <= 4
    assert 0 <= values["late"] <= 1


def test_stale_weights_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "confidence.toml").write_text("intercept = 0\n[weights]\nold_factor = 1\n", encoding="utf-8")
    monkeypatch.setattr("exchange_extract.confidence.files", lambda _package: tmp_path)
    with pytest.raises(ValueError, match=r"confidence\.toml: no such factor: old_factor"):
        packaged_weights.__wrapped__()


def test_the_docs_name_every_factor() -> None:
    page = Path(__file__).resolve().parent.parent / "docs" / "confidence.md"
    named = [line.split("`")[1] for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert named == [field.name for field in fields(Factors)]


# -- the fit ---------------------------------------------------------------------------------------------------------


def samples() -> list[Sample]:
    """120 records of 40 articles: a missing date makes most wrong, a missing count comes with right ones by chance."""
    rows = []
    for n in range(120):
        dated = n % 3 != 0
        right = dated if n % 10 else not dated
        factors = replace(PLAIN, date_missing=not dated, count_missing=float(right and n % 4 == 0))
        rows.append(Sample(f"a{n // 3}", factors, right))
    return rows


def test_fit_finds_what_speaks_against_and_is_deterministic() -> None:
    model = fit(samples())
    assert model == fit(samples())
    assert model.of["date_missing"] < -0.5
    assert "count_missing" not in model.of, "a missing count cannot make a record surer"
    assert "giver_missing" not in model.of, "never seen"


def test_fit_needs_both_kinds() -> None:
    with pytest.raises(ValueError, match="right and records that are wrong"):
        fit([sample for sample in samples() if sample.right])


def test_no_confidence_comes_from_a_model_that_saw_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []

    def spy(part: list[Sample]) -> Weights:
        seen.append({sample.article for sample in part})
        return Weights(0.0, {})

    monkeypatch.setattr("fit_confidence.fit", spy)
    deals = out_of_fold(samples())
    everything = {sample.article for sample in samples()}
    held_out = [article for part in seen for article in everything - part]
    assert all(len(judged) == 120 for judged in deals)
    assert sorted(held_out) == sorted([*everything] * len(deals)), "each article is left out once a deal, as a whole"


def test_figures() -> None:
    judged = [(0.9, True), (0.8, True), (0.3, False), (0.2, False)]
    row = figures([judged])
    assert row["records"] == 4
    assert row["auroc"] == 1
    assert row["brier"] == pytest.approx((0.01 + 0.04 + 0.09 + 0.04) / 4)
    assert row["brier_gain"] == pytest.approx(1 - row["brier"] / 0.25)
    assert row["surer_half_lift"] == 2
    assert precision_at(judged, 0.75) == pytest.approx(2 / 3)


def test_weights_file_reads_back() -> None:
    import tomllib

    text = as_toml(Weights(0.5, {"date_missing": -1.25}), {"all": {"records": 3, "brier": 0.2}}, date(2025, 1, 2))
    assert tomllib.loads(text) == {
        "fitted": date(2025, 1, 2), "intercept": 0.5, "weights": {"date_missing": -1.25},
        "out_of_fold": {"all": {"records": 3, "brier": 0.2}},
    }  # fmt: skip
