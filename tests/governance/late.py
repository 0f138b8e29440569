"""Late actions, and the people whom the ladder asks about them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from foundation.organisation.models import Service, User
from governance.models import Escalation
from governance.services.escalating import climb
from qip.models import Action, DelayReason, Transition
from tests.factories.organisation import UserFactory, give_role, staff
from tests.factories.qip import ActionFactory, PlanFactory

TODAY = timezone.localdate()


def noon(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(12)))


@dataclass
class Ladder:
    """One person for each level of the ladder, and who owns the actions."""

    owner: User
    manager: User
    regional: User
    senior: User
    nominated: User
    board: User


def people(service: Service) -> Ladder:
    return Ladder(
        owner=staff("team_leader", service=service),
        manager=staff("service_manager", service=service),
        regional=staff("service_manager", region=service.region),
        senior=staff("senior_owner"),
        nominated=staff("nominated_individual"),
        board=staff("board_reader"),
    )


def late_action(service: Service, by: int = 10, risk: str = "high", **given: Any) -> Action:
    """An action agreed long ago whose date passed ``by`` days ago."""
    due = TODAY - timedelta(days=by)
    if "plan" not in given:
        # Whoever answers for the plan has left, so the ladder looks for those in the role.
        gone = UserFactory.create(is_active=False)
        given["plan"] = PlanFactory.create(services=[service], lead=gone, senior_owner=gone)
    row: Action = ActionFactory.create(
        risk_level=risk, due=due, first_due=due, services=[service], **given
    )
    Transition.objects.create(
        action=row, from_state="draft", to_state="agreed", by=UserFactory.create(),
        at=noon(due - timedelta(days=60)),
    )  # fmt: skip
    return row


def climbed(action: Action, on: date = TODAY) -> Escalation:
    """Where the action stands on the ladder after the sweep of a day."""
    climb(on=on)
    return Escalation.objects.open().get(action=action)


def levels(action: Action) -> list[tuple[int, int, str]]:
    """Level, days ago when it was reached, and how it ended, in the order of the days."""
    rows = Escalation.objects.filter(action=action).order_by("reached_on", "meant_for", "pk")
    return [(row.meant_for, (TODAY - row.reached_on).days, row.ending) for row in rows]


def asked(row: Escalation) -> set[int]:
    return {one.person_id for one in row.addressees.all()}


def reason(key: str = "capacity") -> DelayReason:
    return DelayReason.objects.get(key=key)


__all__ = [
    "TODAY", "Ladder", "asked", "climbed", "give_role", "late_action", "levels", "noon", "people",
    "reason",
]  # fmt: skip
