"""Up the ladder with a moving clock: late, asked, answered with a recovery date, missed again.

The clock has to move, so this runs against Django's own test server.
"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from governance.models import Escalation
from governance.tasks import climb
from tests.factories.organisation import ProviderFactory, ServiceFactory, staff
from tests.factories.qip import PlanFactory
from tests.governance.late import late_action

from .test_full_life import desk as desk
from .test_full_life import opens, press
from .test_full_life import unsafe_in_the_browser as unsafe_in_the_browser

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TITLE = "Two people are on every night"
NOW = timezone.now()


def later(days):
    return time_machine.travel(NOW + timedelta(days=days), tick=True)


def waits_for(page, title):
    """Today names it, and so does the count beside Escalations."""
    page.goto("/")
    page.get_by_role("link", name=f"Answer for “{title}”", exact=True).wait_for()
    opens(page, f"Answer for “{title}”")


def test_an_action_falls_late_climbs_is_answered_and_missed_again(
    desk, accessible, transactional_db
):
    ProviderFactory()
    service = ServiceFactory(name="Elm Court")
    manager, regional = (
        staff("service_manager", service=service),
        staff("service_manager", region=service.region),
    )
    senior = staff("senior_owner")
    plan = PlanFactory(services=[service], lead=manager, senior_owner=senior)
    # Due the day after tomorrow; high risk: level 1 after a day, level 2 after a week.
    action = late_action(service, by=-2, plan=plan, owner=manager, title=TITLE)

    climb()
    assert not Escalation.objects.exists()

    with later(3):
        climb()
        page = desk(manager)
        waits_for(page, TITLE)
        page.get_by_text("If nobody answers, level 2 (regional manager)").wait_for()
        accessible(page)

    # Nobody answers, and the sweep itself misses some days.
    with later(11):
        climb()
        climb()
        page = desk(manager)
        page.goto("/")
        assert page.get_by_role("link", name=f"Answer for “{TITLE}”").count() == 0
        page = desk(regional, (390, 844))
        waits_for(page, TITLE)
        page.get_by_text("Passed up, unanswered").first.wait_for()
        accessible(page)
        page.get_by_role("link", name="Give a recovery date").click()
        press(page, "Answer")
        page.get_by_text("Give a date").first.wait_for()
        page.get_by_label("New date").fill((timezone.localdate() + timedelta(5)).isoformat())
        page.get_by_label("Why is it late?").select_option(label="Recruitment")
        page.get_by_label("What will get it done by then?").fill("Two staff begin on Monday.")
        accessible(page)
        press(page, "Answer")
        page.get_by_text("Your answer is on the record.").wait_for()
        page.get_by_text("No further level is asked until").wait_for()
        page.goto(action.get_absolute_url())
        page.get_by_text("level 2 since").first.wait_for()

    with later(16):
        climb()
        assert not Escalation.objects.open().exists()

    with later(17):
        climb()
        page = desk(senior)
        waits_for(page, TITLE)
        page.get_by_text("Recovery date").first.wait_for()
        accessible(page)
        page.goto("/escalations/")
        page.get_by_role("link", name=TITLE).wait_for()
        accessible(page)
        page.goto("/escalations/ladder/")
        accessible(page)

    rows = Escalation.objects.filter(action=action).order_by("reached_on")
    assert [(row.meant_for, row.ending) for row in rows] == [
        (1, "passed_up"), (2, "answered"), (3, ""),
    ]  # fmt: skip
