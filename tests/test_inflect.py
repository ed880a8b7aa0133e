"""Forms of verbs and nouns."""

import pytest

from exchange_extract.rules import load_rules
from exchange_extract.rules.inflect import alternatives, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms", "why"),
    [
        ("hand", {"hand", "hands", "handed", "handing"}, "regular"),
        ("release", {"release", "releases", "released", "releasing"}, "silent e"),
        ("free", {"free", "frees", "freed", "freeing"}, "a double e stays"),
        ("swap", {"swap", "swaps", "swapped", "swapping"}, "doubled consonant"),
        ("scrap", {"scrap", "scraps", "scrapped", "scrapping"}, "doubled by rule"),
        ("turn", {"turn", "turns", "turned", "turning"}, "two consonants are not doubled"),
        ("return", {"return", "returns", "returned", "returning"}, "two syllables are not doubled"),
        ("deliver", {"deliver", "delivers", "delivered", "delivering"}, "unstressed end"),
        ("transfer", {"transfer", "transfers", "transferred", "transferring"}, "stressed end"),
        ("carry", {"carry", "carries", "carried", "carrying"}, "y after a consonant"),
        ("convoy", {"convoy", "convoys", "convoyed", "convoying"}, "y after a vowel"),
        ("reach", {"reach", "reaches", "reached", "reaching"}, "a hiss"),
        ("bring", {"bring", "brings", "brought", "bringing"}, "irregular"),
        ("let", {"let", "lets", "letting"}, "the past is the lemma"),
        ("cancel", {"cancel", "cancels", "cancelled", "canceled", "cancelling", "canceling"}, "British and American"),
    ],
)
def test_verbs(lemma: str, forms: set[str], why: str) -> None:
    found = verb_forms(lemma)
    assert found[0] == lemma
    assert set(found) == forms, why
    assert len(found) == len(forms)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("swap", ("swap", "swaps")),
        ("exchange", ("exchange", "exchanges")),
        ("handing", ("handing", "handings")),
        ("delivery", ("delivery", "deliveries")),
        ("convoy", ("convoy", "convoys")),
        ("truce", ("truce", "truces")),
        ("dispatch", ("dispatch", "dispatches")),
    ],
)
def test_nouns(lemma: str, forms: tuple[str, ...]) -> None:
    assert noun_forms(lemma) == forms


def test_every_verb_of_the_rules_has_forms_in_lower_case() -> None:
    rules = load_rules()
    lemmas = [lemma for rule in (*rules.predicate, *rules.cue) for lemma in rule.verbs]
    assert lemmas
    for lemma in lemmas:
        forms = verb_forms(lemma.split()[0])
        assert all(form and form == form.lower() and " " not in form for form in forms), lemma


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("walk out", ["walk out"]),
        ("walk|ride out|off", ["walk out", "walk off", "ride out", "ride off"]),
        ("get * to free|let", ["get * to free", "get * to let"]),
    ],
)
def test_alternatives(phrase: str, expected: list[str]) -> None:
    assert alternatives(phrase) == expected
