"""The life of an action: which step may follow which, declared once, and the one way to take it."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from foundation.duties.services.reminders import remind_again, settle_reminders
from foundation.ui.problems import Problem
from qip.models import VERIFIED_STATES, Action, ActionState, Transition

DRAFT, AGREED, IN_PROGRESS, BLOCKED, DONE, SUSTAINING, CLOSED, CANCELLED = ActionState

TRANSITIONS: dict[str, frozenset[str]] = {
    DRAFT: frozenset({AGREED, CANCELLED}),
    AGREED: frozenset({IN_PROGRESS, BLOCKED, CANCELLED}),
    IN_PROGRESS: frozenset({BLOCKED, DONE, CANCELLED}),
    BLOCKED: frozenset({IN_PROGRESS, CANCELLED}),
    # Verified, or returned, or opened again.
    DONE: frozenset({SUSTAINING, IN_PROGRESS}),
    # It held, or it is opened again, or the evidence was taken away.
    SUSTAINING: frozenset({CLOSED, IN_PROGRESS, DONE}),
    CLOSED: frozenset({IN_PROGRESS, DONE}),
    CANCELLED: frozenset(),
}
# The duty that an action is in a state: its owner's, a verifier's, or a second look.
OWED_AS: dict[str, str] = {
    AGREED: "qip.action", IN_PROGRESS: "qip.action", BLOCKED: "qip.action", DONE: "qip.verify",
    SUSTAINING: "qip.check",
}  # fmt: skip
# What only a verified, or only a closed, action carries. Going back takes it away.
VERIFIED = ("verified_by", "verified_at", "check_due")
ENDED = ("closed_by", "closed_at")


@transaction.atomic
def take_step(
    *, by: Any, action: Action, to: ActionState, reason: str = "", **changes: Any
) -> Transition:
    """Take the row, check that the step is open, write it and its line of history.

    The rooms named in ``settings.ACTION_STEP_FOLLOWERS`` are told in the same transaction.
    Raises ``Problem`` when somebody else has moved the action on meanwhile.
    """
    current = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if to not in TRANSITIONS[current.state]:
        raise Problem(
            f"This action is “{current.get_state_display()}” now, so that step is not open."
        )
    step = Transition.objects.create(
        action=action, from_state=current.state, to_state=to, reason=reason.strip(), by=by
    )
    changes = {"state": to, "waiting_for": "", **_emptied(to), **changes}
    for name, value in changes.items():
        setattr(action, name, value)
    action.version = current.version + 1
    action.save(update_fields=["version", "updated_at", *changes])
    _tell(by, action, step)
    for path in settings.ACTION_STEP_FOLLOWERS:
        import_string(path)(by=by, action=action, step=step)
    return step


def _tell(by: Any, action: Action, step: Transition) -> None:
    """Who was reminded of what was owed until now is reminded of it no longer."""
    was, now = OWED_AS.get(step.from_state), OWED_AS.get(step.to_state)
    if was is not None and was != now:
        settle_reminders(by=by, kind=was, subjects=[action.pk])
    if step.to_state not in VERIFIED_STATES:
        settle_reminders(by=by, kind="qip.reopening", subjects=[action.pk])
    if step.from_state == DONE and now == "qip.action" and action.owner_id and action.due:
        remind_again(by=by, kind=now, subject=action.pk, to=action.owner_id, due=action.due)


def _emptied(to: ActionState) -> dict[str, None]:
    """The marks of verification and closing that do not hold in a state."""
    names = () if to == CLOSED else ENDED if to == SUSTAINING else (*VERIFIED, *ENDED)
    return dict.fromkeys(names)
