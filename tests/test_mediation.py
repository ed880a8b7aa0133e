"""Mediators: who is credited with bringing a handover about. All sentences are composed for tests."""

from datetime import date

import pytest

from exchange_extract.extractor import Extractor
from exchange_extract.mediation import carriers, find_mediators
from exchange_extract.mediation.words import load_mediation_rules

EXTRACTOR = Extractor()
DAY = date(2025, 6, 2)


def mediators(text: str) -> list[str]:
    """Keys of all mediators that the sentences of a text credit, in order, once each."""
    found: list[str] = []
    for scene in EXTRACTOR.scenes(text, DAY):
        found += [m.key for m in find_mediators(scene)]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("The swap was mediated by Qatar.", ["QAT"], "participle and by"),
    ("The swap was brokered by Qatar, Egypt and the United States.", ["QAT", "EGY", "USA"], "enumeration"),
    ("The prisoners were freed in a swap mediated by Qatar, Kyiv said.", ["QAT"], "who is quoted behind is none"),
    ("The swap, hosted and refereed by Oman, freed ten prisoners.", ["OMN"], "two participles, one by"),
    ("The prisoners were freed under an agreement brokered by Oman and signed in Geneva.", ["OMN"],
     "what follows the second participle is no agent"),
    ("Ten prisoners were freed in a UAE-brokered swap.", ["ARE"], "hyphen"),
    ("Ten prisoners were freed in a U.S.-mediated deal.", ["USA"], "hyphen behind full stops"),
    ("Ten prisoners were freed after Qatari mediation.", ["QAT"], "adjective"),
    ("Ten prisoners were freed thanks to Moroccan mediation.", ["MAR"], "thanks to a mediation"),
    ("Ten prisoners were freed with the help of Turkish and Saudi mediation.", ["TUR", "SAU"], "two adjectives"),
    ("Ten prisoners were freed through the UAE's good offices.", ["ARE"], "good offices"),
    ("Ten prisoners were freed through the mediation of Qatar.", ["QAT"], "noun and of"),
    ("Mediation by Moscow made the release of ten prisoners possible.", ["RUS"], "noun and by"),
    ("Ten prisoners were freed with the help of the Vatican.", ["VAT"], "help"),
    ("Ten prisoners were freed with Emirati help.", ["ARE"], "help behind its owner"),
    ("The talks on prisoners were held under the auspices of the United Nations.", ["UN"], "auspices"),
    ("The release of prisoners was negotiated under the leadership of Qatar and Egypt.", ["QAT", "EGY"], "leadership"),
    ("Qatar mediated the release of ten prisoners.", ["QAT"], "subject"),
    ("Qatar and Egypt brokered the release of ten prisoners.", ["QAT", "EGY"], "two subjects"),
    ("The United States, Egypt and Qatar mediated the release of ten prisoners.", ["USA", "EGY", "QAT"], "three"),
    ("Ten prisoners were handed to Oman, which had mediated.", ["OMN"], "relative clause"),
    ("Qatar helped to arrange the exchange.", ["QAT"], "helped to"),
    ("The Red Cross took part in the handover of ten prisoners.", ["ICRC"], "an organisation that takes part"),
    ("Rebel envoys and the Red Cross took part in talks on the release of ten prisoners.", [], "talks have parties"),
    ("Qatar was thanked by both sides for the release of ten prisoners.", ["QAT"], "thanked in the passive"),
    ("The United Arab Emirates had helped mediate the exchange.", ["ARE"], "helped without to"),
    ("Turkish Foreign Minister Hakan Fidan, who hosted the talks, spoke of the release of prisoners.", ["TUR"],
     "a minister is his state"),
    ("US special envoy Keith Kellogg brokered their release.", ["Keith Kellogg"], "an envoy is a name"),
    ("Maduro thanked former Spanish prime minister Jose Luis Rodriguez Zapatero, who had mediated the release.",
     ["Jose Luis Rodriguez Zapatero"], "a former leader is a name"),
    ("The head of the church thanked Cardinal Matteo Zuppi for having mediated the release.", ["Matteo Zuppi"],
     "a cardinal is a name"),
    ("The reunions of the children were made possible by the mediation of Melania Trump and of Qatar.",
     ["Melania Trump", "QAT"], "a namesake of a leader is a person"),
    ("The United Arab Emirates acted as intermediary in the exchange.", ["ARE"], "acted as"),
    ("The exchange followed direct contacts, with Qatar and Egypt as mediators.", ["QAT", "EGY"], "with X as"),
    ("Ten prisoners were swapped, with the United Arab Emirates acting as go-between.", ["ARE"], "with X acting as"),
    ("Kyiv thanked Qatar for its help with the release of ten children.", ["QAT"], "thanked"),
    ('"Thank you to Save Ukraine and to Qatar for their help in this return of children," he wrote.',
     ["Save Ukraine", "QAT"], "a name that holds a party is no party"),
    ("Georgia, the United States and the European Union all lent a hand in the release of prisoners.",
     ["GEO", "USA", "EU"], "idiom"),
    ("The exchange is supervised by a joint military committee.", ["joint military committee"], "no name"),
    ("Ten prisoners were freed after days of shuttling by a tribal jirga.", ["tribal jirga"], "shuttling by"),
    ("The Red Cross drove the ten prisoners to Kyiv.", ["ICRC"], "carrying"),
    ("Hamas turned them over to the Red Cross in two groups of hostages.", ["ICRC"], "into its hands"),
    ("The rebels handed the five soldiers to a mission of the United Nations and the Catholic Church.",
     ["UN", "Catholic Church"], "a mission of others"),
    ("The Red Cross said it had facilitated the release of ten prisoners.", ["ICRC"], "it: whoever speaks"),
    ("The United Arab Emirates and Saudi Arabia said that they had mediated the swap.", ["ARE", "SAU"], "they"),
    ("Prime Minister Imran Khan said that Pakistan had helped to facilitate the release.", ["PAK"], "own subject"),
    ("Ten prisoners were freed with mediation from Egypt, Qatar and the United States.", ["EGY", "QAT", "USA"],
     "from, and a list"),
    ("The release of ten prisoners was brokered by US and Egyptian officials.", ["USA", "EGY"], "two adjectives"),
    ("The release of ten prisoners was brokered by both Egypt and the United States.", ["EGY", "USA"], "both"),
    ("The release of ten prisoners was negotiated by diplomats in Washington and Cairo.", ["USA", "EGY"], "seats"),
    ("The exchange of ten prisoners was worked out by the United States and Turkey.", ["USA", "TUR"], "a particle"),
    ("Ten prisoners were freed through Egyptian intelligence.", ["EGY"], "an organ is a channel"),
    ("Ten freed prisoners came home through Turkey.", [], "a country is a way"),
    ("Mediators from Egypt and Qatar brought the lists of ten prisoners.", ["EGY", "QAT"], "mediators from"),
    ("Russia, Iran and Turkey, the guarantor countries, oversaw the exchange of ten prisoners.",
     ["RUS", "IRN", "TUR"], "a role in apposition"),
    ("Qatar, together with Egypt, brokered the release of ten hostages.", ["QAT", "EGY"], "company before the verb"),
    ("In 2022 the UAE mediated, jointly with Saudi Arabia, the exchange of two prisoners.", ["ARE", "SAU"],
     "company behind it"),
    ("The UAE said that ten captives had been exchanged through its mediation.", ["ARE"], "its: whoever speaks"),
    ("The rebels let ten soldiers go after Uganda, Kenya and the African Union intervened.", ["UGA", "KEN", "AU"],
     "a list of subjects behind a verb"),
    ("Ten prisoners were freed in talks led by Qatar.", ["QAT"], "talks led by"),
    ("Ten prisoners were freed by rebels backed by Iran.", [], "backing is no mediation"),
    ("Ten freed soldiers came home aboard a Qatari jet.", ["QAT"], "a vehicle that was lent"),
    ("Swedish diplomats smoothed the way for the release of ten prisoners.", ["SWE"], "a set phrase"),
    ("The release of ten prisoners was the work of a German officer, Ernst Uhle.", ["Ernst Uhle"],
     "the name behind a calling"),
    ("US Secretary of State Antony Blinken mediated the release of ten prisoners.", ["USA"], "a minister by his title"),
    ("The release of ten prisoners would not have been possible without the mediation of the UAE.", ["ARE"],
     "not without"),
    ("Ten prisoners were freed at Abu Dhabi airport.", [], "a venue is none"),
    ("The exchange of prisoners was agreed at talks in Istanbul.", [], "a venue of talks is none"),
    ("The Red Cross does not mediate in the release of prisoners.", [], "denied"),
    ("The Red Cross confirmed that ten prisoners were freed.", [], "a source is no carrier"),
    ("Qatar hosted the cup while prisoners were swapped.", [], "hosted something else"),
    ("Russia freed ten prisoners with the support of tanks.", [], "support by things"),
    ("The prisoners were exchanged by Russia and Ukraine.", [], "by gives the sides"),
])  # fmt: skip
def test_mediators_of_sentences(text: str, expected: list[str], why: str) -> None:
    assert mediators(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Russia freed 95 Ukrainian soldiers on Friday. The deal was mediated by Qatar.", ["QAT"], "a later sentence"),
    ("Russia freed 95 Ukrainian soldiers. Ukraine thanked Russia for its help.", [], "a side is never a mediator"),
    ("Russia freed 95 Ukrainian soldiers and handed them to the Red Cross.", ["ICRC"], "carrier in the sentence"),
    ("Russia freed 95 Ukrainian soldiers, the Red Cross said.", [], "the Red Cross as a source"),
    ("Russia freed 95 Ukrainian soldiers. A Swiss envoy, Paul Meier, arranged the exchange.", ["Paul Meier"],
     "a third state's"),
    ("Russia freed 95 Ukrainian soldiers on Friday. Ambulances of the Red Crescent drove the 95 home.",
     ["Red Crescent"], "vehicles of a body"),
    ("Russia freed 95 Ukrainian soldiers with the help of the Save Someone Foundation.", ["Save Someone Foundation"],
     "a body without a code keeps its words"),
])  # fmt: skip
def test_mediators_of_records(text: str, expected: list[str], why: str) -> None:
    (record,) = EXTRACTOR.extract(text, DAY)
    assert [m.code or m.name for m in record.mediators] == expected, why


