"""The senior owner agrees a plan."""

from typing import Any

from django.http import HttpResponse

from foundation.ui.views import FormPage
from foundation.ui.views.carried import values_for
from qip.forms.governing import AgreeForm
from qip.models import Plan
from qip.selectors.agreements import signature
from qip.services.agreements import agree_plan

from .plans import kicker, plan_crumbs


class PlanAgree(FormPage):
    """What is signed stands on the page; a change meanwhile is shown before anything is signed."""

    permission = "qip.view_plan"
    model = Plan
    nav = "plans"
    form_class = AgreeForm
    template_name = "qip/plan_agree.html"
    title, submit = "Agree this plan", "Agree it"
    said = "You have agreed the plan. It says so, with your name and today’s date."

    def allowed(self) -> bool:
        """Nobody agrees a plan in somebody else's place."""
        return bool(super().allowed() and self.object.senior_owner_id == self.user.pk)

    def rows(self) -> Any:
        return super().rows().select_related("senior_owner")

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object)

    def frame(self) -> dict[str, Any]:
        return {**super().frame(), "kicker": kicker(self.object.reference, self.object.title)}

    def context(self) -> dict[str, Any]:
        return {"plan": self.object, "signature": signature(self.object, self.user)}

    def hold(self) -> None:
        """The plan is held at the version that was read. Agreeing it does not change it."""
        super().hold()

    def show_conflict(self, form: Any, undecided: list[str] | None = None) -> HttpResponse:
        self.object.refresh_from_db()
        form.add_error(None, "The plan was changed while you read it. Read it again, then agree.")
        form.carried = {**values_for(self, form, None), "version": str(self.object.version)}
        return self.show(status=409, form=form)

    def save(self, form: Any) -> Plan:
        agree_plan(by=self.user, plan=self.object, statement=form.cleaned_data["statement"])
        return self.object
