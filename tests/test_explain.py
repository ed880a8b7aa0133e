"""Explanations: every slot with its words and rule, what lost and why, and where a sentence fell out."""

import copy
import pickle
import tomllib
from datetime import date
from importlib.resources import files
from math import exp, log
from pathlib import Path
from typing import get_args

import pytest

from exchange_extract import extract
from exchange_extract.extractor import Extractor, default_extractor
from exchange_extract.factors import CORE, FACTORS
from exchange_extract.frames.model import LossReason
from exchange_extract.gate import Lack
from exchange_extract.records.scope import _GROUNDS
from exchange_extract.rules.reasons import reason, rule_reason
from exchange_extract.rules.schema import FrameName
from exchange_extract.schema import Candidate, ExchangeRecord, Explanation, Fate

PUBLISHED = date(2025, 7, 3)
ROOT = Path(__file__).resolve().parent.parent

# Composed for this test.
ARTICLE = """Amman brokers exchange of captives

Syria handed over 25 captured fighters to Iraq on 2 July 2025, the Red Cross said. Jordan mediated the exchange. \
Twelve of the fighters were wounded.

Officials declined to say whether a second exchange would be held. The two sides plan to meet in Daraa. \
The ministry returned three paintings.

Turkey refused a request on Monday to free 7 Greek prisoners.
"""
MEDICS = "Russia freed 95 Ukrainian soldiers after talks with China and 12 Polish medics waited for them."
REASONS = tomllib.loads(files("exchange_extract.rules").joinpath("data", "reasons.toml").read_text(encoding="utf-8"))


def explained(text: str, number: int = 0) -> Explanation:
    return default_extractor().explain(text, PUBLISHED)[number]


def fates(words: str, text: str = ARTICLE, least: float = 0.0) -> list[Fate]:
    return list(default_extractor().why_not(text, words, PUBLISHED, min_confidence=least).fates)


def losers(explanation: Explanation) -> list[Candidate]:
    return [candidate for row in explanation.slots for candidate in row.candidates]


def test_every_slot_is_explained_by_words_of_the_text() -> None:
    for record, explanation in zip(
        extract(ARTICLE, PUBLISHED), default_extractor().explain(ARTICLE, PUBLISHED), strict=True
    ):
        filled = [row for row in explanation.slots if row.words]
        assert sorted(row.slot for row in filled) == sorted(row.slot for row in record.evidence)
        for row in filled:
            assert row.words is not None
            assert row.sentence is not None
            assert ARTICLE[row.words.start : row.words.end] == row.words.text
            assert row.sentence.start <= row.words.start < row.words.end <= row.sentence.end
            assert row.about, row.rule
        assert (explanation.record, explanation.confidence) == (record.id, record.confidence)


@pytest.mark.parametrize(
    ("slot", "basis", "about", "why"),
    [
        ("status", "stated", "told as done", "no cue is over the predicate"),
        ("transfers[0].giver", "stated", "subject of “handed over”", "the part of its own predicate"),
        ("transfers[0].receiver", "stated", "named with “to” at “handed over”", "the preposition"),
        ("transfers[0].count", "stated", "a figure in digits", "25"),
        ("date", "stated", "a date in words or figures", "2 July 2025"),
        ("mediators[0]", "stated", "verb of mediation", "in a sentence of its own"),
    ],
)
def test_rules_are_told_in_words(slot: str, basis: str, about: str, why: str) -> None:
    row = next(row for row in explained(ARTICLE).slots if row.slot == slot)
    assert row.basis == basis, why
    assert about in row.about, why


def test_an_inferred_side_says_what_it_is_inferred_from() -> None:
    row = next(r for r in explained("Russia freed 95 Ukrainian soldiers.").slots if r.slot == "transfers[0].receiver")
    assert (row.basis, row.words and row.words.text) == ("inferred", "Ukrainian")
    assert row.about.startswith("whose people they are")


def test_the_cue_that_makes_the_status_is_named() -> None:
    row = explained("Russia and Ukraine agreed to swap 95 prisoners each.").slots[0]
    assert (row.slot, row.about) == ("status", "“agreed” says so (cue.agreement)")


@pytest.mark.parametrize(
    ("text", "slot", "words", "why"),
    [
        ("Russia freed 95 Ukrainian soldiers while Iran watched.", "sides", "Iran", "no part of “freed” that"),
        (MEDICS, "sides", "Polish", "tells whose people"),
        (MEDICS, "count", "12", "counts people of another"),
        ("Russia freed 95 Ukrainian soldiers in a deal brokered by Oman.", "sides", "Oman", ""),
        (
            "Russia freed 95 Ukrainian soldiers captured in March.",
            "date",
            "March",
            "hangs on another word than “freed”",
        ),
    ],
)
def test_candidates_that_lost(text: str, slot: str, words: str, why: str) -> None:
    found = {(row.slot, row.words.text): row.why for row in losers(explained(text))}
    if why:
        assert why in found[slot, words]
    else:
        assert (slot, words) not in found, "it is the mediator: a slot of the record, no loser"


def test_factors_add_up_to_the_confidence() -> None:
    row = explained(ARTICLE)
    odds = log(row.usual / (1 - row.usual)) + sum(share.effect for share in row.factors)
    assert row.confidence == pytest.approx(1 / (1 + exp(-odds)), abs=0.01)
    for slot in row.rated:
        odds = log(slot.usual / (1 - slot.usual)) + sum(share.effect for share in slot.factors)
        assert slot.given == pytest.approx(1 / (1 + exp(-odds)), abs=0.01), slot.slot
        effects = [abs(share.effect) for share in slot.factors]
        assert effects == sorted(effects, reverse=True)
        assert 0 not in effects


