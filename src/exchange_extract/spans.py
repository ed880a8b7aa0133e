"""The values that stages hand on: small, frozen, each with the words it rests on.

Offsets are Unicode code points into the article as given; ``text[start:end]`` are the words.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mention(Generic[T]):
    """A value of type ``T`` read from ``text[start:end]`` by the rule with id ``rule``."""

    start: int
    end: int
    value: T
    rule: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A head-count with inclusive bounds; ``None`` is unbounded. ``everyone`` is "all" (codebook, section 4)."""

    low: int | None
    high: int | None
    approximate: bool = False
    everyone: bool = False
