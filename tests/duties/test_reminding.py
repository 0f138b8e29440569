"""The sweep: who is told of what and when, however often and however late it runs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.duties.models import Reminder, ReminderStage
from foundation.duties.services.reminding import remind
from foundation.duties.services.stages import change_stage, retire_stage
from qip.cadence import due_on, next_period_end, period_end
from qip.dues import review_due
from qip.models import Cadence, DelayReason, Measure, Plan, PlanReview
from qip.next_figures import figure_due
from qip.selectors.reviews import next_review
from qip.services.actions import move_due_date
from qip.services.progress import cancel
from qip.services.verification import verification_falls
from tests.factories.organisation import ServiceFactory, UserFactory, staff
from tests.factories.qip import (
    AdoptionFactory,
    MeasureFactory,
    PlanFactory,
    ReadingFactory,
)

from .sweeps import TODAY, at_noon, done, owed, stages, sweep, told, verified

pytestmark = pytest.mark.django_db


# When somebody is told -----------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "expected"), [
    (8, []), (7, [-7]), (2, [-7]), (1, [-7, -1]), (0, [-1, 0]), (-1, [-1, 0, 1]),
    (-3, [-1, 0, 1, 3]), (-6, [0, 1, 3]), (-7, [1, 3, 7]), (-13, [7]), (-14, [14]), (-30, [28]),
])  # fmt: skip
def test_the_owner_is_told_before_on_and_after_the_date(service, insider, days, expected):
    row = owed(insider, service, days=days)
    sweep()
    assert stages(row, insider) == expected


def test_nobody_but_the_owner_is_told(service, insider, colleague, stranger, board_reader):
    owed(insider, service)
    sweep()
    assert {one.recipient for one in Reminder.objects.all()} == {insider}


def test_of_each_duty_only_the_latest_reminder_stands(service, insider):
    row = owed(insider, service, days=-3)
    sweep()
    assert [one.stage for one in Reminder.objects.standing()] == [3]
    sweep(4)
    assert [one.stage for one in Reminder.objects.standing()] == [7]
    assert stages(row) == [-1, 0, 1, 3, 7]


def test_a_reminder_says_the_date_the_day_and_whether_it_is_critical(service, insider):
    row = owed(insider, service, days=-1, risk_level="critical")
    sweep()
    last = Reminder.objects.get(stage=1)
    assert (last.due, last.falls_on, last.critical) == (row.due, TODAY, True)
    assert last.read_at is None
    assert last.stands_in is None


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_what_was_never_promised_or_is_given_up_reminds_nobody(service, insider, state):
    owed(insider, service, days=-3, state=state)
    sweep()
    assert not Reminder.objects.exists()


def test_dates_of_long_ago_and_far_ahead_do_not_stop_the_sweep(service, insider):
    owed(insider, service, days=-60_000)
    owed(insider, service, days=60_000)
    late = owed(insider, service, days=-1)
    sweep()
    assert {one.subject for one in Reminder.objects.all()} == {late.pk}


# However often it runs -----------------------------------------------------------------------------


def test_a_second_sweep_adds_nothing(service, insider):
    owed(insider, service, days=-3)
    assert sweep() == 4
    before = list(Reminder.objects.values())
    assert sweep() == 0
    assert list(Reminder.objects.values()) == before


def test_three_missed_days_lose_nothing(service, insider):
    for days in (1, 2, 5, -2, -20):
        owed(insider, service, days=days)
    with transaction.atomic():
        for day in range(5):
            sweep(day)
        every_day = told()
        transaction.set_rollback(True)
    sweep(0)
    sweep(4)
    assert told() == every_day


def test_a_clock_moved_back_changes_nothing(service, insider):
    for days in (1, 0, -2, -20):
        owed(insider, service, days=days)
    for day in range(4):
        sweep(day)
    before = list(Reminder.objects.values())
    sweep(1)
    sweep(3)
    assert list(Reminder.objects.values()) == before


DAYS = st.lists(st.integers(1, 7), min_size=1, max_size=4)


@settings(max_examples=10, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(gaps=DAYS, again=st.lists(st.integers(0, 60), max_size=4), dues=st.lists(
    st.integers(-40, 60), min_size=1, max_size=6
))  # fmt: skip
@override_settings(DUTY_SOURCES=["tests.duties.two_kinds"])
def test_however_the_sweeps_fall_the_rows_are_those_of_one_a_day(
    service, insider, gaps, again, dues
):
    """Gaps of up to seven days, days swept twice, and days swept again later on."""
    staff("quality_lead")
    last = sum(gaps)
    days = [0]
    for gap in gaps:
        days.append(days[-1] + gap)
    with transaction.atomic():
        for days_ahead in dues:
            owed(insider, service, days=days_ahead)
            done(UserFactory(), service, days_ago=-days_ahead)
        with transaction.atomic():
            for day in range(last + 1):
                sweep(day)
            every_day = told()
            transaction.set_rollback(True)
        for day in days:
            sweep(day)
            sweep(day)
        for day in again:
            sweep(min(day, last))
        assert told() == every_day
        transaction.set_rollback(True)


def test_the_database_refuses_the_same_reminder_twice(service, insider):
    owed(insider, service)
    sweep()
    one = Reminder.objects.first()
    one.pk = None
    with pytest.raises(IntegrityError):
        one.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_make_each_reminder_once():
    service = ServiceFactory()
    owner = staff("service_manager", service=service)
    for days in range(-20, 8):
        owed(owner, service, days=days)
    together = Barrier(3)

    def one_of_them(_):
        together.wait(20)
        try:
            return remind(on=TODAY)
        finally:
            connections.close_all()

    with ThreadPoolExecutor() as pool:
        made = list(pool.map(one_of_them, range(3)))
    assert sorted(made)[:2] == [0, 0]
    assert sum(made) == Reminder.objects.count() == len(told())


# What is settled, moved or changed -----------------------------------------------------------------


def test_what_is_settled_asks_for_nothing_any_more(service, insider, stranger):
    kept, gone = owed(insider, service, days=-1), owed(insider, service, days=-1)
    sweep()
    cancel(by=stranger, action=gone, reason="Not needed")
    sweep()
    assert [one.subject for one in Reminder.objects.standing()] == [kept.pk]


def test_a_moved_date_settles_what_was_said_of_the_old_one(service, insider):
    row = owed(insider, service, days=-1)
    sweep()
    move_due_date(
        by=insider, action=row, to=TODAY + timedelta(days=1),
        reason_code=DelayReason.objects.first(), reason="The builder is ill",
    )  # fmt: skip
    sweep()
    (standing,) = Reminder.objects.standing()
    assert (standing.due, standing.stage) == (row.due, -1)


def test_another_owner_is_told_and_the_first_is_left_alone(service, insider, colleague):
    row = owed(insider, service, days=-1)
    sweep()
    row.owner = colleague
    row.save()
    sweep()
    assert [one.recipient for one in Reminder.objects.standing()] == [colleague]


def test_a_day_that_was_stopped_reminds_nobody(service, insider):
    administrator = staff("system_administrator")
    retire_stage(by=administrator, stage=ReminderStage.objects.get(days=0))
    row = owed(insider, service)
    sweep()
    assert stages(row) == [-1]


def test_reminders_are_repeated_in_the_rhythm_that_was_chosen(service, insider):
    last = ReminderStage.objects.get(days=7)
    change_stage(by=staff("system_administrator"), stage=last, days=7, every=2)
    row = owed(insider, service, days=-14)
    sweep()
    assert stages(row) == [9, 11, 13]


# Every kind of duty --------------------------------------------------------------------------------


def test_everybody_who_may_verify_is_told_and_nobody_who_may_not(service, next_door, colleague):
    owner = staff("quality_lead", service=service)
    helper, elsewhere = (staff("quality_lead", service=one) for one in (service, next_door))
    here, everywhere = staff("quality_lead", service=service), staff("quality_lead")
    region = staff("quality_lead", region=service.region)
    row = done(owner, service, days_ago=7)
    row.contributors.add(helper)
    sweep()
    recipients = {one.recipient for one in Reminder.objects.filter(kind="qip.verify")}
    assert recipients == {here, everywhere, region}
    assert elsewhere not in recipients
    assert stages(row, here, "qip.verify") == [-1, 0]


def test_a_grave_action_waits_for_somebody_who_reaches_further(service):
    staff("quality_lead", service=service)
    wider = staff("quality_lead", region=service.region)
    row = done(UserFactory(), service, days_ago=7, risk_level="high")
    sweep()
    assert set(Reminder.objects.filter(subject=row.pk).values_list("recipient", flat=True)) == {
        wider.pk
    }


def test_whoever_verified_is_told_to_look_again(service, insider):
    verifier = staff("quality_lead")
    row = verified(insider, verifier, service)
    sweep()
    assert stages(row, verifier, "qip.check") == [-1, 0]


def test_the_lead_is_told_of_the_review_and_not_once_it_is_held(service, insider):
    plan = PlanFactory(
        services=[service], lead=insider, starts_on=TODAY - timedelta(days=200),
        created_at=at_noon(TODAY - timedelta(days=200)),
    )  # fmt: skip
    sweep()
    assert Reminder.objects.filter(kind="qip.plan_review", recipient=insider).exists()
    PlanReview.objects.create(
        plan=plan, by=insider, held_on=TODAY, moved="Yes", stuck="No", decisions="None"
    )
    sweep()
    assert not Reminder.objects.standing().exists()


@pytest.mark.parametrize("cadence", Cadence.values)
def test_the_owner_of_a_measure_is_told_once_its_period_is_over(service, insider, cadence):
    measure = MeasureFactory(services=[service], owner=insider, cadence=cadence)
    due = due_on(cadence, period_end(cadence, TODAY))
    remind(on=due - timedelta(days=4))
    assert not Reminder.objects.exists()
    remind(on=due + timedelta(days=1))
    assert stages(measure, insider, "qip.reading") == [-1, 0, 1]


@pytest.mark.parametrize("more", [
    {"indicator": "open-actions"}, {"ended_on": TODAY, "ended_reason": "Not needed"},
])  # fmt: skip
def test_figures_that_nobody_owes_remind_nobody(service, insider, more):
    MeasureFactory(
        services=[service], owner=insider, created_at=at_noon(TODAY - timedelta(days=90)), **more
    )
    sweep()
    assert not Reminder.objects.exists()


def test_whoever_should_take_something_up_is_told(service, insider):
    quality = staff("quality_lead")
    proven = verified(UserFactory(), quality, ServiceFactory(), check=80)
    row = AdoptionFactory(action=proven, service=service, person=insider, due=TODAY)
    sweep()
    assert stages(row, insider, "qip.adoption") == [-1, 0]
    verification_falls(by=quality, action=proven, reason="The file was withdrawn")
    sweep()
    assert not Reminder.objects.standing().filter(kind="qip.adoption").exists()


# The database reckons as the pages do --------------------------------------------------------------

DATES = st.dates(date(2020, 1, 1), date(2031, 12, 31))


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(cadence=st.sampled_from(Cadence.values), begun=DATES, last=st.none() | DATES)
def test_the_next_figure_is_due_on_the_same_day_everywhere(db, cadence, begun, last):
    with transaction.atomic():
        measure = MeasureFactory(cadence=cadence, created_at=at_noon(begun))
        if last:
            ReadingFactory(measure=measure, on=last)
        ends = next_period_end(cadence, last) if last else period_end(cadence, begun)
        found = Measure.objects.annotate(by=figure_due()).get(pk=measure.pk).by
        assert found == due_on(cadence, ends)
        transaction.set_rollback(True)


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(starts=DATES, begun=DATES, last=st.none() | DATES)
def test_the_next_review_is_due_on_the_same_day_everywhere(db, starts, begun, last):
    with transaction.atomic():
        plan = PlanFactory(
            starts_on=starts, ends_on=starts + timedelta(days=90), created_at=at_noon(begun)
        )
        if last:
            PlanReview.objects.create(
                plan=plan, by=plan.lead, held_on=last, moved="a", stuck="b", decisions="c"
            )
        found = Plan.objects.annotate(by=review_due()).get(pk=plan.pk).by
        assert found == next_review(plan, last)
        transaction.set_rollback(True)
