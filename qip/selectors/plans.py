"""Plans for lists and for their own page."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from statistics import median
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Min, OuterRef, Prefetch, Q, QuerySet, Subquery

from foundation.organisation.models import Service
from foundation.ui.words import full_day, in_words, plural
from qip.models import (
    AFTER_DONE,
    OPEN_STATES,
    Action,
    ActionState,
    DueDateMove,
    Measure,
    Plan,
    PlanNews,
    RootCause,
)
from qip.models.plans import months_between

COUNTED = ("open_count", "late_count", "done_count", "next_due")


def plans_found(user: Any, on: date, sort: str = "") -> QuerySet[Plan]:
    """Plans in reach. What is counted is worked out for all of them only to sort by it."""
    rows = Plan.objects.visible_to(user)
    key = sort.removeprefix("-")
    return rows.annotate(**{key: _counts(user, on, "actions__")[key]}) if key in COUNTED else rows


def plans_told(ids: list[int], user: Any, on: date) -> list[Plan]:
    """Some plans with their actions counted, as far as this person may see them.

    The caller has found the numbers of the plans through ``visible_to``.
    """
    names = Service.objects.filter(plans=OuterRef("pk")).order_by("name").values("name")
    news = PlanNews.objects.filter(plan=OuterRef("pk")).order_by("-written_at", "-pk")
    rows = (
        Plan.objects.filter(pk__in=ids)
        .select_related("senior_owner", "lead")
        .defer("aim", "why_now")
        .annotate(
            service_names=ArraySubquery(names), news_at=Subquery(news.values("written_at")[:1])
        )
    )
    found = {row.pk: row for row in rows}
    seen = Action.objects.visible_to(user).filter(plan__in=ids).order_by()
    counted = {row["plan"]: row for row in seen.values("plan").annotate(**_counts(user, on))}
    for plan in found.values():
        counts: Any = counted.get(plan.pk, {})
        for name in COUNTED:
            setattr(plan, name, counts.get(name, None if name == "next_due" else 0))
    return [found[pk] for pk in ids if pk in found]


def _counts(user: Any, on: date, path: str = "") -> dict[str, Any]:
    """Open, late, done, and the next date; of actions, or from plans through ``path``."""
    seen = Q()
    if path:
        seen = Q(**{f"{path}pk__in": Action.objects.visible_to(user).order_by().values("pk")})
    is_open = seen & Q(**{f"{path}state__in": OPEN_STATES})
    done = seen & Q(**{f"{path}state__in": AFTER_DONE})
    late, ahead = Q(**{f"{path}due__lt": on}), Q(**{f"{path}due__gte": on})
    return {
        "open_count": Count(f"{path}pk", filter=is_open),
        "late_count": Count(f"{path}pk", filter=is_open & late),
        "done_count": Count(f"{path}pk", filter=done),
        "next_due": Min(f"{path}due", filter=is_open & ahead),
    }


def plan_for_page(rows: QuerySet[Plan]) -> QuerySet[Plan]:
    """Everything the head of a plan's page says about it."""
    causes = RootCause.objects.select_related("factor")
    links = Measure.plans.through.objects.filter(plan=OuterRef("pk")).order_by()
    return (
        rows.select_related("senior_owner", "lead")
        .annotate(measure_ids=ArraySubquery(links.values("measure")))
        .prefetch_related("services", Prefetch("root_causes", causes))
    )


def month_words(plan: Plan, on: date) -> str:
    """Month 10 of 14; or when it begins, or that its time is over."""
    if on < plan.starts_on:
        return f"Begins {full_day(plan.starts_on)}"
    if on > plan.ends_on:
        return f"Was to end {full_day(plan.ends_on)}"
    now, whole = months_between(plan.starts_on, on), months_between(plan.starts_on, plan.ends_on)
    return f"Month {now} of {whole}"


