"""What those who answer for a plan owe it: their agreement, and a review every month."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from foundation.duties.duty import Duty
from foundation.duties.selectors.stand_ins import Fallen, theirs
from foundation.ui.words import full_day
from qip.duty_words import hand_url, may_give, why_theirs
from qip.models import Plan, PlanAgreement, PlanReview
from qip.selectors.reviews import next_review

AHEAD = timedelta(days=7)
WRITES = "qip.change_plan"
NEEDED = ("number", "title", "starts_on", "created_at", "lead", "senior_owner")


def plan_duties(*, on: date, by: Any, fallen: Fallen) -> Iterator[Duty]:
    """In one question: the plans ``by`` leads whose last review is a month old, and those they
    answer for and have not agreed as they stand."""
    for plan in _theirs(by, fallen):
        due = next_review(plan, plan.reviewed_on)
        is_theirs = plan.lead_id == by.pk or plan.pk in fallen["qip.plan_review"]
        if is_theirs and plan.may_give and due <= on + AHEAD:
            yield _review(plan, due, by.pk)
        if plan.senior_owner_id == by.pk and not plan.is_agreed:
            yield _agree(plan, by.pk)


def _theirs(by: Any, fallen: Fallen) -> Any:
    reviews = PlanReview.objects.filter(plan=OuterRef("pk")).order_by("-held_on")
    agreed = PlanAgreement.objects.filter(
        plan=OuterRef("pk"), by=by, aim=OuterRef("aim"), why_now=OuterRef("why_now")
    )
    led = theirs(by, "lead", "qip.plan_review", fallen)
    mine = Plan.objects.visible_to(by).active().filter(led | Q(senior_owner=by))
    return mine.only(*NEEDED).annotate(
        reviewed_on=Subquery(reviews.values("held_on")[:1]),
        is_agreed=Exists(agreed),
        may_give=may_give(Plan, WRITES, by),
    )


def _review(plan: Any, due: date, who: int) -> Duty:
    last = plan.reviewed_on
    why = f"Last reviewed {full_day(last)}." if last else "It has never been reviewed."
    why = why_theirs("qip.plan_review", plan.lead_id != who, f"{why} What moved, what is stuck?")
    return Duty(
        "qip.plan_review", who, due, f"Review the plan: {plan.title}", plan.reference,
        reverse("qip:plan_review", args=[plan.pk]), "Review", why,
        reference=plan.reference, falls="is due for its review", subject=plan.pk,
        hand=hand_url("qip.plan_review", plan),
    )  # fmt: skip


def _agree(plan: Plan, who: int) -> Duty:
    return Duty(
        "qip.plan_agree", who, None, f"Agree the plan: {plan.title}", plan.reference,
        reverse("qip:plan_agree", args=[plan.pk]), "Read and agree",
        "You answer for it to the board, and what it says now does not carry your name yet.",
    )  # fmt: skip
