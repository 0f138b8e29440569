"""What the large and the small chart share: band, lines and the curve through the values."""

from collections.abc import Iterator, Sequence

from foundation.ui.charts.layout import Frame, Limits
from foundation.ui.charts.palette import BAND, INK_3, LIMIT, LINE
from foundation.ui.charts.spec import Point


def bands(drawn: Sequence[Limits], frame: Frame) -> Iterator[str]:
    """Where values are expected; limits on trial are lines without a band."""
    for limits in drawn:
        if limits.stage != "settled" or limits.lower is None or limits.upper is None:
            continue
        begin, end = frame.edges(limits)
        top, bottom = frame.y(limits.upper), frame.y(limits.lower)
        yield (
            f'<rect x="{begin:.1f}" y="{top:.1f}" width="{end - begin:.1f}"'
            f' height="{max(0, bottom - top):.1f}" fill="{BAND}"/>'
        )


def lines(drawn: Sequence[Limits], frame: Frame) -> Iterator[str]:
    """The limits, dashed while on trial, and the mean or median of every segment."""
    for limits in drawn:
        begin, end = frame.edges(limits)
        if limits.drawn:
            path = "".join(f"M{begin:.1f} {frame.y(line):.1f}H{end:.1f}" for line in limits.drawn)
            dashes = "6 4" if limits.stage == "trial" else "2 3"
            yield f'<path d="{path}" stroke="{LIMIT}" stroke-dasharray="{dashes}"/>'
        if limits.middle is not None:
            yield (
                f'<path d="M{begin:.1f} {frame.y(limits.middle):.1f}H{end:.1f}"'
                f' stroke="{INK_3}" stroke-width="1.25"/>'
            )


def curve(points: Sequence[Point], frame: Frame) -> str:
    """The line through the values; it stops at a gap and begins again."""
    path, pen = [], "M"
    for point, x in zip(points, frame.xs, strict=True):
        if point.value is None:
            pen = "M"
            continue
        path.append(f"{pen}{x:.1f} {frame.y(point.value):.1f}")
        pen = "L"
    return (
        f'<path d="{"".join(path)}" fill="none" stroke="{LINE}" stroke-width="1.6"'
        ' stroke-linejoin="round"/>'
    )
