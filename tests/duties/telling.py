"""People who owe something, and the reminders of it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from foundation.duties import quiet
from foundation.duties.models import Mail, MailWish, Reminder
from foundation.duties.services.mailing import bundle, send_due
from qip.models import Action, RiskLevel
from tests.factories.qip import ActionFactory, PlanFactory

SECRET = "Bittern"
numbers = count(1)


def london(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """That time on the clock on the wall."""
    return datetime(year, month, day, hour, minute, tzinfo=quiet.LONDON)


# A Wednesday: in the morning, when a daily mail may leave.
MORNING = london(2026, 11, 25, 10)


def owed(owner: Any, service: Any, *, days_late: int = 0, on: Any = None, **more: Any) -> Action:
    """An action that is late by so many days, with a text nobody outside may read."""
    due = (on or quiet.local_day(MORNING)) - timedelta(days=days_late)
    plan = more.pop("plan", None) or PlanFactory.create(title=f"{SECRET} plan", services=[service])
    return ActionFactory.create(
        plan=plan, number=next(numbers), title=f"{SECRET} action", problem=f"{SECRET} problem",
        owner=owner, services=[service], due=due, first_due=due, **more,
    )  # fmt: skip


def reminded(action: Action, *, at: datetime = MORNING, to: Any = None, **more: Any) -> Reminder:
    """A reminder as the sweep of that day writes it."""
    day = quiet.local_day(at)
    said = {
        "kind": "qip.action", "subject": action.pk, "due": action.due, "falls_on": day,
        "stage": (day - action.due).days, "recipient": to or action.owner, "made_at": at,
        "critical": action.risk_level == RiskLevel.CRITICAL,
    }  # fmt: skip
    return Reminder.objects.create(**{**said, **more})


def told(action: Action, *, at: datetime = MORNING, **more: Any) -> Mail:
    """A reminder of an action, and the mail it was put into."""
    reminder = reminded(action, at=at, **more)
    bundle(at=at)
    reminder.refresh_from_db()
    assert reminder.mail is not None
    return reminder.mail


def wishes(person: Any, rhythm: str, weekday: int = 1) -> MailWish:
    wish, _ = MailWish.objects.update_or_create(
        user=person, defaults={"rhythm": rhythm, "weekday": weekday}
    )
    return wish


def beat(at: datetime) -> int:
    """What the clock does every five minutes."""
    bundle(at=at)
    return send_due(at=at)
