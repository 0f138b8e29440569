"""Trying a change on a small scale: what is expected, what happened, and what follows from it."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from foundation.ui.problems import Problem
from foundation.ui.words import full_day
from qip.models import Action, ActionState, ChangeTest, Decision
from qip.models.change_tests import MOST_CYCLES

ENDED = (ActionState.CLOSED, ActionState.CANCELLED)
AROUND = timedelta(days=366)


@transaction.atomic
def plan_test(
    *,
    by: Any,
    action: Action,
    tried: str,
    where: str,
    prediction: str,
    started_on: date,
    on: date,
) -> ChangeTest:
    """Write down the next cycle before it begins: what is tried, where, and what is expected.

    Raises ``Problem`` when something is not said, when the action has ended, or when the day is
    more than a year away.
    """
    held = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if held.state in ENDED:
        raise Problem(f"This action is “{held.get_state_display()}”, so nothing more is tried.")
    _need_words(tried=tried, where=where, prediction=prediction)
    if not on - AROUND <= started_on <= on + AROUND:
        raise Problem("Give a day within a year of today.", field="started_on")
    return ChangeTest.objects.create(
        action=action, number=_next_number(action), tried=tried.strip(), where=where.strip(),
        prediction=prediction.strip(), started_on=started_on, planned_by=by,
    )  # fmt: skip


@transaction.atomic
def study_test(
    *, by: Any, test: ChangeTest, happened: str, decision: str, reason: str, on: date
) -> ChangeTest:
    """Say what happened and decide: adopt it, adapt it or abandon it. Decided once."""
    held = ChangeTest.objects.select_for_update().get(pk=test.pk)
    if held.is_decided:
        raise Problem(f"Somebody has decided this test already: {held.get_decision_display()}.")
    if held.started_on > on:
        raise Problem(f"This test begins on {full_day(held.started_on)}. Decide when it has run.")
    if decision not in Decision.values:
        raise Problem("Choose what follows from it.", field="decision")
    _need_words(happened=happened, reason=reason)
    held.happened, held.decision, held.reason = happened.strip(), decision, reason.strip()
    held.decided_by, held.decided_at = by, timezone.now()
    held.save(update_fields=["happened", "decision", "reason", "decided_by", "decided_at"])
    return held


SENTENCES = {
    "tried": "Say what is tried.",
    "where": "Say where and with whom.",
    "prediction": "Say what you expect to happen.",
    "happened": "Say what happened.",
    "reason": "Say why.",
}


def _need_words(**given: str) -> None:
    if empty := {field: SENTENCES[field] for field, text in given.items() if not text.strip()}:
        raise Problem(empty)


def _next_number(action: Action) -> int:
    """The next cycle. The action is held, so that two people take their turns."""
    last = ChangeTest.objects.filter(action=action).aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_CYCLES:
        raise Problem(f"An action holds {MOST_CYCLES} tests. Write another action for what is new.")
    return last + 1
