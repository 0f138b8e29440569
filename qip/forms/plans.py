"""Writing a plan, and saying whether practice is changing."""

from collections.abc import Iterator
from typing import Any

from foundation.organisation.models import Service
from foundation.ui import forms
from foundation.ui.words import full_day
from qip.models import ContributoryFactor, Plan
from qip.selectors.people import places_for, who_may_or_already

from .choices import PersonField, code_choices, code_field
from .layout import MOST_ROWS, Band, Rows, in_band_order, row_name, rows_for

CAUSE = "cause"


class PlanForm(forms.ModelForm):
    """What a plan is for, why it is needed, where it works and who answers for it."""

    bands = (
        Band("What you are aiming for", "title", "aim", guide="qip/guides/aim.html"),
        Band(
            "Why it is needed",
            "why_now",
            Rows(
                CAUSE,
                ("factor", "text"),
                title="Causes the plan treats",
                hint="Causes in how the service runs. A cause is never a person.",
            ),
            guide="qip/guides/why_now.html",
        ),
        Band(
            "Where, who and when",
            "all_services",
            "services",
            ("senior_owner", "lead"),
            ("starts_on", "ends_on"),
            guide="qip/guides/plan_people.html",
            guide_title="Who does what",
        ),
    )
    asks = {
        "title": "Give the plan a name",
        "aim": "Say what will be true for people, and by when",
        "why_now": "Say why the plan is needed now",
        "services": "Choose the services this plan is for",
        "senior_owner": "Choose a senior owner",
        "lead": "Choose a plan lead",
        "starts_on": "Give the date the plan starts",
        "ends_on": "Give the date the plan ends",
    }

    senior_owner = PersonField(
        None, label="Senior owner", empty_label="Choose",
        help_text="Answers for the plan to the board",
    )  # fmt: skip
    lead = PersonField(
        None, label="Plan lead", empty_label="Choose",
        help_text="Runs it from week to week",
    )  # fmt: skip
    services: Any = forms.ModelMultipleChoiceField(None, label="Services", widget=forms.CheckList())

    class Meta:
        model = Plan
        fields = (
            "title", "aim", "why_now", "all_services", "services", "senior_owner", "lead",
            "starts_on", "ends_on",
        )  # fmt: skip
        labels = {
            "title": "Name of the plan",
            "aim": "Aim",
            "why_now": "Why now",
            "all_services": "This plan is for every service of the organisation",
            "starts_on": "Starts",
            "ends_on": "Ends",
        }
        help_texts = {
            "title": "Short, and about people rather than paper",
            "aim": "What will be true for people, how much, and by when",
            "why_now": "What happened, what was found, and by whom",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_places()
        self._offer_people()
        self._offer_causes()
        self.order_fields(in_band_order(self.bands))

    def _offer_places(self) -> None:
        saved = self.instance.pk is not None
        already = list(self.instance.services.values_list("pk", flat=True)) if saved else []
        self.fields["services"].queryset = places_for(  # type: ignore[attr-defined]
            self.user, "qip.change_plan", already=already
        )
        reach = self.user.reach("qip.change_plan")
        if reach.everything or self.instance.all_services:
            self.fields["services"].required = False
        else:
            del self.fields["all_services"]
        self.places = None if reach.everything else reach.services | set(already)

    def _offer_people(self) -> None:
        already = [self.instance.senior_owner_id, self.instance.lead_id]
        rows = who_may_or_already("qip.view_plan", self.places, on=self.on, already=already)
        for name in ("senior_owner", "lead"):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def _offer_causes(self) -> None:
        kept = list(self.instance.root_causes.all()) if self.instance.pk else []
        choices = code_choices(ContributoryFactor, already=[one.factor_id for one in kept])
        for number in rows_for(len(kept)):
            factor, text = row_name(CAUSE, number, "factor"), row_name(CAUSE, number, "text")
            self.fields[factor] = code_field(choices, label=f"Cause {number}")
            self.fields[text] = forms.CharField(
                max_length=400,
                required=False,
                label=f"Cause {number}: in your words",
                widget=forms.TextInput(attrs={"placeholder": "How it shows here"}),
            )
            for name in (factor, text):
                self.dress(name)
            if number <= len(kept):
                self.initial.setdefault(factor, kept[number - 1].factor_id)
                self.initial.setdefault(text, kept[number - 1].text)

    def _post_clean(self) -> None:
        """The service checks the whole; a form that wrote into a row here would check half."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", f"The plan must end after it starts, {full_day(starts)}")
        for number in rows_for(MOST_ROWS):
            factor, text = row_name(CAUSE, number, "factor"), row_name(CAUSE, number, "text")
            if cleaned.get(text) and not cleaned.get(factor) and factor in self.fields:
                self.add_error(factor, "Choose which kind of cause this is")
        return cleaned

    def changes(self) -> dict[str, Any]:
        """The columns of the plan itself."""
        names = [n for n in self._meta.fields or () if n in self.fields and n != "services"]
        return {name: self.cleaned_data[name] for name in names}

    def services_chosen(self) -> list[Service]:
        """Every service at once stands for none by name."""
        return [] if self.cleaned_data.get("all_services") else list(self.cleaned_data["services"])

    def causes(self) -> list[tuple[ContributoryFactor, str]]:
        return list(self._causes())

    def _causes(self) -> Iterator[tuple[ContributoryFactor, str]]:
        pairs = [
            (self.cleaned_data.get(row_name(CAUSE, number, "factor")),
             self.cleaned_data.get(row_name(CAUSE, number, "text")) or "")
            for number in rows_for(MOST_ROWS)
        ]  # fmt: skip
        factors = ContributoryFactor.objects.in_bulk([factor for factor, _ in pairs if factor])
        for factor, text in pairs:
            if factor:
                yield factors[factor], text


class NewsForm(forms.Form):
    """Is practice changing? Written anew each time; earlier accounts stay as they were."""

    bands = (
        Band("", "changing", "not_yet", "risks", "asks_of_partners",
             guide="qip/guides/news.html"),
    )  # fmt: skip
    changing = forms.CharField(
        max_length=1200, label="What has changed for people", widget=forms.Textarea(),
        help_text="Open with the answer. Figures, and what you have seen yourself.",
    )  # fmt: skip
    not_yet = forms.CharField(
        max_length=1200, label="What is not working yet",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="An answer without this is not believed.",
    )  # fmt: skip
    risks = forms.CharField(
        max_length=1200, label="What could undo it", required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    asks_of_partners = forms.CharField(
        max_length=1200, label="What we ask of partners", required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Commissioners, landlords, clinicians. Packs print it.",
    )  # fmt: skip
    asks = {
        "changing": "Say what has changed for people, or that nothing has",
        "not_yet": "Say what is not working yet",
    }


class BeginForm(forms.ModelForm):
    """What a plan cannot begin without and does not say yet, as one from a file."""

    asks = PlanForm.asks

    class Meta:
        model = Plan
        fields = ("aim", "why_now")
        labels = PlanForm.Meta.labels
        help_texts = PlanForm.Meta.help_texts

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.Meta.fields:
            if getattr(self.instance, name).strip():
                del self.fields[name]

    def _post_clean(self) -> None:
        """The service writes it together with the beginning."""
