"""The layout of an SPC chart: what has to be shown, and the room it gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from foundation.ui.charts import dates as axis
from foundation.ui.charts.palette import INK, INK_2, INK_3
from foundation.ui.charts.scale import Scale, fitted
from foundation.ui.charts.shapes import COLOURS
from foundation.ui.charts.spec import ChartSpec, Point, Segment, Series
from foundation.ui.charts.text import figure, number, trimmed, width

INSET = 6
BESIDE = 8
FEWEST_FOR_A_MEDIAN = 3
WIDEST_LABEL = 0.3
MOST_FOR_LETTERS = 0.4


@dataclass(frozen=True, slots=True)
class Limits:
    """One segment as it is drawn, from row to row. A line the measure cannot reach is cut."""

    start: int
    stop: int
    middle: float | None
    lower: float | None
    upper: float | None
    cut_below: bool = False
    cut_above: bool = False
    stage: str = "settled"

    @property
    def drawn(self) -> list[float]:
        """The limit lines that are really there."""
        lines = ((self.lower, self.cut_below), (self.upper, self.cut_above))
        return [line for line, cut in lines if line is not None and not cut]


@dataclass(frozen=True, slots=True)
class Label:
    """Words at the right, beside what they name; the least important go where room is short.

    A label `leads` when a thin line may join it to what it names at the edge of the plot.
    """

    value: float | None
    text: str
    colour: str
    weight: int
    importance: int
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Letters:
    """The room for the letters of events above the plot."""

    radius: float
    rows: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things lie: the edges of the plot, its scale, the place of every row."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    xs: Sequence[float]
    cadence: str
    letters: Letters

    def y(self, value: float) -> float:
        """How far down a value lies."""
        return self.bottom - (self.bottom - self.top) * self.scale.share(value)

    def edges(self, limits: Limits) -> tuple[float, float]:
        """From half a row before a segment to half a row after it."""
        xs, first, last = self.xs, limits.start, limits.stop - 1
        begin = (xs[first - 1] + xs[first]) / 2 if first else self.left
        end = (xs[last] + xs[last + 1]) / 2 if last + 1 < len(xs) else self.right
        return begin, end


def limits_of(segment: Segment, points: Sequence[Point], spec: ChartSpec) -> Limits:
    """A segment with its limits cut at what the measure cannot pass, or with its median only."""
    if spec.run_chart or segment.stage == "run_chart":
        values = [p.value for p in points[segment.start : segment.stop] if p.value is not None]
        middle = median(values) if len(values) >= FEWEST_FOR_A_MEDIAN else None
        return Limits(segment.start, segment.stop, middle, None, None, stage="run_chart")
    lower, upper = segment.lower, segment.upper
    cut_below = lower is not None and spec.floor is not None and lower <= spec.floor
    cut_above = upper is not None and spec.ceiling is not None and upper >= spec.ceiling
    return Limits(
        segment.start,
        segment.stop,
        segment.mean,
        spec.floor if cut_below else lower,
        spec.ceiling if cut_above else upper,
        cut_below,
        cut_above,
        segment.stage,
    )


def labels_of(series: Series, last: Limits, spec: ChartSpec) -> list[Label]:
    """The words beside the chart, from the top down where two share a place."""
    labels = [*_limit_labels(last, spec), *_target_label(series.target, spec)]
    latest = next((p for p in reversed(series.points) if p.value is not None), None)
    if latest is not None and latest.value is not None:
        text = f"Latest {number(latest.value, spec.decimals, spec.unit)}"
        at_edge = len(series.points) > 1 and latest is series.points[-1]
        labels.append(Label(latest.value, text, COLOURS[latest.point_type], 700, 4, at_edge))
    return labels


def _limit_labels(last: Limits, spec: ChartSpec) -> list[Label]:
    labels = []
    if last.stage != "settled":
        words = "No limits yet" if last.stage == "run_chart" else "Trial limits"
        labels.append(Label(None, words, INK_3, 400, 1))
    if last.middle is not None:
        labels.append(Label(last.middle, middle_words(last, spec), INK_2, 600, 3))
    if last.lower == last.upper:
        return labels
    if last.upper is not None and not last.cut_above:
        labels.insert(
            len(labels) - 1, Label(last.upper, _told("Upper", last.upper, spec), INK_3, 400, 2)
        )
    if last.lower is not None and not last.cut_below:
        labels.append(Label(last.lower, _told("Lower", last.lower, spec), INK_3, 400, 2))
    return labels


def middle_words(limits: Limits, spec: ChartSpec) -> str:
    """The name and figure of a segment's middle line."""
    if limits.stage == "run_chart":
        return f"Median {trimmed(limits.middle or 0, spec.decimals + 1, spec.unit)}"
    return _told("Mean", limits.middle or 0, spec)


def _told(name: str, value: float, spec: ChartSpec) -> str:
    return f"{name} {figure(value, spec.decimals, spec.unit)}"


def _target_label(target: float | None, spec: ChartSpec) -> list[Label]:
    if target is None:
        return []
    text = f"Target {spec.target_words or trimmed(target, spec.decimals, spec.unit)}"
    if width(text, spec.font_size) > WIDEST_LABEL * spec.width:
        text = f"Target {trimmed(target, spec.decimals, spec.unit)}"
    return [Label(target, text, INK, 600, 5)]


def frame_of(
    series: Series, drawn: Sequence[Limits], labels: list[Label], spec: ChartSpec
) -> Frame:
    """The room for everything: labels first, the plot gets the rest."""
    size = spec.font_size
    scale = _scale(series, drawn, spec)
    left = max(3 * size, 11 + max(width(text, size) for text in tick_texts(scale, spec)))
    beside = max((width(label.text, size) for label in labels), default=0)
    right = spec.width - max(spec.right, BESIDE + beside + 2)
    letters = _letters(len(spec.annotations), right - left, spec)
    days = [point.date for point in series.points]
    cadence = spec.cadence or axis.cadence_of([day for day in days if day is not None])
    places = axis.stations(days, len(days), cadence, spec.even)
    return Frame(
        left=left,
        right=right,
        top=1.1 * size + (2 * letters.radius + 1) * letters.rows,
        bottom=spec.height - 2.25 * size,
        scale=scale,
        xs=[left + INSET + (right - left - 2 * INSET) * place for place in places],
        cadence=cadence,
        letters=letters,
    )


def tick_texts(scale: Scale, spec: ChartSpec) -> list[str]:
    """The numbers of the upright scale."""
    return [number(tick, scale.decimals, spec.unit) for tick in scale.ticks()]


def _scale(series: Series, drawn: Sequence[Limits], spec: ChartSpec) -> Scale:
    numbers = [point.value for point in series.points if point.value is not None]
    for limits in drawn:
        lines = (limits.middle, limits.lower, limits.upper)
        numbers += [line for line in lines if line is not None]
    if series.target is not None:
        numbers.append(series.target)
    if spec.floor is not None and all(limits.stage == "run_chart" for limits in drawn):
        numbers.append(spec.floor)  # a few readings alone would make small steps look large
    return fitted(numbers or [0.0, 1.0], spec.floor, spec.ceiling, whole=spec.decimals == 0)


def _letters(count: int, room: float, spec: ChartSpec) -> Letters:
    """As large as they may be without touching each other or taking the plot's place."""
    radius, rows = 0.7 * spec.font_size, 0
    while count:
        rows = ceil(count * (2 * radius + 2) / max(room, 1))
        if rows == 1 or rows * (2 * radius + 1) <= MOST_FOR_LETTERS * spec.height:
            break
        radius *= 0.9
    return Letters(radius, rows)
