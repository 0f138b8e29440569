"""Fields of plans and actions that choose among rows."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from django import forms as django_forms
from django.forms.models import ModelChoiceIterator

from foundation.organisation.models import Role
from foundation.ui import forms
from qip.selectors.codes import codes_to_choose, statements_in_use
from qip.standing import lower_first
from qip.verifiers import MAY_VERIFY


class PersonField(forms.ModelChoiceField):
    """A member of staff, by name and job."""

    def label_from_instance(self, obj: Any) -> str:
        words = obj.name if not obj.job_title else f"{obj.name}, {lower_first(obj.job_title)}"
        return words if obj.is_active else f"{words} (has left)"


class PeopleField(forms.ModelMultipleChoiceField):
    """Several members of staff."""

    label_from_instance = PersonField.label_from_instance


class RoleField(forms.ModelChoiceField):
    """One of the roles that may verify what others say is done."""

    def __init__(self, **kwargs: Any) -> None:
        roles = Role.objects.filter(permissions__contains=[MAY_VERIFY])
        super().__init__(roles, empty_label="Choose", **kwargs)


class ActionsField(forms.ModelMultipleChoiceField):
    """Other actions of the same plan, by reference and title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference} {obj.title}"


class GroupedIterator(ModelChoiceIterator):
    """Statements under the name of their framework."""

    def __iter__(self) -> Iterator[Any]:
        for framework, rows in groupby(self.queryset, key=attrgetter("framework")):
            yield str(framework.short_title), [self.choice(row) for row in rows]


class StatementsField(forms.ModelMultipleChoiceField):
    """Framework statements in a list that can be searched, grouped by framework."""

    iterator = GroupedIterator
    widget = forms.CheckList

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(statements_in_use(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {obj.title}"


def code_choices(model: Any, *, already: Iterable[Any] = ()) -> list[tuple[Any, str]]:
    """The entries of a code list that are in use, and those the record has already."""
    return [("", "Choose"), *codes_to_choose(model, already=already)]


def code_field(choices: list[tuple[Any, str]], *, label: str) -> django_forms.TypedChoiceField:
    """One entry of a code list. The list is read once however many rows offer it."""
    return forms.TypedChoiceField(
        choices=choices, coerce=int, empty_value=None, required=False, label=label
    )
