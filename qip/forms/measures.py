"""Saying what a measure counts, how, where and what would be good."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from foundation.ui import forms
from foundation.ui.whole import whole
from qip.indicators import indicators
from qip.models import About, Action, Measure, Plan, Unit
from qip.models.plans import PlanState
from qip.selectors.cards import places_of
from qip.selectors.people import places_for, who_may_or_already

from .choices import ActionsField, PersonField
from .layout import Band, Fold
from .numbers import NumberField

LINKS = ("services", "plans", "actions")
ABOUT_NOTES = {
    About.RESTRICTION: "Needs a partner that shows what life is like",
    About.HARM: "Needs a partner: fewer reports can also mean silence",
    About.LIFE: "Outings, choices, sleep, visits, feeling in control",
    About.PRACTICE: "What is seen when somebody watches a shift",
    About.PLAN: "Actions on time, reviews held, training done",
}
UNIT_NOTES = {
    Unit.COUNT: "Whole things: restrictions, incidents, outings",
    Unit.PERCENT: "A part of a whole, 0 to 100",
    Unit.RATE: "So many for each person, or per 1,000 days",
    Unit.SCORE: "A rating or an index",
    Unit.DURATION: "Minutes, hours or days",
}


FIELDS = (
    "name", "definition", "about", "indicator", "unit", "unit_words", "decimals", "numerator",
    "denominator", "per", "direction", "target", "cadence", "partner", "all_services",
    "services", "owner", "plans", "actions", "fix_after", "screen_outliers",
    "data_quality",
)  # fmt: skip


class PartnerField(forms.ModelChoiceField):
    """Another measure, with where it is taken and whether it is in another pair already."""

    of: int | None = None

    def label_from_instance(self, obj: Any) -> str:
        words = f"{obj.name} ({places_of(obj)})"
        taken = obj.partner_id not in (None, self.of)
        return f"{words}, now beside {obj.partner.name}" if taken else words


class PlansField(forms.ModelMultipleChoiceField):
    """Plans by number and title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference}: {obj.title}"


def _numbers(chosen: Any) -> list[int]:
    """The ids of what a form begins with: rows, or what was ticked and kept as a draft."""
    given = (whole(getattr(one, "pk", one)) for one in chosen or ())
    return [one for one in given if one is not None]


