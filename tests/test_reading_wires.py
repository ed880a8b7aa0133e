"""Wordings met in agency reports of many conflicts and years, in own words, through the extractor.

Each row is a phenomenon; the sentences, people and figures are composed for this test.
"""

import pytest

from exchange_extract import extract
from told import DAY, told


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "The Iran-backed Houthis released 40 Yemeni soldiers on Tuesday.",
            ["completed HOUTHIS>YEM 40 prisoner_of_war | 2024-03-12"],
            "who stands behind a side is no side",
        ),
        (
            "The Saudi-led coalition freed 90 Houthi prisoners on Tuesday.",
            ["completed SAU>HOUTHIS 90 detainee | 2024-03-12"],
            "a coalition is that of the state that leads it",
        ),
        (
            "The Red Cross said that a total of 318 detainees held by the Houthis were released on Monday.",
            ["completed HOUTHIS>? 318 detainee | 2024-03-11"],
            "a total of N people: the people are the subject",
        ),
        (
            "Four Malaysians taken by Abu Sayyaf from a trawler off Sabah last month were freed on Sunday.",
            ["completed Abu Sayyaf>MYS 4 hostage | 2024-03-10"],
            "captivity told between the people and their verb",
        ),
        (
            "Two Thai nationals held captive by Abu Sayyaf gunmen walked free in Jolo on Sunday.",
            ["completed Abu Sayyaf>THA 2 hostage | 2024-03-10"],
            "a reduced relative clause is not the verb of the sentence",
        ),
        (
            "Hamas freed four hostages in exchange for 120 prisoners freed by Israel.",
            ["completed HAMAS>ISR 4 hostage; ISR>HAMAS 120 detainee | -"],
            "who lets go of those given in return",
        ),
        (
            "The Nigerian government said on Monday that 30 schoolgirls were freed by Boko Haram in a village "
            "close to the Niger border.",
            ["completed BOKO_HARAM>NGA 30 child | 2024-03-11"],
            "a border is no goal, and the captives of a rebel group are those of the state that it fights",
        ),
        (
            "The ELN let two policemen go on Friday, Colombia's ombudsman said after talks in Ecuador.",
            ["completed ELN>COL 2 hostage | 2024-03-08"],
            "the venue of talks is no receiver",
        ),
        (
            "An elder told a French reporter that 26 sailors held by Somali pirates were released on Saturday.",
            ["completed Somali pirates>? 26 hostage | 2024-03-09"],
            "who hears the news is not let go",
        ),
        (
            "Kuwait received on Tuesday the remains of 12 people missing since Iraq's invasion.",
            ["completed IRQ>KWT 12 remains | 2024-03-12"],
            "an invasion ties the dead to a conflict",
        ),
        (
            "The armed group M23 announced on Monday the release of 30 soldiers from the Congolese army.",
            ["completed M23>COD 30 prisoner_of_war | 2024-03-11"],
            "captors announce their own act; soldiers from an army are its state's",
        ),
        (
            "A plane carrying 40 Houthi prisoners left Saudi Arabia for Sanaa on Monday.",
            ["completed SAU>HOUTHIS 40 detainee | 2024-03-11"],
            "where the people on board leave is where they were held",
        ),
        (
            "Iran freed three Americans in exchange for two nephews of a minister jailed by the United States.",
            ["completed IRN>USA 3 detainee; USA>IRN 2 detainee | -"],
            "kin of somebody whom the text names are people too",
        ),
        (
            "A prisoner exchange between Mali and Niger planned for Friday did not go ahead.",
            ["rejected MLI>NER - detainee; NER>MLI - detainee | 2024-03-08"],
            "what was due and did not happen is called off",
        ),
        (
            "It was the largest prisoner exchange since Yemen's government freed 400 Houthi prisoners in May 2022.",
            ["completed YEM>HOUTHIS 400 detainee | 2022-05"],
            "a clause that dates a superlative has its own people",
        ),
        (
            "Chad agreed on Monday to free about a dozen Libyan soldiers.",
            ["agreed TCD>LBY 12~ prisoner_of_war | 2024-03-11"],
            "free is a verb before a figure that a word rounds",
        ),
        (
            "Two Canadians jailed in China for the last three years were released on Monday.",
            ["completed CHN>CAN 2 detainee | 2024-03-11"],
            "how long they were held counts no handovers",
        ),
        (
            "Canadians Ann Leroy and Bob Marsh have landed back in Canada after 900 days in detention in China.",
            ["completed CHN>CAN 2 detainee Ann Leroy Bob Marsh | -"],
            "a people's name before the persons that come home",
        ),
        (
            "Belarus freed 52 prisoners on Monday, and they have crossed into Lithuania.",
            ["completed BLR>LTU 52 detainee | 2024-03-11"],
            "they who cross a border are those let go",
        ),
        (
            "Iraq received seven identified remains and 63 unidentified remains of soldiers from Iran on Monday.",
            ["completed IRN>IRQ 70 remains | 2024-03-11"],
            "remains with adjectives between them and their figure",
        ),
        (
            "Since 1996, Iraq has received 2,229 bodies from Iran and Tehran received 1,473 bodies from Iraq.",
            ["completed/cumulative IRN>IRQ 2229 remains; IRQ>IRN 1473 remains | 1996/.."],
            "the second verb's own subject stands behind the first verb",
        ),
        (
            "Niger confirmed the release of a German nurse, two Italian priests and a Swedish engineer held by Ansaru.",
            ["completed Ansaru>DEU 1 hostage; Ansaru>ITA 2 hostage; Ansaru>SWE 1 hostage | -"],
            "a list of people of several states",
        ),
        (
            "Two Kenyan nurses were freed on Monday by al-Qaeda-linked militants.",
            ["completed al-Qaeda-linked militants>KEN 2 hostage | 2024-03-11"],
            "unnamed rebels behind a passive",
        ),
        (
            "A Danish nurse held hostage by Islamic extremists was freed in Mali on Monday.",
            ["completed Islamic extremists>DNK 1 hostage | 2024-03-11"],
            "unnamed captors, not the state where she was freed",
        ),
        (
            "Authorities in western Libya released 105 fighters loyal to commander Khalifa Haftar on Monday.",
            ["completed LBY>Libyan National Army 105 prisoner_of_war | 2024-03-11"],
            "who rules a place acts for it; whom people are loyal to gets them back",
        ),
        (
            "On Monday 27 Libyan soldiers were swapped with eight Turkish pilots.",
            ["completed TUR>LBY 27 prisoner_of_war; LBY>TUR 8 prisoner_of_war | 2024-03-11"],
            "swapped with people: the price",
        ),
        (
            "The US and Venezuela reached a deal on Monday to free about a dozen Americans from Venezuelan jails.",
            ["agreed VEN>USA 12~ detainee | 2024-03-11"],
            "a deal of two sides to free the people of one goes one way",
        ),
        (
            "Venezuela freed six Americans on Monday in return for 252 Venezuelans whom El Salvador had been holding.",
            ["completed VEN>USA 6 detainee; SLV>VEN 252 detainee | 2024-03-11"],
            "the price is let go by who held it",
        ),
        (
            "A swap of more than 800 prisoners between Yemen and the Houthis began on Monday. "
            "It is the largest since the two sides freed more than 1,000 prisoners in October 2020.",
            [
                "ongoing YEM>HOUTHIS - detainee; HOUTHIS>YEM - detainee | 2024-03-11",
                "completed YEM>HOUTHIS - detainee; HOUTHIS>YEM - detainee | 2020-10",
            ],
            "two open bounds that are far apart are two claims",
        ),
        (
            "An exchange of 80 prisoners between Mali and Niger got under way on Monday.",
            ["ongoing MLI>NER - detainee; NER>MLI - detainee | 2024-03-11"],
            "it began and is not over; nobody gets anybody",
        ),
        (
            "Israel released 30 Palestinian prisoners on Monday. In return, ten hostages were freed.",
            ["completed ISR>PSE 30 detainee; PSE>ISR 10 hostage | 2024-03-11"],
            "a sentence that opens with in return goes the other way",
        ),
        (
            "The New People's Army freed two soldiers on Monday, days after the Pope's visit.",
            ["completed New People's Army>? 2 prisoner_of_war | 2024-03-11"],
            "a bystander is no home of a rebel group's captives",
        ),
    ],
)
def test_wordings_of_agencies(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(
    ("text", "sources", "why"),
    [
        (
            "Hezbollah on Monday handed over a coffin it said held the remains of two Israeli soldiers.",
            ["Hezbollah"],
            "the pronoun alone speaks",
        ),
        (
            "The ELN on Monday released a captive to the Red Cross, the humanitarian organisation said.",
            ["Red Cross"],
            "the organisation that helps is no armed group",
        ),
    ],
)
def test_who_is_credited(text: str, sources: list[str], why: str) -> None:
    assert [list(record.sources) for record in extract(text, DAY)] == [sources], why


@pytest.mark.parametrize(
    "text",
    [
        "The stock exchange in Lagos closed higher on Tuesday as banking shares rallied.",
        "Fifteen students from Kenya will spend a year in Japan under an exchange programme.",
        "The two leaders exchanged gifts and views on regional security in Amman.",
        "The currency swap between the central banks of China and Argentina was renewed.",
        "The outgoing governor handed over power to his successor before 300 officers.",
        "About 400 workers returned to the mine on Monday after the strike ended.",
        "Foreign firms repatriated 3 billion dollars in profits from Nigeria.",
        "The army handed over flood relief supplies to 1,200 families in Sindh on Sunday.",
        "Police released the names of three men arrested over the killing of a soldier.",
        "A court in Istanbul released 12 journalists pending trial on Thursday.",
        "Three American soldiers returned home to Texas after nine months in Kuwait.",
        "Germany deported 28 Afghan convicts to Kabul on a charter flight on Friday.",
        "The museum in Berlin returned 21 bronzes and the skulls of 17 people to Nigeria.",
        "The bodies of four climbers were brought home from Nepal on Saturday.",
        "Twenty miners trapped for two days were brought out alive on Thursday.",
        "The hospital released 20 soldiers wounded in the blast on Monday.",
        "The United States and Iran exchanged messages through Switzerland on Thursday.",
        "A Turkish plane carrying 120 tonnes of aid for refugees arrived in Port Sudan.",
        "A bus carrying 45 soldiers overturned near Lahore on Sunday.",
        "Rescuers recovered 24 bodies from the rubble in Derna on Thursday.",
        "The Libyan coast guard intercepted 120 migrants and returned them to Tripoli on Sunday.",
        "Israeli troops detained 20 Palestinians overnight and released five of them after questioning.",
        "The body of the former president was flown home from London for a state funeral.",
        "The bodies of 18 Egyptian migrants who drowned off Libya were returned to Cairo on Monday.",
        "Ukrainian forces recaptured two villages and took 35 prisoners on Monday.",
        "The Red Cross delivered letters from 90 prisoners to their families in Gaza.",
        "Four dolphins held captive in a resort were released into the sea off Turkey.",
        "Two sailors were released on bail in Honolulu after a brawl with soldiers.",
    ],
)
def test_ordinary_news_holds_no_record(text: str) -> None:
    assert told(text) == []
