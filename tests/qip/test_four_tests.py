"""The four tests of a plan, worked out from what its records say."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.evidence.models import EvidenceKind
from qip.models import ActionSource, ActionState, ContributoryFactor, Plan, SourceKind
from qip.selectors.actions import plan_actions
from qip.selectors.four_tests import four_tests
from qip.services.verification import Finding, verify
from tests.factories.organisation import staff
from tests.factories.qip import (
    ActionFactory,
    CriterionFactory,
    MeasureFactory,
    PlanFactory,
    ProofFactory,
)

from .pages import HOSTILE, SHOWN, TODAY, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(service, insider):
    plan = PlanFactory(services=[service], lead=insider)
    plan.root_causes.create(factor=ContributoryFactor.objects.first())
    return plan


@pytest.fixture
def whole(plan, service):
    """An action that passes all four."""

    def make(**given):
        action = ActionFactory(
            plan=plan, services=[service], root_cause=ContributoryFactor.objects.first(), **given
        )
        ActionSource.objects.create(action=action, kind=SourceKind.objects.first())
        CriterionFactory(action=action)
        MeasureFactory(services=[service]).actions.add(action)
        return action

    return make


def outcome(plan, user, on=TODAY):
    plan = Plan.objects.get(pk=plan.pk)
    return four_tests(plan, plan_actions(plan, user), on=on)


def gaps(plan, user, number, on=TODAY):
    return [gap.words for gap in outcome(plan, user, on)[number].gaps]


def test_a_whole_action_passes_all_four(plan, whole, insider):
    whole()
    assert [(one.passed, one.total, one.is_met) for one in outcome(plan, insider)] == [
        (1, 1, True)
    ] * 4


def test_a_plan_without_actions_has_passed_nothing(plan, insider):
    assert not any(one.is_met for one in outcome(plan, insider))


def test_it_is_specific_when_each_action_says_where_it_was_noticed(plan, whole, insider):
    bare = whole()
    whole(problem="Staff lack awareness.")
    bare.sources.all().delete()
    test = outcome(plan, insider)[0]
    assert [gap.words for gap in test.gaps] == [
        "One action does not say where the need was noticed",
        "One action names what staff lack, with nothing anybody could check",
    ]
    assert test.gaps[0].links[0].url == bare.get_absolute_url()
    assert (test.passed, test.total) == (0, 2)


def test_it_treats_causes_when_plan_and_actions_name_them(plan, whole, insider):
    whole(root_cause_text="")
    plan.actions.update(root_cause=None)
    whole(standard="Staff are reminded of the policy.")
    plan.root_causes.all().delete()
    assert gaps(plan, insider, 1) == [
        "The plan itself names no cause that it treats",
        "One action names no cause",
        "One action answers with a reminder, a policy or training alone",
    ]


def test_its_evidence_is_believed_when_it_is_asked_for_and_of_two_kinds(plan, whole, insider):
    bare, paper, done = whole(), whole(), whole(state=ActionState.DONE)
    bare.criteria.all().delete()
    paper.criteria.update(kind=EvidenceKind.objects.filter(counts_alone=False).first())
    assert gaps(plan, insider, 2) == [
        "One action does not say what would prove it",
        "One action asks for paper alone, which never counts alone",
        "One action was said to be done on fewer than two kinds of evidence",
    ]
    kinds = EvidenceKind.objects.filter(counts_alone=True)[:2]
    for kind in kinds:
        ProofFactory(criterion=done.criteria.get(), kind=kind)
    assert len(gaps(plan, insider, 2)) == 2


def test_it_lasts_when_something_would_show_that_it_slips(plan, whole, insider):
    bare = whole()
    bare.measures.clear()
    whole(state=ActionState.DRAFT, daily_application="")
    assert gaps(plan, insider, 3) == [
        "One action does not say what staff do every day",
        "One action has neither a measure nor a practice standard that would show if it slipped",
    ]


def test_a_missed_look_weeks_later_is_a_gap(plan, whole, insider, service):
    held = whole(state=ActionState.DONE)
    for kind in EvidenceKind.objects.filter(counts_alone=True)[:2]:
        ProofFactory(criterion=held.criteria.get(), kind=kind)
    found = [Finding(one, True) for one in held.criteria.all()]
    verify(by=staff("quality_lead"), action=held, findings=found, on=TODAY)
    held.refresh_from_db()
    assert gaps(plan, insider, 3, on=held.check_due) == []
    assert gaps(plan, insider, 3, on=held.check_due + timedelta(days=1)) == [
        "One action is past the day on which somebody should have looked again"
    ]


def test_what_is_cancelled_counts_no_more(plan, whole, insider):
    whole(state=ActionState.CANCELLED)
    assert outcome(plan, insider)[0].total == 0


def test_several_are_counted_and_the_first_eight_named(plan, whole, insider):
    for _ in range(10):
        whole().sources.all().delete()
    (gap,) = outcome(plan, insider)[0].gaps
    assert gap.words == "10 actions do not say where the need was noticed"
    assert (len(gap.shown), gap.more) == (8, 2)


def test_nobody_is_told_of_actions_out_of_their_sight(service, next_door, insider):
    shared = PlanFactory(services=[service, next_door])
    ActionFactory(plan=shared, services=[next_door])
    assert outcome(shared, insider)[0].total == 0


def test_it_asks_nothing_beyond_the_actions_however_many(plan, whole, insider):
    plan = Plan.objects.prefetch_related("root_causes").get(pk=plan.pk)

    def asked():
        with CaptureQueriesContext(connection) as found:
            four_tests(plan, plan_actions(plan, insider), on=TODAY)
        return len(found)

    insider.reach("qip.view_plan")
    whole()
    assert asked() == 1
    for _ in range(3):
        whole()
    assert asked() == 1


def test_the_page_of_the_plan_says_them_and_stops_nothing(client, plan, whole, insider):
    action = whole(title=HOSTILE, problem="", state=ActionState.DRAFT)
    client.force_login(insider)
    page = text(client.get(plan.get_absolute_url()))
    assert "Four tests of this plan" in page
    assert "One action does not say what the problem is" in page
    assert f'href="{action.get_absolute_url()}" title="{SHOWN}"' in page
