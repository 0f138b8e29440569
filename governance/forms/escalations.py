"""What narrows the list of escalations, and the five ways to answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.utils import timezone

from foundation.organisation.models import Service, User
from foundation.ui import forms
from governance.models import About, AnswerKind, Ending, Escalation
from governance.models.ladder import LEVELS
from governance.selectors.delay_rows import (
    HIGH,
    HIGHER,
    NOBODY,
    ROLE,
    STRETCHES,
    YEAR,
    open_at_end_of,
    since_within,
    somebody_was_asked,
)
from governance.selectors.escalations import Ladders, at_service, owed_to
from governance.words import missed_words
from qip.forms.choices import PersonField, code_choices
from qip.forms.filters import ChoiceFilter, WordsOrReference
from qip.handing import OWNS
from qip.models import Action, DelayReason, RiskLevel, Strand
from qip.selectors.people import who_may

from .places import Place

YEARS = range(2000, 2100)
AGES = tuple((key, label) for key, label, *_ in STRETCHES)
ENDINGS = (("open", "Not answered yet"), *Ending.choices)
FROM_HIGH = "high"
AT = (
    *((str(level), f"Level {level}") for level in LEVELS),
    (FROM_HIGH, f"Level {HIGH} or above"),
)
EMPTY_ROLES = ((HIGHER, "Went higher than meant"), (NOBODY, "Nobody could be asked"))


class OfAction(WordsOrReference):
    """Words or the reference of the action."""

    def filter(self, qs: Any, value: Any) -> Any:
        if not str(value or "").strip():
            return qs
        found = super().filter(Action.objects.visible_to(self.parent.user), value)
        return qs.filter(action__in=found.order_by().values("pk"))


class EscalationFilter(forms.FilterSet):
    """The same choices as the page of delays counts by."""

    q = OfAction(fields=("title",), label="Words or reference")
    service = Place(all_services="action__all_services")
    level = ChoiceFilter(choices=AT, label="Level", empty_label="Every level", method="at_level")
    risk_level = ChoiceFilter(choices=RiskLevel.choices, label="Risk", empty_label="Every risk")
    strand = ChoiceFilter(
        choices=Strand.choices, field_name="action__strand", label="Strand",
        empty_label="Every strand",
    )  # fmt: skip
    age = ChoiceFilter(choices=AGES, label="How late", empty_label="However late", method="aged")
    ending = ChoiceFilter(
        choices=ENDINGS, label="Answer", empty_label="Answered or not", method="ended"
    )
    year = ChoiceFilter(
        choices=(("1", "Reached in the last 12 months"),), label="When reached",
        empty_label="Reached at any time", method="within_a_year",
    )  # fmt: skip
    role = ChoiceFilter(
        choices=EMPTY_ROLES, label="Roles", empty_label="Any roles", method="role_empty"
    )
    reached = django_filters.CharFilter(method="reached_in", widget=forms.HiddenInput)
    open_on = django_filters.CharFilter(method="was_open_on", widget=forms.HiddenInput)
    asked = django_filters.CharFilter(method="was_asked", widget=forms.HiddenInput)
    plans = django_filters.CharFilter(method="of_my_plans", widget=forms.HiddenInput)

    class Meta:
        model = Escalation
        fields: Iterable[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Service.objects.visible_to(self.user, "qip.view_plan")
        self.filters["service"].offer(services, at_service)

    def at_level(self, rows: Any, _name: str, value: str) -> Any:
        return rows.filter(level__gte=HIGH) if value == FROM_HIGH else rows.filter(level=value)

    def role_empty(self, rows: Any, _name: str, value: str) -> Any:
        return rows.filter(ROLE[value])

    def aged(self, rows: Any, _name: str, value: str) -> Any:
        low, high = next((low, high) for key, _label, low, high in STRETCHES if key == value)
        return rows.filter(since_within(timezone.localdate(), low, high))

    def ended(self, rows: Any, _name: str, value: str) -> Any:
        return rows.open() if value == "open" else rows.filter(ending=value)

    def within_a_year(self, rows: Any, _name: str, value: str) -> Any:
        today = timezone.localdate()
        return rows.filter(reached_on__gte=today - YEAR, reached_on__lte=today)

    def reached_in(self, rows: Any, _name: str, value: str) -> Any:
        first = day_of(f"{value}-01")
        return (
            rows.filter(reached_on__year=first.year, reached_on__month=first.month)
            if first
            else rows
        )

    def of_my_plans(self, rows: Any, _name: str, value: str) -> Any:
        return owed_to(self.user, rows) if value == "mine" else rows

    def was_asked(self, rows: Any, _name: str, value: str) -> Any:
        return rows.exclude(somebody_was_asked()) if value == NOBODY else rows

    def was_open_on(self, rows: Any, _name: str, value: str) -> Any:
        day = day_of(value)
        return rows.filter(open_at_end_of(day)) if day else rows


def day_of(text: str) -> date | None:
    """A day from an address; what is no day of these times narrows nothing."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


