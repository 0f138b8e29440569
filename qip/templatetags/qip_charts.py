"""What templates write about measures: ``{% load qip_charts %}{% spc_groups groups %}``."""

from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from foundation.ui.charts import assurance_icon, draw_spark, variation_icon
from foundation.ui.marks import ic
from qip.cards import EARLY, MeasureCard, Row
from qip.pairs import READ_ALONE, WHY_A_PARTNER
from qip.spc_words import Verdict

register = template.Library()

NO_FIGURE = '<span class="meta-0">None</span>'
SIGNS = {tone: ic(tone) for tone in ("imp", "con", "neu")}


@register.inclusion_tag("qip/_spc_card.html")
def spc_card(
    card: MeasureCard, level: int = 3, link: bool = True, full: bool = False
) -> dict[str, Any]:
    """One measure: name, verdicts, chart, events, figures.

    ``level`` is the heading's. ``full`` draws the chart as wide as the page where there is room.
    """
    return {"card": card, "level": level, "link": link, "full": full}


@register.inclusion_tag("qip/_spc_group.html")
def spc_group(
    group: Any, level: int = 3, may_pair: bool = False, full: bool = False
) -> dict[str, Any]:
    """A pair with its verdict, or a measure that stands alone."""
    return {
        "group": group,
        "level": level,
        "below": level + 1,
        "may_pair": may_pair,
        "full": full,
        "read_alone": READ_ALONE,
        "why_a_partner": WHY_A_PARTNER,
    }


@register.inclusion_tag("qip/_spc_groups.html")
def spc_groups(groups: Any, level: int = 3, may_pair: bool = False) -> dict[str, Any]:
    """All measures of a plan or an action, pairs first, with the key to the marks."""
    pairs = [group for group in groups if group.is_pair]
    alone = [group for group in groups if not group.is_pair]
    return {"pairs": pairs, "alone": alone, "level": level, "may_pair": may_pair}


@register.inclusion_tag("qip/_spc_key.html")
def spc_key() -> dict[str, Any]:
    """What the marks on the charts mean."""
    return {}


@register.simple_tag
def figure_rows(card: MeasureCard) -> SafeString:
    """The lines of the table of figures. Drawn in Python, because a plan may hold thousands."""
    return SafeString("".join(_figure_row(row) for row in card.latest_first))


def _figure_row(row: Row) -> str:
    value = escape(row.value) if row.value else NO_FIGURE
    mark = f"{SIGNS[row.tone]} " if row.tone else ""
    note = f'<span class="meta">{escape(row.note)}</span>' if row.note else ""
    return (
        f'<tr><th scope="row">{escape(row.when)}</th><td class="r num">{value}</td>'
        f"<td>{mark}{escape(row.signal)}{note}</td></tr>"
    )


@register.simple_tag
def change_verdict(card: MeasureCard, size: int = 34, small: bool = True) -> SafeString:
    """Did it change: icon and words."""
    label = "Change" if small else ""
    if card.change is None:
        return _verdict(variation_icon(size=size), EARLY, "com", label)
    icon = variation_icon(card.change.key, card.change.way, size)
    return _verdict(icon, card.change.words, card.change.tone, label)


@register.simple_tag
def target_verdict(card: MeasureCard, size: int = 34, small: bool = True) -> SafeString:
    """Can the target be relied on: icon and words; a measure without a target says so."""
    label = card.target_label if small else ""
    if card.measure.target is None:
        return _verdict("", "None set", "com", "Target" if small else "")
    if card.target is None:
        return _verdict("", EARLY, "com", label)
    return _verdict(target_icon(card.target, size), card.target.words, card.target.tone, label)


@register.simple_tag
def spark(card: MeasureCard, width: int = 150, height: int = 44) -> SafeString:
    """The small chart of a list. The words beside it carry the verdict."""
    if card.analysis is None:
        return SafeString()
    scale = card.scale
    drawn = draw_spark(card.analysis, width, height, floor=scale.floor, ceiling=scale.ceiling)
    return SafeString(drawn)


def target_icon(verdict: Verdict, size: int = 34) -> str:
    return assurance_icon(verdict.key, verdict.way, size)


def _verdict(icon: str, words: str, tone: str, label: str) -> SafeString:
    small = format_html("<small>{}</small>", label) if label else ""
    return format_html(
        '<span class="verdict verdict-{}">{}<span>{}{}</span></span>',
        tone, SafeString(icon), small, words,
    )  # fmt: skip
