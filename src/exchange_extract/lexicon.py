"""The rules compiled for look-up: automata and tables, built once for a rule set."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

import ahocorasick_rs

from exchange_extract.rules.inflect import noun_forms, verb_forms
from exchange_extract.rules.schema import CueRule, PartyRule, PeopleRule, PredicateRule, RuleSet

Form = Literal["name", "adjective", "demonym", "seat", "institution", "leader", "place"]


@dataclass(frozen=True, slots=True)
class PartyRef:
    """Who is meant by a mention. ``code`` is None for actors outside the codebook's list; then ``name`` counts."""

    code: str | None
    name: str
    kind: Literal["state", "armed_group", "organisation", "side"]
    form: Form
    people: str | None = None
    governs: tuple[str, date] | None = None
    fights: str | None = None

    @property
    def key(self) -> str:
        return self.code or self.name


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A named place and the state that it lies in, if known."""

    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One way to write a name: what it may mean, under which rule, and when (both days inclusive)."""

    words: str
    value: PartyRef | PlaceRef
    rule: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a predicate rule: its forms, and the particles that must follow."""

    rule: PredicateRule
    particles: tuple[str, ...]


class Lexicon:
    """All look-up tables of one rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self.names = _name_entries(rules)
        self.spellings = tuple(self.names)
        self.name_matcher = ahocorasick_rs.AhoCorasick(
            list(self.spellings), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )
        self.people = {tuple(words.split()): rule for rule in rules.people for words in rule.words}
        self.verbs = _verb_table(rules)
        self.nouns = {form: rule for rule in rules.predicate for lemma in rule.nouns for form in noun_forms(lemma)}

    @cached_property
    def people_sizes(self) -> dict[str, tuple[int, ...]]:
        """First word of a people phrase -> how many words such phrases have, the most first."""
        table: dict[str, set[int]] = {}
        for key in self.people:
            table.setdefault(key[0], set()).add(len(key))
        return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in table.items()}

    @cached_property
    def proper_words(self) -> frozenset[str]:
        """Names of states and armed groups that are one capitalised word."""
        rules = [rule for rule in self.rules.party if rule.kind in ("state", "armed_group")]
        return frozenset(name for rule in rules for name in rule.names if name.isalnum() and name[0].isupper())

    @cached_property
    def people_plurals(self) -> frozenset[str]:
        """Nouns for people, of one word, that stand in the plural."""
        single = (words[0] for words, rule in self.people.items() if len(words) == 1 and rule.category != "remains")
        return frozenset(word for word in single if word.endswith(("s", "men")))

    @cached_property
    def cue_phrases(self) -> dict[str, tuple[tuple[tuple[str, ...], CueRule], ...]]:
        """Cue phrases by their first word, longest first."""
        table: dict[str, list[tuple[tuple[str, ...], CueRule]]] = {}
        for rule in self.rules.cue:
            phrases = [tuple(words.split()) for words in rule.words]
            for lemma in rule.verbs:
                first, *rest = lemma.split()
                phrases += [(form, *rest) for form in verb_forms(first)]
            for phrase in phrases:
                table.setdefault(phrase[0], []).append((phrase, rule))
        return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}

    def people_word(self, words: tuple[str, ...]) -> PeopleRule | None:
        return self.people.get(words)


def _governs(party: PartyRule) -> tuple[str, date] | None:
    return (party.governs, party.governs_from) if party.governs and party.governs_from else None


def _name_entries(rules: RuleSet) -> dict[str, tuple[NameEntry, ...]]:
    """Spelling -> what it may mean, parties before places."""
    table: dict[str, list[NameEntry]] = {}

    def add(
        words: str, value: PartyRef | PlaceRef, rule: str, start: date | None = None, end: date | None = None
    ) -> None:
        row = table.setdefault(words, [])
        if not any(entry.value == value and entry.start == start for entry in row):
            row.append(NameEntry(words, value, rule, start, end))

    for party in rules.party:
        forms: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("name", party.names),
            ("adjective", party.adjectives),
            ("demonym", party.demonyms),
            ("seat", party.seats),
            ("institution", party.institutions),
        )
        for form, spellings in forms:
            ref = PartyRef(party.code, party.names[0], party.kind, form, party.people, _governs(party), party.fights)
            for words in spellings:
                add(words, ref, party.id)
        for leader in party.leaders:
            for words in (leader.name, *leader.aliases):
                ref = PartyRef(party.code, party.names[0], party.kind, "leader", party.people, None, party.fights)
                add(words, ref, party.id, leader.start, leader.end)
    for place in rules.place:
        for words in place.words:
            add(words, PlaceRef(words, place.code), place.id)
    return {words: tuple(row) for words, row in table.items()}


def _verb_table(rules: RuleSet) -> dict[str, tuple[Verb, ...]]:
    """First word's form -> the verbs it may begin, most particles first."""
    table: dict[str, list[Verb]] = {}
    for rule in rules.predicate:
        for lemma in rule.verbs:
            first, *particles = lemma.split()
            for form in verb_forms(first):
                table.setdefault(form, []).append(Verb(rule, tuple(particles)))
    return {form: tuple(sorted(row, key=lambda verb: -len(verb.particles))) for form, row in table.items()}
