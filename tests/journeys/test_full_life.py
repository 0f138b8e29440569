"""From draft to closed and opened again, with three people, while weeks go by.

The clock has to move, so these run against Django's own test server and not against a started
product; the pages, the browser and the database are the same.
"""

import os
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Role
from tests.factories.organisation import ProviderFactory, ServiceFactory, staff
from tests.factories.qip import PlanFactory

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TITLE = "The garden door stays open until ten"
STATEMENTS = {
    "The problem": "The garden door is locked at 17:00. Four people stand at it.",
    "The new standard or control": "The door is open from breakfast until ten.",
    "How staff apply it every day": "The shift leader opens it at 07:30 and writes it down.",
    "Success beyond": "Nobody stands at a locked door for eight weeks.",
}


@pytest.fixture(scope="module", autouse=True)
def unsafe_in_the_browser():
    """The browser runs an event loop beside the test, which Django takes for its own."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def desk(browser, live_server):
    """Somebody at a browser, signed in at this moment: ``desk(user)``."""
    opened = []

    def make(user, size=(1440, 900)):
        client = Client()
        client.force_login(user)
        context = browser.new_context(
            base_url=live_server.url, locale="en-GB",
            viewport={"width": size[0], "height": size[1]},
        )  # fmt: skip
        context.set_default_timeout(30_000)
        context.add_cookies([
            {"name": name, "value": one.value, "url": live_server.url}
            for name, one in client.cookies.items()
        ])  # fmt: skip
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


def press(page, words):
    page.get_by_role("button", name=words, exact=True).last.click()
    page.wait_for_load_state("networkidle")


def opens(page, words):
    page.get_by_role("link", name=words, exact=True).first.click()
    page.wait_for_load_state("networkidle")


def write(page, owner):
    """The manager fills in the draft and agrees it."""
    for label, words in STATEMENTS.items():
        page.get_by_label(label).first.fill(words)
    page.get_by_role("radio", name="Oversight").check()
    kinds = EvidenceKind.objects.filter(code__in=("observation", "person-family-feedback"))
    for number, kind in enumerate(kinds, start=1):
        row = f"id_criterion_{number}"
        page.locator(f"#{row}_kind").select_option(str(kind.pk))
        page.locator(f"#{row}_shows").fill(f"Nobody is kept inside, {number}")
        page.locator(f"#{row}_sample").fill("10")
    page.get_by_label("Owner").select_option(str(owner.pk))
    page.locator("#id_due").fill((timezone.localdate() + timedelta(60)).isoformat())
    role = Role.objects.get(key="quality_lead")
    page.get_by_label("Who verifies it").select_option(str(role.pk))


def test_three_people_take_an_action_from_draft_to_closed_and_opened_again(
    desk, accessible, transactional_db
):
    ProviderFactory()
    service = ServiceFactory(name="Elm Court")
    manager = staff("service_manager", service=service)
    owner, quality = staff("team_leader", service=service), staff("quality_lead")
    plan = PlanFactory(services=[service], lead=manager, senior_owner=manager)

    page = desk(manager)
    page.goto(f"/plans/{plan.pk}/actions/new/")
    page.get_by_label("What will be true when this is done").fill(TITLE)
    page.get_by_role("radio", name="Oversight").check()
    press(page, "Save as draft")
    page.get_by_text("still needs").first.wait_for()
    address = page.url
    opens(page, "Finish the draft")
    write(page, owner)
    accessible(page)
    press(page, "Agree this action")
    page.get_by_text("Agreed").first.wait_for()

    theirs = desk(owner, (390, 844))
    theirs.goto(address)
    opens(theirs, "Start")
    press(theirs, "Start")
    for number in (1, 2):
        theirs.get_by_role(
            "link", name=re.compile(f"Tie evidence to Nobody is kept inside, {number}")
        ).click()
        theirs.get_by_label("What does it show?").fill(
            f"Ten evenings watched: open at ten. {number}"
        )
        press(theirs, "Tie it")
        theirs.get_by_text(f"Ten evenings watched: open at ten. {number}").wait_for()
    accessible(theirs)
    opens(theirs, "Say it is done")
    theirs.get_by_label("What do staff now do differently?").fill(
        "The door is open. People go out."
    )
    press(theirs, "Say it is done")
    theirs.get_by_text("is not closed").first.wait_for()
    assert theirs.get_by_role("link", name="Look at the evidence").count() == 0
    assert theirs.goto(f"{address}verify/").status == 403

    second = desk(quality)
    second.goto(address)
    opens(second, "Look at the evidence")
    accessible(second)
    for choice in second.get_by_label("Yes, the evidence shows it").all():
        choice.check()
    press(second, "Say what you found")
    second.get_by_text("Now it has to hold").first.wait_for()
    accessible(second)

    with time_machine.travel(timezone.now() + timedelta(weeks=12, days=1), tick=True):
        page = desk(manager)
        page.goto(address)
        opens(page, "Does it still hold?")
        page.get_by_label("Yes, it still holds").check()
        page.get_by_label("What is now different for people?").fill("They water the roses at nine.")
        press(page, "Say what you saw")
        page.get_by_text("They water the roses at nine.").first.wait_for()
        page.get_by_text("looked again and it still held").first.wait_for()
        accessible(page)

    with time_machine.travel(timezone.now() + timedelta(weeks=20), tick=True):
        page = desk(manager)
        page.goto(address)
        opens(page, "Open it again")
        page.get_by_label("What has slipped, or was never so?").fill(
            "Locked again in the dark months."
        )
        page.get_by_label("New date").fill((timezone.localdate() + timedelta(30)).isoformat())
        press(page, "Open it again")
        page.get_by_text("Opened again").first.wait_for()
        page.get_by_text("Locked again in the dark months.").first.wait_for()
        accessible(page)
