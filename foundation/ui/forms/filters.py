"""Filters above a list: django-filter with our controls."""

import operator
from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

import django_filters
from django import forms
from django.db.models import Model, Q

from .dates import DATE_FORMATS
from .dressing import name_nothing
from .widgets import DateInput

MOST_WORDS = 8
SEARCH_LIMIT = 100


def visible(model: type[Model], **only: Any) -> Callable[[Any], Any]:
    """The rows of a model that the person filtering may see, as choices for a filter."""
    return lambda request: model.objects.visible_to(request.user).filter(**only)  # type: ignore[attr-defined]


class SearchFilter(django_filters.CharFilter):
    """Finds rows that hold every word, each in any of the fields."""

    def __init__(
        self, *args: Any, fields: Iterable[str], label: str = "Words", **kwargs: Any
    ) -> None:
        kwargs.setdefault("max_length", SEARCH_LIMIT)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "search"}))
        super().__init__(*args, label=label, **kwargs)
        self.fields = tuple(fields)

    def filter(self, qs: Any, value: Any) -> Any:
        for word in str(value or "").split()[:MOST_WORDS]:
            anywhere = (Q(**{f"{name}__icontains": word}) for name in self.fields)
            qs = qs.filter(reduce(operator.or_, anywhere))
        return qs


class DayFilter(django_filters.DateFilter):
    """A day, typed or picked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DateInput())
        kwargs.setdefault("input_formats", DATE_FORMATS)
        super().__init__(*args, **kwargs)


class FilterSet(django_filters.FilterSet):
    """A set of filters. ``self.user`` is the person filtering."""

    @property
    def form(self) -> Any:
        """The filters as a form; what filters nothing is called by what it leaves in."""
        form = super().form
        for field in form.fields.values():
            name_nothing(field, f"Every {str(field.label).lower()}")
        return form

    @property
    def user(self) -> Any:
        return getattr(self.request, "user", None)

    @property
    def asked(self) -> bool:
        """Whether any filter is set."""
        return any(
            self.data.getlist(name) != [""] * len(self.data.getlist(name))
            for name in self.form.fields
        )
