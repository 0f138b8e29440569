"""The monthly review of a plan."""

from datetime import date
from typing import Any

from django.db import transaction

from foundation.duties.services.reminders import settle_reminders
from foundation.ui.problems import Problem
from foundation.ui.words import full_day
from qip.models import Plan, PlanReview

PARTS = {
    "moved": "Say what moved, or that nothing did.",
    "stuck": "Say what is stuck, or that nothing is.",
    "decisions": "Say what was decided, or that nothing was.",
}


@transaction.atomic
def hold_review(
    *, by: Any, plan: Plan, held_on: date, moved: str, stuck: str, decisions: str, on: date
) -> PlanReview:
    """Write down a review that was held. It is never edited; the next one puts things right.

    Raises ``Problem`` when a part is empty, when the day is still to come, lies before the plan
    or has a review already, or when the plan had ended.
    """
    given = {"moved": moved.strip(), "stuck": stuck.strip(), "decisions": decisions.strip()}
    if lacking := {name: words for name, words in PARTS.items() if not given[name]}:
        raise Problem(lacking)
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    _need_a_day(held, held_on, on)
    settle_reminders(by=by, kind="qip.plan_review", subjects=[plan.pk])
    return PlanReview.objects.create(plan=plan, by=by, held_on=held_on, **given)


def _need_a_day(plan: Plan, held_on: date, on: date) -> None:
    if plan.is_ended:
        raise Problem("This plan has ended, so it is not reviewed any more.")
    if held_on > on:
        raise Problem("This day is still to come. Write the review when it was held.", field=DAY)
    if held_on < plan.starts_on:
        raise Problem(f"The plan began later, on {full_day(plan.starts_on)}.", field=DAY)
    if plan.reviews.filter(held_on=held_on).exists():
        raise Problem(
            f"There is a review of {full_day(held_on)} already. It stays as it was written.",
            field=DAY,
        )


DAY = "held_on"