# What each way to answer asks, and the words in which it asks it.
FIELDS = {
    AnswerKind.RECOVERY: ("until", "reason_code", "reason"),
    AnswerKind.REASSIGN: ("new_owner", "until", "reason_code", "reason"),
    AnswerKind.RESOURCES: ("reason", "until", "reason_code"),
    AnswerKind.ACCEPT: ("until", "reason_code", "reason"),
    AnswerKind.CANCEL: ("reason_code", "reason"),
}
LABELS = {
    AnswerKind.RECOVERY: {
        "until": (
            "New date",
            "The action is due on this day. If it is missed, {missed}.",
        ),
        "reason": (
            "What will get it done by then?",
            "What changes from today: who, how often, with what.",
        ),
    },
    AnswerKind.REASSIGN: {
        "until": (
            "New date",
            "Leave it empty to keep the date. With a new date the ladder waits for it.",
        ),
        "reason": (
            "Why somebody else?",
            "They read this. It stays on the record, with roles and not names.",
        ),
    },
    AnswerKind.RESOURCES: {
        "reason": ("What is needed?", "Money, people, time or a decision, and from whom."),
        "until": (
            "By when will that be settled?",
            "Leave it empty if nobody knows yet. With a date the ladder waits for it.",
        ),
    },
    AnswerKind.ACCEPT: {
        "until": (
            "Until when is the risk accepted?",
            "12 months at most. Then it is asked about again.",
        ),
        "reason": (
            "Why is it safe to wait, and what keeps people safe until then?",
            "This stays on the record beside your role.",
        ),
    },
    AnswerKind.CANCEL: {
        "reason": (
            "Why will it not be done, and what keeps people safe?",
            "The action stays readable, with this reason.",
        ),
    },
}
# The action is done and verified, and no date of it moves: only the second look is late.
LABELS_ON_A_LOOK = {
    AnswerKind.RECOVERY: {
        "until": (
            "New day for the look",
            "The action stays as it is. If nobody has looked by this day, {missed}.",
        ),
        "reason": (
            "Who looks by then, and how?",
            "Who goes to see whether the change still holds, and what they look at.",
        ),
    },
}
ASKS = {
    "until": "Give a date",
    "reason_code": "Choose why it is late",
    "reason": "Say it in a sentence or two",
    "new_owner": "Choose who takes it on",
}
NEEDS_DATE = (AnswerKind.RECOVERY, AnswerKind.ACCEPT)


class AnswerForm(forms.Form):
    """One way to answer: only the fields that it needs."""

    until = forms.DateField()
    new_owner = PersonField(queryset=User.objects.none(), label="Who takes it on")
    reason_code = forms.TypedChoiceField(label="Why is it late?", coerce=int, empty_value=None)
    reason = forms.CharField(max_length=600, widget=forms.Textarea(attrs={"rows": 4}))
    asks = ASKS

    def __init__(self, *args: Any, escalation: Escalation, kind: AnswerKind, **kwargs: Any) -> None:
        self.escalation, self.kind = escalation, kind
        super().__init__(*args, **kwargs)
        self.fields = {name: self.fields[name] for name in FIELDS[kind]}
        missed = missed_words(Ladders().is_highest(escalation))
        looks = LABELS_ON_A_LOOK if escalation.about == About.CHECK else {}
        for name, (label, hint) in looks.get(kind, LABELS[kind]).items():
            self.fields[name].label = label
            self.fields[name].help_text = hint.format(missed=missed)
        if "until" in self.fields:
            self.fields["until"].required = kind in NEEDS_DATE
        codes: Any = self.fields["reason_code"]
        codes.choices = code_choices(DelayReason)
        if "new_owner" in self.fields:
            action: Any = escalation.action
            people = who_may(OWNS, action.scope_services(), on=self.on)
            field: Any = self.fields["new_owner"]
            field.queryset = people.exclude(pk=action.owner_id)

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and until <= self.on:
            raise ValidationError("Give a date after today")
        return until

    def clean_reason_code(self) -> DelayReason:
        return DelayReason.objects.get(pk=self.cleaned_data["reason_code"])
