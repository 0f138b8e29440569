"""The lettered events above an SPC chart: each with a line down to the day it happened."""

from collections.abc import Sequence

from foundation.ui.charts import dates as axis
from foundation.ui.charts.layout import Frame
from foundation.ui.charts.palette import INK, INK_2, LIMIT, PAPER
from foundation.ui.charts.spec import ChartSpec, Series
from foundation.ui.charts.spread import spread
from foundation.ui.charts.text import escape, width


def places(series: Series, spec: ChartSpec, frame: Frame) -> list[tuple[float, str]]:
    """Where each event lies along the chart, with its letter, from left to right."""
    days = [point.date for point in series.points]
    found = [(axis.place_of(a.when, days, frame.xs), a.letter) for a in spec.annotations]
    return sorted((x, letter) for x, letter in found if x is not None)


def draw(events: Sequence[tuple[float, str]], spec: ChartSpec, frame: Frame) -> list[str]:
    """Lines first, so that no line crosses a letter; letters of one row pushed apart."""
    radius, rows = frame.letters.radius, max(1, frame.letters.rows)
    lines, circles = [], []
    for row in range(rows):
        mine = events[row::rows]
        across = spread([x for x, _ in mine], [2 * radius + 2] * len(mine), frame.left, frame.right)
        y = frame.top - 0.4 * radius - radius - (2 * radius + 1) * row
        for (x, letter), middle in zip(mine, across, strict=True):
            lines.append(f"M{middle:.1f} {y:.1f}L{x:.1f} {frame.top:.1f}V{frame.bottom:.1f}")
            circles.append(_circle(letter, middle, y, radius, spec.font_size - 1))
    if not lines:
        return []
    return [f'<path d="{"".join(lines)}" fill="none" stroke="{LIMIT}"/>', *circles]


def _circle(letter: str, x: float, y: float, radius: float, size: float) -> str:
    fitting = min(size, 1.5 * radius, 1.5 * radius / (width(letter, 1) or 1))
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{PAPER}" stroke="{INK_2}"/>'
        f'<text x="{x:.1f}" y="{y + 0.36 * fitting:.1f}" font-size="{fitting:.1f}"'
        f' font-weight="600" text-anchor="middle" fill="{INK}">{escape(letter)}</text>'
    )
