"""One timeline: second looks, tests of change, agreements and reviews beside the steps."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation.evidence.models import EvidenceKind
from qip.models import ActionState, ChangeTest, Criterion, Decision
from qip.selectors.events import Timeline
from qip.services.agreements import agree_plan
from qip.services.reviews import hold_review
from qip.services.sustaining import check_fails, leave_closed, propose_reopening, reopen
from qip.services.verification import Finding, verify
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, CriterionFactory, PlanFactory, ProofFactory

from .pages import HOSTILE, TODAY, questions, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, senior_owner=insider)


@pytest.fixture
def quality():
    return staff("quality_lead")


@pytest.fixture
def done(plan, service):
    action = ActionFactory(plan=plan, number=3, services=[service], state=ActionState.DONE)
    for code in ("observation", "audit"):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory(criterion=CriterionFactory(action=action, kind=kind))
    return action


def look(action, by, met=True):
    rows = Criterion.objects.filter(action=action)
    found = [Finding(one, met, "" if met else "Weekends are missing") for one in rows]
    verify(by=by, action=action, findings=found, on=TODAY)
    action.refresh_from_db()


def story(plan, user, *actions):
    return Timeline([one.pk for one in actions], user, plan).first(50)


def leads(plan, user, *actions):
    return [event.lead for event in story(plan, user, *actions)]


def test_verified_returned_and_not_held_are_told_apart(plan, done, quality, insider):
    name = f"Action {done.reference}"
    look(done, quality, met=False)
    assert leads(plan, insider, done) == [f"{name} returned by the verifier"]
    type(done).objects.update(state=ActionState.DONE)
    look(done, quality)
    assert leads(plan, insider, done)[0] == f"{name} verified"
    check_fails(
        by=quality, action=done, words="Not at weekends", due=TODAY + timedelta(days=9), on=TODAY
    )
    told = story(plan, insider, done)
    lead = f"{name} did not hold when it was looked at again, and is open again"
    assert [event.text for event in told if event.lead == lead] == ["Not at weekends"]


def test_opening_again_by_hand_is_no_return(plan, done, insider):
    reopen(by=insider, action=done, reason="Returned. Not so.", due=TODAY, on=TODAY)
    assert f"Action {done.reference} opened again" in leads(plan, insider, done)


def test_a_proposal_and_the_decision_to_leave_it_stand_in_the_record(plan, done, quality, insider):
    look(done, quality)
    proposal = propose_reopening(
        by=None, action=done, source="measure 1", reason="The chart shows concern", on=TODAY
    )
    leave_closed(by=quality, proposal=proposal, answer="One bad week")
    told = {event.lead: event for event in story(plan, insider, done)}
    asked = told[f"Action {done.reference} is to be looked at again"]
    left = told[f"Action {done.reference} stays as it is"]
    assert (asked.text, asked.who) == ("The chart shows concern", "Proposed from the records")
    assert (left.text, left.who) == ("One bad week", quality.role_words)


def test_tests_of_change_are_planned_and_decided(plan, done, insider):
    test = ChangeTest.objects.create(
        action=done, number=2, tried="One shift, one coach", where="Elm Court", prediction="Calmer",
        started_on=TODAY, planned_by=insider,
    )  # fmt: skip
    assert leads(plan, insider, done) == [f"Test 2 of action {done.reference} planned"]
    ChangeTest.objects.filter(pk=test.pk).update(
        decision=Decision.ADOPT, happened="Calmer on nine of ten", reason="It works",
        decided_by=insider, decided_at=test.planned_at + timedelta(days=7),
    )  # fmt: skip
    first = story(plan, insider, done)[0]
    assert first.lead == f"Test 2 of action {done.reference} adopted"
    assert first.text == "Calmer on nine of ten"
    assert Timeline([done.pk], insider).first()[0].lead == "Test 2 adopted"


def test_agreement_and_review_stand_in_the_record_of_the_plan_alone(plan, done, insider):
    agree_plan(by=insider, plan=plan, statement="I stand for this.")
    hold_review(
        by=insider, plan=plan, held_on=TODAY, moved="Much", stuck="Little", decisions="A coach",
        on=TODAY,
    )  # fmt: skip
    told = story(plan, insider, done)
    assert [event.text for event in told] == ["A coach", "I stand for this."]
    assert Timeline([done.pk], insider).count() == 0


def test_nothing_of_an_action_out_of_sight_is_told(client, service, next_door, insider):
    shared = PlanFactory(services=[service, next_door])
    hidden = ActionFactory(plan=shared, services=[next_door])
    propose_reopening(by=None, action=hidden, source="measure 1", reason="Theirs", on=TODAY)
    client.force_login(insider)
    page = text(client.get(reverse("qip:plan_record", args=[shared.pk])))
    assert "Theirs" not in page


def test_the_record_costs_the_same_for_few_lines_and_for_many(client, plan, done, insider):
    def add(number):
        propose_reopening(by=None, action=done, source=f"m {number}", reason=HOSTILE, on=TODAY)
        ChangeTest.objects.create(
            action=done, number=number, tried=HOSTILE, where="Here", prediction="Calmer",
            started_on=TODAY, planned_by=insider,
        )  # fmt: skip

    client.force_login(insider)
    url = reverse("qip:plan_record", args=[plan.pk])
    add(1)
    few = questions(client, url)
    for number in range(2, 9):
        add(number)
    assert questions(client, url) == few
    assert HOSTILE not in text(client.get(url))
