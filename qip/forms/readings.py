"""Typing figures, correcting them, pasting them, and saying what happened beside them."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from foundation.ui import forms
from foundation.ui.words import plural, short_day
from qip.models import Measure, Reading
from qip.pasted_dates import Unreadable, read_day

from .choices import ActionsField
from .layout import Band
from .numbers import NumberField

MOST_TEXT = 60_000
MISSING = "missing"


class ReadingForm(forms.Form):
    """One figure for one date."""

    bands = (
        Band("The figure", "on", ("numerator", "denominator"), "value", MISSING, "note",
             guide="qip/guides/reading.html", guide_title="Before you write it down"),
    )  # fmt: skip
    asks = {"on": "Give the last day of the time the figure counts"}
    marks_optional = False

    on: Any = forms.DateField(label="Date", help_text="The last day of the time it counts")
    numerator = NumberField(required=False)
    denominator = NumberField(required=False)
    value = NumberField(label="Figure", required=False)
    missing = forms.BooleanField(label="There is no figure for this date", required=False)
    note = forms.CharField(
        label="Note, if there is something to say", max_length=300, required=False,
        help_text="Anything a reader should know: who counted, what was different",
    )  # fmt: skip

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        self.measure = measure
        super().__init__(*args, **kwargs)
        if measure.is_fraction:
            self.fields["numerator"].label = measure.numerator
            self.fields["denominator"].label = measure.denominator
            self.fields["value"].label = "Or only the result"
        else:
            del self.fields["numerator"], self.fields["denominator"]
            self.fields["value"].help_text = measure.unit_words or UNIT_HINTS.get(measure.unit, "")
        self.fields["on"].widget.attrs["max"] = self.on.isoformat()

    def figures(self) -> dict[str, Any]:
        """What the services take."""
        names = ("value", "numerator", "denominator")
        given = {name: self.cleaned_data.get(name) for name in names}
        if given["numerator"] is not None or given["denominator"] is not None:
            given["value"] = None
        return {
            **given,
            "missing": self.cleaned_data[MISSING],
            "note": self.cleaned_data["note"],
        }


UNIT_HINTS = {"percent": "In per cent, 0 to 100"}


class CorrectionForm(ReadingForm):
    """Another figure in the place of one that is there."""

    bands = (
        Band("The right figure", "on", ("numerator", "denominator"), "value", MISSING, "note",
             "reason", guide="qip/guides/correction.html", guide_title="What stays"),
    )  # fmt: skip
    asks = {**ReadingForm.asks, "reason": "Say why the figure changes"}
    reason = forms.CharField(label="Why it changes", max_length=300)

    @staticmethod
    def starting_with(reading: Reading) -> dict[str, Any]:
        return {
            "on": reading.on,
            "value": None if reading.numerator is not None else reading.value,
            "numerator": reading.numerator,
            "denominator": reading.denominator,
            "missing": reading.value is None,
            "note": reading.note,
        }


class PasteForm(forms.Form):
    """Columns from a spreadsheet. Which figures to replace is chosen in the preview."""

    marks_optional = False
    text = forms.CharField(
        label="Paste the columns here",
        max_length=MOST_TEXT,
        strip=False,
        widget=forms.Area(attrs={"rows": 12, "spellcheck": "false", "class": "paste-box"}),
        help_text="A date and its figure on each line, up to 500 lines",
    )
    reason = forms.CharField(label="Why figures are replaced", max_length=300, required=False)
    asks = {"text": "Paste a column of dates and a column of figures"}


class AnnotationForm(forms.Form):
    """Something that happened and may explain the figures."""

    on: Any = forms.DateField(label="When")
    text = forms.CharField(
        label="What happened", max_length=140,
        help_text="A few words for the chart: Weekly coaching of mornings began",
    )  # fmt: skip
    action: Any = forms.ModelChoiceField(
        None, label="Action it belongs to", required=False, empty_label="None"
    )
    asks = {"on": "Give the day it happened", "text": "Say what happened"}

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = measure.actions.visible_to(self.user).select_related("plan")
        field: Any = self.fields["action"]
        field.queryset = rows
        field.label_from_instance = ActionsField.label_from_instance.__get__(field)
        if not rows:
            del self.fields["action"]
        self.fields["on"].widget.attrs["max"] = self.on.isoformat()


class RebaseForm(forms.Form):
    """Where a new level began, and what made it one."""

    bands = (
        Band("A new level", "on", "reason", guide="qip/guides/rebase.html",
             guide_title="When limits begin afresh"),
    )  # fmt: skip
    on: Any = forms.TypedChoiceField(
        label="The first figure of the new level", coerce=date.fromisoformat, empty_value=None
    )
    reason = forms.CharField(
        label="What changed", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What staff do differently since then, and how you know it will last",
    )  # fmt: skip
    asks = {"on": "Choose the first figure of the new level", "reason": "Say what changed"}

    def __init__(self, *args: Any, choices: list[tuple[date, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(on.isoformat(), words) for on, words in reversed(choices)]
        self.fields["on"].choices = [("", "Choose"), *listed]  # type: ignore[attr-defined]


class OccurrencesForm(forms.Form):
    """The days of rare events, one on each line."""

    dates = forms.CharField(
        label="Days on which it happened",
        max_length=12_000,
        widget=forms.Area(attrs={"rows": 6, "spellcheck": "false", "class": "paste-box"}),
        help_text="One date on each line. A day may come twice.",
    )
    asks = {"dates": "Give at least one date"}

    def clean_dates(self) -> list[date]:
        days, problems = [], []
        for number, line in enumerate(self.cleaned_data["dates"].split("\n"), 1):
            if line.strip():
                try:
                    days.append(read_day(line))
                except Unreadable as unreadable:
                    problems.append(f"Line {number}: {unreadable}")
        if problems:
            more = len(problems) - MOST_SAID
            tail = [f"And {plural(more, 'more line')} like these."] if more > 0 else []
            raise ValidationError([*problems[:MOST_SAID], *tail])
        return days


MOST_SAID = 8


def chosen_days(values: list[str]) -> set[date]:
    """Dates ticked in a preview; anything else is left out."""
    days = set()
    for value in values:
        try:
            days.add(date.fromisoformat(value))
        except ValueError:
            continue
    return days


def figure_words(reading: Reading, short: Any) -> str:
    """“Oct 2026: 12”, for choosing a figure from a list."""
    value = "no figure" if reading.value is None else short(float(reading.value))
    return f"{short_day(reading.on)}: {value}"
