"""Which actions and escalations a page of delays counts: what one person sees, where they look."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    Aggregate,
    Case,
    Count,
    DateField,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import TruncDate
from django.utils import timezone

from governance.models import Addressee, Escalation
from governance.models.escalations import EscalationQuerySet
from qip.models import AFTER_DONE, Action, ActionState, DueDateMove, Transition
from qip.models.actions import UNPROMISED_STATES
from qip.services.sustaining import REOPENED

SEES = "qip.view_plan"
YEAR = timedelta(days=365)

# The first and the last day of each stretch of days late; the key stands in addresses.
STRETCHES: tuple[tuple[str, str, int, int | None], ...] = (
    ("0-7", "Up to a week", 0, 7),
    ("8-30", "8 to 30 days", 8, 30),
    ("31-90", "31 to 90 days", 31, 90),
    ("91-", "Over 90 days", 91, None),
)
ON_TIME = ("0", "On time", None, 0)
SLIPS: tuple[tuple[str, str, int | None, int | None], ...] = (
    ON_TIME,
    ("1-30", "1 to 30 days late", 1, 30),
    ("31-90", "31 to 90 days late", 31, 90),
    ("91-", "Over 90 days late", 91, None),
)
# The levels at which those who answer for the whole organisation are asked.
HIGH = 3
# An escalation that met an empty role: the next level was asked, or nobody could be.
HIGHER, NOBODY = "higher", "nobody"
ROLE = {
    HIGHER: Q(role_was_empty=True, level__gt=F("meant_for")),
    NOBODY: Q(role_was_empty=True, level=F("meant_for")),
}


class DaysBetween(Func):
    """Whole days from the second date to the first."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


class Median(Aggregate):
    """The middle of a figure over a group."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


@dataclass(frozen=True)
class View:
    """Who looks, at which services (``None``: all in reach), on which day."""

    by: Any
    services: frozenset[int] | None
    on: date

    def escalations(self) -> EscalationQuerySet:
        rows = Escalation.objects.visible_to(self.by)
        return rows if self.services is None else rows.at(self.services)

    def actions(self) -> QuerySet[Action]:
        """Every action that somebody promised and that was not cancelled."""
        rows = Action.objects.visible_to(self.by).exclude(state__in=UNPROMISED_STATES)
        return rows if self.services is None else rows.at(self.services)

    def due_or_done(self) -> QuerySet[Action]:
        """Those whose first date has come, or that were said to be done, with ``slip`` in days."""
        rows = self.actions().filter(Q(first_due__lte=self.on) | Q(state__in=AFTER_DONE))
        return with_slip(rows, self.on)

    def moves(self) -> QuerySet[DueDateMove]:
        """Why dates moved in the last twelve months. To be opened again is no such reason."""
        return moves_within_a_year(self.on).filter(
            action__in=self.actions().order_by().values("pk")
        )

    def moved(self) -> QuerySet[Action]:
        """The actions whose date moved in the last twelve months, with ``slip`` in days."""
        moved = moves_within_a_year(self.on).order_by().values("action")
        return with_slip(self.actions().filter(pk__in=moved), self.on)

    @property
    def a_year_ago(self) -> date:
        return self.on - YEAR


def moves_within_a_year(on: date) -> QuerySet[DueDateMove]:
    """Every move of a date in the last twelve months for which a reason was given."""
    rows = DueDateMove.objects.filter(at__date__gte=on - YEAR, at__date__lte=on)
    return rows.exclude(reason_code__key=REOPENED)


def with_slip(rows: QuerySet[Action], on: date) -> QuerySet[Action]:
    """``slip``: days from the first date agreed to the day it was done, or to today."""
    return rows.annotate(slip=DaysBetween(finished_on(on), F("first_due")))


def finished_on(on: date, action: str = "pk", state: str = "state") -> Case:
    """When an action was last said to be done; the day itself while it is not."""
    done = Transition.objects.filter(action=OuterRef(action), to_state=ActionState.DONE)
    said = TruncDate(Subquery(done.order_by("-at").values("at")[:1]))
    return Case(
        When(**{f"{state}__in": AFTER_DONE}, then=said),
        default=Value(on, DateField()),
        output_field=DateField(),
    )


def within_days(field: str, low: int | None, high: int | None) -> Q:
    """Rows whose figure lies in a stretch of days."""
    found = Q()
    if low is not None:
        found &= Q(**{f"{field}__gte": low})
    if high is not None:
        found &= Q(**{f"{field}__lte": high})
    return found


def since_within(on: date, low: int, high: int | None) -> Q:
    """Escalations that many days past the date that was missed."""
    found = Q(since__lte=on - timedelta(days=low))
    if high is not None:
        found &= Q(since__gte=on - timedelta(days=high))
    return found


def month_ends(on: date, many: int = 12) -> list[date]:
    """The last days of so many months, the running month as far as it has come."""
    ends = [on]
    for _ in range(many - 1):
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]


def open_at_end_of(day: date) -> Q:
    """Escalations that were open when a day ended, of each action the last.

    What was passed in one sweep that caught up ended in that sweep, but the next level was reached
    on a day of its own: from that day on it is the one that was open.
    """
    after = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    later = Escalation.objects.filter(
        Q(reached_on__gt=OuterRef("reached_on"))
        | Q(reached_on=OuterRef("reached_on"), pk__gt=OuterRef("pk")),
        action=OuterRef("action"), reached_on__lte=day,
    ).order_by()  # fmt: skip
    ended_after = Q(ended_at__gte=after) & ~Q(Exists(later))
    return Q(reached_on__lte=day) & (Q(ended_at__isnull=True) | ended_after)


def somebody_was_asked() -> Q:
    """Escalations that were put to somebody who could answer."""
    asked = Addressee.objects.filter(escalation=OuterRef("pk"), answers=True)
    return Q(Exists(asked.order_by()))


def count_if(condition: Q) -> Count:
    return Count("pk", filter=condition)
