"""Since when does a chart show what it shows? Pure: no Django.

Each row carries the verdict that the chart would give if it ended there, read against the lines
as they are now. An unbroken run of rows with the same answer is a stretch, and the present
verdict has stood since the first row of the last one.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from qip.spc import Analysis, Point, assurance_of
from qip.spc_words import better_way, closing_run, mean_moved, target


class Stretch(NamedTuple):
    """An unbroken run of rows of which the same is so; ``lasts`` if it still is."""

    first: Point
    last: Point
    lasts: bool


def improving(analysis: Analysis) -> tuple[Stretch, ...]:
    """When the chart showed improvement by more than chance, or a better level that held."""
    return _stretches(analysis.points, _improves(analysis))


def meeting(analysis: Analysis) -> tuple[Stretch, ...]:
    """When the chart showed that its target is met reliably."""
    return _stretches(analysis.points, _meets(analysis))


def concern(analysis: Analysis) -> tuple[Point, ...]:
    """The latest figures, unbroken, that give one and the same sign of concern.

    Rows at the very end that have no value yet do not end it. Another sign, such as a shift
    after a single figure outside, begins anew.
    """
    rows = list(analysis.points)
    while rows and rows[-1].value is None:
        rows.pop()
    if analysis.run_chart or not rows or rows[-1].point_type != "special_cause_concern":
        return ()
    sign, first = _sign(rows[-1]), len(rows)
    while first and _sign(rows[first - 1]) == sign:
        first -= 1
    return tuple(rows[first:])


def _sign(point: Point) -> tuple[int, str | None]:
    return point.segment, point.special_cause


def _improves(analysis: Analysis) -> list[bool]:
    """For each row: improvement, or nothing but chance on a level that is better than before."""
    better = better_way(analysis)
    read = [one.stage != "run_chart" for one in analysis.segments]
    holds = [
        better != 0 and mean_moved(analysis, one.number) == better for one in analysis.segments
    ]
    return [
        read[point.segment]
        and (
            holds[point.segment]
            if point.special_cause is None
            else point.point_type == "special_cause_improvement"
        )
        for point in analysis.points
    ]


def _meets(analysis: Analysis) -> list[bool]:
    """For each row: limits on the good side of the target, and no run that leads away from it."""
    passes = [
        one.stage != "run_chart"
        and assurance_of(analysis.target, one, analysis.improvement) == "consistent_pass"
        for one in analysis.segments
    ]
    found = [passes[point.segment] for point in analysis.points]
    verdict = target(analysis)
    if passes[-1] and verdict is not None and verdict.key != "met":
        gone = _start_of_closing_run(analysis)
        found[gone:] = [False] * (len(found) - gone)
    return found


def _start_of_closing_run(analysis: Analysis) -> int:
    end = len(analysis.points)
    while end and analysis.points[end - 1].value is None:
        end -= 1
    return end - len(closing_run(analysis))


def _stretches(points: Sequence[Point], answers: Sequence[bool]) -> tuple[Stretch, ...]:
    found, row = [], 0
    for answer, group in groupby(answers):
        size = len(list(group))
        if answer:
            end = row + size
            found.append(Stretch(points[row], points[end - 1], end == len(points)))
        row += size
    return tuple(found)
