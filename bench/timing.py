"""The clock: two things done by turns, and the middle of what each took."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

Work = Callable[[], object]
WARM_UP = 3


def settle() -> None:
    """What stands already is not looked through for rubbish again: that would meet one side alone."""
    gc.collect()
    gc.freeze()


def medians(*sides: Work, seconds: float, most: int = 200, least: int = 5) -> list[float]:
    """The median seconds of each, done by turns so that a busy moment meets all of them alike."""
    for work in sides:
        for _ in range(min(WARM_UP, least)):
            work()
    settle()
    taken: list[list[float]] = [[] for _ in sides]
    end = perf_counter() + seconds
    while len(taken[0]) < most and (len(taken[0]) < least or perf_counter() < end):
        for times, work in zip(taken, sides, strict=True):
            begun = perf_counter()
            work()
            times.append(perf_counter() - begun)
    return [median(times) for times in taken]
