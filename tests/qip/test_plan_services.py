"""What people do with a plan, and what is said when something is missing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.ui.problems import Problem
from qip.models import ContributoryFactor, Plan, PlanState
from qip.services import plans
from tests.factories.organisation import RegionFactory, ServiceFactory, UserFactory, staff
from tests.factories.qip import ActionFactory, PlanFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def words(service, insider):
    return {
        "title": "Least restrictive practice",
        "aim": "Nobody lives with a restriction that is not justified.",
        "why_now": "An inspection found restrictions nobody had reviewed.",
        "senior_owner": insider,
        "lead": insider,
        "starts_on": TODAY,
        "ends_on": TODAY + timedelta(days=300),
        "services": [service],
    }


def told(call, **given):
    with pytest.raises(Problem) as problem:
        call(**given)
    return problem.value.message_dict


def test_a_plan_takes_the_next_number_and_its_causes_in_order(words, insider):
    PlanFactory(number=7)
    factors = list(ContributoryFactor.objects.all()[:2])
    causes = [(factors[1], "Nobody watches practice"), (factors[0], "")]
    plan = plans.start_plan(by=insider, root_causes=causes, **words)
    assert (plan.number, plan.reference, plan.state) == (8, "Plan 8", PlanState.DRAFT)
    assert plan.created_by == insider
    assert [(c.factor, c.text) for c in plan.root_causes.all()] == causes


def test_a_plan_needs_a_place(words, insider):
    words["services"] = []
    assert told(plans.start_plan, by=insider, **words) == {
        "services": ["Choose the services this plan is for."]
    }
    assert not Plan.objects.exists()


def test_a_plan_ends_after_it_starts(words, insider):
    words["ends_on"] = words["starts_on"]
    assert "ends_on" in told(plans.start_plan, by=insider, **words)


@pytest.mark.parametrize("role", ["lead", "senior_owner"])
def test_whoever_answers_for_a_plan_can_open_it(words, insider, stranger, role):
    words[role] = stranger
    said = told(plans.start_plan, by=insider, **words)[role]
    assert said == [
        (
            f"{stranger.name} has no role at Elm Court and could not open this. Choose somebody who "
            "works there, or give them a role there first."
        )
    ]
    assert not Plan.objects.exists()


def test_somebody_with_a_region_can_answer_for_a_plan_in_it(words, service, insider):
    words["senior_owner"] = staff("senior_owner", region=service.region)
    assert plans.start_plan(by=insider, **words).senior_owner == words["senior_owner"]
    words["senior_owner"] = staff("senior_owner", region=RegionFactory())
    assert "senior_owner" in told(plans.start_plan, by=insider, **words)


def test_somebody_who_left_stays_on_an_old_plan_until_another_is_chosen(words, insider, service):
    plan = plans.start_plan(
        by=insider, **words | {"lead": staff("service_manager", service=service)}
    )
    plan.lead.is_active = False
    plan.lead.save()
    plans.change_plan(by=insider, plan=plan, changes={"title": "Another name"})
    gone = UserFactory(is_active=False)
    with pytest.raises(Problem, match="has left"):
        plans.change_plan(by=insider, plan=plan, changes={"lead": gone})


def test_editing_raises_the_version_and_replaces_the_causes(words, insider):
    factor = ContributoryFactor.objects.first()
    plan = plans.start_plan(by=insider, root_causes=[(factor, "First")], **words)
    plans.change_plan(
        by=insider, plan=plan, changes={"title": "New"}, root_causes=[(factor, "Second")]
    )
    plan.refresh_from_db()
    assert (plan.version, plan.title, plan.root_causes.get().text) == (2, "New", "Second")


def test_a_service_with_actions_cannot_leave_the_plan(words, insider, service):
    other = ServiceFactory(name="Orchard Row")
    plan = plans.start_plan(by=insider, **words | {"services": [service, other]})
    ActionFactory(plan=plan, services=[service])
    with pytest.raises(Problem, match="This plan has actions for Elm Court"):
        plans.change_plan(by=insider, plan=plan, changes={}, services=[other])
    plan.refresh_from_db()
    assert set(plan.services.all()) == {service, other}


def test_a_plan_for_all_keeps_all_while_an_action_is_for_all(words, insider, service):
    lead = staff("quality_lead")
    words |= {"services": [], "all_services": True, "lead": lead, "senior_owner": lead}
    plan = plans.start_plan(by=lead, **words)
    ActionFactory(plan=plan, all_services=True)
    with pytest.raises(Problem, match="1 action of this plan is for every service"):
        plans.change_plan(
            by=lead, plan=plan, changes={"all_services": False, "lead": insider}, services=[service]
        )


def test_a_plan_begins_once_ends_with_a_reason_and_may_begin_again(words, insider):
    plan = plans.start_plan(by=insider, **words)
    plans.activate_plan(by=insider, plan=plan)
    with pytest.raises(Problem, match="already begun"):
        plans.activate_plan(by=insider, plan=plan)
    with pytest.raises(Problem, match="Say why"):
        plans.end_plan(by=insider, plan=plan, reason=" ")
    plans.end_plan(by=insider, plan=plan, reason="The service closes.")
    with pytest.raises(Problem, match="already ended"):
        plans.end_plan(by=insider, plan=plan, reason="Again")
    plans.activate_plan(by=insider, plan=plan)
    steps = plan.steps.order_by("pk").values_list("from_state", "to_state", "reason")
    assert list(steps) == [
        ("draft", "active", ""),
        ("active", "ended", "The service closes."),
        ("ended", "active", ""),
    ]
    assert plan.version == 4


def test_a_plan_without_an_aim_does_not_begin(words, insider):
    plan = plans.start_plan(by=insider, **words | {"aim": "", "why_now": " "})
    with pytest.raises(Problem) as told:
        plans.activate_plan(by=insider, plan=plan)
    assert told.value.message_dict == {
        "aim": ["Say what will be true for people, and by when."],
        "why_now": ["Say why the plan is needed now."],
    }
    plan = plans.activate_plan(
        by=insider, plan=Plan.objects.get(), aim="Nobody waits.", why_now="Three people waited."
    )
    plan.refresh_from_db()
    assert (plan.state, plan.aim, plan.why_now) == (
        PlanState.ACTIVE, "Nobody waits.", "Three people waited.",
    )  # fmt: skip


def test_a_stale_copy_of_a_plan_cannot_take_a_step_twice(words, insider):
    plan = plans.start_plan(by=insider, **words)
    copy = Plan.objects.get(pk=plan.pk)
    plans.activate_plan(by=insider, plan=plan)
    with pytest.raises(Problem, match="already"):
        plans.activate_plan(by=insider, plan=copy)
    assert plan.steps.count() == 1


def test_news_says_what_is_not_working(words, insider):
    plan = plans.start_plan(by=insider, **words)
    assert "not_yet" in told(
        plans.write_news, by=insider, plan=plan, changing="Restrictions fell.", not_yet=" "
    )
    assert "changing" in told(
        plans.write_news, by=insider, plan=plan, changing="", not_yet="Weekends"
    )
    news = plans.write_news(by=insider, plan=plan, changing="Yes.", not_yet="Weekends.")
    assert (news.written_by, plan.news.count()) == (insider, 1)
