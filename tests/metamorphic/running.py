"""Running relations: the same cases in every run, all of them, and what the extractor makes of each."""

from dataclasses import dataclass
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings

from exchange_extract.extractor import default_extractor
from metamorphic.fixtures import Invariance
from metamorphic.generator import Case, Relation, observed, projected


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many cases were run, and for each that was missed its article with the wrong and the right records."""

    cases: int
    misses: tuple[str, ...]

    @property
    def smallest(self) -> str:
        return min(self.misses, key=len, default="")


def run_relation(relation: Relation, cases: int | None = None) -> Outcome:
    """All cases of a relation, not only those up to the first miss: a share says more than one failure."""
    total = 0
    misses: list[str] = []

    @settings(
        derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        max_examples=cases or relation.examples, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(relation.cases)
    def collect(case: Case) -> None:
        nonlocal total
        total += 1
        found = projected(observed(default_extractor().extract(case.text, case.published)), case.extras)
        expected = projected(case.records, case.extras)
        if found != expected:
            misses.append(_miss(case.published.isoformat(), case.text, found, expected))

    collect()
    return Outcome(total, tuple(misses))


@cache
def run_invariance(invariance: Invariance) -> Outcome:
    """The fixture articles before and after a change."""
    total = 0
    misses: list[str] = []
    for published, text, changed in invariance.twins():
        total += 1
        versions = (default_extractor().extract(version, published) for version in (changed, text))
        after, before = (projected(observed(records), invariance.extras) for records in versions)
        if after != before:
            misses.append(_miss(published.isoformat(), changed, after, before))
    return Outcome(total, tuple(misses))


def _miss(published: str, text: str, found: object, expected: object) -> str:
    return f"{published}: {text}\n  found    {found}\n  expected {expected}"
