"""The language of mediation as look-up tables; the words are data: ``rules/data/mediation.toml``."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

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
    "effort",
    "help",
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
]
# fmt: on


class MediationWordRule(Rule):
    """Words that credit a mediator. Expectation of an example: keys of mediators, ``;`` between them, or ``none``."""

    role: MediationRole
    words: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class MediationWords:
    """Word lists in lower case, named as the roles of the data file."""

    done: frozenset[str]
    efforts: frozenset[str]
    helps: frozenset[str]
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

    return MediationWords(
        done=words("done"),
        efforts=words("effort"),
        helps=words("help"),
        before_help=words("before_help"),
        acts=words("act"),
        acts_on=words("act_on"),
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
    )


@cache
def opening_words() -> frozenset[str]:
    """Words at which a credit may begin, besides words with a hyphen."""
    words = mediation_words()
    lists = (words.done, words.efforts, words.helps, words.roles, words.thanks, words.acts, words.acts_on)
    return frozenset({"to", "go"}).union(*lists, words.carries, words.checks, words.credits, words.passes, IDIOMS)


@cache
def mediating_forms() -> frozenset[str]:
    """Words that say by themselves that somebody mediates or carries people across; "help" and "thanks" do not."""
    words = mediation_words()
    return frozenset().union(words.done, words.efforts, words.acts, words.roles, {"red cross", "red crescent"})
