"""Every relation of the suite as a test: what an article says by construction is what is extracted.

The relations in ``known_gaps.txt`` do not hold yet and are expected to fail, see ``gaps``.
"""

import pytest

from metamorphic import SUITE
from metamorphic.fixtures import INVARIANCES, Invariance
from metamorphic.gaps import UNKNOWN, Gap, known_gaps, read_gaps
from metamorphic.generator import Relation
from metamorphic.parts import HARD_PARTS
from metamorphic.running import Outcome, run_invariance, run_relation

GAPS = known_gaps()


def _marked(row: Relation | Invariance) -> object:
    gap = GAPS.get(row.name)
    marks = [pytest.mark.xfail(raises=AssertionError, strict=gap.is_sure, reason=gap.cause)] if gap else []
    return pytest.param(row, id=row.name, marks=marks)


def _check(outcome: Outcome, why: str) -> None:
    assert outcome.cases >= 10, "too few cases to say anything"
    if outcome.misses:
        raise AssertionError(f"{why}\n{len(outcome.misses)} of {outcome.cases} missed, such as\n{outcome.smallest}")


@pytest.mark.parametrize("relation", [_marked(relation) for relation in SUITE])
def test_records_follow_by_construction(relation: Relation) -> None:
    _check(run_relation(relation), relation.why)


@pytest.mark.parametrize("invariance", [_marked(invariance) for invariance in INVARIANCES])
def test_fixture_articles_keep_their_records(invariance: Invariance) -> None:
    _check(run_invariance(invariance), invariance.why)


def test_the_suite_is_as_broad_as_it_says() -> None:
    names = [relation.name for relation in SUITE] + [invariance.name for invariance in INVARIANCES]
    assert len(names) == len(set(names))
    assert len(names) >= 40
    assert sum(relation.examples for relation in SUITE) >= 3000


@pytest.mark.parametrize("part", HARD_PARTS)
def test_every_hard_part_has_its_relations(part: str) -> None:
    names = {relation.name for relation in SUITE}
    assert HARD_PARTS[part]
    assert set(HARD_PARTS[part]) <= names


def test_gaps_are_of_the_suite_and_have_causes() -> None:
    names = {relation.name for relation in SUITE} | {invariance.name for invariance in INVARIANCES}
    assert not GAPS.keys() - names
    assert [gap.name for gap in GAPS.values() if not gap.missed or gap.cause == UNKNOWN] == []


def test_a_line_of_the_gaps_is_read_as_written() -> None:
    gap = Gap("a_relation", 3, 40, 'the parse hangs "over" on the people | rarely')
    assert read_gaps(f"# head\n\n{gap}\n") == {"a_relation": gap}
    assert (gap.is_sure, Gap("b", 8, 40, "x").is_sure) == (False, True)


@pytest.mark.parametrize("line", ["a | 3/40", "a | 3/40 | ", "a | three | x", "a | 1/2 | x\na | 1/2 | y"])
def test_a_faulty_line_of_the_gaps_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match=r"known_gaps|invalid literal"):
        read_gaps(line)
