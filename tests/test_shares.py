"""Figures that only count some people of a handover told before, and figures of handovers of their own.

All texts are composed for tests.
"""

import pytest

from told import told

FREED = "Morocco freed 25 Algerian fishermen on Monday."
FIRST = "completed MAR>DZA 25 detainee | 2024-03-11"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Armenia freed 40 Azerbaijani soldiers on Tuesday. Critics complain that those whom Yerevan let go include"
            " five former officers.",
            ["completed ARM>AZE 40 prisoner_of_war | 2024-03-12"],
            "some of them",
        ),
        (
            "Pakistan handed over 88 Indian fishermen on Monday. Nine fishermen from Gujarat had fever when they were"
            " returned to India, a doctor said.",
            ["completed PAK>IND 88 detainee | 2024-03-11"],
            "how some of them were",
        ),
        (
            "Mali freed 30 Nigerien soldiers on Tuesday. The defence ministry put the figure lower, saying 27 Nigerien"
            " soldiers had been released.",
            ["completed MLI>NER 30 prisoner_of_war | 2024-03-12"],
            "a lower figure for the same",
        ),
        (
            "Iraq returned the bodies of 60 Iranian soldiers on Sunday. Doctors in Tehran found that Iraq had handed"
            " over 22 bodies without a name.",
            ["completed IRQ>IRN 60 remains | 2024-03-10"],
            "some of the dead",
        ),
    ],
)
def test_shares_of_what_was_told_before(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(
    ("second", "expected", "why"),
    [
        ("In a separate move Morocco freed four Algerian traders.", "completed MAR>DZA 4 detainee | -", "separate"),
        ("Another three Algerian sailors were let go by Morocco.", "completed MAR>DZA 3 detainee | -", "another"),
        ("Morocco released nine Algerian divers in January.", "completed MAR>DZA 9 detainee | 2024-01", "a date"),
        ("Morocco released 90 Algerian divers.", "completed MAR>DZA 90 detainee | -", "more than there were"),
        ("Morocco returned the bodies of nine Algerian divers.", "completed MAR>DZA 9 remains | -", "the dead"),
        ("Morocco released nine Tunisian divers.", "completed MAR>TUN 9 detainee | -", "another side's"),
        ("Morocco will free nine Algerian divers.", "planned MAR>DZA 9 detainee | -", "still to come"),
    ],
)
def test_handovers_of_their_own(second: str, expected: str, why: str) -> None:
    assert told(f"{FREED} {second}") == [FIRST, expected], why
