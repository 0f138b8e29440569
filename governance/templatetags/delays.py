"""Numbers on the page of delays: each leads to the list it was counted from."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.ui.marks import chip
from foundation.ui.words import plural
from governance.selectors.delay_figures import Share
from governance.selectors.delay_rows import HIGH
from qip.standing import moved_words

register = template.Library()

ESCALATIONS, ACTIONS, MOVED = "escalations:list", "delays:actions", "delays:moved"
# The list behind each distribution, and what narrows it besides.
LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "age": (ESCALATIONS, {"view": "open"}),
    "slip": (ACTIONS, {}),
    "reason": (MOVED, {}),
}


@register.simple_tag
def escalated(number: int, **asks: Any) -> SafeString:
    """A number of escalations, leading to the list of exactly these."""
    return _number(number, ESCALATIONS, {"view": "all", **asks})


@register.simple_tag
def escalated_by(number: int, name: str, key: Any, level: int = 0) -> SafeString:
    """A number of open escalations of one strand or risk, at one level or at all."""
    at = {"level": level} if level else {}
    return _number(number, ESCALATIONS, {"view": "open", name: key, **at})


@register.simple_tag
def delayed(number: int, **asks: Any) -> SafeString:
    """A number of actions, leading to the list of exactly these."""
    return _number(number, ACTIONS, asks)


@register.simple_tag
def to_escalations(words: str, css: str = "", **asks: Any) -> SafeString:
    """Words that hold a number of escalations, leading to the list of exactly these."""
    url = f"{reverse(ESCALATIONS)}?{urlencode(asks)}"
    return format_html('<a class="{}" href="{}">{}</a>', css or "n-words", url, words)


@register.simple_tag
def delayed_words(words: str, **asks: Any) -> SafeString:
    """A sentence with a number of actions, leading to the list of exactly these."""
    url = f"{reverse(ACTIONS)}?{urlencode(asks)}"
    return format_html('<a class="is-act" href="{}">{}</a>.', url, words)


@register.simple_tag
def how_moved(action: Any, moves: int) -> str:
    """Moved 3 times, 61 days: the words for it wherever an action stands."""
    return moved_words(action, moves) or "Never moved"


@register.simple_tag
def level_chip(escalation: Any, on: date) -> SafeString:
    """Level 3, 16 days: how high, and for how long nobody has answered."""
    words = f"Level {escalation.level}, {plural(escalation.days_open(on), 'day')}"
    return chip("lapsed" if escalation.level > HIGH else "late", words)


BAR_WIDTH = 100


@register.simple_tag
def shares(lines: list[Share], name: str) -> SafeString:
    """A distribution as a table with bars; the bar says nothing that the number does not."""
    page, more = LISTS[name]
    return format_html(
        '<table class="tbl tbl-plain tbl-mid"><thead class="visually-hidden"><tr><th scope="col">'
        'Which</th><th scope="col">Share</th><th scope="col">Number</th></tr></thead>'
        "<tbody>{}</tbody></table>",
        format_html_join(
            "",
            '<tr><th scope="row" class="cw-45">{}</th><td>{}</td><td class="r num">{}</td></tr>',
            ((one.label, _bar(one), _number(one.number, page, {**more, name: one.key}))
             for one in lines),
        ),
    )  # fmt: skip


def _bar(share: Share) -> SafeString:
    """Half a bar is half of the longest one."""
    width = round(BAR_WIDTH * share.number / share.most) if share.most else 0
    tone = f" meter-{share.tone}" if share.tone and share.number else ""
    return format_html(
        '<svg class="meter-bar{}" viewBox="0 0 100 7" preserveAspectRatio="none"'
        ' aria-hidden="true">'
        '<rect class="meter-all" width="100" height="7"/>'
        '<rect class="meter-done" width="{}" height="7"/></svg>',
        tone, width,
    )  # fmt: skip


def _number(number: int, page: str, asks: dict[str, Any]) -> SafeString:
    """Nought leads nowhere."""
    if not number:
        return format_html('<span class="meta-0">{}</span>', 0)
    words = f"{number:,}"
    return format_html(
        '<a class="n-link" href="{}?{}">{}</a>', reverse(page), urlencode(asks), words
    )
