"""Asking for an evidence pack."""

from datetime import date, timedelta
from typing import Any

from foundation.ui import forms

SHORTEST_LIFE = timedelta(days=1)
MONTHS_OF_LIFE = 3


class PackForm(forms.Form):
    bands = (
        forms.Band(
            "Who it is for",
            "recipient",
            "agreed_by",
            "note",
            guide="governance/guides/recipient.html",
        ),
        forms.Band(
            "Which months",
            ("period_from", "period_to"),
            "expires_on",
            guide="governance/guides/period.html",
        ),
    )
    recipient = forms.CharField(
        label="Who will read it",
        max_length=160,
        help_text="A team, not a person: “Commissioning team, Northmere Council”.",
    )
    agreed_by = forms.CharField(
        label="Who has agreed it",
        max_length=160,
        required=False,
        help_text="Job titles. Left empty, the cover says “Not yet agreed”.",
    )
    note = forms.CharField(
        label="A word before they read",
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What they asked for, or should look at first. Leave out names.",
    )
    period_from = forms.DateField(label="From", widget=forms.DateInput())
    period_to = forms.DateField(label="To", widget=forms.DateInput())
    expires_on = forms.DateField(
        label="Out of date after",
        widget=forms.DateInput(),
        help_text="The cover asks readers to get a new one after this day.",
    )
    asks = {
        "recipient": "Say who will read it",
        "period_from": "Give the first day",
        "period_to": "Give the last day",
        "expires_on": "Give the day after which it is out of date",
    }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, end, expires = (
            cleaned.get(name) for name in ("period_from", "period_to", "expires_on")
        )
        if start and end and end < start:
            self.add_error("period_to", "The last day comes before the first. Choose a later one")
        if end and end > self.on:
            self.add_error("period_to", "Choose today or an earlier day: nothing has happened yet")
        if expires and expires < self.on + SHORTEST_LIFE:
            self.add_error("expires_on", "Choose a day after today")
        return cleaned


def usual_period(on: date) -> dict[str, date]:
    """The last twelve full months, and a pack that stands for three."""
    end = on.replace(day=1) - timedelta(days=1)
    start = (end + timedelta(days=1)).replace(year=end.year if end.month == 12 else end.year - 1)
    return {"period_from": start, "period_to": end, "expires_on": _later(on, MONTHS_OF_LIFE)}


def _later(on: date, months: int) -> date:
    month = on.month - 1 + months
    first = date(on.year + month // 12, month % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(on.day, last.day))
