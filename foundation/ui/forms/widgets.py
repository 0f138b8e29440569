"""Controls that differ from Django's own, and what they are told about their choices."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms


class Notes:
    """A choice control that may say a few words about each choice."""

    def __init__(
        self,
        attrs: Any = None,
        choices: Any = (),
        *,
        notes: Mapping[Any, str] | None = None,
        in_rows: bool | None = None,
    ) -> None:
        super().__init__(attrs, choices)  # type: ignore[call-arg]
        self.notes = {str(value): note for value, note in (notes or {}).items()}
        self.in_rows = in_rows


class Picks(Notes, forms.RadioSelect):
    """One of a few, each on a card."""


class ManyPicks(Notes, forms.CheckboxSelectMultiple):
    """Some of a few, each on a card."""


class CheckList(Notes, forms.CheckboxSelectMultiple):
    """Some of many: a scrolling list of tick boxes with a box to find one by name."""


class DateInput(forms.DateInput):
    """The browser's own date picker. It sends ISO; typed dates are understood as well."""

    input_type = "date"

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs, "%Y-%m-%d")

    def format_value(self, value: Any) -> str | None:
        """Text that is no date stays as it was typed, so that it can be put right."""
        return value.isoformat() if isinstance(value, date) else value or None


class MomentInput(forms.DateTimeInput):
    """The browser's own picker for a day and a time."""

    input_type = "datetime-local"

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs, "%Y-%m-%dT%H:%M")


class TimeInput(forms.TimeInput):
    """The browser's own picker for a time."""

    input_type = "time"

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs, "%H:%M")


class Area(forms.Textarea):
    """Several lines of text. Line ends are kept in one form, whatever the browser sends."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"rows": 4, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        text = super().value_from_datadict(data, files, name)
        return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


class Password(forms.PasswordInput):
    """A password, which can be shown while it is typed. Never sent back, never kept."""
