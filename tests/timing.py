"""Processor time for tests of growth: the least of a few runs, with no garbage collected meanwhile."""

import gc
import time
from collections.abc import Callable

RUNS = 5


def seconds(run: Callable[[], object], enough: float = 0.0) -> float:
    """Processor seconds of `run`: the least of at most `RUNS` runs, fewer once a run took no more than `enough`.

    What slows one run down (a full collection over all that thousands of tests keep, a page fault, a colder cache) is
    no property of the code; what slows all of them down is. Other processes take no part in processor time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        least = float("inf")
        for _ in range(RUNS):
            begin = time.process_time()
            run()
            least = min(least, time.process_time() - begin)
            if least <= enough:
                break
        return least
    finally:
        if collecting:
            gc.enable()


def grows_at_most(run: Callable[[int], object], small: int, large: int, times: float, spare: float) -> bool:
    """Whether `run(large)` takes at most `times` as long as `run(small)`, give or take `spare` seconds."""
    run(small)  # whatever is made on first use
    least = seconds(lambda: run(small))
    bound = times * least + spare
    return seconds(lambda: run(large), enough=bound) <= bound
