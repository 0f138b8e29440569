"""A field for figures: reads what people type and spreadsheets paste, as the paste does."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from foundation.ui import forms
from qip.pasted_dates import Unreadable
from qip.pasted_numbers import read_number


class NumberField(forms.CharField):
    """“12”, “12,5”, “1,234” or “85%” as a number; nothing when it is left empty."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(**{"max_length": 40, "widget": forms.TextInput(attrs=attrs), **kwargs})

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_number(text)
        except Unreadable as unreadable:
            raise ValidationError(str(unreadable)) from None

    def prepare_value(self, value: Any) -> Any:
        """A saved number without the zeros its column adds."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != data
