"""Named persons: which capitalised words are people, and what is left alone. All sentences are composed for tests."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_extract.phrases.person_lexicon import (
    PersonWordRule,
    build_lexicon,
    default_lexicon,
    fold,
    load_given_names,
    load_person_rules,
)
from exchange_extract.phrases.person_tokens import tokenize
from exchange_extract.phrases.persons import Person, find_persons, link_surnames
from exchange_extract.spans import Mention
from timing import seconds

LEXICON = default_lexicon()
_WORDS = """
    Ukraine Ukrainian Russia Russian Israel Israeli Hamas US U.S. UN Kremlin Belarusian American Qatar Palestinian
    Georgia Jordan Chad Iran Taliban Azov Thai Kyiv Kharkiv Moscow Cairo Doha Istanbul Pretoria Kabul Tigray Ethiopia
    Turkish Sudanese Turkey Vatican Gaza Geneva
"""
_PHRASES = ("Khan Younis", "Islamic Jihad", "Red Cross", "Kuala Lumpur", "New York", "San Antonio", "St. Petersburg")
KNOWN = frozenset((*_WORDS.split(), *_PHRASES))


def names(text: str) -> list[str]:
    return [mention.value.full for mention in find_persons(text, KNOWN.__contains__, LEXICON)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Viktor Medvedchuk was freed.", ["Viktor Medvedchuk"], "given name of the list"),
        ("The list named Abdel-Fattah al-Sisi.", ["Abdel-Fattah al-Sisi"], "hyphened given name, attached particle"),
        ("It was written by A.E. Khinshtein.", ["A.E. Khinshtein"], "initials"),
        ("Minister S. Jaishankar left early.", ["S. Jaishankar"], "one initial"),
        ("They freed Kim Dong-chul last week.", ["Kim Dong-chul"], "family name first"),
        ("Pyongyang's leader Kim Jong Un agreed.", ["Kim Jong Un"], "three short syllables"),
        ("Sgt Maj 1st Class Therdsak Samakhom went home.", ["Therdsak Samakhom"], "rank with a number in it"),
        ("He played Ludwig van Beethoven for them.", ["Ludwig van Beethoven"], "particle"),
        ("Ursula von der Leyen thanked them.", ["Ursula von der Leyen"], "two particles"),
        ("On Friday Mahmood Habibi was still held.", ["Mahmood Habibi"], "weekday before is cut"),
        ("Police found William Wallace McKenty there.", ["William Wallace McKenty"], "three words"),
        ("The ombudsman, Şeref Malkoç, came.", ["Şeref Malkoç"], "diacritics"),
        ("Bichan Kumar alias Vipan Kumar was sent back.", ["Bichan Kumar alias Vipan Kumar"], "alias joins"),
        (
            "Moscow's Tatyana Moskalkova and Kyiv's Dmytro Lubinets met.",
            ["Tatyana Moskalkova", "Dmytro Lubinets"],
            "possessive parties before names",
        ),
        (
            "US President Donald Trump's envoy Steve Witkoff spoke.",
            ["Donald Trump", "Steve Witkoff"],
            "possessive between",
        ),
        ("Defence Minister Israel Katz refused.", ["Israel Katz"], "a state's name as given name, with a title"),
        ('Denys "Redis" Prokopenko came home.', ['Denys "Redis" Prokopenko'], "call sign inside"),
        ("Jean DUPONT and Cécile Kohler left.", ["Jean DUPONT", "Cécile Kohler"], "surname in capitals"),
        ("Gen. Orvanko signed for them.", ["Orvanko"], "bare surname after an abbreviated rank"),
        ("Mr Zelensky thanked Qatar.", ["Zelensky"], "bare surname after Mr"),
        ("spokesman Peskov declined.", ["Peskov"], "lower-case role"),
        ("Sheikh Tamim bin Hamad received them.", ["Tamim bin Hamad"], "particle between given names"),
        ("Crown Prince Mohammed bin Salman helped.", ["Mohammed bin Salman"], "title of two words"),
        ("Hassan Sheikh Mohamud welcomed it.", ["Hassan Sheikh Mohamud"], "title word inside a name"),
        ("Martin Luther King was quoted.", ["Martin Luther King"], "title word at the end of a name"),
        ("Cardinal Matteo Zuppi travelled to Moscow.", ["Matteo Zuppi"], "church title"),
        ("The reporter asked about Gorvik Trelm, 44, a miner.", ["Gorvik Trelm"], "age after an unknown name"),
        ("A guard recognised Gershkovich, 32, at once.", ["Gershkovich"], "age after a bare surname"),
        ("According to Gorvik Trelm the list is ready.", ["Gorvik Trelm"], "according to"),
        ("Later Gorvik Trelm said so.", ["Gorvik Trelm"], "verb of saying after"),
        ("They praised Gorvik Trelm, a Belarusian dissident.", ["Gorvik Trelm"], "job in apposition"),
        ("They praised Gorvik Trelm, who was held for a year.", ["Gorvik Trelm"], "relative clause"),
        ("The talks were led by Zhdan Trykovenko.", ["Zhdan Trykovenko"], "surname ending"),
        ("Omer Vash, Lurk Dremin and Tal Orvan are home.", ["Omer Vash", "Lurk Dremin", "Tal Orvan"], "one list"),
        ("Hamas Frees Edan Alexander After Long Talks", ["Edan Alexander"], "headline: two words at a given name"),
        (
            "Group Sends Edan Alexander Home Sooner\n\nGorvik Trelm said so.",
            ["Edan Alexander", "Gorvik Trelm"],
            "a headline above prose",
        ),
        ("Robert F. Kennedy Jr. wrote.", ["Robert F. Kennedy Jr"], "suffix"),
        ("KYIV — Volodymyr Zelenskyy said so.", ["Volodymyr Zelenskyy"], "dateline"),
        ("The talks with Jean-Pierre\nLacroix ended.", ["Jean-Pierre Lacroix".replace(" ", "\n")], "wrapped line"),
        ("Freed:\nIvan Petrov\nAnna Sydorenko", ["Ivan Petrov", "Anna Sydorenko"], "one name a line"),
        ("the late Xi Zhongxun's son, Xi Jinping,", ["Xi Zhongxun", "Xi Jinping"], "family name first, possessive"),
        ("O'Neill met Ma'moun Abu Amer.", ["Ma'moun Abu Amer"], "apostrophes"),
    ],
)
def test_named_persons(text: str, expected: list[str], why: str) -> None:
    assert names(text) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Russia Returns Six Children", "headline words"),
        ("Prisoner Swap Talks Resume After Long Pause In Geneva", "headline words only"),
        ("Reuters and Sky News reported it.", "outlets"),
        ("AFP, CNN, Al Jazeera and Anadolu said so.", "outlets"),
        ("Novaya Gazeta said it was true.", "outlet with a verb of saying"),
        ("On Monday in March they left.", "weekday and month"),
        ("The Defence Ministry and the General Staff agreed.", "bodies"),
        ("Human Rights Watch said they were ill.", "organisation with a verb of saying"),
        ("Islamic Relief said it would help.", "organisation of ordinary words"),
        ("The 3rd Separate Assault Brigade lost many.", "unit"),
        ("The Abraham Lincoln carrier sailed.", "ship"),
        ("Taras Shevchenko University opened.", "building that bears a name"),
        ("They landed at John F. Kennedy Airport.", "airport that bears a name"),
        ("They met in Camp David.", "head noun of a place"),
        ("It hit Fort Alexander.", "head noun of a place"),
        ("Hurricane Maria delayed it.", "storm"),
        ("Will Zelensky agree?", "auxiliary at the start of a sentence"),
        ("May Trump come?", "auxiliary at the start of a sentence"),
        ("Freed Medvedchuk arrived.", "participle at the start, bare surname"),
        ("Meanwhile the Kremlin waited.", "ordinary opener"),
        ("Khan Younis was hit.", "known place of two words"),
        ("In Vovchansk, 12, and in Lyman, 5, were wounded.", "a place before a number is no age"),
        ("Christmas Eve and Easter Sunday passed.", "holidays"),
        ("Egypt-brokered talks and Hamas-run prisons", "hyphened adjectives"),
        ("NATO and OSCE observers came.", "capitals"),
        ("The president said on Monday.", "title without a name"),
        ("The Biden administration agreed.", "bare surname before a noun"),
        ("Coordination Headquarters for the Treatment of Prisoners of War", "long name of a body"),
        ("World War II ended.", "roman number"),
        ("", "nothing"),
        ("!!! 12 … 🙂 \u200f", "no words"),
        ("Слава Україні", "other script without signs"),
    ],
)
def test_no_persons(text: str, why: str) -> None:
    assert names(text) == [], why


@pytest.mark.parametrize(
    ("text", "person", "why"),
    [
        (
            "Viktor Medvedchuk, 68, came.",
            Person("Viktor Medvedchuk", "Viktor", "Medvedchuk", None, 68),
            "age in commas",
        ),
        ("Evan Gershkovich (32) came.", Person("Evan Gershkovich", "Evan", "Gershkovich", None, 32), "age in brackets"),
        ("Keith Siegel, aged 65, came.", Person("Keith Siegel", "Keith", "Siegel", None, 65), "aged"),
        ("the 63-year-old American Paul Overby", Person("Paul Overby", "Paul", "Overby", None, 63), "age before"),
        (
            "Lt. Gen. Kyrylo Budanov",
            Person("Kyrylo Budanov", "Kyrylo", "Budanov", "Lt. Gen.", None),
            "title with stops",
        ),
        (
            "Emir Tamim bin Hamad",
            Person("Tamim bin Hamad", "Tamim", "bin Hamad", "Emir", None),
            "surname keeps particles",
        ),
        ("Kim Dong-chul", Person("Kim Dong-chul", "Dong-chul", "Kim", None, None), "family name first"),
        ("Hamad Al Thani", Person("Hamad Al Thani", "Hamad", "Al Thani", None, None), "capital particle"),
        (
            "A. P. J. Abdul Kalam",
            Person("A. P. J. Abdul Kalam", "A. P. J. Abdul", "Kalam", None, None),
            "spaced initials",
        ),
        ("Minister Wang Yi", Person("Wang Yi", "Yi", "Wang", "Minister", None), "family name that is no given name"),
        ("Mr Zelensky", Person("Zelensky", None, "Zelensky", "Mr", None), "one word is the surname"),
        ("Robert Kennedy Jr", Person("Robert Kennedy Jr", "Robert", "Kennedy", None, None), "suffix is no surname"),
        (
            "Viktor Medvedchuk, 680, came.",
            Person("Viktor Medvedchuk", "Viktor", "Medvedchuk", None, None),
            "no such age",
        ),
    ],
)
def test_parts_of_a_person(text: str, person: Person, why: str) -> None:
    (mention,) = find_persons(text, KNOWN.__contains__, LEXICON)
    assert mention.value == person, why


def test_spans_are_the_name_itself_and_move_with_the_offset() -> None:
    text = "🙂 Envoy Steve Witkoff's plan"
    (mention,) = find_persons(text, KNOWN.__contains__, LEXICON, offset=100)
    assert text[mention.start - 100 : mention.end - 100] == "Steve Witkoff"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Viktor Medvedchuk left. Medvedchuk was tired.", ["Viktor Medvedchuk"], "bare surname"),
        ("Volodymyr Zelenskyy spoke. Mr Zelensky smiled.", ["Volodymyr Zelenskyy"], "title and another spelling"),
        ("Joe Biden spoke. Biden's aides left.", ["Joe Biden"], "possessive"),
        ("Abdel-Fattah al-Sisi spoke. Sisi left.", ["Abdel-Fattah al-Sisi"], "particle dropped"),
        ("Viktor Medvedchuk met V. Medvedchuk; Medvedchuk left.", ["Viktor Medvedchuk"], "the fullest form"),
        ("Medvedchuk is free. Viktor Medvedchuk left.", ["Viktor Medvedchuk"], "a headline before the full name"),
        ("Donald Trump and Melania Trump came. Trump left.", [], "two persons share the surname"),
        ("Donald Trump came to Trump Tower.", [], "a thing that bears the surname"),
        ("Viktor Medvedchuk left.", [], "the full name is no bare one"),
        ("Ivan Petrov left. Petrova stayed.", [], "another surname"),
    ],
)
def test_surnames_are_linked(text: str, expected: list[str], why: str) -> None:
    persons = find_persons(text, KNOWN.__contains__, LEXICON)
    links = link_surnames(text, persons, LEXICON)
    assert [link.value.full for link in links] == expected, why
    assert all(" " not in text[link.start : link.end] for link in links)


def test_links_work_across_offsets() -> None:
    persons = [Mention(0, 17, Person("Viktor Medvedchuk", "Viktor", "Medvedchuk"), "person.given_name")]
    text = "Medvedchuk left."
    assert [(link.start, link.end) for link in link_surnames(text, persons, offset=500)] == [(500, 510)]


@pytest.mark.parametrize("rule", load_person_rules(), ids=lambda rule: rule.id)
def test_rules_prove_themselves(rule: PersonWordRule) -> None:
    for example in rule.examples:
        sentence, expected = example.split(" => ")
        assert names(sentence) == ([] if expected == "none" else [expected]), example
    for sentence in rule.counter_examples:
        assert names(sentence) == [], sentence


def test_data_is_in_order() -> None:
    rules, given = load_person_rules(), load_given_names()
    assert len({rule.id for rule in rules}) == len(rules)
    assert list(given) == sorted(set(given))
    assert len(given) >= 3000
    assert not [name for name in given if not name[0].isupper() or " " in name]


def test_folding_and_outlets() -> None:
    assert fold("Şeref") == fold("Seref") == "seref"
    assert fold("Łukasz") == "lukasz"
    assert LEXICON.is_outlet("Sky News")
    assert not LEXICON.is_outlet("sky news")


def test_an_empty_lexicon_finds_nothing() -> None:
    assert find_persons("Viktor Medvedchuk left.", KNOWN.__contains__, build_lexicon([], [])) == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "A" * 1_000_000,
        "A." * 300_000,
        "Ivan " * 100_000,
        "al-" * 300_000,
        "Ivan de la " * 50_000,
        "Gen. " * 100_000,
        '"Ivan" ' * 50_000,
    ],
)
def test_time_stays_linear(text: str) -> None:
    def read() -> None:
        tokenize.cache_clear()
        find_persons(text, KNOWN.__contains__, LEXICON)

    took = seconds(read, enough=20)
    assert took <= 20, "a blow-up takes minutes; the bound leaves room for a slow machine"


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from("AbIvan .,'’-\n\"")), max_size=200), st.integers(0, 9)
)
def test_spans_hold_for_any_text(text: str, offset: int) -> None:
    mentions = find_persons(text, lambda _: False, LEXICON, offset)
    assert mentions == find_persons(text, lambda _: False, LEXICON, offset)
    end = offset
    for mention in mentions:
        assert end <= mention.start < mention.end
        assert text[mention.start - offset : mention.end - offset] == mention.value.full
        end = mention.end
    link_surnames(text, mentions, LEXICON, offset)
