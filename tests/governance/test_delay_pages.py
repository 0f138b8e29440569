"""The page of delays: its numbers open the lists they were counted from, and it names nobody."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.models import Addressee, Ending
from qip.models import Strand
from tests.factories.escalations import EscalationFactory
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PAGE, ACTIONS, ESCALATIONS = (
    reverse("delays:page"),
    reverse("delays:actions"),
    reverse("escalations:list"),
)


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


@pytest.fixture
def climbed(service, insider):
    """Two open escalations and one that was passed up, at Elm Court."""
    one = ActionFactory(
        services=[service], owner=insider, title="Own pace", strand=Strand.COMPETENCE,
        due=ago(20), first_due=ago(40),
    )  # fmt: skip
    two = ActionFactory(services=[service], owner=insider, title="Coaching", due=ago(5))
    EscalationFactory(
        action=one, level=1, since=ago(40), reached_on=ago(39), ended_at=timezone.now(),
        ending=Ending.PASSED_UP,
    )  # fmt: skip
    high = EscalationFactory(action=one, level=3, since=ago(40), reached_on=ago(12))
    EscalationFactory(action=two, level=1, since=ago(5), reached_on=ago(4))
    Addressee.objects.create(escalation=high, person=insider, role="Senior owner")
    return one, two


@pytest.fixture
def secret(next_door, stranger):
    action = ActionFactory(services=[next_door], owner=stranger, title="Theirs", due=ago(9))
    return EscalationFactory(action=action, level=5, since=ago(9), reached_on=ago(1)).action


def text(response):
    return response.content.decode()


def test_it_says_first_what_waits(inside, climbed, secret):
    page = text(inside.get(PAGE))
    assert "Two actions have climbed the ladder" in page
    assert "one waits at level 3 or above" in page
    assert "Level 3, 12 days" in page
    assert "Own pace" in page
    assert "Theirs" not in page


def test_every_number_opens_a_list_of_so_many(inside, climbed, secret):
    page = text(inside.get(PAGE))
    links = re.findall(r'class="n-link" href="([^"]+)">([\d,]+)<', page)
    assert len(links) > 20
    for url, number in set(links):
        found = inside.get(url.replace("&amp;", "&"))
        assert found.status_code == 200, url
        assert found.context["page"].total == int(number), url


def test_a_board_reader_sees_numbers_and_no_people(client, climbed, secret, board_reader, insider):
    client.force_login(board_reader)
    for url in (
        PAGE,
        ACTIONS,
        f"{ACTIONS}?export=csv",
        f"{PAGE}?export=csv",
        f"{ESCALATIONS}?view=all",
    ):
        shown = text(client.get(url))
        assert insider.name not in shown, url
    page = text(client.get(PAGE))
    assert "Three actions have climbed the ladder" in page
    assert "Theirs" in page


def test_those_who_work_on_shifts_are_not_shown_it(client, colleague, climbed):
    client.force_login(colleague)
    assert client.get(PAGE).status_code == 403
    assert client.get(ACTIONS).status_code == 403


def test_next_door_sees_nothing_of_it(client, stranger, climbed):
    client.force_login(stranger)
    assert "Own pace" not in text(client.get(PAGE))
    assert "Own pace" not in text(client.get(ACTIONS))


def test_the_file_holds_the_figures_of_the_page(inside, climbed, secret):
    rows = list(
        csv.reader(io.StringIO(text(inside.get(f"{PAGE}?export=csv")).removeprefix("\ufeff")))
    )
    assert rows[0] == ["Part", "Line", "Figure", "Number"]
    assert ["Open now", "Level 3: Senior owner", "Waiting", "1"] in rows
    assert ["By service", "Elm Court", "Late now", "2"] in rows
    assert not any("Sycamore" in cell for row in rows for cell in row)
    assert inside.get(f"{PAGE}?export=xlsx").status_code == 200


def test_nothing_yet_is_said_plainly(inside):
    page = text(inside.get(PAGE))
    assert "Nothing waits at any level of the ladder" in page
    assert "No action has come to its date yet" in page


def test_a_chart_comes_once_seven_months_are_over(inside, service, insider):
    action = ActionFactory(services=[service], owner=insider, due=ago(200))
    EscalationFactory(action=action, level=2, since=ago(150), reached_on=ago(140))
    assert "A chart follows once seven months are over" in text(inside.get(PAGE))
    other = ActionFactory(services=[service], owner=insider, due=ago(300))
    EscalationFactory(action=other, level=2, since=ago(290), reached_on=ago(280))
    page = text(inside.get(PAGE))
    assert "Open at the end of the month" in page
    assert "<svg" in page


@pytest.mark.parametrize(
    "ask", ["slip=x", "reason=%00", "reason=99999999999", "late=then", "service=x"]
)
def test_what_cannot_be_asked_is_not_a_fault(inside, climbed, ask):
    assert inside.get(f"{ACTIONS}?{ask}").status_code == 200


def test_a_regional_lead_sees_the_region(client, climbed, secret, service, next_door):
    lead = staff("quality_lead", region=service.region)
    client.force_login(lead)
    assert ("Theirs" in text(client.get(PAGE))) is (next_door.region == service.region)
