"""Every relation of the suite as a hypothesis test: what an article says by construction is what is extracted."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from exchange_extract.extractor import Extractor
from metamorphic import SUITE
from metamorphic.fixtures import INVARIANCES, Invariance
from metamorphic.generator import Case, Relation, observed, projected

CASES = settings(
    derandomize=True, database=None, deadline=None, print_blob=False,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@cache
def extractor() -> Extractor:
    """One for the whole session: building it costs more than a hundred cases."""
    return Extractor()


@pytest.mark.parametrize("relation", SUITE, ids=lambda relation: relation.name)
def test_records_follow_by_construction(relation: Relation) -> None:
    @settings(CASES, max_examples=relation.examples)
    @given(relation.cases)
    def holds(case: Case) -> None:
        found = projected(observed(extractor().extract(case.text, case.published)), case.extras)
        expected = projected(case.records, case.extras)
        assert found == expected, f"{relation.why}\n{case.published}: {case.text}"

    holds()


@pytest.mark.parametrize("invariance", INVARIANCES, ids=lambda invariance: invariance.name)
def test_fixture_articles_keep_their_records(invariance: Invariance) -> None:
    for published, text, changed in invariance.twins():
        before, after = (observed(extractor().extract(version, published)) for version in (text, changed))
        extras = invariance.extras
        assert projected(after, extras) == projected(before, extras), f"{invariance.why}\n{published}: {changed}"


def test_the_suite_is_as_broad_as_it_says() -> None:
    names = [relation.name for relation in SUITE]
    assert len(names) == len(set(names))
    assert len(names) >= 40
