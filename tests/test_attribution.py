"""Sources: who a text credits, in which words, and which record they go to. All sentences are composed for tests."""

from datetime import date

import pytest

from exchange_extract.attribution import build_book, colon_speaker, find_sources
from exchange_extract.attribution.words import load_credit_rules
from exchange_extract.extractor import Extractor
from exchange_extract.records.credits import hear

EXTRACTOR = Extractor()
DAY = date(2025, 6, 2)


def sources(text: str) -> list[str]:
    """All sources that the sentences of a text credit, in order, once each."""
    found: list[str] = []
    scenes = EXTRACTOR.scenes(text, DAY)
    for credit in hear(text, scenes, build_book(text, scenes)):
        found += [s.mention.value for s in credit.sources]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Ninety soldiers were freed, the Ruritanian defence ministry said.", ["Ruritanian defence ministry"], "late verb"),
    ("The defence ministry said that ninety soldiers were freed.", ["defence ministry"], "verb before its content"),
    ("According to the Interior Ministry, ninety soldiers were freed.", ["Interior Ministry"], "opening preposition"),
    ("Word of the release of ninety soldiers came from the Interior Ministry.", ["Interior Ministry"], "comes from"),
    ("Ninety soldiers were freed, according to figures released by the Red Cross.", ["Red Cross"], "whose figures"),
    ("Ninety soldiers were freed, according to a tweet by minister Ivan Petrenko.", ["Ivan Petrenko"], "whose post"),
    ("Ninety soldiers were freed, a Reuters witness said.", ["Reuters"], "an outlet's reporter"),
    ("Ninety soldiers were freed, a witness said.", [], "an onlooker"),
    ("Ninety soldiers were freed, a person familiar with the talks said.", ["person familiar with the talks"],
     "a source without a name"),
    ("Ninety soldiers were freed, an official speaking on condition of anonymity said.", ["official"],
     "how somebody spoke"),
    ("The army's Facebook page announced the release of ninety soldiers.", ["army"], "a page speaks for its owner"),
    ("Ninety soldiers were freed, Example Wire learned from two diplomats.", ["Example Wire", "two diplomats"],
     "learned from"),
    ("Ninety soldiers were freed, according to the Interior Ministry.", ["Interior Ministry"], "closing preposition"),
    ('"Ninety soldiers are free," said Ivan Petrenko.', ["Ivan Petrenko"], "inverted"),
    ('"Ninety soldiers are free," said Ivan Petrenko, a colonel of the border guard.', ["Ivan Petrenko"],
     "inverted, apposition behind"),
    ("Ninety soldiers were freed, Ivan Petrenko, a colonel, told Radio Example.", ["Ivan Petrenko"],
     "apposition between the name and the verb; the radio is told"),
    ("Ninety soldiers were freed, the head of the office, Ivan Petrenko, reported.", ["Ivan Petrenko"],
     "name in apposition to an office"),
    ("The office of the envoy, Ivan Petrenko, announced that ninety soldiers were freed.", ["office of the envoy"],
     "the office speaks, not the man whom it is named after"),
    ("Ivan Petrenko, who confirmed the release, gave no figure.", ["Ivan Petrenko"], "relative clause"),
    ("Ivan Petrenko, who heads the border office and who confirmed the release, gave no figure.", ["Ivan Petrenko"],
     "the second of two relative clauses"),
    ("A spokesman for the Border Rangers said that ninety soldiers were freed.", ["Border Rangers"],
     "spokesman without a name: for whom he speaks"),
    ("The ministry's spokeswoman, Olha Ivanenko, said that ninety soldiers were freed.", ["Olha Ivanenko"],
     "spokeswoman with a name: the name"),
    ("Foreign Minister Olha Ivanenko said that ninety soldiers were freed.", ["Olha Ivanenko"], "without the title"),
    ("Ninety soldiers were freed, Olha Ivanenko's office said.", ["Olha Ivanenko's office"], "an office is no person"),
    ("Ninety soldiers were freed, Reuters reported, citing a security official.", ["Reuters", "security official"],
     "agency and its source"),
    ("Ninety soldiers were freed, the news website Example Wire quoted a military source as saying.",
     ["Example Wire", "military source"], "quoted as saying credits both"),
    ("Ivan Petrenko was quoted as saying that ninety soldiers were freed.", ["Ivan Petrenko"], "passive quoting"),
    ("The army issued a statement on the release of ninety soldiers.", ["army"], "issuer of a statement"),
    ("The Red Cross put the number of freed soldiers at ninety.", ["Red Cross"], "verb with a figure"),
    ("In a statement, the army described the swap as a gesture and said that ninety soldiers were freed.", ["army"],
     "second verb of one subject"),
    ("On Friday the army said that ninety soldiers were freed.", ["army"], "date before the speaker"),
    ("The army on Friday in a statement said that ninety soldiers were freed.", ["army"], "date and medium between"),
    ("The United Nations and the Red Cross said that ninety soldiers were freed.", ["United Nations", "Red Cross"],
     "two speakers"),
    ("U.S. and Saudi officials said that ninety soldiers were freed.", ["U.S. and Saudi officials"], "one phrase"),
    ("Ninety soldiers were freed, the army said. They are home, it added.", ["army"], "it: the body that spoke"),
    ('Ninety soldiers were freed, Olha Ivanenko said. "They are home," she added.', ["Olha Ivanenko"], "she"),
    ('Governor Ivan Petrenko met the freed soldiers. "They are home," he said.', ["Ivan Petrenko"],
     "he: the person of the sentence before"),
    ("Ninety soldiers were freed, the Ruritanian Defence Ministry said. The ministry said that all are free.",
     ["Ruritanian Defence Ministry"], "a short name takes the full one"),
    ("The Rapid Support Forces (RSF) freed ninety soldiers. The RSF said that all were well.", ["Rapid Support Forces"],
     "acronym written out"),
    ('Ninety soldiers were freed, the negotiator said. "All are free," the negotiator, Ivan Petrenko, wrote.',
     ["Ivan Petrenko"], "an office named later"),
    ("Hamas freed two hostages. The group confirmed it in a statement.", ["Hamas"], "the group"),
    ("Prisoners are free, relatives said.", [], "relatives are no source"),
    ("Ninety soldiers are said to have been freed.", [], "passive without a speaker"),
    ("It was reported that ninety soldiers were freed.", [], "nobody reports"),
    ("The minister declined to say how many soldiers were freed.", [], "infinitive"),
    ("The army did not say how many soldiers were freed.", [], "denied"),
    ("Ivan Petrenko urged Ruritania to free ninety soldiers.", [], "who urges is none"),
    ("Ivan Petrenko welcomed the release of ninety soldiers.", [], "who comments is none"),
    ("Ivan Petrenko thanked the guards for the release of ninety soldiers.", [], "who gives thanks is none"),
    ("The two countries announced that ninety soldiers were freed.", [], "both sides at once are what happened"),
    ("Russia freed ninety soldiers and Ukraine added another ten.", [], "to add people is not to say"),
    ("Ninety soldiers were freed as planned.", [], "as plus participle"),
    ('Bodies that, the other side says, are those of soldiers were returned, the centre wrote.', ["centre"],
     "a voice inside another's words"),
])  # fmt: skip
def test_sources_of_sentences(text: str, expected: list[str], why: str) -> None:
    assert sources(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Russia freed 95 Ukrainian soldiers on Friday. Kyiv confirmed the exchange.", ("Kyiv",), "sentence behind"),
    ('Russia freed 95 Ukrainian soldiers, the Kremlin said. "We are glad for the men," said Ivan Petrenko.',
     ("Kremlin",), "a feeling is no news"),
    ("Russia freed 95 Ukrainian soldiers, the Kremlin said. Ivan Petrenko said that it would rain.", ("Kremlin",),
     "a sentence about something else"),
    ("Kyiv: 95 Ukrainian soldiers freed by Russia\n\nRussia freed 95 Ukrainian soldiers, the Red Cross said.",
     ("Red Cross",), "a headline counts only for want of another"),
    ("Petrenko: 95 Ukrainian soldiers freed by Russia\n\nRussia freed 95 Ukrainian soldiers, Ivan Petrenko said.",
     ("Ivan Petrenko",), "surname and full name once"),
    ("Russia freed 95 Ukrainian soldiers, according to the channel Example TV, Reuters reports.",
     ("Example TV", "Reuters"), "a report of a report"),
])  # fmt: skip
def test_sources_of_records(text: str, expected: tuple[str, ...], why: str) -> None:
    records = EXTRACTOR.extract(text, DAY)
    assert [record.sources for record in records] == [expected], why


