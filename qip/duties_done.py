"""What somebody has settled lately, from the lines of history."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone

from foundation.duties.duty import Change
from qip.models import (
    Action,
    ActionState,
    Adoption,
    AdoptionState,
    HoldingCheck,
    Measure,
    Plan,
    PlanReview,
    Reading,
    Reopening,
    Transition,
    Verification,
)
from qip.selectors.cards import places_of

MOST = 10


def done(*, since: date, by: Any) -> Iterator[Change]:
    """What ``by`` settled since a day, in what they may still see."""
    begin = timezone.make_aware(datetime.combine(since, time.min))
    seen = Action.objects.visible_to(by).order_by().values("pk")
    yield from _said_done(by, begin, seen)
    yield from _verified(by, begin, seen)
    yield from _looked_again(by, begin, seen)
    yield from _left_as_it_is(by, begin, seen)
    yield from _reviewed(by, begin)
    yield from _counted(by, begin)
    yield from _taken_up(by, begin)


def _said_done(by: Any, begin: datetime, seen: Any) -> Iterator[Change]:
    rows = Transition.objects.filter(
        by=by, at__gte=begin, to_state=ActionState.DONE, action__in=seen
    ).exclude(from_state__in=(ActionState.SUSTAINING, ActionState.CLOSED))
    for row in _of_actions(rows):
        yield _change("done", row.action, "said to be done", row.at)


def _verified(by: Any, begin: datetime, seen: Any) -> Iterator[Change]:
    rows = Verification.objects.filter(by=by, at__gte=begin, action__in=seen)
    for row in _of_actions(rows):
        shape, said = ("closed", "verified") if row.verified else ("reopened", "returned")
        yield _change(shape, row.action, said, row.at)


def _looked_again(by: Any, begin: datetime, seen: Any) -> Iterator[Change]:
    rows = HoldingCheck.objects.filter(by=by, at__gte=begin, action__in=seen)
    for row in _of_actions(rows):
        shape, said = ("closed", "it holds") if row.still_so else ("reopened", "opened again")
        yield _change(shape, row.action, said, row.at)


def _left_as_it_is(by: Any, begin: datetime, seen: Any) -> Iterator[Change]:
    """Once for each action, however many measures asked; not what a second look closed."""
    rows = Reopening.objects.filter(
        decided_by=by, decided_at__gte=begin, reopened=False, action__in=seen
    ).exclude(action__closed_by=by, action__closed_at__gte=begin)
    last = rows.order_by("action_id", "-decided_at").distinct("action_id")
    shown: Any = last.select_related("action__plan")
    for row in shown[:MOST]:
        yield _change("closed", row.action, "stays as it is", row.decided_at)


def _of_actions(rows: Any) -> Any:
    return rows.select_related("action__plan").order_by("-at")[:MOST]


def _reviewed(by: Any, begin: datetime) -> Iterator[Change]:
    seen = Plan.objects.visible_to(by).order_by().values("pk")
    rows = PlanReview.objects.filter(by=by, at__gte=begin, plan__in=seen)
    for row in rows.select_related("plan").order_by("-at")[:MOST]:
        yield Change(
            "closed", f"{row.plan.reference}: reviewed", row.plan.title,
            reverse("qip:plan_reviews", args=[row.plan_id]), row.at,
        )  # fmt: skip


def _counted(by: Any, begin: datetime) -> Iterator[Change]:
    """One line for each measure, however many figures were entered."""
    seen = Measure.objects.visible_to(by)
    rows = Reading.objects.filter(entered_by=by, entered_at__gte=begin, replaced_at__isnull=True)
    last = rows.filter(measure__in=seen.order_by().values("pk")).order_by(
        "measure_id", "-entered_at"
    )
    found = (
        last.distinct("measure_id").select_related("measure").prefetch_related("measure__services")
    )
    for row in found[:MOST]:
        yield Change(
            "com", f"{row.measure.name}: figure entered", places_of(row.measure),
            row.measure.get_absolute_url(), row.entered_at,
        )  # fmt: skip


def _taken_up(by: Any, begin: datetime) -> Iterator[Change]:
    rows = Adoption.objects.visible_to(by).filter(decided_by=by, decided_at__gte=begin)
    shown = rows.select_related("action__plan", "service").order_by("-decided_at")
    for row in shown[:MOST]:
        there = row.state == AdoptionState.IN_PLACE
        said = f"{'in place' if there else 'does not apply'} at {row.service}"
        yield Change(
            "full" if there else "none", f"Action {row.action.reference}: {said}",
            row.action.title, row.get_absolute_url(), row.decided_at,
        )  # fmt: skip


def _change(shape: str, action: Action, said: str, at: datetime) -> Change:
    return Change(
        shape, f"Action {action.reference}: {said}", action.title, action.get_absolute_url(), at
    )
