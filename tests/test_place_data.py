"""The place lexicon: well-formed, without doubles, and with the places that news on exchanges needs."""

import re
import tomllib
from importlib.resources import files

import pycountry
import pytest

from exchange_extract.rules.schema import PlaceRule

_SOURCE = (files("exchange_extract") / "rules" / "data" / "places.toml").read_text(encoding="utf-8")
RULES = tuple(PlaceRule.model_validate(entry) for entry in tomllib.loads(_SOURCE)["place"])
STATE = {word: rule.code for rule in RULES for word in rule.words}
USER_ASSIGNED = {"XKX"}  # Kosovo has no ISO 3166-1 code; this user-assigned one is in common use.


def test_ids_and_words_are_unique() -> None:
    words = [word for rule in RULES for word in rule.words]
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert sorted(words) == sorted(set(words))
    assert len(words) >= 1500


def test_codes_are_iso_and_match_the_ids() -> None:
    iso = {country.alpha_3 for country in pycountry.countries} | USER_ASSIGNED
    for rule in RULES:
        assert rule.code is None or rule.code in iso, rule.id
        assert rule.id.split(".")[1] == ("shared" if rule.code is None else rule.code.lower())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_entries_are_sound(rule: PlaceRule) -> None:
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, rule.words)) + r")(?!\w)")
    for word in rule.words:
        assert word == word.strip()
        assert "  " not in word
    for example in rule.examples:
        sentence, expected = example.split(" => ")
        assert expected == "place"
        assert pattern.search(sentence), example
    for sentence in rule.counter_examples:
        assert not pattern.search(sentence), sentence


@pytest.mark.parametrize(
    ("word", "code", "why"),
    [
        ("Kharkiv", "UKR", "city"),
        ("Kharkov", "UKR", "Russian spelling"),
        ("Crimea", "UKR", "by law, not by control"),
        ("Belgorod", "RUS", "city"),
        ("Rostov-on-Don", "RUS", "hyphens"),
        ("Wagah", "PAK", "crossing"),
        ("Wagha", "PAK", "spelling"),
        ("Attari", "IND", "the other side of it"),
        ("Malir jail", "PAK", "prison"),
        ("Kerem Shalom", "PSE", "crossing"),
        ("Khan Younis", "PSE", "city"),
        ("East Jerusalem", "PSE", "by law"),
        ("Ofer prison", "PSE", "prison in the West Bank"),
        ("Esenboga Airport", "TUR", "without diacritics"),
        ("Esenboğa Airport", "TUR", "with diacritics"),
        ("Guantanamo Bay", "CUB", "where it lies"),
        ("Panmunjom", None, "between two states"),
        ("Glienicke Bridge", "DEU", "bridge"),
        ("Evin prison", "IRN", "prison"),
        ("Bagram", "AFG", "air base"),
        ("Sanaa", "YEM", "capital"),
        ("Marib", "YEM", "city"),
        ("Suwayda", "SYR", "city"),
        ("Goma", "COD", "city"),
        ("Chibok", "NGA", "town"),
        ("El Fasher", "SDN", "city"),
        ("Mekelle", "ETH", "city"),
        ("Norte de Santander", "COL", "department"),
        ("Chocó", "COL", "diacritics"),
        ("Jolo", "PHL", "island"),
        ("Rakhine", "MMR", "state"),
        ("Jaffna", "LKA", "city"),
        ("Muscat", "OMN", "capital"),
        ("Vienna", "AUT", "capital"),
        ("Golan Heights", "SYR", "by law"),
        ("Pristina", "XKX", "no ISO code"),
    ],
)
def test_places_that_matter(word: str, code: str | None, why: str) -> None:
    assert word in STATE, why
    assert STATE[word] == code, why


@pytest.mark.parametrize("word", ["Hit", "Pale", "Split", "Nice", "Van", "Batman", "Reading", "Bath", "Nasir", "Uri"])
def test_everyday_words_and_given_names_are_left_out(word: str) -> None:
    assert word not in STATE
