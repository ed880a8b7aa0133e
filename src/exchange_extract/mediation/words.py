"""The language of mediation as look-up tables; the words are data: ``rules/data/mediation.toml``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from exchange_extract.rules.inflect import alternatives, verb_forms
from exchange_extract.rules.loader import load_data_file
from exchange_extract.rules.schema import Rule

IDIOMS = frozenset(
    {
        "lent",
        "played",
        "passed",
        "carried",
        "put",
        "provided",
        "supplied",
        "stepped",
        "intervened",
        "made",
        "deserves",
        "deserved",
        "set",
    }
)
"""Verbs that credit somebody with a role or a message: "played a part in", "carried messages"."""

# fmt: off
MediationRole = Literal[
    "done",
    "done_by",
    "backed",
    "channel",
    "joined",
    "deed",
    "escort",
    "private",
    "effort",
    "help",
    "request",
    "before_help",
    "act",
    "act_on",
    "object",
    "role",
    "thanks",
    "carry",
    "check",
    "credit",
    "vehicle",
    "pass",
    "carrier_head",
    "office",
    "body",
    "common_body",
    "relay",
    "salute",
    "share",
    "stand_in",
    "talked",
]
# fmt: on


class MediationWordRule(Rule):
    """Words that credit a mediator. Expectation of an example: keys of mediators, ``;`` between them, or ``none``."""

    role: MediationRole
    words: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class MediationWords:
    """Word lists in lower case, named as the roles of the data file; ``deeds`` map the forms of a first verb to the
    words that must follow, where ``*`` stands for up to three others and ``|`` for "or"."""

    done: frozenset[str]
    done_by: frozenset[str]
    backed: frozenset[str]
    channels: frozenset[str]
    joined: frozenset[str]
    deeds: Mapping[str, tuple[tuple[str, ...], ...]]
    escorts: frozenset[str]
    private: frozenset[str]
    efforts: frozenset[str]
    helps: frozenset[str]
    requests: frozenset[str]
    before_help: frozenset[str]
    acts: frozenset[str]
    acts_on: frozenset[str]
    objects: frozenset[str]
    roles: frozenset[str]
    thanks: frozenset[str]
    carries: frozenset[str]
    checks: frozenset[str]
    credits: frozenset[str]
    vehicles: frozenset[str]
    passes: frozenset[str]
    carrier_heads: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    common_bodies: frozenset[str]
    relays: frozenset[str]
    salutes: frozenset[str]
    shares: frozenset[str]
    stand_ins: frozenset[str]
    talked: frozenset[str]


def load_mediation_rules() -> tuple[MediationWordRule, ...]:
    """The packaged entries in the order of the file. Raises ``RuleError`` when one is wrong."""
    rules = load_data_file("mediation.toml", {"mediation_word": MediationWordRule})["mediation_word"]
    return tuple(rule for rule in rules if isinstance(rule, MediationWordRule))


@cache
def mediation_words() -> MediationWords:
    """The packaged words, made once."""
    by_role: dict[str, list[str]] = {}
    for rule in load_mediation_rules():
        by_role.setdefault(rule.role, []).extend(rule.words)

    def words(role: MediationRole) -> frozenset[str]:
        return frozenset(by_role.get(role, ()))

    def forms(role: MediationRole) -> frozenset[str]:
        return frozenset(form for lemma in by_role.get(role, ()) for form in verb_forms(lemma))

    return MediationWords(
        done=words("done"),
        done_by=words("done_by"),
        backed=words("backed"),
        channels=words("channel"),
        joined=words("joined"),
        deeds=_deeds(by_role.get("deed", ())),
        escorts=words("escort"),
        private=words("private"),
        efforts=words("effort"),
        helps=words("help"),
        requests=words("request"),
        before_help=words("before_help"),
        acts=forms("act"),
        acts_on=forms("act_on"),
        objects=words("object"),
        roles=words("role"),
        thanks=words("thanks"),
        carries=words("carry"),
        checks=words("check"),
        credits=words("credit"),
        vehicles=words("vehicle"),
        passes=words("pass"),
        carrier_heads=words("carrier_head"),
        offices=words("office"),
        bodies=words("body"),
        common_bodies=words("common_body"),
        relays=words("relay"),
        salutes=words("salute"),
        shares=words("share"),
        stand_ins=words("stand_in"),
        talked=words("talked"),
    )


def _deeds(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, set[tuple[str, ...]]] = {}
    for phrase in (one for several in phrases for one in alternatives(several)):
        first, *rest = phrase.split()
        for form in verb_forms(first):
            table.setdefault(form, set()).add(tuple(rest))
    return {form: tuple(sorted(rows)) for form, rows in table.items()}


@cache
def opening_words() -> frozenset[str]:
    """Words at which a credit may begin, besides words with a hyphen."""
    words = mediation_words()
    lists = (words.done, words.efforts, words.helps, words.roles, words.thanks, words.acts, words.acts_on)
    more = (
        words.carries,
        words.checks,
        words.credits,
        words.passes,
        words.done_by,
        words.requests,
        words.backed,
        words.joined,
        words.escorts,
        words.vehicles,
        words.relays,
        words.salutes,
        words.shares,
        words.stand_ins,
        words.talked,
    )
    return frozenset(
        {"betweens", "to", "go", "host", "hosts", "worked", "working", "works", "through", "via", *words.deeds, *IDIOMS}
    ).union(*lists, *more)


@cache
def mediating_forms() -> frozenset[str]:
    """Words that say by themselves that somebody mediates or carries people across; "help" and "thanks" do not."""
    words = mediation_words()
    return frozenset().union(words.done, words.efforts, words.acts, words.roles, {"red cross", "red crescent"})


@cache
def helping_forms() -> frozenset[str]:
    """Those of ``mediating_forms`` that credit somebody only when they act on a handover, or with "by" or "through"."""
    words = mediation_words()
    return words.done - words.acts - words.escorts


@cache
def helped_with() -> frozenset[str]:
    """What stands near ``helping_forms`` that credit somebody: "helped arrange", "hosted the talks", "secured by"."""
    by = {"arrange", "bring", "by", "it", "organise", "organize", "them", "through", "via"}
    return mediation_words().objects | by
