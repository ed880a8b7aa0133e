"""The gate loses nothing that the full cascade finds, and turns away what cannot hold a record."""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from heapq import nsmallest
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from exchange_extract.extractor import Extractor
from exchange_extract.gate.anchors import rarest
from exchange_extract.mediation.words import mediating_forms
from exchange_extract.phrases import people
from exchange_extract.records.themes import CAPTIVITY, divided
from exchange_extract.sentences import MAX_SENTENCE, MAX_STRETCH, split_sentences, stretches
from metamorphic import SUITE
from metamorphic.generator import Case

GOLD = Path(__file__).parent.parent / "fixtures" / "gold"

# Composed: each has a predicate, a party or people, and no handover of people who were held.
# fmt: off
ORDINARY = (
    "The council met in Vienna on Monday to discuss the budget of the northern district.",
    "Shares of the firm fell by two percent after the minister returned from Geneva.",
    "The two countries trade mostly in grain and timber.", "Germany received 40 tons of coffee from Brazil in May.",
    "About 300 people came home to Poland by train on Sunday.",
    "France gave back three paintings, and Spain gave back two.",
    "Forty tourists left Egypt for Italy in the evening.",
    "Turkey returned 20 people to Greece and Greece returned 12 people to Turkey.",
    "The coach brought 25 players to Japan.", "They got back on Friday with the help of Qatar.",
    "Norway exchanged 30 students with Chile.", "It rained.",
)
# fmt: on
TELLING = (
    "Russia freed 95 Ukrainian soldiers on Friday.",
    "Hamas handed over four hostages to the Red Cross.",
    "The swap took place at the border.",
    "Iran and Iraq returned the remains of 43 soldiers.",
    "Kyiv brought home 12 children from Russia.",
    "Armed groups let 20 villagers go.",
)


@cache
def extractor(*, gated: bool = True) -> Extractor:
    built = Extractor()
    built._gated = gated
    return built


def articles() -> list[tuple[str, str, date | None]]:
    lines = [line for file in sorted(GOLD.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    rows = [json.loads(line) for line in lines]
    return [(row["id"], row["text"], date.fromisoformat(row["published"])) for row in rows]


def test_gold_is_the_same_without_the_gate() -> None:
    """Exact equality of records, confidence and evidence; the gate both lets texts pass and chooses sentences."""
    full = extractor(gated=False)
    different = [name for name, text, day in articles() if extractor().extract(text, day) != full.extract(text, day)]
    assert different == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from((*ORDINARY, *TELLING)), max_size=8))
def test_any_mix_is_the_same_without_the_gate(sentences: list[str]) -> None:
    text, day = " ".join(sentences), date(2025, 7, 17)
    assert extractor().extract(text, day) == extractor(gated=False).extract(text, day)


def _mix(pool: Sequence[str], number: int) -> str:
    """Six sentences, drawn by digest, so that a sentence more or less in the pool changes few of the mixes."""
    return " ".join(nsmallest(6, pool, key=lambda words: sha256(f"{number}|{words}".encode()).digest()))


def test_sentences_turned_away_make_no_record_together() -> None:
    """Mixes of gold sentences that the gate turns away one by one: what the gate does not let pass has no record."""
    gate, full = extractor()._gate, extractor(gated=False)
    pool = sorted({
        text[s.start : s.end]
        for name, text, _ in articles()
        if not name.startswith("own8")  # the blind set: no failure may show its sentences
        for s in split_sentences(text)
        if not gate.passes(text[s.start : s.end])
    })  # fmt: skip
    mixes = [_mix(pool, number) for number in range(150)]
    away = [text for text in mixes if not gate.passes(text)]
    assert len(away) >= 40, "else it tests little"
    assert [text for text in away if full.extract(text, date(2025, 7, 17))] == []


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_hold_no_record(text: str) -> None:
    assert extractor(gated=False).extract(text, date(2025, 7, 17)) == []


@pytest.mark.parametrize("text", [*ORDINARY[:8], "a" * 100_000, "", "prisoners", "Russia " * 1000])
def test_turned_away(text: str) -> None:
    assert not extractor()._gate.passes(text)


