"""Charts: our SVG against matplotlib's SVG of the same figures, lines and marks."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import cycle

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Drawing

from bench.figures import Figure
from bench.timing import medians
from demonstration.data.measures import MEASURES
from foundation.ui.charts import Annotation, ChartSpec, draw_spc
from qip.spc import Analysis, analyse

MONTHS = tuple(date(2024 + n // 12, n % 12 + 1, 28) for n in range(24))
WIDTH, HEIGHT = 500, 250
LEAST = 20
SECONDS = 12
COLOURS = {
    "common_cause": "#788682",
    "special_cause_improvement": "#1f6f8b",
    "special_cause_concern": "#b5651d",
    "special_cause_neutral_high": "#5b4b8a",
    "special_cause_neutral_low": "#5b4b8a",
}
Chart = tuple[Analysis, ChartSpec]


def figures() -> Iterator[Figure]:
    known = list(charts())
    ours, theirs = medians(
        turns(partial(draw), known), turns(partial(draw_with_matplotlib), known), seconds=SECONDS
    )
    yield Figure(
        "Charts as SVG, against matplotlib’s SVG of the same figures",
        f"{1 / ours:,.0f} a second", f"{1 / theirs:,.0f} a second", theirs / ours, least=LEAST,
    )  # fmt: skip


def charts() -> Iterator[Chart]:
    """Each of the demonstration's measures that has enough figures, with what happened on the way."""
    for series in MEASURES:
        values = series.values[: len(MONTHS)]
        analysis = analyse(
            values, dates=MONTHS[: len(values)], improvement=series.direction, target=series.target
        )
        marks = tuple(
            Annotation(at, letter) for (at, *_), letter in zip(series.events, "ABC", strict=False)
        )
        yield analysis, ChartSpec(
            title=series.name, decimals=series.decimals, annotations=marks, cadence="month",
            width=WIDTH, height=HEIGHT,
        )  # fmt: skip


def turns(work: Callable[[Chart], str], known: list[Chart]) -> Callable[[], str]:
    """One chart after another, so that nothing is drawn twice in a row."""
    following = cycle(known)
    return lambda: work(next(following))


def draw(chart: Chart) -> str:
    return draw_spc(*chart)


def draw_with_matplotlib(chart: Chart) -> str:
    """The same figures, limits, target, marks and words, without pyplot and with text as text."""
    analysis, spec = chart
    drawing = Drawing(figsize=(spec.width / 72, spec.height / 72))
    axes = drawing.add_subplot()
    points = [point for point in analysis.points if point.value is not None]
    axes.plot([p.date for p in points], [p.value for p in points], color="#444", linewidth=1.2)
    for kind, colour in COLOURS.items():
        of_kind = [p for p in points if p.point_type == kind]
        if of_kind:
            axes.plot([p.date for p in of_kind], [p.value for p in of_kind], "o", color=colour)
    for segment in analysis.segments:
        begin, end = analysis.points[segment.start].date, analysis.points[segment.stop - 1].date
        for level in (segment.mean, segment.lower, segment.upper):
            if level is not None:
                axes.plot([begin, end], [level, level], color="#888", linewidth=0.8)
    if analysis.target is not None:
        axes.axhline(analysis.target, color="#222", linestyle="--")
    for mark in spec.annotations:
        when = analysis.points[int(mark.when)].date  # type: ignore[arg-type]
        axes.axvline(when, color="#aaa")
        axes.annotate(mark.letter, (when, axes.get_ylim()[1]))
    axes.set_title(spec.title)
    body = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        FigureCanvasSVG(drawing).print_svg(body)
    return body.getvalue()
