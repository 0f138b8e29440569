"""What those who answer for a plan owe it: their agreement, and a review every month."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from foundation.duties.duty import Duty
from foundation.ui.words import full_day
from qip.models import Plan, PlanAgreement, PlanReview
from qip.selectors.reviews import next_review

AHEAD = timedelta(days=7)
WRITES = "qip.change_plan"
NEEDED = ("number", "title", "starts_on", "created_at", "lead", "senior_owner")


def plan_duties(*, on: date, by: Any) -> Iterator[Duty]:
    """In one question: the plans ``by`` leads whose last review is a month old, and those they
    answer for and have not agreed as they stand."""
    for plan in _theirs(by):
        due = next_review(plan, plan.reviewed_on)
        if plan.lead_id == by.pk and plan.may_write and due <= on + AHEAD:
            yield _review(plan, due, by.pk)
        if plan.senior_owner_id == by.pk and not plan.is_agreed:
            yield _agree(plan, by.pk)


def _theirs(by: Any) -> Any:
    reviews = PlanReview.objects.filter(plan=OuterRef("pk")).order_by("-held_on")
    agreed = PlanAgreement.objects.filter(
        plan=OuterRef("pk"), by=by, aim=OuterRef("aim"), why_now=OuterRef("why_now")
    )
    writes = Plan.objects.visible_to(by, WRITES).order_by().filter(pk=OuterRef("pk"))
    mine = Plan.objects.visible_to(by).active().filter(Q(lead=by) | Q(senior_owner=by))
    return mine.only(*NEEDED).annotate(
        reviewed_on=Subquery(reviews.values("held_on")[:1]),
        is_agreed=Exists(agreed),
        may_write=Exists(writes),
    )


def _review(plan: Plan, due: date, who: int) -> Duty:
    last = plan.reviewed_on  # type: ignore[attr-defined]
    why = f"Last reviewed {full_day(last)}." if last else "It has never been reviewed."
    return Duty(
        "plan-review", who, due, f"Review the plan: {plan.title}", plan.reference,
        reverse("qip:plan_review", args=[plan.pk]), "Review", f"{why} What moved, what is stuck?",
    )  # fmt: skip


def _agree(plan: Plan, who: int) -> Duty:
    return Duty(
        "plan-agree", who, None, f"Agree the plan: {plan.title}", plan.reference,
        reverse("qip:plan_agree", args=[plan.pk]), "Read and agree",
        "You answer for it to the board, and what it says now does not carry your name yet.",
    )  # fmt: skip
