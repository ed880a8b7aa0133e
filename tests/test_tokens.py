"""Tokens: offsets into the article, arcs inside the sentence, and the words that the small model gets wrong."""

from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_extract.sentences import split_sentences
from exchange_extract.tokens import Parsed, parse


@dataclass(frozen=True)
class Known:
    proper_words: frozenset[str] = frozenset()
    people_plurals: frozenset[str] = frozenset()


def _parsed(text: str) -> list[Parsed]:
    return list(parse([(text, sentence) for sentence in split_sentences(text)], Known()))


@cache
def _first(text: str) -> Parsed:
    return _parsed(text)[0]


@pytest.mark.parametrize(
    ("text", "verb", "noun", "why"),
    [
        ("Moscow will free 95 soldiers on Monday.", "free", "soldiers", "after a modal"),
        ("Kyiv wants to free 95 soldiers.", "free", "soldiers", "after to"),
        ("Hamas agreed to free ten hostages.", "free", "hostages", "an open complement"),
        ("Hamas would free hostages.", "free", "hostages", "without a number"),
    ],
)
def test_free_is_a_verb(text: str, verb: str, noun: str, why: str) -> None:
    parsed = _first(text)
    found = {token.text: token for token in parsed.tokens}
    assert found[verb].is_verb, why
    assert (found[noun].dep, parsed.tokens[found[noun].head].text) == ("obj", verb), why


@pytest.mark.parametrize("text", ["The free men went home.", "Free elections were held in the country."])
def test_free_may_be_an_adjective(text: str) -> None:
    assert not [t for t in _first(text).tokens if t.lower == "free" and t.is_verb]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "obj", "why"),
    [
        ("Algeria and Morocco swapped soldiers on Sunday in a 2-for-2 deal.", "swapped", "Algeria", "soldiers", "amod"),
        ("Azerbaijan and Armenia each released 393 soldiers.", "released", "Azerbaijan", "soldiers", "after each"),
        ("The ELN and the Colombian government each freed 472 men in a swap.", "freed", "ELN", "men", "relative"),
        ("The army released the soldiers.", "released", "army", "soldiers", "read rightly before"),
    ],
)
def test_a_sentence_without_a_verb_gets_the_past_form_behind_its_noun(
    text: str, verb: str, subject: str, obj: str, why: str
) -> None:
    parsed = _first(text)
    found = {token.text: token for token in parsed.tokens}
    head = found[verb].i
    assert (found[verb].head, found[verb].tag) == (head, "VBD"), why
    assert [(found[w].dep, found[w].head) for w in (subject, obj)] == [("nsubj", head), ("obj", head)], why
    assert sum(t.head == t.i for t in parsed.tokens) == 1, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The captured soldiers came home.", "a verb of its own"),
        ("Freed soldiers in Kyiv.", "a caption: nobody stands before the participle"),
    ],
)
def test_a_participle_before_its_noun_stays_one(text: str, why: str) -> None:
    assert not [t for t in _first(text).tokens if t.lower in ("captured", "freed") and t.tag == "VBD"], why


def test_a_participle_after_a_figure_belongs_to_the_people() -> None:
    parsed = _first("Cambodia handed over on Sunday two captured Thai soldiers to Thailand.")
    found = {token.text: token for token in parsed.tokens}
    assert (found["soldiers"].dep, parsed.tokens[found["soldiers"].head].text) == ("obj", "handed")
    assert [(found[word].dep, parsed.tokens[found[word].head].text) for word in ("two", "captured")] == [
        ("nummod", "soldiers"),
        ("amod", "soldiers"),
    ]


def test_a_participle_after_the_first_figure_is_no_verb() -> None:
    parsed = _first("Nine captured Burundian soldiers were handed back to Burundi by Rwanda in February.")
    found = {token.text: token for token in parsed.tokens}
    assert (found["handed"].dep, found["captured"].dep, found["soldiers"].dep) == ("ROOT", "amod", "nsubj:pass")
    assert sum(t.head == t.i for t in parsed.tokens) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The release of two captured Kyrgyz soldiers by Tajikistan is scheduled to take place on Sunday.",
        "The handover of two captured Iranian soldiers by Iraq to Iran is planned to take place next month.",
    ],
)
def test_a_noun_over_counted_people_keeps_its_verb(text: str) -> None:
    parsed = _first(text)
    event, people = (next(t for t in parsed.tokens if t.text in words) for words in (("release", "handover"), ("two",)))
    assert (event.dep, parsed.tokens[event.head].text) in (("nsubj:pass", "scheduled"), ("nsubj", "planned"))
    assert parsed.tokens[people.head].text == "soldiers"
    assert sum(t.head == t.i for t in parsed.tokens) == 1


def test_people_that_the_tagger_takes_for_a_verb() -> None:
    text = "M23 handed over 12 Kenyan priests to Kenya on 3 May."
    (parsed,) = parse([(text, split_sentences(text)[0])], Known(people_plurals=frozenset({"priests"})))
    priests = next(token for token in parsed.tokens if token.text == "priests")
    assert (priests.tag, parsed.tokens[priests.head].text) == ("NNS", "handed")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Uganda is set to hand over 12 Kenyan prisoners.", "hand"),
        ("Germany hands back 21 prisoners", "hands"),
        ("Hamas frees all 20 hostages", "frees"),
        ("Iran is set to free two Frenchmen.", "free"),
    ],
)
def test_verbs_that_the_tagger_takes_for_nouns(text: str, verb: str) -> None:
    found = {token.text: token for token in _first(text).tokens}
    assert found[verb].is_verb


