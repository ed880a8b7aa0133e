"""What a frame is: one telling of a handover by one predicate, before mentions of the same event are merged."""

from dataclasses import dataclass, field, replace
from typing import Literal

from exchange_extract.clauses import Clauses
from exchange_extract.cues import Cue
from exchange_extract.lexicon import PartyRef, PlaceRef
from exchange_extract.phrases.dates import DateExpr
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.persons import Person
from exchange_extract.rules.schema import PredicateRule
from exchange_extract.schema import Basis, Status
from exchange_extract.spans import Mention, Quantity
from exchange_extract.tokens import Parsed


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention laid over tokens: ``first`` and ``last`` token index of its sentence."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PartySpot(Spot):
    mention: Mention[PartyRef]


@dataclass(frozen=True, slots=True)
class PersonSpot(Spot):
    mention: Mention[Person]


@dataclass(frozen=True, slots=True)
class DateSpot(Spot):
    mention: Mention[DateExpr]


@dataclass(frozen=True, slots=True)
class PlaceSpot(Spot):
    mention: Mention[PlaceRef]


@dataclass(frozen=True)
class Scene:
    """A sentence with all that the earlier stages found in it; ``number`` is its place in the article."""

    number: int
    parsed: Parsed
    clauses: Clauses
    cues: tuple[Cue, ...]
    groups: tuple[Group, ...]
    persons: tuple[PersonSpot, ...]
    parties: tuple[PartySpot, ...]
    places: tuple[PlaceSpot, ...]
    dates: tuple[DateSpot, ...]
    mediating: frozenset[int] = frozenset()
    """First tokens of the parties that the sentence credits with mediating: they are no sides of it."""
    peoples: tuple[Mention[PartyRef], ...] = ()
    """States that the sentence names only for whose an armed group is ("the Congolese rebels"): no parties of it."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A predicate in a sentence: its first and last token, the token that heads it, and its rule."""

    first: int
    last: int
    head: int
    rule: PredicateRule
    nominal: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A party in a part, and how it came to it."""

    mention: Mention[PartyRef]
    basis: Basis
    rule: str

    @property
    def key(self) -> str:
        return self.mention.value.key


def inferred(side: Side | None) -> Side | None:
    """A side that was told before and that another telling leaves out."""
    return replace(side, basis="inferred", rule="infer.direction_from_context") if side else None


@dataclass(frozen=True, slots=True)
class Flow:
    """One direction: who lets go whom to whom. ``group`` is None where only names or nothing is said."""

    giver: Side | None
    receiver: Side | None
    group: Group | None
    names: tuple[Mention[Person], ...] = ()
    parts: tuple[Group, ...] = ()

    @property
    def count(self) -> Mention[Quantity] | None:
        return self.group.count if self.group else None

    @property
    def ends(self) -> tuple[str, str]:
        """The keys of giver and receiver, "" for one that is not known."""
        return (self.giver.key if self.giver else "", self.receiver.key if self.receiver else "")

    def differs(self, other: "Flow") -> bool:
        """Whether an end that both know is another."""
        return any(a and b and a != b for a, b in zip(self.ends, other.ends, strict=True))


@dataclass(frozen=True)
class Frame:
    """One telling. ``flows`` may be empty ("The exchange took place in Sumy"): then it speaks of another's event."""

    scene: Scene
    trigger: Trigger
    status: Status
    cumulative: bool
    flows: tuple[Flow, ...]
    total: Mention[Quantity] | None = None
    sides: tuple[Side, ...] = ()
    cues: tuple[Cue, ...] = field(default=())
    kind: Literal["event", "note"] = "event"
    definite: bool = False
    fresh: bool = False
    category: str = ""
    own_date: DateSpot | None = None


LossReason = Literal[
    "compound", "part_of_phrase", "rate", "denied", "nobody", "no_people", "things", "weak", "told_by_verb", "vow"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lost:
    """A predicate that made no frame. ``cues`` are those that decided, where cues did."""

    scene: Scene
    trigger: Trigger
    reason: LossReason
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Frames:
    """What the predicates of one sentence came to."""

    found: tuple[Frame, ...]
    lost: tuple[Lost, ...] = ()
