"""The SPC chart as SVG: one drawing for page, phone and pack.

Labels sit on the lines, so no legend is needed; the limits of earlier segments stay visible;
a missing value is a gap. There is no `style` attribute, because the pages' policy forbids them.
"""

from collections.abc import Iterator, Sequence

from foundation.ui.charts import dates as axis
from foundation.ui.charts import events, layers
from foundation.ui.charts.layout import (
    BESIDE,
    Frame,
    Label,
    Limits,
    frame_of,
    labels_of,
    limits_of,
    middle_words,
    tick_texts,
)
from foundation.ui.charts.palette import FONT, INK, INK_3, LIMIT, LINE, PAPER, RULE
from foundation.ui.charts.shapes import mark, rises
from foundation.ui.charts.spec import ChartSpec, Point, Series
from foundation.ui.charts.spread import spread
from foundation.ui.charts.text import escape, number, width

SIGNALS = {
    "common_cause": "usual range",
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "higher",
    "special_cause_neutral_low": "lower",
}
ROOM_FOR_A_MARK = 10
SMALLEST_MARK = 0.5


def draw_spc(series: Series, spec: ChartSpec) -> str:
    """The chart of a series that has been read."""
    drawn = [limits_of(segment, series.points, spec) for segment in series.segments]
    labels = labels_of(series, drawn[-1], spec)
    frame = frame_of(series, drawn, labels, spec)
    lettered = events.places(series, spec, frame)
    return "".join(
        [
            opening(spec),
            *layers.bands(drawn, frame),
            *_ticks(frame, spec),
            *_dates(series, frame, spec),
            *layers.lines(drawn, frame),
            *_target(series.target, frame),
            *_earlier(series, drawn, [x for x, _ in lettered], frame, spec),
            *events.draw(lettered, spec, frame),
            layers.curve(series.points, frame),
            *_marks(series.points, frame, spec),
            *_beside(labels, frame, spec),
            "</svg>",
        ]
    )


def opening(spec: ChartSpec) -> str:
    """The root with its text alternative; WeasyPrint makes the title the Alt of a figure."""
    ident = "".join(c if c.isascii() and c.isalnum() else "-" for c in spec.ident)
    named = f' id="{ident}-{spec.width}"' if ident else ""
    labelled = f' aria-labelledby="{ident}-{spec.width}"' if ident else ""
    words = escape(spec.alt) or escape(spec.title) or "Chart"
    return (
        f'<svg class="chart" viewBox="0 0 {spec.width} {spec.height}" width="{spec.width}"'
        f' height="{spec.height}" role="img"{labelled} xmlns="http://www.w3.org/2000/svg"'
        f' font-family="{FONT}" font-size="{spec.font_size}"><title{named}>{words}</title>'
    )


def text(
    x: float, y: float, words: str, size: float, colour: str, anchor: str = "", weight: int = 400
) -> str:
    """A line of text whose middle lies at `y`."""
    place = f' text-anchor="{anchor}"' if anchor else ""
    heavy = f' font-weight="{weight}"' if weight != 400 else ""
    return (
        f'<text x="{x:.1f}" y="{y + 0.36 * size:.1f}"{place}{heavy} fill="{colour}">'
        f"{escape(words)}</text>"
    )


