"""Dates as people type them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

DATE_FORMATS = [
    "%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d.%m.%y", "%d-%m-%Y", "%d %m %Y",
    "%d %b %Y", "%d %B %Y", "%A %d %B %Y", "%a %d %b %Y",
]  # fmt: skip
MOMENT_FORMATS = [
    "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M",
]  # fmt: skip
TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p"]

DATE_UNREAD = "Enter a date, such as 27/3/2027"
MOMENT_UNREAD = "Enter a date and time, such as 27/3/2027 14:30"
TIME_UNREAD = "Enter a time, such as 14:30"
EARLIEST, LATEST = 1900, 2100


def year_is_likely(value: Any) -> None:
    """Stops the slips a date picker allows: the year 24, or 20027 cut short."""
    if isinstance(value, date) and not EARLIEST <= value.year <= LATEST:
        raise ValidationError(f"Check the year: it says {value.year}")


def understand_dates(field: forms.Field) -> None:
    """Lets a date or time field read what people type."""
    if isinstance(field, forms.DateTimeField):
        field.input_formats = MOMENT_FORMATS
    elif isinstance(field, forms.DateField):
        field.input_formats = DATE_FORMATS
    elif isinstance(field, forms.TimeField):
        field.input_formats = TIME_FORMATS
    else:
        return
    if not isinstance(field, forms.TimeField):
        field.validators = [*field.validators, year_is_likely]
