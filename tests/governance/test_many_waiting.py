"""More that waits than Today names: the others are one line, which opens the list of them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from foundation.duties.ical import calendar_of
from foundation.duties.selectors.calendar import feed_of
from governance.duties import KIND, MOST, awaited, owed
from governance.models import Addressee
from tests.factories.escalations import EscalationFactory
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, PlanFactory

from .late import TODAY, timedelta

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(service):
    return staff("quality_lead")


@pytest.fixture
def asked(service, insider, lead, next_door, stranger):
    """So many are asked of the insider about a plan that somebody else leads; two are not."""
    plan = PlanFactory(services=[service], lead=lead, senior_owner=lead)
    found = []
    for number in range(MOST + 1):
        action = ActionFactory(services=[service], plan=plan, number=100 + number, owner=insider)
        days = timedelta(days=60 - number)
        row = EscalationFactory(action=action, since=TODAY - days, reached_on=TODAY - days)
        Addressee.objects.create(escalation=row, person=insider, role="Service manager")
        found.append(row)
    other = EscalationFactory(action=ActionFactory(services=[next_door], owner=stranger))
    Addressee.objects.create(escalation=other, person=stranger, role="Service manager")
    ended = EscalationFactory(
        action=ActionFactory(services=[service], plan=plan, number=99, owner=insider)
    )
    Addressee.objects.create(escalation=ended, person=lead, role="Quality lead")
    return found


def of_list(client, user, url):
    client.force_login(user)
    return client.get(url).context["page"].total


def test_today_names_so_many_and_opens_the_list_of_the_others(client, asked, insider):
    found = list(owed(on=TODAY, by=insider))
    assert len(found) == MOST + 1
    last = found[-1]
    assert (last.title, last.subject) == ("Answer for the others that wait", 0)
    assert last.due == asked[-1].reached_on
    assert of_list(client, insider, last.url) == MOST + 1
    assert "Answer for the others that wait" in client.get("/").content.decode()


def test_no_line_says_others_while_there_are_none(asked, insider):
    asked[0].addressees.all().delete()
    found = list(owed(on=TODAY, by=insider))
    assert len(found) == MOST
    assert all(one.subject for one in found)


def test_what_is_waited_for_opens_the_list_of_the_others_too(client, asked, lead, insider):
    found = list(awaited(on=TODAY, by=lead))
    assert len(found) == MOST + 1
    assert all(one.subject for one in found[:-1])
    assert of_list(client, lead, found[-1].url) == MOST + 1
    assert list(awaited(on=TODAY, by=insider)) == []
    assert of_list(client, insider, found[-1].url) == 0


def test_the_calendar_elsewhere_says_that_there_are_others(asked, insider):
    found = [one for one in feed_of(insider, on=TODAY) if one.kind == KIND]
    assert len(found) == MOST + 1
    assert found[-1].url == f"{reverse('escalations:list')}?view=mine"
    assert found[-1].due == asked[-1].reached_on
    told = calendar_of(found, base="https://sustain.example", at=timezone.now()).decode()
    assert "More than this has gone up the ladder and waits for you" in told.replace("\r\n ", "")
