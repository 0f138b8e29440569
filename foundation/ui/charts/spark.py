"""The small version of a chart, for tiles and rows: the words beside it carry the verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from foundation.ui.charts import layers
from foundation.ui.charts.dates import stations
from foundation.ui.charts.layout import Frame, Letters, Limits, limits_of
from foundation.ui.charts.palette import PAPER
from foundation.ui.charts.scale import Scale
from foundation.ui.charts.shapes import mark, rises
from foundation.ui.charts.spec import ChartSpec, Point, Series

EDGE = 6
LARGEST_MARK, SMALLEST_MARK = 0.8, 0.35
ROOM_FOR_A_MARK = 6


def draw_spark(
    series: Series,
    width: int = 150,
    height: int = 44,
    *,
    floor: float | None = 0,
    ceiling: float | None = None,
) -> str:
    """Band, lines, curve and signals of a series. Decoration: hidden from screen readers."""
    spec = ChartSpec(floor=floor, ceiling=ceiling)
    drawn = [_quiet(limits_of(segment, series.points, spec)) for segment in series.segments]
    frame = _frame(series, drawn, width, height)
    return "".join(
        [
            _opening(width, height),
            *layers.bands(drawn, frame),
            *layers.lines(drawn, frame),
            layers.curve(series.points, frame),
            f'<g stroke="{PAPER}" stroke-width=".5">',
            *_marks(series.points, frame),
            "</g></svg>",
        ]
    )


def _opening(width: int, height: int) -> str:
    return (
        f'<svg class="spark" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' aria-hidden="true" xmlns="http://www.w3.org/2000/svg">'
    )


def _quiet(limits: Limits) -> Limits:
    """Settled limits are the edges of their band; lines are left to limits on trial."""
    if limits.stage != "settled":
        return limits
    return replace(limits, cut_below=True, cut_above=True)


def _frame(series: Series, drawn: Sequence[Limits], width: int, height: int) -> Frame:
    numbers = [point.value for point in series.points if point.value is not None] or [0.0]
    for limits in drawn:
        lines = (limits.middle, limits.lower, limits.upper)
        numbers += [line for line in lines if line is not None]
    low, high = min(numbers), max(numbers)
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        reach = abs(high) * 0.1 or 1.0
        low, high = low - reach, high + reach
    places = stations([], len(series.points), "", even=True)
    return Frame(
        left=0,
        right=width,
        top=EDGE,
        bottom=height - EDGE,
        scale=Scale(low, high, high - low),
        xs=[EDGE + (width - 2 * EDGE) * place for place in places],
        cadence="",
        letters=Letters(0, 0),
    )


def _marks(points: Sequence[Point], frame: Frame) -> Iterator[str]:
    """The signals and the latest value; what is usual needs no dot at this size."""
    room = (frame.right - frame.left) / len(points)
    k = max(SMALLEST_MARK, LARGEST_MARK * min(1.0, room / ROOM_FOR_A_MARK))
    last = max((row for row, point in enumerate(points) if point.value is not None), default=-1)
    for row, (point, x) in enumerate(zip(points, frame.xs, strict=True)):
        if point.value is None or (point.special_cause is None and row != last):
            continue
        yield mark(point.point_type, rises(point.special_cause), x, frame.y(point.value), k)
