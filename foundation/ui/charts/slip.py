"""The slip line of a due date: the first date never disappears.

Hollow ring: first agreed. Ticks: each move between. Disc: the date now, with a tick in it once
done. The line between them is the slip; broken, it runs on to today while the date is past.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.ui.charts.palette import (
    FONT,
    INK,
    INK_2,
    LATE,
    PAPER,
    PINE,
    RULE,
    SLIPPED,
)
from foundation.ui.charts.spread import spread
from foundation.ui.charts.text import escape, width

EDGE, AXIS = 8, 11
SIZE = 12
HEIGHT, ROW = 22, 16
SHARE_AROUND = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipSpec:
    """How one line is drawn. Lines that are read together share `start` and `end`.

    `label` is the text alternative; without one the line is decoration. `captions` are words
    under dates.
    """

    today: date
    done: date | None = None
    start: date | None = None
    end: date | None = None
    width: int = 300
    label: str = ""
    captions: tuple[tuple[date, str], ...] = ()


def draw_slip(first: date, moves: Sequence[date], spec: SlipSpec) -> str:
    """The line from the date first agreed, over every move, to the date now."""
    now = moves[-1] if moves else first
    place = _Place(*_span(first, moves, spec), spec.width)
    late = spec.done is None and now < spec.today
    written, rows = _captions(spec, place)
    height = HEIGHT + ROW * rows
    return "".join(
        [
            (
                f'<svg class="slip" viewBox="0 0 {spec.width} {height}" width="{spec.width}"'
                f' height="{height}" xmlns="http://www.w3.org/2000/svg" font-family="{FONT}"'
                f' font-size="{SIZE}"'
            ),
            _named(spec.label),
            f'<path d="M{EDGE} {AXIS}H{spec.width - EDGE}" stroke="{RULE}"/>',
            f'<path d="M{place(spec.today):.1f} 1V21" stroke="{INK}" stroke-dasharray="2 2"/>',
            _line(place(first), place(now), SLIPPED),
            _line(place(now), place(spec.today), LATE, dashed=True) if late else "",
            *(_tick(place(move)) for move in moves[:-1]),
            _ring(place(first)),
            _disc(place(now), LATE if late else INK) if moves else "",
            _done(place(spec.done)) if spec.done else "",
            *written,
            "</svg>",
        ]
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Dates along the line; one beyond its ends is drawn at the end."""

    start: date
    end: date
    width: int

    def __call__(self, day: date) -> float:
        share = (day - self.start) / ((self.end - self.start) or timedelta(days=1))
        return EDGE + (self.width - 2 * EDGE) * min(max(share, 0.0), 1.0)


def _span(first: date, moves: Sequence[date], spec: SlipSpec) -> tuple[date, date]:
    days = [first, *moves, spec.today, *([spec.done] if spec.done else [])]
    around = (max(days) - min(days)) * SHARE_AROUND + timedelta(days=1)
    return spec.start or min(days) - around, spec.end or max(days) + around


def _named(label: str) -> str:
    return f' role="img"><title>{escape(label)}</title>' if label else ' aria-hidden="true">'


def _line(begin: float, end: float, colour: str, *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="3 2"' if dashed else ""
    return f'<path d="M{begin:.1f} {AXIS}H{end:.1f}" stroke="{colour}" stroke-width="3"{dashes}/>'


def _tick(x: float) -> str:
    return f'<path d="M{x:.1f} {AXIS - 5.5}v11" stroke="{SLIPPED}" stroke-width="2"/>'


def _ring(x: float) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{AXIS}" r="5" fill="{PAPER}" stroke="{INK_2}"'
        ' stroke-width="1.8"/>'
    )


def _disc(x: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{AXIS}" r="5" fill="{colour}"/>'


def _done(x: float) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{AXIS}" r="6" fill="{PINE}" stroke="{PAPER}"/>'
        f'<path d="M{x - 2.6:.1f} {AXIS + 0.2}l1.9 1.9 3.4-3.9" fill="none" stroke="{PAPER}"'
        ' stroke-width="1.5"/>'
    )


def _captions(spec: SlipSpec, place: _Place) -> tuple[list[str], int]:
    """Words under their dates, pushed apart, in as few rows as they fit."""
    words = sorted(spec.captions)
    halves = [width(text, SIZE) / 2 for _, text in words]
    rows = 1 if words else 0
    while rows < len(words) and any(
        2 * sum(halves[row::rows]) + SIZE * len(halves[row::rows]) > spec.width
        for row in range(rows)
    ):
        rows += 1
    drawn = []
    for row in range(rows):
        mine = list(zip(words, halves, strict=True))[row::rows]
        drawn += _caption_row(mine, HEIGHT + ROW * (row + 1) - 4, spec, place)
    return drawn, rows


def _caption_row(
    mine: list[tuple[tuple[date, str], float]], y: float, spec: SlipSpec, place: _Place
) -> list[str]:
    halves = [half for _, half in mine]
    gaps = [a + b + SIZE for a, b in zip(halves, halves[1:] or halves, strict=False)]
    wanted = [place(day) for (day, _), _ in mine]
    low, high = halves[0] + 1, spec.width - halves[-1] - 1
    return [
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="{INK_2}">{escape(text)}</text>'
        for x, ((_, text), _) in zip(spread(wanted, gaps, low, high), mine, strict=True)
    ]
