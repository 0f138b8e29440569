"""What templates of plans and actions write: ``{% load qip %}``."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, cast

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from foundation.ui.charts import SlipSpec, draw_slip
from foundation.ui.words import as_date, short_day
from qip import standing, words
from qip.models import Action
from qip.tables.actions import address
from qip.tables.plans import plan_chip

register = template.Library()

register.simple_tag(standing.standing_chip, name="standing_chip")
register.simple_tag(standing.state_chip, name="state_chip")
register.simple_tag(standing.track, name="track")
register.simple_tag(plan_chip, name="plan_chip")
register.filter("places", words.places)
register.filter("times", standing.times)


register.filter("lower_first", standing.lower_first)


@register.filter
def points(text: str) -> SafeString:
    """Several lines as a list, one as a paragraph; everything shown as text."""
    lines = [line.strip(" \t-–•*") for line in text.splitlines() if line.strip(" \t-–•*")]
    if len(lines) < 2:
        return format_html("<p>{}</p>", " ".join(lines))
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((x,) for x in lines)))


@register.filter
def in_sentence(person: Any) -> str:
    """The registered manager."""
    return standing.the_role(person)


@register.simple_tag
def action_cards(actions: Iterable[Action], on: date) -> SafeString:
    """The actions of one strand. Drawn in Python, because a plan may hold hundreds."""
    return mark_safe("".join(_card(action, on) for action in actions))


def _card(action: Action, on: date) -> str:
    return (
        f'<li class="act-card"><p class="t"><a href="{address(action)}">{escape(action.title)}</a>'
        f'</p><div class="l">{standing.track(action, on)}{standing.standing_chip(action, on)}</div>'
        f'<p class="m">{_joined(_about(action, on))}</p></li>'
    )


def _joined(words: Iterable[str]) -> str:
    """Parts that break between, never within."""
    return " · ".join(f'<span class="nowrap">{escape(word)}</span>' for word in words)


def _about(action: Action, on: date) -> Iterator[str]:
    """2.7 · Practice lead · due 12 Nov · moved twice, 42 days."""
    yield action.reference
    if action.owner:
        yield action.owner.role_words
    if action.is_open and action.due:
        yield f"{'was due' if action.due < on else 'due'} {short_day(action.due, on)}"
    if words := moved(action):
        yield standing.lower_first(words)


@register.filter
def moved(action: Any) -> str:
    """Moved 3 times, 61 days; nothing where the date never moved. For rows with ``moves``."""
    return standing.moved_words(action, action.moves)


@register.simple_tag
def slip_line(
    action: Action,
    moves: Any,
    on: date,
    window: tuple[date, date] | None = None,
    done: Any = None,
    captions: bool = False,
    width: int = 300,
) -> SafeString:
    """The line from the first date agreed to the date now. The words beside it say the same."""
    if action.first_due is None:
        return mark_safe("")
    start, end = window or (None, None)
    days = [move.to_date for move in moves]
    finished = as_date(done) if done else None
    spec = SlipSpec(
        today=on, done=finished, start=start, end=end, width=width,
        captions=tuple(_captions(action, days, on, finished)) if captions else (),
    )  # fmt: skip
    return mark_safe(draw_slip(action.first_due, days, spec))


def _captions(action: Action, days: list[date], on: date, done: date | None) -> Any:
    """The first date, the moves, the end and today, each under its place."""
    yield (
        cast(date, action.first_due),
        f"{short_day(cast(date, action.first_due), on)}, first agreed",
    )
    for day in days[:-1][-2:]:
        yield day, short_day(day, on)
    if days:
        yield days[-1], f"{short_day(days[-1], on)}, {'agreed last' if done else 'now'}"
    if done:
        yield done, f"Done {short_day(done, on)}"
    if not done or done != on:
        yield on, "Today"


@register.simple_tag
def slip_window(moved: Any, on: date) -> tuple[date, date]:
    """One stretch of time for lines that are read together, by whole months."""
    days = [on]
    for row in moved:
        days += [row.action.first_due, *(move.to_date for move in row.moves)]
    return min(days).replace(day=1), _month_end(max(days))


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@register.filter
def months(window: tuple[date, date]) -> str:
    """Feb 2026 to Jan 2027."""
    start, end = window
    return f"{start:%b %Y} to {end:%b %Y}"
