"""One event told in several places, and several events told close together: what belongs to which record.

The texts are composed for this test. Every row is a lead and what a later sentence adds to it, or sets apart from it.
"""

import pytest

from told import told

_LATER_SHARES = [
    (
        "Chad freed 12 Sudanese soldiers on Tuesday. As many Chadian captives went back to N'Djamena.",
        ["completed SDN>TCD 12 prisoner_of_war; TCD>SDN 12 prisoner_of_war | 2024-03-12"],
        "as many, and captives go to a side",
    ),
    (
        "Ukraine has welcomed back 115 defenders, its headquarters said. As many Russian conscripts went"
        " back to their side.",
        ["completed RUS>UKR 115 prisoner_of_war; UKR>RUS 115 prisoner_of_war | -"],
        "each half says only to whom they go",
    ),
    (
        "Eritrea sent 150 Ethiopian soldiers home, its ministry said. The same number of prisoners of war,"
        " 150, went to the"
        " Eritrean side. Ethiopia's ministry gave a different figure. In its words 189 Eritreans returned home.",
        ["completed ERI>ETH 150 prisoner_of_war; ETH>ERI 150 prisoner_of_war; ETH>ERI 189 prisoner_of_war | -"],
        "a figure that is said to differ is a claim",
    ),
    (
        "Sudan's warring parties agreed on Monday to free 120 detainees. The army is to let 70 go"
        " and will get 50 back from the Rapid Support Forces.",
        ["agreed RSF>SDN 50 detainee; SDN>RSF 70 detainee | 2024-03-11"],
        "the country that the two contend for is none",
    ),
    (
        "Syria's return of 40 captives nears. Syria and Iraq agreed on Monday to resume exchanges of"
        " prisoners of war. This"
        " means that 40 Iraqis will be released.",
        ["agreed IRQ>SYR - prisoner_of_war; SYR>IRQ 40 prisoner_of_war | 2024-03-11"],
        "the figure of a deal that was told without one",
    ),
    (
        "Armenia and Azerbaijan lost many soldiers in the war. All told, 60 bodies have gone to Baku in the"
        " past days, and"
        " Yerevan has got 78 back.",
        ["completed/cumulative ARM>AZE 60 remains; AZE>ARM 78 remains | -"],
        "both directions of one total",
    ),
    (
        "Iran and Iraq freed 60 prisoners of war each on Monday. The remains of 44 soldiers were returned"
        " last week, the"
        " Iraqi defence ministry said.",
        [
            "completed IRN>IRQ 60 prisoner_of_war; IRQ>IRN 60 prisoner_of_war | 2024-03-11",
            "completed IRN>IRQ 44 remains | 2024-03-04/2024-03-10",
        ],
        "of two sides the one that tells of a return got its dead back",
    ),
    (
        "Pakistan handed over 198 Indian fishermen on Monday. The bodies of Ram Lal and Soma Deva will be"
        " handed over next"
        " week.",
        [
            "completed PAK>IND 198 detainee | 2024-03-11",
            "planned PAK>IND 2 remains Ram Lal Soma Deva | 2024-03-18/2024-03-24",
        ],
        "the dead go the way of the living",
    ),
]

_EACH_SIDE = [
    (
        "Russia and Ukraine met on Monday. On Sunday, 250 servicemen from each side went home in the last of the"
        " exchanges agreed before.",
        ["completed RUS>UKR 250 prisoner_of_war; UKR>RUS 250 prisoner_of_war | 2024-03-10"],
        "people from each side go home",
    ),
    (
        "Armenia and Azerbaijan are at odds. Ten soldiers of each side returned home on Monday after an exchange.",
        ["completed ARM>AZE 10 prisoner_of_war; AZE>ARM 10 prisoner_of_war | 2024-03-11"],
        "of each side",
    ),
    (
        "India freed 88 Pakistani fishermen on Monday after a call between the leaders of the two countries.",
        ["completed IND>PAK 88 detainee | 2024-03-11"],
        "of the two countries are the leaders",
    ),
]

_SET_APART = [
    (
        "Iran and Iraq held four prisoner swaps last year. The largest, 300 for 300, was on 3 May 2023.",
        ["completed IRN>IRQ 300 detainee; IRQ>IRN 300 detainee | 2023-05-03"],
        "a swap that its figures alone name",
    ),
    (
        "Mali and Niger swapped 15 soldiers each on Monday. Niger got 40 soldiers back in 2022. Another six were freed"
        " on 3 January.",
        [
            "completed MLI>NER 15 prisoner_of_war; NER>MLI 15 prisoner_of_war | 2024-03-11",
            "completed MLI>NER 40 prisoner_of_war | 2022",
            "completed MLI>NER 6 prisoner_of_war | 2024-01-03",
        ],
        "six more go the way of the one-way telling",
    ),
    (
        "Mali freed 18 soldiers of Niger on Tuesday. It had seized 20 men in July. Two of them were returned"
        " on 1 March.",
        ["completed MLI>NER 18 prisoner_of_war | 2024-03-12", "completed MLI>NER 2 prisoner_of_war | 2024-03-01"],
        "a part that went on another day",
    ),
    (
        "Iran let two French tourists go on Monday. It had held four since 2020, and one of them was sent"
        " home in May 2023.",
        ["completed IRN>FRA 1 detainee | 2023-05", "completed IRN>FRA 2 detainee | 2024-03-11"],
        "since 2020 they were held",
    ),
    (
        "Ukraine and Russia swapped 100 prisoners each on Monday. Separately, Russia let two nurses go to Ukraine.",
        [
            "completed RUS>UKR 100 detainee; UKR>RUS 100 detainee | 2024-03-11",
            "completed RUS>UKR 2 detainee | -",
        ],
        "a separate release",
    ),
    (
        "Hamas released two Israelis on Monday. The handover takes to 12 the number of hostages whom the"
        " group has let go"
        " since January.",
        ["completed HAMAS>ISR 2 hostage | 2024-03-11", "completed/cumulative HAMAS>ISR 12 hostage | 2024-01/.."],
        "a total of those whom the group let go",
    ),
]

_ASKED = [
    (
        '"Let the two Canadians go," Ottawa told China on Monday.',
        ["proposed CHN>CAN 2 detainee | 2024-03-11"],
        "a quotation that opens with an order asks",
    ),
    (
        "Hamas called for 20 prisoners held in Israel to be freed in return for two hostages.",
        ["proposed HAMAS>ISR 2 hostage; ISR>HAMAS 20 detainee | -"],
        "asks nothing of where they are held",
    ),
    (
        "Sudan offered to give back to Chad the four border guards it had seized, the foreign ministry said on Monday.",
        ["proposed SDN>TCD 4 prisoner_of_war | 2024-03-11"],
        "the receiver before a long object",
    ),
    (
        "Kenya is to hand over three Somalis and get back five of its soldiers in return.",
        ["planned KEN>SOM 3 prisoner_of_war; SOM>KEN 5 prisoner_of_war | -"],
        "one subject of two verbs that are to come",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), [*_LATER_SHARES, *_EACH_SIDE, *_SET_APART, *_ASKED])
def test_which_record(text: str, expected: list[str], why: str) -> None:
    found = [_sorted(record) for record in told(text)]
    assert sorted(found) == sorted(map(_sorted, expected)), why


def _sorted(record: str) -> str:
    head, _, date = record.rpartition(" | ")
    status, _, transfers = head.partition(" ")
    return f"{status} {'; '.join(sorted(transfers.split('; ')))} | {date}"
