"""What templates write about tests, standards and spread: ``{% load learning %}``."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from foundation.ui.charts import GridSpec, draw_grid, mark_alone
from foundation.ui.charts.grid import DASH, FULL, LATE_MARK, NOTHING, OPEN, START
from qip.differences import Piece
from qip.selectors.spread import Spread
from qip.tables.learning import adoption_chip, decision_chip

register = template.Library()

register.simple_tag(decision_chip, name="decision_chip")
register.simple_tag(adoption_chip, name="adoption_chip")

KEY = (
    (START, "It began here"), (FULL, "In place"), (OPEN, "Not yet"),
    (LATE_MARK, "Not yet, and late"), (DASH, "Does not apply"), (NOTHING, "Not chosen"),
)  # fmt: skip


@register.simple_tag
def spread_picture(spread: Spread, width: int = 1080, stacked: bool = False) -> SafeString:
    """Actions by services. The table beside it says the same."""
    spec = GridSpec(label=spread.label, width=width, stacked=stacked)
    # Drawn in Python; every word in it is escaped there.
    return mark_safe(draw_grid(spread.columns, spread.grid, spec))  # noqa: S308


@register.simple_tag
def spread_key() -> SafeString:
    """What the marks of the picture mean."""
    items = ((mark_safe(mark_alone(mark)), words) for mark, words in KEY)  # noqa: S308
    return format_html('<ul class="legend">{}</ul>', format_html_join("", "<li>{}{}</li>", items))


@register.simple_tag
def gone(pieces: Iterable[Piece]) -> SafeString:
    """The older text; what the newer one no longer has is struck through."""
    return _drawn(pieces, "<del>{}</del>")


@register.simple_tag
def came(pieces: Iterable[Piece]) -> SafeString:
    """The newer text; what the older one did not have is underlined."""
    return _drawn(pieces, "<ins>{}</ins>")


def _drawn(pieces: Iterable[Piece], marked: str) -> SafeString:
    drawn = (
        (format_html(marked if piece.changed and piece.text.strip() else "{}", piece.text),)
        for piece in pieces
    )
    return format_html_join("", "{}", drawn)
