"""Drawing the pieces of a pack from their frozen data."""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from foundation.ui.charts.text import width

register = template.Library()

BLOCKS = frozenset(
    "heading prose said table beside map trio asks note pair glossary".split()  # noqa: SIM905
)

HALF_A_PAGE = 232.0
"""The width of a chart beside another, in points."""
_COUNT = re.compile(r"(\d) (days? late)")


@register.simple_tag
def block_of(block: dict[str, Any]) -> SafeString:
    """One block, by the template of its kind."""
    kind = block["block"]
    if kind not in BLOCKS:
        raise ValueError(f"A pack has no block called {kind}")
    return SafeString(render_to_string(f"evidence/pack/{kind}.html", {"b": block}))


@register.filter
def beside(cells: Sequence[Any], cols: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each column with its cell."""
    return list(zip(cols, cells, strict=True))


@register.filter
def tied(words: str) -> str:
    """“Blocked, 12 days late”, of which “12 days late” stays on one line."""
    return _COUNT.sub(lambda found: found[0].replace(" ", "\u00a0"), words)


@register.filter
def evened(cards: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The room, in points, that charts side by side need above and below to stand level."""
    return {
        "above": max(
            _lines([c["name"]], 8.7) * 13.8 + _lines([c["about"]], 7) * 10.9 for c in cards
        ),
        "below": max(_lines((f"{a} {b}" for a, b in c["events"]), 6.7) * 10.2 for c in cards),
    }


@register.filter
def at_least(points: float) -> SafeString:
    """The attribute that gives an element so much height, in points."""
    return format_html(' style="min-height:{}pt"', round(points, 1))


def _lines(texts: Iterable[str], size: float) -> int:
    """How many lines some texts take, each beginning anew, in half a page."""
    return sum(ceil(width(text, size) / HALF_A_PAGE) for text in texts)


@register.filter
def drawn(svg: str) -> SafeString:
    """SVG from our own drawing functions, which escape what people typed."""
    return mark_safe(svg)  # noqa: S308


@register.simple_tag
def badge_icon(svg: str) -> SafeString:
    """An icon next to words that say the same: a background, so it is an artifact for readers."""
    inline = "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
    return format_html('<span class="v" style="background-image:url({})"></span>', inline)
