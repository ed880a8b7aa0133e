"""Head-counts and measures: a table with reasons, and the rules' own examples."""

import subprocess
import sys

import pytest

from exchange_extract.phrases import number_words
from exchange_extract.phrases.number_words import MeasureRule, QuantityRule, quantity_rules
from exchange_extract.phrases.quantities import find_measures, find_quantities, value_of
from exchange_extract.spans import Quantity


def shown(quantity: Quantity) -> str:
    """The codebook's bounds in short: 300, 6000.., ..50, 50..60, ~300 when hedged, all, all 20."""
    hedge = "~" if quantity.approximate else ""
    if quantity.everyone:
        return f"{hedge}all" if quantity.low is None else f"{hedge}all {quantity.low}"
    if quantity.low is not None and quantity.low == quantity.high:
        return f"{hedge}{quantity.low}"
    low, high = ("" if bound is None else str(bound) for bound in (quantity.low, quantity.high))
    return f"{hedge}{low}..{high}"


def counts(text: str) -> str:
    return " | ".join(f"{text[m.start : m.end]} = {shown(m.value)}" for m in find_quantities(text))


def measures(text: str) -> str:
    return " | ".join(f"{text[m.start : m.end]} = {m.value}" for m in find_measures(text))


COUNTS = [
    # exact figures
    ("They freed 64 soldiers.", "64 = 64", "plain figure"),
    ("1,000 bodies were returned.", "1,000 = 1000", "comma groups"),
    ("1 000 bodies were returned.", "1 000 = 1000", "space groups"),
    ("1\u202f212 bodies were returned.", "1\u202f212 = 1212", "narrow space groups"),
    ("1.000 bodies were returned.", "1.000 = 1000", "a head-count has no fraction: dot groups"),
    ("6,057,000 people left.", "6,057,000 = 6057000", "two comma groups"),
    ("1,00,000 people left.", "1,00,000 = 100000", "Indian groups"),
    ("1.2 million people left.", "1.2 million = 1200000", "decimal with magnitude"),
    ("Some 3k prisoners remain.", "Some 3k = ~3000", "glued k"),
    ("Seven prisoners came home.", "Seven = 7", "number word, capital"),
    ("Ninety-five soldiers came back.", "Ninety-five = 95", "hyphened tens"),
    ("Ninety‑five soldiers came back.", "Ninety‑five = 95", "non-breaking hyphen"),
    ("twenty five soldiers came back.", "twenty five = 25", "tens without hyphen"),
    ("one hundred and fifteen men", "one hundred and fifteen = 115", "and inside a number"),
    ("Two hundred and seventy-seven captives", "Two hundred and seventy-seven = 277", "long number"),
    ("Two hundred\nseventy captives", "Two hundred\nseventy = 270", "wrapped line"),
    ("a hundred prisoners", "a hundred = 100", "article as one"),
    ("a hundred thousand prisoners", "a hundred thousand = 100000", "stacked magnitudes"),
    ("two thousand, three hundred men", "two thousand, three hundred = 2300", "comma before hundreds"),
    ("one million two hundred thousand and six", "one million two hundred thousand and six = 1200006", "full grammar"),
    ("twelve hundred men", "twelve hundred = 1200", "teens of hundreds"),
    ("six and seven men", "six = 6 | seven = 7", "and joins two numbers"),
    ("two hundred and six hundred men", "two hundred = 200 | six hundred = 600", "second hundred owns its unit"),
    ("Two thousand, six of them sick", "Two thousand = 2000 | six = 6", "a comma may end the number"),
    ("a dozen captives", "a dozen = 12", "dozen"),
    ("two dozen captives", "two dozen = 24", "multiplied dozen"),
    ("10 dozen captives", "10 dozen = 120", "figure and dozen"),
    ("half a dozen captives", "half a dozen = 6", "half dozen"),
    ("a half-dozen captives", "a half-dozen = 6", "half dozen, other order"),
    ("A pair of hostages", "A pair of = 2", "pair"),
    ("a couple of hostages", "a couple of = 2", "couple"),
    ("The trio were freed.", "The trio = 3", "collective instead of a noun"),
    ("a score of fighters", "a score of = 20", "score"),
    ("two and a half thousand captives", "two and a half thousand = 2500", "valued by quantulum3"),
    ("A further 106 came home.", "106 = 106", "repetition is no bound"),
    ("a total of 45 men", "45 = 45", "a sum is no bound"),
    # vague
    ("several captives", "several = ~3..", "codebook: several"),
    ("a few captives", "a few = ~3..", "codebook: a few"),
    ("a handful of captives", "a handful of = ~3..", "codebook: handful"),
    ("dozens of captives", "dozens = ~24..", "codebook: dozens"),
    ("several dozen captives", "several dozen = ~24..", "several changes nothing"),
    ("scores of captives", "scores = ~40..", "codebook: scores"),
    ("hundreds of captives", "hundreds = ~200..", "codebook: hundreds"),
    ("several hundred captives", "several hundred = ~200..", "codebook: several hundred"),
    ("a few thousand captives", "a few thousand = ~2000..", "codebook: thousands"),
    ("thousands of captives", "thousands = ~2000..", "codebook: thousands"),
    ("tens of thousands of captives", "tens of thousands = ~20000..", "tens of a magnitude"),
    ("hundreds of thousands of people", "hundreds of thousands = ~200000..", "hundreds of a magnitude"),
    # bounds
    ("More than two dozen captives", "More than two dozen = 24..", "bound and dozen"),
    ("at least 1,200 captives", "at least 1,200 = 1200..", "at least"),
    ("over 6,000 bodies", "over 6,000 = 6000..", "over"),
    ("well over a hundred men", "well over a hundred = 100..", "bound before an article"),
    ("upwards of 300 men", "upwards of 300 = 300..", "upwards of"),
    ("no fewer than 30 men", "no fewer than 30 = 30..", "negated fewer is a lower bound"),
    ("no more than 30 men", "no more than 30 = ..30", "negated more is an upper bound"),
    ("fewer than 50 men", "fewer than 50 = ..50", "fewer than"),
    ("less than a dozen men", "less than a dozen = ..12", "less than"),
    ("under 50 men", "under 50 = ..50", "under"),
    ("up to 50 men", "up to 50 = ..50", "up to"),
    ("as many as 198 fishermen", "as many as 198 = 198", "names a figure: exact"),
    ("at least another 20 men", "at least another 20 = 20..", "filler inside a bound"),
    ("freed 8 on January 24 and 20 more on June 20", "8 = 8 | 20 = 20", "further people behind a day are no day"),
    ("20 or more men", "20 or more = 20..", "bound behind"),
    ("200-plus prisoners", "200-plus = 200..", "plus"),
    ("20+ prisoners", "20+ = 20..", "sign"),
    ("Ten or fewer are alive.", "Ten or fewer = ..10", "upper bound behind"),
    ("200 plus eight civilians", "200 = 200 | eight = 8", "plus that adds"),
    # hedges
    ("about 300 men", "about 300 = ~300", "about"),
    ("some 250 men", "some 250 = ~250", "some"),
    ("nearly two hundred men", "nearly two hundred = ~200", "nearly"),
    ("an estimated 16,000 civilians", "an estimated 16,000 = ~16000", "estimated"),
    ("just under 300 men", "just under 300 = ~300", "as nearly"),
    ("a dozen or so men", "a dozen or so = ~12", "hedge behind"),
    ("fifty-odd men", "fifty-odd = ~50", "odd"),
    ("~50 men", "~50 = ~50", "sign"),
    ("more than about 50 men", "more than about 50 = ~50..", "bound and hedge"),
    ("some of the 250 men", "250 = 250", "some as a pronoun"),
    # ranges
    ("between 50 and 60 men", "between 50 and 60 = 50..60", "between"),
    ("50-60 men", "50-60 = 50..60", "hyphen"),
    ("50–60 men", "50–60 = 50..60", "en dash"),
    ("50 to 60 men", "50 to 60 = 50..60", "to"),
    ("from 50 to 60 men", "from 50 to 60 = 50..60", "from to"),
    ("two or three men", "two or three = 2..3", "or"),
    ("two to three hundred men", "two to three hundred = 200..300", "shared magnitude"),
    ("about 50 to 60 men", "about 50 to 60 = ~50..60", "hedged range"),
    ("20 and 30 men", "20 = 20 | 30 = 30", "and without between"),
    # X for X, attributes
    ("a 1,200-for-1,200 swap", "1,200 = 1200 | 1,200 = 1200", "X-for-X is two counts"),
    ("192-for-192", "192 = 192 | 192 = 192", "X-for-X bare"),
    ("500 for 500", "500 = 500 | 500 = 500", "X for X"),
    ("a one-for-one swap", "one = 1 | one = 1", "one as a number"),
    ("one for two", "one = 1 | two = 2", "uneven swap"),
    ("all-for-all", "all = all | all = all", "codebook: all-for-all"),
    ("an all for all exchange", "all = all | all = all", "spaced"),
    ("a 64-strong group", "64 = 64", "strong"),
    ("a 12-member crew", "12 = 12", "member"),
    # all, both, one
    ("All prisoners are home.", "All = all", "all"),
    ("Everyone came home.", "Everyone = all", "everyone"),
    ("all 20 sailors", "all 20 = all 20", "codebook: all 20"),
    ("all of the remaining 20 hostages", "all of the remaining 20 = all 20", "all of the N"),
    ("the release of all prisoners", "all = all", "of all"),
    ("all its citizens", "all = all", "possessive"),
    ("They must release all; 24 in all.", "all = all | 24 = 24", "in all is a sum"),
    ("one of whom was freed", "one = 1", "one of a group"),
    ("One was freed on Sunday; the other one later.", "One = 1", "one instead of a noun, and the pronoun"),
    ("18 of them serving life sentences", "18 = 18", "of them ends the phrase"),
    ("nearly all prisoners", "nearly all = ~all", "hedged all"),
    ("both men", "both = 2", "both"),
    ("Both were freed.", "Both = 2", "both as a pronoun"),
    ("one of them", "one = 1", "one before of"),
    ("one Filipino and one soldier", "one = 1 | one = 1", "one before a noun"),
    ("a single captive", "a single = 1", "single"),
    ("a lone soldier", "a lone = 1", "lone"),
    # what a measure must not swallow
    ("Russia handed over 20 bodies.", "20 = 20", "over is a particle"),
    ("talks over 12 hostages", "12 = 12", "over is a preposition"),
    ("asked about 20 prisoners", "20 = 20", "about is a preposition"),
    ("In June 12 prisoners came home.", "12 = 12", "month, then a count"),
    ("On August 24, 115 soldiers came home.", "115 = 115", "day of a month, then a count"),
    ("In 2024, 95 soldiers came home.", "95 = 95", "year, then a count"),
    ("In the first phase 33 hostages come home.", "33 = 33", "phase of its own number"),
    ("They gave up 2014 prisoners.", "2014 = 2014", "bare figure with its noun"),
    ("More than 2000 have been freed.", "More than 2000 = 2000..", "round figure with a bound"),
    ("1000 bodies were returned in 2024.", "1000 = 1000", "bare thousand"),
    ("20 soldiers in trucks", "20 = 20", "the object stands behind a preposition"),
    ("Twelve bus drivers were freed.", "Twelve = 12", "the thing is an attribute"),
    ("31 wounded Ukrainian prisoners", "31 = 31", "wounded people"),
    ("5 US citizens and 3 UN staff", "5 = 5 | 3 = 3", "abbreviations are no units"),
    ("20 foot soldiers", "20 = 20", "a unit would be plural"),
    ("swap 20 for 15 captives", "20 = 20 | 15 = 15", "verb before a figure"),
    ("Those freed: 20.", "20 = 20", "figure at the end"),
]


