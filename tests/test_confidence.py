"""Confidence: the factors that are read off a record, the models over them, and their fit."""

import math
import sys
import tomllib
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exchange_extract.articles import Article
from exchange_extract.confidence import (
    LEAST,
    MOST,
    Model,
    Rating,
    Weights,
    least_odds,
    packaged_weights,
    probability,
    rate_slots,
    read_weights,
    shares,
)
from exchange_extract.extractor import default_extractor
from exchange_extract.factors import CORE, FACTORS, ArticleRecords, Case, RatedSlot, rated_slots
from exchange_extract.records import build_records

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))  # which finds benchmarks/

from fit_confidence import Sample, as_toml, figures, fit, fit_model, of_slots, out_of_fold, precision_at

from curves import reliability, risk_coverage
from verdicts import verdicts

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = date(2025, 7, 3)
SURE = "Russia handed over 95 captured soldiers to Ukraine on 2 July 2025."


def slots_in(text: str, number: int = 0) -> list[RatedSlot]:
    """The rated slots of one record of a text."""
    extractor = default_extractor()
    reading = build_records(text, PUBLISHED, extractor.scenes(text, PUBLISHED), extractor.lexicon)
    return rated_slots(Case(tuple(reading.told[number][0]), number, ArticleRecords.of(reading)))


def factor(text: str, slot: str, name: str) -> float:
    return next(row.factors[name] for row in slots_in(text) if row.path == slot)


def sure(text: str, slot: str) -> float:
    return next(row.sure for row in rate_slots(slots_in(text)).slots if row.slot.path == slot)


GIVER, RECEIVER, COUNT = "transfers[0].giver", "transfers[0].receiver", "transfers[0].count"
FAR = "The men wept. Their mothers waited. Buses stood there. Qatar mediated between Russia and Ukraine."
SWAP = "Russia and Ukraine have agreed to swap 95 prisoners each."


@pytest.mark.parametrize(
    ("text", "slot", "name", "value", "why"),
    [
        (SURE, GIVER, "side_missing", 0, "Russia is the subject"),
        (SURE, "date", "date_missing", 0, "a day is given"),
        (SURE, COUNT, "slot_missing", 0, "95"),
        (SURE, GIVER, "side_from_article", 0, "both sides are parts of the predicate"),
        ("Russia handed over 95 captured soldiers to Ukraine.", "date", "date_missing", 1, "no day"),
        ("Russia handed over captured soldiers to Ukraine on 2 July 2025.", COUNT, "slot_missing", 1, "no figure"),
        ("Russia handed over 95 captured soldiers to Ukraine in June 2025.", "date", "date_coarse", 1, "a month"),
        ("Russia freed 95 Ukrainian soldiers.", RECEIVER, "side_from_allegiance", 1, "whose soldiers they are"),
        ("Russia freed 95 Ukrainian soldiers.", GIVER, "side_from_allegiance", 0, "the other end is stated"),
        (SWAP, "event", "status_agreed", 1, "not carried out yet"),
        (SWAP, GIVER, "exchange_first", 1, "swap"),
        (SURE, GIVER, "exchange_first", 0, "hand over"),
        (f"{SURE} The mediator was thanked.", "mediators", "mediation_near", 1, "nobody is credited"),
        (SURE, "mediators", "mediation_near", 0, "no word of it"),
        (f"{SURE} The Red Cross was informed.", "mediators", "carrier_near", 1, "it may have carried them"),
        (f"{SURE} {FAR}", "mediators", "mediator_far", 1, "credited three sentences on"),
        (f"{SURE} Qatar mediated.", "mediators", "mediator_far", 0, "credited in the next sentence"),
        (SURE, "mediators", "mediator_far", 0, "there is none"),
        (f"{SURE} It was Thursday, 3 July.", "date", "dates_around", 2, "the day before, too"),
        (SURE, GIVER, "giver_away", 0.1, "the word before its verb"),
        (
            "Russia, which holds many, handed over 95 captured soldiers to Ukraine.",
            GIVER,
            "giver_away",
            0.6,
            "a clause",
        ),
        (SURE, COUNT, "apart", 0, "nothing sets it apart"),
        ("Russia handed over another 95 captured soldiers to Ukraine.", COUNT, "apart", 1, "not those of before"),
        (f"{SURE} The 30 Russian captives waited.", "directions", "reverse_near", 1, "perhaps they went home too"),
        (SURE, "directions", "reverse_near", 0, "nobody of Russia's"),
        (SURE, "event", "late", 0, "the first sentence"),
        (SURE, "event", "hedged", 0, "said outright"),
        ("Russia reportedly handed over 95 captured soldiers to Ukraine.", "event", "hedged", 1, "reportedly"),
        ("Kyiv claimed that Russia freed 95 Ukrainian soldiers.", "event", "hedged", 1, "a claim is no confirmation"),
        ("An unconfirmed report said that Russia freed 95 Ukrainian soldiers.", "event", "hedged", 1, "unconfirmed"),
    ],
)
def test_factors(text: str, slot: str, name: str, value: float, why: str) -> None:
    assert factor(text, slot, name) == value, why


