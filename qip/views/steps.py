"""The steps of an action: agree, start, blocked, go on, done, another date, a note."""

from typing import Any

from django.urls import reverse

from foundation.ui.views import ConfirmPage
from foundation.ui.words import day, full_day
from qip.checks import missing
from qip.forms.steps import BlockForm, DoneForm, MoveForm, NoteForm, NothingForm
from qip.models import Action, ActionState
from qip.selectors.actions import moves_count
from qip.services import actions, progress
from qip.stories import before_move

from .actions import action_crumbs
from .plans import of_action


class Step(ConfirmPage):
    """One question about one action. Opens over its page where scripts run."""

    permission = "qip.change_action"
    model = Action
    nav = "plans"

    def rows(self) -> Any:
        rows = super().rows().annotate(moves=moves_count())
        return rows.select_related("plan", "owner").prefetch_related("services")

    def crumbs(self) -> list[tuple[str, str]]:
        return action_crumbs(self.object)

    def frame(self) -> dict[str, Any]:
        """Which action is asked about, and how far it slipped, stands above the question."""
        return {**super().frame(), "kicker": of_action(self.object)}


class Agree(Step):
    """The draft becomes a promise. What is missing is named, sentence by sentence."""

    form_class = NothingForm
    template_name = "qip/action_agree.html"
    dialog_template_name = "qip/action_agree_dialog.html"
    title, submit = "Agree this action", "Agree"
    said = "The action is agreed. Its first due date is fixed."

    def context(self) -> dict[str, Any]:
        return {
            "gaps": missing(self.object),
            "edit_url": reverse("qip:action_edit", args=[self.object.pk]),
        }

    def ask(self) -> str:
        if self.object.due is None:
            return ""
        return f"{full_day(self.object.due)} becomes its first due date, which never changes."

    def save(self, form: Any) -> Action:
        return progress.agree(by=self.user, action=self.object)


class Start(Step):
    """Work begins, or goes on after being blocked."""

    form_class = NothingForm
    said = "The action is in progress."

    def title(self) -> str:
        return "Go on with this action" if self.blocked else "Start this action"

    def submit(self) -> str:
        return "Go on" if self.blocked else "Start"

    @property
    def blocked(self) -> bool:
        return bool(self.object.state == ActionState.BLOCKED)

    def save(self, form: Any) -> Action:
        if self.object.state == ActionState.IN_PROGRESS:
            return self.object
        return progress.start(by=self.user, action=self.object)


class Block(Step):
    form_class = BlockForm
    title, submit = "What blocks this action?", "Mark as blocked"
    said = "Marked as blocked. The due date stays as it is."

    def save(self, form: Any) -> Action:
        return progress.block(by=self.user, action=self.object, **form.cleaned_data)


class Done(Step):
    form_class = DoneForm
    title, submit = "Say that this is done", "Say it is done"
    said = "Marked as done. It is not closed: what counts is that it holds."

    def save(self, form: Any) -> Action:
        return progress.say_done(by=self.user, action=self.object, **form.cleaned_data)


class Move(Step):
    """Another due date. The first one stays."""

    permission = "qip.move_due_date"
    form_class = MoveForm
    title, submit = "Move the due date", "Move the date"
    said = "The date is moved. The first one stays on the record."

    def form_kwargs(self) -> dict[str, Any]:
        return {"action": self.object}

    def ask(self) -> str:
        if self.object.due is None:
            return ""
        was = "was" if self.object.due < self.on else "is"
        first = self.object.first_due
        stays = f" The first date, {day(first, self.on)}, stays on the record." if first else ""
        follows = before_move(self.object, on=self.on)
        words = f"It {was} due on {day(self.object.due, self.on)}.{stays}"
        return f"{words} {follows}" if follows else words

    def save(self, form: Any) -> Action:
        actions.move_due_date(by=self.user, action=self.object, **form.cleaned_data)
        return self.object


class Note(Step):
    permission = "qip.add_note"
    form_class = NoteForm
    title, submit = "Add a note", "Add note"
    said = "The note is added."

    def landing(self, saved: Any) -> str:
        return f"{saved.get_absolute_url()}#progress"

    def save(self, form: Any) -> Action:
        actions.note_progress(by=self.user, action=self.object, **form.cleaned_data)
        return self.object
