"""One field as a page shows it. Works for any Django form, also those of other packages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import get_template
from django.utils.safestring import SafeString

from .selects import draw_select, is_plain
from .widgets import CheckList

FILTER_BOX_FROM = 9


@dataclass(frozen=True)
class Choice:
    """One radio button or tick box."""

    id: str
    value: str
    label: Any
    note: str
    checked: bool


class FieldView:
    """What the field template needs to know, worked out once."""

    def __init__(
        self, bound: BoundField, *, label: str | None = None, hint: str | None = None
    ) -> None:
        self.bound = bound
        self.label = bound.label if label is None else label
        self.hint = bound.help_text if hint is None else hint
        self.field: Any = bound.field
        self.widget: Any = bound.field.widget
        self.form: Any = bound.form

    @property
    def id(self) -> str:
        return self.bound.auto_id or f"id_{self.bound.html_name}"

    @property
    def name(self) -> str:
        return self.bound.html_name

    @cached_property
    def kind(self) -> str:
        """Which part of the template draws the control."""
        for widgets, kind in (
            ((CheckList,), "list"),
            ((forms.RadioSelect, forms.CheckboxSelectMultiple), "picks"),
            ((forms.CheckboxInput,), "check"),
            ((forms.PasswordInput,), "password"),
            ((forms.FileInput,), "file"),
        ):
            if isinstance(self.widget, widgets):
                return kind
        return "control"

    @property
    def grouped(self) -> bool:
        """Whether the field is many controls under one legend."""
        return self.kind in ("picks", "list")

    @property
    def optional(self) -> bool:
        said = getattr(self.form, "marks_optional", True)
        return said and not self.field.required and self.kind != "check"

    @cached_property
    def errors(self) -> list[str]:
        return [str(error) for error in self.bound.errors]

    @cached_property
    def nudge(self) -> str:
        """A weak wording to think about, unless its author decided to keep it."""
        shown = getattr(self.form, "shown_nudges", None)
        return shown.get(self.bound.name, "") if shown else ""

    @property
    def watched(self) -> bool:
        """Whether the wording is looked at as soon as somebody leaves the field."""
        return self.bound.name in getattr(self.form, "nudged", ())

    @property
    def anchor(self) -> str:
        """The id of the control that a link from the error summary should reach."""
        if not self.grouped:
            return self.id
        return next((c.id for _title, choices in self.groups for c in choices), f"div_{self.id}")

    @cached_property
    def described_by(self) -> str:
        parts = (
            ("hint", self.hint),
            ("error", self.errors),
            ("lint", self.nudge),
            ("left", self.widget.attrs.get("data-limit")),
        )
        return " ".join(f"{self.id}_{name}" for name, there in parts if there)

    @property
    def limit(self) -> str:
        return str(self.widget.attrs.get("data-limit", ""))

    @cached_property
    def control(self) -> SafeString:
        """The control itself with its class and its descriptions."""
        attrs: dict[str, Any] = {"class": self._css()}
        attrs["aria-describedby"] = self.described_by or False
        attrs["aria-invalid"] = "true" if self.errors else False
        attrs["placeholder"] = self._placeholder()
        if self.watched:
            attrs |= self._watch()
        said = {name: value for name, value in attrs.items() if value is not None}
        if is_plain(self.widget):
            return draw_select(self.bound, said)
        return self.bound.as_widget(attrs=said)

    def _placeholder(self) -> Any:
        """An example may stand in the control; a label that is only repeated there may not."""
        text = self.widget.attrs.get("placeholder")
        renamed = self.label != self.bound.label
        return False if not text or renamed or str(text) == str(self.bound.label) else text

    def _watch(self) -> dict[str, str]:
        """Asks for a nudge when the field is left; without JavaScript nothing is asked."""
        page = getattr(self.form, "page_url", "")
        return {
            "hx-post": f"{page}?nudge={self.name}",
            "hx-trigger": "change",
            "hx-target": f"#{self.id}_nudge",
            "hx-include": "closest form",
        }

    def _css(self) -> str:
        base = "form-select" if isinstance(self.widget, forms.Select) else "form-control"
        base = "form-check-input" if self.kind == "check" else base
        return f"{base} {self.widget.attrs.get('class', '')}".strip()

    @property
    def is_search(self) -> bool:
        return getattr(self.widget, "input_type", "") == "search"

    @property
    def is_select(self) -> bool:
        return isinstance(self.widget, forms.Select)

    @property
    def input_type(self) -> str:
        return str(self.widget.input_type)

    @property
    def needs_filter(self) -> bool:
        return sum(len(choices) for _title, choices in self.groups) >= FILTER_BOX_FROM

    @cached_property
    def groups(self) -> list[tuple[Any, list[Choice]]]:
        """The choices under their group titles; a title may be empty.

        Where nothing can be changed the ticked ones come first, so that they are seen.
        """
        context = self.widget.get_context(self.name, self.bound.value(), {"id": self.id})
        notes = getattr(self.widget, "notes", {})
        groups: list[tuple[Any, list[Choice]]] = []
        for title, options, _index in context["widget"]["optgroups"]:
            offered = _choices(options, notes)
            choices = [c for c in offered if c.value or not self.field.required]
            if groups and groups[-1][0] == (title or ""):
                groups[-1][1].extend(choices)
            elif choices:
                groups.append((title or "", choices))
        if self.kind == "list" and self.field.disabled:
            groups = [(title, _ticked_first(choices)) for title, choices in groups]
            groups.sort(key=lambda group: not group[1][0].checked)
        return groups

    @property
    def in_rows(self) -> bool:
        """Two cards in a row, while they are few and short, or where a form says so."""
        asked: bool | None = getattr(self.widget, "in_rows", None)
        if asked is not None:
            return asked
        choices = [choice for _title, group in self.groups for choice in group]
        return len(choices) > 2 and all(len(str(choice.label)) <= 34 for choice in choices)

    def render(self) -> str:
        return get_template("ui/field.html").render({"f": self})


def _ticked_first(choices: list[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: not choice.checked)


def _choices(options: Any, notes: dict[str, str]) -> Iterator[Choice]:
    for option in options:
        value = "" if option["value"] is None else str(option["value"])
        yield Choice(
            id=option["attrs"].get("id", ""),
            value=value,
            label=option["label"],
            note=notes.get(value, ""),
            checked=bool(option["selected"]),
        )
