"""Steps that fill or drop a telling by those before it: captives, running totals, next rounds, the only pair, requests.

All texts are composed for tests. Each table has rows in which the step acts and rows in which it must not.
"""

import pytest

from told import told

FREED = "Chad freed 40 captured Libyan soldiers on Tuesday."
FIRST = "completed TCD>LBY 40 prisoner_of_war | 2024-03-12"
SEIZED = "Rebels of the M23 seized four Ugandan nurses in May."


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (f"{SEIZED} They were freed on Tuesday.", ["completed M23>UGA 4 hostage | 2024-03-12"], "all of them"),
        (f"{SEIZED} Two of them were freed on Tuesday.", ["completed M23>UGA 2 hostage | 2024-03-12"], "a share"),
        (f"{SEIZED} The five were freed on Tuesday.", [], "no five were seized"),
        (f"{SEIZED} Their own people were freed on Tuesday.", [], "people of others"),
    ],
)
def test_captives_told_of_before(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(
    ("second", "expected", "why"),
    [
        (
            "That makes 350 since 2019.",
            ["completed/cumulative TCD>LBY 350 prisoner_of_war | 2019/.."],
            "they are counted up",
        ),
        (
            "Their number has now reached 64.",
            ["completed/cumulative TCD>LBY 64 prisoner_of_war | -"],
            "a number that grows",
        ),
        ("Their number has now reached 12.", [], "fewer than were freed just now"),
        ("That makes 350 dead bodies since 2019.", [], "others than those told of"),
    ],
)
def test_running_totals_of_those_told_of(second: str, expected: list[str], why: str) -> None:
    assert told(f"{FREED} {second}") == [FIRST, *expected], why


@pytest.mark.parametrize(
    ("second", "expected", "why"),
    [
        ("The next handover is due on 3 May.", ["planned TCD>LBY - prisoner_of_war | 2024-05-03"], "the same way"),
        ("The next handover is due soon.", [], "no day, no count"),
        (
            "The next exchange is due on 3 May.",
            ["planned TCD>LBY - prisoner_of_war; LBY>TCD - prisoner_of_war | 2024-05-03"],
            "an exchange goes both ways",
        ),
    ],
)
def test_next_rounds(second: str, expected: list[str], why: str) -> None:
    assert told(f"{FREED} {second}") == [FIRST, *expected], why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Chad and Libya exchanged 30 soldiers each on Tuesday. In February, 12 captives had been freed.",
            ["completed TCD>LBY 12 prisoner_of_war | 2024-02"],
            "the way told of first",
        ),
        (
            "Chad and Libya exchanged 30 soldiers each on Tuesday. Mali and Togo exchanged two pilots each. In "
            "February, 12 captives had been freed.",
            ["completed MLI>TGO 2 prisoner_of_war; TGO>MLI 2 prisoner_of_war | -"],
            "two pairs: nobody knows whose",
        ),
    ],
)
def test_the_only_pair_of_an_article(text: str, expected: list[str], why: str) -> None:
    assert told(text)[1:] == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Their families had appealed to Chad to free the 40.", [], "it was granted"),
        ("Libya asked Chad to free nine Libyan pilots.", ["proposed TCD>LBY 9 prisoner_of_war | -"], "other people"),
    ],
)
def test_requests_that_were_met(text: str, expected: list[str], why: str) -> None:
    assert told(f"{FREED} {text}") == [FIRST, *expected], why
