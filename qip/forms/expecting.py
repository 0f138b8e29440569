"""Which measure decides, and what its chart must show."""

from typing import Any

from foundation.ui import forms
from qip.models import Action, Direction, Showing
from qip.selectors.cards import places_of

from .proving import measures_for

NOTES = {
    Showing.IMPROVEMENT: "The chart says so by its rules, not by a glance",
    Showing.TARGET: "Figures that vary as they do now will keep meeting it",
}


class DecidingField(forms.ModelChoiceField):
    """A measure, with where it is taken."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({places_of(obj)})"


class ExpectForm(forms.Form):
    """One measure and one sign."""

    measure = DecidingField(
        None, label="Measure", empty_label="Choose",
        help_text="One of this action or of its plan",
    )  # fmt: skip
    showing = forms.ChoiceField(
        label="What must its figures show?", choices=Showing, widget=forms.Picks(notes=NOTES)
    )
    asks = {"measure": "Choose the measure that decides", "showing": "Say what it must show"}

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].queryset = to_choose(action, self.user)  # type: ignore[attr-defined]


def to_choose(action: Action, user: Any) -> Any:
    """The measures that may decide and do not yet."""
    decided = action.expectations.order_by().values("measure")
    rows = measures_for(action, user).exclude(pk__in=decided)
    return rows.exclude(direction=Direction.NEUTRAL).prefetch_related("services")
