"""The life of an action so far: agreed, started, blocked, unblocked, done."""

from typing import Any

from django.db import transaction

from foundation.ui.problems import Problem
from qip.checks import need_sight, need_whole
from qip.models import Action, ActionState, Transition

ALLOWED: dict[str, frozenset[str]] = {
    ActionState.DRAFT: frozenset({ActionState.AGREED}),
    ActionState.AGREED: frozenset({ActionState.IN_PROGRESS, ActionState.BLOCKED}),
    ActionState.IN_PROGRESS: frozenset({ActionState.BLOCKED, ActionState.DONE}),
    ActionState.BLOCKED: frozenset({ActionState.IN_PROGRESS}),
    ActionState.DONE: frozenset(),
}


@transaction.atomic
def agree(*, by: Any, action: Action) -> Action:
    """The draft becomes a promise: its first due date is fixed for good."""
    need_whole(action)
    need_sight(action.owner, action, field="owner")
    return _move(by, action, ActionState.AGREED, first_due=action.due)


@transaction.atomic
def start(*, by: Any, action: Action) -> Action:
    """Work begins, or goes on after being blocked."""
    return _move(by, action, ActionState.IN_PROGRESS, waiting_for="")


@transaction.atomic
def block(*, by: Any, action: Action, waiting_for: str, reason: str) -> Action:
    """Work cannot go on: say who is being waited for, and why."""
    if not waiting_for.strip():
        raise Problem("Say who you are waiting for.", field="waiting_for")
    if not reason.strip():
        raise Problem("Say what stops the work.", field="reason")
    return _move(by, action, ActionState.BLOCKED, reason, waiting_for=waiting_for.strip())


@transaction.atomic
def say_done(*, by: Any, action: Action, reason: str) -> Action:
    """The owner says it is done, and what is now different. It is not closed by that."""
    if not reason.strip():
        raise Problem("Say what staff now do differently.", field="reason")
    return _move(by, action, ActionState.DONE, reason)


def _move(by: Any, action: Action, to: ActionState, reason: str = "", **changes: Any) -> Action:
    """Take the row, check the step is allowed, write it and its line of history."""
    current = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if to not in ALLOWED[current.state]:
        raise Problem(
            f"This action is “{current.get_state_display()}” now, so that step is not open."
        )
    Transition.objects.create(
        action=action, from_state=current.state, to_state=to, reason=reason.strip(), by=by
    )
    for name, value in {"state": to, **changes}.items():
        setattr(action, name, value)
    action.version = current.version + 1
    action.save(update_fields=["state", "version", "updated_at", *changes])
    return action
