"""Clauses: subjects, voice and prepositions around a predicate, on the packaged model's parses."""

from functools import cache

import pytest

from exchange_extract.clauses import Clauses
from exchange_extract.sentences import split_sentences
from exchange_extract.tokens import parse


@cache
def _clauses(text: str) -> Clauses:
    return Clauses(next(iter(parse([(text, split_sentences(text)[0])]))))


def _at(clauses: Clauses, word: str) -> int:
    return next(token.i for token in clauses.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "why"),
    [
        ("Russia released 95 soldiers.", "released", "Russia", "its own"),
        ("Russia released 95 soldiers and handed over ten bodies.", "handed", "Russia", "shared by coordination"),
        ("The ministry said that Russia had released ten men.", "released", "Russia", "of a reported clause"),
        ("Ninety soldiers were freed by Russia.", "freed", "soldiers", "of a passive"),
        ("The soldiers held by Russia returned home.", "held", "soldiers", "the noun that a participle modifies"),
        ("The soldiers held by Russia returned home.", "returned", "soldiers", "behind a participle"),
        ("Hamas, which holds 20 hostages, freed two women.", "holds", "Hamas", "the antecedent of which"),
        ("Hamas, which holds 20 hostages, freed two women.", "freed", "Hamas", "behind a relative clause"),
        (
            "Prisoners whom Venezuela freed on Friday arrived in Texas.",
            "freed",
            "Venezuela",
            "inside a relative clause",
        ),
        ("Hamas agreed to release ten hostages.", "release", "Hamas", "of an infinitive"),
    ],
)
def test_subject(text: str, verb: str, subject: str, why: str) -> None:
    clauses = _clauses(text)
    found = clauses.subject(_at(clauses, verb))
    assert found is not None, why
    assert clauses.tokens[found].text == subject, why


@pytest.mark.parametrize(
    ("text", "verb", "passive", "why"),
    [
        ("Russia released 95 soldiers.", "released", False, "active past"),
        ("Russia has released 95 soldiers.", "released", False, "active perfect"),
        ("The ministry said that Russia had released ten men.", "released", False, "active pluperfect"),
        ("Ninety soldiers were freed by Russia.", "freed", True, "with its auxiliary"),
        ("Ninety soldiers have been freed by Russia.", "freed", True, "perfect passive"),
        ("The soldiers held by Russia returned home.", "held", True, "a participle after its noun"),
        ("The soldiers held by Russia returned home.", "returned", False, "the main verb"),
    ],
)
def test_voice(text: str, verb: str, passive: bool, why: str) -> None:
    clauses = _clauses(text)
    assert clauses.is_passive(_at(clauses, verb)) is passive, why


@pytest.mark.parametrize(
    ("text", "word", "preposition", "why"),
    [
        ("Ukraine received ten bodies from Russia.", "Russia", "from", "right before"),
        ("Ukraine received ten bodies through the Red Cross.", "Red", "through", "before an article"),
        ("It was arranged with the help of both Qatar and Egypt.", "Qatar", "of", "before both"),
        ("Ukraine received ten bodies.", "bodies", "", "none"),
        ("Ten came.", "Ten", "", "at the start"),
    ],
)
def test_preposition(text: str, word: str, preposition: str, why: str) -> None:
    clauses = _clauses(text)
    assert clauses.preposition(_at(clauses, word)) == preposition, why


def test_antecedent_of_a_relative_clause() -> None:
    clauses = _clauses("Prisoners whom Venezuela freed on Friday arrived in Texas.")
    assert clauses.antecedent(_at(clauses, "freed")) == _at(clauses, "Prisoners")
    assert _clauses("Russia released 95 soldiers.").antecedent(1) is None


@pytest.mark.parametrize("text", ["Ten.", "and and and and", "that that that", "of " * 200, "said " * 200])
def test_every_token_has_a_clause(text: str) -> None:
    clauses = _clauses(text)
    assert len(clauses.head_of) == len(clauses.tokens)
    for token in clauses.tokens:
        clauses.subject(token.i)
        assert clauses.chain(token.i)[0] == token.i
