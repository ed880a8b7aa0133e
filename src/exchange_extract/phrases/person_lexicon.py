"""The words by which named persons are told: titles, particles, given names, and what is no name of a person.

The words are data: ``rules/data/person_words.toml`` and ``rules/data/given_names.txt``.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from exchange_extract.rules.inflect import noun_forms
from exchange_extract.rules.loader import load_data_file
from exchange_extract.rules.schema import PeopleRule, Rule

# fmt: off
PersonRole = Literal[
    "title", "title_name", "job", "particle", "suffix", "alias", "family_first", "weak_given", "surname_ending",
    "saying", "introducer", "not_name", "tail", "head", "hyphen_tail", "opener", "outlet",
]
# fmt: on

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "ß": "ss"})
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`ʻ")
_LONGEST_NAME = 40
_ARABIC_HEADS = ("abd", "abu", "abou")


class PersonWordRule(Rule):
    """Words around and inside names, by what they tell. Expectation of an example: the full name, or ``none``."""

    role: PersonRole
    words: tuple[str, ...] = Field(min_length=1)


def fold(word: str) -> str:
    """A word without case, diacritics and apostrophes, so that "Şeref" and "Seref", "Ma'moun" and "Mamoun" meet."""
    if word.isascii():
        return word.casefold().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_APOSTROPHES)


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""First word -> the phrases that begin with it, as words, the longest first."""


@dataclass(frozen=True, slots=True)
class PersonLexicon:
    """Word lists, compared as the data file says: lower case without full stops, outlets in their own case."""

    titles: Phrases
    jobs: Phrases
    introducers: frozenset[tuple[str, ...]]
    outlets: Phrases
    title_names: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    aliases: frozenset[str]
    family_first: frozenset[str]
    weak_given: frozenset[str]
    surname_endings: tuple[str, ...]
    saying: frozenset[str]
    not_names: frozenset[str]
    tails: frozenset[str]
    heads: frozenset[str]
    hyphen_tails: frozenset[str]
    openers: frozenset[str]
    given: frozenset[str]

    def is_given(self, word: str) -> bool:
        """Whether a word, or the first part of a hyphened one, is a given name of the list."""
        if len(word) > _LONGEST_NAME:
            return False
        folded = fold(word)
        if folded in self.given:
            return True
        head, dash, _ = folded.replace("‑", "-").replace("‐", "-").partition("-")
        return bool(dash) and (head in self.given or head.startswith(_ARABIC_HEADS))

    def is_strong_given(self, word: str) -> bool:
        """A given name that is no everyday word as well."""
        return self.is_given(word) and fold(word) not in self.weak_given

    def is_outlet(self, name: str) -> bool:
        """Whether a whole name is that of a news outlet or agency of the list, in its own case."""
        words = tuple(name.split())
        return bool(words) and words in self.outlets.get(words[0], ())


def build_lexicon(
    rules: Iterable[PersonWordRule], given_names: Iterable[str], jobs: Iterable[str] = ()
) -> PersonLexicon:
    """The lexicon of some rules, given names and more ``jobs``; later rules of a role add to earlier ones."""
    lists: dict[str, list[str]] = {"job": list(jobs)}
    for rule in rules:
        lists.setdefault(rule.role, []).extend(rule.words)

    def lower(role: PersonRole) -> frozenset[str]:
        return frozenset(word.casefold() for word in lists.get(role, ()))

    def folded(role: PersonRole) -> frozenset[str]:
        return frozenset(map(fold, lists.get(role, ())))

    return PersonLexicon(
        titles=_phrases(form for word in lists.get("title", ()) for form in noun_forms(word.casefold())),
        jobs=_phrases(form for word in lists.get("job", ()) for form in noun_forms(word.casefold())),
        introducers=frozenset(tuple(words.split()) for words in lower("introducer")),
        outlets=_phrases(lists.get("outlet", ())),
        title_names=lower("title_name"),
        particles=lower("particle"),
        suffixes=lower("suffix"),
        aliases=lower("alias"),
        family_first=folded("family_first"),
        weak_given=folded("weak_given"),
        surname_endings=tuple(sorted(folded("surname_ending"))),
        saying=lower("saying"),
        not_names=lower("not_name"),
        tails=lower("tail"),
        heads=lower("head"),
        hyphen_tails=lower("hyphen_tail"),
        openers=lower("opener"),
        given=frozenset(map(fold, given_names)),
    )


def _phrases(phrases: Iterable[str]) -> Phrases:
    table: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        table.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(group, key=lambda words: (-len(words), words))) for first, group in table.items()}


def load_person_rules() -> tuple[PersonWordRule, ...]:
    """The packaged rules, in the order of the file; raises ``RuleError`` where an entry is wrong."""
    found = load_data_file("person_words.toml", {"person_word": PersonWordRule})["person_word"]
    return tuple(rule for rule in found if isinstance(rule, PersonWordRule))


def load_given_names() -> tuple[str, ...]:
    """The packaged given names, in the order of the file."""
    source = (files("exchange_extract") / "rules" / "data" / "given_names.txt").read_text(encoding="utf-8")
    return tuple(line for line in source.splitlines() if line and not line.startswith("#"))


_BEFORE_NAMES = ("occupation", "kin", "fighter", "security_force", "seafarer")


def load_occupations() -> tuple[str, ...]:
    """What people are, by the packaged rules for people: the same words stand before names."""
    rules = {f"people.{name}" for name in _BEFORE_NAMES}
    found = load_data_file("people.toml", {"people": PeopleRule})["people"]
    return tuple(word for rule in found if isinstance(rule, PeopleRule) and rule.id in rules for word in rule.words)


@cache
def default_lexicon() -> PersonLexicon:
    """The packaged lexicon, built once."""
    return build_lexicon(load_person_rules(), load_given_names(), load_occupations())