@pytest.mark.parametrize(("text", "expected", "why"), COUNTS)
def test_counts(text: str, expected: str, why: str) -> None:
    assert counts(text) == expected, why


NOT_COUNTED = [
    ("It was agreed in 1994.", "1994 = year", "year"),
    ("In May 2019 prisoners of both sides were freed.", "2019 = year", "a month before it, people behind it"),
    ("the 2014-15 winter", "2014-15 = year", "years with a short end"),
    ("the 1990s", "1990s = year", "decade"),
    ("in mid-2023", "2023 = year", "year glued to a prefix"),
    ("on June 2", "June 2 = time", "day after month"),
    ("on 2 June 2025", "2 June = time | 2025 = year", "day before month"),
    ("from 23 to 25 May", "from 23 to 25 May = time", "range of days"),
    ("on 2, 3 and 5 May", "2 = time | 3 = time | 5 May = time", "days that share a month"),
    ("on June 2 and 3", "June 2 = time | 3 = time", "days behind a month"),
    ("On Aug. 7 they met.", "Aug. 7 = time", "short month"),
    ("at 7 a.m. sharp", "7 a.m. = time", "clock"),
    ("at 17:42", "17:42 = time", "clock with a colon"),
    ("2025-06-02", "2025-06-02 = other_measure", "numeric date"),
    ("three years", "three years = time", "duration"),
    ("1,020 days", "1,020 days = time", "duration"),
    ("a 48-hour truce", "48-hour = time", "hyphened duration"),
    ("two and a half years", "two and a half years = time", "half years"),
    ("several weeks later", "several weeks = time", "vague duration"),
    ("over the past several long months", "several long months = time", "adjective before a unit"),
    ("Mikhail, 25, came home.", "25 = age", "age after a name"),
    ("Ivan Petrov (31) came home.", "31 = age", "age in brackets"),
    ("a teacher, 45, was freed", "45 = age", "age after a noun"),
    ("aged 60", "aged 60 = age", "aged"),
    ("men aged 18 to 60", "aged 18 to 60 = age", "range of ages"),
    ("aged 60 and 25", "aged 60 = age | 25 = age", "ages that share a word"),
    ("a 25-year-old", "25-year-old = age", "year-old"),
    ("the eldest is 89", "89 = age", "eldest"),
    ("under the age of 25", "under the age of 25 = age", "age of"),
    ("under-25s were freed", "25s = age", "age group"),
    ("soldiers under 25", "25 = age", "limit behind people"),
    ("in his 60s", "60s = age", "decade of life"),
    ("$3 million", "$3 million = money", "sign"),
    ("US$500", "US$500 = money", "sign with a country"),
    ("500 euros", "500 euros = money", "currency"),
    ("40% of them", "40% = percentage", "sign"),
    ("ninety per cent", "ninety per cent = percentage", "words"),
    ("30 km away", "30 km = distance", "unit"),
    ("12km", "12km = distance", "glued unit"),
    ("3 and 5 kilometres", "3 = distance | 5 kilometres = distance", "shared unit"),
    ("12 square kilometres", "12 square kilometres = area", "area"),
    ("20 kilograms", "20 kilograms = weight", "weight"),
    ("30 degrees", "30 degrees = temperature", "temperature"),
    ("the 64th exchange", "64th = ordinal", "ordinals count nothing"),
    ("the third round", "third = ordinal", "ordinal word"),
    ("the twenty-third swap", "twenty-third = ordinal", "compound ordinal"),
    ("soldiers of the 36th Brigade", "36th = ordinal", "unit number"),
    ("an Il-76", "76 = unit_number", "type of aircraft"),
    ("COP29", "29 = unit_number", "glued letters"),
    ("the G7", "7 = unit_number", "glued letters"),
    ("under Article 109", "Article 109 = unit_number", "article"),
    ("Colony No. 2", "No. 2 = unit_number", "number of a colony"),
    ("exchange number 69", "number 69 = unit_number", "number of an exchange"),
    ("phase two", "phase two = unit_number", "number of a phase"),
    ("479 drones", "479 drones = other_measure", "drones"),
    ("20 trucks", "20 trucks = other_measure", "trucks"),
    ("57 of their boats", "57 of their boats = other_measure", "boats"),
    ("ten stages", "ten stages = other_measure", "stages"),
    ("three Russian planes", "three Russian planes = other_measure", "adjective before a thing"),
    ("two rounds", "two rounds = other_measure", "rounds"),
    ("a two-stage plan", "two-stage = other_measure", "attribute"),
    ("one bus", "one bus = other_measure", "one thing"),
    ("all 20 trucks", "20 trucks = other_measure", "all of the things"),
    ("three times", "three times = other_measure", "times"),
    ("two-thirds", "two-thirds = other_measure", "fraction"),
    ("one in four", "one in four = other_measure", "a share"),
    ("call 555-1234", "555-1234 = other_measure", "no range"),
    ("who is 19", "19 = age", "age of whom"),
    ("Or Levy, 34 – in good health", "34 = age", "age before a dash"),
    ("57 of their fishing boats", "57 of their fishing boats = other_measure", "attribute in -ing"),
    ("a 3-2 win", "3-2 = other_measure", "score"),
    ("lost 2-3", "2-3 = other_measure", "score in order"),
    ("2.5 children", "2.5 = other_measure", "no whole number"),
    ("+380 44 123 45 67", "+380 44 123 45 67 = other_measure", "phone"),
    ("800 megawatts", "800 megawatts = other_measure", "unit that quantulum3 knows"),
    ("1. Prisoners", "1 = other_measure", "number of a list item"),
    ("https://example.org/2024/12/33-freed", "https://example.org/2024/12/33-freed = other_measure", "address"),
    ("No one knew; one day it ended.", "one day = time", "pronoun and idiom"),
    ("one of the largest swaps", "one of the largest swaps = other_measure", "superlative"),
    ("one another", "", "pronoun"),
    ("the one who knew", "", "pronoun"),
    ("Both sides agreed.", "", "sides are no people"),
    ("Both Russia and Ukraine agreed.", "", "conjunction"),
    ("not at all", "", "idiom"),
    ("Not all came.", "", "negated all"),
    ("all day", "", "duration"),
    ("an all-out war", "", "compound"),
    ("a man, an aim", "", "articles"),
    ("٣ prisoners", "", "only ASCII figures are English text"),
]


