"""The figures on delays: counted once more, in Python, and reaching no further than the reader."""

from datetime import datetime, time, timedelta
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from governance.models import Addressee, Ending, Escalation
from governance.selectors.delay_page import delays, lines, opening, silence
from qip.models import Action, ActionState, DelayReason, DueDateMove, RiskLevel, Strand, Transition
from tests.factories.escalations import EscalationFactory
from tests.factories.organisation import staff
from tests.factories.qip import ActionFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def ago(days):
    return TODAY - timedelta(days=days)


def at(day):
    return timezone.make_aware(datetime.combine(day, time(9)))


def escalate(action, *, level, since, waited, ended=None, ending="", risk=RiskLevel.HIGH, **more):
    return EscalationFactory(
        action=action, level=level, since=ago(since), reached_on=ago(waited), made_at=at(ago(waited)),
        ended_at=at(ago(ended)) if ended is not None else None, ending=ending, risk_level=risk, **more,
    )  # fmt: skip


def said_done(action, day):
    Transition.objects.create(
        action=action, from_state="in_progress", to_state="done", by=action.owner, at=at(day)
    )
    Action.objects.filter(pk=action.pk).update(state=ActionState.DONE)


@pytest.fixture
def elm(service, insider):
    """At Elm Court: three open escalations, and what came before them."""
    one = ActionFactory(
        services=[service], owner=insider, strand=Strand.COMPETENCE, due=ago(20), first_due=ago(40)
    )
    two = ActionFactory(services=[service], owner=insider, strand=Strand.OVERSIGHT, due=ago(5))
    three = ActionFactory(all_services=True, owner=insider, strand=Strand.OVERSIGHT, due=ago(100))
    escalate(one, level=1, since=40, waited=39, ended=30, ending=Ending.PASSED_UP)
    escalate(one, level=3, since=40, waited=12)
    escalate(two, level=1, since=5, waited=4, risk=RiskLevel.CRITICAL)
    escalate(three, level=2, since=100, waited=80, ended=70, ending=Ending.ANSWERED)
    escalate(three, level=4, since=100, waited=60, role_was_empty=True, meant_for=3)
    return one, two, three


@pytest.fixture
def next_to_it(next_door, stranger):
    """At Sycamore House, which the insider cannot see."""
    action = ActionFactory(services=[next_door], owner=stranger, title="Their secret", due=ago(9))
    escalate(action, level=5, since=9, waited=1)
    return action


def found(by, services=None):
    return delays(by=by, services=services, on=TODAY)


def test_levels(elm, next_to_it, insider, board_reader):
    mine = found(insider)
    assert [(rung.level, rung.number) for rung in mine.rungs] == [
        (1, 1), (2, 0), (3, 1), (4, 1), (5, 0),
    ]  # fmt: skip
    assert mine.rungs[3].oldest == ago(60)
    assert [(rung.higher, rung.nobody) for rung in mine.rungs] == [
        (0, 0), (0, 0), (0, 0), (1, 0), (0, 0),
    ]  # fmt: skip
    assert (mine.open, mine.high) == (3, 2)
    assert opening(mine) == (
        "Three actions have climbed the ladder",
        "two wait at level 3 or above",
    )
    assert [rung.number for rung in found(board_reader).rungs] == [1, 0, 1, 1, 1]


def test_what_waits_highest_comes_first(elm, next_to_it, insider):
    one, _two, three = elm
    DueDateMove.objects.create(
        action=one, from_date=ago(40), to_date=ago(20), reason="Agency",
        reason_code=DelayReason.objects.first(), by=insider,
    )  # fmt: skip
    assert [(row.action, row.moves) for row in found(insider).waiting] == [(three, 0), (one, 1)]


def test_services_strands_and_risks(elm, next_to_it, service, insider):
    mine = found(insider)
    elm_line, whole = mine.services  # what most is waiting for comes first
    assert (elm_line.label, elm_line.levels, elm_line.total) == ("Elm Court", {1: 1, 3: 1}, 2)
    assert (whole.label, whole.levels) == ("The whole organisation", {4: 1})
    assert {line.key: line.total for line in mine.strands} == {
        "standards": 0, "competence": 1, "oversight": 2, "learning": 0,
    }  # fmt: skip
    assert {line.key: line.total for line in mine.risks} == {
        "critical": 1, "high": 2, "moderate": 0, "low": 0,
    }  # fmt: skip


