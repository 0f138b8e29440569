"""Those whom the record itself names are asked only where they could open what they are asked."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.organisation.models import Membership, Role
from governance.models import Escalation
from governance.services.escalating import climb
from tests.factories.organisation import RegionFactory, ServiceFactory, give_role, staff
from tests.factories.qip import PlanFactory

from .late import TODAY, asked, climbed, late_action, people

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SEES = "governance.view_escalation"


@pytest.fixture
def ladder(service):
    return people(service)


@pytest.fixture
def elsewhere():
    return ServiceFactory(region=RegionFactory())


def can_open(client, person, row):
    client.force_login(person)
    answer = reverse("escalations:answer", args=[row.pk, "resources"])
    codes = {client.get(url).status_code for url in (row.get_absolute_url(), answer)}
    return codes == {200}


def test_a_senior_owner_whose_role_is_elsewhere_now_leaves_it_to_the_role(
    client, service, ladder, elsewhere
):
    moved = staff("senior_owner", region=elsewhere.region)
    plan = PlanFactory(services=[service], senior_owner=moved)
    row = climbed(late_action(service, by=15, plan=plan))
    assert (row.level, asked(row)) == (3, {ladder.senior.pk})
    assert can_open(client, ladder.senior, row)
    assert not can_open(client, moved, row)


@pytest.mark.parametrize("place", ["service", "region", "everywhere"])
def test_a_senior_owner_who_reaches_it_is_asked_alone(client, service, ladder, place):
    held = {"service": {"service": service}, "region": {"region": service.region}}
    theirs = staff("senior_owner", **held.get(place, {}))
    plan = PlanFactory(services=[service], senior_owner=theirs)
    row = climbed(late_action(service, by=15, plan=plan))
    assert asked(row) == {theirs.pk}
    assert can_open(client, theirs, row)


def test_an_owner_who_works_elsewhere_now_is_not_asked(client, service, ladder, elsewhere):
    Membership.objects.filter(user=ladder.owner).update(ends_on=TODAY - DAY)
    give_role(ladder.owner, "team_leader", service=elsewhere)
    row = climbed(late_action(service, by=2, owner=ladder.owner))
    assert asked(row) == {ladder.manager.pk}
    assert not can_open(client, ladder.owner, row)


def test_an_owner_at_one_of_its_services_is_asked(service, ladder, elsewhere):
    action = late_action(service, by=2, owner=ladder.owner)
    action.services.add(elsewhere)
    there = staff("team_leader", service=elsewhere)
    other = late_action(service, by=2, owner=there)
    other.services.add(elsewhere)
    climb(on=TODAY)
    rows = {row.action_id: asked(row) for row in Escalation.objects.open()}
    assert ladder.owner.pk in rows[action.pk]
    assert there.pk in rows[other.pk]


def test_what_is_for_every_service_asks_its_lead_wherever_they_work(client, ladder, elsewhere):
    lead = staff("service_manager", service=elsewhere)
    plan = PlanFactory(all_services=True, lead=lead, senior_owner=ladder.senior)
    action = late_action(elsewhere, by=2, plan=plan, all_services=True, owner=ladder.senior)
    action.services.clear()
    row = climbed(action)
    assert asked(row) == {lead.pk, ladder.senior.pk}
    assert can_open(client, lead, row)


def test_a_role_that_sees_no_escalations_gives_no_sight(client, service, ladder):
    role = Role.objects.get(key="team_leader")
    role.permissions = [one for one in role.permissions if one != SEES]
    role.save()
    row = climbed(late_action(service, by=2, owner=ladder.owner))
    assert asked(row) == {ladder.manager.pk}
    assert not can_open(client, ladder.owner, row)


def test_when_everybody_who_was_asked_works_elsewhere_others_are_asked(
    client, service, ladder, elsewhere
):
    row = climbed(late_action(service, by=8))
    assert asked(row) == {ladder.regional.pk}
    Membership.objects.filter(user=ladder.regional).update(ends_on=TODAY - DAY)
    give_role(ladder.regional, "service_manager", region=elsewhere.region)
    again = climbed(row.action)
    assert (again.pk, again.level, again.role_was_empty) == (row.pk, 3, True)
    assert asked(again) == {ladder.regional.pk, ladder.senior.pk}
    assert can_open(client, ladder.senior, again)
    before = list(Escalation.objects.values())
    climb(on=TODAY)
    assert list(Escalation.objects.values()) == before


def test_somebody_with_the_role_at_another_place_as_well_is_asked_once(service, ladder, elsewhere):
    give_role(ladder.owner, "team_leader", service=elsewhere)
    give_role(ladder.owner, "service_manager", region=service.region)
    row = climbed(late_action(service, by=2, owner=ladder.owner))
    assert sorted(one.person_id for one in row.addressees.all()) == sorted(
        {ladder.owner.pk, ladder.manager.pk}
    )
