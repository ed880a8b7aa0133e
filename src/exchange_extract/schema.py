"""The records that users see, under the codebook's names, and what explains them.

All models are frozen: a record is a statement about a text and does not change after it was made. ``None`` means
unknown, never "none".
"""

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

Status = Literal["completed", "ongoing", "agreed", "planned", "proposed", "rejected"]
Scope = Literal["event", "cumulative"]
Category = Literal["prisoner_of_war", "detainee", "hostage", "civilian", "child", "remains", "mixed", "unspecified"]
Basis = Literal["stated", "inferred"]


class Frozen(BaseModel):
    """What all models share: they never change, and unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Quantity(Frozen):
    """A head-count with inclusive bounds; ``min`` or ``max`` of ``None`` is unbounded on that side."""

    min: int | None = Field(default=None, ge=0, description="Lowest number of people, inclusive.")
    max: int | None = Field(default=None, ge=0, description="Highest number of people, inclusive.")
    approximate: bool = Field(default=False, description="Whether the text rounds or hedges the number.")
    all: bool = Field(default=False, description="Whether the text says that all of them are meant.")

    @model_validator(mode="after")
    def _bounds(self) -> "Quantity":
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min} is greater than max {self.max}")
        if self.min is None and self.max is None and not self.all:
            raise ValueError("an empty quantity is null")
        return self


class Party(Frozen):
    """A side or a mediator. States carry their ISO 3166-1 alpha-3 code, known actors the codebook's code."""

    code: str | None = Field(description="ISO 3166-1 alpha-3 or the codebook's code; null for any other actor.")
    name: str = Field(description="The usual name; for an actor without a code, the name as the text has it.")
    text: str = Field(description="The words of the article that name the party.")


class SubGroup(Frozen):
    """A part of a transfer that the text counts out, such as "among them five women"."""

    count: Quantity = Field(description="How many of them.")
    category: Category = Field(description="That of its own word, else the transfer's.")
    text: str = Field(description="The words of the article.")


class Transfer(Frozen):
    """One direction of a handover: ``count`` people or remains go from ``giver`` to ``receiver``."""

    giver: Party | None = Field(default=None, description="The side that lets the people or remains go.")
    receiver: Party | None = Field(default=None, description="The side that they go home to.")
    count: Quantity | None = Field(default=None, description="How many; null when the text gives no number.")
    category: Category = Field(default="unspecified", description="Who moves, by the codebook's order of words.")
    names: tuple[str, ...] = Field(default=(), description="People named as handed over.")
    including: tuple[SubGroup, ...] = Field(default=(), description="Sub-groups that the text counts out.")


class Evidence(Frozen):
    """The words that one slot rests on: ``article_text[start:end] == text``, in Unicode code points."""

    slot: str = Field(description='Path of the slot, such as "date" or "transfers[0].count".')
    start: int = Field(ge=0, description="First code point of the words in the article's text.")
    end: int = Field(ge=0, description="The code point after the last one.")
    text: str = Field(min_length=1, description="The words.")
    rule: str = Field(description="Id of the rule that filled the slot.")
    basis: Basis = Field(description="Whether the text states the value or it was inferred.")


class Claim(Frozen):
    """One figure in a conflict, and who gives it."""

    transfer: int = Field(ge=0, description="Index of the transfer that carries the figure.")
    count: Quantity = Field(description="The figure.")
    sources: tuple[str, ...] = Field(default=(), description="Who is credited with it; empty when nobody is.")


class Conflict(Frozen):
    """Sources of the article disagree on how many went one way: every figure is a transfer of its own."""

    claims: tuple[Claim, ...] = Field(min_length=2, description="The figures in the order of the transfers.")


class SlotConfidence(Frozen):
    """How sure one slot is; a null slot has one too, that there is nothing to be found."""

    slot: str = Field(
        description='Path of the slot, such as "date" or "transfers[0].count"; "event" is that there is such a record, '
        '"directions" that its transfers are all there and none too many.'
    )
    confidence: float = Field(ge=0, le=1, description="Probability that the slot is right, a list as a whole.")


