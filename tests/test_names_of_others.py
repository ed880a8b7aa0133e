"""People in the text who are not named as handed over, and the signs by which words are a person at all.

All sentences and all people in them are composed for these tests and are no news.
"""

import pytest

from exchange_extract.extractor import Extractor
from exchange_extract.phrases.person_lexicon import default_lexicon
from exchange_extract.phrases.persons import find_persons
from named_people import named


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Russia and Ukraine exchanged 35 prisoners each on Saturday. Among them is Tervil Oshkan.",
            "ambiguous means unlinked",
        ),
        (
            "Washington exchanged Viktor Butov for Brittany Grier on Thursday.",
            "both named",
        ),
        (
            "Russia freed 12 Ukrainian civilians on Monday, President Volodymyr Zelensky said.",
            "a speaker",
        ),
        (
            "The Taliban freed 20 Afghan soldiers on Sunday, a spokesman for the group, Suhail Shahin, said.",
            "a spokesman in apposition",
        ),
        (
            "The RSF freed 64 soldiers. What matters is that a release is in their interest, Pierre Dorban, "
            "the head of the delegation, said.",
            "a speaker with an office",
        ),
        (
            "Abu Sayyaf freed three Indonesians on Sunday. The MNLF delivered the three to Governor Totoh "
            "Tanaka in Jolo.",
            "who receives them",
        ),
        (
            "Russia freed 12 Ukrainian civilians on Monday. Oksana Levko, the wife of one of them, wept.",
            "a relative",
        ),
        (
            "Hamas freed two Israelis on Monday. President Ronen Paz and Minister Dalia Stern were on the plane.",
            "as many officials as people freed",
        ),
        (
            "Armenia returned an Azerbaijani soldier on Monday. Foreign Minister Elnur Hasanli was in Tbilisi.",
            "an official told of right after one man",
        ),
        (
            "Venezuela released ten Americans on Thursday. The envoy, Dale Hutchins, flew to Caracas.",
            "one of another kind in commas",
        ),
        (
            "Russia freed 12 Ukrainian civilians on Monday. Among the officials who greeted them was Dmytro Lubin.",
            "among the officials",
        ),
        (
            "Russia freed 12 Ukrainian civilians on Monday. Mediators included Matteo Zuppa, the pope's envoy.",
            "mediators included",
        ),
        (
            "Russia freed 12 Ukrainian civilians on Monday. Ivan Levko remains in prison in Russia.",
            "who stays behind",
        ),
        (
            "China freed two Canadians on Friday. Robert Schell, another Canadian, was sentenced to death in China.",
            "another one",
        ),
        (
            "Hamas freed three Israeli hostages on Saturday. Noa Amit, who was killed in captivity, was not "
            "among them.",
            "not among them",
        ),
        (
            "Hamas freed three Israeli hostages on Saturday. Foreign leaders, including Keir Starman, "
            "welcomed the release.",
            "leaders, including",
        ),
        (
            "N. Korea hands over six S. Koreans\n\nNorth Korea on Friday handed over six South Koreans at Panmunjom.",
            "no person in a headline",
        ),
        (
            "Israel freed 30 Palestinian prisoners on Sunday. One of the negotiators, Gershon Bask, called it a start.",
            "one of the negotiators",
        ),
        (
            "Russia freed 12 Ukrainian civilians on Monday. The deal was mediated by Cardinal Matteo Zuppa.",
            "a mediator",
        ),
        (
            "Iran freed four Americans on Friday. Peter Hallam, one of the lawyers of the families, thanked Qatar.",
            "one of the lawyers",
        ),
        (
            "Israel released 30 Palestinian prisoners on Sunday. They were arrested after the killing of "
            "Eliyahu Asher in 2015.",
            "a victim",
        ),
        (
            "Russia freed 12 Ukrainian civilians on Monday. The list of mediators includes Matteo Zuppa.",
            "a list of others",
        ),
        (
            "Russia returned the bodies of 1,000 soldiers to Ukraine. Vladimir Medin, who heads the Russian "
            "delegation, announced it.",
            "who announces it",
        ),
    ],
)
def test_nobody_named(extractor: Extractor, text: str, why: str) -> None:
    assert named(extractor, text) == {}, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Kevin Hallam, 63, and Timothy Weeks, 50, left.", ["Kevin Hallam", "Timothy Weeks"], "an everyday surname"),
        ("He named the hostages as Ferry Arfan and Edi Suryan.", ["Ferry Arfan", "Edi Suryan"], "'as' is no particle"),
        ("Corporal Paris Nkunda is home.", ["Paris Nkunda"], "a place's name as a given name after a rank"),
        ("The Gilad Oren prisoner swap took years.", ["Gilad Oren"], "an affair called after a person"),
        ("N. Koreans and S. Koreans met.", [], "initials before a demonym"),
        ("Mikhail, 25, was taken away.", ["Mikhail"], "a given name with an age"),
        ("They talked to Lyudmila, a grandmother, at noon.", ["Lyudmila"], "a given name with a kin word"),
        ("Savok Wringt, one of the ten, spoke.", ["Savok Wringt"], "one of a set"),
        ("The swap was watched in Kyiv, 25 people said.", [], "a place before a figure"),
    ],
)
def test_signs_of_a_person(text: str, expected: list[str], why: str) -> None:
    def known(words: str) -> bool:
        return words in {"Kyiv", "Paris", "Koreans"}

    assert [mention.value.full for mention in find_persons(text, known, default_lexicon())] == expected, why
