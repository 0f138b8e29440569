"""What people do with their reminders: they read them."""

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
