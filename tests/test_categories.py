"""As what the people of a transfer are counted: the words for them, how they were taken, and who holds them."""

import pytest

from told import told


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
            "The Kurdish-led SDF freed 97 Arab men in a prisoner swap with the Syrian government.",
            ["completed SDF>SYR 97 detainee; SYR>SDF - detainee | -"],
            "the event's own noun comes before the holder",
        ),
        (
            "Russia sent 40 captured soldiers home to Ukraine. Kyiv freed 40 Russian soldiers on Tuesday. "
            "In May Russia and the United States exchanged three prisoners.",
            [
                "completed RUS>UKR 40 prisoner_of_war; UKR>RUS 40 prisoner_of_war | 2024-03-12",
                "completed RUS>USA - detainee; USA>RUS - detainee | 2023-05",
            ],
            "the prisoners of two other states are none of the war's",
        ),
        (
            "Iran handed two former soldiers to Britain.",
            ["completed IRN>GBR 2 detainee | -"],
            "what people once were they are not taken as",
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
        (
            "Russia freed five Ukrainian soldiers taken prisoner near the mass grave at Izyum.",
            ["completed RUS>UKR 5 prisoner_of_war | -"],
            "a grave near which they were taken",
        ),
        (
            "Russia returned five Ukrainian soldiers recovered from two mass graves.",
            ["completed RUS>UKR 5 remains | -"],
            "the graves out of which they came",
        ),
        (
            "Hamas freed nine members of the Egyptian police.",
            ["completed HAMAS>EGY 9 hostage | -"],
            "the police of a state are an armed group's hostages",
        ),
        (
            "Hamas freed nine members of the army chief's family.",
            ["completed HAMAS>? 9 hostage | -"],
            "the force stands in the name of another thing",
        ),
    ],
)
def test_category(text: str, expected: list[str], why: str) -> None:
    assert [line.partition(" | ")[0] for line in told(text)] == [line.partition(" | ")[0] for line in expected], why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Hamas freed 81 hostages of several nationalities, Israel said.",
            ["completed HAMAS>? 81 hostage"],
            "one figure over several states has no receiver",
        ),
        (
            "Ukraine said on Monday that Russia had released 215 captured Ukrainian and foreign fighters.",
            ["completed RUS>? 215 prisoner_of_war"],
            "foreign ones go home elsewhere",
        ),
        (
            "The Houthis have freed the 25 crew of a car carrier whom they held hostage in Yemen.",
            ["completed HOUTHIS>? 25 hostage"],
            "a ship's crew is of any country",
        ),
        (
            "A South Sudanese group freed 15 government soldiers. The SPLM-IO sent them to South Sudan's capital.",
            ["completed SPLM-IO>SSD 15 prisoner_of_war"],
            "the government's soldiers are not the government's captives",
        ),
        (
            "Hamas freed the captured American-Israeli soldier Edan Alexander.",
            ["completed HAMAS>ISR 1 prisoner_of_war Edan Alexander"],
            "of two states the one that the captors fight",
        ),
        (
            "The Houthis released a Yemeni-American hostage.",
            ["completed HOUTHIS>USA 1 hostage"],
            "of two states the one that the captors are not of",
        ),
        (
            "The Khmer Rouge freed two UN observers whom it held captive.",
            ["completed Khmer Rouge>UN 2 hostage"],
            "UN staff",
        ),
    ],
)
def test_whose_they_are(text: str, expected: list[str], why: str) -> None:
    assert [line.partition(" | ")[0] for line in told(text)] == expected, why
