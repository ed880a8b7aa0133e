"""One token of a sentence as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` of the article; ``head`` is an index into the sentence, its own for the root."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    tag: str
    dep: str
    head: int

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB")

    @property
    def is_noun(self) -> bool:
        return self.tag.startswith("NN")
