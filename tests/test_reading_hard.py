"""Handovers told without a usual verb, in own words, through the extractor.

Features and essays word a handover freely. Each row is a way of telling it; the sentences and figures are composed for
this test, and the wordings that only look like a handover expect nothing.
"""

import pytest

from test_reading_world import told

BARTER = [
    (
        "Eight Armenian soldiers were released for 12 Azerbaijani captives on Friday.",
        ["completed AZE>ARM 8 prisoner_of_war; ARM>AZE 12 prisoner_of_war | 2024-03-08"],
        "people for people",
    ),
    (
        "Ethiopia gave back 70 captured Eritrean soldiers for nine of its own.",
        ["completed ETH>ERI 70 prisoner_of_war; ERI>ETH 9 prisoner_of_war | -"],
        "a bare figure is of the kind of the people that it is given for",
    ),
    (
        "In May 2006 Israel freed 400 prisoners for one soldier held by Hezbollah.",
        ["completed ISR>HEZBOLLAH 400 detainee; HEZBOLLAH>ISR 1 prisoner_of_war | 2006-05"],
        "the captor of the price gets what is given for it",
    ),
    (
        "In 2019 Ali Demir, a jailed Turkish reporter, was handed over for Hassan Karimi, an Iranian officer.",
        ["completed IRN>TUR 1 detainee Ali Demir; TUR>IRN 1 prisoner_of_war Hassan Karimi | 2019"],
        "named persons",
    ),
]

CARRIED = [
    (
        "A Swiss plane took three Germans out of Caracas on Monday after two years in Venezuelan prisons.",
        ["completed VEN>DEU 3 detainee | 2024-03-11"],
        "the plane carries, the state whose capital they leave lets go",
    ),
    (
        "The Red Cross said it had taken 40 Ethiopian soldiers, until then captives of the Tigray People's Liberation "
        "Front, from Mekelle to Addis Ababa.",
        ["completed TPLF>ETH 40 prisoner_of_war | -"],
        "a go-between carries them away from the captor",
    ),
    (
        "A teacher, Jean Morel, jailed in Tehran in May, was put on a plane to Paris on March 8.",
        ["completed IRN>FRA 1 detainee Jean Morel | 2024-03-08"],
        "a person who was jailed and is flown to a capital",
    ),
    (
        "Buses ferried 50 Azerbaijani prisoners from Yerevan to Baku after Armenia let them go.",
        ["completed ARM>AZE 50 detainee | -"],
        "the carrying and the letting go are one handover",
    ),
    (
        "A lorry carried the remains of 14 Iraqi soldiers across the border from Iran on Sunday.",
        ["completed IRN>IRQ 14 remains | 2024-03-10"],
        "the dead",
    ),
]

ASKED = [
    (
        "Sudan's army would not part with 15 senior RSF commanders, the talks in Jeddah showed.",
        ["rejected SDN>RSF 15 prisoner_of_war | -"],
        "the preposition belongs to the verb",
    ),
    (
        "Ethiopia answered in January with an offer of 150 Tigrayan prisoners, which the TPLF refused.",
        ["rejected ETH>TPLF 150 detainee | 2024-01"],
        "an offer of people, refused in a relative clause",
    ),
    (
        "Hamas will not free any hostage until Israel releases 30 Palestinian prisoners.",
        ["proposed ISR>PSE 30 detainee | -"],
        "what must come first is a demand",
    ),
    (
        "Israel freed 477 Palestinian prisoners on Tuesday. Another 550, to be picked by Israel alone, will follow in "
        "December.",
        ["completed ISR>PSE 477 detainee | 2024-03-12", "planned ISR>PSE 550 detainee | 2024-12"],
        "more of those told of before",
    ),
    (
        "The Houthis let every Saudi prisoner go on Monday, some after three years in captivity.",
        ["completed HOUTHIS>SAU  detainee | 2024-03-11"],
        "every one is all of them",
    ),
]

LIVES = [
    (
        "Sara Lindqvist was kidnapped by Hamas on 7 October 2023. She had gone to a concert. She was released on "
        "25 November 2023.",
        ["completed HAMAS>? 1 hostage Sara Lindqvist | 2023-11-25"],
        "a chain of sentences about one person",
    ),
    (
        "Brigadier Omar Haddad spent six years in a Houthi jail before a swap brought him home in April 2023.",
        ["completed HOUTHIS>? 1 hostage Omar Haddad | 2023-04"],
        "a pronoun as the object stands for the subject of its sentence",
    ),
]

WAYS = [
    (
        "Twelve Armenian captives went one way across the bridge on Monday, nine Azerbaijanis the other.",
        ["completed AZE>ARM 12 detainee; ARM>AZE 9 detainee | 2024-03-11"],
        "two groups pass each other: everyone goes home",
    ),
    (
        "The corpses of nine Syrian soldiers went one way and those of five Hezbollah fighters the other.",
        ["completed HEZBOLLAH>SYR 9 remains; SYR>HEZBOLLAH 5 remains | -"],
        "the dead",
    ),
    (
        "The plan calls for Hamas to return ten hostages within 72 hours and for Israel to free 250 Palestinians.",
        ["proposed HAMAS>ISR 10 hostage; ISR>PSE 250 detainee | -"],
        "each side is to act for itself",
    ),
]

