"""The monthly review of a plan: what it begins with, what it keeps, and who owes the next."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from foundation.ui.problems import Problem
from qip import duties
from qip.models import ActionState, Plan, PlanReview, PlanState
from qip.selectors.reviews import facts_for, month_after, month_before
from qip.services import progress
from qip.services.reviews import hold_review
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory, readings

from .pages import HOSTILE, SHOWN, TODAY, errors, many_actions, questions, text

pytestmark = pytest.mark.django_db
WORDS = {"moved": "Coaching began.", "stuck": "Weekends.", "decisions": "Agency cover."}


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider)


@pytest.fixture
def url(plan):
    return reverse("qip:plan_review", args=[plan.pk])


@pytest.fixture
def inside(client, insider):
    client.force_login(insider)
    return client


def review(plan, by, held_on=TODAY, **given):
    return hold_review(by=by, plan=plan, held_on=held_on, on=TODAY, **{**WORDS, **given})


def test_a_review_is_kept_as_it_was_written(plan, insider):
    row = review(plan, insider)
    assert (row.by, row.held_on, row.moved) == (insider, TODAY, "Coaching began.")


@pytest.mark.parametrize(("given", "says"), [
    ({"moved": " "}, "Say what moved, or that nothing did"),
    ({"stuck": ""}, "Say what is stuck"),
    ({"decisions": ""}, "Say what was decided"),
    ({"held_on": TODAY + timedelta(days=1)}, "still to come"),
    ({"held_on": TODAY - timedelta(days=999)}, "The plan began later"),
])  # fmt: skip
def test_what_is_missing_is_said(plan, insider, given, says):
    with pytest.raises(Problem, match=says):
        review(plan, insider, **given)
    assert not PlanReview.objects.exists()


def test_one_day_has_one_review(plan, insider):
    review(plan, insider)
    with pytest.raises(Problem, match="It stays as it was written"):
        review(plan, insider)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanReview.objects.create(plan=plan, by=insider, held_on=TODAY, **WORDS)


def test_an_ended_plan_is_not_reviewed(plan, insider):
    Plan.objects.update(state=PlanState.ENDED)
    with pytest.raises(Problem, match="ended"):
        review(plan, insider)


# What it begins with ----------------------------------------------------------------------------


def test_the_facts_say_which_actions_moved_which_are_late_and_which_wait(plan, service, insider):
    going = ActionFactory(
        plan=plan, number=1, services=[service], title="Coaching", state=ActionState.AGREED
    )
    progress.start(by=insider, action=going)
    ActionFactory(
        plan=plan, number=2, services=[service], title="Weekends", due=TODAY - timedelta(days=9)
    )
    ActionFactory(
        plan=plan, number=3, services=[service], title="Doors", state=ActionState.BLOCKED,
        waiting_for="Landlord",
    )  # fmt: skip
    facts = facts_for(plan, user=insider, on=TODAY)
    assert facts.moved == f"{plan.number}.1 Coaching: in progress (was: agreed)"
    late, blocked = facts.stuck.split("\n")
    assert late.startswith(f"{plan.number}.2 Weekends: 9 days late, with the ")
    assert blocked == f"{plan.number}.3 Doors: waiting for landlord"


def test_what_moved_before_the_last_review_is_not_said_again(plan, service, insider):
    going = ActionFactory(plan=plan, services=[service], state=ActionState.AGREED)
    progress.start(by=insider, action=going)
    going.transitions.update(at=datetime(2020, 1, 1, tzinfo=UTC))
    review(plan, insider, held_on=TODAY - timedelta(days=3))
    facts = facts_for(plan, user=insider, on=TODAY)
    assert facts.since == TODAY - timedelta(days=3)
    assert "no action moved and no chart changed" in facts.moved


def test_a_chart_that_says_something_else_is_named(plan, service, insider):
    measure = MeasureFactory(services=[service], name="Restrictions")
    measure.plans.add(plan)
    level = [20, 21, 19, 20, 22, 20, 19, 21, 20, 21, 20, 19]
    readings(measure, [*level, *[9] * 8], start=date(2024, 1, 28))
    turned = date(2025, 4, 1)
    Plan.objects.update(starts_on=date(2023, 1, 1), ends_on=date(2030, 1, 1))
    plan.refresh_from_db()
    PlanReview.objects.create(plan=plan, by=insider, held_on=date(2024, 12, 31), **WORDS)
    facts = facts_for(plan, user=insider, on=turned)
    assert facts.moved.startswith("Restrictions: ")
    assert "(was: " in facts.moved


def test_nobody_is_told_of_actions_out_of_their_sight(service, next_door, insider):
    shared = PlanFactory(services=[service, next_door], lead=insider)
    ActionFactory(
        plan=shared, services=[next_door], title="Theirs alone", due=TODAY - timedelta(days=2)
    )
    assert (
        facts_for(shared, user=insider, on=TODAY).stuck == "Nothing is late and nothing is blocked."
    )


def test_many_facts_are_cut_and_counted(plan, service, insider):
    for index in range(40):
        ActionFactory(
            plan=plan, number=500 + index, services=[service], title="x" * 150, owner=insider,
            due=TODAY - timedelta(days=1),
        )  # fmt: skip
    stuck = facts_for(plan, user=insider, on=TODAY).stuck
    assert len(stuck) < 4000
    assert stuck.endswith(" more.")


def test_the_facts_cost_the_same_for_few_and_for_many(plan, service, insider, inside, url):
    many_actions(3, plan=plan, service=service, owner=insider)
    few = questions(inside, url)
    many_actions_later = [
        ActionFactory(plan=plan, number=900 + n, services=[service], due=TODAY - timedelta(days=n))
        for n in range(9)
    ]
    assert many_actions_later
    assert questions(inside, url) == few


# The pages --------------------------------------------------------------------------------------


def test_who_reads_and_who_writes(client, plan, url, insider, colleague, stranger):
    listed = reverse("qip:plan_reviews", args=[plan.pk])
    for who, reads, writes in ((insider, 200, 200), (colleague, 200, 403), (stranger, 404, 404)):
        client.force_login(who)
        assert client.get(listed).status_code == reads
        assert client.get(url).status_code == writes
    for who in (colleague, stranger):
        client.force_login(who)
        assert client.post(url, {"held_on": TODAY, **WORDS}).status_code in (403, 404)
    assert not PlanReview.objects.exists()


def test_the_form_begins_with_the_facts_and_keeps_what_the_person_makes_of_them(
    inside, plan, service, url
):
    ActionFactory(plan=plan, services=[service], title="Weekends", due=TODAY - timedelta(days=9))
    form = inside.get(url).context["form"]
    assert form["held_on"].value() == TODAY
    assert "Weekends: 9 days late" in form["stuck"].value()
    inside.post(url, {"held_on": TODAY.isoformat(), **WORDS, "stuck": "Weekends, no coach."})
    assert PlanReview.objects.get().stuck == "Weekends, no coach."
    page = text(inside.get(plan.get_absolute_url()))
    assert "Weekends, no coach." in page
    assert "Next by" in page


@pytest.mark.parametrize(("given", "field", "says"), [
    ({"held_on": ""}, "held_on", "Give the day on which it was held"),
    ({"held_on": "soon"}, "held_on", "Enter a date, such as 27/3/2027"),
    ({"held_on": (TODAY + timedelta(days=2)).isoformat()}, "held_on", "This day is still to come"),
    ({"moved": "x" * 4001}, "moved", "Keep this to 4,000 characters"),
    ({"decisions": " "}, "decisions", "Say what was decided"),
])  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(inside, url, given, field, says):
    answer = inside.post(url, {"held_on": TODAY.isoformat(), **WORDS, **given})
    assert answer.status_code == 422
    assert errors(answer)[field][0].startswith(says)
    assert not PlanReview.objects.exists()


def test_a_double_click_keeps_one_review(inside, plan, url):
    sent = {"held_on": TODAY.isoformat(), **WORDS, **inside.get(url).context["form"].carried}
    assert {inside.post(url, sent).status_code for _ in range(2)} == {302}
    assert PlanReview.objects.count() == 1


def test_reviews_stand_newest_first_a_year_to_a_page(inside, plan, insider):
    for number in range(14):
        review(
            plan, insider, held_on=TODAY - timedelta(days=number), moved=f"Review number {number}."
        )
    page = text(inside.get(plan.get_absolute_url()))
    assert "Review number 0." in page
    assert "Review number 5." not in page
    listed = reverse("qip:plan_reviews", args=[plan.pk])
    first, second = text(inside.get(listed)), text(inside.get(listed, {"page": 2}))
    assert first.index("Review number 0.") < first.index("Review number 11.")
    assert "Review number 13." in second
    assert inside.get(listed, {"page": "x"}).status_code == 200


def test_html_in_a_review_is_shown_as_text(inside, plan, insider):
    review(plan, insider, moved=HOSTILE, stuck=HOSTILE, decisions=HOSTILE)
    for name in ("plan", "plan_reviews", "plan_record"):
        page = text(inside.get(reverse(f"qip:{name}", args=[plan.pk])))
        assert SHOWN in page
        assert HOSTILE not in page


# Who owes the next ------------------------------------------------------------------------------


def reviews_owed(by, on=TODAY):
    return [one for one in duties.owed(on=on, by=by) if one.kind == "qip.plan_review"]


def test_the_lead_owes_a_review_when_the_last_is_a_month_old(plan, insider, colleague, stranger):
    held = review(plan, insider).held_on
    assert reviews_owed(insider) == []
    due = month_after(held)
    (duty,) = reviews_owed(insider, on=due + timedelta(days=4))
    assert (duty.due, duty.url) == (due, reverse("qip:plan_review", args=[plan.pk]))
    assert "Last reviewed" in duty.why
    for who in (colleague, stranger):
        assert reviews_owed(who, on=due + timedelta(days=4)) == []


def test_a_plan_that_was_never_reviewed_is_owed_a_month_after_it_came(plan, insider):
    assert reviews_owed(insider) == []
    (duty,) = reviews_owed(insider, on=TODAY + timedelta(days=40))
    assert duty.due == month_after(TODAY)
    assert "never been reviewed" in duty.why


def test_drafts_ended_plans_and_readers_owe_none(plan, service):
    later = TODAY + timedelta(days=90)
    reader = staff("support_worker", service=service)
    Plan.objects.update(lead=reader)
    assert reviews_owed(reader, on=later) == []
    Plan.objects.update(lead=staff("service_manager", service=service), state=PlanState.DRAFT)
    assert reviews_owed(Plan.objects.get().lead, on=later) == []


@pytest.mark.parametrize(("day", "after", "before"), [
    (date(2026, 1, 31), date(2026, 2, 28), date(2025, 12, 31)),
    (date(2026, 12, 15), date(2027, 1, 15), date(2026, 11, 15)),
    (date(2028, 3, 31), date(2028, 4, 30), date(2028, 2, 29)),
])  # fmt: skip
def test_a_month_is_a_month(day, after, before):
    assert (month_after(day), month_before(day)) == (after, before)
