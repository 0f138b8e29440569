"""Weeks later: does it still hold? And opening again what does not."""

from datetime import date
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from foundation.duties.services.reminders import settle_reminders
from foundation.ui.problems import Problem
from foundation.ui.words import full_day
from qip.models import (
    AFTER_DONE,
    Action,
    ActionState,
    DelayReason,
    DueDateMove,
    HoldingCheck,
    Proof,
    Reopening,
)
from qip.verifiers import why_not_check
from qip.words import shortened

from .life import take_step
from .standards import come_into_force_with

REOPENED = "reopened"
"""The key of the reason that is given for the new date of a reopened action."""
LAID_ASIDE = "The action opened again: this shows how it was before"


@transaction.atomic
def check_holds(*, by: Any, action: Action, words: str, on: date) -> Action:
    """It still holds: the action closes, with a sentence on what is now different.

    A practice standard that it proposed comes into force with it, and whatever asked to open it
    again is answered.
    """
    held = _sustaining(by, action, words)
    if held.check_due and on < held.check_due:
        raise Problem(
            f"It is looked at again on {full_day(held.check_due)}, and not closed before. If it "
            "does not hold, say so now."
        )
    _write_check(by, held, words, still_so=True)
    take_step(
        by=by, action=action, to=ActionState.CLOSED, reason=words, closed_by=by,
        closed_at=timezone.now(), verified_by=held.verified_by, verified_at=held.verified_at,
        check_due=held.check_due,
    )  # fmt: skip
    come_into_force_with(by=by, action=action, on=on)
    _answer_proposals(by, action, words, reopened=False)
    return action


@transaction.atomic
def check_fails(*, by: Any, action: Action, words: str, due: date, on: date) -> Action:
    """It no longer holds: the action opens again, with a date by which it is put right."""
    held = _sustaining(by, action, words)
    _write_check(by, held, words, still_so=False)
    return reopen(by=by, action=action, reason=words, due=due, on=on)


@transaction.atomic
def reopen(*, by: Any, action: Action, reason: str, due: date, on: date) -> Action:
    """What was said to be done is worked on again. The first date stays; a new one is given."""
    if not reason.strip():
        raise Problem("Say why it opens again.", field="reason")
    if due < on:
        raise Problem("Give a date that is still to come.", field="due")
    held = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if held.state not in AFTER_DONE:
        raise Problem(f"This action is “{held.get_state_display()}” now, so it is open already.")
    # What was seen then was so then: it proves nothing about what comes now.
    _lay_evidence_aside(by, held)
    held.verifications.filter(verified=True, fell_at__isnull=True).update(
        fell_at=timezone.now(), fell_reason=shortened(f"Opened again: {reason.strip()}")
    )
    take_step(
        by=by, action=action, to=ActionState.IN_PROGRESS, reason=shortened(reason),
        times_reopened=held.times_reopened + 1, due=due,
    )  # fmt: skip
    _write_move(by, held, due, reason)
    _answer_proposals(by, action, reason, reopened=True)
    return action


@transaction.atomic
def propose_reopening(*, by: Any, action: Action, source: str, reason: str, on: date) -> Reopening:
    """The one door through which a measure, an audit or a theme asks for a second look.

    ``by`` is None when the product itself proposes. The same source proposes once until
    somebody has decided.
    """
    found, _new = Reopening.objects.get_or_create(
        action=action, source=source, decided_at=None,
        defaults={"reason": shortened(reason), "on": on},
    )  # fmt: skip
    return found


@transaction.atomic
def leave_closed(*, by: Any, proposal: Reopening, answer: str) -> Reopening:
    """Somebody other than the owner looked, and the action stays as it is, for a reason."""
    if not answer.strip():
        raise Problem("Say why it stays as it is.", field="answer")
    held = (
        Reopening.objects.select_for_update(of=("self",))
        .select_related("action")
        .get(pk=proposal.pk)
    )
    if reason := why_not_check(by, held.action):
        raise Problem(reason)
    if held.decided_at is not None:
        raise Problem("Somebody has decided this already.")
    return _decided(by, held, reopened=False, answer=answer)


def _sustaining(by: Any, action: Action, words: str) -> Action:
    held = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if held.state != ActionState.SUSTAINING:
        raise Problem(f"This action is “{held.get_state_display()}” now, so that step is not open.")
    if reason := why_not_check(by, held):
        raise Problem(reason)
    if not words.strip():
        raise Problem("Say what is now different for people.", field="words")
    return held


def _write_check(by: Any, action: Action, words: str, *, still_so: bool) -> None:
    HoldingCheck.objects.create(
        action=action, owner_id=cast(int, action.owner_id), due=cast(date, action.check_due),
        still_so=still_so, words=words.strip(), by=by,
    )  # fmt: skip


def _lay_evidence_aside(by: Any, action: Action) -> None:
    """It stays to be read beside its criterion and no longer counts towards the two kinds."""
    Proof.objects.standing().filter(criterion__action=action).update(
        withdrawn_at=timezone.now(), withdrawn_by=by, withdrawn_reason=LAID_ASIDE
    )


def _write_move(by: Any, action: Action, due: date, reason: str) -> None:
    if action.due is not None and action.due != due:
        DueDateMove.objects.create(
            action=action, from_date=action.due, to_date=due,
            reason_code=DelayReason.objects.get(key=REOPENED), reason=shortened(reason), by=by,
        )  # fmt: skip


def _answer_proposals(by: Any, action: Action, answer: str, *, reopened: bool) -> None:
    for one in Reopening.objects.undecided().filter(action=action):
        _decided(by, one, reopened=reopened, answer=answer)


def _decided(by: Any, one: Reopening, *, reopened: bool, answer: str) -> Reopening:
    one.decided_at, one.decided_by = timezone.now(), by
    one.reopened, one.answer = reopened, shortened(answer.strip())
    one.save(update_fields=["decided_at", "decided_by", "reopened", "answer"])
    if not Reopening.objects.undecided().filter(action=one.action_id).exists():
        settle_reminders(by=by, kind="qip.reopening", subjects=[one.action_id])
    return one
