"""Choosing where else something should be, and saying how it stands there."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db.models import Q

from foundation.organisation.models import Service
from foundation.ui import forms
from foundation.ui.words import listed
from qip.models import Action, Adoption, AdoptionState, Plan
from qip.selectors.people import managers_of, who_may
from qip.selectors.spread import (
    UPDATES,
    files_to_choose,
    services_to_spread_to,
    with_the_same_cause,
)

from .choices import PersonField
from .filters import Named

NOTES = {
    AdoptionState.NOT_YET: "We still have to do it",
    AdoptionState.IN_PLACE: "Staff work this way on every shift",
    AdoptionState.NOT_APPLICABLE: "The problem cannot arise here",
}


class SpreadForm(forms.Form):
    """Which services, until when, and who sees to it."""

    bands = (
        forms.Band("Where else is it needed?", "services",
                   guide="qip/guides/spread.html", guide_title="Before you choose"),
        forms.Band("Until when, and who", "due", "person"),
    )  # fmt: skip
    services: Any = forms.ModelMultipleChoiceField(None, label="Services", widget=forms.CheckList())
    due = forms.DateField(label="In place by")
    person = PersonField(
        None, required=False, label="Who sees to it", empty_label="The manager of each service",
        help_text="Choose one person only if they see to it in all the services you chose",
    )  # fmt: skip
    asks = {
        "services": "Choose at least one service",
        "due": "Give the date by which it should be in place",
    }

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = services_to_spread_to(action, self.user, self.on)
        self.places = list(rows)
        field: Any = self.fields["services"]
        field.queryset = rows
        field.widget.notes = self._notes(action)
        ids = [one.pk for one in self.places]
        self.fields["person"].queryset = who_may(UPDATES, ids, on=self.on)  # type: ignore[attr-defined]

    def _notes(self, action: Action) -> dict[str, str]:
        """Who runs each service, and whether the same cause is treated there."""
        managers = managers_of(self.places, on=self.on)
        same = with_the_same_cause(action)
        return {str(one.pk): _note(managers.get(one.pk), one.pk in same) for one in self.places}


def _note(manager: Any, same: bool) -> str:
    who = manager.name if manager else "No manager: choose who sees to it"
    return f"{who}. The same cause is treated here" if same else who


class StandForm(forms.ModelForm):
    """Not yet, in place with what shows it, or does not apply with the reason."""

    state = forms.ChoiceField(
        label="How does it stand here?",
        choices=((AdoptionState.IN_PLACE, "It is in place"), (AdoptionState.NOT_YET, "Not yet"),
                 (AdoptionState.NOT_APPLICABLE, "It does not apply here")),
        widget=forms.Picks(notes=NOTES),
    )  # fmt: skip
    evidence = forms.CharField(
        max_length=1000, required=False, label="What shows that it is in place?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What was looked at, when, how many. Codes, not names.",
    )  # fmt: skip
    attachment: Any = forms.ModelChoiceField(
        None, required=False, label="File", empty_label="No file",
        help_text="One that is attached to the action",
    )  # fmt: skip
    reason = forms.CharField(
        max_length=600, required=False, label="Why does it not apply?",
        widget=forms.Textarea(attrs={"rows": 2}), help_text="Only if it does not apply here",
    )  # fmt: skip
    asks = {"state": "Choose how it stands"}

    class Meta:
        model = Adoption
        fields = ("state", "evidence", "attachment", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = files_to_choose(self.instance.action, self.user)
        if files.exists():
            self.fields["attachment"].queryset = files  # type: ignore[attr-defined]
        else:
            del self.fields["attachment"]

    def _post_clean(self) -> None:
        """The service checks the whole."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        needs = {
            AdoptionState.IN_PLACE: ("evidence", "Say what shows that it is in place"),
            AdoptionState.NOT_APPLICABLE: ("reason", "Say why it does not apply here"),
        }
        if found := needs.get(cleaned.get("state", "")):
            name, words = found
            if name not in self.errors and not (cleaned.get(name) or "").strip():
                self.add_error(name, words)
        return cleaned


class HandOverForm(forms.ModelForm):
    """Somebody else sees to it, or it has another date."""

    person = PersonField(None, label="Who sees to it", empty_label=None)
    due = forms.DateField(label="In place by")
    asks = {"person": "Choose who sees to it", "due": "Give a date"}

    class Meta:
        model = Adoption
        fields = ("person", "due")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = who_may(UPDATES, [self.instance.service_id], on=self.on)
        self.fields["person"].queryset = rows  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """The service checks the whole."""


def _of_plan(**lookup: Any) -> Q:
    if "pk" in lookup:
        return Q(action__plan=lookup["pk"])
    return Q(**{f"action__plan__{key}": value for key, value in lookup.items()})


def _at(prefix: str, **lookup: Any) -> Q:
    return Q(**{f"{prefix}__{key}": value for key, value in lookup.items()})


class AdoptionFilter(forms.FilterSet):
    """By words, place and plan."""

    q = forms.SearchFilter(fields=("action__title", "evidence", "reason"), label="Words")
    service = Named(column="name", label="Service", empty_label="Every service")
    plan = Named(column="title", label="Plan", empty_label="Every plan")

    class Meta:
        model = Adoption
        fields: Iterable[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Service.objects.visible_to(self.user, "qip.view_plan")
        self.filters["service"].offer(services, partial(_at, "service"))
        self.filters["plan"].offer(Plan.objects.visible_to(self.user), _of_plan)


def chosen_words(rows: list[Adoption]) -> str:
    """Quayside and The Maltings."""
    return listed(one.service.name for one in rows)
