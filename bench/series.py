"""Reading series: the rules of Making Data Count, in pure Python, without a database."""

from collections.abc import Iterator
from datetime import date
from random import Random
from time import perf_counter

from bench.figures import Figure
from qip.spc import Improvement, analyse

SERIES, POINTS = 10_000, 60
MONTHS = tuple(date(2020 + n // 12, n % 12 + 1, 28) for n in range(POINTS))
WAYS: tuple[Improvement, ...] = ("increase", "decrease", "neutral")


def figures() -> Iterator[Figure]:
    given = [series(number) for number in range(SERIES)]
    begun = perf_counter()
    for number, values in enumerate(given):
        analyse(values, dates=MONTHS, improvement=WAYS[number % 3], target=20)
    took = perf_counter() - begun
    yield Figure(
        f"SPC of {SERIES:,} series of {POINTS} points in pure Python",
        f"{SERIES / took:,.0f} series a second",
    )


def series(number: int) -> list[float | None]:
    """Chance about a level, a step half-way in every other one, and now and then a gap."""
    chance = Random(number)  # the same series in every run
    step = 6 * (number % 2)
    return [
        None if chance.random() < 0.02 else chance.gauss(20 - step * (month >= POINTS // 2), 3)
        for month in range(POINTS)
    ]
