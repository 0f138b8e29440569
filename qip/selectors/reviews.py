"""The reviews of a plan, and the facts that the next one begins with."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from foundation.ui.words import as_date, full_day, plural
from qip.models import Action, ActionState, Measure, Plan, PlanReview, Transition
from qip.selectors.cards import measure_card
from qip.selectors.measures import with_series
from qip.standing import lower_first, state_words, the_role, waited_for

SHOWN = 2
MOST_LINES = 25
ROOM = 3500


def month_after(day: date) -> date:
    """The same day of the next month, or its last day where it has no such day."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_before(day: date) -> date:
    """The same day of the month before, or its last day."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def next_review(plan: Plan, last: date | None) -> date:
    """By when the plan is looked at again; nobody owes a review of the time before it was here."""
    return month_after(last or max(plan.starts_on, as_date(plan.created_at)))


@dataclass(frozen=True)
class Reviews:
    """The reviews of a plan as its page shows them, newest first."""

    shown: list[PlanReview]
    more: bool
    due: date | None

    @property
    def last(self) -> PlanReview | None:
        return self.shown[0] if self.shown else None


def reviews_of(plan: Plan) -> Reviews:
    """The latest reviews, in one question."""
    return reviews_in(plan, list(plan.reviews.select_related("by")[: SHOWN + 1]))


def reviews_in(plan: Plan, rows: list[PlanReview]) -> Reviews:
    """The same where the latest are known, with one more than is shown."""
    due = None if plan.is_ended else next_review(plan, rows[0].held_on if rows else None)
    return Reviews(rows[:SHOWN], len(rows) > SHOWN, due)


# What the next review begins with ---------------------------------------------------------------


@dataclass(frozen=True)
class Facts:
    """What the records say has happened since a day, as text that a person goes on with."""

    since: date
    moved: str
    stuck: str


def facts_for(plan: Plan, *, user: Any, on: date) -> Facts:
    """The facts since the last review, as far as this person may see them."""
    last = plan.reviews.values_list("held_on", flat=True).first()
    since = last or max(min(plan.starts_on, on), month_before(on))
    actions = plan.actions.visible_to(user).select_related("plan", "owner").order_by("number")
    rows = list(actions)
    moved = [*_steps(rows, since), *_charts(plan, user, since, on)]
    stuck = [*_late(rows, on), *_blocked(rows)]
    return Facts(
        since,
        _text(moved, f"Since {full_day(since)} no action moved and no chart changed."),
        _text(stuck, "Nothing is late and nothing is blocked."),
    )


def _steps(rows: Iterable[Action], since: date) -> Iterator[str]:
    """Each action whose state is another than it was: 2.3 Coached mornings: sustaining, …"""
    known = {row.pk: row for row in rows}
    begin = timezone.make_aware(datetime.combine(since, time.min))
    steps = Transition.objects.filter(action__in=list(known), at__gte=begin)
    was: dict[int, str] = {}
    for action_id, state in steps.order_by("at", "pk").values_list("action", "from_state"):
        was.setdefault(action_id, state)
    for pk, row in known.items():
        if pk in was and was[pk] != row.state:
            before = lower_first(str(ActionState(was[pk]).label))
            yield f"{_named(row)}: {lower_first(state_words(row))} (was: {before})"


def _charts(plan: Plan, user: Any, since: date, on: date) -> Iterator[str]:
    """Each measure whose chart says something else than it did."""
    own = plan.measures.order_by().values("pk")
    for row in with_series(Measure.objects.visible_to(user).filter(pk__in=own)):
        then, now = measure_card(row, on=since), measure_card(row, on=on)
        if now.change and (then.change is None or then.change.key != now.change.key):
            before = f" (was: {lower_first(then.change_words)})" if then.change else ""
            yield f"{row.name}: {lower_first(now.change_words)}{before}"


def _late(rows: Iterable[Action], on: date) -> Iterator[str]:
    late = [row for row in rows if row.is_late(on)]
    for row in sorted(late, key=lambda row: row.due or on):
        days = plural((on - (row.due or on)).days, "day")
        who = f", with {the_role(row.owner)}" if row.owner else ""
        yield f"{_named(row)}: {days} late{who}"


def _blocked(rows: Iterable[Action]) -> Iterator[str]:
    for row in rows:
        if row.state == ActionState.BLOCKED:
            yield f"{_named(row)}: waiting for {waited_for(row)}"


def _named(row: Action) -> str:
    return f"{row.reference} {row.title}"


def _text(lines: list[str], nothing: str) -> str:
    """One line each, as many as there is room for; the rest is counted."""
    shown: list[str] = []
    for line in lines[:MOST_LINES]:
        if sum(map(len, shown)) + len(line) > ROOM:
            break
        shown.append(line)
    if rest := len(lines) - len(shown):
        shown.append(f"And {rest} more.")
    return "\n".join(shown) or nothing
