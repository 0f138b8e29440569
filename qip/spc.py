"""Did practice change, or is this chance? XmR charts as the NHS uses them.

The method is NHS England's "Making Data Count" (plot the dots): the mean of a series, natural
process limits from its moving ranges, and four signs that something other than chance is at
work. What happens at the edges (ties, gaps, short series) follows the R package
NHSRplotthedots, and its figures are what the tests compare with. The arithmetic is in
`spc_rules`, the verdicts in `spc_words`.

Pure: standard library only, no Django. Nothing here is rounded and no limit is cut at zero.

* 12 rows: the fewest on which NHSRplotthedots lets limits be fixed.
* 13 rows: below that, limits are on trial (our choice, said on the chart).
* 7 values: below that there are no limits and no verdict, only a run chart (our choice).
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import nan
from typing import Literal, NamedTuple, get_args

from qip import spc_rules, spc_sentence
from qip.spc_rules import SpecialCause

FEWEST_TO_FIX = 12
FEWEST_FOR_LIMITS = 7
FEWEST_TO_SETTLE = 13
TOO_LARGE = 1e100

Improvement = Literal["increase", "decrease", "neutral"]
PointType = Literal[
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
]
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]
Stage = Literal["run_chart", "trial", "settled"]

MEANING: dict[Improvement, tuple[PointType, PointType]] = {
    "increase": ("special_cause_improvement", "special_cause_concern"),
    "decrease": ("special_cause_concern", "special_cause_improvement"),
    "neutral": ("special_cause_neutral_high", "special_cause_neutral_low"),
}


class Point(NamedTuple):
    """One row of the series: its value, the lines it is read against and what it shows.

    The four rules are independent of each other; `special_cause` is the one label that
    speaks for the point.
    """

    date: datetime.date | None
    value: float | None
    segment: int
    mean: float | None
    lower: float | None
    upper: float | None
    outside: bool
    trend: bool
    two_of_three: bool
    shift: bool
    special_cause: SpecialCause | None
    point_type: PointType


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch with limits of its own: the whole series, or the part since a rebase."""

    number: int
    start: int
    stop: int
    since: datetime.date | None
    values: int
    mean: float | None
    lower: float | None
    upper: float | None
    variation: PointType

    @property
    def rows(self) -> int:
        return self.stop - self.start

    @property
    def stage(self) -> Stage:
        """How far the limits may be trusted: not at all, on trial, or settled."""
        if self.values < FEWEST_FOR_LIMITS:
            return "run_chart"
        return "trial" if self.rows < FEWEST_TO_SETTLE else "settled"


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole series, read."""

    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    variation: PointType
    assurance: Assurance | None
    improvement: Improvement
    target: float | None
    fix_after: int | None

    @property
    def last(self) -> Segment:
        """The segment whose limits judge the latest values."""
        return self.segments[-1]

    @property
    def trial(self) -> bool:
        """Fewer than 13 rows stand behind the latest limits."""
        return self.last.rows < FEWEST_TO_SETTLE

    @property
    def run_chart(self) -> bool:
        """Too few values since the start, or the last rebase, for limits or a verdict."""
        return self.last.stage == "run_chart"

    @property
    def latest(self) -> Point | None:
        """The last row that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)

    def sentence(
        self,
        *,
        unit: str = "",
        decimals: int = 1,
        floor: float | None = None,
        ceiling: float | None = None,
    ) -> str:
        """What the series shows, in one plain sentence for alt text, page and pack."""
        scale = spc_sentence.Scale(unit, decimals, floor, ceiling)
        return spc_sentence.sentence(self, scale)


def analyse(
    values: Iterable[float | Decimal | None],
    *,
    dates: Iterable[datetime.date] | None = None,
    improvement: Improvement = "increase",
    target: float | Decimal | None = None,
    rebase_at: Iterable[datetime.date | int] = (),
    fix_after: int | None = None,
    screen_outliers: bool = False,
) -> Analysis:
    """Read a series by the rules of Making Data Count.

    `values` are in date order, or carry `dates` and are put in order here; None is a missing
    value. `rebase_at` names the rows that begin a new segment: dates, or positions in a series
    without dates; one that matches no row is ignored. `fix_after` sets the limits of each
    segment on its first so many rows.
    """
    _check_settings(improvement, fix_after)
    goal = None if target is None else _number(target)
    numbers, days = _in_date_order([_number(value) for value in values], dates)
    starts = _starts(days or range(len(numbers)), set(rebase_at))
    points: list[Point] = []
    segments: list[Segment] = []
    for start, stop in pairwise([*starts, len(numbers)]):
        part = numbers[start:stop]
        part_days: Sequence[datetime.date | None] = days[start:stop] or [None] * len(part)
        lines = spc_rules.lines(part[:fix_after], screen_outliers=screen_outliers)
        points += _read(part, part_days, lines, len(segments), MEANING[improvement])
        segments.append(_segment(points, start, lines))
    return Analysis(
        points=tuple(points),
        segments=tuple(segments),
        variation=points[-1].point_type,
        assurance=assurance_of(goal, segments[-1], improvement),
        improvement=improvement,
        target=goal,
        fix_after=fix_after,
    )


