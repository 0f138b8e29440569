"""Rare events: the days between them, because months of zeros cannot show a change.

A T chart measures the time from one event to the next. Such times are heavily skewed, so the
limits are worked out on y = t^(1/3.6), which is close to normal (L. S. Nelson, "A control chart
for parts-per-million nonconforming items", Journal of Quality Technology 26, 1994), and then
turned back into days. The transformation keeps the order of the values: above stays above, and
every rule means in days what it means on y.

The page proposes this chart; a person chooses it.
"""

import datetime
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from statistics import median

from qip.spc import Analysis, Improvement, Point, Segment, analyse

POWER = 3.6
FEWEST_EVENTS = 2


def is_rare(values: Iterable[float | None]) -> bool:
    """Is the middle period, or more than half of all, without a single event?"""
    counts = [value for value in values if value is not None]
    if not counts:
        return False
    return median(counts) == 0 or counts.count(0) * 2 > len(counts)


def days_between(dates: Iterable[datetime.date]) -> list[int]:
    """The days from each event to the next, in date order: one fewer than there are events."""
    return [(later - earlier).days for earlier, later in pairwise(sorted(dates))]


def days_since(dates: Iterable[datetime.date], on: datetime.date) -> int | None:
    """The days without an event up to `on`: the gap that is still open."""
    past = [date for date in dates if date <= on]
    return (on - max(past)).days if past else None


def transform(days: float) -> float:
    """Days on the scale where limits can be worked out."""
    return float(days ** (1 / POWER))


def back(y: float) -> float:
    """From that scale to days; below nothing is nothing."""
    return float(max(y, 0.0) ** POWER)


def analyse_days_between(
    dates: Iterable[datetime.date],
    *,
    improvement: Improvement = "increase",
    target: float | None = None,
    rebase_at: Iterable[datetime.date] = (),
    fix_after: int | None = None,
    screen_outliers: bool = False,
) -> Analysis:
    """A T chart: one point for each event after the first, in days, with limits in days.

    More days between events is better unless said otherwise. Two events on one day are no days
    apart. A rebase begins with the first event on or after its date.
    """
    events = sorted(dates)
    if len(events) < FEWEST_EVENTS:
        raise ValueError("Days between events need at least two events. Use the counts until then.")
    if target is not None and target < 0:
        raise ValueError("A target in days cannot be below zero.")
    gaps, ends = days_between(events), events[1:]
    on_y = analyse(
        [transform(gap) for gap in gaps],
        improvement=improvement,
        target=None if target is None else transform(target),
        rebase_at={bisect_left(ends, day) for day in rebase_at},
        fix_after=fix_after,
        screen_outliers=screen_outliers,
    )
    return replace(
        on_y,
        points=tuple(
            _point_in_days(point, gap, end)
            for point, gap, end in zip(on_y.points, gaps, ends, strict=True)
        ),
        segments=tuple(_segment_in_days(segment, ends) for segment in on_y.segments),
        target=target,
    )


def _point_in_days(point: Point, gap: int, end: datetime.date) -> Point:
    return point._replace(
        date=end,
        value=float(gap),
        mean=_days(point.mean),
        lower=_days(point.lower),
        upper=_days(point.upper),
    )


def _segment_in_days(segment: Segment, ends: list[datetime.date]) -> Segment:
    return replace(
        segment,
        since=ends[segment.start],
        mean=_days(segment.mean),
        lower=_days(segment.lower),
        upper=_days(segment.upper),
    )


def _days(y: float | None) -> float | None:
    return None if y is None else back(y)
