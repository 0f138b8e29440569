"""Handing over: somebody else owns the action, leads the plan, owns the measure, takes it up.

The date stays as it is. Whoever gets it is told by whom and why.
"""

from datetime import date
from typing import Any

from django.db import transaction

from foundation.duties.services.handing import note_hand_over
from foundation.ui.problems import Problem
from qip.checks import need_sight
from qip.models import Action, ActionState, Adoption, Measure, Plan, ProgressNote, RiskLevel
from qip.next_figures import figure_due
from qip.selectors.reviews import next_review
from qip.standing import the_role

from .spread import hand_over_adoption

OWED = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS, ActionState.BLOCKED)


@transaction.atomic
def hand_over(*, by: Any, action: Action, to: Any, reason: str, on: date) -> Action:
    """Another owner, with the reason as a note on the action.

    Raises ``Problem`` when the action is done or over, or when ``to`` could not open it.
    """
    current = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if current.state not in OWED:
        raise Problem(
            f"This action is “{current.get_state_display()}” now, so nobody owes it any more."
        )
    _need_sight(to, action)
    was, action.owner = current.owner, to
    note_hand_over(
        by=by, kind="qip.action", subject=action.pk, was=was, to=to, reason=reason, on=on,
        due=current.due, critical=current.risk_level == RiskLevel.CRITICAL,
    )  # fmt: skip
    ProgressNote.objects.create(action=action, by=by, text=_note(was, to, reason))
    return _saved(action, current.version, "owner")


@transaction.atomic
def hand_over_plan(*, by: Any, plan: Plan, to: Any, reason: str, on: date) -> Plan:
    """Another lead, who owes the next review."""
    current = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if current.is_ended:
        raise Problem("This plan has ended, so it is not reviewed any more.")
    _need_sight(to, plan)
    last = plan.reviews.values_list("held_on", flat=True).first()
    was, plan.lead = current.lead, to
    note_hand_over(
        by=by, kind="qip.plan_review", subject=plan.pk, was=was, to=to, reason=reason, on=on,
        due=next_review(current, last),
    )  # fmt: skip
    return _saved(plan, current.version, "lead")


@transaction.atomic
def hand_over_measure(*, by: Any, measure: Measure, to: Any, reason: str, on: date) -> Measure:
    """Another owner, who enters the figures from now on."""
    current = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    if current.is_ended(on):
        raise Problem("This measure has ended, so nobody owes its figures any more.")
    _need_sight(to, measure)
    due = Measure.objects.filter(pk=measure.pk).values_list(figure_due(), flat=True).get()
    was, measure.owner = current.owner, to
    note_hand_over(
        by=by, kind="qip.reading", subject=measure.pk, was=was, to=to, reason=reason, on=on, due=due
    )
    return _saved(measure, current.version, "owner")


@transaction.atomic
def pass_on_adoption(*, by: Any, adoption: Adoption, to: Any, reason: str, on: date) -> Adoption:
    """Somebody else sees to taking it up, by the same date."""
    was = adoption.person
    note_hand_over(
        by=by, kind="qip.adoption", subject=adoption.pk, was=was, to=to, reason=reason, on=on,
        due=adoption.due, critical=adoption.action.risk_level == RiskLevel.CRITICAL,
    )  # fmt: skip
    return hand_over_adoption(by=by, adoption=adoption, person=to, due=adoption.due, on=on)


def _need_sight(person: Any, record: Any) -> None:
    need_sight(person, record, field="person")


def _note(was: Any, to: Any, reason: str) -> str:
    """Roles and not names: notes go into packs."""
    given = f" from {the_role(was)}" if was else ""
    return f"Handed over{given} to {the_role(to)}. {reason.strip()}"


def _saved(row: Any, version: int, *changed: str) -> Any:
    row.version = version + 1
    row.save(update_fields=["version", "updated_at", *changed])
    return row
