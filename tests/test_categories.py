"""As what the people of a transfer are counted: the words for them, how they were taken, and who holds them."""

import pytest
from tests.told import told


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "The ELN freed five Colombian soldiers whom its fighters had kidnapped in May.",
            ["completed ELN>COL 5 hostage | -"],
            "kidnapped soldiers are hostages",
        ),
        (
            "The ELN freed five Colombian soldiers whom its fighters had captured in May.",
            ["completed ELN>COL 5 prisoner_of_war | -"],
            "captured ones are prisoners of war",
        ),
        (
            "Boko Haram released nine Nigerian policemen abducted near Maiduguri.",
            ["completed BOKO_HARAM>NGA 9 hostage | -"],
            "the participle right after the noun",
        ),
        (
            "The ELN freed three Colombian captives. The hostages were flown to Bogota.",
            ["completed ELN>COL 3 hostage | -"],
            "captives of an armed group whom the article calls hostages",
        ),
        (
            "Iran freed three French captives. The group was flown to Paris.",
            ["completed IRN>FRA 3 detainee | -"],
            "captives of a state",
        ),
        (
            "The ELN freed five Colombian soldiers who denied that they had kidnapped anybody.",
            ["completed ELN>COL 5 prisoner_of_war | -"],
            "what they did is not what was done to them",
        ),
    ],
)
def test_category(text: str, expected: list[str], why: str) -> None:
    assert [line.partition(" | ")[0] for line in told(text)] == [line.partition(" | ")[0] for line in expected], why
