"""The sweep up the ladder: who is asked, when, and what ends it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.duties.kinds import told_each
from foundation.duties.models import Reminder
from foundation.duties.services.reminding import remind
from foundation.organisation.models import Membership, User
from foundation.organisation.services.services import close_service
from foundation.ui.problems import Problem
from governance.models import Escalation, LadderLevel
from governance.services.escalating import climb
from qip.models import Action
from qip.services.actions import move_due_date
from qip.services.progress import cancel, say_done
from qip.services.verification import Finding, verify
from tests.factories.escalations import EscalationFactory
from tests.factories.organisation import (
    RegionFactory,
    ServiceFactory,
    UserFactory,
    give_role,
    staff,
)
from tests.factories.qip import CriterionFactory, PlanFactory, ProofFactory
from tests.proven import sustained

from .late import TODAY, asked, climbed, late_action, levels, people, reason

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def ladder(service):
    return people(service)


def test_a_missed_date_reaches_each_level_on_its_day(service, ladder):
    action = late_action(service, by=10)
    climb(on=TODAY)
    # High risk: level 1 after a day, level 2 after seven.
    assert levels(action) == [(1, 9, "passed_up"), (2, 3, "")]


def test_nothing_is_asked_about_what_is_due_today(service, ladder):
    late_action(service, by=0, risk="critical")
    assert climb(on=TODAY) == 0
    assert climb(on=TODAY + DAY) == 1


def test_a_beat_that_runs_twice_changes_nothing(service, ladder):
    action = late_action(service, by=10)
    climb(on=TODAY)
    before = list(Escalation.objects.filter(action=action).values())
    assert climb(on=TODAY) == 0
    assert list(Escalation.objects.filter(action=action).values()) == before


def test_a_beat_that_misses_days_leaves_the_same_levels(service, ladder):
    missed, daily = late_action(service, by=30), late_action(service, by=30)
    Action.objects.filter(pk=missed.pk).update(state="draft")
    for days in range(30, -1, -1):
        climb(on=TODAY - days * DAY)
    Action.objects.filter(pk=missed.pk).update(state="in_progress")
    climb(on=TODAY)
    assert levels(missed) == levels(daily)
    assert [level for level, *_ in levels(daily)] == [1, 2, 3, 4]


def test_a_clock_that_went_back_changes_nothing(service, ladder):
    action = late_action(service, by=10)
    climb(on=TODAY)
    before = levels(action)
    assert climb(on=TODAY - 8 * DAY) == 0
    assert levels(action) == before


def test_moving_the_date_neither_lowers_the_level_nor_sets_the_days_back(service, ladder):
    action = late_action(service, by=10)
    row = climbed(action)
    move_due_date(
        by=ladder.manager, action=action, to=TODAY + 60 * DAY, reason_code=reason(), reason="R"
    )
    again = climbed(action)
    assert (again.pk, again.age(TODAY)) == (row.pk, 10)
    later = climbed(action, TODAY + 4 * DAY)
    assert (later.meant_for, later.age(TODAY)) == (3, 10)


# Who is asked ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("late", "level", "names"),
    [
        (2, 1, ("owner", "manager")), (8, 2, ("regional",)), (15, 3, ("senior",)),
        (29, 4, ("nominated",)), (57, 5, ("nominated", "board")),
    ],
)  # fmt: skip
def test_each_level_asks_its_own_people(service, ladder, next_door, late, level, names):
    people(next_door)
    action = late_action(service, by=late, owner=ladder.owner)
    everywhere = {"senior", "nominated", "board"}
    row = climbed(action)
    expected = {getattr(ladder, name).pk for name in names}
    assert row.level == level
    assert not row.role_was_empty
    assert asked(row) >= expected
    if not everywhere & set(names):
        assert asked(row) == expected


def test_the_senior_owner_of_the_plan_is_asked_before_others_in_the_role(service, ladder):
    theirs = staff("senior_owner")
    plan = PlanFactory(services=[service], senior_owner=theirs)
    row = climbed(late_action(service, by=15, plan=plan))
    assert asked(row) == {theirs.pk}


def test_a_board_reader_is_told_and_does_not_answer(service, ladder):
    row = climbed(late_action(service, by=57))
    told = {one.person_id: one.answers for one in row.addressees.all()}
    assert told == {ladder.nominated.pk: True, ladder.board.pk: False}


def test_where_nobody_holds_the_role_the_next_level_is_asked(service, ladder):
    Membership.objects.filter(user=ladder.regional).delete()
    row = climbed(late_action(service, by=8))
    assert (row.meant_for, row.level, row.role_was_empty) == (2, 3, True)
    assert asked(row) == {ladder.senior.pk}


def test_a_manager_in_another_region_is_not_asked(service, ladder, next_door):
    Membership.objects.filter(user=ladder.regional).delete()
    other = staff("service_manager", region=RegionFactory())
    row = climbed(late_action(service, by=8))
    assert other.pk not in asked(row)
    assert row.level == 3


def test_nobody_at_all_is_said_and_looked_for_again(service):
    action = late_action(service, by=8, owner=UserFactory(is_active=False))
    row = climbed(action)
    assert (row.level, row.role_was_empty, asked(row)) == (2, True, set())
    found = people(service)
    row = climbed(action)
    assert (row.level, row.role_was_empty, asked(row)) == (2, False, {found.regional.pk})


def test_when_everybody_who_was_asked_has_left_others_are_asked(service, ladder):
    action = late_action(service, by=8)
    row = climbed(action)
    Membership.objects.filter(user=ladder.regional).update(ends_on=TODAY - DAY)
    row = climbed(action)
    assert (row.level, row.role_was_empty) == (3, True)
    assert ladder.senior.pk in asked(row)


def test_an_owner_who_left_is_not_asked(service, ladder):
    action = late_action(service, by=2, owner=ladder.owner)
    User.objects.filter(pk=ladder.owner.pk).update(is_active=False)
    assert asked(climbed(action)) == {ladder.manager.pk}


def test_the_manager_of_a_closed_service_is_not_asked(service, ladder):
    action = late_action(service, by=2, owner=UserFactory(is_active=False))
    service.closed_on = TODAY
    service.save()
    row = climbed(action)
    assert (row.meant_for, row.level) == (1, 2)
    assert asked(row) == {ladder.regional.pk}


def test_an_open_question_goes_to_others_when_the_service_closes_with_everything_there(
    service, ladder, next_door
):
    """Whoever was asked works elsewhere still, where they cannot open it."""
    gone = UserFactory(is_active=False)
    row = climbed(late_action(service, by=2, owner=gone))
    assert asked(row) == {ladder.manager.pk}
    give_role(ladder.manager, "service_manager", service=next_door)
    assert asked(climbed(row.action)) == {ladder.manager.pk}
    with pytest.raises(Problem, match="There will still be"):
        close_service(by=ladder.nominated, service=service, closed_on=TODAY)
    close_service(by=ladder.nominated, service=service, closed_on=TODAY, even_so=True)
    row = climbed(row.action)
    assert (row.meant_for, row.level, row.role_was_empty) == (1, 2, True)
    assert ladder.regional.pk in asked(row)


def test_an_open_question_goes_to_others_when_its_manager_moves_away(service, ladder, next_door):
    row = climbed(late_action(service, by=2, owner=UserFactory(is_active=False)))
    after = staff("service_manager", service=service)
    Membership.objects.filter(user=ladder.manager).update(ends_on=TODAY - DAY)
    give_role(ladder.manager, "service_manager", service=next_door)
    row = climbed(row.action)
    assert (row.level, row.role_was_empty) == (1, False)
    assert after.pk in asked(row)


def test_an_action_of_the_whole_organisation_asks_the_lead_of_its_plan(service, ladder):
    lead = staff("quality_lead")
    plan = PlanFactory(all_services=True, lead=lead)
    action = late_action(service, by=2, plan=plan, all_services=True, owner=ladder.senior)
    action.services.clear()
    assert asked(climbed(action)) == {lead.pk, ladder.senior.pk}


def test_other_roles_and_another_reach_can_be_chosen_for_a_level(service, ladder):
    level = LadderLevel.objects.get(number=1)
    level.roles.set(type(level).roles.rel.model.objects.filter(key="quality_lead"))
    level.reach, level.also = "organisation", ""
    level.save()
    quality = staff("quality_lead")
    assert asked(climbed(late_action(service, by=2))) == {quality.pk}


# What ends it ----------------------------------------------------------------------------------


def test_an_action_that_is_said_to_be_done_settles_it_at_once(service, ladder):
    action = late_action(service, by=2, owner=ladder.owner)
    row = climbed(action)
    ProofFactory(criterion=CriterionFactory(action=action), by=ladder.owner)
    say_done(by=ladder.owner, action=action, reason="The door is open.")
    row.refresh_from_db()
    assert row.ending == "settled"


def test_saying_done_and_being_sent_back_is_no_way_off_the_ladder(service, ladder):
    action = late_action(service, by=10, owner=ladder.owner)
    before = climbed(action)
    criterion = CriterionFactory(action=action)
    ProofFactory(criterion=criterion)
    say_done(by=ladder.owner, action=action, reason="So they say")
    missing = [Finding(criterion, met=False, words="Nights are missing")]
    verify(by=staff("quality_lead"), action=action, findings=missing, on=TODAY)
    assert not Escalation.objects.open().filter(action=action).exists()
    again = climbed(action, TODAY + 4 * DAY)
    assert (again.meant_for, again.since) == (3, before.since)


def test_a_cancelled_action_settles_it_at_once(service, ladder):
    action = late_action(service, by=2)
    row = climbed(action)
    cancel(by=ladder.manager, action=action, reason="The house is empty.")
    row.refresh_from_db()
    assert row.ending == "settled"


def test_what_was_settled_behind_the_back_of_the_product_is_found(service, ladder):
    action = late_action(service, by=2)
    row = climbed(action)
    Action.objects.filter(pk=action.pk).update(state="done")
    climb(on=TODAY)
    row.refresh_from_db()
    assert row.ending == "settled"


def test_a_look_that_was_missed_climbs_the_same_ladder(service, ladder):
    action = sustained(
        by=staff("quality_lead"), risk_level="moderate", owner=ladder.owner, services=[service],
        plan=PlanFactory(services=[service]),
    )  # fmt: skip
    Action.objects.filter(pk=action.pk).update(check_due=TODAY - 4 * DAY)
    row = climbed(action)
    assert (row.about, row.meant_for, row.age(TODAY)) == ("check", 1, 4)
    Action.objects.filter(pk=action.pk).update(check_due=TODAY + 4 * DAY)
    climb(on=TODAY)
    row.refresh_from_db()
    assert row.ending == "settled"


# The third move --------------------------------------------------------------------------------


def put_back(action, by, days):
    return move_due_date(
        by=by, action=action, to=action.due + days * DAY, reason_code=reason(), reason="R"
    )


def test_the_third_move_goes_up_there_and_then(service, ladder):
    action = late_action(service, by=-30)
    for _ in range(2):
        put_back(action, ladder.manager, 10)
    assert not Escalation.objects.filter(action=action).exists()
    put_back(action, ladder.manager, 10)
    row = Escalation.objects.open().get(action=action)
    assert (row.about, row.meant_for, row.since) == ("moves", 1, timezone.localdate())
    assert asked(row) >= {ladder.manager.pk}


def test_the_third_move_takes_an_open_level_one_higher(service, ladder):
    action = late_action(service, by=2)
    first = climbed(action)
    for _ in range(3):
        put_back(action, ladder.manager, 30)
    first.refresh_from_db()
    row = Escalation.objects.open().get(action=action)
    assert first.ending == "passed_up"
    assert (row.about, row.meant_for, row.since) == ("moves", 2, first.since)
    climb(on=TODAY)
    assert Escalation.objects.open().get(action=action) == row


def test_a_date_brought_forward_is_not_a_move_that_counts(service, ladder):
    action = late_action(service, by=-60)
    put_back(action, ladder.manager, 10)
    put_back(action, ladder.manager, -5)
    put_back(action, ladder.manager, 10)
    assert not Escalation.objects.filter(action=action).exists()


def test_a_third_move_that_was_written_elsewhere_is_found_by_the_sweep(service, ladder, settings):
    settings.DATE_MOVE_FOLLOWERS = []
    action = late_action(service, by=-30)
    for _ in range(3):
        put_back(action, ladder.manager, 10)
    assert climbed(action).about == "moves"


# What the database itself refuses ----------------------------------------------------------------


def test_two_open_escalations_of_one_action_cannot_be(service):
    row = EscalationFactory()
    with pytest.raises(IntegrityError, match="escalation_open_once"), transaction.atomic():
        EscalationFactory(action=row.action, level=2)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"level": 2, "meant_for": 3, "role_was_empty": True}, "on_the_ladder"),
        ({"level": 3, "meant_for": 2}, "goes_higher"),
        ({"reached_on": TODAY - 20 * DAY}, "after_its_date"),
        ({"ended_at": timezone.now()}, "ends_in_one_way"),
        ({"ending": "settled"}, "ends_in_one_way"),
    ],
)
def test_a_row_that_makes_no_sense_cannot_be(service, given, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        EscalationFactory(**given)


def test_the_task_takes_todays_date(service, ladder):
    from governance.tasks import climb as task

    action = late_action(service, by=10)
    with time_machine.travel(timezone.now() + 5 * DAY, tick=False):
        task()
    assert [level for level, *_ in levels(action)] == [1, 2, 3]


def test_services_elsewhere_do_not_matter(service, ladder):
    closed = ServiceFactory(closed_on=TODAY - DAY)
    give_role(staff("service_manager", service=closed), "service_manager", service=next_to(service))
    assert asked(climbed(late_action(service, by=8))) == {ladder.regional.pk}


def next_to(service):
    return ServiceFactory(region=service.region)


def test_those_who_are_asked_are_reminded_once_for_each_level(service, ladder):
    action = late_action(service, by=57)
    climb(on=TODAY)
    remind(on=TODAY)
    remind(on=TODAY)
    found = Reminder.objects.filter(kind="governance.escalation")
    assert {(one.recipient_id, one.stage) for one in found} == {
        (ladder.nominated.pk, 5), (ladder.board.pk, 5),
    }  # fmt: skip
    told = told_each([("governance.escalation", found[0].subject)], by=ladder.board)
    (words,) = told.values()
    assert words.reference == f"Action {action.reference}"
    assert not told_each([("governance.escalation", found[0].subject)], by=stranger_to(service))


def stranger_to(service):
    return staff("service_manager", service=ServiceFactory())