@pytest.mark.parametrize(("text", "expected", "why"), NOT_COUNTED)
def test_measures_are_no_counts(text: str, expected: str, why: str) -> None:
    assert measures(text) == expected, why
    assert counts(text) == "", why


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("2022", "2022", "a bare figure is a count here"),
        ("at least two dozen", "24..", "bound"),
        ("one", "1", "one"),
        ("a", "1", "article"),
        ("zero", "0", "zero"),
        ("a few", "~3..", "vague"),
        ("three and a half dozen", "42", "quantulum3 with a dozen"),
        ("twenty soldiers", None, "only the whole phrase counts"),
        ("the 64th", None, "ordinal"),
        ("soldiers", None, "no number"),
        ("", None, "empty"),
    ],
)
def test_value_of(words: str, expected: str | None, why: str) -> None:
    found = value_of(words)
    assert (None if found is None else shown(found)) == expected, why


@pytest.mark.parametrize("rule", quantity_rules().quantity, ids=lambda rule: rule.id)
def test_quantity_rules_prove_themselves(rule: QuantityRule) -> None:
    for example in rule.examples:
        text, _, expected = example.partition(" => ")
        assert [shown(m.value) for m in find_quantities(text)] == expected.split("|"), example
    for text in rule.counter_examples:
        assert rule.id not in {m.rule for m in find_quantities(text)}, text


