"""Spread: what was proven in one service, service by service in the others."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from foundation.ui.problems import Problem
from qip.models import ActionState, Adoption, AdoptionState
from qip.selectors.spread import services_to_spread_to
from qip.services import spread
from tests.factories.evidence import attachment
from tests.factories.organisation import ServiceFactory, UserFactory, staff
from tests.factories.qip import (
    ActionFactory,
    AdoptionFactory,
    PlanFactory,
    StandardFactory,
    VersionFactory,
)
from tests.proven import sustained

from .pages import TODAY, text

pytestmark = pytest.mark.django_db

SOON = TODAY + timedelta(days=60)
SEEN = "Ten shift records of October, nine of them."


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, senior_owner=insider, title="Calm days")


@pytest.fixture
def action(plan, service, insider, quality):
    """Verified at Elm Court, and sustaining."""
    return sustained(plan=plan, services=[service], owner=insider, by=quality, title="Own pace")


def spread_to(action, by, *services, **more):
    given = {"due": SOON, "on": TODAY, "services": services, **more}
    return spread.spread_action(by=by, action=action, **given)


def said(adoption, by, state="in_place", **more):
    words = {"in_place": {"evidence": SEEN}, "not_applicable": {"reason": "No kitchen."}}
    return spread.say_how_it_stands(
        by=by, adoption=adoption, state=state, **(words.get(state, {}) | more)
    )


# Choosing services ----------------------------------------------------------------------------


def test_each_service_has_its_manager_to_see_to_it(action, quality, next_door, stranger, third):
    rows = spread_to(action, quality, next_door, third)
    assert {(one.service, one.person, one.due) for one in rows} == {
        (next_door, stranger, SOON), (third, third.manager, SOON),
    }  # fmt: skip
    assert {one.state for one in rows} == {AdoptionState.NOT_YET}


@pytest.mark.parametrize("state", [ActionState.IN_PROGRESS, ActionState.AGREED])
def test_only_what_was_verified_is_spread(plan, service, quality, next_door, stranger, state):
    action = ActionFactory(plan=plan, services=[service], state=state)
    with pytest.raises(Problem, match="Only what was verified"):
        spread_to(action, quality, next_door)
    assert not Adoption.objects.exists()


def test_nobody_decides_for_a_service_out_of_reach(action, insider, next_door, stranger):
    with pytest.raises(Problem, match="You have no role at Sycamore House"):
        spread_to(action, insider, next_door)


def test_a_service_is_chosen_once_and_never_its_own(action, quality, service, adoption):
    with pytest.raises(Problem, match="Chosen already: Sycamore House"):
        spread_to(action, quality, adoption.service)
    with pytest.raises(Problem, match="is for Elm Court itself"):
        spread_to(action, quality, service)


def test_where_nobody_is_the_manager_somebody_is_named(action, quality):
    bare = ServiceFactory(name="Empty House")
    with pytest.raises(Problem, match="Nobody is the manager of Empty House"):
        spread_to(action, quality, bare)
    (row,) = spread_to(action, quality, bare, person=quality)
    assert row.person == quality


def test_who_sees_to_it_can_work_there(action, quality, next_door, insider):
    for person in (insider, UserFactory(is_active=False)):
        with pytest.raises(Problem, match="no role at Sycamore House"):
            spread_to(action, quality, next_door, person=person)


@pytest.mark.parametrize("days", [-1, 1000])
def test_the_date_is_ahead_and_near(action, quality, next_door, stranger, days):
    with pytest.raises(Problem) as problem:
        spread_to(action, quality, next_door, due=TODAY + timedelta(days=days))
    assert set(problem.value.message_dict) == {"due"}


def test_services_on_offer(action, quality, insider, service, next_door, third, adoption):
    ServiceFactory(name="Closed House", closed_on=TODAY)
    assert list(services_to_spread_to(action, quality, TODAY)) == [third]
    assert list(services_to_spread_to(action, insider, TODAY)) == []


# How it stands --------------------------------------------------------------------------------


def test_in_place_takes_evidence(adoption, stranger):
    with pytest.raises(Problem, match="what shows that it is in place"):
        said(adoption, stranger, evidence=" ")
    said(adoption, stranger)
    adoption.refresh_from_db()
    assert (adoption.state, adoption.evidence, adoption.decided_by) == ("in_place", SEEN, stranger)


def test_not_applicable_takes_a_reason_and_drops_other_words(adoption, stranger):
    said(adoption, stranger)
    with pytest.raises(Problem, match="why it does not apply"):
        said(adoption, stranger, "not_applicable", reason="")
    adoption.refresh_from_db()
    said(adoption, stranger, "not_applicable", evidence="Typed before")
    adoption.refresh_from_db()
    assert (adoption.reason, adoption.evidence) == ("No kitchen.", "")


def test_it_may_slip_back(adoption, stranger):
    said(adoption, stranger)
    said(adoption, stranger, "not_yet")
    adoption.refresh_from_db()
    assert (adoption.state, adoption.evidence, adoption.decided_at) == ("not_yet", "", None)


def test_only_who_answers_for_it_or_leads_there_says_so(adoption, insider, next_door, quality):
    worker = staff("support_worker", service=next_door)
    for person in (insider, worker):
        with pytest.raises(Problem, match="answers for this at Sycamore House"):
            said(adoption, person)
    said(adoption, quality)
    Adoption.objects.filter(pk=adoption.pk).update(person=worker)
    said(Adoption.objects.get(), worker, "not_applicable")
    assert Adoption.objects.get().decided_by == worker


def test_a_file_belongs_to_the_action(adoption, action, stranger, insider):
    mine = attachment(action, insider)
    other = attachment(ActionFactory(), insider)
    with pytest.raises(Problem, match="attached to the action"):
        said(adoption, stranger, attachment=other)
    said(adoption, stranger, attachment=mine)
    assert Adoption.objects.get().attachment == mine


def test_somebody_else_sees_to_it(adoption, quality, insider, next_door):
    heir = staff("team_leader", service=next_door)
    args = {"by": quality, "adoption": adoption, "due": SOON, "on": TODAY}
    with pytest.raises(Problem, match="no role at Sycamore House"):
        spread.hand_over_adoption(person=insider, **args)
    adoption.refresh_from_db()
    spread.hand_over_adoption(person=heir, **args)
    adoption.refresh_from_db()
    assert (adoption.person, adoption.due) == (heir, SOON)
    said(adoption, heir)
    with pytest.raises(Problem, match="nobody owes it"):
        spread.hand_over_adoption(person=heir, **args)


@pytest.mark.parametrize(
    "broken",
    [{"state": "in_place"}, {"evidence": "x"}, {"reason": "x"}, {"state": "not_applicable"}],
)
def test_the_database_keeps_a_decision_whole(adoption, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Adoption.objects.filter(pk=adoption.pk).update(**broken)


def test_the_database_keeps_one_row_for_a_service(adoption):
    with pytest.raises(IntegrityError), transaction.atomic():
        AdoptionFactory(action=adoption.action, service=adoption.service)


# Who sees what --------------------------------------------------------------------------------


def test_next_door_sees_its_own_row_and_the_title_alone(client, adoption, third, stranger, plan):
    other = AdoptionFactory(action=adoption.action, service=third, person=third.manager)
    client.force_login(stranger)
    body = text(client.get(adoption.get_absolute_url()))
    assert "Own pace" in body
    assert "Calm days" not in body
    assert adoption.action.get_absolute_url() not in body
    assert "Quayside" not in body
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(adoption.action.get_absolute_url()).status_code == 404
    listed = text(client.get(reverse("qip:adoptions") + "?view=all"))
    assert "Own pace" in listed
    assert "Quayside" not in listed
    assert "Calm days" not in listed


def test_its_words_stay_with_those_who_work_there(client, adoption, insider, stranger):
    hidden = "Only people who work there can read this"
    client.force_login(insider)
    assert hidden not in text(client.get(adoption.action.get_absolute_url()))
    said(adoption, stranger)
    body = text(client.get(adoption.action.get_absolute_url()))
    assert "Sycamore House" in body
    assert SEEN not in body
    assert hidden in body
    assert client.get(adoption.get_absolute_url()).status_code == 404


def test_who_takes_it_up_reads_the_standard_that_holds_there(client, adoption, next_door, stranger):
    VersionFactory(
        standard=StandardFactory(title="Mornings", services=[next_door]), action=adoption.action
    )
    VersionFactory(standard=StandardFactory(title="Evenings"), action=adoption.action)
    client.force_login(stranger)
    body = text(client.get(adoption.get_absolute_url()))
    assert "Mornings" in body
    assert "Evenings" not in body
