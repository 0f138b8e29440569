"""Weeks later: does it hold? And what opens again, stays closed, or is cancelled."""

from typing import Any

from foundation.ui.words import full_day
from qip.forms.proving import CheckForm, LeaveForm, ReopenForm
from qip.models import Action, Reopening
from qip.selectors.expectations import expected_cards, figures_sentence
from qip.services import progress, sustaining
from qip.verifiers import why_not_check

from .proving import OfAction
from .steps import Step


class Check(Step):
    """Somebody other than the owner looks again."""

    permission = "qip.verify_action"
    form_class = CheckForm
    title, submit = "Does it still hold?", "Say what you saw"

    def form_kwargs(self) -> dict[str, Any]:
        return {"action": self.object}

    def ask(self) -> str:
        """When it is looked at, and what the figures that decide show today."""
        due = self.object.check_due
        if due is None:
            return ""
        figures = figures_sentence(expected_cards(self.object, user=self.user, on=self.on))
        if due > self.on:
            when = f"It is looked at again on {full_day(due)}. Before that it can only open again."
        else:
            when = "Look on ordinary shifts, also when nobody expects you."
        return f"{when} {figures}".strip()

    def save(self, form: Any) -> Action:
        given = form.cleaned_data
        self.closed = form.holds
        if form.holds:
            return sustaining.check_holds(
                by=self.user, action=self.object, words=given["words"], on=self.on
            )
        return sustaining.check_fails(
            by=self.user, action=self.object, words=given["words"], due=given["due"], on=self.on
        )

    def said(self, saved: Action) -> str:
        return "Closed: it held." if self.closed else "Opened again, with a new date."


class Reopen(Step):
    """What was said to be done is worked on again.

    By whoever works on actions, and by whoever would say whether it still holds.
    """

    form_class = ReopenForm
    title, submit = "Open this action again", "Open it again"
    said = "Opened again. The first date stays on the record."

    def allowed(self) -> bool:
        return super().allowed() or not why_not_check(self.user, self.object)

    def save(self, form: Any) -> Action:
        return sustaining.reopen(by=self.user, action=self.object, on=self.on, **form.cleaned_data)


class Cancel(Step):
    """It will not be done. Somebody other than the owner decides that."""

    permission = "qip.cancel_action"
    title, submit, danger = "Cancel this action", "Cancel the action", True
    said = "The action is cancelled. Everything in it stays readable."
    ask = "Say why it will not be done, and what keeps people safe without it."

    def save(self, form: Any) -> Action:
        return progress.cancel(by=self.user, action=self.object, reason=form.cleaned_data["reason"])


class LeaveClosed(OfAction):
    """Somebody looked at a proposal to open an action again, and it stays as it is."""

    permission = "qip.verify_action"
    form_class = LeaveForm
    model: Any = Reopening
    title, submit = "Leave this action as it is", "Leave it as it is"
    said = "It stays as it is, with your reason."

    def rows(self) -> Any:
        return self.parent.reopenings.undecided()

    def intro(self) -> str:
        return str(self.object.reason)

    def save(self, form: Any) -> Reopening:
        return sustaining.leave_closed(
            by=self.user, proposal=self.object, answer=form.cleaned_data["answer"]
        )
