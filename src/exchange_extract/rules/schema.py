"""What a rule is: one frozen model per kind, with unknown keys refused.

A rules file is TOML whose arrays of tables are named by kind: ``[[party]]``, ``[[predicate]]``, ``[[people]]``,
``[[cue]]`` and so on. Every entry has a stable ``id`` and proves itself by ``examples`` and ``counter_examples``.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from exchange_extract.rules.inflect import alternatives
from exchange_extract.schema import Category, Status


class Rule(BaseModel):
    """What all kinds share. An example reads ``sentence => expectation``; the kind says what may be expected."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()
    source: str | None = None
    note: str | None = None


class Leader(BaseModel):
    """A head of state or of government who stands for the party while in office (both days inclusive)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    aliases: tuple[str, ...] = ()
    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to")


class PartyRule(Rule):
    """A state, an armed group or an organisation. Expectation of an example: the code, or the name without a code.

    ``names`` are what it is called (the first is the usual name), ``adjectives`` go before nouns ("Ukrainian"),
    ``demonyms`` are its people ("Ukrainian", "Ukrainians"), ``seats`` are capitals and residences that stand for it
    ("Kyiv", "the Kremlin"), ``institutions`` are named bodies of it that need no adjective ("Bundestag", "SBU").
    """

    code: str | None = None
    kind: Literal["state", "armed_group", "organisation", "side"]
    names: tuple[str, ...] = Field(min_length=1)
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    people: str | None = Field(default=None, description="Code of the people to whom released members of it return.")
    governs: str | None = Field(default=None, description="Code of the state that an armed group rules.")
    governs_from: date | None = Field(default=None, description="First day of that rule.")
    fights: str | None = Field(default=None, description="Code of the state whose people an armed group holds.")
    leaders: tuple[Leader, ...] = ()


class PlaceRule(Rule):
    """Named places that are no party: cities, provinces, crossings, airports. Expectation: ``place`` or the code."""

    words: tuple[str, ...] = Field(min_length=1)
    code: str | None = Field(default=None, description="The state that it lies in.")


class PeopleRule(Rule):
    """Words for people or remains that are counted. Expectation of an example: ``count category``.

    ``words`` are the forms as written, singular and plural, in lower case. ``neutral`` words ("people", "men") take the
    category from their context. ``held`` words say that the people are held ("prisoner", "captive"): they need no
    further sign of captivity. ``fighter_in_war`` words mean prisoners of war where the article treats them as fighters
    (codebook, section 4).
    """

    words: tuple[str, ...] = Field(min_length=1)
    category: Category
    neutral: bool = False
    held: bool = False
    fighter_in_war: bool = False


FrameName = Literal["release", "receive", "return", "move", "carry", "exchange", "secure"]


class PredicateRule(Rule):
    """A family of verbs and nouns that tell of a handover, and who plays which part in it.

    ``frame``: *release*, the subject gives; *receive*, the subject gets; *return*, the subject gives people of another
    side or gets its own; *move*, the people move by themselves; *carry*, the
    subject takes them along, be it a side, a go-between or a bus; *exchange*, both sides give and get; *secure*, the
    subject brings the release about and may be the receiver. ``verbs`` are lemmas with their particles ("hand over");
    between verb and particle other words may stand. ``nouns`` are lemmas of the nominal forms ("handover"). A *weak*
    predicate has other common meanings and tells of a handover only of held or counted people. Expectation of an
    example: ``GIVER > RECEIVER: count category``, a question mark for unknown.
    """

    frame: FrameName
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    weak: bool = False
    of: Literal["any", "held", "more", "total", "round", "captivity"] = Field(
        default="any",
        description="Said of: anybody, the held and the dead, more of those told of, their sum, as many, captivity.",
    )
    status: Status | None = Field(default=None, description="What the predicate itself claims, where it is no deed.")

    @field_validator("verbs")
    @classmethod
    def _each_with_each(cls, verbs: tuple[str, ...]) -> tuple[str, ...]:
        """``walk|ride out|off`` stands for "walk out", "walk off", "ride out" and "ride off"."""
        return tuple(dict.fromkeys(one for lemma in verbs for one in alternatives(lemma)))


class CueRule(Rule):
    """Words that change what a clause says. Expectation of an example: the category of the cue, or ``status:VALUE``."""

    category: Literal[
        "negation",
        "future",
        "plan",
        "proposal",
        "agreement",
        "rejection",
        "progress",
        "cumulation",
        "repetition",
        "hedge",
        "attribution",
        "mediation",
        "exclusion",
        "phase",
        "lack",
    ]
    words: tuple[str, ...] = Field(default=(), description="Literal phrases in lower case.")
    verbs: tuple[str, ...] = Field(default=(), description="Verb lemmas; all their forms match.")
    direction: Literal["forward", "backward", "both"] = "forward"
    status: Status | None = None


class RuleSet(BaseModel):
    """All rules in force, in a fixed order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    party: tuple[PartyRule, ...] = ()
    place: tuple[PlaceRule, ...] = ()
    people: tuple[PeopleRule, ...] = ()
    predicate: tuple[PredicateRule, ...] = ()
    cue: tuple[CueRule, ...] = ()
