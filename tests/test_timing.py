"""The measure of growth tells a square from a line."""

from timing import grows_at_most, seconds


def test_growth_is_told() -> None:
    assert grows_at_most(lambda size: sum(range(size * 100)), 1_000, 4_000, times=10, spare=0.05)
    assert not grows_at_most(lambda size: sum(range(size * size // 10)), 3_000, 30_000, times=10, spare=0.05)


def test_one_slow_run_is_no_property() -> None:
    costs = iter([2_000_000, 1, 1, 1, 1])
    assert seconds(lambda: sum(range(next(costs)))) < 0.005