def test_each_statement_of_a_sentence_goes_to_its_own_record() -> None:
    text = "Russia freed 95 Ukrainian soldiers, Kyiv said, while Iran freed five Swedish teachers, Stockholm said."
    assert [record.sources for record in EXTRACTOR.extract(text, DAY)] == [("Kyiv",), ("Stockholm",)]


def test_evidence_is_the_text_as_given() -> None:
    text = "Russia freed 95 Ukrainian soldiers on Friday, the Ruritanian defence ministry said."
    (record,) = EXTRACTOR.extract(text, DAY)
    (evidence,) = [e for e in record.evidence if e.slot == "sources[0]"]
    assert text[evidence.start : evidence.end] == evidence.text == "Ruritanian defence ministry"


@pytest.mark.parametrize(("headline", "expected", "why"), [
    ("Petrenko: ninety soldiers freed", None, "a bare surname that nobody bears in full"),
    ("Ivan Petrenko: ninety soldiers freed by Russia", "Ivan Petrenko", "person"),
    ("Defence Ministry: ninety soldiers freed by Russia", "Defence Ministry", "body"),
    ("Gaza: ninety hostages freed by Hamas", None, "a place"),
])  # fmt: skip
def test_colon_speaker(headline: str, expected: str | None, why: str) -> None:
    text = f"{headline}\n\nRussia freed ninety soldiers."
    found = colon_speaker(text, EXTRACTOR.scenes(text, DAY)[0])
    assert (found.value if found else None) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("The Rapid Support Forces (RSF) freed ten.", {"RSF": "Rapid Support Forces"}, "initials"),
    ("The International Committee of the Red Cross (ICRC) freed ten.",
     {"ICRC": "International Committee of the Red Cross"}, "small words have no initial"),
    ("The Federal Security Service (FSB) freed ten.", {"FSB": "Federal Security Service"}, "foreign letters"),
    ("It freed ten (see below).", {}, "no acronym"),
])  # fmt: skip
def test_acronyms(text: str, expected: dict[str, str], why: str) -> None:
    assert build_book(text, []).acronyms == expected, why