def test_evidence_is_the_text_as_given() -> None:
    text = "Russia freed 95 Ukrainian soldiers on Friday. The deal was mediated by Qatar."
    (record,) = EXTRACTOR.extract(text, DAY)
    (evidence,) = [e for e in record.evidence if e.slot == "mediators[0]"]
    assert text[evidence.start : evidence.end] == evidence.text == "Qatar"


def test_carriers_are_not_those_who_only_speak() -> None:
    scene = EXTRACTOR.scenes("Ten prisoners were freed, the Red Cross said.", DAY)[0]
    assert carriers(scene) == []


def _cases(*, counter: bool) -> list[tuple[str, str]]:
    return [(r.id, e) for r in load_mediation_rules() for e in (r.counter_examples if counter else r.examples)]


@pytest.mark.parametrize(("rule", "example"), [*_cases(counter=False), *_cases(counter=True)])
def test_every_word_list_proves_itself(rule: str, example: str) -> None:
    sentence, _, expected = example.rpartition(" => ")
    wanted = [] if expected == "none" else expected.split("; ")
    assert mediators(sentence) == wanted, rule


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Credit for the swap belongs to Oman.", ["OMN"], "credit belongs"),
    ("Much of the credit for the swap goes to Oman and Switzerland.", ["OMN", "CHE"], "credit goes"),
    ("Oman deserves the credit for the swap.", ["OMN"], "credit deserved"),
    ("Kyiv is indebted to Oman for the swap.", ["OMN"], "debt"),
    ("Kyiv was full of praise for Oman after the swap.", ["OMN"], "praise"),
    ("Kyiv saluted Qatar for its patience.", ["QAT"], "a salute"),
    ("Kyiv hailed Qatar's release of ten prisoners.", [], "what is hailed is a deed of its own"),
    ("Qatar's efforts were praised by both sides.", ["QAT"], "praise in the passive"),
    ("Qatar's part in the swap had been decisive.", ["QAT"], "a decisive part"),
    ("Without Qatar the swap would never have come off.", ["QAT"], "the swap hangs on it"),
    ("Ten prisoners came home without Oman.", [], "nothing hangs on it"),
    ("He is the man whom Moscow would not do without, and Berlin let him go.", [], "nobody stands behind without"),
    ("The swap was the work of Oman.", ["OMN"], "the work of"),
    ("Nobody did more for the swap than Oman.", ["OMN"], "nobody did more"),
    ("Turkey and Qatar were involved in the talks on the swap.", ["TUR", "QAT"], "involved in the talks"),
    ("Ten prisoners were freed after messages relayed by way of Doha.", ["QAT"], "messages by way of"),
    ("Ten prisoners were freed thanks to efforts that Qatar made.", ["QAT"], "efforts of a relative clause"),
    ("Ten prisoners were freed, with Oman serving as a conduit.", ["OMN"], "serves as a conduit"),
    ("Qatar and Egypt had thrashed out the details of the swap.", ["QAT", "EGY"], "a particle verb"),
    ("The swap was brokered by elders of the Murad tribe.", ["elders of the Murad tribe"], "whose elders they are"),
])  # fmt: skip
def test_praise_debt_and_cause(text: str, expected: list[str], why: str) -> None:
    assert mediators(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("The rebels handed the ten to a delegation in which the Red Cross and the Catholic Church took part.",
     ["ICRC", "Catholic Church"], "who makes up a delegation"),
    ("The rebels handed the ten to a committee of tribal leaders.", ["committee of tribal leaders"], "local men"),
    ("Israel released two Jordanians through the Allenby Bridge.", [], "a bridge carries nobody"),
    ("The meeting was the seventh of a supervisory committee set up under the agreement.", [], "set up long ago"),
    ("Ten prisoners set free by Qatar came home.", [], "who sets free does not mediate"),
    ("The talks on the ten prisoners had been carried on by Qatar.", ["QAT"], "talks carried on by"),
    ("Ten captives were handed over through the good offices of the Catholic Church.", ["Catholic Church"],
     "whose good offices they were"),
    ("A Swiss banker acted as messenger between the sides.", ["Swiss banker"], "a private man is not his state"),
    ("The ten came home because Oman made it happen.", ["OMN"], "made it happen"),
])  # fmt: skip
def test_into_whose_hands(text: str, expected: list[str], why: str) -> None:
    assert mediators(text) == expected, why


def test_help_told_of_apart_goes_to_what_the_article_is_about() -> None:
    text = (
        "Iran freed ten Swedes on Monday.\n\nIn 2019 Iran freed a Briton.\n\nCrowds lined the streets of Stockholm.\n\n"
        "Both governments said that Oman had mediated."
    )
    found = EXTRACTOR.extract(text, DAY)
    assert [(record.date, [party.code for party in record.mediators]) for record in found] == [
        ("2025-06-02", ["OMN"]),
        ("2019", []),
    ]
