"""The five ways to answer, what each does, and what is refused in which sentence."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.ui.problems import Problem
from governance.answerers import why_not
from governance.models import Acknowledgement, AnswerKind, Escalation
from governance.services.answering import FARTHEST, answer
from governance.services.escalating import climb
from qip.models import Action, ProgressNote
from qip.services.actions import move_due_date
from tests.factories.organisation import staff
from tests.factories.qip import PlanFactory
from tests.proven import sustained

from .late import TODAY, climbed, late_action, levels, people, reason

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def ladder(service):
    return people(service)


@pytest.fixture
def row(service, ladder):
    """Eight days late, at level 2: the regional manager is asked."""
    return climbed(late_action(service, by=8, owner=ladder.owner))


def answered(row, by, kind="recovery", **given):
    given.setdefault("until", TODAY + 10 * DAY if kind in ("recovery", "accept") else None)
    return answer(
        by=by, escalation=row, kind=kind, on=TODAY, reason_code=reason(),
        reason=given.pop("reason", "Two staff begin on Monday."), **given,
    )  # fmt: skip


def refused(row, by, kind="recovery", **given):
    with pytest.raises(Problem) as caught, transaction.atomic():
        answered(row, by, kind, **given)
    assert not Acknowledgement.objects.exists()
    return " ".join(caught.value.messages)


def now(action):
    return Action.objects.get(pk=action.pk)


# What each does --------------------------------------------------------------------------------


def test_a_recovery_date_moves_the_date_and_ends_it(row, ladder):
    one = answered(row, ladder.regional)
    row.refresh_from_db()
    action = now(row.action)
    assert row.ending == "answered"
    assert action.due == one.until == TODAY + 10 * DAY
    assert one.move.reason_code == reason()
    assert action.first_due == TODAY - 8 * DAY


def test_a_recovery_date_that_is_the_date_already_moves_nothing(row, ladder):
    move_due_date(
        by=ladder.manager, action=row.action, to=TODAY + 10 * DAY, reason_code=reason(), reason="R"
    )
    assert answered(row, ladder.regional).move is None


def test_giving_it_to_somebody_else_changes_the_owner(row, ladder):
    answered(row, ladder.regional, "reassign", new_owner=ladder.manager)
    assert now(row.action).owner == ladder.manager
    assert now(row.action).due == TODAY - 8 * DAY
    assert ProgressNote.objects.filter(action=row.action, text__contains="Two staff").exists()


def test_a_new_owner_may_come_with_a_new_date(row, ladder):
    until = TODAY + 20 * DAY
    answered(row, ladder.regional, "reassign", new_owner=ladder.manager, until=until)
    assert now(row.action).due == until


def test_saying_what_is_needed_changes_neither_owner_nor_date(row, ladder):
    answered(row, ladder.regional, "resources", until=TODAY + 5 * DAY)
    assert (now(row.action).owner, now(row.action).due) == (ladder.owner, TODAY - 8 * DAY)


def test_somebody_above_the_owner_accepts_the_risk_for_a_time(row, ladder):
    one = answered(row, ladder.regional, "accept")
    assert one.until == TODAY + 10 * DAY
    assert now(row.action).due == TODAY - 8 * DAY


def test_cancelling_goes_through_the_service_of_actions(row, ladder):
    answered(row, ladder.regional, "cancel")
    row.refresh_from_db()
    assert now(row.action).state == "cancelled"
    assert row.ending == "answered"


# What follows ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["recovery", "accept", "resources"])
def test_nothing_further_is_asked_until_the_day_that_was_named(row, ladder, kind):
    answered(row, ladder.regional, kind, until=TODAY + 10 * DAY)
    assert climb(on=TODAY + 10 * DAY) == 0


@pytest.mark.parametrize("kind", ["recovery", "accept"])
def test_a_date_that_is_missed_again_reaches_at_least_the_next_level(row, ladder, kind):
    answered(row, ladder.regional, kind, until=TODAY + 2 * DAY)
    climb(on=TODAY + 3 * DAY)
    # By age alone eleven days late would still be level 2.
    assert levels(row.action)[-2:] == [(2, 1, "answered"), (3, -3, "")]


def test_a_date_that_is_missed_after_long_reaches_the_level_of_its_age(row, ladder):
    answered(row, ladder.regional, until=TODAY + 40 * DAY)
    climb(on=TODAY + 41 * DAY)
    assert levels(row.action)[-1][:2] == (4, -41)


def test_without_a_date_the_next_level_is_asked_on_its_day(row, ladder):
    answered(row, ladder.regional, "resources")
    assert climb(on=TODAY + 5 * DAY) == 0
    assert climb(on=TODAY + 6 * DAY) == 1


def test_at_the_highest_level_a_missed_answer_is_asked_about_again(service, ladder):
    row = climbed(late_action(service, by=80))
    answered(row, ladder.nominated, until=TODAY + DAY)
    again = climbed(row.action, TODAY + 2 * DAY)
    assert (again.meant_for, again.pk == row.pk) == (5, False)


def test_an_answer_that_moves_the_date_for_the_third_time_does_not_go_up(row, ladder):
    for days in (1, 2):
        move_due_date(
            by=ladder.manager, action=row.action, to=TODAY + days * DAY, reason_code=reason(),
            reason="R",
        )  # fmt: skip
    answered(row, ladder.regional)
    assert not Escalation.objects.open().filter(action=row.action).exists()
    row.action.refresh_from_db()
    move_due_date(
        by=ladder.manager, action=row.action, to=TODAY + 50 * DAY, reason_code=reason(), reason="R"
    )
    assert Escalation.objects.open().get(action=row.action).about == "moves"


# What is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "given", "sentence"),
    [
        ("recovery", {"until": None}, "Give a date."),
        ("recovery", {"until": TODAY}, "Give a date after today."),
        ("recovery", {"until": TODAY - DAY}, "Give a date after today."),
        ("recovery", {"reason": "  "}, "Say why."),
        ("accept", {"until": TODAY + FARTHEST + DAY}, "Give a date within 12 months"),
        ("reassign", {}, "Choose who takes it on."),
        ("cancel", {"until": TODAY + DAY}, "A cancelled action has no date."),
    ],
)
def test_bad_input_is_said_in_a_sentence(row, ladder, kind, given, sentence):
    assert sentence in refused(row, ladder.regional, kind, **given)
    assert now(row.action).due == TODAY - 8 * DAY


def test_a_date_before_the_action_starts_is_refused_at_the_date(row, ladder):
    Action.objects.filter(pk=row.action.pk).update(due=TODAY + 60 * DAY, starts_on=TODAY + 30 * DAY)
    with pytest.raises(Problem) as caught:
        answered(row, ladder.regional)
    assert list(caught.value.message_dict) == ["until"]


def test_the_owner_it_has_already_is_no_new_one(row, ladder):
    words = refused(row, ladder.regional, "reassign", new_owner=ladder.owner)
    assert words == f"{ladder.owner.name} owns it already. Choose somebody else."


def test_somebody_who_could_not_open_it_cannot_take_it_on(row, ladder, stranger):
    assert "could not open this" in refused(row, ladder.regional, "reassign", new_owner=stranger)
    row.refresh_from_db()
    assert row.is_open


def test_only_those_who_were_asked_answer(row, ladder, stranger):
    for other in (ladder.manager, ladder.senior, ladder.board, stranger):
        assert "You were not asked" in refused(row, other)


def test_a_manager_of_one_service_does_not_accept_the_risk(service, ladder):
    row = climbed(late_action(service, by=2, owner=ladder.owner))
    assert "beyond one service" in refused(row, ladder.manager, "accept")


def test_the_owner_neither_accepts_the_risk_nor_cancels(service, ladder):
    row = climbed(late_action(service, by=8, owner=ladder.regional))
    assert "somebody above you" in refused(row, ladder.regional, "accept")
    assert "somebody else decides" in refused(row, ladder.regional, "cancel")


def test_a_missed_look_is_not_given_away_or_cancelled(service, ladder):
    action = sustained(
        by=staff("quality_lead"), risk_level="high", owner=ladder.owner, services=[service],
        plan=PlanFactory(services=[service]),
    )  # fmt: skip
    Action.objects.filter(pk=action.pk).update(check_due=TODAY - 8 * DAY)
    row = climbed(action)
    allowed = [kind for kind in AnswerKind if not why_not(ladder.regional, row, kind)]
    assert allowed == ["recovery", "resources", "accept"]
    answered(row, ladder.regional)
    assert now(action).state == "sustaining"
    assert climb(on=TODAY + 10 * DAY) == 0
    assert climb(on=TODAY + 11 * DAY) == 1


# Two at once -----------------------------------------------------------------------------------


def test_of_two_who_answer_at_once_one_wins_and_the_other_reads_why(service, ladder):
    other = staff("service_manager", region=service.region)
    row = climbed(late_action(service, by=8, owner=ladder.owner))
    stale = Escalation.objects.get(pk=row.pk)
    answered(row, ladder.regional)
    with pytest.raises(Problem, match="answered just before you"):
        answered(stale, other, "cancel")
    assert Acknowledgement.objects.count() == 1
    assert now(row.action).state != "cancelled"


def test_what_went_up_meanwhile_is_said(row, ladder):
    stale = Escalation.objects.get(pk=row.pk)
    climb(on=TODAY + 10 * DAY)
    assert "next level is asked now" in refused(stale, ladder.regional)


def test_what_the_work_settled_meanwhile_is_said(row, ladder):
    Action.objects.filter(pk=row.action.pk).update(state="done")
    climb(on=TODAY)
    assert "nothing left to answer" in refused(row, ladder.regional)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"kind": "recovery", "until": None}, "date_to_come"),
        ({"kind": "recovery", "until": TODAY}, "date_to_come"),
        ({"kind": "cancel", "until": TODAY + DAY}, "date_to_come"),
        ({"kind": "reassign", "until": None}, "to_somebody"),
        ({"kind": "resources", "until": None, "reason": ""}, "says_why"),
    ],
)
def test_an_answer_that_makes_no_sense_cannot_be(row, ladder, given, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Acknowledgement.objects.create(
            **{"escalation": row, "reason_code": reason(), "reason": "R", "by": ladder.regional,
               "at": timezone.now(), **given}
        )  # fmt: skip
