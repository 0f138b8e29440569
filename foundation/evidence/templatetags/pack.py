"""Drawing the pieces of a pack from their frozen data."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

BLOCKS = frozenset(
    "heading prose said table beside map trio asks note pair glossary".split()  # noqa: SIM905
)


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
def drawn(svg: str) -> SafeString:
    """SVG from our own drawing functions, which escape what people typed."""
    return mark_safe(svg)  # noqa: S308


@register.simple_tag
def badge_icon(svg: str) -> SafeString:
    """An icon next to words that say the same: a background, so it is an artifact for readers."""
    inline = "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
    return format_html('<span class="v" style="background-image:url({})"></span>', inline)