@pytest.mark.parametrize("text", [text for text in TELLING if "swap" not in text])
def test_let_pass(text: str) -> None:
    assert extractor()._gate.passes(text)


def test_everyday_words_are_not_stopped_at() -> None:
    """A predicate of everyday words that needs no sign would have every other article read."""
    anchors, words = rarest(extractor()._gate._words.sure), "are be due end expected get go had have made set take was"
    assert [word for word in words.split() if word.encode() in anchors] == []


def test_signs_are_known() -> None:
    """The gate's own words cover those by which a phrase is read as captives or as the dead."""
    own = extractor()._gate
    for word in {*people._CAPTURED, *people._DEAD}:
        assert own.passes(f"Russia returned 12 {word} men to Ukraine."), word
    whole, stems = divided(CAPTIVITY)
    for sign in {*whole, *stems}:
        assert own.passes(f"Russia returned 12 men. {sign.capitalize()}."), sign
    for sign in mediating_forms():
        assert own.passes(f"Russia returned 12 men. It was {sign} by Qatar."), sign


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("It rained in Vienna.", "predicate", "nothing is handed over"),
        ("Russia returned 40 books to Ukraine.", "sign", "no people"),
        ("The owner released four hostages.", "party", "no side"),
        ("Russia released four hostages.", None, "all is there"),
        ("Soldiers marched past Gen. Smith and Col. Jones. Kyiv received a letter.", "sign", "in two sentences"),
        ("The soldiers, who had been with Gen. Smith of the U.S. Army, were handed to Ukraine.", None, "no ends in it"),
        ("P.O.W.s were returned to Kyiv.", None, "letters with dots"),
        ("\u201cPrisoners,\u201d he said, \u201cwere freed by Mali\u2019s army\u201d", None, "quotes in UTF-8"),
        ("RUSSIA FREED 30 CHILDREN", None, "capitals"),
    ],
)
def test_what_a_text_lacks(text: str, expected: str | None, why: str) -> None:
    assert extractor()._gate.lacks(text) == expected, why


def test_generated_articles_are_the_same_without_the_gate() -> None:
    """A few cases of every metamorphic relation: those let pass give the same records, those turned away have none."""
    texts: dict[tuple[str, date], None] = {}
    for row in SUITE:

        @settings(max_examples=4, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
        @given(row.cases)
        def collect(case: Case) -> None:
            texts[case.text, case.published] = None

        collect()
    full = extractor(gated=False)
    assert len(texts) > 100
    assert [text for text, day in texts if extractor().extract(text, day) != full.extract(text, day)] == []


def test_far_sentences_are_not_read() -> None:
    text = "It rained. " * 200 + TELLING[0]
    spans = [(sentence.start, sentence.end) for sentence in split_sentences(text)]
    chosen = extractor()._gate.select(text, spans)
    assert chosen == [n < 9 or n >= 192 for n in range(201)], "the first, and eight before the telling one"


def test_long_texts_are_read_in_stretches() -> None:
    filler = (ORDINARY[0] + "\n\n") * 800
    text = TELLING[0] + "\n\n" + filler + TELLING[0]
    assert len(text) > MAX_STRETCH
    parts = stretches(text)
    assert [a for a, _ in parts[1:]] == [b for _, b in parts[:-1]], "they touch"
    assert (parts[0][0], parts[-1][1]) == (0, len(text))
    assert max(end - start for start, end in parts) <= MAX_STRETCH
    records = extractor().extract(text, date(2025, 7, 17))
    assert len(records) == 2
    assert records[0].id != records[1].id
    for record in records:
        assert all(text[e.start : e.end] == e.text for e in record.evidence)


@pytest.mark.parametrize("text", ["x" * 10_000, "many words " * 1000, "." * 10_000, "a. " * 4000, "é\u2028" * 5000])
def test_sentences_are_bounded(text: str) -> None:
    found = split_sentences(text)
    assert all(0 < s.end - s.start <= MAX_SENTENCE for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
