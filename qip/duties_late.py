"""What somebody owes that is late: asked on every page, for the number beside Today."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from foundation.duties.selectors.stand_ins import Fallen, fallen_to, theirs
from qip.dues import decide_by, review_due, verify_by
from qip.duties_reading import readings_owed
from qip.duties_reopening import to_decide
from qip.duties_spread import to_take_up
from qip.duties_verification import MOST, to_check, to_verify
from qip.models import Action, Plan
from qip.next_figures import figure_due
from qip.verifiers import MAY_VERIFY

ENTERS, REVIEWS = "qip.add_reading", "qip.change_plan"


def late(*, on: date, by: Any) -> list[QuerySet[Any]]:
    """The same that Today calls late."""
    return _late(on, by, fallen_to(by)) if by.reach("qip.view_plan") else []


def _late(on: date, by: Any, fallen: Fallen) -> list[QuerySet[Any]]:
    mine = Action.objects.visible_to(by).to_do().filter(theirs(by, "owner", "qip.action", fallen))
    found: list[QuerySet[Any]] = [mine.filter(due__lt=on)]
    found.append(to_take_up(by, fallen).filter(due__lt=on))
    if by.reach(MAY_VERIFY):
        found.append(to_check(by, fallen).filter(check_due__lt=on))
        asked = to_decide(by, fallen).alias(decide_by=decide_by())
        found.append(asked.filter(decide_by__lt=on))
        first = to_verify(by).values("pk")[:MOST]
        found.append(Action.objects.filter(pk__in=first).alias(by=verify_by()).filter(by__lt=on))
    if by.reach(ENTERS):
        measures = readings_owed(by, fallen).alias(figure_due=figure_due())
        found.append(measures.filter(figure_due__lt=on))
    if by.reach(REVIEWS):
        plans = Plan.objects.visible_to(by, REVIEWS).active()
        led = plans.filter(theirs(by, "lead", "qip.plan_review", fallen))
        found.append(led.alias(review_due=review_due()).filter(review_due__lt=on))
    return found
