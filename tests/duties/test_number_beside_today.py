"""The number beside Today is remembered for a minute, and never when the reader could tell."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from .sweeps import owed

pytestmark = pytest.mark.django_db
ELSEWHERE = "/plans/"


@pytest.fixture
def number(client, insider):
    """What stands beside Today on a page, for the insider; 0 where nothing does."""
    client.force_login(insider)

    def on(page):
        shown = html.fromstring(client.get(page).content)
        links = [a for a in shown.iterfind(".//nav//a") if urlsplit(a.get("href")).path == "/"]
        found = [span.text for a in links for span in a.iterfind(".//span[@class='n']")]
        return int(found[0]) if found else 0

    return on


def test_it_is_counted_once_a_minute(number, service, insider):
    begun = timezone.now()
    with time_machine.travel(begun, tick=False) as clock:
        owed(insider, service, days=-1)
        assert number(ELSEWHERE) == 1
        owed(insider, service, days=-2)
        clock.shift(settings.SESSION_TOUCH - timedelta(seconds=1))
        assert number(ELSEWHERE) == 1
        clock.shift(timedelta(seconds=1))
        assert number(ELSEWHERE) == 2


def test_today_itself_never_says_another_number_than_it_lists(number, service, insider):
    assert number(ELSEWHERE) == 0
    owed(insider, service, days=-1)
    assert number("/") == 1
    assert number(ELSEWHERE) == 1


def test_whoever_does_something_sees_at_once_what_it_changes(client, number, service, insider):
    action = owed(insider, service, days=-1)
    assert number(ELSEWHERE) == 1
    action.delete()
    client.post(reverse("duties:reminders"), {})
    assert number(ELSEWHERE) == 0


def test_a_clock_that_was_moved_back_keeps_no_number(number, service, insider):
    with time_machine.travel(timezone.now() + timedelta(seconds=50)):
        assert number(ELSEWHERE) == 0
    owed(insider, service, days=-1)
    assert number(ELSEWHERE) == 1


def test_nobody_is_shown_the_number_of_whoever_sat_there_before(
    client, number, service, insider, colleague
):
    owed(insider, service, days=-1)
    assert number(ELSEWHERE) == 1
    client.force_login(colleague)
    assert number(ELSEWHERE) == 0


def test_pages_of_the_same_minute_ask_once(client, number):
    number(ELSEWHERE)
    with CaptureQueriesContext(connection) as asked:
        number(ELSEWHERE)
    assert not [one for one in asked if "UNION ALL" in one["sql"] and "adoption" in one["sql"]]
