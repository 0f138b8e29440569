"""The two icons of a verdict, drawn for this product. The words beside them say the same.

Change: what the last points did, on a line that is the usual level. Target: a bar where the
process runs, a dashed line where the target lies, an arrow where it is going.
"""

from collections.abc import Sequence

from foundation.ui.charts.palette import COMMON, CONCERN, IMPROVEMENT, INK, LINE, NEUTRAL
from foundation.ui.charts.shapes import mark

_POINT_TYPES = {
    "improving": "special_cause_improvement",
    "worsening": "special_cause_concern",
    "higher": "special_cause_neutral_high",
    "lower": "special_cause_neutral_low",
}
_CHANGE_COLOURS = {
    "improving": IMPROVEMENT,
    "holding": IMPROVEMENT,
    "worsening": CONCERN,
    "higher": NEUTRAL,
    "lower": NEUTRAL,
}
_TARGET_COLOURS = {
    "met": IMPROVEMENT,
    "towards": IMPROVEMENT,
    "not_yet": CONCERN,
    "will_miss": CONCERN,
    "away": CONCERN,
}


def variation_icon(key: str = "", way: int = 0, size: int = 34) -> str:
    """Did it change? `key` and `way` of a verdict; without a key, too few readings to say."""
    colour = _CHANGE_COLOURS.get(key, COMMON)
    if key == "holding":
        drawing = _held(way, colour)
    elif key in _POINT_TYPES:
        drawing = _moved(_POINT_TYPES[key], way, colour)
    else:
        drawing = _usual(colour) if key else _few(colour)
    return _framed(colour, drawing, size)


def assurance_icon(key: str, better: int = 1, size: int = 34) -> str:
    """Can the target be relied on? `better` is 1 where more is better, -1 where less is."""
    colour = _TARGET_COLOURS.get(key, COMMON)
    if key == "hit_and_miss":
        drawing = _bar(10, 14, colour) + _goal(17)
    else:
        drawing = _apart(key, better, colour)
    return _framed(colour, drawing, size)


def _framed(colour: str, drawing: str, size: int) -> str:
    return (
        f'<svg class="vicon" viewBox="0 0 34 34" width="{size}" height="{size}" aria-hidden="true"'
        ' xmlns="http://www.w3.org/2000/svg"><rect x="1" y="1" width="32" height="32" rx="9"'
        f' fill="#fff" stroke="{colour}" stroke-width="1.8"/>{drawing}</svg>'
    )


def _level(y: float) -> str:
    return f'<path d="M5 {y}H29" stroke="{LINE}" stroke-width="1.2"/>'


def _thread(points: Sequence[tuple[float, float]], colour: str) -> str:
    path = "L".join(f"{x} {y}" for x, y in points)
    return f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="1.2"/>'


def _dots(points: Sequence[tuple[float, float]], colour: str, r: float) -> str:
    return "".join(f'<circle cx="{x}" cy="{y}" r="{r}" fill="{colour}"/>' for x, y in points)


def _usual(colour: str) -> str:
    points = [(6.5, 18.5), (11.8, 14), (17, 19.5), (22.3, 13.5), (27.5, 17.5)]
    return _level(17) + _thread(points, colour) + _dots(points, colour, 2.2)


def _few(colour: str) -> str:
    """Three readings and no line to hold them against."""
    points = [(8.5, 19), (17, 14), (25.5, 18)]
    return _thread(points, LINE) + _dots(points, colour, 2.2)


def _held(way: int, colour: str) -> str:
    """A step, then a line that stays."""
    before, now = (24, 11) if way >= 0 else (10, 23)
    return (
        f'<path d="M5 {before}H13" stroke="{COMMON}" stroke-width="1.6"/>'
        f'<path d="M13 {before}L16 {now}" stroke="{LINE}" stroke-width="1.2"/>'
        f'<path d="M16 {now}H29" stroke="{colour}" stroke-width="4.2" stroke-linecap="round"/>'
    )


def _moved(point_type: str, way: int, colour: str) -> str:
    """Two usual points, then three that leave the level."""
    up = way >= 0
    base, step = (23.5, -1) if up else (10.5, 1)
    usual = [(6.0, base), (11.0, base + step * 2)]
    moved = [(17.2, base + step * 6.5), (22.6, base + step * 10.5), (27.6, base + step * 13)]
    marks = "".join(mark(point_type, up, x, y, 0.62) for x, y in moved)
    return _level(base) + _thread(usual + moved, colour) + _dots(usual, COMMON, 1.9) + marks


def _bar(top: float, height: float, colour: str) -> str:
    return f'<rect x="13.5" y="{top}" width="7" height="{height}" rx="2" fill="{colour}"/>'


def _goal(y: float) -> str:
    return f'<path d="M5.5 {y}H28.5" stroke="{INK}" stroke-width="1.7" stroke-dasharray="4 2.4"/>'


def _apart(key: str, better: int, colour: str) -> str:
    """The target beyond the bar, or behind it; an arrow beside the bar while it is moving."""
    met = key == "met"
    above = (better > 0) != met
    goal, top = (8.5, 14.0) if above else (25.5, 8.0)
    towards = {"not_yet": 1, "towards": 1, "away": -1}.get(key, 0)
    arrow = _arrow(top, above == (towards > 0), colour) if towards else ""
    return _bar(top, 12, colour) + _goal(goal) + arrow


def _arrow(top: float, up: bool, colour: str) -> str:
    """An arrow to the right of the bar, as long as the bar is high."""
    tip, tail, barbs = (top + 1, top + 11, top + 4) if up else (top + 11, top + 1, top + 8)
    return (
        f'<path d="M25.5 {tail}V{tip}M22.7 {barbs}L25.5 {tip}L28.3 {barbs}" fill="none"'
        f' stroke="{colour}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>'
    )