def test_names_that_the_tagger_does_not_know_are_names() -> None:
    text = "Burundi and Rwanda swapped service members. Rwanda refused."
    sentences = [(text, sentence) for sentence in split_sentences(text)]
    first, second = parse(sentences, Known(proper_words=frozenset({"Burundi", "Rwanda"})))
    assert [t.dep for t in first.tokens if t.text in ("Burundi", "Rwanda", "swapped")] == ["nsubj", "conj", "ROOT"]
    assert [(t.text, t.tag, t.dep) for t in second.tokens[:2]] == [
        ("Rwanda", "NNP", "nsubj"),
        ("refused", "VBD", "ROOT"),
    ]
    assert [text[t.start : t.end] for t in second.tokens] == ["Rwanda", "refused", "."]


@pytest.mark.parametrize(
    ("text", "subject", "dep", "why"),
    [
        ("Coming home are 17 soldiers and a nurse.", "soldiers", "nsubj", "a participle of the present"),
        ("Flown to Tripoli on Friday were nine sailors.", "sailors", "nsubj:pass", "a name to the model"),
        ("Also released by the rebels were two men, Tunis said.", "men", "nsubj:pass", "under a verb of saying"),
    ],
)
def test_people_behind_the_auxiliary_are_the_subject_of_what_opens(text: str, subject: str, dep: str, why: str) -> None:
    tokens = _first(text).tokens
    noun = next(token for token in tokens if token.text == subject)
    assert (noun.dep, tokens[noun.head].lower in ("coming", "flown", "released")) == (dep, True), why
    assert tokens[noun.head].is_verb, why


def test_a_participle_before_its_own_noun_opens_no_such_clause() -> None:
    tokens = _first("Returning soldiers were 30 men.").tokens
    assert (tokens[0].dep, tokens[tokens[0].head].text) == ("amod", "soldiers")


def test_a_clause_with_its_own_subject_is_joined_to_a_verb() -> None:
    parsed = _first("Under it, Lebanon will release 36 Israeli soldiers and Israel will free 736 Lebanese soldiers.")
    free = next(token for token in parsed.tokens if token.text == "free")
    assert (free.dep, parsed.tokens[free.head].text) == ("conj", "release")


@pytest.mark.parametrize(
    ("text", "verb", "why"),
    [
        ("Iran proposed that Iraq hand over three Iranian servicemen.", "hand", "a noun to the model"),
        ("Thailand demanded that Cambodia free 68 Thai servicemen.", "free", "an adjective to the model"),
        ("Israel proposed that the Lebanese army hand two Israeli POWs over on Friday.", "hand", "parted"),
    ],
)
def test_a_demand_has_a_verb(text: str, verb: str, why: str) -> None:
    parsed = _first(text)
    token = next(token for token in parsed.tokens if token.text == verb)
    assert (token.dep, token.is_verb, parsed.tokens[token.head].dep) == ("ccomp", True, "ROOT"), why
    assert {parsed.tokens[c].dep for c in parsed.children[token.i]} >= {"mark", "nsubj", "obj"}, why


def test_what_is_said_to_have_been_returned_is_the_subject() -> None:
    parsed = _first("The army said the bodies of two sailors, Somchai Prasert and Anan Boonmee, had been returned.")
    bodies = next(token for token in parsed.tokens if token.text == "bodies")
    assert (bodies.dep, parsed.tokens[bodies.head].text) == ("nsubj:pass", "returned")


def test_who_says_has_one_subject() -> None:
    parsed = _first("Eritrea has released Djibouti's four prisoners of war, the presidency said.")
    prisoners = next(token for token in parsed.tokens if token.text == "prisoners")
    assert (prisoners.dep, parsed.tokens[prisoners.head].text) == ("obj", "released")


def test_tokens_are_slices_of_the_article() -> None:
    text = "KYIV, July 3 - Ten came.\n\n🇺🇦 Five men, “all well”, were freed.\n"
    for parsed in _parsed(text):
        assert [text[t.start : t.end] for t in parsed.tokens] == [t.text for t in parsed.tokens]
        assert [t.i for t in parsed.tokens] == list(range(len(parsed.tokens)))
        assert sum(t.head == t.i for t in parsed.tokens) == 1


def test_span_of_characters() -> None:
    parsed = _first("Russia released 95 Ukrainian soldiers.")
    assert parsed.span(16, 18) == (2, 2)
    assert parsed.span(16, 37) == (2, 4)
    assert parsed.span(17, 20) == (2, 3), "an offset inside a token touches it"
    assert parsed.span(200, 210) is None


def test_subtree_holds_the_phrase() -> None:
    parsed = _first("The bodies of ten soldiers were returned.")
    at = next(t.i for t in parsed.tokens if t.text == "bodies")
    assert {parsed.tokens[i].text for i in parsed.subtree(at)} == {"The", "bodies", "of", "ten", "soldiers"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_exact_tokens(text: str) -> None:
    for parsed in _parsed(text):
        for token in parsed.tokens:
            assert text[token.start : token.end] == token.text
            assert parsed.sentence.start <= token.start < token.end <= parsed.sentence.end
            assert 0 <= token.head < len(parsed.tokens)
