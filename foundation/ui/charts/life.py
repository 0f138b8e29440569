"""The mini track of an action: agreed, started, done, held, closed. Done is not closed."""

from foundation.ui.charts.palette import CONTROL, PAPER, PINE, TRACK
from foundation.ui.charts.text import escape

_STOPS = (7, 29, 51, 97)
_CLOSED = 4


def draw_life(stage: int, held: float = 0.0, label: str = "") -> str:
    """`stage` counts from 0, agreed, over 2, done, to 4, closed; `held` is the share held so far.

    Decoration beside words that say the same, unless a label makes it speak for itself.
    """
    closed = stage >= _CLOSED
    share = 1.0 if closed else min(max(held, 0.0), 1.0)
    named = f' role="img"><title>{escape(label)}</title>' if label else ' aria-hidden="true">'
    parts = [
        '<svg class="life-mini" viewBox="2 0 100 14" xmlns="http://www.w3.org/2000/svg"' + named
    ]
    for row in (0, 1):
        colour = PINE if stage > row else TRACK
        parts.append(
            f'<path d="M{_STOPS[row]} 7H{_STOPS[row + 1]}" stroke="{colour}" stroke-width="2"/>'
        )
    parts.append(
        f'<rect x="51" y="4" width="46" height="6" fill="{PAPER}"'
        f' stroke="{PINE if closed else CONTROL}"/>'
    )
    if share:
        parts.append(f'<rect x="51" y="4" width="{46 * share:.1f}" height="6" fill="{PINE}"/>')
    for row, x in enumerate(_STOPS):
        reached = stage >= (_CLOSED if row == len(_STOPS) - 1 else row)
        fill, edge = (PINE, PINE) if reached else (PAPER, CONTROL)
        parts.append(
            f'<circle cx="{x}" cy="7" r="4.4" fill="{fill}" stroke="{edge}" stroke-width="1.5"/>'
        )
    return "".join([*parts, "</svg>"])