def _cases(*, counter: bool) -> list[tuple[str, str]]:
    return [(r.id, e) for r in load_credit_rules() for e in (r.counter_examples if counter else r.examples)]


@pytest.mark.parametrize(("rule", "example"), [*_cases(counter=False), *_cases(counter=True)])
def test_every_word_list_proves_itself(rule: str, example: str) -> None:
    sentence, _, expected = example.rpartition(" => ")
    wanted = [] if expected == "none" else expected.split("; ")
    assert sources(sentence) == wanted, rule


def test_pronouns_without_anybody_before_stay_unknown() -> None:
    scene = EXTRACTOR.scenes("Ninety soldiers were freed, it said.", DAY)[0]
    assert find_sources(scene, []) == []


def test_time_is_linear_for_long_runs_of_capitals() -> None:
    text = "Russia freed ten soldiers, " + "Ministry of " * 3000 + "said. " + "A." * 20000
    assert isinstance(build_book(text, EXTRACTOR.scenes(text[:200], DAY)).bodies, tuple)


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Ninety soldiers were freed, per the Interior Ministry.", ["Interior Ministry"], "per"),
    ("The army was the first to report that ninety soldiers were freed.", ["army"], "the first to report"),
    ("The army refused to confirm that ninety soldiers were freed.", [], "what was refused was not told"),
    ("Ninety soldiers were freed, Example Wire reports.", ["Example Wire"], "a last verb that looks like a plural"),
    ("Ivan Petrenko met the press, saying that ninety soldiers were freed.", ["Ivan Petrenko"], "a participle"),
    ("The army is reporting that ninety soldiers were freed.", ["army"], "progressive"),
    ("Ninety soldiers were freed. The news was broken by Example Wire.", ["Example Wire"], "a telling in the passive"),
    ("By the army's count, ninety soldiers were freed.", ["army"], "whose count"),
    ("Ninety soldiers were freed; the army spoke of 91.", ["army"], "speaking of a number"),
    ("The father of Ivan Petrenko, a freed soldier, said he was well.", [], "the father is not Petrenko"),
    ("The army's chaplain identified him the same night.", [], "identifying somebody is no report"),
    ("Ninety soldiers were freed, according to the mayor of Lvov, Ivan Petrenko.", ["Ivan Petrenko"],
     "the name behind an office with a place"),
])  # fmt: skip
def test_further_ways_of_crediting(text: str, expected: list[str], why: str) -> None:
    assert sources(text) == expected, why