def test_dates_are_judged_against_the_first(elm, service, insider):
    kept = ActionFactory(services=[service], owner=insider, due=ago(3), first_due=ago(3))
    said_done(kept, ago(4))
    broken = ActionFactory(services=[service], owner=insider, due=ago(3), first_due=ago(33))
    said_done(broken, ago(2))
    ActionFactory(services=[service], owner=insider, due=TODAY + timedelta(days=9))
    ActionFactory(services=[service], owner=insider, due=ago(3), state=ActionState.CANCELLED)
    line = next(one for one in found(insider).services if one.key == service.pk)
    slips = [40, 5, -1, 31]
    assert (line.told, line.on_time, line.late) == (4, 1, 2)
    assert line.slip == median(slips)
    shares = {share.key: share.number for share in found(insider).slips}
    assert shares == {"0": 1, "1-30": 1, "31-90": 2, "91-": 1}


def test_ages(elm, insider):
    shares = {share.key: share.number for share in found(insider).ages}
    assert shares == {"0-7": 1, "8-30": 0, "31-90": 1, "91-": 1}


def test_each_reason_counts_an_action_once_and_a_reopening_never(
    elm, next_to_it, service, insider, stranger
):
    one, two, _three = elm
    ahead = ActionFactory(services=[service], owner=insider, due=TODAY + timedelta(days=90))
    absence, funding = (DelayReason.objects.get(key=key) for key in ("absence", "funding"))
    reopened = DelayReason.objects.get(key="reopened")
    for action, code, days, by in (
        (one, absence, 30, insider), (one, absence, 20, insider), (two, absence, 10, insider),
        (two, funding, 10, insider), (ahead, absence, 10, insider), (two, funding, 400, insider),
        (two, reopened, 5, insider),
        (next_to_it, funding, 5, stranger),
    ):  # fmt: skip
        DueDateMove.objects.create(
            action=action, from_date=ago(50), to_date=ago(20), reason="…", reason_code=code, by=by,
            at=at(ago(days)),
        )  # fmt: skip
    assert [(share.key, share.number) for share in found(insider).reasons] == [
        (str(absence.pk), 3), (str(funding.pk), 1),
    ]  # fmt: skip


def test_which_levels_answer(elm, insider):
    passed_up = Escalation.objects.passed_up().get()
    Addressee.objects.create(escalation=passed_up, person=insider, role="Service manager")
    one, two, *_ = found(insider).answers
    assert (one.reached, one.answered, one.passed_up, one.waiting) == (2, 0, 1, 1)
    assert (two.answered, two.days) == (1, "10")
    assert silence(found(insider)) == "Level 1 let more pass up in twelve months than it answered."


def test_twelve_months_begin_with_the_first_that_knows_of_one(service, insider):
    action = ActionFactory(services=[service], owner=insider, due=ago(200))
    old = escalate(action, level=1, since=95, waited=90, ended=35, ending=Ending.ANSWERED)
    new = escalate(action, level=2, since=95, waited=20)
    months = found(insider).trend
    assert months[-1].end == TODAY
    for month in months:
        rows = (old, new)
        assert month.open == sum(
            row.reached_on <= month.end
            and (row.ended_at is None or timezone.localdate(row.ended_at) > month.end)
            for row in rows
        )
        assert month.reached == sum(
            month.end.replace(day=1) <= row.reached_on <= month.end for row in rows
        )
    assert months[0].reached == 1


def test_nothing_is_said_of_what_is_out_of_reach(next_to_it, insider, board_reader):
    mine = found(insider)
    assert (mine.open, mine.told) == (0, 0)
    assert not mine.trend
    assert not mine.services
    assert opening(mine) == ("Nothing waits at any level of the ladder", "")
    assert found(board_reader).open == 1


def test_services_in_view_narrow_every_figure(elm, next_to_it, next_door, board_reader):
    there = found(board_reader, frozenset({next_door.pk}))
    assert [rung.number for rung in there.rungs] == [0, 0, 0, 1, 1]
    assert {line.label for line in there.services} == {"Sycamore House", "The whole organisation"}
    assert sum(share.number for share in there.slips) == 2


def test_every_figure_is_in_the_file(elm, insider):
    mine = found(insider)
    filed = list(lines(mine))
    assert ["Open now", "Level 3: Senior owner", "Waiting", 1] in filed
    assert ["By service", "Elm Court", "Level 3", 1] in filed
    assert ["Answers in twelve months", "Level 2", "Median days to an answer", 10.0] in filed
    assert all(len(line) == 4 for line in filed)


def test_the_number_of_questions_does_not_grow(elm, insider, service):
    fresh = lambda: staff("service_manager", service=service)
    with CaptureQueriesContext(
        connection,
    ) as few:
        found(fresh_user := fresh())
    for _ in range(5):
        EscalationFactory(action=ActionFactory(services=[service], owner=insider, due=ago(9)))
    fresh_user._held = None
    with CaptureQueriesContext(connection) as many:
        found(fresh_user)
    begun = [q for q in many.captured_queries if "SELECT" in q["sql"]]
    told = [q for q in few.captured_queries if q["sql"].startswith("SELECT")]
    assert len(begun) <= len(told)
