"""Tests of change: planning one, deciding one, and everything a plan has tried."""

from typing import Any

from django.urls import reverse

from foundation.ui.tables import Empty
from foundation.ui.views import FormPage, ListPage, Tab
from qip.forms.change_tests import StudyForm, TestForm
from qip.models import Action, ChangeTest, Decision, Plan
from qip.selectors.actions import moves_count
from qip.selectors.change_tests import tests_in_plan
from qip.services import change_tests
from qip.tables.learning import TriedTable

from .actions import action_crumbs
from .plans import of_action, plan_crumbs


class OfTests(FormPage):
    """A form about the tests of one action; a test is found through its action."""

    parent_model, parent_kwarg = Action, "action"
    nav = "plans"
    parent: Action

    def parent_rows(self) -> Any:
        rows = super().parent_rows().annotate(moves=moves_count())
        return rows.select_related("plan").prefetch_related("services")

    def allowed(self) -> bool:
        return bool(self.user.has_perm(self.permission, self.parent))

    def crumbs(self) -> list[tuple[str, str]]:
        return action_crumbs(self.parent)

    def frame(self) -> dict[str, Any]:
        return {**super().frame(), "kicker": of_action(self.parent)}


class TestPlan(OfTests):
    """Anybody who may add to the action may write down what will be tried."""

    permission = "qip.add_note"
    form_class = TestForm
    title, submit = "Plan a test of change", "Plan the test"
    said = "The test is planned. When it has run, say what happened."

    def intro(self) -> str:
        return f"Try it small before you ask everybody to do it: “{self.parent.title}”."

    def initial(self) -> dict[str, Any]:
        """After a test that was adapted, the next one begins with its words."""
        last = self.parent.change_tests.first()
        again = last is not None and last.decision == Decision.ADAPT
        words = {"tried": last.tried, "where": last.where} if last and again else {}
        return {"started_on": self.on, **words}

    def save(self, form: Any) -> ChangeTest:
        return change_tests.plan_test(
            by=self.user, action=self.parent, on=self.on, **form.cleaned_data
        )


class TestStudy(OfTests):
    """What happened, and what follows from it."""

    permission = "qip.change_action"
    form_class = StudyForm
    model: Any = ChangeTest
    submit = "Decide"

    def rows(self) -> Any:
        return self.parent.change_tests.under_way()

    def title(self) -> str:
        return f"What came of test {self.object.number}?"

    def intro(self) -> str:
        return f"You expected: “{self.object.prediction}”"

    def save(self, form: Any) -> ChangeTest:
        return change_tests.study_test(
            by=self.user, test=self.object, on=self.on, **form.cleaned_data
        )

    def said(self, saved: ChangeTest) -> str:
        return SAID[Decision(saved.decision)]


SAID = {
    Decision.ADOPT: "Adopted. It stays in view on the action and on the plan.",
    Decision.ADAPT: "To be adapted. Plan the next test when you know what changes.",
    Decision.ABANDON: "Abandoned, with the reason, so that nobody tries it again unawares.",
}


class TriedList(ListPage):
    """Everything that was tried under one plan."""

    permission = "qip.view_plan"
    nav = "plans"
    title = "What we tried"
    noun = "tests"
    table = TriedTable
    scope_field = ""
    tabs = (
        Tab("all", "All"),
        Tab("adopted", "Adopted", lambda rows, on: rows.decided(Decision.ADOPT)),
        Tab("adapted", "Adapted", lambda rows, on: rows.decided(Decision.ADAPT)),
        Tab("abandoned", "Abandoned", lambda rows, on: rows.decided(Decision.ABANDON)),
        Tab("under_way", "Under way", lambda rows, on: rows.under_way()),
    )
    headline = (
        "Small trials, with what we expected and what happened. What we stopped is as much worth "
        "knowing as what we kept."
    )

    def fetch(self) -> None:
        self.parent = self.reach(Plan, pk=self.kwargs["plan"])

    def rows(self) -> Any:
        return tests_in_plan(self.parent, self.user)

    def kicker(self) -> str:
        return str(self.parent)

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.parent)

    @property
    def empty(self) -> Empty:
        return Empty(
            "Nothing has been tried on a small scale yet",
            "One shift, one person, one week: write down what you expect, look at what happened, "
            "then adopt, adapt or abandon it. Open an action of this plan to plan a test.",
            f"{reverse('qip:actions')}?view=all&plan={self.parent.pk}", "See its actions",
        )  # fmt: skip