@pytest.mark.parametrize(("headline", "expected", "why"), [
    ("Rebels free ninety soldiers: Red Cross", ["Red Cross"], "behind the colon"),
    ("Rebels free ninety soldiers - army official", ["army official"], "behind a dash"),
    ("Rebels free ninety soldiers: what next?", [], "a question"),
    ("Rebels free ninety soldiers: a day of joy", [], "a comment"),
])  # fmt: skip
def test_last_words_of_a_headline(headline: str, expected: list[str], why: str) -> None:
    assert sources(headline + "\n\nNinety soldiers came home on Monday.") == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Ninety soldiers were freed, the army revealed in a written statement.", ["army"], "written is no verb here"),
    ("Ninety soldiers were freed, residents and local officials said.", ["local officials"], "residents are none"),
    ("Ninety soldiers were freed, one of the officers said.", ["one of the officers"], "one of them"),
    ("News of the freeing of ninety soldiers came in a message from the army.", ["army"], "came in a message from"),
    ("The army and the Interior Ministry said that ninety soldiers were freed.", ["army", "Interior Ministry"],
     "two bodies"),
    ("An official was quoted by Example Wire as saying that ninety soldiers were freed.", ["official", "Example Wire"],
     "the quoted and the quoting"),
])  # fmt: skip
def test_whose_words_they_are(text: str, expected: list[str], why: str) -> None:
    assert sources(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Iran freed ten Swedes on Monday. The UN welcomed the release, its spokesman Ivan Petrenko said.", (),
     "who comments tells nothing new"),
    ("Iran freed ten Swedes on Monday. Stockholm confirmed the release.", ("Stockholm",), "a fact"),
    ("Ivan Petrenko told the envoy on Monday that Iran had freed ten Swedes, the Ruritanian news agency said.",
     ("Ivan Petrenko", "Ruritanian news agency"), "the last words of a sentence report it all"),
    ("A daily, citing Ivan Petrenko, wrote that Iran had freed ten Swedes.", ("Ivan Petrenko", "daily"), "both"),
])  # fmt: skip
def test_comments_and_reports_of_reports(text: str, expected: tuple[str, ...], why: str) -> None:
    assert [set(record.sources) for record in EXTRACTOR.extract(text, DAY)] == [set(expected)], why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Statement by the Diocese of Exampla\n\nIran freed ten Swedes on Monday. We thank all who prayed.",
     "Diocese of Exampla", "a title that names the issuer"),
    ("STATEMENT OF THE DIOCESE OF EXAMPLA ON THE CAPTIVES\n\nIran freed ten Swedes. The Diocese of Exampla is glad.",
     "Diocese of Exampla", "a title in capitals is spelt as the text spells the name"),
    ("Border Rangers press release\n\nIran freed ten Swedes on Monday.", "Border Rangers", "whose press release"),
    ("Stockholm (ICRC) – Iran freed ten Swedes on Monday. The ICRC flew them home.", "ICRC",
     "a helper in the bracket of a dateline"),
    ("The Border Forum welcomes the release by Iran of ten Swedes on Monday.", "Border Forum",
     "an opening in its own voice"),
    ("Statement by the Border Rangers\n\nIran freed ten Swedes on Monday, Example Wire reported.", "Example Wire",
     "somebody else is credited"),
    ("Hamas rejects Israeli press release\n\nIran freed ten Swedes on Monday.", None, "a headline about a statement"),
    ("In a joint declaration the sides named no figure.\n\nIran freed ten Swedes on Monday.", None, "a sentence"),
    ("The two sides issued no final statement.\n\nIran freed ten Swedes on Monday.", None, "a sentence that ends so"),
    ("Statements on trade fill the papers\n\nIran freed ten Swedes on Monday.", None, "no statement"),
    ("The Border Forum welcomed the release by Iran of ten Swedes on Monday.", None, "a report of a comment"),
    ("Statement by the Border Rangers\n\nIran must free the ten Swedes it holds.", None, "a demand is no news"),
])  # fmt: skip
def test_the_issuer_of_a_statement(text: str, expected: str | None, why: str) -> None:
    found = {source for record in EXTRACTOR.extract(text, DAY) for source in record.sources}
    assert found == ({expected} if expected else set()), why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Ninety soldiers were freed, Ivan Petrenko, the head of the rebels' prisoner committee, told reporters.",
     ["Ivan Petrenko"], "the apostrophe of a possessive opens no quotation"),
    ("The Border Rangers (BR) confirms that ninety soldiers were freed.", ["Border Rangers"],
     "a verb behind a bracket"),
    ("Ninety soldiers were freed, the company, Exampla, told reporters.", ["Exampla"], "the name of a company"),
    ("The intelligence service in Stockholm, the EIS, confirmed that ninety soldiers were freed.", ["EIS"],
     "letters as a name"),
    ("Police in the capital, Stockholm, said that ninety soldiers were freed.", ["Police in the capital"],
     "the name of a place is no body"),
    ("An official who did not want to be named said that ninety soldiers were freed.", ["official"],
     "a clause without commas between speaker and verb"),
    ("Home ministry figures show that ninety soldiers were freed.", ["Home ministry"], "whose figures show it"),
    ("Both the army and the rebels said that ninety soldiers were freed.", ["army", "rebels"], "both of two bodies"),
    ("Ivan Petrenko wrote to the president after ninety soldiers were freed.", [],
     "to write to somebody tells nothing"),
])  # fmt: skip
def test_marks_between_speaker_and_verb(text: str, expected: list[str], why: str) -> None:
    assert sources(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), [
    ("Iran freed ten Swedes on Monday. Oman had mediated, according to the Swedish embassy.", ("Swedish embassy",),
     "who tells of the mediators"),
    ("Iran freed ten Swedes on Monday. \"They are in good health,\" Ivan Petrenko said.", ("Ivan Petrenko",),
     "they are the people freed"),
    ("Iran freed ten Swedes on Monday. An official who did not want to be named said that they had arrived.",
     ("official",), "not to be named denies nothing"),
    ("Iran freed ten Swedes on Monday. Ivan Petrenko said that he was thankful to Oman for its mediation.", (),
     "thanks tell nothing new"),
])  # fmt: skip
def test_sentences_beside_the_event(text: str, expected: tuple[str, ...], why: str) -> None:
    assert [set(record.sources) for record in EXTRACTOR.extract(text, DAY)] == [set(expected)], why