# Counts in words --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tally:
    """How the actions of a plan stand."""

    total: int
    late: int
    states: Counter[str]
    worst: int
    soonest: Action | None

    @property
    def open(self) -> int:
        return sum(self.states[state] for state in (ActionState.AGREED, ActionState.IN_PROGRESS,
                                                    ActionState.BLOCKED))  # fmt: skip

    def words(self) -> list[str]:
        """4 in progress, 1 blocked, … in the order of an action's life, exceptions last."""
        named = (
            (ActionState.CLOSED, "closed"), (ActionState.SUSTAINING, "sustaining"),
            (ActionState.DONE, "to be verified"), (ActionState.IN_PROGRESS, "in progress"),
            (ActionState.AGREED, "agreed"), (ActionState.DRAFT, "in draft"),
            (ActionState.BLOCKED, "blocked"), (ActionState.CANCELLED, "cancelled"),
        )  # fmt: skip
        found = [f"{self.states[state]} {words}" for state, words in named if self.states[state]]
        return found + ([f"{self.late} late"] if self.late else [])


def tally(actions: Iterable[Action], on: date) -> Tally:
    rows = list(actions)
    late = [row for row in rows if row.is_late(on)]
    ahead = [row for row in rows if row.is_open and row.due and row.due >= on]
    return Tally(
        total=len(rows),
        late=len(late),
        states=Counter(row.state for row in rows),
        worst=max(((on - row.due).days for row in late if row.due), default=0),
        soonest=min(ahead, key=lambda row: (row.due, row.number), default=None),
    )


def origins(actions: Iterable[Action]) -> list[str]:
    """Where the need for a plan was noticed, from ``plan_actions``: Complaint 26-04 …"""
    said = itemgetter("place", "title", "detail")
    found = {said(one) for action in actions for one in action.noticed}  # type: ignore[attr-defined]
    held: dict[str, list[str]] = {}
    for _place, title, detail in sorted(found):
        held.setdefault(title, []).append(detail)
    return [
        f"{title} {details[0]}".strip() if len(details) == 1 else f"{title} ({len(details)})"
        for title, details in held.items()
    ]


# Dates that moved -------------------------------------------------------------------------------

MOVED_SHOWN = 10


@dataclass(frozen=True)
class Moved:
    """One action whose date is not the first one agreed, or has not always been."""

    action: Action
    moves: list[DueDateMove]
    done: datetime | None = None

    @property
    def days(self) -> int:
        return self.action.slip_days

    @property
    def slip(self) -> str:
        return plural(abs(self.days), "day") + (" earlier" if self.days < 0 else "")

    @property
    def why(self) -> str:
        """The last reason given."""
        return self.moves[-1].reason if self.moves else ""


@dataclass(frozen=True)
class Slippage:
    """Every moved date of a plan, the longest slip first."""

    rows: list[Moved]

    @property
    def shown(self) -> list[Moved]:
        return self.rows[:MOVED_SHOWN]

    @property
    def more(self) -> list[Moved]:
        return self.rows[MOVED_SHOWN:]

    @property
    def words(self) -> str:
        """The middle of the slips: one long delay does not colour the rest."""
        if len(self.rows) < 2:
            return ""
        middle = round(median(row.days for row in self.rows))
        return f"Middle of these {in_words(len(self.rows))}: {plural(middle, 'day')}"


def slippage(actions: Iterable[Action]) -> Slippage:
    """The actions of a plan, from ``plan_actions``, whose dates moved; their moves in order."""
    by_id = {action.pk: action for action in actions if action.first_due}
    held: dict[int, list[DueDateMove]] = {}
    rows = DueDateMove.objects.filter(action__in=list(by_id)).select_related("reason_code")
    for move in rows.order_by("at", "pk"):
        held.setdefault(move.action_id, []).append(move)
    done = {pk: action.said_done_at for pk, action in by_id.items()}  # type: ignore[attr-defined]
    found = [Moved(by_id[pk], moves, done[pk]) for pk, moves in held.items()]
    return Slippage(sorted(found, key=lambda row: (-row.days, row.action.number)))
