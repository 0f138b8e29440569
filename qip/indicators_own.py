"""What improvement counts about itself: are promises kept, are they proven, and do they last?

Each figure is worked out from dated lines of history, so that a period which is over gives the
same answer whenever it is asked about.
"""

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from statistics import median

from django.db.models import OuterRef, Q, QuerySet, Subquery

from foundation.ui.words import as_date
from qip.checks import FEWEST_KINDS
from qip.indicators import Indicator, Services, Share
from qip.models import (
    AFTER_DONE,
    VERIFIED_STATES,
    Action,
    ActionState,
    Proof,
    Transition,
    Unit,
    Verification,
)
from qip.models.actions import ActionQuerySet


def done_by_first_date(services: Services, begin: date, end: date) -> Share:
    """Of the actions first promised for these days, those that were done by that date.

    What was returned by then was not done. What was cancelled by then is not counted.
    """
    earlier = Transition.objects.filter(
        action=OuterRef("pk"), at__date__lte=OuterRef("first_due")
    ).order_by("-at", "-pk")
    promised = _actions(services).filter(first_due__range=(begin, end)).order_by()
    stood = promised.annotate(stood=Subquery(earlier.values("to_state")[:1]))
    states = [s for s in stood.values_list("stood", flat=True) if s != ActionState.CANCELLED]
    return Share(sum(state in AFTER_DONE for state in states), len(states))


def closed_by_two_keys(services: Services, begin: date, end: date) -> Share:
    """Of the actions closed in these days, those on two kinds of evidence and a second person."""
    closed: dict[int, datetime] = dict(
        _steps(services, begin, end).filter(to_state=ActionState.CLOSED).values_list("action", "at")
    )
    kinds = defaultdict(set)
    proofs = Proof.objects.filter(criterion__action__in=closed)
    for action, kind, at, gone in proofs.values_list(
        "criterion__action", "kind", "at", "withdrawn_at"
    ):
        if _stood(at, gone, closed[action]):
            kinds[action].add(kind)
    rows = Verification.objects.filter(action__in=closed, verified=True)
    seen = {
        action
        for action, at, fell in rows.values_list("action", "at", "fell_at")
        if _stood(at, fell, closed[action])
    }
    proven = [one for one in closed if one in seen and len(kinds[one]) >= FEWEST_KINDS]
    return Share(len(proven), len(closed))


def median_slip(services: Services, begin: date, end: date) -> Decimal | None:
    """The middle number of days past its first date, of the actions done in these days."""
    steps = _steps(services, begin, end).filter(to_state=ActionState.DONE)
    last = dict(steps.values_list("action", "at"))
    promised = Action.objects.filter(pk__in=last).order_by()
    slips = [
        max(0, (as_date(last[pk]) - first).days)
        for pk, first in promised.values_list("pk", "first_due")
        if first
    ]
    return Decimal(str(median(slips))) if slips else None


def reopened(services: Services, begin: date, end: date) -> Share:
    """Of the verified actions closed or opened again in these days, those opened again."""
    steps = _steps(services, begin, end).filter(from_state__in=VERIFIED_STATES)
    again = set(steps.filter(to_state=ActionState.IN_PROGRESS).values_list("action", flat=True))
    closed = set(steps.filter(to_state=ActionState.CLOSED).values_list("action", flat=True))
    return Share(len(again), len(again | closed))


INDICATORS = (
    Indicator(
        "qip.done-by-first-date", "Actions done by their first date", Unit.PERCENT,
        done_by_first_date, "Actions done by the date first promised",
        "Actions first promised for this time",
    ),
    Indicator(
        "qip.closed-by-two-keys",
        "Actions closed on two kinds of evidence by a second person", Unit.PERCENT,
        closed_by_two_keys, "Closed on two kinds of evidence, verified by a second person",
        "Actions closed in this time",
    ),
    Indicator(
        "qip.median-slip", "Days between the first date and done, in the middle", Unit.DURATION,
        median_slip,
    ),
    Indicator(
        "qip.reopened", "Verified actions that were opened again", Unit.PERCENT,
        reopened, "Verified actions opened again in this time",
        "Verified actions closed or opened again in this time",
    ),
)  # fmt: skip


def _actions(services: Services) -> ActionQuerySet:
    """The actions at these services, and those of the whole organisation."""
    return Action.objects.all() if services is None else Action.objects.at(services)


def _steps(services: Services, begin: date, end: date) -> QuerySet[Transition]:
    """What became of actions in these days, oldest first."""
    found = Transition.objects.filter(at__date__range=(begin, end)).order_by("at", "pk")
    within = _actions(services).order_by().values("pk")
    return found if services is None else found.filter(Q(action__in=within))


def _stood(since: datetime, until: datetime | None, at: datetime) -> bool:
    return since <= at and (until is None or until > at)