class MeasureForm(forms.ModelForm):
    """Bands in the order in which a team talks about a measure."""

    bands = (
        Band("What you count", "name", "definition", "about",
             guide="qip/guides/measure_what.html"),
        Band("The figure", "indicator", "unit", ("unit_words", "decimals"),
             Fold("It is worked out from two numbers", "numerator", "denominator", "per"),
             guide="qip/guides/measure_figure.html"),
        Band("What would be good", "direction", ("target", "cadence"),
             guide="qip/guides/measure_good.html"),
        Band("Read beside", "partner", guide="qip/guides/measure_partner.html",
             guide_title="Why a partner"),
        Band("Where and who", "all_services", "services", "owner", "plans", "actions",
             guide="qip/guides/measure_where.html", guide_title="What you link here"),
        Band("How far to trust it",
             "data_quality",
             Fold("Settings for those who know the method", "fix_after", "screen_outliers")),
    )  # fmt: skip
    asks = {
        "name": "Give the measure a name",
        "definition": "Say exactly what is counted, and on which day",
        "about": "Choose what it is about",
        "unit": "Choose what kind of figure it is",
        "direction": "Choose which way is better",
        "cadence": "Choose how often",
        "owner": "Choose who sees to the figures",
        "services": "Choose the services this is measured at",
    }
    indicator = forms.ChoiceField(
        label="Where the figures come from", required=False,
        help_text="What is counted from these records is written down as each period ends",
    )  # fmt: skip
    target = NumberField(label="Target", required=False, help_text="Leave empty if there is none")
    owner = PersonField(
        None, label="Who sees to the figures", empty_label="Choose",
        help_text="They are reminded when a figure is due",
    )  # fmt: skip
    partner = PartnerField(
        None, label="Partner", required=False, empty_label="No partner yet",
        help_text="The measure that shows whether life got bigger or smaller meanwhile",
    )  # fmt: skip
    services: Any = forms.ModelMultipleChoiceField(None, label="Services", widget=forms.CheckList())
    plans = PlansField(None, label="Plans it belongs to", widget=forms.CheckList(), required=False)
    actions = ActionsField(
        None, label="Actions that should move it", widget=forms.CheckList(),
        required=False,
    )  # fmt: skip

    class Meta:
        model = Measure
        fields = FIELDS
        widgets = {
            "about": forms.Picks(notes=ABOUT_NOTES),
            "unit": forms.Picks(notes=UNIT_NOTES),
            "direction": forms.Picks(),
        }
        labels = {
            "name": "Name",
            "definition": "Exactly what is counted",
            "about": "What it is about",
            "unit": "What kind of figure",
            "unit_words": "What to write after the figure",
            "decimals": "Decimals",
            "numerator": "The part: what the first number counts",
            "denominator": "The whole: what the second number counts",
            "per": "Per how many",
            "direction": "Which way is better",
            "cadence": "How often",
            "all_services": "It is measured for the whole organisation",
            "fix_after": "Fix the limits on the first so many figures",
            "screen_outliers": "Leave out single wild swings when limits are worked out",
            "data_quality": "What to know about these figures",
        }
        help_texts = {
            "name": "What people call it: Restrictions in use",
            "definition": "So that two people counting on the same day get the same figure",
            "unit_words": "Such as hours, or outings a week. A percentage needs nothing.",
            "decimals": "How many the chart shows",
            "numerator": "Such as: observed routines that met the standard",
            "denominator": "Such as: routines observed",
            "per": "1,000 for a rate per 1,000 days. A percentage is always out of 100.",
            "fix_after": "12 or more. Empty: limits use every figure",
            "data_quality": "Gaps, changes in how it is counted, who checks it",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decimals"].widget.attrs |= {"min": 0, "max": 3}
        self.fields["decimals"].required = False
        self._offer_indicators()
        self._offer_places()
        self._offer_people()
        self._offer_partners()
        self._offer_links()

    def _kept(self, name: str) -> list[int]:
        """The ids that the saved measure has already."""
        if self.instance.pk is None:
            return []
        return list(getattr(self.instance, name).values_list("pk", flat=True))

    def _offer_indicators(self) -> None:
        """What the rooms count by themselves, and what this measure is fed by already."""
        known = {
            key: f"{one.name} ({Unit(one.unit).label.lower()})" for key, one in indicators().items()
        }
        if now := self.instance.indicator:
            known.setdefault(now, "Something that is no longer counted")
        if known:
            choices = [("", "Somebody counts and enters them"), *known.items()]
            self.fields["indicator"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["indicator"]

    def _offer_places(self) -> None:
        already = self._kept("services")
        self._offer("services", places_for(self.user, "qip.change_measure", already=already))
        reach = self.user.reach("qip.change_measure")
        if reach.everything or self.instance.all_services:
            self.fields["services"].required = False
        else:
            del self.fields["all_services"]
        self.places = None if reach.everything else reach.services | set(already)

    def _offer_people(self) -> None:
        already = [self.instance.owner_id]
        rows = who_may_or_already("qip.add_reading", self.places, on=self.on, already=already)
        self._offer("owner", rows)

    def _offer_partners(self) -> None:
        """Measures this person may change; those of the same places, once they are known."""
        rows = Measure.objects.visible_to(self.user, "qip.change_measure").in_use()
        if places := self._kept("services"):
            rows = rows.at(places) | rows.filter(pk=self.instance.partner_id)
        rows = rows.exclude(pk=self.instance.pk).select_related("partner")
        self._offer("partner", rows.prefetch_related("services"))
        self.fields["partner"].of = self.instance.pk  # type: ignore[attr-defined]

    def _offer_links(self) -> None:
        """Plans in reach; actions of the plans that are linked already, or will be."""
        plans = Plan.objects.visible_to(self.user).exclude(state=PlanState.ENDED)
        self._offer("plans", plans.only("number", "title", "state"))
        typed = self.data.getlist("plans") if hasattr(self.data, "getlist") else ()
        linked = {*self._kept("plans"), *_numbers(self.initial.get("plans")), *_numbers(typed)}
        actions = Action.objects.visible_to(self.user).filter(plan__in=linked)
        self._offer("actions", actions.select_related("plan").order_by("plan__number", "number"))
        if not linked:
            del self.fields["actions"]

    def _offer(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """The service checks the whole; a form that wrote into a row here would check half."""

    def clean_decimals(self) -> int:
        decimals = self.cleaned_data.get("decimals")
        if decimals is not None and not 0 <= decimals <= 3:
            raise ValidationError("Between 0 and 3 decimals can be shown")
        return decimals or 0

    def clean_fix_after(self) -> int | None:
        rows = self.cleaned_data.get("fix_after")
        if rows is not None and not 12 <= rows <= 100:
            raise ValidationError("Limits can be fixed on 12 to 100 figures")
        return rows

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        nowhere = not cleaned.get("all_services") and not cleaned.get("services")
        if nowhere and not self.errors.get("services"):
            self.add_error("services", "Choose the services this is measured at")
        return cleaned

    def nudges(self) -> dict[str, str]:
        lacks = (
            self.typed("about") in (About.RESTRICTION, About.HARM) and not self["partner"].value()
        )
        if not lacks:
            return {}
        return {
            "partner": "Fewer restrictions or reports can also mean a smaller life, or silence. "
            "Choose a partner that would show it."
        }

    # For the service --------------------------------------------------------------------------

    def changes(self) -> dict[str, Any]:
        """The measure's own columns, and its partner."""
        names = [n for n in FIELDS if n in self.fields and n not in LINKS]
        return {name: self.cleaned_data[name] for name in names}

    def links(self) -> dict[str, Iterable[Any]]:
        """What was chosen, and what is linked already that this person cannot see."""
        found: dict[str, Iterable[Any]] = {}
        for name in LINKS:
            if name in self.fields:
                offered = set(self.fields[name].queryset.values_list("pk", flat=True))  # type: ignore[attr-defined]
                unseen = [pk for pk in self._kept(name) if pk not in offered]
                chosen = [row.pk for row in self.cleaned_data[name]]
                found[name] = [*chosen, *unseen]
        if self.cleaned_data.get("all_services"):
            found["services"] = []
        return found
