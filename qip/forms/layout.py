"""Parts of a form that the plain bands lack: rows that repeat, and extras that fold away."""

from typing import Any

from crispy_forms.utils import render_field
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from foundation.ui import forms
from foundation.ui.forms.bands import PACK
from foundation.ui.forms.fields import FieldView


class Fold:
    """Optional fields behind one line of words; open when something stands in them."""

    def __init__(self, title: str, *fields: Any) -> None:
        self.title = title
        self.fields = fields

    def names(self) -> list[str]:
        return _names(self.fields)

    def render(
        self, form: Any, context: Any, template_pack: str = PACK, **_: Any
    ) -> SafeString | str:
        shown = [name for name in self.names() if name in form.fields]
        if not shown:
            return ""
        inner = "".join(_item(one, form, context) for one in self.fields)
        with context.push(fold=self, open=_in_use(form, shown), inner=mark_safe(inner)):
            return get_template("qip/form_fold.html").render(context.flatten())


class Rows:
    """Lines of a few fields each. The first empty one is shown, further ones fold away; where more
    than one is expected, ``at_once`` are shown from the start.

    The form names its fields ``<prefix>_<number>_<part>``, so that drafts, errors and the
    comparison of two people's texts treat them like any other field.
    """

    def __init__(
        self, prefix: str, parts: tuple[str, ...], *, title: str, hint: str, at_once: int = 1
    ) -> None:
        self.prefix = prefix
        self.parts = parts
        self.title = title
        self.hint = hint
        self.at_once = at_once

    def names(self) -> list[str]:
        numbers = range(1, MOST_ROWS + 1)
        return [row_name(self.prefix, number, part) for number in numbers for part in self.parts]

    def render(
        self, form: Any, context: Any, template_pack: str = PACK, **_: Any
    ) -> SafeString | str:
        if row_name(self.prefix, 1, self.parts[0]) not in form.fields:
            return ""
        rows = [
            [form[row_name(self.prefix, number, part)] for part in self.parts]
            for number in range(1, MOST_ROWS + 1)
            if row_name(self.prefix, number, self.parts[0]) in form.fields
        ]
        form.rendered_fields.update(bound.name for row in rows for bound in row)
        used = [any(bound.value() or bound.errors for bound in row) for row in rows]
        last = max((index for index, one in enumerate(used) if one), default=-1)
        drawn = [[FieldView(bound) for bound in row] for row in rows]
        open_to = max(last + 2, self.at_once)
        with context.push(rows=self, shown=drawn[:open_to], more=drawn[open_to:]):
            return get_template("qip/form_rows.html").render(context.flatten())


MOST_ROWS = 12
SPARE_ROWS = 4


def row_name(prefix: str, number: int, part: str) -> str:
    return f"{prefix}_{number}_{part}"


def rows_for(existing: int) -> range:
    """The numbers of the rows a form offers: those in use, and a few more."""
    return range(1, min(MOST_ROWS, existing + SPARE_ROWS) + 1)


class Band(forms.Band):
    """A band that may hold folds and rows among its fields."""

    def names(self) -> list[str]:
        return _names(self.fields)


def in_band_order(bands: tuple[forms.Band, ...]) -> list[str]:
    """The fields as they stand on the page, so that errors are summed up in that order."""
    return [name for band in bands for name in band.names()]


def _names(items: Any) -> list[str]:
    found: list[str] = []
    for item in items:
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, tuple):
            found += _names(item)
        elif hasattr(item, "names"):
            found += item.names()
    return found


def _item(item: Any, form: Any, context: Any) -> str:
    if isinstance(item, tuple):
        inner = "".join(_item(one, form, context) for one in item)
        return f'<div class="pairfield">{inner}</div>' if inner else ""
    if isinstance(item, str) and item not in form.fields:
        return ""
    return str(render_field(item, form, context, template_pack=PACK))


def _in_use(form: Any, names: list[str]) -> bool:
    """Whether a field of a fold holds something other than what a new form begins with."""
    for name in names:
        bound = form[name]
        if bound.errors or (bound.value() not in (None, "", [], False) and not _untouched(bound)):
            return True
    return False


def _untouched(bound: Any) -> bool:
    return bool(bound.value() == bound.field.initial)