@pytest.mark.parametrize(
    ("slot", "worse", "why"),
    [
        ("date", "Russia handed over 95 captured soldiers to Ukraine.", "no date"),
        (COUNT, "Russia handed over captured soldiers to Ukraine on 2 July 2025.", "no count"),
        ("mediators", f"{SURE} The mediator was thanked.", "a mediator that was not found"),
        ("directions", f"{SURE} The 30 Russian captives waited.", "a direction that was not found"),
    ],
)
def test_a_gap_makes_its_slot_and_the_record_less_sure(slot: str, worse: str, why: str) -> None:
    assert sure(SURE, slot) > sure(worse, slot), why
    assert rate_slots(slots_in(SURE)).confidence > rate_slots(slots_in(worse)).confidence, why


def test_records_carry_their_confidences() -> None:
    record = default_extractor().extract(SURE, PUBLISHED)[0]
    rating = rate_slots(slots_in(SURE))
    assert record.confidence == rating.confidence
    assert [(row.slot, row.confidence) for row in record.slot_confidence] == [
        (row.slot.path, row.sure) for row in rating.slots
    ]
    assert default_extractor().extract(SURE, PUBLISHED)[0] == record, "the same text, the same record"


def test_every_slot_of_a_record_is_rated() -> None:
    paths = [slot.path for slot in slots_in("Russia freed 95 Ukrainian captives, among them two women, on Monday.")]
    ends = ["giver", "receiver", "count", "category"]
    assert paths[:9] == ["event", "status", "scope", "date", "place", "total", "mediators", "sources", "directions"]
    assert paths[9:13] == [f"transfers[0].{end}" for end in ends]
    assert paths[13:] == ["transfers[0].including"], "names, of which there are none, are not rated"


def test_no_slot_is_surer_than_its_record_is_real() -> None:
    rating = rate_slots(slots_in(SURE))
    event = next(row.sure for row in rating.slots if row.slot.kind == "event")
    assert all(row.sure <= event for row in rating.slots)


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
    assert probability(odds) == expected


def test_the_least_sure_slot_of_a_kind_speaks_for_it() -> None:
    rated = rate_slots(slots_in(SWAP)).slots
    givers = [row.given for row in rated if row.slot.kind == "giver"]
    assert len(givers) == 2
    assert probability(least_odds(rated)["giver"]) == min(givers)
    assert set(least_odds(rated)) == set(CORE)


def test_shares_are_against_the_usual_and_add_up() -> None:
    model = Model(0.5, {"a": 2.0, "b": -1.0, "c": 0.1}, {"a": 1.0, "b": 1.0, "c": 0.0})
    values = {"a": 1.25, "b": 3.0, "c": 0.0, "unknown": 9.0}
    rows = shares(model, values)
    assert [(row.factor, row.effect) for row in rows] == [("b", -2.0), ("a", 0.5), ("c", 0.0)]
    assert model.odds(model.usual) + sum(row.effect for row in rows) == pytest.approx(model.odds(values))


