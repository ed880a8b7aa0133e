"""Parties and places by name: who is meant, in which form, and leaders only while in office."""

from datetime import date
from functools import cache

import pytest

from exchange_extract.lexicon import Lexicon
from exchange_extract.phrases.names import find_names
from exchange_extract.rules import load_rules

IN_2025 = date(2025, 7, 17)


@cache
def lexicon() -> Lexicon:
    return Lexicon(load_rules())


def _parties(text: str, published: date | None = IN_2025) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.value.key) for m in find_names(text, lexicon(), published)[0]]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Kyiv and Moscow agreed.", [("Kyiv", "UKR"), ("Moscow", "RUS")], "capitals"),
        ("The Kremlin agreed.", [("Kremlin", "RUS")], "a residence"),
        ("Ukrainian soldiers came.", [("Ukrainian", "UKR")], "an adjective"),
        ("Two Ukrainians came.", [("Ukrainians", "UKR")], "a demonym"),
        ("Niger freed ten.", [("Niger", "NER")], "Niger is not Nigeria"),
        ("Nigeria freed ten.", [("Nigeria", "NGA")], "Nigeria is not Niger"),
        ("South Sudan freed ten.", [("South Sudan", "SSD")], "the longest name"),
        ("Guinea-Bissau freed ten.", [("Guinea-Bissau", "GNB")], "the longest name across a hyphen"),
        ("A Georgian man and ukraine.", [("Georgian", "GEO")], "names keep their capital"),
        ("Hamasland and preRussia.", [], "parts of words are no names"),
        ("Write to press@Russia or #Russia.", [], "addresses and tags are no names"),
        ("Russian-held soldiers", [("Russian", "RUS")], "before a hyphen"),
        ("The DRC and M23 met.", [("DRC", "COD"), ("M23", "M23")], "abbreviations"),
        ("Burma, Kiev and Türkiye", [("Burma", "MMR"), ("Kiev", "UKR"), ("Türkiye", "TUR")], "old and new names"),
        ("the Red Cross", [("Red Cross", "ICRC")], "an organisation"),
        ("The crew of the tanker Iran were freed.", [], "a ship that bears the name"),
        ("The crew of the tanker Iran seized in April", [("Iran", "IRN")], "who seized the ship"),
    ],
)
def test_parties(text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert _parties(text) == expected, why


@pytest.mark.parametrize(
    ("text", "published", "expected", "why"),
    [
        ("Zelenskyy spoke.", date(2025, 7, 17), ["UKR"], "in office"),
        ("Zelenskyy spoke.", date(2018, 7, 17), [], "not yet"),
        ("Poroshenko spoke.", date(2018, 7, 17), ["UKR"], "in office then"),
        ("Poroshenko spoke.", date(2025, 7, 17), [], "no longer"),
        ("Poroshenko spoke.", date(2014, 6, 7), ["UKR"], "the first day counts"),
        ("Poroshenko spoke.", date(2014, 6, 6), [], "the day before it does not"),
        ("Poroshenko spoke.", date(2019, 5, 20), ["UKR"], "the last day counts"),
        ("Bashar al-Assad spoke.", date(2024, 12, 9), [], "the day after the last one"),
        ("Ahmed al-Sharaa spoke.", date(2025, 3, 1), ["SYR"], "his successor"),
        ("Poroshenko spoke.", None, ["UKR"], "any time when the day is unknown"),
    ],
)
def test_leaders_stand_for_their_state_in_office(
    text: str, published: date | None, expected: list[str], why: str
) -> None:
    assert [key for _, key in _parties(text, published)] == expected, why


@pytest.mark.parametrize(
    ("text", "form", "why"),
    [
        ("Ten Israeli hostages", "adjective", "before a noun"),
        ("One Israeli, aged 20", "demonym", "before a comma"),
        ("one Israeli", "demonym", "at the end"),
        ("Israel freed ten", "name", "the state"),
        ("Moscow agreed", "seat", "a seat"),
        ("Netanyahu agreed", "leader", "a leader"),
    ],
)
def test_forms(text: str, form: str, why: str) -> None:
    (mention,) = find_names(text, lexicon(), IN_2025)[0]
    assert mention.value.form == form, why


def test_a_city_is_a_place_and_a_capital_is_both() -> None:
    text = "From Istanbul to Kyiv."
    parties, places = find_names(text, lexicon(), IN_2025)
    assert [text[m.start : m.end] for m in parties] == ["Kyiv"]
    assert [(text[m.start : m.end], m.value.code) for m in places] == [("Istanbul", "TUR"), ("Kyiv", "UKR")]
