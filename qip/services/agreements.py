"""The senior owner agrees a plan."""

from typing import Any

from django.db import transaction

from foundation.ui.problems import Problem
from foundation.ui.words import full_day
from qip.models import Plan, PlanAgreement

from .plans import PURPOSE


@transaction.atomic
def agree_plan(*, by: Any, plan: Plan, statement: str) -> PlanAgreement:
    """Put the senior owner's name to the aim and the reason as they stand now.

    Raises ``Problem`` when somebody else tries, when the plan does not say its aim and why it is
    needed now, when it has ended, or when the same person agreed these very words already.
    """
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if held.senior_owner_id != by.pk:
        raise Problem(f"Only its senior owner agrees a plan: {held.senior_owner.name}.")
    if held.is_ended:
        raise Problem("This plan has ended, so there is nothing to agree.")
    if lacking := [words for name, words in PURPOSE.items() if not getattr(held, name).strip()]:
        raise Problem(f"{' '.join(lacking)} Then it can be agreed.")
    if not statement.strip():
        raise Problem("Say what you agree to.", field="statement")
    _need_news(held, by)
    return PlanAgreement.objects.create(
        plan=plan, by=by, statement=statement.strip(), aim=held.aim, why_now=held.why_now,
        version=held.version,
    )  # fmt: skip


def _need_news(plan: Plan, by: Any) -> None:
    last = plan.agreements.first()
    if last and last.by_id == by.pk and (last.aim, last.why_now) == (plan.aim, plan.why_now):
        raise Problem(
            f"You agreed this plan on {full_day(last.at)}, and its words are the same since."
        )
