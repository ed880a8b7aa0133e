"""Wordings of the everyday feed, in own words, through the extractor: both directions, shared figures, split groups.

Each row is a phenomenon met again and again in agency reports; the sentences and figures are composed for this test.
"""

import pytest

from exchange_extract import extract
from test_reading_world import DAY, told


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Armenia and Azerbaijan each freed 30 soldiers and four civilians.",
            ["completed ARM>AZE 34 mixed; AZE>ARM 34 mixed | -"],
            "what each gives is summed for both directions",
        ),
        (
            "Armenia and Azerbaijan exchanged 30 soldiers and four civilians each.",
            ["completed ARM>AZE 34 mixed; AZE>ARM 34 mixed | -"],
            "each stands after the last of the coordinated counts",
        ),
        (
            "Armenia and Azerbaijan exchanged 120 prisoners of war, 60 from each side.",
            ["completed ARM>AZE 60 prisoner_of_war; AZE>ARM 60 prisoner_of_war | -"],
            "a share is no part to be summed",
        ),
        (
            "120 Ethiopian captives reached home on Monday while 98 Eritrean servicemen went the opposite way.",
            ["completed ERI>ETH 120 prisoner_of_war; ETH>ERI 98 prisoner_of_war | 2024-03-11"],
            "the other way opposes the sides of one sentence",
        ),
        (
            "Ten Israelis were freed by Hamas and 90 Palestinian prisoners travelled in the opposite direction.",
            ["completed HAMAS>ISR 10 hostage; ISR>PSE 90 detainee | -"],
            "those who travel the other way go home to the people of the armed group",
        ),
        (
            "Armenia received 30 prisoners from Azerbaijan on Friday. In the other direction 24 soldiers crossed.",
            ["completed AZE>ARM 30 prisoner_of_war; ARM>AZE 24 prisoner_of_war | 2024-03-08"],
            "the other half of a swap, in its own sentence",
        ),
        (
            "Russia handed over the bodies of 40 soldiers to Ukraine. Most had died near Bakhmut. Their families have "
            "been told. A lawmaker put the number of bodies that went in the opposite direction at nine.",
            ["completed RUS>UKR 40 remains; UKR>RUS 9 remains | -"],
            "the other half of a swap, some sentences later",
        ),
        (
            "Eight abducted children have been reunited with relatives. Seven were brought to Ukraine from Russia. "
            "The eighth, a girl, travelled in the opposite direction, from Ukraine to Russia.",
            ["completed RUS>UKR 7 child; UKR>RUS 1 child | -"],
            "a figure that two directions share out is no direction of its own",
        ),
        (
            "Hamas freed 15 hostages (eight Israelis, six Nepalis and one German) on Friday.",
            ["completed HAMAS>ISR 8 hostage; HAMAS>NPL 6 hostage; HAMAS>DEU 1 hostage | 2024-03-08"],
            "counts by state in brackets are transfers of their own",
        ),
        (
            "Haftar's forces freed 14 fishermen on Friday. Eight are Italians, six of them Tunisians.",
            ["completed Haftar's forces>ITA 8 hostage; Haftar's forces>TUN 6 hostage | 2024-03-08"],
            "counts by state in the next sentence, too",
        ),
        (
            "Hamas handed over 17 hostages, among them 12 Israelis and four Thais.",
            ["completed HAMAS>? 17 hostage | -"],
            "counts by state that leave somebody out stay parts",
        ),
        (
            "The Houthis freed seven sailors to Oman on Monday: four Indians and three Filipinos.",
            ["completed HOUTHIS>OMN 7 hostage | 2024-03-11"],
            "a destination for all of them leaves one transfer",
        ),
        (
            "The 10 Israeli hostages that Hamas released on Friday are in hospital.",
            ["completed HAMAS>ISR 10 hostage | 2024-03-08"],
            "the people are the antecedent of a relative clause",
        ),
        (
            "Relatives met the 40 Indian fishermen Pakistan freed on Sunday.",
            ["completed PAK>IND 40 detainee | 2024-03-10"],
            "a relative clause without a pronoun",
        ),
        (
            "Relatives met the 40 Indian fishermen who had helped Pakistan on Sunday.",
            [],
            "who acts in the relative clause is not moved by it",
        ),
        (
            "An official suggested that the roughly 300 fighters still held by the RSF could be let go.",
            ["proposed RSF>? 300~ prisoner_of_war | -"],
            "a participle of captivity stands between the people and their verb",
        ),
        (
            "Armenia and Azerbaijan exchanged 40 prisoners of war. So far 620 captives have been exchanged.",
            [
                "completed ARM>AZE - prisoner_of_war; AZE>ARM - prisoner_of_war | -",
                "completed/cumulative ARM>AZE - prisoner_of_war; AZE>ARM - prisoner_of_war | -",
            ],
            "a running total between the article's two sides",
        ),
        (
            "Iran lists 90 missing airmen. Iraq returned the bodies of 36 of them in May 2005.",
            ["completed IRQ>IRN 36 remains | 2005-05"],
            "a figure without a noun counts the dead",
        ),
        (
            "Iraq handed over the remains of 12 people believed to be Kuwaitis on Friday.",
            ["completed IRQ>KWT 12 remains | 2024-03-08"],
            "whose the dead are thought to be",
        ),
        (
            "The lone French prisoner of war was handed over to France by Algeria.",
            ["completed DZA>FRA 1 prisoner_of_war | -"],
            "a lone one is one",
        ),
        (
            "The last French prisoners of war were handed over to France by Algeria.",
            ["completed DZA>FRA - prisoner_of_war | -"],
            "the first word of a compound tells the number",
        ),
        (
            "Twelve Greek sailors who had been held in Iran since last year were handed over to Greece on Friday.",
            ["completed IRN>GRC 12 detainee | 2024-03-08"],
            "a time behind since is no subject",
        ),
        (
            "Eritrea freed four jailed Djiboutian reporters in exchange for two nephews of its ruler.",
            ["completed ERI>DJI 4 detainee; DJI>ERI 2 detainee | -"],
            "kin are people",
        ),
        (
            "Boko Haram freed 52 hostages on Friday. In February, 14 people were freed after an appeal.",
            ["completed BOKO_HARAM>? 52 hostage | 2024-03-08", "completed BOKO_HARAM>? 14 hostage | 2024-02"],
            "an article of one side's releases",
        ),
        (
            "The Philippines helped to free 19 Indonesians held by Abu Sayyaf.",
            ["completed Abu Sayyaf>IDN 19 hostage | -"],
            "to free is no goal, and who helps lets nobody go",
        ),
        (
            "Turkey helped free two Britons from Russian captivity.",
            ["completed RUS>GBR 2 detainee | -"],
            "a bare infinitive that the tagger takes for an adjective",
        ),
        (
            "The ICRC said it has facilitated the release of 12 people held by armed groups so far this year.",
            ["completed/cumulative armed groups>? 12 hostage | 2024"],
            "the period of a running total, after a clause about the captivity",
        ),
        (
            "The agreement, concluded on Monday, provides in total for the exchange of 20 captives held by the Houthis "
            "for 80 prisoners of the Yemeni government.",
            ["agreed HOUTHIS>YEM 20 detainee; YEM>HOUTHIS 80 detainee | 2024-03-11"],
            "who holds the first people gives them, and the other side the price",
        ),
        (
            "Gaza: 17 hostages and 39 Palestinian prisoners freed\n\nHamas handed over 12 Israelis, four Thais and one "
            "Briton on Friday while Israel freed 39 prisoners.",
            [
                "completed ISR>PSE 39 detainee; HAMAS>ISR 12 hostage; HAMAS>THA 4 hostage; HAMAS>GBR 1 hostage | "
                "2024-03-08"
            ],
            "the headline counts as a whole what the body counts by state",
        ),
        (
            "In 2021 Pakistan freed 20 Indian fishermen on January 24 and 15 more on June 20.",
            ["completed PAK>IND 20 detainee | 2021-01-24", "completed PAK>IND 15 detainee | 2021-06-20"],
            "a figure of further people behind a day is no day; each figure has its own date",
        ),
        (
            "Cyprus released 40 Turkish Cypriots.",
            ["completed CYP>Turkish Cypriots 40 detainee | -"],
            "the name of a side behind a figure is people",
        ),
        (
            "Hamas handed over the two Israeli hostages' remains on Friday.",
            ["completed HAMAS>ISR 2 remains | 2024-03-08"],
            "remains that have an owner",
        ),
        (
            "For each hostage whose remains it gets back, Israel releases the bodies of 15 Palestinians.",
            [],
            "a rate counts nobody",
        ),
        (
            "The Taliban released 20 Afghan soldiers on Sunday. The government has let 300 Taliban fighters go since "
            "last Wednesday. Under the agreement up to 5,000 insurgents were to be freed.",
            [
                "completed TALIBAN>AFG 20 prisoner_of_war | 2024-03-10",
                "completed/cumulative AFG>TALIBAN 300 prisoner_of_war | 2024-03-13/..",
                "agreed AFG>TALIBAN + prisoner_of_war | -",
            ],
            "insurgents go home to the armed group",
        ),
        (
            "Russia has sent home 7,000 bodies of Ukrainian soldiers so far. It is offering another 3,000.",
            ["completed/cumulative RUS>UKR 7000 remains | -", "proposed RUS>UKR 3000 remains | -"],
            "another figure is of the kind and goes the way of the one before",
        ),
        (
            "South Sudan: rebels free 15 prisoners of war\n\nThe SPLA-IO has freed 15 government soldiers.",
            ["completed SPLA-IO>SSD 15 prisoner_of_war | -"],
            "the country that heads a headline is no side of it",
        ),
        (
            "Armenia and Azerbaijan agreed on Saturday to exchange lists. On Sunday 185 soldiers and 20 civilians "
            "returned to Armenia from captivity.",
            ["completed AZE>ARM 205 mixed | 2024-03-10"],
            "sides named together face each other",
        ),
        (
            "Hamas freed three Israeli hostages on Saturday. They are Eli Sharon, 52, Dan Levin, 34, and Ohad Amir.",
            ["completed HAMAS>ISR 3 hostage Eli Sharon Dan Levin Ohad Amir | 2024-03-09"],
            "who they are",
        ),
        (
            "The three women released by Hamas - Romi Golan, Emily Damar and Doron Stern - were flown to Israel.",
            ["completed HAMAS>ISR 3 hostage Romi Golan Emily Damar Doron Stern | -"],
            "as many names behind a dash as people before it",
        ),
        (
            "Russia freed the US teacher Marc Vogel, who was serving a 14-year sentence, in exchange for Ivan Petrov.",
            ["completed RUS>USA 1 detainee Marc Vogel; USA>RUS 1 detainee Ivan Petrov | -"],
            "a person as the price, behind a relative clause",
        ),
        (
            "Kyiv and Moscow traded the bodies of soldiers on Thursday: 1,000 went to Ukraine and 26 to Russia.",
            ["completed UKR>RUS 26 remains; RUS>UKR 1000 remains | 2024-03-14"],
            "figures that went each to a side",
        ),
        (
            "Nine abducted children were reunited with kin in May 2023. Seven of them went from Russia to Ukraine "
            "and two from Ukraine to Russia.",
            ["completed RUS>UKR 7 child; UKR>RUS 2 child | 2023-05"],
            "a figure without a verb has both its ends behind it",
        ),
        (
            "Two hundred Polish soldiers went to Ukraine from Germany, where 40 Ukrainian prisoners are held.",
            [],
            "soldiers who go somewhere are no share of anybody told of",
        ),
        (
            "The M23 and the Congolese government agreed on Monday to release each other's prisoners.",
            ["agreed M23>COD - detainee; COD>M23 - detainee | 2024-03-11"],
            "each other's prisoners go both ways",
        ),
        (
            "Armenia and Azerbaijan undertook in Geneva on 3 March to let all sick prisoners go.",
            ["agreed ARM>AZE  detainee; AZE>ARM  detainee | 2024-03-03"],
            "what is undertaken is agreed",
        ),
        (
            "Armenia and Azerbaijan freed 40 prisoners each on Monday. Nine of the 40 troops in Yerevan had been "
            "sentenced in Baku.",
            ["completed ARM>AZE 40 prisoner_of_war; AZE>ARM 40 prisoner_of_war | 2024-03-11"],
            "soldiers counted out of the freed of two states make their prisoners fighters",
        ),
        (
            "Hamas freed four hostages and Israel let 120 Palestinians go. Nine of the 40 troops there waved.",
            ["completed HAMAS>ISR 4 hostage; ISR>PSE 120 detainee | -"],
            "between an armed group and a state soldiers say nothing of the prisoners",
        ),
    ],
)
def test_records(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(
    ("text", "mediators", "sources", "why"),
    [
        (
            "The ICRC has facilitated the release of 12 people held by rebels in Colombia. Last year it helped to free "
            "27 whom the FARC had held.",
            [["ICRC"], ["ICRC"]],
            [[], []],
            "it, who helped, is the mediator of the sentence before",
        ),
        (
            "Russia freed ten soldiers of Ukraine in a swap that was negotiated in secret by Turkey.",
            [["TUR"]],
            [[]],
            "a phrase parts the participle from who mediated",
        ),
        (
            "Armenia freed ten Azerbaijani soldiers on Friday, its army said. Another 15 soldiers are still held in "
            "Yerevan, Baku's ombudsman said.",
            [[]],
            [["army"]],
            "who speaks of those still held is no source",
        ),
    ],
)
def test_credits(text: str, mediators: list[list[str]], sources: list[list[str]], why: str) -> None:
    records = extract(text, DAY)
    assert [[m.code or m.name for m in record.mediators] for record in records] == mediators, why
    assert [list(record.sources) for record in records] == sources, why
