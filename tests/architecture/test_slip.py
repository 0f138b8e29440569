"""How often a date moved, and how far, stands wherever an action stands."""

from collections.abc import Callable
from datetime import timedelta

import pgtrigger
from django.db.models import F
from django.test import TestCase
from django.urls import reverse

from qip.models import Action, DelayReason, DueDateMove

from .addresses import EVERY, body_of, signed_in
from .matrix import PAGES
from .tree import stale
from .world import TODAY, World, build

WORDS = "moved 3 times, 61 days"
# Pages that name an action and are about something else, each with its reason.
ABOUT_SOMETHING_ELSE = {
    "delays:actions": "has a column for each of the two, counted to today",
    "delays:moved": "has a column for each of the two, counted to today",
    "escalations:answer": "opens over the page of the escalation, which says it",
    "qip:action_add": "offers actions to wait for",
    "qip:adoption": "is about a service whose staff may not open the action",
    "qip:adoption_say": "is about a service whose staff may not open the action",
    "qip:adoptions": "is about services whose staff may not open the action",
    "qip:measure_change": "offers actions to link",
    "qip:plan_record": "says what happened to actions in its own words",
    "qip:plan_review": "says what happened to actions in its own words",
    "qip:plan_tried": "is about what was tried",
    "qip:standard_new": "offers actions to name",
    "qip:version_propose": "offers actions to name",
    "qip:version_reword": "offers actions to name",
}


class TestSlip(TestCase):
    """Every page, over a world in which every action has moved three times."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.world = build()
        move_everything(cls.world)


def move_everything(world: World) -> None:
    """Due today, so that the calendar has them too."""
    Action.objects.filter(due__isnull=False).update(due=TODAY)
    for action in Action.objects.filter(first_due__isnull=False):
        for _ in range(3):
            DueDateMove.objects.create(
                action=action, by=world.insider, from_date=action.due, to_date=action.due,
                reason_code=DelayReason.objects.first(), reason="Nobody in post",
            )  # fmt: skip
    with pgtrigger.ignore("qip.Action:first_date_stays"):
        Action.objects.update(first_due=F("due") - timedelta(days=61))


def shows(name: str) -> Callable[[TestSlip], None]:
    page = PAGES[name]

    def test(self: TestSlip) -> None:
        world = self.world
        url = reverse(name, kwargs={key: world.arguments[of] for key, of in page.of.items()})
        body = body_of(signed_in(world.people[page.right]).get(url))
        titles = [one.title for one in (world.action, world.agreed, world.done, world.sustaining)]
        if any(title in body for title in titles):
            assert (WORDS in body.lower()) != (name in ABOUT_SOMETHING_ELSE)

    return test


for name in EVERY:
    if name in PAGES and PAGES[name].get.endswith("200"):
        setattr(TestSlip, f"test_{name}", shows(name))


def test_what_is_about_something_else_is_there() -> None:
    assert stale(ABOUT_SOMETHING_ELSE, set(EVERY)) == set()
