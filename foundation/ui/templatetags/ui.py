"""What templates write: ``{% load ui %}``. The drawing itself is in marks, words and tables."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe

from foundation.ui import marks, words
from foundation.ui.forms import FieldView, summary_of
from foundation.ui.forms.bands import render_bands
from foundation.ui.tables import Empty

register = template.Library()

register.simple_tag(marks.ic, name="ic")
register.simple_tag(marks.chip, name="chip")
register.simple_tag(marks.due_chip, name="due_chip")
register.simple_tag(marks.life, name="life")
register.simple_tag(marks.meter, name="meter")
register.simple_tag(marks.tag, name="tag")
register.simple_tag(words.late_words, name="late_words")
register.simple_tag(words.plural, name="plural")

FILTERS = (
    "day", "short_day", "full_day", "clock", "moment", "when", "listed", "spoken", "browser_words",
)  # fmt: skip
for _name in FILTERS:
    register.filter(_name, getattr(words, _name))


@register.filter
def in_words(number: Any) -> str:
    """Small numbers as words; anything that is no number as it is."""
    return words.in_words(number) if isinstance(number, int) else str(number)


@register.filter
def prose(text: Any) -> SafeString:
    """What a person typed: paragraphs and line ends kept, everything else shown as text."""
    return mark_safe(linebreaks(str(text or "").strip(), autoescape=True))


@register.simple_tag
def table(rows: Any) -> SafeString:
    return rows.__html__()


@register.simple_tag
def empty(
    title: str, text: str = "", url: str = "", label: str = "", icon: str = "begun"
) -> SafeString:
    return Empty(title, text, url, label, icon).__html__()


# Inside a loop `{% empty %}` means something else to Django, so the tag has a longer name as well.
register.simple_tag(empty, name="empty_state")


@register.simple_tag
def facts(items: Iterable[tuple[Any, ...]]) -> SafeString:
    """A fact list from (label, value) or (label, value, qualifier)."""
    inner = format_html_join("", "<div><dt>{}</dt><dd>{}{}</dd></div>", (_fact(*i) for i in items))
    return format_html('<dl class="facts">{}</dl>', inner)


def _fact(label: Any, value: Any, small: Any = "") -> tuple[Any, Any, Any]:
    shown = value if hasattr(value, "__html__") else words.spoken(value)
    return label, shown, format_html("<small>{}</small>", small) if small else ""


@register.simple_tag
def jumps(items: Iterable[tuple[str, Any]], always: bool = False) -> SafeString:
    """Links to the parts of a long page: on phones, and with ``always`` at a desk as well."""
    links = format_html_join("", '<li><a href="#{}">{}</a></li>', items)
    css = "jumps" if always else "jumps jumps-phone"
    return format_html('<nav class="{}" aria-label="On this page"><ul>{}</ul></nav>', css, links)


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: Any, page: Any) -> dict[str, Any]:
    return {"page": page, "query": context.get("query")}


@register.simple_tag
def page_url(query: Any, number: int) -> str:
    """The address of another page of the same list."""
    return str(query.but(page=number if number > 1 else ""))


@register.simple_tag
def field(bound: Any, label: str | None = None, hint: str | None = None) -> str:
    """One field of any form: label, hint, error, control. Our words may replace its own."""
    if bound.is_hidden:
        return SafeString(bound)
    return FieldView(bound, label=label, hint=hint).render()


@register.inclusion_tag("ui/form_errors.html")
def form_errors(form: Any) -> dict[str, Any]:
    """The summary of what is to be put right; takes the focus when the page opens."""
    lines = summary_of(form) if form.is_bound else []
    return {"lines": lines, "number": words.in_words(len(lines)).capitalize()}


@register.simple_tag(takes_context=True)
def form_body(context: Any, form: Any) -> SafeString:
    """Everything between the tags of a form: carried values, hidden fields, bands."""
    carried = format_html_join(
        "",
        '<input type="hidden" name="{}" value="{}">',
        getattr(form, "carried", {}).items(),
    )
    return mark_safe(carried + render_bands(form, context))


@register.simple_tag
def form_fields(form: Any) -> SafeString:
    """All fields of a form one below the other, for forms without bands of their own."""
    return mark_safe("".join(field(bound) for bound in form))


@register.simple_tag
def kept_words(form: Any) -> SafeString:
    """Remembers, through the next sending, which wordings were kept in spite of a nudge."""
    names = ((name,) for name in getattr(form, "kept", ()))
    return format_html_join("", '<input type="hidden" name="kept" value="{}">', names)


@register.simple_tag
def include_guide(name: str) -> str:
    """The text of a guide: a small template of its own."""
    return get_template(name).render()


@register.filter
def or_dash(value: Any) -> Any:
    """A value, or a word for its absence that a screen reader says."""
    return (
        value
        if value not in (None, "")
        else format_html('<span class="meta">{}</span>', "Not said")
    )
