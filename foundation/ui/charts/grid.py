"""What stands where: rows of marks under places, read like a wall chart.

Each mark has a shape of its own, so that none needs its colour. The words beside the picture,
as a table, say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.ui.charts.palette import FONT, INK, INK_2, INK_3, LATE, LINE, PAPER, PINE, RULE
from foundation.ui.charts.text import escape, width

START, FULL, OPEN, LATE_MARK, DASH, NOTHING = "start", "full", "open", "late", "dash", ""
SIZE = 13
ROW, LABEL_ROW = 38, 24
GAP, LABEL_GAP, LINE_HEIGHT = 10, 16, 16
SHARE, WIDEST, NARROWEST = 0.42, 150.0, 24.0
SLOPE_X, SLOPE_Y = 0.57, 0.82


@dataclass(frozen=True, slots=True, kw_only=True)
class GridSpec:
    """How a grid is drawn. It grows beyond ``width`` only where marks would touch.

    ``stacked`` puts the words of a row above its marks, for phones.
    """

    label: str
    width: int = 1080
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: its words, and a mark for each column."""

    label: str
    marks: Sequence[str]


def draw_grid(columns: Sequence[str], rows: Sequence[GridRow], spec: GridSpec) -> str:
    """Places along the top, rows below, a mark where the two meet."""
    frame = _Frame(columns, rows, spec)
    step = ROW + (LABEL_ROW if spec.stacked else 0)
    height = frame.head + step * len(rows) + 6
    return "".join(
        [
            (
                f'<svg class="grid-marks" viewBox="0 0 {frame.width:.0f} {height:.0f}"'
                f' width="{frame.width:.0f}" height="{height:.0f}" role="img"'
                f' xmlns="http://www.w3.org/2000/svg" font-family="{FONT}" font-size="{SIZE}">'
                f"<title>{escape(spec.label)}</title>"
            ),
            *(_heading(frame, place, name) for place, name in enumerate(columns)),
            *(_row(frame, row, frame.head + step * place) for place, row in enumerate(rows)),
            "</svg>",
        ]
    )


class _Frame:
    """Where columns stand, how much room their names need, and how wide all of it is."""

    def __init__(self, columns: Sequence[str], rows: Sequence[GridRow], spec: GridSpec) -> None:
        self.spec = spec
        longest_row = max((width(row.label, SIZE) for row in rows), default=0.0) + LABEL_GAP
        self.left = 0.0 if spec.stacked else min(spec.width * SHARE, longest_row)
        room, many = spec.width - self.left, max(len(columns), 1)
        self.step = min(WIDEST, room / many)
        names = [_in_lines(name, self.step - GAP) for name in columns]
        self.level = all(width(line, SIZE) <= self.step - GAP for lines in names for line in lines)
        longest = lean = 0.0
        if not self.level:  # slanted names lean beyond the last column
            longest = max(width(name, SIZE) for name in columns)
            lean = longest * SLOPE_X
            self.step = min(WIDEST, max(NARROWEST, (room - lean) / many))
        lines = LINE_HEIGHT * max((len(lines) for lines in names), default=1)
        self.head = 12.0 + lines if self.level else longest * SLOPE_Y + 22
        self.width = max(float(spec.width), self.left + self.step * many + lean)

    def x(self, place: int) -> float:
        return self.left + self.step * (place + 0.5)


def _heading(frame: _Frame, place: int, name: str) -> str:
    x, y = frame.x(place), frame.head - 10
    if not frame.level:
        turn = f' transform="rotate(-55 {x:.1f} {y:.1f})"'
        return f'<text x="{x:.1f}" y="{y:.1f}" fill="{INK_2}"{turn}>{escape(name)}</text>'
    lines = _in_lines(name, frame.step - GAP)
    return "".join(
        f'<text x="{x:.1f}" y="{y - LINE_HEIGHT * (len(lines) - 1 - at):.1f}"'
        f' text-anchor="middle" fill="{INK_2}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )


def _in_lines(name: str, room: float) -> list[str]:
    """The name on one line, or broken once between words where it is too wide."""
    words = name.split()
    if width(name, SIZE) <= room or len(words) < 2:
        return [name]
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(breaks, key=lambda pair: max(width(line, SIZE) for line in pair)))


def _row(frame: _Frame, row: GridRow, top: float) -> str:
    spec = frame.spec
    label_y = top + (LABEL_ROW if spec.stacked else ROW / 2 + 5)
    middle = top + ROW / 2 + (LABEL_ROW if spec.stacked else 0)
    room = frame.width if spec.stacked else frame.left - LABEL_GAP
    words = escape(_shortened(row.label, room))
    return "".join(
        [
            f'<path d="M0 {top:.1f}H{frame.width:.0f}" stroke="{RULE}"/>',
            f'<text x="0" y="{label_y:.1f}" fill="{INK}" font-weight="560">{words}</text>',
            *(_mark(mark, frame.x(place), middle) for place, mark in enumerate(row.marks)),
        ]
    )


def _shortened(text: str, room: float) -> str:
    """As many words as there is room for."""
    if width(text, SIZE) <= room:
        return text
    while text and width(f"{text} …", SIZE) > room:
        text = text[:-1]
    return f"{text.rstrip()} …"


def mark_alone(mark: str) -> str:
    """One mark by itself, for the key below a grid."""
    return (
        '<svg viewBox="0 0 22 22" width="18" height="18" aria-hidden="true"'
        f' xmlns="http://www.w3.org/2000/svg">{_mark(mark, 11, 11)}</svg>'
    )


def _mark(mark: str, x: float, y: float) -> str:
    return _DRAWN[mark](x, y)


def _diamond(x: float, y: float, r: float, style: str) -> str:
    path = f"M{x:.1f} {y - r:.1f}l{r} {r}-{r} {r}-{r}-{r}z"
    return f'<path d="{path}" {style}/>'


def _tick(x: float, y: float) -> str:
    path = f"M{x - 3.6:.1f} {y + 0.3:.1f}l2.6 2.6 4.8-5.4"
    return f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="1.9"/>'


def _start(x: float, y: float) -> str:
    ring = f'fill="none" stroke="{INK}" stroke-width="2"'
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" {ring}/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{INK}"/>'
    )


def _full(x: float, y: float) -> str:
    return _diamond(x, y, 9.5, f'fill="{PINE}"') + _tick(x, y)


def _open(x: float, y: float) -> str:
    return _diamond(x, y, 8.5, f'fill="{PAPER}" stroke="{INK_3}" stroke-width="2"')


def _late(x: float, y: float) -> str:
    path = f"M{x:.1f} {y - 9:.1f}l9.5 17h-19z"
    line = f"M{x:.1f} {y - 3:.1f}v5.4m0 2v1.8"
    return (
        f'<path d="{path}" fill="{LATE}"/>'
        f'<path d="{line}" stroke="{PAPER}" stroke-width="2" fill="none"/>'
    )


def _dash(x: float, y: float) -> str:
    return f'<path d="M{x - 6:.1f} {y:.1f}h12" stroke="{INK_3}" stroke-width="2.4"/>'


def _nothing(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.4" fill="{LINE}"/>'


_DRAWN = {
    START: _start, FULL: _full, OPEN: _open, LATE_MARK: _late, DASH: _dash, NOTHING: _nothing,
}  # fmt: skip