def _ticks(frame: Frame, spec: ChartSpec) -> Iterator[str]:
    size, ticks = spec.font_size, frame.scale.ticks()
    apart = (frame.bottom - frame.top) * frame.scale.step / (frame.scale.high - frame.scale.low)
    every = max(1, -int(-1.3 * size // apart))
    shown = list(zip(ticks, tick_texts(frame.scale, spec), strict=True))[::every]
    marks = "".join(f"M{frame.left - 4:.1f} {frame.y(tick):.1f}h4" for tick, _ in shown)
    yield (
        f'<path d="{marks}M{frame.left:.1f} {frame.bottom:.1f}H{frame.right:.1f}" stroke="{RULE}"/>'
    )
    for tick, words in shown:
        yield text(frame.left - 7, frame.y(tick), words, size, INK_3, "end")


def _dates(series: Series, frame: Frame, spec: ChartSpec) -> Iterator[str]:
    strip = axis.Strip(frame.xs, spec.font_size, 1, spec.width - 1)
    found = axis.labels([point.date for point in series.points], frame.cadence, strip)
    ticks = "".join(f"M{frame.xs[label.row]:.1f} {frame.bottom:.1f}v4" for label in found)
    yield f'<path d="{ticks}" stroke="{LINE}"/>'
    for label in found:
        middle = frame.bottom + 1.25 * spec.font_size
        yield text(label.middle, middle, label.text, spec.font_size, INK_3, "middle")


def _target(target: float | None, frame: Frame) -> Iterator[str]:
    if target is not None:
        yield (
            f'<path d="M{frame.left:.1f} {frame.y(target):.1f}H{frame.right:.1f}" stroke="{INK}"'
            ' stroke-width="1.4" stroke-dasharray="7 4"/>'
        )


def _earlier(
    series: Series, drawn: Sequence[Limits], lines: list[float], frame: Frame, spec: ChartSpec
) -> Iterator[str]:
    """What the mean was before each rebase, where there is room to say it."""
    size = spec.font_size
    for limits in drawn[:-1]:
        if limits.middle is None or limits.stage == "run_chart":
            continue
        words = middle_words(limits, spec)
        long = width(words, size)
        begin, end = frame.edges(limits)
        for x in (begin + 4, frame.xs[limits.start] + 6, end - 4 - long):
            across = (x, x + long)
            outside = x < begin or across[1] > end
            if outside or any(x - 4 < line < across[1] + 4 for line in lines):
                continue
            if y := next(_free(series, limits, across, frame, size), None):
                yield text(x, y, words, size, INK_3)
                break


def _free(
    series: Series, limits: Limits, across: tuple[float, float], frame: Frame, size: float
) -> Iterator[float]:
    """Heights beyond a segment's limits where no point, curve, line or edge is in the way."""
    step = (frame.right - frame.left) / len(frame.xs)
    curve = [
        frame.y(point.value)
        for point, x in zip(series.points, frame.xs, strict=True)
        if point.value is not None and across[0] - step < x < across[1] + step
    ] or [frame.y(limits.middle or 0)]
    lines = [frame.y(line) for line in limits.drawn or [limits.middle or 0]]
    target = None if series.target is None else frame.y(series.target)
    half, room = 0.5 * size, 0.5 * size + 6
    for y in (min(lines) - 0.8 * size, max(lines) + 0.8 * size):
        inside = frame.top < y - half and y + half < frame.bottom
        clear = y + room < min(curve) or y - room > max(curve)
        if inside and clear and (target is None or abs(y - target) > half + 2):
            yield y


def _marks(points: Sequence[Point], frame: Frame, spec: ChartSpec) -> Iterator[str]:
    room = (frame.right - frame.left) / len(points)
    k = min(1.0, max(SMALLEST_MARK, room / ROOM_FOR_A_MARK)) * min(1.0, spec.font_size / 11)
    yield f'<g stroke="{PAPER}" stroke-width="{max(0.4, k):.1f}">'
    for point, x in zip(points, frame.xs, strict=True):
        if point.value is None:
            continue
        shape = mark(point.point_type, rises(point.special_cause), x, frame.y(point.value), k)
        yield f"<g><title>{_told(point, spec)}</title>{shape}</g>" if spec.titles else shape
    yield "</g>"


def _told(point: Point, spec: ChartSpec) -> str:
    when = f"{axis.told(point.date, spec.cadence)}: " if point.date else ""
    value = number(point.value or 0, spec.decimals, spec.unit)
    return escape(f"{when}{value}, {SIGNALS[point.point_type]}")


def _beside(labels: list[Label], frame: Frame, spec: ChartSpec) -> Iterator[str]:
    """The words at the right, near their lines but never on each other."""
    size = spec.font_size
    gap = 1.2 * size
    low, high = frame.top - 0.2 * size, frame.bottom
    fitting = max(1, int((high - low) / gap) + 1)
    kept = sorted(labels, key=lambda label: -label.importance)[:fitting]
    ordered = sorted(
        (low if label.value is None else frame.y(label.value), order, label)
        for order, label in enumerate(labels)
        if label in kept
    )
    wanted = [y for y, _, _ in ordered]
    x = frame.right + BESIDE
    for y, (line, _, label) in zip(
        spread(wanted, [gap] * len(wanted), low, high), ordered, strict=True
    ):
        if label.leads and label.value is not None and abs(y - line) > 2:
            yield (
                f'<path d="M{frame.right:.1f} {line:.1f}L{x - 2:.1f} {y:.1f}"'
                f' stroke="{LIMIT}" stroke-width=".8"/>'
            )
        yield text(x, y, label.text, size, label.colour, weight=label.weight)
