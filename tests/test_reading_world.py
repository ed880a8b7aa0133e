"""Wordings of everyday news from the Middle East, Africa, Asia and Latin America, in own words, through the extractor.

Each row is a phenomenon met again and again in agency reports; the sentences and figures are composed for this test.
"""

from datetime import date

import pytest

from told import DAY, told


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Hamas will free 40 hostages and Israel will release 120 Palestinian prisoners.",
            ["planned HAMAS>ISR 40 hostage; ISR>PSE 120 detainee | -"],
            "an armed group and the people it stands for are one side: both directions, one record",
        ),
        (
            "Hamas freed ten Israelis on Tuesday. The release of 30 Palestinians from Israeli jails is under way.",
            ["completed HAMAS>ISR 10 hostage | 2024-03-12", "ongoing ISR>PSE 30 detainee | -"],
            "directions of different statuses are two records",
        ),
        (
            "Russia released 50 Ukrainian soldiers in return for Kyiv freeing 60 Russian servicemen.",
            ["completed RUS>UKR 50 prisoner_of_war; UKR>RUS 60 prisoner_of_war | -"],
            "a price told as a gerund with its own subject",
        ),
        (
            "The swap involved Damascus releasing 61 prisoners in return for the SDF freeing 25 soldiers.",
            ["completed SYR>SDF 61 prisoner_of_war; SDF>SYR 25 prisoner_of_war | -"],
            "both directions as gerunds",
        ),
        (
            "Nigeria freed five Boko Haram commanders in exchange for the release of 82 schoolgirls.",
            ["completed NGA>BOKO_HARAM 5 prisoner_of_war; BOKO_HARAM>NGA 82 child | -"],
            "a price told as the release of people",
        ),
        (
            "Israel and Hamas agreed a deal to free soldier Adam Levron in exchange for 900 Palestinian prisoners.",
            ["agreed HAMAS>ISR 1 prisoner_of_war Adam Levron; ISR>PSE 900 detainee | -"],
            "the side that gets its people back as the price is the one that lets go",
        ),
        (
            "Hamas plans to exchange 20 hostages for over 900 Palestinian prisoners held by Israel.",
            ["planned HAMAS>ISR 20 hostage; ISR>PSE 900+ detainee | -"],
            "the people of an armed group are the ones it gets",
        ),
        (
            "Hamas handed over three Israeli hostages along with five Thai citizens on Wednesday.",
            ["completed HAMAS>ISR 3 hostage; HAMAS>THA 5 hostage | 2024-03-13"],
            "along with: the same part of the sentence",
        ),
        (
            "Colombia's largest guerrilla group, the FARC, released two police officers on Friday.",
            ["completed FARC>COL 2 hostage | 2024-03-08"],
            "the state that a group is of is no giver",
        ),
        (
            "South Sudanese rebels on Sunday released 15 soldiers to the Red Cross.",
            ["completed South Sudanese rebels>SSD 15 prisoner_of_war | 2024-03-10"],
            "rebels of a state are not the state",
        ),
        (
            "Colombia's second-largest rebel force, the National Liberation Army (ELN), freed two soldiers on Friday.",
            ["completed ELN>COL 2 prisoner_of_war | 2024-03-08"],
            "a longer apposition",
        ),
        (
            "Suspected jihadists have released a French woman in Mali, the Malian presidency announced on Thursday.",
            ["completed Suspected jihadists>FRA 1 hostage | 2024-03-14"],
            "the state that brings the news is not the captor",
        ),
        (
            "Kurdish militants released eight Turkish hostages on Wednesday. The PKK had held them for a year.",
            ["completed PKK>TUR 8 hostage | 2024-03-13"],
            "the armed group that the article names",
        ),
        (
            "Pakistan freed 220 Indian fishermen on Sunday. Another 219 fishermen will be freed on March 20.",
            ["completed PAK>IND 220 detainee | 2024-03-10", "planned PAK>IND 219 detainee | 2024-03-20"],
            "a later batch between the same sides, told without them",
        ),
        (
            "The Sri Lankan government on Monday released 23 fishermen from Tamil Nadu.",
            ["completed LKA>IND 23 detainee | 2024-03-11"],
            "the home of a crew is the state that it goes back to",
        ),
        (
            "Nineteen Indian fishermen released by Sri Lanka reached Chennai on Tuesday.",
            ["completed LKA>IND 19 detainee | 2024-03-12"],
            "to reach a city is no agreement",
        ),
        (
            "Hamas freed two Thai workers on Tuesday, bringing the total released to 19.",
            ["completed HAMAS>THA 2 hostage | 2024-03-12", "completed/cumulative HAMAS>THA 19 hostage | -"],
            "a running total beside the deed",
        ),
        (
            "Israel returned the bodies of 45 Palestinians on Tuesday, bringing the number handed over past 90.",
            ["completed ISR>PSE 45 remains | 2024-03-12", "completed/cumulative ISR>PSE 90+ remains | -"],
            "past: at least",
        ),
        (
            "The M23 said on Friday that the release of 700 prisoners held by Kinshasa is a condition for talks.",
            ["proposed COD>? 700 detainee | 2024-03-08"],
            "what is made a condition has not happened",
        ),
        (
            "North Korea has returned the remains believed to be of 55 American soldiers.",
            ["completed PRK>USA 55 remains | -"],
            "a hedge between remains and whose they are",
        ),
        (
            "Israel has recovered the bodies of two of its soldiers from Hezbollah.",
            ["completed HEZBOLLAH>ISR 2 remains | -"],
            "bodies of some of a side's own",
        ),
        (
            "Afghanistan will soon free more than 1,000 Taliban prisoners.",
            ["planned AFG>TALIBAN 1000+ detainee | -"],
            "an adverb between the modal and a verb that is an adjective too",
        ),
    ],
)
def test_everyday_wordings(text: str, expected: list[str], why: str) -> None:
    assert told(text, date(2020, 3, 12) if "Afghanistan" in text else DAY) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("India and Pakistan on Friday exchanged lists of prisoners in each other's jails.", "lists are no people"),
        ("Not a single prisoner has been released so far, a rebel spokesman said on Friday.", "nobody was freed"),
        ("Over 470 Indians, including 418 fishermen, are held in Pakistani jails.", "held, not released"),
    ],
)
def test_no_record(text: str, why: str) -> None:
    assert told(text) == [], why
