"""Descriptions that stand for a party named before; ambiguous means unlinked."""

from datetime import date
from functools import cache

import pytest

from exchange_extract.lexicon import Lexicon
from exchange_extract.phrases.names import find_names
from exchange_extract.phrases.references import (
    BOTH,
    GOVERNMENT,
    as_sides,
    find_governments,
    find_references,
    main_state,
    with_both_sides,
)
from exchange_extract.rules import load_rules


@cache
def lexicon() -> Lexicon:
    return Lexicon(load_rules())


def _references(text: str) -> list[tuple[str, str]]:
    parties = find_names(text, lexicon(), date(2025, 7, 17))[0]
    parties = sorted([*parties, *find_governments(text, parties)], key=lambda m: m.start)
    return [(text[m.start : m.end], m.value.key) for m in find_references(text, parties)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Hamas met mediators. The group freed two.", [("The group", "HAMAS")], "the armed group before it"),
        ("Hamas and the PKK met. The group freed two.", [("The group", "PKK")], "the last one"),
        ("Hamas, backed by the PKK, met. The group freed two.", [("The group", "HAMAS")], "not who backs it"),
        ("Qatar spoke. Iran thanked the emirate.", [("the emirate", "QAT")], "the one emirate"),
        ("Qatar and Kuwait spoke. Iran thanked the emirate.", [], "two emirates, none guessed"),
        ("Oman spoke. Iran thanked the Gulf state.", [("the Gulf state", "OMN")], "a state on the Gulf"),
        ("Norway spoke. Iran thanked the kingdom of Morocco.", [], "a name behind it"),
        ("The group freed two. Hamas agreed.", [], "none before it, none guessed"),
        ("Russia agreed. The group freed two.", [], "a state is no group"),
        ("The PKK agreed. The militants freed two.", [("The militants", "PKK")], "another noun"),
        ("Colombia spoke. The government freed two.", [("The government", "COL")], "the one state"),
        ("Syria, Syria and Iraq spoke. The army freed two.", [("The army", "SYR")], "the state named most"),
        (
            "Ethiopia and Eritrea, the Eritrean government said. The government freed two.",
            [("The government", "ERI")],
            "the one that is named as a government",
        ),
        ("Hamas spoke. The government freed two.", [], "a group is no government"),
        ("Syria spoke. The Syrian government freed two.", [], "a name of its own is no reference"),
        ("Syria spoke. The government of the north freed two.", [], "a government of something else"),
        ("They met the state of play.", [], "no state at all"),
        ("Armed groups freed two.", [("Armed groups", "armed groups")], "no one in particular"),
    ],
)
def test_references(text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert _references(text) == expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two sides met.", ["The two sides"]),
        ("Both countries swapped 30 men each.", ["Both countries"]),
        ("The warring parties met.", ["The warring parties"]),
        ("each side freed ten and thanked each other", ["each side", "each other"]),
        ("the two neighbours", ["the two neighbours"]),
        ("The two soldiers met on both days.", []),
        ("The sides met.", []),
        ("Libya's rival camps swapped 30 men.", ["Libya's rival camps"]),
        ("the rival factions of Cyprus and its rival parties", ["the rival factions"]),
    ],
)
def test_both_sides(text: str, expected: list[str]) -> None:
    found = with_both_sides(text, find_names(text, lexicon())[0])
    found = [mention for mention in found if mention.value.key == BOTH]
    assert [text[m.start : m.end] for m in found] == expected
    assert all(m.value.code is None for m in found)


def test_the_country_of_the_two_sides_is_none() -> None:
    text = "Libya's rival camps met in Tunisia."
    assert [m.value.key for m in with_both_sides(text, find_names(text, lexicon())[0])] == ["TUN", BOTH]


def test_governments_are_marked() -> None:
    text = "The Syrian government met Iraqi pilgrims and Iran's army."
    found = find_governments(text, find_names(text, lexicon())[0])
    assert [(m.value.key, m.rule) for m in found] == [("SYR", GOVERNMENT), ("IRN", GOVERNMENT)]


def test_no_state_no_main_state() -> None:
    assert main_state([], 100) is None


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The Bosnian Serbs agreed. The Serbs freed two.", ["Bosnian Serbs"] * 2, "the only Serbs of the text"),
        ("The Bosnian Serbs agreed. Serbia's Serbs spoke.", ["Bosnian Serbs", "SRB", "SRB"], "there is a state too"),
        ("The Serbs freed two.", ["SRB"], "no side is named"),
    ],
)
def test_a_people_is_the_side_that_bears_its_name(text: str, expected: list[str], why: str) -> None:
    parties = as_sides(text, find_names(text, lexicon(), date(1994, 10, 7))[0])
    assert [m.value.key for m in sorted(parties, key=lambda m: m.start)] == expected, why
