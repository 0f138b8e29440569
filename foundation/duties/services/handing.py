"""A duty goes from one person to another: the line of history, and word to whoever has it now."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.duties.models import HandOver, Reminder
from foundation.ui.problems import Problem

FURTHEST = 32_000
"""Days against its date that a stage can say."""


@transaction.atomic
def note_hand_over(
    *,
    by: Any,
    kind: str,
    subject: int,
    was: Any,
    to: Any,
    reason: str,
    on: date,
    due: date | None = None,
    critical: bool = False,
) -> HandOver:
    """Write down that ``to`` has a duty now, and remind them; what ``was`` was told is settled.

    Called by the room that gives the duty, in the same transaction. Raises ``Problem`` without a
    reason, or when they have it already.
    """  # fmt: skip
    if not reason.strip():
        raise Problem("Say why you hand it over.", field="reason")
    if was is not None and was.pk == to.pk:
        raise Problem(f"{to.name} has this already.", field="person")
    row = HandOver.objects.create(
        kind=kind, subject=subject, was=was, to=to, reason=reason.strip(), by=by
    )
    told = Reminder.objects.standing().filter(kind=kind, subject=subject).exclude(recipient=to)
    told.update(settled_at=row.at)
    if due is not None and to.pk != by.pk:
        _remind(row, due, critical, on)
    return row


def _remind(row: HandOver, due: date, critical: bool, on: date) -> None:
    """At the stage of today, which need not be one of the stages of the sweep."""
    stage = max(-FURTHEST, min((on - due).days, FURTHEST))
    reminder, made = Reminder.objects.get_or_create(
        kind=row.kind, subject=row.subject, stage=stage, due=due, recipient=row.to,
        defaults={"falls_on": on, "critical": critical, "made_at": timezone.now()},
    )  # fmt: skip
    if not made:
        reminder.read_at = reminder.settled_at = reminder.mail = None
        reminder.save(update_fields=["read_at", "settled_at", "mail"])