def test_null_slots_are_there_in_their_places() -> None:
    rows = explained("Russia freed 95 Ukrainian soldiers.").slots
    assert [row.slot for row in rows] == [
        "status", "date", "place", "transfers[0].giver", "transfers[0].receiver", "transfers[0].count", "mediators",
        "sources",
    ]  # fmt: skip
    assert [row.slot for row in rows if row.words is None] == ["date", "place", "mediators", "sources"]


# -- record.explain() ------------------------------------------------------------------------------------------------


def test_a_record_explains_itself() -> None:
    first, second = extract(ARTICLE, PUBLISHED)[:2]
    assert first.explain() == explained(ARTICLE, 0)
    assert second.explain().number == 2


def test_where_a_record_comes_from_is_no_part_of_it() -> None:
    record = extract(ARTICLE, PUBLISHED)[0]
    read = ExchangeRecord.model_validate(record.model_dump())
    other = Extractor().extract(ARTICLE, PUBLISHED)[0]
    assert read == record == other == copy.deepcopy(record) == pickle.loads(pickle.dumps(record))
    assert hash(read) == hash(record)
    assert copy.deepcopy(record).explain() == record.explain()
    for lost in (read, pickle.loads(pickle.dumps(record))):
        with pytest.raises(ValueError, match=r"use Extractor\.explain"):
            lost.explain()


def test_stretches_of_a_long_text_keep_their_offsets() -> None:
    text = "Nothing happened here today.\n" * 2000 + ARTICLE
    assert len(text) > 50_000
    record = extract(text, PUBLISHED)[0]
    row = next(row for row in record.explain().slots if row.slot == "transfers[0].giver")
    assert row.words is not None
    assert text[row.words.start : row.words.end] == "Syria"
    assert fates("declined to say", text)[0].sentence.start == text.index("Officials")


# -- why not ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "stage", "record", "why"),
    [
        ("handed over 25", "kept", 1, ""),
        ("Jordan mediated", "merged", 1, "told again"),
        ("declined to say", "denied", None, "leaves open whether it happened"),
        ("three paintings", "no_people", None, "“returned”"),
        ("The two sides plan", "no_predicate", None, "no verb or noun of a handover"),
        ("REQUEST   on monday", "kept", 2, ""),
    ],
)
def test_stages(words: str, stage: str, record: int | None, why: str) -> None:
    found = fates(words)
    assert [(fate.stage, fate.record) for fate in found] == [(stage, record)]
    assert why in found[0].why


@pytest.mark.parametrize(
    ("text", "words", "stage", "why"),
    [
        ("The weather was fine.", "weather", "gate", "no verb or noun of a handover"),
        ("France returned 3 paintings.", "paintings", "gate", "no sign that anybody was held"),
        ("Nine hostages were freed.", "hostages", "gate", "no state, armed group or other party"),
        ("Colombian police freed 12 hostages in a raid on a rebel camp.", "freed", "scope", "people freed by force"),
        ("Hamas says that more prisoners will be freed.", "freed", "unspecific", "too little for a record"),
        ("No Russian soldiers were freed by Ukraine.", "freed", "nobody", "nobody was handed over"),
    ],
)
def test_stages_of_other_texts(text: str, words: str, stage: str, why: str) -> None:
    found = fates(words, text)
    assert [fate.stage for fate in found] == [stage]
    assert why in found[0].why


def test_far_from_everything_a_sentence_is_not_read() -> None:
    text = "Russia freed 95 Ukrainian soldiers.\n" + "The weather was fine.\n" * 12 + "The harvest was good."
    assert [(fate.stage, fate.why.split(":")[0]) for fate in fates("harvest", text)] == [
        ("gate", "the sentence was not read")
    ]


def test_below_the_threshold() -> None:
    (fate,) = fates("handed over 25", least=0.99)
    assert (fate.stage, fate.record) == ("threshold", 1)
    assert "below 0.99" in fate.why


@pytest.mark.parametrize("asked", ["nowhere to be found", "", "   "])
def test_words_that_are_not_there(asked: str) -> None:
    answer = default_extractor().why_not(ARTICLE, asked, PUBLISHED)
    assert (answer.found, answer.fates) == (None, ())


def test_most_words_are_enough() -> None:
    """A quotation from memory finds its sentence."""
    answer = default_extractor().why_not(ARTICLE, "officials refused to say whether a second exchange", PUBLISHED)
    assert answer.found is not None
    assert answer.found.text.startswith("Officials declined")


# -- the texts -------------------------------------------------------------------------------------------------------


def test_everything_that_can_be_said_has_words() -> None:
    assert set(REASONS["lost"]) == set(get_args(LossReason))
    assert set(REASONS["ground"]) == {ground.__name__.lstrip("_").removeprefix("is_") for ground in _GROUNDS}
    assert set(REASONS["frame"]) == set(get_args(FrameName))
    assert set(REASONS["factor"]) == {name for names in FACTORS.values() for name in names}
    assert set(REASONS["kind"]) == set(CORE)
    assert {f"article_{lack}" for lack in get_args(Lack)} <= set(REASONS["stage"])


def test_the_longest_beginning_of_a_rule_wins() -> None:
    assert rule_reason("quantity.bound.at_least") == reason("rule", "quantity.bound.at_least")
    assert rule_reason("quantity.bound.something_new") == reason("rule", "quantity")
    assert rule_reason("infers.nothing") == ""


def test_every_rule_of_the_gold_articles_has_words() -> None:
    import json

    for path in sorted((ROOT / "fixtures" / "gold").glob("own_1.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines()[:20]:
            row = json.loads(line)
            for record in extract(row["text"], date.fromisoformat(row["published"]) if row.get("published") else None):
                for slot in record.explain().slots:
                    assert slot.about or not slot.words, slot.rule
