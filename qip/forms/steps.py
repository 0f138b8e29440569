"""The short forms of an action's life: blocked, done, another date, a note."""

from typing import Any

from django.core.exceptions import ValidationError

from foundation.ui import forms
from qip.models import Action, DelayReason

from .choices import code_choices


class NothingForm(forms.Form):
    """A button that needs no words."""


class BlockForm(forms.Form):
    """Who is waited for, and why."""

    waiting_for = forms.CharField(
        max_length=120,
        label="Waiting for",
        help_text="A role or an organisation, such as the landlord",
    )
    reason = forms.CharField(
        max_length=600, label="What stops the work", widget=forms.Textarea(attrs={"rows": 3})
    )
    asks = {"waiting_for": "Say who you are waiting for", "reason": "Say what stops the work"}


class DoneForm(forms.Form):
    """What is different now, from the person who answers for it."""

    reason = forms.CharField(
        max_length=600,
        label="What do staff now do differently?",
        help_text="On an ordinary shift. Not what was sent, held or signed.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    asks = {"reason": "Say what staff now do differently"}


class MoveForm(forms.Form):
    """Another date, and why."""

    to = forms.DateField(label="New date")
    reason_code = forms.TypedChoiceField(label="Reason", coerce=int, empty_value=None)
    reason = forms.CharField(
        max_length=600, label="In a sentence or two", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="This stays on the record, beside your role and today’s date.",
    )  # fmt: skip
    asks = {
        "to": "Give the new date",
        "reason_code": "Choose a reason",
        "reason": "Say why the date moves",
    }

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        self.action = action
        super().__init__(*args, **kwargs)
        self.fields["reason_code"].choices = code_choices(DelayReason)  # type: ignore[attr-defined]

    def clean_to(self) -> Any:
        to = self.cleaned_data["to"]
        if to < self.on:
            raise ValidationError("Choose a date that has not gone by")
        return to

    def clean_reason_code(self) -> DelayReason:
        return DelayReason.objects.get(pk=self.cleaned_data["reason_code"])


class NoteForm(forms.Form):
    """What was done or seen."""

    text = forms.CharField(
        max_length=2000,
        label="What was done or seen",
        help_text="Use codes, not names, for people you support.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    asks = {"text": "Write what was done or seen"}
