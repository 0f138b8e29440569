"""The filters above the lists of plans and actions."""

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

import django_filters
from django import forms as django_forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from foundation.organisation.models import Service
from foundation.ui import forms
from qip.models import Action, ActionState, Plan, PlanState, RiskLevel, Strand
from qip.models.actions import CONFIG
from qip.selectors.people import at_services

REFERENCE = re.compile(r"(?:action\s*)?(\d{1,9})\.(\d{1,9})", re.IGNORECASE)
# A choice among more than this many is found sooner by typing a part of its name.
MOST_CHOICES = 60
MOST_WORDS = 8


class LeanSelect(django_forms.Select):
    """A select that is drawn at once: a template for each option is what makes them slow."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = "".join(_option(key, label, str(value or "")) for key, label in self.choices)
        attrs = {**self.attrs, **(attrs or {}), "name": name}
        said = "".join(f' {k}="{escape(v)}"' for k, v in attrs.items() if v not in (None, False))
        return mark_safe(f"<select{said}>{options}</select>")


def _option(key: Any, label: Any, chosen: str) -> str:
    mark = " selected" if str(key) == chosen else ""
    return f'<option value="{escape(key)}"{mark}>{escape(label)}</option>'


class ChoiceFilter(django_filters.ChoiceFilter):
    """One of a few, with a word for all of them."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", LeanSelect())
        super().__init__(**kwargs)


class WordsOrReference(forms.SearchFilter):
    """Finds “2.7” as well as words, each by its beginning, from the index over both texts."""

    def filter(self, qs: Any, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return qs
        if match := REFERENCE.fullmatch(text):
            return qs.filter(plan__number=int(match[1]), number=int(match[2]))
        words = re.findall(r"\w+", text)[:MOST_WORDS]
        query = SearchQuery(text, config=CONFIG, search_type="plain")
        if words:
            begins = " & ".join(f"{word}:*" for word in words)
            query = query | SearchQuery(begins, config=CONFIG, search_type="raw")
        return qs.with_words(query)


class Named(django_filters.ChoiceFilter):
    """One row by its name: a list while they are few, a part of the name when they are many."""

    def __init__(self, *, column: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", LeanSelect())
        super().__init__(choices=(), **kwargs)
        self.column = column
        self.by_words = False

    def offer(self, rows: Any, within: Any) -> None:
        """Choose between the two ways, by how many rows this person has to choose from."""
        pairs = list(rows.order_by(self.column).values_list("pk", self.column)[: MOST_CHOICES + 1])
        self.by_words = len(pairs) > MOST_CHOICES
        self.within = within
        self.extra["choices"] = pairs
        self.__dict__.pop("_field", None)

    @property
    def field(self) -> Any:
        if self.by_words and not hasattr(self, "_field"):
            self._field = forms.CharField(
                required=False, label=self.label, max_length=100,
                widget=forms.TextInput(attrs={"placeholder": self.label}),
            )  # fmt: skip
        return super().field

    def filter(self, qs: Any, value: Any) -> Any:
        if not value or value == self.null_value:
            return qs
        if self.by_words:
            return qs.filter(self.within(**{f"{self.column}__icontains": value}))
        return qs.filter(self.within(pk=value))


def of_plan(**lookup: Any) -> Q:
    """Actions of one plan, or of the plans whose name holds some words."""
    if "pk" in lookup:
        return Q(plan=lookup["pk"])
    return Q(**{f"plan__{key}": value for key, value in lookup.items()})


def for_service_of(model: Any) -> Any:
    """Rows that name a service, or are for every service."""
    return partial(at_services, model)


class ActionFilter(forms.FilterSet):
    """What a manager narrows actions by."""

    q = WordsOrReference(fields=("title", "problem"), label="Words or reference")
    plan = Named(column="title", label="Plan", empty_label="Every plan")
    strand = ChoiceFilter(choices=Strand.choices, label="Strand", empty_label="Every strand")
    state = ChoiceFilter(choices=ActionState.choices, label="State", empty_label="Every state")
    service = Named(column="name", label="Service", empty_label="Every service")
    owner = django_filters.CharFilter(
        method="owned", label="Owner", max_length=100,
        widget=forms.TextInput(attrs={"placeholder": "Owner’s name or job"}),
    )  # fmt: skip
    risk_level = ChoiceFilter(choices=RiskLevel.choices, label="Risk", empty_label="Every risk")

    class Meta:
        model = Action
        fields: Iterable[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = Plan.objects.visible_to(self.user)
        self.filters["plan"].offer(plans, of_plan)
        self.filters["service"].offer(
            Service.objects.visible_to(self.user, "qip.view_plan"), for_service_of(Action)
        )

    def owned(self, qs: Any, _name: str, value: str) -> Any:
        for word in value.split()[:4]:
            found = Q(owner__name__icontains=word) | Q(owner__job_title__icontains=word)
            qs = qs.filter(found)
        return qs


class PlanFilter(forms.FilterSet):
    """What plans are narrowed by."""

    q = forms.SearchFilter(fields=("title", "aim"), label="Words")
    state = ChoiceFilter(choices=PlanState.choices, label="State", empty_label="Every state")
    service = Named(column="name", label="Service", empty_label="Every service")

    class Meta:
        model = Plan
        fields: Iterable[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["service"].offer(
            Service.objects.visible_to(self.user, "qip.view_plan"), for_service_of(Plan)
        )
