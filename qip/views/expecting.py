"""Naming the measures that decide whether an action has worked."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from qip.forms.expecting import ExpectForm, to_choose
from qip.forms.steps import NothingForm
from qip.models import Action, Expectation
from qip.services import expectations

from .proving import OfAction

WHY = (
    "Work can be done and nothing be different. Name the number that would move, and what it must "
    "show before somebody verifies."
)
NONE = "There is no other measure of this action or of its plan that could decide."


class Expect(OfAction):
    """A measure decides, and what its figures must show."""

    permission = "qip.change_action"
    form_class = ExpectForm
    title, submit = "What must the figures show?", "Let it decide"
    said = "This measure decides now."

    def intro(self) -> str:
        if to_choose(self.parent, self.user).exists():
            return WHY
        url = f"{reverse('qip:measure_add')}?action={self.parent.pk}"
        return format_html('{} <a href="{}">Define a measure</a>', NONE, url)

    def form_kwargs(self) -> dict[str, Any]:
        return {"action": self.parent}

    def save(self, form: Any) -> Expectation:
        return expectations.expect(by=self.user, action=self.parent, **form.cleaned_data)

    def landing(self, saved: Any) -> str:
        return f"{self.parent.get_absolute_url()}#shows"


class ExpectationDrop(OfAction):
    """A measure no longer decides."""

    permission = "qip.change_action"
    form_class = NothingForm
    drafts = False
    danger = True
    model: Any = Expectation
    title, submit = "Let this measure no longer decide", "It no longer decides"
    said = "This measure no longer decides. Its figures stay."

    def rows(self) -> Any:
        return self.parent.expectations.select_related("measure", "action")

    def intro(self) -> str:
        return f"{self.object}."

    def save(self, form: Any) -> Action:
        expectations.drop_expectation(by=self.user, expectation=self.object)
        return self.parent

    def landing(self, saved: Any) -> str:
        return f"{self.parent.get_absolute_url()}#shows"
