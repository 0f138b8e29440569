"""The default is nobody: who reaches which rows."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from foundation.organisation.models import Person, Role, Service
from foundation.organisation.scoping import Reach, forget_reach
from qip.models import Action, Plan
from tests.factories.organisation import (
    PlacementFactory,
    RegionFactory,
    ServiceFactory,
    UserFactory,
    give_role,
    staff,
)
from tests.factories.qip import ActionFactory, PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service, next_door):
    here = PlanFactory(services=[service])
    ActionFactory(plan=here, services=[service])
    there = PlanFactory(services=[next_door])
    ActionFactory(plan=there, services=[next_door])
    return here


def test_nobody_sees_anything_without_a_membership(plan):
    assert list(Plan.objects.visible_to(None)) == []
    assert list(Plan.objects.visible_to(AnonymousUser())) == []
    assert list(Plan.objects.visible_to(UserFactory())) == []


def test_a_manager_sees_their_own_service_and_not_the_one_next_door(plan, insider, stranger):
    assert list(Plan.objects.visible_to(insider)) == [plan]
    assert plan not in Plan.objects.visible_to(stranger)
    assert Plan.objects.visible_to(stranger).count() == 1


def test_a_region_reaches_all_its_services_and_no_other(plan, service):
    user = staff("senior_owner", region=service.region)
    assert list(Plan.objects.visible_to(user)) == [plan]
    assert list(Plan.objects.visible_to(staff("senior_owner", region=RegionFactory()))) == []


def test_the_whole_organisation_reaches_everything(plan):
    assert Plan.objects.visible_to(staff("quality_lead")).count() == 2


def test_an_administrator_sees_no_care_content(plan):
    administrator = staff("system_administrator")
    assert Plan.objects.visible_to(administrator).count() == 0
    assert Action.objects.visible_to(administrator).count() == 0
    assert Service.objects.visible_to(administrator).count() == 2


@pytest.mark.parametrize(("starts", "ends", "sees"), [
    (-10, None, True), (0, 0, True), (-10, -1, False), (1, None, False), (-10, 0, True),
])  # fmt: skip
def test_a_membership_holds_from_its_first_to_its_last_day(plan, service, starts, ends, sees):
    today, user = timezone.localdate(), UserFactory()
    give_role(
        user,
        "service_manager",
        service=service,
        starts_on=today + timedelta(days=starts),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )
    assert Plan.objects.visible_to(user).exists() is sees


def test_an_account_that_is_closed_sees_nothing(plan, insider):
    insider.is_active = False
    assert not Plan.objects.visible_to(insider).exists()


def test_a_plan_for_all_services_is_seen_from_each_and_changed_only_from_the_top(service, insider):
    everywhere = PlanFactory(all_services=True)
    assert list(Plan.objects.visible_to(insider)) == [everywhere]
    assert insider.has_perm("qip.view_plan", everywhere)
    assert not insider.has_perm("qip.change_plan", everywhere)
    assert staff("quality_lead").has_perm("qip.change_plan", everywhere)


def test_reach_and_permission_differ(plan, insider, colleague, stranger):
    action = plan.actions.get()
    assert action in Action.objects.visible_to(colleague)
    assert not colleague.has_perm("qip.change_action", action)
    assert insider.has_perm("qip.change_action", action)
    assert not stranger.has_perm("qip.change_action", action)
    assert stranger.has_perm("qip.change_action")


def test_a_permission_taken_from_a_role_is_gone(plan, insider):
    role = Role.objects.get(key="service_manager")
    role.permissions = [code for code in role.permissions if code != "qip.view_plan"]
    role.save()
    forget_reach(insider)
    assert not Plan.objects.visible_to(insider).exists()


def test_a_person_is_seen_where_they_live_now(service, insider, stranger):
    today = timezone.localdate()
    placement = PlacementFactory(service=service, ends_on=today)
    assert list(Person.objects.visible_to(insider)) == [placement.person]
    assert list(Person.objects.visible_to(stranger)) == []
    placement.ends_on = today - timedelta(days=1)
    placement.save()
    assert list(Person.objects.visible_to(insider)) == []
    assert list(Person.objects.visible_to(staff("quality_lead"))) == [placement.person]


def test_a_board_reader_sees_plans_and_no_people(plan, service):
    PlacementFactory(service=service)
    board = staff("board_reader")
    assert Plan.objects.visible_to(board).count() == 2
    assert Person.objects.visible_to(board).count() == 0


def test_reach_is_asked_once_for_each_account(insider, service, django_assert_num_queries):
    ServiceFactory.create_batch(3, region=service.region)
    with django_assert_num_queries(1):
        assert insider.reach("qip.view_plan") == Reach(services=frozenset({service.pk}))
        assert insider.has_perm("qip.change_plan")
        assert not insider.has_perm("organisation.change_role")


def test_a_region_without_services_gives_a_reach_without_services():
    region = RegionFactory()
    reach = staff("senior_owner", region=region).reach("qip.view_plan")
    assert reach == Reach(regions=frozenset({region.pk}))
