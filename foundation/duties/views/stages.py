"""On which days people are reminded: the list, and what administrators change in it."""

from typing import Any

from django.urls import reverse

from foundation.duties.forms.stages import StageForm, said_of
from foundation.duties.models import ReminderStage
from foundation.duties.services import stages
from foundation.ui import forms
from foundation.ui.views import ConfirmPage, FormPage, Page

CHANGE = "duties.change_stage"


class OfStages:
    """What these pages share: the list is the whole organisation's."""

    permission = CHANGE
    nav = "stages"
    drafts = False
    user: Any

    def allowed(self) -> bool:
        return bool(self.user.reach(CHANGE).everything)


class StagesPage(OfStages, Page):
    """The days in their order, those that were stopped too."""

    title = "When people are reminded"
    template_name = "duties/stages.html"

    def context(self) -> dict[str, Any]:
        return {"stages": list(ReminderStage.objects.all())}


class OneStage(OfStages):
    """What the pages about one day share."""

    def crumbs(self) -> list[tuple[str, str]]:
        return [("When people are reminded", reverse("duties:stages"))]

    def landing(self, saved: Any) -> str:
        return reverse("duties:stages")

    def rows(self) -> Any:
        return ReminderStage.objects.all()


class StageAdd(OneStage, FormPage):
    """One more day."""

    form_class = StageForm
    title, submit, said = "Add a day", "Add it", "It is added. It counts from the next morning."

    def save(self, form: Any) -> ReminderStage:
        return stages.add_stage(by=self.user, **form.stage)


class StageChange(OneStage, FormPage):
    """Another day, or another rhythm."""

    model = ReminderStage
    form_class = StageForm
    title, submit, said = "Change the day", "Save", "Saved. It counts from the next morning."

    def initial(self) -> dict[str, Any]:
        return said_of(self.object)

    def save(self, form: Any) -> ReminderStage:
        return stages.change_stage(by=self.user, stage=self.object, **form.stage)


class Nothing(forms.Form):
    """Nothing is asked."""


class StageRetire(OneStage, ConfirmPage):
    """Reminds nobody on this day any more, or does so again."""

    model = ReminderStage
    form_class = Nothing

    def title(self) -> str:
        return "Remind people on this day again?" if self.object.retired else "Stop this day?"

    def submit(self) -> str:
        return "Begin again" if self.object.retired else "Stop it"

    def ask(self) -> str:
        if self.object.retired:
            return f"“{self.object}”: people are reminded on this day again from tomorrow."
        return f"“{self.object}”: nobody is reminded on this day from tomorrow."

    def said(self, saved: Any) -> str:
        return "It is stopped." if saved.retired else "It counts from the next morning."

    def save(self, form: Any) -> ReminderStage:
        change = stages.restore_stage if self.object.retired else stages.retire_stage
        return change(by=self.user, stage=self.object)
