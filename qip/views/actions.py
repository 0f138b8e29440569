"""Actions: the list across plans, one action, writing and changing it."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from foundation.ui.tables import Empty
from foundation.ui.views import Button, DetailPage, FormPage, ListPage, Page, Tab
from qip.forms.actions import ActionForm
from qip.forms.filters import ActionFilter
from qip.models import Action, ActionState, Plan, PlanState
from qip.selectors.action_page import action_page
from qip.selectors.actions import action_for_page, actions_found, moves_count, rows_of
from qip.services import actions, progress
from qip.tables.actions import ActionTable

from .plans import plan_crumbs

SOON_DAYS = 14


def action_crumbs(action: Action) -> list[tuple[str, str]]:
    """Improvement plans / Plan 2 / Action 2.7."""
    return [*plan_crumbs(action.plan), (str(action), action.get_absolute_url())]


class ActionList(ListPage):
    permission = "qip.view_plan"
    nav = "actions"
    title = "Actions"
    noun = "actions"
    table = ActionTable
    filters = ActionFilter
    empty = Empty(
        "No actions yet",
        "An action says what staff will do differently, and how you will know. "
        "Open a plan to add one.",
    )

    def rows(self) -> Any:
        return actions_found(self.user, self.query.get("sort"))

    @cached_property
    def found(self) -> Any:
        """Only the numbers are put in order and cut into pages; ``fill`` fetches the rest."""
        return super().found.values_list("pk", flat=True)

    def fill(self, rows: list[int]) -> list[Action]:
        return rows_of(rows)

    @cached_property
    def tabs(self) -> tuple[Tab, ...]:  # type: ignore[override]
        return (
            Tab("mine", "Mine", lambda rows, on: rows.to_do_by(self.user)),
            Tab("late", "Late", lambda rows, on: rows.late(on)),
            Tab("soon", "Due soon", lambda rows, on: rows.due_within(on, SOON_DAYS)),
            Tab("blocked", "Blocked", lambda rows, on: rows.blocked()),
            Tab("verify", "To verify", lambda rows, on: rows.awaiting_verification()),
            Tab("sustaining", "Sustaining", lambda rows, on: rows.sustaining()),
            Tab("all", "All"),
        )

    @cached_property
    def tab(self) -> Tab:
        """Whoever owns nothing begins with all."""
        asked = next((tab for tab in self.tabs if tab.key == self.query.get("view")), None)
        if asked is None:
            asked = self.tabs[0 if self.tabs[0].of(self.in_view, self.on).exists() else -1]
        return asked

    def frame(self) -> dict[str, Any]:
        """What needs somebody is said first, from the counts of the views."""
        frame = super().frame()
        numbers = {tab.label: tab.number for tab in frame["tabs"]}
        return {**frame, "headline": actions_sentence(numbers)}

    def make_table(self, rows: Iterable[Any] = ()) -> ActionTable:
        """Everything stands in the order of plans; what is asked for by date, by date."""
        sort = self.query.get("sort") or ("action" if self.tab.key == "all" else "")
        return ActionTable(rows, on=self.on, user=self.user, sort=sort, query=self.query)

    def actions(self) -> Iterable[Button]:
        if self.user.has_perm("qip.change_action"):
            yield Button("Add an action", reverse("qip:action_new"), primary=True)


class ActionPage(DetailPage):
    permission = "qip.view_plan"
    model = Action
    nav = "actions"
    template_name = "qip/action.html"

    def rows(self) -> Any:
        return action_for_page(super().rows())

    def title(self) -> str:
        return self.object.title

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object.plan)

    def context(self) -> dict[str, Any]:
        page = action_page(self.object, user=self.user, on=self.on)
        return {**page, "submission": uuid4()}


class ActionNew(Page):
    """From anywhere: which plan is the action for?"""

    permission = "qip.change_action"
    nav = "actions"
    title = "Add an action"
    template_name = "qip/action_new.html"

    @cached_property
    def plans(self) -> list[Plan]:
        rows = Plan.objects.visible_to(self.user, "qip.change_action")
        open_plans = rows.exclude(state=PlanState.ENDED).order_by("number")
        return list(self.scope.narrow(open_plans).prefetch_related("services"))

    def get(self, request: Any, **_kwargs: Any) -> HttpResponse:
        if len(self.plans) == 1:
            return HttpResponseRedirect(reverse("qip:action_add", args=[self.plans[0].pk]))
        return self.show()

    def crumbs(self) -> list[tuple[str, str]]:
        return [("Actions", reverse("qip:actions"))]

    def context(self) -> dict[str, Any]:
        return {"plans": self.plans, "may_start": self.user.has_perm("qip.change_plan")}


class ActionAdd(FormPage):
    permission = "qip.change_action"
    parent_model = Plan
    parent_kwarg = "plan"
    nav = "plans"
    form_class = ActionForm
    template_name = "qip/action_form.html"
    title, submit = "Add an action", "Add action"

    def form_kwargs(self) -> dict[str, Any]:
        return {"plan": self.parent}

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.parent)

    def initial(self) -> dict[str, Any]:
        strand = self.request.GET.get("strand", "")
        return {"strand": strand} if strand else {}

    def context(self) -> dict[str, Any]:
        return {"plan": self.parent, "as_draft": True}

    def save(self, form: Any) -> Action:
        action = actions.write_action(
            by=self.user, plan=self.parent, links=form.links(), sources=form.sources(),
            criteria=form.criteria(), **form.changes(),
        )  # fmt: skip
        return action if form.as_draft else progress.agree(by=self.user, action=action)

    def said(self, action: Action) -> str:
        return said_of(action)


class ActionEdit(FormPage):
    permission = "qip.change_action"
    model = Action
    nav = "plans"
    form_class = ActionForm
    template_name = "qip/action_form.html"
    title = "Change this action"

    def rows(self) -> Any:
        rows = super().rows().annotate(moves=moves_count())
        return rows.select_related("plan").prefetch_related("services")

    @property
    def is_draft(self) -> bool:
        return bool(self.object.state == ActionState.DRAFT)

    def submit(self) -> str:
        return "Agree this action" if self.is_draft else "Save changes"

    def form_kwargs(self) -> dict[str, Any]:
        return {"plan": self.object.plan}

    def crumbs(self) -> list[tuple[str, str]]:
        return action_crumbs(self.object)

    def context(self) -> dict[str, Any]:
        return {"plan": self.object.plan, "action": self.object, "as_draft": self.is_draft}

    def save(self, form: Any) -> Action:
        agrees = self.is_draft and not form.as_draft
        action = actions.change_action(
            by=self.user, action=self.object, changes=form.changes(), links=form.links(),
            sources=form.sources(), criteria=form.criteria(),
        )  # fmt: skip
        self.was_draft = self.is_draft
        return progress.agree(by=self.user, action=action) if agrees else action

    def said(self, action: Action) -> str:
        return said_of(action) if self.was_draft else "The action is saved."


def actions_sentence(numbers: dict[str, str]) -> SafeString:
    """4 are late and 1 is blocked."""
    late, blocked, mine = numbers["Late"], numbers["Blocked"], numbers["Mine"]
    parts = []
    if late != "0":
        are = "action is" if late == "1" else "actions are"
        parts.append(format_html('<a class="is-act" href="?view=late">{} {} late</a>', late, are))
    if blocked != "0":
        parts.append(
            format_html("<b>{}</b> {} blocked", blocked, "is" if blocked == "1" else "are")
        )
    state = mark_safe(" and ".join(parts)) if parts else "Nothing is late and nothing is blocked"
    own = "" if mine == "0" else format_html(" You have <b>{}</b> to do yourself.", mine)
    return format_html("{}.{}", state, own)


def said_of(action: Action) -> str:
    """What happened, in words that match the button."""
    if action.state == ActionState.DRAFT:
        return f"Action {action.reference} is kept as a draft."
    return f"Action {action.reference} is agreed. Its first due date is fixed."
