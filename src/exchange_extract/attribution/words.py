"""The language of attribution as look-up tables; the words are data: ``rules/data/attribution.toml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from exchange_extract.rules.inflect import verb_forms
from exchange_extract.rules.loader import load_data_file
from exchange_extract.rules.schema import Rule

# fmt: off
CreditRole = Literal[
    "say",
    "count",
    "figure",
    "telling",
    "news",
    "reporter",
    "preposition",
    "own_words",
    "body",
    "role",
    "mouthpiece",
    "document",
    "medium",
    "outlet",
    "nobody",
    "sides",
    "event",
    "pointer",
    "vague",
    "outright",
    "kin",
    "plain_body",
    "participle",
]
# fmt: on


class CreditWordRule(Rule):
    """Words by which a text credits someone. An example expects the sources, ``;`` between them, or ``none``."""

    role: CreditRole
    words: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class CreditWords:
    """Word lists in lower case. ``say``, ``count_of`` and ``tellings`` map forms to the words that must follow,
    ``prepositions`` a first word to its phrases, the longest first."""

    say: Mapping[str, tuple[tuple[str, ...], ...]]
    count: frozenset[str]
    count_of: Mapping[str, tuple[tuple[str, ...], ...]]
    figures: frozenset[str]
    tellings: Mapping[str, tuple[tuple[str, ...], ...]]
    news: frozenset[str]
    reporters: frozenset[str]
    prepositions: Mapping[str, tuple[tuple[str, ...], ...]]
    own_words: frozenset[str]
    bodies: frozenset[str]
    roles: frozenset[str]
    mouthpieces: frozenset[str]
    documents: frozenset[str]
    media: frozenset[str]
    outlets: frozenset[str]
    nobody: frozenset[str]
    sides: frozenset[str]
    events: frozenset[str]
    pointers: frozenset[str]
    vague: frozenset[str]
    outright: frozenset[str]
    kin: frozenset[str]
    plain_bodies: frozenset[str]
    participles: frozenset[str]

    def is_speaker(self, word: str) -> bool:
        """Whether a common noun names someone who can be a source."""
        return word in self.bodies or word in self.roles


def load_credit_rules() -> tuple[CreditWordRule, ...]:
    """The packaged entries in the order of the file. Raises ``RuleError`` when one is wrong."""
    rules = load_data_file("attribution.toml", {"credit_word": CreditWordRule})["credit_word"]
    return tuple(rule for rule in rules if isinstance(rule, CreditWordRule))


@cache
def credit_words() -> CreditWords:
    """The packaged words, made once."""
    by_role: dict[str, list[str]] = {}
    for rule in load_credit_rules():
        by_role.setdefault(rule.role, []).extend(rule.words)

    def words(role: CreditRole) -> frozenset[str]:
        return frozenset(by_role.get(role, ()))

    return CreditWords(
        say=_inflected(by_role.get("say", ())),
        count=frozenset(f for lemma in by_role.get("count", ()) if " " not in lemma for f in verb_forms(lemma)),
        count_of=_inflected(lemma for lemma in by_role.get("count", ()) if " " in lemma),
        figures=words("figure"),
        tellings=_inflected(by_role.get("telling", ())),
        news=words("news"),
        reporters=words("reporter"),
        prepositions=_phrases(by_role.get("preposition", ())),
        own_words=words("own_words"),
        bodies=words("body"),
        roles=words("role"),
        mouthpieces=words("mouthpiece"),
        documents=words("document"),
        media=words("medium"),
        outlets=words("outlet"),
        nobody=words("nobody"),
        sides=words("sides"),
        events=words("event"),
        pointers=words("pointer"),
        vague=words("vague"),
        outright=words("outright"),
        kin=words("kin"),
        plain_bodies=words("plain_body"),
        participles=words("participle"),
    )


def _inflected(lemmas: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for lemma in lemmas:
        first, *rest = lemma.split()
        for form in verb_forms(first):
            table.setdefault(form, []).append(tuple(rest))
    return {form: tuple(sorted(set(rows), key=lambda row: (-len(row), row))) for form, rows in table.items()}


def _phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=lambda row: (-len(row), row))) for first, rows in table.items()}
