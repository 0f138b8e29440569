"""The four marks of a point. Shape says what colour says, so that neither is needed alone."""

from foundation.ui.charts.palette import COMMON, CONCERN, IMPROVEMENT, NEUTRAL

COLOURS = {
    "common_cause": COMMON,
    "special_cause_improvement": IMPROVEMENT,
    "special_cause_concern": CONCERN,
    "special_cause_neutral_high": NEUTRAL,
    "special_cause_neutral_low": NEUTRAL,
}


def mark(point_type: str, up: bool, x: float, y: float, k: float = 1.0) -> str:
    """Circle: chance. Diamond: improvement. Triangle, the way it moved: concern. Square: neither.

    `k` scales the mark; its outline is set on the group that holds it.
    """
    colour = COLOURS[point_type]
    if point_type == "common_cause":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3.3 * k:.1f}" fill="{colour}"/>'
    if point_type == "special_cause_improvement":
        r = 5.2 * k
        path = f"M{x:.1f} {y - r:.1f}l{r:.1f} {r:.1f}-{r:.1f} {r:.1f}-{r:.1f}-{r:.1f}z"
    elif point_type == "special_cause_concern":
        r, half, tall = 5.4 * k, 5.13 * k, 9.45 * k
        way = 1 if up else -1
        path = f"M{x:.1f} {y - way * r:.1f}l{half:.1f} {way * tall:.1f}h-{2 * half:.1f}z"
    else:
        r = 4 * k
        path = f"M{x - r:.1f} {y - r:.1f}h{2 * r:.1f}v{2 * r:.1f}h-{2 * r:.1f}z"
    return f'<path d="{path}" fill="{colour}"/>'


def rises(special_cause: str | None) -> bool:
    """Does a signal point upwards?"""
    return special_cause is not None and special_cause.endswith(("above", "up", "high"))
