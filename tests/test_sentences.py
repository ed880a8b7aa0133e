"""Sentence boundaries: what begins and ends a sentence, and what is cut off before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_extract.sentences import split_sentences
from timing import seconds


def _words(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Ten were freed. Two remain.", ["Ten were freed.", "Two remain."], "full stop"),
        ("Was it a swap? Yes! It was.", ["Was it a swap?", "Yes!", "It was."], "question and exclamation marks"),
        ("Ten were freed… Two remain.", ["Ten were freed…", "Two remain."], "ellipsis"),
        (
            "Ten were freed.Two were not.",
            ["Ten were freed.Two were not."],
            "no blank, no boundary: it may be an address",
        ),
        ("He met A. Rahman in Kabul. He left.", ["He met A. Rahman in Kabul.", "He left."], "an initial"),
        ("J. R. Smith was freed.", ["J. R. Smith was freed."], "two initials"),
        (
            "He wrote on X. The release took place.",
            ["He wrote on X.", "The release took place."],
            "a network's name ends one",
        ),
        ("The U.S. Army officer came home.", ["The U.S. Army officer came home."], "an abbreviation inside"),
        ("They flew to the U.S. The plane landed.", ["They flew to the U.S.", "The plane landed."], "one that ends it"),
        (
            "The U.N. said so. It is done.",
            ["The U.N. said so.", "It is done."],
            "an abbreviation and a lower-case word",
        ),
        ("He spoke at 9 a.m. Monday. He left.", ["He spoke at 9 a.m. Monday.", "He left."], "a time of day inside"),
        ("He left at 5 p.m. The bus came.", ["He left at 5 p.m.", "The bus came."], "a time of day at the end"),
        ("Lt. Gen. Budanov and Dr. Smith Jr. met.", ["Lt. Gen. Budanov and Dr. Smith Jr. met."], "titles"),
        ("It was No. 5 of the list.", ["It was No. 5 of the list."], "a number sign"),
        (
            '"They are home," he said. "All of them." Nobody else spoke.',
            ['"They are home," he said.', '"All of them."', "Nobody else spoke."],
            "quotes close after the stop",
        ),
        ("“All are home.” The talks go on.", ["“All are home.”", "The talks go on."], "curly quotes"),
        ("Some 10.5 tonnes arrived.", ["Some 10.5 tonnes arrived."], "a decimal point"),
        ("Ten came. 200 remain.", ["Ten came.", "200 remain."], "a number may begin one"),
        ("Прибули 10 людей. Все добре.", ["Прибули 10 людей.", "Все добре."], "other scripts"),
        ("", [], "nothing"),
        (" \n\r\n\t ", [], "blanks only"),
    ],
)
def test_boundaries(text: str, expected: list[str], why: str) -> None:
    assert _words(text) == expected, why


@pytest.mark.parametrize(
    ("text", "dateline", "first", "why"),
    [
        ("KYIV, July 3 (Reuters) - Russia freed ten.", "KYIV", "Russia freed ten.", "city, day, agency"),
        ("MOSCOW (AP) — Russia freed ten.", "MOSCOW", "Russia freed ten.", "city and agency"),
        ("GENEVA: The ICRC moved 20 detainees.", "GENEVA", "The ICRC moved 20 detainees.", "a colon"),
        ("Istanbul, 16 July 2025. Talks ended.", "Istanbul", "Talks ended.", "a day in British order"),
        ("Nairobi (AFP): Kenya freed two.", "Nairobi", "Kenya freed two.", "city and agency before a colon"),
        ("[Nairobi] Kenya freed two.", "Nairobi", "Kenya freed two.", "a city in square brackets"),
        ("(Vienna) Iran freed two.", "Vienna", "Iran freed two.", "a city in round brackets"),
        ("(Two more are due.) Iran freed two.", "", "(Two more are due.)", "a sentence in brackets"),
        ("Vienna: March 14, 2024 – Iran freed two.", "Vienna", "Iran freed two.", "a colon before the day"),
        ("(AFP) - Hamas freed two.", "", "Hamas freed two.", "an agency alone"),
        ("ISTANBUL — Talks ended.", "ISTANBUL", "Talks ended.", "a dash"),
        ("The Hague – Talks ended.", "The Hague", "Talks ended.", "a city with an article"),
        (
            "The Cubans – Raúl Pérez and Luis Mora – left.",
            "",
            "The Cubans – Raúl Pérez and Luis Mora – left.",
            "people before their names",
        ),
        ("Russia freed ten, Kyiv said.", "", "Russia freed ten, Kyiv said.", "a name at the start is no dateline"),
        (
            "Kyiv said on 3 July that ten were freed.",
            "",
            "Kyiv said on 3 July that ten were freed.",
            "a city that acts",
        ),
    ],
)
def test_datelines_are_cut_off(text: str, dateline: str, first: str, why: str) -> None:
    found = split_sentences(text)[0]
    assert (found.dateline, text[found.start : found.end]) == (dateline, first), why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("• Ten freed.\n- Two returned.\n* One held.", ["Ten freed.", "Two returned.", "One held."], "bullets"),
        ("1. Ten freed.\n2) Two returned.", ["Ten freed.", "Two returned."], "list numbers"),
        ("14:35 Ten were freed.\n15.10 Two followed.", ["Ten were freed.", "Two followed."], "times of a live blog"),
        ("10:05 a.m. The first bus arrived.", ["The first bus arrived."], "a twelve-hour clock"),
        ("🇺🇦 Ten are home.", ["Ten are home."], "emoji"),
        ("➡️ Ten are home.\n✅ All are well.", ["Ten are home.", "All are well."], "signs"),
        ("URGENT - Hamas frees ten", ["Hamas frees ten"], "a label of an agency"),
        ("UPDATE 2: Hamas frees ten", ["Hamas frees ten"], "an update's number"),
        ("10 soldiers were freed.", ["10 soldiers were freed."], "a count is no list number"),
        ("“Ten are home,” he said.", ["“Ten are home,” he said."], "an opening quote stays"),
    ],
)
def test_what_leads_a_line_is_cut_off(text: str, expected: list[str], why: str) -> None:
    assert _words(text) == expected, why


_WRAPPED = (
    "Russia and Ukraine exchanged two hundred soldiers near the border of\n"
    "Belarus on Wednesday, the third such exchange within two weeks."
)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (_WRAPPED, [_WRAPPED], "a line as long as a wrapped one, that ends in mid-sentence"),
        (_WRAPPED.replace("\n", "\r\n"), [_WRAPPED.replace("\n", "\r\n")], "with Windows' line ends"),
        (
            "Russia and Ukraine exchanged soldiers\nand bodies.",
            ["Russia and Ukraine exchanged soldiers\nand bodies."],
            "a lower-case letter goes on",
        ),
        (
            "Ten soldiers freed\nTwo bodies returned",
            ["Ten soldiers freed", "Two bodies returned"],
            "short lines are apart",
        ),
        (_WRAPPED.replace("\n", "\n\n"), _WRAPPED.split("\n"), "a blank line always parts"),
        ("One came.\r\nTwo came.\u2028Three came.", ["One came.", "Two came.", "Three came."], "all line ends"),
    ],
)
def test_hard_wrapped_paragraphs_are_joined(text: str, expected: list[str], why: str) -> None:
    assert _words(text) == expected, why


@pytest.mark.parametrize(
    ("text", "kinds", "why"),
    [
        ("Hamas Frees Ten\n\nHamas freed ten.", ["headline", "body"], "no stop at the end of the first line"),
        ("Hamas freed ten.\n\nWhat we know\n\nTen came.", ["body", "title", "body"], "a subheading"),
        ("Hamas freed ten.", ["body"], "a sentence"),
        ("Is it over?\n\nTen came.", ["body", "body"], "a question"),
        ("x " * 101 + "\n\nTen came.", ["body", "body"], "too long for a headline"),
    ],
)
def test_kinds(text: str, kinds: list[str], why: str) -> None:
    assert [sentence.kind for sentence in split_sentences(text)] == kinds, why


def test_paragraphs_are_numbered() -> None:
    found = split_sentences("Head\n\nOne came. Two came.\n\nThree came.")
    assert [sentence.paragraph for sentence in found] == [0, 1, 1, 2]


@given(
    st.text(alphabet=st.sampled_from('Aa1. ,\n\r\u2028"“”…•🇺😀:-—()KYIV\u200f\x00é'), max_size=80)
    | st.text(max_size=80)
)
def test_sentences_are_ordered_slices(text: str) -> None:
    """They do not overlap, begin and end on words, and lose no letter but those of datelines, labels and list marks."""
    found = split_sentences(text)
    ends = 0
    for sentence in found:
        assert ends <= sentence.start < sentence.end <= len(text)
        assert not text[sentence.end - 1].isspace()
        ends = sentence.end
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)


@pytest.mark.parametrize("unit", ["A. ", "\n", "a\n", "• ", "1. ", "12:30 ", "KYIV, ", "Ten came. ", '"', "(", "U.S. "])
def test_long_texts_take_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert seconds(lambda: split_sentences(text), enough=4.0) <= 4.0
