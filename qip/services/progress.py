"""An action is agreed, started, blocked, unblocked, done, or cancelled."""

from typing import Any

from django.db import transaction

from foundation.ui.problems import Problem
from foundation.ui.words import listed
from qip.checks import criteria_without_proof, need_sight, need_whole
from qip.models import Action, ActionState

from .life import take_step


@transaction.atomic
def agree(*, by: Any, action: Action) -> Action:
    """The draft becomes a promise: its first due date is fixed for good."""
    need_whole(action)
    need_sight(action.owner, action, field="owner")
    take_step(by=by, action=action, to=ActionState.AGREED, first_due=action.due)
    return action


@transaction.atomic
def start(*, by: Any, action: Action) -> Action:
    """Work begins, or goes on after being blocked."""
    if action.state not in (ActionState.AGREED, ActionState.BLOCKED):
        raise Problem(
            f"This action is “{action.get_state_display()}” now, so that step is not open."
        )
    take_step(by=by, action=action, to=ActionState.IN_PROGRESS)
    return action


@transaction.atomic
def block(*, by: Any, action: Action, waiting_for: str, reason: str) -> Action:
    """Work cannot go on: say who is being waited for, and why."""
    if not waiting_for.strip():
        raise Problem("Say who you are waiting for.", field="waiting_for")
    if not reason.strip():
        raise Problem("Say what stops the work.", field="reason")
    take_step(
        by=by, action=action, to=ActionState.BLOCKED, reason=reason,
        waiting_for=waiting_for.strip(),
    )  # fmt: skip
    return action


@transaction.atomic
def say_done(*, by: Any, action: Action, reason: str) -> Action:
    """The owner says it is done, and what is now different. It is not closed by that.

    Raises ``Problem`` when somebody else says it, or when a criterion has no evidence.
    """
    if action.owner_id != by.pk and action.owner:
        raise Problem(
            f"Only the owner says that it is done: {action.owner.name}. If somebody else "
            "answers for it now, change the owner first."
        )
    if not reason.strip():
        raise Problem("Say what staff now do differently.", field="reason")
    if bare := criteria_without_proof(action):
        raise Problem(f"Tie evidence to {listed(f'“{one}”' for one in bare)} first.")
    take_step(by=by, action=action, to=ActionState.DONE, reason=reason)
    return action


@transaction.atomic
def cancel(*, by: Any, action: Action, reason: str) -> Action:
    """It will not be done. A promise is cancelled by somebody other than its owner."""
    if not reason.strip():
        raise Problem("Say why it will not be done, and what keeps people safe.", field="reason")
    if action.state != ActionState.DRAFT and action.owner_id == by.pk:
        raise Problem("You own this action, so somebody else decides that it is cancelled.")
    take_step(by=by, action=action, to=ActionState.CANCELLED, reason=reason)
    return action
