"""What others did lately, and what the records found, for the people it concerns."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils import timezone

from foundation.duties.duty import Change
from qip.models import (
    Action,
    ActionState,
    Adoption,
    AdoptionState,
    Plan,
    PlanNews,
    Reopening,
    Transition,
)
from qip.sections.wording import brief
from qip.standing import STATE_SHAPES, lower_first

MOST = 20
LONGEST = 120


def changed(*, since: date, by: Any) -> Iterator[Change]:
    """Steps that others took, new accounts of whether practice is changing, and of their own
    actions and plans what the figures ask again and where it was taken up."""
    begin = _begin(since)
    yield from _steps(begin, by)
    yield from _news(begin, by)
    yield from _asked_again(since, by)
    yield from _taken_up(begin, by)


def _steps(begin: datetime, by: Any) -> Iterator[Change]:
    seen = Action.objects.visible_to(by).order_by().values("pk")
    rows = Transition.objects.filter(at__gte=begin, action__in=seen).exclude(by=by)
    for step in rows.select_related("action__plan", "by").order_by("-at")[:MOST]:
        said = lower_first(step.get_to_state_display())
        yield _change(
            STATE_SHAPES[ActionState(step.to_state)], step.action, said, step.by.role_words, step.at
        )


def _news(begin: datetime, by: Any) -> Iterator[Change]:
    seen = Plan.objects.visible_to(by).order_by().values("pk")
    rows = PlanNews.objects.filter(written_at__gte=begin, plan__in=seen).exclude(written_by=by)
    for one in rows.select_related("plan", "written_by")[:MOST]:
        yield Change(
            "com", f"{one.plan.reference}: is practice changing?",
            f"{one.plan.title} · {one.written_by.role_words}",
            one.plan.get_absolute_url(), one.written_at,
        )  # fmt: skip


def _asked_again(since: date, by: Any) -> Iterator[Change]:
    """What the records propose to open again. They are read at night: the day is told, no hour."""
    rows = Reopening.objects.undecided().filter(on__gte=since, action__in=_concerning(by))
    for one in rows.select_related("action__plan").order_by("-on", "-pk")[:MOST]:
        why = brief(one.reason, LONGEST)
        yield _change(
            "reopened", one.action, "may have to open again", why, _begin(one.on), "proof"
        )


def _taken_up(begin: datetime, by: Any) -> Iterator[Change]:
    """What other services said of taking it up."""
    rows = Adoption.objects.filter(decided_at__gte=begin, action__in=_concerning(by))
    shown = rows.exclude(decided_by=by).select_related("action__plan", "service", "decided_by")
    for one in shown.order_by("-decided_at", "-pk")[:MOST]:
        there = one.state == AdoptionState.IN_PLACE
        said = f"{'in place' if there else 'does not apply'} at {one.service}"
        who = one.decided_by.role_words if one.decided_by else ""
        yield _change("full" if there else "none", one.action, said, who, one.decided_at, "spread")


def _concerning(by: Any) -> Any:
    """The actions in reach that somebody owns, or whose plan they lead or answer for."""
    mine = Q(owner=by) | Q(plan__lead=by) | Q(plan__senior_owner=by)
    return Action.objects.visible_to(by).filter(mine).order_by().values("pk")


def _change(shape: str, action: Action, said: str, who: str, at: Any, part: str = "") -> Change:
    url = f"{action.get_absolute_url()}#{part}" if part else action.get_absolute_url()
    text = f"Action {action.reference}: {said}"
    return Change(shape, text, " · ".join(filter(None, (action.title, who))), url, at)


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
