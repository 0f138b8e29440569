"""Answering an escalation: five ways, one of which settles it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.duties.services.reminders import settle_reminders
from foundation.ui.problems import Problem
from foundation.ui.words import full_day
from governance.answerers import why_not
from governance.models import Acknowledgement, AnswerKind, Ending, Escalation
from governance.services.escalating import ESCALATION
from qip.models import Action, DelayReason, DueDateMove
from qip.services.actions import move_due_date
from qip.services.handing import hand_over
from qip.services.progress import cancel

FARTHEST = timedelta(days=366)
DATED = (AnswerKind.RECOVERY, AnswerKind.ACCEPT)
# Which answers move the date by which the action is due.
MOVES = (AnswerKind.RECOVERY, AnswerKind.REASSIGN)


@transaction.atomic
def answer(
    *,
    by: Any,
    escalation: Escalation,
    kind: str,
    reason_code: DelayReason,
    reason: str,
    on: date,
    until: date | None = None,
    new_owner: Any = None,
) -> Acknowledgement:
    """Answer what has gone up the ladder, and do what the answer says.

    Until the day that is named no further level is asked. Raises ``Problem`` when somebody else
    has answered, when it has gone up or settled meanwhile, or when ``by`` may not answer so.
    """
    answered = AnswerKind(kind)
    held = _held(escalation)
    action = held.action
    _need_open(held)
    if why := why_not(by, held, answered):
        raise Problem(why)
    _need_words(answered, reason, until, on)
    _need_new_owner(answered, action, new_owner)
    now = max(timezone.now(), held.made_at)
    held.ended_at, held.ending = now, Ending.ANSWERED
    held.save(update_fields=["ended_at", "ending"])
    settle_reminders(by=by, kind=ESCALATION, subjects=[held.pk])
    move = _do(by, answered, action, reason_code, reason, on, until, new_owner)
    return Acknowledgement.objects.create(
        escalation=held, kind=answered, reason_code=reason_code, reason=reason.strip(), until=until,
        new_owner=new_owner, by=by, move=move,
    )  # fmt: skip


def _held(escalation: Escalation) -> Escalation:
    """The row as it is now, after its action: the order in which every service takes them."""
    Action.objects.select_for_update(of=("self",)).get(pk=escalation.action_id)
    rows = Escalation.objects.select_for_update(of=("self",)).select_related("action__plan")
    return rows.get(pk=escalation.pk)


def _need_open(escalation: Escalation) -> None:
    if escalation.is_open:
        return
    if escalation.ending == Ending.ANSWERED:
        one = Acknowledgement.objects.select_related("by").get(escalation=escalation)
        raise Problem(
            f"Somebody answered just before you: {one.by.role_words}. Nothing was changed, and "
            "what you wrote is still here."
        )
    if escalation.ending == Ending.PASSED_UP:
        raise Problem(
            "Nobody had answered, so the next level is asked now. What you wrote is still here."
        )
    state = escalation.action.get_state_display()
    raise Problem(f"There is nothing left to answer: the action is “{state}” now.")


def _need_words(kind: AnswerKind, reason: str, until: date | None, on: date) -> None:
    if not reason.strip():
        raise Problem("Say why.", field="reason")
    if kind in DATED and until is None:
        raise Problem("Give a date.", field="until")
    if until is None:
        return
    if kind == AnswerKind.CANCEL:
        raise Problem("A cancelled action has no date.", field="until")
    if until <= on:
        raise Problem("Give a date after today.", field="until")
    if until > on + FARTHEST:
        raise Problem(
            f"Give a date within 12 months, up to {full_day(on + FARTHEST)}.", field="until"
        )


def _need_new_owner(kind: AnswerKind, action: Action, new_owner: Any) -> None:
    if kind != AnswerKind.REASSIGN:
        if new_owner is not None:
            raise Problem("Only giving it to somebody else names a new owner.", field="new_owner")
    elif new_owner is None:
        raise Problem("Choose who takes it on.", field="new_owner")
    elif new_owner.pk == action.owner_id:
        raise Problem(f"{new_owner.name} owns it already. Choose somebody else.", field="new_owner")


def _do(
    by: Any, kind: AnswerKind, action: Action, reason_code: DelayReason, reason: str, on: date,
    until: date | None, new_owner: Any,
) -> DueDateMove | None:  # fmt: skip
    """What the answer says, done through the services of improvement work."""
    if kind == AnswerKind.CANCEL:
        cancel(by=by, action=action, reason=reason)
    move = None
    if kind in MOVES and until and action.is_open and until != action.due:
        with _said_at("until"):
            move = move_due_date(
                by=by, action=action, to=until, reason_code=reason_code, reason=reason,
                answers=True,
            )  # fmt: skip
    if kind == AnswerKind.REASSIGN:  # after the date, so that whoever has it now is told of that
        with _said_at("new_owner"):
            hand_over(by=by, action=action, to=new_owner, reason=reason, on=on)
    return move


@contextmanager
def _said_at(field: str) -> Iterator[None]:
    """What another service refuses is said at the field that asked for it."""
    try:
        yield
    except Problem as problem:
        raise Problem(problem.messages[0], field=field) from problem
