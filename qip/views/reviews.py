"""The monthly reviews of a plan: reading them and writing the next."""

from typing import Any

from foundation.ui.tables import Query
from foundation.ui.tables.paging import slice_of
from foundation.ui.views import DetailPage, FormPage
from foundation.ui.words import full_day
from qip.forms.governing import ReviewForm
from qip.models import Plan
from qip.selectors.reviews import facts_for
from qip.services.reviews import hold_review

from .plans import kicker, plan_crumbs

PER_PAGE = 12


class PlanReviews(DetailPage):
    """Every review of a plan, a year to a page."""

    permission = "qip.view_plan"
    model = Plan
    nav = "plans"
    template_name = "qip/plan_reviews.html"
    title = "Monthly reviews"

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object)

    def context(self) -> dict[str, Any]:
        query = Query(self.request.GET)
        rows = self.object.reviews.select_related("by")
        writes = self.user.has_perm("qip.change_plan", self.object) and not self.object.is_ended
        return {
            "page": slice_of(rows, query.get("page"), PER_PAGE, "reviews"),
            "query": query,
            "may_review": writes,
        }


class PlanReviewAdd(FormPage):
    """The form begins with what the records say; the person makes a review of it."""

    permission = "qip.change_plan"
    parent_model, parent_kwarg = Plan, "pk"
    nav = "plans"
    form_class = ReviewForm
    title, submit = "Write this month’s review", "Keep the review"
    said = "The review is on the plan. It stays as it was written."
    parent: Plan

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.parent)

    def frame(self) -> dict[str, Any]:
        return {**super().frame(), "kicker": kicker(self.parent.reference, self.parent.title)}

    def initial(self) -> dict[str, Any]:
        if self.request.method != "GET":
            return {}
        facts = facts_for(self.parent, user=self.user, on=self.on)
        self.since = facts.since
        return {"held_on": self.on, "moved": facts.moved, "stuck": facts.stuck}

    def intro(self) -> str:
        since = getattr(self, "since", None)
        begins = f"What you find here is what happened since {full_day(since)}. " if since else ""
        return f"{begins}Once kept it is never edited, so read it through before you keep it."

    def save(self, form: Any) -> Plan:
        hold_review(by=self.user, plan=self.parent, on=self.on, **form.cleaned_data)
        return self.parent

    def landing(self, saved: Plan) -> str:
        return f"{saved.get_absolute_url()}#reviews"
