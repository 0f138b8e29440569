"""What becomes of reminders between two sweeps: they are read, and what they ask for is settled."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.duties.models import Reminder


@transaction.atomic
def mark_read(*, by: Any, reminder: Reminder) -> int:
    """``by`` has seen what this reminder is about, at whatever stage."""
    mine = Reminder.objects.visible_to(by).unread()
    return mine.filter(kind=reminder.kind, subject=reminder.subject).update(read_at=timezone.now())


@transaction.atomic
def mark_all_read(*, by: Any) -> int:
    """``by`` has seen everything they are reminded of."""
    return Reminder.objects.visible_to(by).unread().update(read_at=timezone.now())


@transaction.atomic
def settle_reminders(
    *, by: Any = None, kind: str, subjects: Iterable[int], still_due: date | None = None
) -> int:
    """The duties are done: nobody is told of them any more, from now on and not from tomorrow.

    ``still_due`` is the date of what comes next, if somebody is told of that already.
    """  # fmt: skip
    told = Reminder.objects.standing().filter(kind=kind, subject__in=subjects)
    if still_due is not None:
        told = told.exclude(due=still_due)
    return told.update(settled_at=timezone.now())


@transaction.atomic
def remind_again(*, by: Any = None, kind: str, subject: int, to: int, due: date) -> int:
    """A duty has come back to somebody with its old date: what they were told last is new again."""
    rows = Reminder.objects.filter(kind=kind, subject=subject, recipient=to, due=due)
    last = rows.order_by("-stage").values("pk")[:1]
    return Reminder.objects.filter(pk__in=last).update(settled_at=None, read_at=None, mail=None)
