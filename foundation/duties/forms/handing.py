"""Handing a duty over: to whom, and why."""

from typing import Any

from foundation.ui import forms


class PersonField(forms.ModelChoiceField):
    """A member of staff, by name and job."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.job_title}" if obj.job_title else str(obj.name)


class HandOverForm(forms.Form):
    """Only people who could open the record are offered."""

    person = PersonField(None, label="Who takes it over", empty_label="Choose")
    reason = forms.CharField(
        label="Why",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="They read this beside what is due. Say what they need to know to begin",
    )
    asks = {"person": "Choose who takes it over", "reason": "Say why you hand it over"}

    def __init__(self, *args: Any, takers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        person.queryset = takers  # type: ignore[attr-defined]
        person.error_messages["invalid_choice"] = (
            "That person could not open this. Choose somebody from the list."
        )
