"""Plans: the list, one plan, and what is done with it."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from foundation.ui.tables import Empty, Query
from foundation.ui.views import Button, ConfirmPage, DetailPage, FormPage, ListPage, Tab
from foundation.ui.whole import whole
from qip.forms.filters import PlanFilter
from qip.forms.plans import BeginForm, NewsForm, PlanForm
from qip.models import Plan, PlanState
from qip.selectors.events import Timeline
from qip.selectors.plan_page import plan_page, plans_sentence
from qip.selectors.plans import plan_for_page, plans_found, plans_told
from qip.services import plans
from qip.standing import moved_words
from qip.tables.plans import PlanTable

PLANS = ("Improvement plans", "qip:plans")


def plan_crumbs(plan: Plan | None = None) -> list[tuple[str, str]]:
    """Improvement plans / Plan 2."""
    first = [(PLANS[0], reverse(PLANS[1]))]
    return first if plan is None else [*first, (plan.reference, plan.get_absolute_url())]


def kicker(*words: object) -> SafeString:
    """Small words above a title: the record that a page is about."""
    return format_html_join("", "<span>{}</span>", ((word,) for word in words))


def of_action(action: Any) -> SafeString:
    """Which action a question is about, and how far it slipped. For rows with ``moves``."""
    return kicker(*filter(None, (action, action.title, moved_words(action, action.moves))))


class PlanList(ListPage):
    permission = "qip.view_plan"
    nav = "plans"
    title = "Improvement plans"
    noun = "plans"
    table = PlanTable
    filters = PlanFilter
    tabs = (
        Tab("active", "In progress", lambda rows, on: rows.active()),
        Tab("draft", "Drafts", lambda rows, on: rows.filter(state=PlanState.DRAFT)),
        Tab("ended", "Ended", lambda rows, on: rows.filter(state=PlanState.ENDED)),
        Tab("all", "All"),
    )

    def rows(self) -> Any:
        return plans_found(self.user, self.on, self.query.get("sort"))

    @cached_property
    def found(self) -> Any:
        """Only the numbers are put in order and cut into pages; ``fill`` fetches the rest."""
        return super().found.values_list("pk", flat=True)

    def fill(self, rows: list[int]) -> list[Plan]:
        return plans_told(rows, self.user, self.on)

    def headline(self) -> SafeString:
        """How many plans are worked on, and whether anything in them is late."""
        return plans_sentence(
            self.scope.narrow(Plan.objects.visible_to(self.user)), self.user, self.on
        )

    def actions(self) -> Iterable[Button]:
        if self.user.has_perm("qip.import_plan"):
            yield Button("Bring from a spreadsheet", reverse("qip:import_start"))
        if self.user.has_perm("qip.change_plan"):
            yield Button("Start a plan", reverse("qip:plan_new"), primary=True)

    @property
    def empty(self) -> Empty:
        text = "A plan says what will be true for people, and holds the actions that get there."
        if self.user.has_perm("qip.change_plan"):
            return Empty("No plans yet", text, reverse("qip:plan_new"), "Start the first one")
        return Empty("No plans for your services yet", text)


class PlanPage(DetailPage):
    permission = "qip.view_plan"
    model = Plan
    nav = "plans"
    template_name = "qip/plan.html"

    def rows(self) -> Any:
        return plan_for_page(super().rows())

    def title(self) -> str:
        return self.object.title

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs()

    def context(self) -> dict[str, Any]:
        return plan_page(self.object, user=self.user, on=self.on)


class PlanRecord(DetailPage):
    """Everything that has happened under a plan, fifty lines at a time."""

    permission = "qip.view_plan"
    model = Plan
    nav = "plans"
    template_name = "qip/plan_record.html"

    def title(self) -> str:
        return "What has happened"

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object)

    def context(self) -> dict[str, Any]:
        number = min(whole(self.request.GET.get("page", "")) or 1, 100_000)
        ids = self.object.actions.visible_to(self.user).order_by().values_list("pk", flat=True)
        story = Timeline(list(ids), self.user, self.object)
        return {"page": story.page(max(1, number)), "query": Query(self.request.GET)}


class PlanAdd(FormPage):
    permission = "qip.change_plan"
    nav = "plans"
    form_class = PlanForm
    title, submit = "Start a plan", "Start the plan"
    said = "The plan is written. Add its first action, then begin it."

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs()

    def initial(self) -> dict[str, Any]:
        return {"starts_on": self.on, "lead": self.user.pk}

    def save(self, form: Any) -> Plan:
        return plans.start_plan(
            by=self.user, services=form.services_chosen(), root_causes=form.causes(),
            **form.changes(),
        )  # fmt: skip


class PlanEdit(FormPage):
    permission = "qip.change_plan"
    model = Plan
    nav = "plans"
    form_class = PlanForm
    title, submit, said = "Change this plan", "Save changes", "The plan is saved."

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object)

    def save(self, form: Any) -> Plan:
        return plans.change_plan(
            by=self.user, plan=self.object, changes=form.changes(),
            services=form.services_chosen(), root_causes=form.causes(),
        )  # fmt: skip


class PlanBegin(ConfirmPage):
    """A draft begins, or a plan that was ended begins again."""

    permission = "qip.change_plan"
    model = Plan
    nav = "plans"
    form_class = BeginForm
    said = "The plan is in progress."

    def title(self) -> str:
        return "Begin again" if self.object.is_ended else "Begin this plan"

    def submit(self) -> str:
        return self.title()

    def ask(self) -> str:
        number = self.object.actions.visible_to(self.user).count()
        return (
            f"It has {number} action{'' if number == 1 else 's'}. From now on it is counted among "
            "the plans in progress."
        )

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object)

    def frame(self) -> dict[str, Any]:
        return {**super().frame(), "kicker": kicker(self.object.reference, self.object.title)}

    def save(self, form: Any) -> Plan:
        return plans.activate_plan(by=self.user, plan=self.object, **form.cleaned_data)


class PlanEnd(ConfirmPage):
    permission = "qip.change_plan"
    model = Plan
    nav = "plans"
    title, submit, danger = "End this plan", "End the plan", True
    said = "The plan has ended. Everything in it stays readable."

    def ask(self) -> str:
        still = self.object.actions.visible_to(self.user).open().count()
        if not still:
            return "No action of it is open. Everything in it stays readable."
        are = "action is" if still == 1 else "actions are"
        return f"{still} {are} still open. They stay open, and stay with their owners."

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object)

    def frame(self) -> dict[str, Any]:
        return {**super().frame(), "kicker": kicker(self.object.reference, self.object.title)}

    def save(self, form: Any) -> Plan:
        return plans.end_plan(by=self.user, plan=self.object, **form.cleaned_data)


class PlanNewsAdd(FormPage):
    """A new account of whether practice is changing. Earlier ones are never edited."""

    permission = "qip.change_plan"
    parent_model = Plan
    parent_kwarg = "pk"
    nav = "plans"
    form_class = NewsForm
    title, submit = "Is practice changing?", "Publish"
    said = "What you wrote is on the plan, with your role and today’s date."

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.parent)

    def frame(self) -> dict[str, Any]:
        return {**super().frame(), "kicker": kicker(self.parent.reference, self.parent.title)}

    def save(self, form: Any) -> Plan:
        data = form.cleaned_data
        plans.write_news(
            by=self.user, plan=self.parent, changing=data["changing"], not_yet=data["not_yet"],
            risks=data["risks"], asks=data["asks_of_partners"],
        )  # fmt: skip
        return self.parent