def test_factors_stay_in_their_bounds() -> None:
    text = "Iran freed 5 Iraqis.\n" * 30
    for slot in slots_in(text):
        assert all(math.isfinite(value) and value >= 0 for value in slot.factors.values())
        assert slot.factors.get("twins", 0) <= 4
        assert 0 <= slot.factors.get("late", 0) <= 1


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"intercept": 0, "weights": {"old_factor": 1}, "usual": {"old_factor": 0}}, "no such factor: old_factor"),
        ({"intercept": 0, "weights": {"date_missing": 1}}, "date: incomplete"),
        ({}, "date: incomplete"),
    ],
)
def test_stale_weights_are_told(table: dict[str, object], said: str) -> None:
    good = {kind: {"intercept": 0} for kind in FACTORS}
    with pytest.raises(ValueError, match=rf"confidence\.toml: .*{said}; run training/fit_confidence\.py"):
        read_weights({"record": {"intercept": 0}, "slot": {**good, "date": table}})


def test_the_docs_name_every_factor() -> None:
    page = (ROOT / "docs" / "confidence.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")] for line in page.splitlines() if line.startswith("| `")]
    reasons = tomllib.loads((ROOT / "src/exchange_extract/rules/data/reasons.toml").read_text(encoding="utf-8"))
    assert [(row[1].strip("`"), row[2]) for row in rows] == list(reasons["factor"].items())
    for row in rows:
        assert row[4].split(", ") == [kind for kind in FACTORS if row[1].strip("`") in FACTORS[kind]], row[1]


def test_the_docs_show_the_packaged_fit() -> None:
    """``benchmarks/confidence.py --write`` was run after the last fit."""
    page = (ROOT / "docs" / "confidence.md").read_text(encoding="utf-8")
    table = tomllib.loads((ROOT / "src/exchange_extract/rules/data/confidence.toml").read_text(encoding="utf-8"))
    for name in ("auroc", "calibration_error", "brier_gain"):
        row = next(line for line in page.splitlines() if line.startswith(name))
        assert float(row.split()[1]) == pytest.approx(table["out_of_fold"]["all"][name], abs=0.0006)


# -- the fit ---------------------------------------------------------------------------------------------------------


def samples() -> list[Sample]:
    """120 records of 40 articles: a missing date makes most wrong, a bare count comes with right ones by chance."""
    rows = []
    for n in range(120):
        dated = n % 3 != 0
        right = dated if n % 10 else not dated
        slots = []
        for kind in FACTORS:
            values = dict.fromkeys(FACTORS[kind], 0.0)
            values |= {name: float(not dated) for name in ("date_missing",) if name in values}
            values |= {name: float(right and n % 4 == 0) for name in ("count_bare",) if name in values}
            slots.append(RatedSlot(kind, kind, values))
        rows.append(Sample(f"a{n // 3}", tuple(slots), {**dict.fromkeys(FACTORS, True), "date": right, "core": right}))
    return rows


def test_fit_finds_what_speaks_against_and_is_deterministic() -> None:
    model = fit(samples())
    assert model == fit(samples())
    assert model.slots["date"].of["date_missing"] < -0.5
    assert model.slots["date"].usual["date_missing"] == pytest.approx(1 / 3, abs=0.001)
    assert "date_coarse" not in model.slots["date"].of, "never seen"
    assert model.record.of["date"] > 0.1
    assert model.slots["status"].of == {}, "always right: there is nothing to weigh"


def test_a_factor_against_its_direction_gets_no_weight() -> None:
    rows = [(float(n % 2), float(n % 3 == 0)) for n in range(60)]
    right = [n % 2 == 1 for n in range(60)]
    assert fit_model(rows, right, ("count_bare", "deep")).of.get("count_bare") is None
    assert fit_model(rows, right, ("headline_agrees", "deep")).of["headline_agrees"] > 0.5


def test_fit_needs_both_kinds() -> None:
    with pytest.raises(ValueError, match="right and records that are wrong"):
        fit([sample for sample in samples() if sample.whole])


