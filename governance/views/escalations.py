"""What has gone up the ladder: the list, one escalation, and the five ways to answer it."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse

from foundation.ui.views import Button, DetailPage, FormPage, ListPage, Tab
from foundation.ui.words import full_day
from governance.answerers import ANSWERS, why_not
from governance.forms.escalations import AnswerForm, EscalationFilter
from governance.models import Acknowledgement, AnswerKind, Escalation
from governance.selectors.escalations import for_list, for_page
from governance.selectors.one_escalation import escalation_page
from governance.services import answering
from governance.tables.escalations import EscalationTable
from governance.words import headline, way_words

LIST = ("Escalations", "escalations:list")


class EscalationList(ListPage):
    """Every level that was reached, in reach of this person."""

    permission = "governance.view_escalation"
    title, nav, noun = "Escalations", "escalations", "escalations"
    table = EscalationTable
    filters = EscalationFilter

    def rows(self) -> Any:
        return for_list(self.user)

    @cached_property
    def tabs(self) -> tuple[Tab, ...]:  # type: ignore[override]
        return (
            Tab("mine", "For you", lambda rows, on: rows.asked_of(self.user)),
            Tab("open", "Not answered", lambda rows, on: rows.open()),
            Tab("answered", "Answered", lambda rows, on: rows.answered()),
            Tab("all", "All"),
        )

    @cached_property
    def tab(self) -> Tab:
        """Whoever is asked nothing begins with what others are asked."""
        asked = next((tab for tab in self.tabs if tab.key == self.query.get("view")), None)
        if asked is None:
            asked = self.tabs[0 if self.tabs[0].of(self.in_view, self.on).exists() else 1]
        return asked

    def headline(self) -> str:
        return (
            "When a date passes, those who answer for the action are asked, level by level, until "
            "somebody answers. Moving a date does not stop it."
        )

    def actions(self) -> Iterable[Button]:
        yield Button("See the ladder", reverse("escalations:ladder"))


class EscalationPage(DetailPage):
    """One level that was reached: what it is about, its story, and how it can be answered."""

    permission = "governance.view_escalation"
    model = Escalation
    nav = "escalations"
    template_name = "governance/escalation.html"

    def rows(self) -> Any:
        return for_page(self.user)

    def title(self) -> str:
        return str(self.object.action.title)

    def crumbs(self) -> list[tuple[str, str]]:
        return [(LIST[0], reverse(LIST[1]))]

    def context(self) -> dict[str, Any]:
        return escalation_page(self.object, user=self.user, on=self.on)


class Answer(FormPage):
    """One way to answer, with only the fields it needs."""

    permission = ANSWERS
    parent_model, parent_kwarg = Escalation, "pk"
    form_class = AnswerForm
    nav = "escalations"
    said = "Your answer is on the record."
    template_name = "governance/answer.html"

    def fetch(self) -> None:
        super().fetch()
        if self.kwargs["kind"] not in AnswerKind.values:
            raise Http404
        self.kind = AnswerKind(self.kwargs["kind"])

    def parent_rows(self) -> Any:
        return for_page(self.user)

    def allowed(self) -> bool:
        """Those who were asked, wherever the action is."""
        asked = any(
            one.person_id == self.user.pk and one.answers for one in self.parent.addressees.all()
        )
        return asked and bool(self.user.has_perm(self.permission))

    def title(self) -> str:
        return way_words(self.kind, self.parent.about)

    def submit(self) -> str:
        return "Cancel the action" if self.kind == AnswerKind.CANCEL else "Answer"

    @property
    def danger(self) -> bool:  # type: ignore[override]
        return self.kind == AnswerKind.CANCEL

    def intro(self) -> str:
        action = self.parent.action
        words = f"Action {action.reference}, “{action.title}”. {headline(self.parent, self.on)}"
        if action.due and action.due >= self.on:
            return f"{words} Its date now is {full_day(action.due)}."
        return words

    def context(self) -> dict[str, Any]:
        return {"why_not": why_not(self.user, self.parent, self.kind)}

    def crumbs(self) -> list[tuple[str, str]]:
        one = self.parent
        return [
            (LIST[0], reverse(LIST[1])),
            (f"Action {one.action.reference}", one.get_absolute_url()),
        ]

    def form_kwargs(self) -> dict[str, Any]:
        return {"escalation": self.parent, "kind": self.kind}

    def save(self, form: Any) -> Acknowledgement:
        return answering.answer(
            by=self.user, escalation=self.parent, kind=self.kind, on=self.on, **form.cleaned_data
        )

    def landing(self, saved: Any) -> str:
        return str(self.parent.get_absolute_url())
