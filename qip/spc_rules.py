"""The arithmetic beneath `spc`: the lines of a segment and the four rules, on plain lists.

Signs are 1, 0 and -1: above, on and below the mean, or rising, level and falling. A missing
value is None, has the sign 0 and so breaks every run it lies in.

* 2.66 = 3 / 1.128, as NHS England's Making Data Count publishes it: three sigma, where sigma
  is the mean moving range divided by d2 for samples of two (Shewhart's constant).
* Two thirds of that is two sigma, the line that "two of three" asks about.
* 3.267 = D4 for samples of two: a moving range beyond 3.267 times their mean is an outlier.
* 7: Making Data Count calls seven in a row on one side a shift, seven rising or falling a trend.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise, repeat
from math import fsum
from typing import Literal, NamedTuple

LIMIT = 2.66
NEAR = 2 * (LIMIT / 3)
SCREEN = 3.267
RUN = 7

SpecialCause = Literal[
    "above",
    "below",
    "trend_up",
    "trend_down",
    "two_of_three_high",
    "two_of_three_low",
    "shift_high",
    "shift_low",
]
RISES: frozenset[SpecialCause] = frozenset({"above", "trend_up", "two_of_three_high", "shift_high"})


class Lines(NamedTuple):
    """What a segment is read against; undefined limits are None."""

    mean: float | None
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None


def lines(numbers: Sequence[float | None], *, screen_outliers: bool) -> Lines:
    """The mean and its limits: 2.66 mean moving ranges either side, two sigma at two thirds.

    A gap gives no moving range on either side. Screening is one pass over the ranges and
    leaves the mean alone.
    """
    mean = _mean([number for number in numbers if number is not None])
    ranges = [
        abs(later - earlier)
        for earlier, later in pairwise(numbers)
        if earlier is not None and later is not None
    ]
    typical = _mean(ranges)
    if screen_outliers and typical is not None:
        typical = _mean([size for size in ranges if size < SCREEN * typical])
    if mean is None or typical is None:
        return Lines(mean)
    return Lines(
        mean,
        mean - LIMIT * typical,
        mean + LIMIT * typical,
        mean - NEAR * typical,
        mean + NEAR * typical,
    )


def _mean(numbers: list[float]) -> float | None:
    """The mean, rounded once only: 0.2 lies on the mean of 0.1, 0.2 and 0.3, not above it."""
    if not numbers:
        return None
    count = len(numbers)
    mean = fsum(numbers) / count
    return mean + fsum([*numbers, *repeat(-mean, count)]) / count


def sides(numbers: Iterable[float | None], mean: float | None) -> list[int]:
    """1 above the mean, -1 below it, 0 on it or missing."""
    return [
        0 if number is None or mean is None else (number > mean) - (number < mean)
        for number in numbers
    ]


def beyond(numbers: Iterable[float | None], lower: float | None, upper: float | None) -> list[bool]:
    """True for what lies strictly outside two lines; nothing does while the lines are unknown."""
    return [
        False
        if number is None or lower is None or upper is None
        else number > upper or number < lower
        for number in numbers
    ]


def in_runs(signs: Iterable[int], fewest: int) -> list[int]:
    """The signs that belong to a run of at least `fewest` equal ones, 0 for all others."""
    kept: list[int] = []
    for _, group in groupby(signs):
        run = list(group)
        kept += run if len(run) >= fewest else [0] * len(run)
    return kept


def trends(numbers: list[float | None]) -> list[int]:
    """The direction of travel of each point in a run of 7 rising or falling, 0 for all others.

    A point that ends one trend and begins the next belongs to the next.
    """
    steps = in_runs(
        [
            0 if before is None or now is None else (now > before) - (now < before)
            for before, now in pairwise(numbers)
        ],
        RUN - 1,
    )
    return [after or before for before, after in zip([0, *steps], [*steps, 0], strict=True)]


def two_of_three(beyond_near: list[bool], outsides: list[bool], sides: list[int]) -> list[bool]:
    """The points near a limit that have another such point within three on the same side."""
    near = [close and not out for close, out in zip(beyond_near, outsides, strict=True)]
    flagged = [False] * len(near)
    for row in range(len(near) - 2) if sum(near) > 1 else ():
        three = slice(row, row + 3)
        if sum(near[three]) > 1 and abs(sum(sides[three])) == 3:
            flagged[three] = [a or b for a, b in zip(flagged[three], near[three], strict=True)]
    return flagged


def cause(side: int, outside: bool, trend: int, two: bool, shift: int) -> SpecialCause | None:
    """The one label, in the order of Making Data Count: outside, trend, two of three, shift."""
    if outside:
        return "above" if side > 0 else "below"
    if trend:
        return "trend_up" if trend > 0 else "trend_down"
    if two:
        return "two_of_three_high" if side > 0 else "two_of_three_low"
    if shift:
        return "shift_high" if side > 0 else "shift_low"
    return None