WORDS = [
    (
        "Yemen and the Houthis have put their names to an exchange of 900 prisoners.",
        ["agreed YEM>HOUTHIS - detainee; HOUTHIS>YEM - detainee | -"],
        "a way of saying that they signed",
    ),
    (
        "On Wednesday Hezbollah gave back Amos Regev and Eli Gold in two black coffins to Israel.",
        ["completed HEZBOLLAH>ISR 2 remains Amos Regev Eli Gold | 2024-03-13"],
        "who comes back in a coffin is dead",
    ),
]

STAGES = [
    (
        "The second batch of 200 prisoners will be sent back to India by Pakistan on 2 April and the third, of 100, "
        "on 3 May.",
        ["planned PAK>IND 200 detainee | 2024-04-02", "planned PAK>IND 100 detainee | 2024-05-03"],
        "a stage by its number, its figure and its day alone",
    ),
    (
        "On 3 March Eritrea parted with seven Djiboutian soldiers, on 9 March with four more.",
        ["completed ERI>DJI 7 prisoner_of_war | 2024-03-03", "completed ERI>DJI 4 prisoner_of_war | 2024-03-09"],
        "the day goes before the figure that shares the verb",
    ),
    (
        "India has brought back 2,732 prisoners from Pakistan since 2014. Of these, 513 have come back since 2023.",
        ["completed/cumulative PAK>IND 2732 detainee | 2014/..", "completed/cumulative PAK>IND 513 detainee | 2023/.."],
        "a part with a period of its own is a total of its own",
    ),
]

PACTS = [
    (
        "The release of all captives is one of the points of the accord that Armenia and Azerbaijan signed in Moscow "
        "on 9 November 2020.",
        ["agreed ARM>AZE  detainee; AZE>ARM  detainee | 2020-11-09"],
        "a provision of a pact; all of no side are those of both",
    ),
    (
        "A clause of the Algiers agreement of December 2000 obliged Ethiopia and Eritrea to free all prisoners of war.",
        ["agreed ETH>ERI  prisoner_of_war; ERI>ETH  prisoner_of_war | 2000-12"],
        "a pact obliges",
    ),
    (
        "The truce between Israel and Hamas led to the release of 20 hostages on Friday.",
        ["completed HAMAS>ISR 20 hostage | 2024-03-08"],
        "what a pact brings about is done",
    ),
]

NOTHING = [
    ("The army released 20 soldiers for the harvest.", "an aim"),
    ("Saudi Arabia freed 12 prisoners for the holiday.", "an occasion"),
    ("Rwanda sent 50 soldiers home for their families.", "kin are no price"),
    ("The navy will not leave port until the storm frees the 20 soldiers.", "no side asks for them"),
    ("The coach asked for three players in return.", "players"),
    ("Thirty soldiers followed in a second bus.", "not more of anybody told of"),
    ("The government's offer of 300 jobs moved the prisoners' families.", "an offer of things"),
    ("Maria Lopez, a singer, was arrested in Peru in May. She was released on Friday.", "no other side"),
    ("Anna Berg, a Swedish nurse, was detained in Italy. She returned to Stockholm on Sunday.", "a private matter"),
    ("Lena Moro joined the army in 2015. She came home in 2017.", "nobody held her"),
    ("Cars going one way were stopped by soldiers, those going the other by police.", "no people"),
    ("Moscow has yet to free 20 Ukrainian soldiers.", "not done"),
    ("The guards gave 20 prisoners blankets.", "a gift"),
    ("Five prisoners left their cells in Tehran to see a doctor.", "where they leave from is no goal"),
    ("Hamas gunmen took 250 hostages to Gaza.", "a capture"),
    ("The rebels marched 7,000 captured Ethiopian soldiers through Mekelle.", "a show"),
    ("The Red Cross took 20 wounded prisoners from the jail in Sanaa to a hospital.", "into care"),
    ("Russia moved 300 Ukrainian prisoners from Crimea to Siberia.", "from one jail to another"),
    ("The air force flew 120 tourists home from Bali.", "nobody held them"),
    ("Buses took 300 refugees out of Aleppo, near the prison, on Monday.", "refugees"),
    ("He led 40 prisoners out of the burning jail in Kabul.", "a rescue"),
]


@pytest.mark.parametrize(("text", "expected", "why"), BARTER)
def test_people_for_people(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), CARRIED)
def test_people_carried_from_side_to_side(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), ASKED)
def test_people_asked_for_offered_and_due(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), LIVES)
def test_lives_of_people(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), WAYS)
def test_two_ways(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), WORDS)
def test_turns_of_phrase(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), STAGES)
def test_stages_and_totals(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), PACTS)
def test_what_pacts_lay_down(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_no_record(text: str, why: str) -> None:
    assert told(text) == [], why
