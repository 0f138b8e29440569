"""One day on which people are reminded."""

from typing import Any

from foundation.duties.models.stages import EARLIEST, LATEST, MOST_EVERY
from foundation.ui import forms

BEFORE, ON, AFTER = "before", "on", "after"


class StageForm(forms.Form):
    """How many days before or after the date, and whether it goes on from there."""

    side = forms.ChoiceField(
        label="When",
        choices=[(BEFORE, "Before the date"), (ON, "On the date"), (AFTER, "After the date")],
        widget=forms.Picks,
    )
    many = forms.IntegerField(
        label="How many days",
        required=False,
        min_value=1,
        max_value=max(-EARLIEST, LATEST),
        help_text="Leave it empty for the date itself",
    )
    every = forms.IntegerField(
        label="And again every so many days",
        required=False,
        min_value=1,
        max_value=MOST_EVERY,
        help_text="Only after the date: until the duty is settled. One day in the list can do this",
    )
    asks = {"side": "Choose when"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        side, many = cleaned.get("side"), cleaned.get("many")
        if side in (BEFORE, AFTER) and many is None and "many" not in self.errors:
            self.add_error("many", "Say how many days")
        return cleaned

    @property
    def stage(self) -> dict[str, Any]:
        """What was said, as a stage has it."""
        many = self.cleaned_data.get("many") or 0
        days = {BEFORE: -many, ON: 0, AFTER: many}[self.cleaned_data["side"]]
        return {"days": days, "every": self.cleaned_data.get("every")}


def said_of(stage: Any) -> dict[str, Any]:
    """A stage as the form begins with it."""
    side = BEFORE if stage.days < 0 else AFTER if stage.days else ON
    return {"side": side, "many": abs(stage.days) or None, "every": stage.every}