def test_no_confidence_comes_from_a_model_that_saw_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []
    nothing = Weights(Model(0.0, {}, {}), {kind: Model(0.0, {}, {}) for kind in FACTORS})

    def spy(part: list[Sample]) -> Weights:
        seen.append({sample.article for sample in part})
        return nothing

    monkeypatch.setattr("fit_confidence.fit", spy)
    deals = out_of_fold(samples())
    everything = {sample.article for sample in samples()}
    held_out = [article for part in seen for article in everything - part]
    assert all(len(deal) == 120 for deal in deals)
    assert sorted(held_out) == sorted([*everything] * len(deals)), "each article is left out once a deal, as a whole"


def test_the_judged_slots_are_those_of_the_kind() -> None:
    rating = Rating(tuple(rate_slots(slots_in(SWAP)).slots), 0.5)
    right = {slot.path: slot.path == GIVER for slot in slots_in(SWAP)} | {"core": False}
    sample = Sample("a", tuple(slots_in(SWAP)), right)
    assert [ok for _, ok in of_slots([sample], [[rating]], "giver")[0]] == [True, False]


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
    model = Model(0.5, {"date_missing": -1.25}, {"date_missing": 0.25})
    weights = Weights(Model(0.1, {"date": 2.0}, {"date": -0.5}), {**packaged_weights().slots, "date": model})
    table = tomllib.loads(as_toml(weights, {"all": {"records": 3, "brier": 0.2}}))
    assert read_weights(table) == weights
    assert table["out_of_fold"] == {"all": {"records": 3, "brier": 0.2}}


# -- which slots are right -------------------------------------------------------------------------------------------

GOLD = {
    "status": "completed", "scope": "event", "date": "2025-07-02", "mediators": ["TUR"], "sources": [],
    "transfers": [{"giver": "RUS", "receiver": "UKR", "count": {"min": 95, "max": 95}, "category": "prisoner_of_war"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "wrong", "why"),
    [
        ({}, set(), "all is right, null slots too"),
        ({"date": None}, {"date", "core"}, "a date is missing"),
        ({"place": "Istanbul"}, {"place"}, "too much, and no part of the core"),
        ({"mediators": ["TUR", "QAT"]}, {"mediators", "core"}, "a list with one too many"),
        ({"transfers": [{**GOLD["transfers"][0], "giver": None}]}, {GIVER, "core"}, "a side is missing"),  # type: ignore[index]
        ({"transfers": [*GOLD["transfers"], {"giver": "UKR", "receiver": "RUS"}]},  # type: ignore[misc]
         {"directions", "core", "transfers[1].giver", "transfers[1].receiver", "transfers[1].count",
          "transfers[1].category", "transfers[1].names", "transfers[1].including"}, "a transfer too many"),
    ],
)  # fmt: skip
def test_verdicts(changes: dict[str, object], wrong: set[str], why: str) -> None:
    (found,) = verdicts([GOLD], [GOLD | changes])
    assert {path for path, ok in found.items() if not ok} == wrong, why


def test_without_a_partner_every_slot_is_wrong() -> None:
    (found,) = verdicts([], [GOLD])
    assert not any(found.values())


# -- pictures --------------------------------------------------------------------------------------------------------


def test_pictures_show_their_figures() -> None:
    svg = "{http://www.w3.org/2000/svg}"
    picture = ElementTree.fromstring(reliability([(0.2, 0.1, 50), (0.8, 0.9, 50)]))
    dots = [(dot.get("cx"), dot.get("cy")) for dot in picture.iter(f"{svg}circle")]
    assert dots == [("126.0", "317.0"), ("324.0", "53.0")], "a fifth and four fifths across a square of 330"
    (line,) = ElementTree.fromstring(risk_coverage([(0.5, 0.25), (1.0, 0.5)])).iter(f"{svg}polyline")
    assert line.get("points") == "225.0,267.5 390.0,185.0"


@pytest.mark.parametrize("name", ["reliability.svg", "risk-coverage.svg"])
def test_the_docs_have_their_pictures(name: str) -> None:
    picture = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert ElementTree.fromstring(picture).tag.endswith("svg")
    assert f"]({name})" in (ROOT / "docs" / "confidence.md").read_text(encoding="utf-8")
