"""Writing and changing an action: what it needs, where it may be, who may own it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.organisation.models import Role
from foundation.ui.problems import Problem
from qip.models import Action, ActionState, DelayReason, SourceKind, Strand
from qip.services import actions, plans, progress
from tests.factories.organisation import ServiceFactory, staff
from tests.factories.qip import ActionFactory, CriterionFactory, PlanFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def plan(service):
    return PlanFactory(services=[service])


@pytest.fixture
def write(plan, service, insider):
    def write(**given):
        links = given.pop("links", {"services": [service]})
        words = {"title": "Mornings are coached", "strand": Strand.COMPETENCE} | given
        return actions.write_action(by=insider, plan=plan, links=links, **words)

    return write


def test_an_action_is_for_services_of_its_plan(write, next_door):
    with pytest.raises(Problem, match="The plan is not for Sycamore House"):
        write(links={"services": [next_door]})
    assert not Action.objects.exists()


def test_an_action_is_for_every_service_only_where_its_plan_is(write, insider):
    with pytest.raises(Problem, match="not for every service"):
        write(all_services=True, links={})
    everywhere = PlanFactory(all_services=True)
    action = actions.write_action(
        by=insider, plan=everywhere, title="Everywhere", strand="learning", all_services=True
    )
    assert action.scope_services() is None


def test_the_owner_can_open_what_they_own(write, service, stranger):
    with pytest.raises(Problem) as told:
        write(owner=stranger)
    assert "has no role at Elm Court" in told.value.message_dict["owner"][0]
    assert write(owner=staff("support_worker", service=service)).owner is not None


def test_an_owner_who_left_stays_until_somebody_else_is_chosen(write, service, insider, stranger):
    leaver = staff("team_leader", service=service)
    action = write(owner=leaver)
    leaver.is_active = False
    leaver.save()
    action = Action.objects.get(pk=action.pk)
    actions.change_action(by=insider, action=action, changes={"title": "Still theirs"})
    with pytest.raises(Problem, match="has no role"):
        actions.change_action(by=insider, action=action, changes={"owner": stranger})


def test_nobody_who_left_is_promised_anything(write, service, insider):
    leaver = staff("team_leader", service=service)
    action = write(
        owner=leaver, due=TODAY, problem="p", standard="s", daily_application="d", success="s",
        verifier_role=Role.objects.get(key="quality_lead"),
    )  # fmt: skip
    CriterionFactory(action=action)
    leaver.is_active = False
    leaver.save()
    with pytest.raises(Problem, match="has left"):
        progress.agree(by=insider, action=Action.objects.get(pk=action.pk))


def test_an_action_is_not_due_before_it_starts(write, insider):
    with pytest.raises(Problem) as told:
        write(starts_on=TODAY, due=TODAY - timedelta(days=1))
    assert "due" in told.value.message_dict
    action = write(starts_on=TODAY, due=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(due=TODAY - timedelta(days=1))


def test_nothing_is_added_to_a_plan_that_has_ended(write, plan, insider):
    plans.end_plan(by=insider, plan=plan, reason="The service closes.")
    with pytest.raises(Problem, match="has ended"):
        write()


def test_an_action_cannot_wait_for_itself(write, insider):
    action = write()
    with pytest.raises(Problem, match="wait for itself"):
        actions.change_action(by=insider, action=action, changes={}, links={"depends_on": [action]})


def test_sources_are_replaced_and_links_left_alone_unless_given(write, insider, service):
    kinds = list(SourceKind.objects.all()[:2])
    action = write(sources=[(kinds[0], "C-088"), (kinds[1], "")])
    helper = staff("team_leader", service=service)
    actions.change_action(
        by=insider, action=action, changes={"title": "New"}, links={"contributors": [helper]}
    )
    assert action.sources.count() == 2
    assert list(action.services.all()) == [service]
    actions.change_action(by=insider, action=action, changes={}, sources=[(kinds[1], "26-04")])
    assert [str(one) for one in action.sources.all()] == [f"{kinds[1]} 26-04"]
    assert list(action.contributors.all()) == [helper]


def test_an_edit_on_an_old_copy_still_moves_the_version_on(write, insider):
    action = write()
    copy = Action.objects.get(pk=action.pk)
    actions.change_action(by=insider, action=action, changes={"title": "First"})
    actions.change_action(by=insider, action=copy, changes={"title": "Second"})
    assert Action.objects.get(pk=action.pk).version == 3


def test_a_date_moves_only_while_the_action_is_open_and_never_before_its_start(service, insider):
    code = DelayReason.objects.first()
    action = ActionFactory(services=[service], starts_on=TODAY)
    with pytest.raises(Problem, match="before the action starts"):
        actions.move_due_date(
            by=insider, action=action, to=TODAY - timedelta(days=1), reason_code=code, reason="x"
        )
    with pytest.raises(Problem, match="already has"):
        actions.move_due_date(
            by=insider, action=action, to=action.due, reason_code=code, reason="x"
        )
    done = ActionFactory(services=[service], state=ActionState.DONE)
    with pytest.raises(Problem, match="is not open"):
        actions.move_due_date(by=insider, action=done, to=TODAY, reason_code=code, reason="x")
    draft = ActionFactory(services=[service], state=ActionState.DRAFT, first_due=None)
    with pytest.raises(Problem, match="no agreed date"):
        actions.move_due_date(by=insider, action=draft, to=TODAY, reason_code=code, reason="x")


def test_a_note_says_something(service, insider):
    action = ActionFactory(services=[service])
    with pytest.raises(Problem, match="Write what"):
        actions.note_progress(by=insider, action=action, text="  ")
    assert (
        actions.note_progress(by=insider, action=action, text=" Seen twice. ").text == "Seen twice."
    )


def test_two_services_of_a_plan_may_share_an_action(insider, service):
    other = ServiceFactory()
    plan = PlanFactory(services=[service, other])
    action = actions.write_action(
        by=insider, plan=plan, title="Both", strand="learning", links={"services": [service, other]}
    )
    assert action.scope_services() == {service.pk, other.pk}
