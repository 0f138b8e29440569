"""Drop-down lists drawn in one go.

Django draws each option from a template of its own. A list of every service or everybody who
works here has hundreds, and a page would spend most of its time on them.
"""

from collections.abc import Iterable, Iterator
from html import escape as plain
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


def is_plain(widget: Any) -> bool:
    """Whether a control is Django's own drop-down list, so that it can be drawn here."""
    own, kind = forms.Select, type(widget)
    return (
        isinstance(widget, own)
        and not widget.allow_multiple_selected
        and kind.create_option is own.create_option
        and kind.get_context is own.get_context
        and kind.format_value is own.format_value
        and kind.template_name == own.template_name
    )


def draw_select(bound: BoundField, attrs: dict[str, Any]) -> SafeString:
    """The whole control with its options."""
    widget: Any = bound.field.widget
    built = bound.build_widget_attrs({"id": bound.auto_id, **attrs}, widget)
    attributes = flatatt(widget.build_attrs(widget.attrs, {"name": bound.html_name, **built}))
    chosen = set(widget.format_value(bound.value()))
    return format_html(
        "<select{}>{}</select>", attributes, mark_safe("".join(_options(widget.choices, chosen)))
    )


def _options(choices: Iterable[Any], chosen: set[str]) -> Iterator[str]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            inner = "".join(_options(label, chosen))
            yield f'<optgroup label="{escape(value)}">{inner}</optgroup>'
            continue
        text = "" if value is None else str(value)
        selected = " selected" if text in chosen else ""
        yield f'<option value="{plain(text)}"{selected}>{plain(str(label))}</option>'
