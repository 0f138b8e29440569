"""Tests of change: planned, decided once, never lost from view."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from foundation.ui.problems import Problem
from qip.models import ActionState, ChangeTest
from qip.models.change_tests import MOST_CYCLES
from qip.services import change_tests
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, ChangeTestFactory, PlanFactory

from .pages import HOSTILE, SHOWN, TODAY, errors, text

pytestmark = pytest.mark.django_db

PLANNED = {
    "tried": "The walk is offered before tea.",
    "where": "Flat 2, late shift, P-014",
    "prediction": "Two calm evenings of three.",
    "started_on": TODAY - timedelta(days=3),
}
LEARNT = {"happened": "Three of three.", "decision": "adopt", "reason": "Better than expected."}


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, senior_owner=insider)


@pytest.fixture
def action(plan, service, insider):
    return ActionFactory(plan=plan, services=[service], owner=insider)


def planned(action, by, **more):
    return change_tests.plan_test(by=by, action=action, on=TODAY, **(PLANNED | more))


def decided(test, by, **more):
    return change_tests.study_test(by=by, test=test, on=TODAY, **(LEARNT | more))


# Services -------------------------------------------------------------------------------------


def test_cycles_are_numbered_within_their_action(action, insider):
    assert [planned(action, insider).number for _ in range(2)] == [1, 2]
    assert planned(ActionFactory(plan=action.plan), insider).number == 1


@pytest.mark.parametrize("field", ["tried", "where", "prediction"])
def test_everything_is_said_before_it_begins(action, insider, field):
    with pytest.raises(Problem) as problem:
        planned(action, insider, **{field: " "})
    assert set(problem.value.message_dict) == {field}
    assert not ChangeTest.objects.exists()


@pytest.mark.parametrize("days", [-400, 400])
def test_a_test_is_near(action, insider, days):
    with pytest.raises(Problem, match="within a year"):
        planned(action, insider, started_on=TODAY + timedelta(days=days))


def test_nothing_more_is_tried_when_it_was_cancelled(plan, service, insider):
    action = ActionFactory(plan=plan, services=[service], state=ActionState.CANCELLED)
    with pytest.raises(Problem, match="nothing more is tried"):
        planned(action, insider)


def test_one_action_holds_so_many_tests(action, insider):
    ChangeTestFactory(action=action, number=MOST_CYCLES)
    with pytest.raises(Problem, match="Write another action"):
        planned(action, insider)


def test_a_test_is_decided_once(action, insider):
    test = decided(planned(action, insider), insider)
    assert (test.decision, test.decided_by) == ("adopt", insider)
    with pytest.raises(Problem, match="decided this test already: Adopted"):
        decided(test, insider, decision="abandon")
    test.refresh_from_db()
    assert test.decision == "adopt"


def test_a_test_that_has_not_begun_is_not_decided(action, insider):
    test = planned(action, insider, started_on=TODAY + timedelta(days=1))
    with pytest.raises(Problem, match="Decide when it has run"):
        decided(test, insider)


@pytest.mark.parametrize(
    ("field", "value"), [("happened", ""), ("reason", " "), ("decision", "keep"), ("decision", "")]
)
def test_a_decision_says_what_and_why(action, insider, field, value):
    with pytest.raises(Problem):
        decided(planned(action, insider), insider, **{field: value})
    assert not ChangeTest.objects.get().is_decided


@pytest.mark.parametrize(
    "broken",
    [
        {"decision": "adopt"},
        {"happened": "Something"},
        {"decided_at": timezone.now()},
        {"tried": ""},
        {"prediction": ""},
    ],
)
def test_the_database_keeps_a_decision_whole(action, insider, broken):
    test = planned(action, insider)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeTest.objects.filter(pk=test.pk).update(**broken)


# Pages ----------------------------------------------------------------------------------------


def page(client, action):
    return text(client.get(action.get_absolute_url()))


def posted(client, url, data, times=1):
    """Send a form as the page showed it; twice for a double click."""
    token = client.get(url).context["form"].carried
    for _ in range(times):
        response = client.post(url, {**token, **data})
    return response


FORM = {**PLANNED, "started_on": PLANNED["started_on"].isoformat()}


def test_a_test_is_planned_and_decided_on_pages(client, action, insider):
    client.force_login(insider)
    response = posted(client, reverse("qip:test_plan", args=[action.pk]), FORM, times=2)
    assert response["Location"].endswith("#test-1")
    test = ChangeTest.objects.get()
    assert "Under way" in page(client, action)
    url = reverse("qip:test_study", args=[action.pk, test.pk])
    assert "Two calm evenings of three." in text(client.get(url))
    posted(client, url, LEARNT, times=2)
    body = page(client, action)
    assert "Adopted, because" in body
    assert "Better than expected." in body


def test_nothing_typed_is_lost_when_something_lacks(client, action, insider):
    client.force_login(insider)
    url = reverse("qip:test_plan", args=[action.pk])
    response = client.post(url, {**FORM, "prediction": ""})
    assert errors(response) == {"prediction": ["Say what you expect to happen"]}
    assert "The walk is offered before tea." in text(response)


def test_the_next_test_begins_with_the_words_of_one_that_was_adapted(client, action, insider):
    decided(planned(action, insider), insider, decision="adapt")
    client.force_login(insider)
    form = client.get(reverse("qip:test_plan", args=[action.pk])).context["form"]
    assert form["tried"].value() == PLANNED["tried"]
    assert not form["prediction"].value()


def test_a_worker_plans_and_does_not_decide(client, action, insider, colleague):
    test = planned(action, insider)
    client.force_login(colleague)
    assert client.get(reverse("qip:test_plan", args=[action.pk])).status_code == 200
    assert client.get(reverse("qip:test_study", args=[action.pk, test.pk])).status_code == 403
    assert "Say what happened" not in page(client, action)


def test_a_test_is_found_only_under_its_own_action(client, action, plan, service, insider):
    test = planned(action, insider)
    other = ActionFactory(plan=plan, services=[service])
    client.force_login(insider)
    assert client.get(reverse("qip:test_study", args=[other.pk, test.pk])).status_code == 404


def test_what_was_adopted_is_never_folded_away(client, action, insider):
    decided(planned(action, insider, tried="The one that works"), insider)
    for number in range(6):
        decided(planned(action, insider, tried=f"Later {number}"), insider, decision="abandon")
    client.force_login(insider)
    cycles = client.get(action.get_absolute_url()).context["cycles"]
    assert [one.number for one in cycles.shown] == [7, 6, 5, 1]
    assert [one.number for one in cycles.earlier] == [4, 3, 2]
    assert cycles.words == "1 adopted and 6 abandoned"


def test_the_plan_shows_what_was_adopted_and_lists_everything(client, plan, action, insider):
    decided(planned(action, insider, tried="The one that works"), insider)
    decided(planned(action, insider, tried="The one that does not"), insider, decision="abandon")
    client.force_login(insider)
    tried = client.get(plan.get_absolute_url()).context["tried"]
    assert [one.tried for one in tried.adopted] == ["The one that works"]
    assert tried.words == "1 adopted and 1 abandoned"
    url = reverse("qip:plan_tried", args=[plan.pk])
    assert "The one that does not" in text(client.get(url))
    adopted = text(client.get(f"{url}?view=adopted"))
    assert "The one that works" in adopted
    assert "The one that does not" not in adopted


def test_the_list_of_a_plan_leaves_out_actions_out_of_reach(
    client, plan, action, insider, next_door
):
    plan.services.add(next_door)
    planned(ActionFactory(plan=plan, services=[next_door]), insider, tried="Next door only")
    planned(action, insider, tried="Here")
    client.force_login(insider)
    body = text(client.get(reverse("qip:plan_tried", args=[plan.pk])))
    assert "Here" in body
    assert "Next door only" not in body


def test_the_list_teaches_while_it_is_empty(client, plan, insider):
    client.force_login(insider)
    body = text(client.get(reverse("qip:plan_tried", args=[plan.pk])))
    assert "adopt, adapt or abandon" in body


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_leaves_as_a_file(client, plan, action, insider, kind):
    planned(action, insider, tried="=1+1 in the kitchen")
    client.force_login(insider)
    response = client.get(reverse("qip:plan_tried", args=[plan.pk]) + f"?export={kind}")
    assert response.status_code == 200
    if kind == "csv":
        assert "'=1+1 in the kitchen" in response.content.decode("utf-8-sig")


def test_hostile_text_is_shown_and_never_run(client, plan, action, insider):
    words = dict.fromkeys(("tried", "where", "prediction"), HOSTILE)
    decided(planned(action, insider, **words), insider, happened=HOSTILE, reason=HOSTILE)
    client.force_login(insider)
    for url in (
        action.get_absolute_url(),
        plan.get_absolute_url(),
        reverse("qip:plan_tried", args=[plan.pk]),
    ):
        body = text(client.get(url))
        assert HOSTILE not in body
        assert SHOWN in body


def test_a_stranger_finds_nothing(client, plan, action, insider, stranger):
    test = planned(action, insider)
    client.force_login(stranger)
    for url in (
        reverse("qip:plan_tried", args=[plan.pk]),
        reverse("qip:test_plan", args=[action.pk]),
        reverse("qip:test_study", args=[action.pk, test.pk]),
    ):
        assert client.get(url).status_code == 404


def test_a_reader_plans_nothing(client, action, service):
    client.force_login(staff("board_reader", service=service))
    assert client.get(reverse("qip:test_plan", args=[action.pk])).status_code == 403
    assert "Plan the first test" not in page(client, action)