class ExchangeRecord(Frozen):
    """One handover, plan, proposal, refusal or running total, as the codebook defines a record."""

    id: str = Field(description="Stable: the same text gives the same id.")
    status: Status = Field(
        description="`completed` took place, `ongoing` under way, `agreed` agreed but not reported done, `planned` "
        "announced or expected, `proposed` offered or demanded, `rejected` refused, cancelled or postponed."
    )
    scope: Scope = Field(default="event", description="`cumulative` is a total over several handovers.")
    transfers: tuple[Transfer, ...] = Field(
        min_length=1, description="One a direction; two sources with different figures give two for one direction."
    )
    total: Quantity | None = Field(default=None, description="Only a combined figure for both directions.")
    date: str | None = Field(
        default=None,
        description="EDTF (ISO 8601-2): `2025-07-16`, `2025-07`, `2025-05/2025-06`, `2022-03/..`, `../2025-06-16`, "
        "seasons `2025-22` (21 spring to 24 winter).",
    )
    place: str | None = Field(
        default=None, description="Where the handover, or for `agreed` the agreement, took place, as the text words it."
    )
    mediators: tuple[Party, ...] = Field(
        default=(), description="Who is credited with mediating, brokering, facilitating or carrying the people across."
    )
    sources: tuple[str, ...] = Field(
        default=(), description="Who the text credits with the information, as the text words it."
    )
    confidence: float = Field(
        ge=0, le=1, description="Probability that status, sides, counts, date and mediators are all right."
    )
    conflicts: tuple[Conflict, ...] = Field(
        default=(), description="Where sources disagree on a count; each figure is a transfer of its own."
    )
    slot_confidence: tuple[SlotConfidence, ...] = Field(
        default=(), description="The same for every slot by itself, null ones too."
    )
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="The words that each filled slot rests on.")
    _origin: "Origin" = PrivateAttr(default_factory=lambda: Origin())

    def explain(self) -> "Explanation":
        """Why the record is as it is: the words, rules and sentences of its slots, what lost, and its factors.

        The article is read again for it, which gives the same records. Raises ValueError for a record that comes from
        a file, another process or by hand: ``Extractor.explain`` explains the records of a text.
        """
        if self._origin.explain is None:
            raise ValueError("this record does not know its text any more; use Extractor.explain(text, published)")
        return self._origin.explain(self.id)

    def from_origin(self, explain: Callable[[str], "Explanation"]) -> "ExchangeRecord":
        """The same record, knowing how to explain the one with its id."""
        record = self.model_copy()
        record._origin = Origin(explain)
        return record


class Origin:
    """Where a record comes from. It is no part of what the record says: all are equal, and copies elsewhere lose it."""

    __slots__ = ("explain",)

    def __init__(self, explain: Callable[[str], "Explanation"] | None = None) -> None:
        self.explain = explain

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Origin)

    def __hash__(self) -> int:
        return 0

    def __deepcopy__(self, memo: object) -> "Origin":
        return self

    def __reduce__(self) -> tuple[type["Origin"], tuple[()]]:
        return Origin, ()


# -- explanations ----------------------------------------------------------------------------------------------------


class Passage(Frozen):
    """Words of the article."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Candidate(Frozen):
    """A mention that could have filled a slot and did not."""

    slot: str = Field(description='A slot, or "sides" for a party that is neither giver nor receiver.')
    words: Passage
    why: str = Field(description="Why it lost, in a phrase.")


class FactorShare(Frozen):
    """What one factor adds to the log odds of being right, against its usual value."""

    factor: str = Field(description="Its name in the weights file; for a record the kind of slot.")
    about: str = Field(description="What it says.")
    value: float
    usual: float = Field(description="Its mean in the articles that the weights were fitted on.")
    weight: float
    effect: float = Field(description="Weight times what the value is above the usual one.")


class SlotRating(Frozen):
    """How sure a slot is, and what makes it so."""

    slot: str
    confidence: float
    given: float = Field(description="The probability that it is right if there is such a record at all.")
    usual: float = Field(description="The same for a slot of this kind whose factors are all as usual.")
    factors: tuple[FactorShare, ...] = Field(description="Those with an effect, the strongest first.")


class SlotExplanation(Frozen):
    """One slot, filled or null."""

    slot: str = Field(description='Path of the slot, such as "date" or "transfers[0].count".')
    words: Passage | None = Field(default=None, description="What the slot rests on; null when the slot is null.")
    sentence: Passage | None = None
    rule: str | None = None
    about: str = Field(default="", description="The rule in words.")
    basis: Basis | None = None
    candidates: tuple[Candidate, ...] = ()


class Explanation(Frozen):
    """All that a record rests on."""

    record: str = Field(description="Id of the record.")
    number: int = Field(ge=1, description="Its place among the records of the article, from 1.")
    confidence: float
    usual: float = Field(description="The confidence of a record whose slots are all as sure as usual.")
    factors: tuple[FactorShare, ...] = Field(
        description="What each kind of slot adds, the strongest first; values are log odds."
    )
    told: tuple[Passage, ...] = Field(description="The sentences that tell of it, in the order of the text.")
    slots: tuple[SlotExplanation, ...]
    rated: tuple[SlotRating, ...] = Field(description="Every slot that has a confidence, in the order of the record.")


class Fate(Frozen):
    """What became of one predicate, or of a sentence without any."""

    sentence: Passage
    stage: str = Field(description='Where it fell out, or "kept", "merged", "threshold"; docs/explain.md lists them.')
    why: str
    words: Passage | None = Field(default=None, description="The predicate; null when there is none.")
    record: int | None = Field(default=None, description="The record that it went into, from 1.")


class WhyNot(Frozen):
    """What became of some words of the article."""

    asked: str
    found: Passage | None = Field(description="Where they stand; null when the article does not have them.")
    fates: tuple[Fate, ...] = ()
