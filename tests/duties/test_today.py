"""The day of one person: what is owed, in the order in which it matters."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from foundation.duties.duty import Duty
from foundation.duties.selectors.today import Day, _when, last_working_day, sentence
from qip.models import ActionState
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, PlanFactory

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(("day", "before"), [
    (date(2026, 11, 23), date(2026, 11, 20)), (date(2026, 11, 24), date(2026, 11, 23)),
    (date(2026, 11, 22), date(2026, 11, 20)), (date(2026, 11, 21), date(2026, 11, 20)),
])  # fmt: skip
def test_changes_are_counted_from_the_last_working_day(day, before):
    assert last_working_day(day) == before


@pytest.mark.parametrize(("days", "group"), [
    (-1, "late"), (0, "soon"), (1, "soon"), (2, "week"), (7, "week"), (8, "later"), (None, "undated"),
])  # fmt: skip
def test_each_duty_stands_in_its_time(days, group):
    due = None if days is None else TODAY + timedelta(days=days)
    assert _when(due, TODAY) == group


def day(late=0, soon=0, later=0):
    from foundation.duties.selectors.today import Group

    def some(number):
        return [Duty("action", 1, TODAY, "Do it", "Action 1.1", "/", "Open")] * number

    groups = [Group("late", "Late", some(late)), Group("soon", "Soon", some(soon))]
    groups.append(Group("later", "Later", some(later)))
    return Day([group for group in groups if group.duties], 0, [], [], TODAY)


@pytest.mark.parametrize(("counts", "words"), [
    ({"late": 1}, "One thing is late. Start there"),
    ({"late": 2, "soon": 1}, "Two things are late. Start with the one at the top."),
    ({"soon": 1}, "Nothing is late. One thing is due by tomorrow."),
    ({"soon": 3}, "Nothing is late. Three things are due by tomorrow."),
    ({"later": 2}, "Nothing is late, and nothing is due today or tomorrow."),
    ({}, "Nothing is waiting for you."),
])  # fmt: skip
def test_the_page_opens_with_the_news(counts, words):
    assert "".join(sentence(day(**counts))).startswith(words)


@pytest.fixture
def late(service, insider, db):
    return ActionFactory(
        services=[service], plan=PlanFactory(services=[service]), owner=insider,
        title="Weekend mornings are coached", state=ActionState.IN_PROGRESS,
        due=timezone.localdate() - timedelta(days=9),
    )  # fmt: skip


def test_today_shows_the_owner_what_is_late_and_the_stranger_nothing_of_it(
    client, late, insider, stranger
):
    client.force_login(insider)
    page = client.get("/").content.decode()
    assert "weekend mornings are coached" in page.lower()
    assert "9 days late" in page
    client.force_login(stranger)
    page = client.get("/").content.decode()
    assert "weekend mornings are coached" not in page.lower()
    assert "Nothing is waiting for you." in page


def test_today_asks_somebody_who_is_not_signed_in_to_sign_in(client, late):
    assert client.get("/").status_code == 302


def test_whoever_begins_an_installation_is_shown_the_first_step(client, db):
    client.force_login(staff("system_administrator"))
    page = client.get("/").content.decode()
    assert "Begin with a service" in page
    assert 'href="/organisation/services/add/"' in page


def test_nobody_else_is_asked_to_begin(client, colleague):
    client.force_login(colleague)
    assert "Begin with a service" not in client.get("/").content.decode()
