"""What the second person owes: a look at the evidence, and a look weeks later."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from foundation.duties.duty import Duty
from foundation.organisation.scoping import held_by
from qip.models import Action, ActionState
from qip.standing import lower_first
from qip.verifiers import MAY_VERIFY

AHEAD = timedelta(days=14)
MOST = 30
"""So many are named; whoever verifies for a whole organisation goes on from the list."""
FIELDS = ("title", "number", "state", "check_due", "plan__number", "plan__title")


def verification_duties(*, on: date, by: Any) -> Iterator[Duty]:
    """The actions that wait for somebody in a role of theirs, and those they verified."""
    if not by.reach(MAY_VERIFY):
        return
    rows = Action.objects.visible_to(by, MAY_VERIFY).exclude(owner=by).exclude(contributors=by)
    rows = rows.select_related("plan").only(*FIELDS)
    holding = rows.sustaining().filter(verified_by=by, check_due__lte=on + AHEAD)
    for action in holding.order_by("check_due", "pk"):
        yield _duty(action, by.pk)
    roles = {one.role for one in held_by(by) if MAY_VERIFY in one.permissions}
    # Longest due first, in the order of an index, so that the rest need not be looked at.
    waiting = rows.awaiting_verification().filter(verifier_role__key__in=roles)
    found = list(waiting.order_by("due", "pk")[: MOST + 1])
    for action in found[:MOST]:
        yield _duty(action, by.pk)
    if len(found) > MOST:
        yield _rest(by.pk)


def _duty(action: Action, by_id: int) -> Duty:
    done = action.state == ActionState.DONE
    step = "verify" if done else "check"
    return Duty(
        kind=f"action-{step}",
        who_id=by_id,
        due=None if done else action.check_due,
        title=f"{'Verify' if done else 'Look again'}: {lower_first(action.title)}",
        meta=f"Action {action.reference} · {action.plan.title}",
        url=reverse(f"qip:action_{step}", args=[action.pk]),
        verb="Verify" if done else "Look again",
        why="The owner says it is done. It is not closed before you have seen the evidence."
        if done
        else "Look on ordinary shifts. If it does not hold, it opens again.",
    )


def _rest(by_id: int) -> Duty:
    return Duty(
        kind="action-verify",
        who_id=by_id,
        due=None,
        title="Verify the others that wait",
        meta=f"More than {MOST} actions are said to be done",
        url=f"{reverse('qip:actions')}?view=verify",
        verb="Open the list",
    )