# What was given


def _check_settings(improvement: str, fix_after: int | None) -> None:
    if improvement not in get_args(Improvement):
        raise ValueError(
            f"Say which way is better: increase, decrease or neutral, not “{improvement}”."
        )
    if fix_after is not None and fix_after < FEWEST_TO_FIX:
        raise ValueError(
            f"Limits can be fixed on {FEWEST_TO_FIX} figures or more, not on {fix_after}."
        )


def _number(value: float | Decimal | None) -> float | None:
    if value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = nan
    if not -TOO_LARGE < number < TOO_LARGE:
        raise ValueError(f"“{value}” cannot be charted. Give a number, or leave it out.")
    return number


def _in_date_order(
    numbers: list[float | None], dates: Iterable[datetime.date] | None
) -> tuple[list[float | None], list[datetime.date]]:
    if not numbers:
        raise ValueError("There are no figures yet. Enter at least one.")
    if dates is None:
        return numbers, []
    days = list(dates)
    if len(days) != len(numbers):
        raise ValueError(
            f"There are {len(numbers)} figures but {len(days)} dates. Make them match."
        )
    if None in days:
        raise ValueError("A figure has no date. Give each figure a date.")
    order = sorted(range(len(days)), key=days.__getitem__)
    ordered = [days[row] for row in order]
    for earlier, later in pairwise(ordered):
        if earlier == later:
            raise ValueError(f"Two figures have the date {_day(later)}. Keep one of them.")
    return [numbers[row] for row in order], ordered


def _day(date: object) -> str:
    if isinstance(date, datetime.date):
        return f"{date.day} {date:%B %Y}"
    return str(date)


def _starts(keys: Sequence[object], rebases: set[datetime.date | int]) -> list[int]:
    return [0, *(row for row, key in enumerate(keys) if row and key in rebases)]


# Reading a segment


def _read(
    numbers: list[float | None],
    days: Iterable[datetime.date | None],
    lines: spc_rules.Lines,
    segment: int,
    meaning: tuple[PointType, PointType],
) -> Iterator[Point]:
    """Every row of one segment with the four rules applied; nothing looks beyond the segment."""
    sides = spc_rules.sides(numbers, lines.mean)
    outsides = spc_rules.beyond(numbers, lines.lower, lines.upper)
    trends = spc_rules.trends(numbers)
    twos = spc_rules.two_of_three(
        spc_rules.beyond(numbers, lines.near_lower, lines.near_upper), outsides, sides
    )
    shifts = spc_rules.in_runs(sides, spc_rules.RUN)
    mean, lower, upper = lines[:3]
    for date, value, side, outside, trend, two, shift in zip(
        days, numbers, sides, outsides, trends, twos, shifts, strict=True
    ):
        cause = spc_rules.cause(side, outside, trend, two, shift)
        kind = "common_cause" if cause is None else meaning[cause not in spc_rules.RISES]
        yield Point(
            date,
            value,
            segment,
            mean,
            lower,
            upper,
            outside,
            trend != 0,
            two,
            shift != 0,
            cause,
            kind,
        )


def _segment(points: list[Point], start: int, lines: spc_rules.Lines) -> Segment:
    """The segment that begins on row `start` and that the points so far complete."""
    last = points[-1]
    return Segment(
        number=last.segment,
        start=start,
        stop=len(points),
        since=points[start].date,
        values=sum(point.value is not None for point in points[start:]),
        mean=lines.mean,
        lower=lines.lower,
        upper=lines.upper,
        variation=last.point_type,
    )


def assurance_of(
    target: float | None, segment: Segment, improvement: Improvement
) -> Assurance | None:
    """Can the process, as it now runs, be relied on to meet its target?"""
    if target is None or improvement == "neutral":
        return None
    if segment.upper is not None and target > segment.upper:
        return "consistent_fail" if improvement == "increase" else "consistent_pass"
    if segment.lower is not None and target < segment.lower:
        return "consistent_pass" if improvement == "increase" else "consistent_fail"
    return "inconsistent"
