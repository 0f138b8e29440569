"""The figures on delays count what was, and each opens the list of exactly what it counted."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from foundation.organisation.models import Membership
from governance.models import Addressee, Escalation
from governance.selectors.delay_page import delays, lines, silence
from governance.services.escalating import climb
from qip.forms.filters import MOST_CHOICES
from tests.factories.escalations import EscalationFactory
from tests.factories.organisation import ServiceFactory, staff
from tests.factories.qip import ActionFactory

from .late import TODAY, late_action, levels, people

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ACTIONS, ESCALATIONS = reverse("delays:actions"), reverse("escalations:list")


def found(by):
    return delays(by=by, services=None, on=TODAY)


def total(client, url, **asks):
    response = client.get(f"{url}?{urlencode({'view': 'all', **asks})}")
    assert response.status_code == 200, asks
    return response.context["page"].total


# What was open when a month ended ---------------------------------------------------------------


@pytest.fixture
def caught_up(service):
    """Sixty days late at the first sweep there is: five levels at once, one of them open."""
    people(service)
    action = late_action(service, by=60)
    climb(on=TODAY)
    assert [level for level, *_ in levels(action)] == [1, 2, 3, 4, 5]
    return action


def test_an_action_counts_once_at_the_end_of_a_month_however_many_levels_it_passed(
    client, caught_up, insider
):
    client.force_login(insider)
    months = found(insider).trend
    begun = TODAY - 59 * DAY
    assert [month.open for month in months] == [1 if month.end >= begun else 0 for month in months]
    assert len(months) > 1
    for month in months:
        assert total(client, ESCALATIONS, open_on=month.end.isoformat()) == month.open


def test_every_day_has_the_level_that_was_the_last_by_then(client, caught_up, insider):
    client.force_login(insider)
    for ago, level in ((59, 1), (54, 1), (53, 2), (46, 3), (40, 3), (32, 4), (5, 4), (4, 5)):
        day = (TODAY - ago * DAY).isoformat()
        asked = client.get(ESCALATIONS, {"view": "all", "open_on": day}).context["page"].rows
        assert [row.meant_for for row in asked] == [level], ago
    assert total(client, ESCALATIONS, open_on=(TODAY - 60 * DAY).isoformat()) == 0


def test_of_two_levels_of_one_day_the_later_is_the_one_that_was_open(client, service, insider):
    action = ActionFactory(services=[service], owner=insider)
    day = TODAY - 20 * DAY
    for level, ending in ((1, "passed_up"), (2, "passed_up"), (3, "")):
        row = EscalationFactory(action=action, level=level, since=day - DAY, reached_on=day)
        if ending:
            Escalation.objects.filter(pk=row.pk).update(ended_at=row.made_at, ending=ending)
    client.force_login(insider)
    assert total(client, ESCALATIONS, open_on=day.isoformat()) == 1


# Who let it pass --------------------------------------------------------------------------------


def test_a_level_that_nobody_was_asked_at_is_not_blamed(client, caught_up, insider):
    mine = found(insider)
    one = mine.answers[0]
    assert (one.reached, one.passed_up, one.unasked, one.is_silent) == (1, 1, 1, False)
    assert silence(mine) == ""
    assert [
        "Answers in twelve months",
        "Level 1",
        "Of these passed before anybody was asked",
        1,
    ] in list(lines(mine))
    client.force_login(insider)
    asks = {"level": 1, "year": "1", "ending": "passed_up"}
    assert total(client, ESCALATIONS, **asks, asked="nobody") == 1
    page = client.get(reverse("delays:page")).content.decode()
    assert "Passed before anybody was asked" in page
    assert "more up than it answers" not in page


def test_a_level_whose_people_were_asked_and_said_nothing_is_named(client, service, insider):
    people(service)
    Membership.objects.update(starts_on=TODAY - 90 * DAY)
    action = late_action(service, by=60)
    for ago in (59, 53):
        climb(on=TODAY - ago * DAY)
    climb(on=TODAY)
    mine = found(insider)
    assert [(one.passed_up, one.unasked) for one in mine.answers] == [
        (1, 0), (1, 0), (1, 1), (1, 1), (0, 0),
    ]  # fmt: skip
    assert silence(mine).startswith("Levels 1 and 2 let more pass up")
    client.force_login(insider)
    assert total(client, ESCALATIONS, level=1, ending="passed_up", asked="nobody") == 0
    assert action.escalations.count() == 5


def test_a_board_reader_who_was_told_is_nobody_who_was_asked(insider, caught_up):
    first = Escalation.objects.get(action=caught_up, level=1)
    Addressee.objects.create(escalation=first, person=insider, role="Board reader", answers=False)
    assert found(insider).answers[0].unasked == 1


# Service by service -----------------------------------------------------------------------------


@pytest.fixture(params=["few", "many"])
def places(request, service):
    """A list of services, or so many that one is found by typing a part of its name."""
    if request.param == "many":
        ServiceFactory.create_batch(MOST_CHOICES + 1)
    return request.param


@pytest.fixture
def kept(service, next_door):
    """At Elm Court two late actions, for the whole organisation one, next door one."""
    due = {"due": TODAY - 9 * DAY, "first_due": TODAY - 9 * DAY}
    for _ in range(2):
        ActionFactory(services=[service], **due)
    ActionFactory(all_services=True, **due)
    both = ActionFactory(services=[service, next_door], due=TODAY - DAY, first_due=TODAY - DAY)
    EscalationFactory(action=both)


def test_every_figure_of_a_service_opens_so_many_actions(client, kept, places, insider):
    by = staff("quality_lead")
    client.force_login(by)
    rows = found(by).services
    assert {line.label: line.late for line in rows} == {
        "Elm Court": 3, "Sycamore House": 1, "The whole organisation": 1,
    }  # fmt: skip
    for line in rows:
        assert total(client, ACTIONS, service=line.key) == line.told
        assert total(client, ACTIONS, service=line.key, late="now") == line.late
        assert total(client, ACTIONS, service=line.key, slip="0") == line.on_time
        assert total(client, ESCALATIONS, service=line.key) == line.total


def test_a_service_out_of_reach_cannot_be_asked_for_by_its_number(client, kept, next_door, insider):
    client.force_login(insider)
    assert total(client, ACTIONS) == 4
    asked = client.get(ACTIONS, {"service": next_door.pk})
    assert "Sycamore" not in asked.content.decode()


def test_a_service_is_still_found_by_a_part_of_its_name(client, kept, service):
    ServiceFactory.create_batch(MOST_CHOICES + 1)
    client.force_login(staff("quality_lead"))
    assert total(client, ACTIONS, service="Elm C") == 3
    assert total(client, ESCALATIONS, service="Elm C") == 1


# What no address should bring down --------------------------------------------------------------


@pytest.mark.parametrize("export", ["", "csv"])
@pytest.mark.parametrize(
    "ask",
    [
        {"open_on": "9999-12-31"}, {"open_on": "0001-01-01"}, {"open_on": "2100-01-01"},
        {"reached": "9999-12"}, {"service": "²"}, {"service": "9" * 30}, {"service": "٣"},
        {"page": "²"}, {"page": "9" * 5000}, {"asked": "x"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_narrows_nothing_and_is_no_fault(client, kept, places, ask, export):
    client.force_login(staff("quality_lead"))
    more = {"export": export} if export else {}
    for url in (ESCALATIONS, ACTIONS):
        assert client.get(url, {"view": "all", **ask, **more}).status_code == 200
    if "service" not in ask and not export:
        assert total(client, ESCALATIONS, **ask) == 1


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2099, 12, 31)])
def test_a_day_of_these_times_is_asked_for(client, kept, day):
    client.force_login(staff("quality_lead"))
    assert total(client, ESCALATIONS, open_on=day.isoformat()) == (1 if day > TODAY else 0)
