"""What sweeps leave behind, and rows for them to find."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from foundation.duties.models import Reminder
from foundation.duties.services.reminding import remind
from foundation.evidence.models import EvidenceKind
from qip.models import Action, ActionState, Transition
from qip.services.verification import Finding, verify
from tests.factories.qip import ActionFactory, CriterionFactory, PlanFactory, ProofFactory

TODAY = timezone.localdate()
numbers = count(5000)


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def owed(owner: Any, *services: Any, days: int = 0, **more: Any) -> Action:
    """An action of ``owner`` that is due so many days from today; nobody leads its plan."""
    plan = more.pop("plan", None) or PlanFactory.create(services=services)
    due = TODAY + timedelta(days=days)
    return ActionFactory.create(
        plan=plan, number=next(numbers), owner=owner, services=services, due=due, first_due=due,
        **more,
    )  # fmt: skip


def done(owner: Any, *services: Any, days_ago: int = 0, **more: Any) -> Action:
    """An action that was said to be done so many days ago."""
    row = owed(owner, *services, state=ActionState.DONE, **more)
    Transition.objects.create(
        action=row, from_state="in_progress", to_state="done", by=owner,
        at=at_noon(TODAY - timedelta(days=days_ago)),
    )  # fmt: skip
    return row


def verified(owner: Any, by: Any, *services: Any, check: int = 0, **more: Any) -> Action:
    """An action that ``by`` verified, to be looked at again so many days from today."""
    row = done(owner, *services, days_ago=9, **more)
    for code in ("observation", "audit"):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory.create(criterion=CriterionFactory.create(action=row, kind=kind))
    found = [Finding(one, True) for one in row.criteria.all()]
    verify(by=by, action=row, findings=found, on=TODAY)
    row.check_due = TODAY + timedelta(days=check)
    row.save(update_fields=["check_due"])
    return row


def told(kind: str = "") -> set[tuple[Any, ...]]:
    """Every reminder: of what, at which stage, for which date, to whom."""
    rows = Reminder.objects.filter(kind=kind) if kind else Reminder.objects.all()
    return set(rows.values_list("kind", "subject", "stage", "due", "recipient"))


def stages(row: Any, person: Any = None, kind: str = "qip.action") -> list[int]:
    """The stages at which somebody was told of a row, earliest first."""
    mine = Reminder.objects.filter(kind=kind, subject=row.pk)
    if person is not None:
        mine = mine.filter(recipient=person)
    return sorted(mine.values_list("stage", flat=True))


def sweep(days: int = 0) -> int:
    """The sweep of so many days from today."""
    return remind(on=TODAY + timedelta(days=days))