@pytest.mark.parametrize("rule", quantity_rules().measure, ids=lambda rule: rule.id)
def test_measure_rules_prove_themselves(rule: MeasureRule) -> None:
    for example in rule.examples:
        text, _, expected = example.partition(" => ")
        assert [m.value for m in find_measures(text)] == expected.split("|"), example
    for text in rule.counter_examples:
        assert rule.id not in {m.rule for m in find_measures(text)}, text


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in (*quantity_rules().quantity, *quantity_rules().measure)]
    assert len(ids) == len(set(ids))


def test_offset_moves_all_positions() -> None:
    plain, moved = find_quantities("some 250 men"), find_quantities("some 250 men", 7)
    assert [(m.start + 7, m.end + 7) for m in plain] == [(m.start, m.end) for m in moved]
    assert find_measures("30 km", 7)[0].start == 7


def test_ordinary_news_needs_no_library() -> None:
    """quantulum3 costs seconds to import; people and everyday units must not cause it."""
    code = (
        "import sys; from exchange_extract.phrases.quantities import find_quantities as f;"
        "f('About 300 POWs, 5 US citizens, 12 IDF soldiers and 7 M23 fighters went 30 km by 7 p.m. for $3 million.');"
        "sys.exit('quantulum3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("text", ["20 microbuses", "5 megaphones", "3 kWh"])
def test_the_library_takes_no_head_count(text: str) -> None:
    """Words that look like units but are unknown to quantulum3 stay candidates, with the same words and value."""
    known = measures(text) != ""
    assert known is (text == "3 kWh")
    assert (counts(text) == "") is known


def test_a_failing_library_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_words, "library_parse", lambda _: [])
    assert value_of("three and a half score") is None
    assert find_quantities("two and a half million men") == []
