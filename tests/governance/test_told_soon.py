"""Whoever is asked hears of it as soon as it has gone up, and no longer once it is answered."""

from datetime import timedelta

import pytest
from celery import current_app

from foundation.duties.models import Reminder
from foundation.duties.services.reminding import remind
from governance.duties import KIND
from governance.services.answering import answer
from governance.tasks import climb as climb_task
from qip.services.actions import move_due_date
from qip.services.progress import cancel

from .late import TODAY, climbed, late_action, people, reason

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(settings):
    """What is put into the queue is done there and then."""
    current_app.loader.import_default_modules()
    before, current_app.conf.task_always_eager = current_app.conf.task_always_eager, True
    yield
    current_app.conf.task_always_eager = before


@pytest.fixture
def ladder(service):
    return people(service)


def told(person):
    return Reminder.objects.standing().filter(kind=KIND, recipient=person)


def moved(action, by, days):
    code, to = reason(), action.due + timedelta(days=days)
    return move_due_date(by=by, action=action, to=to, reason_code=code, reason="Agency staff")


def test_the_third_move_is_told_of_at_once(
    service, ladder, at_once, django_capture_on_commit_callbacks
):
    action = late_action(service, by=-20, owner=ladder.owner)
    with django_capture_on_commit_callbacks(execute=True):
        moved(action, ladder.owner, 10)
        moved(action, ladder.owner, 10)
    assert not Reminder.objects.filter(kind=KIND).exists()
    with django_capture_on_commit_callbacks(execute=True):
        moved(action, ladder.owner, 10)
    assert Reminder.objects.filter(kind=KIND).exists()


def test_what_the_sweep_takes_up_is_told_of_before_the_next_morning(
    service, ladder, at_once, django_capture_on_commit_callbacks
):
    late_action(service, by=1, owner=ladder.owner)
    remind(on=TODAY)
    assert not told(ladder.manager).exists()
    with django_capture_on_commit_callbacks(execute=True):
        climb_task()
    assert told(ladder.manager).count() == 1
    with django_capture_on_commit_callbacks() as asked:
        climb_task()
    assert not asked, "nothing is new, so nobody is told"


@pytest.mark.parametrize("way", ["answered", "cancelled"])
def test_what_is_answered_or_over_rings_no_bell_any_more(service, ladder, way):
    action = late_action(service, by=1, owner=ladder.owner)
    other = late_action(service, by=1, owner=ladder.owner)
    row = climbed(action)
    remind(on=TODAY)
    assert told(ladder.manager).count() == 2
    if way == "answered":
        answer(
            by=ladder.manager, escalation=row, kind="resources", reason_code=reason(),
            reason="Two more shifts", on=TODAY,
        )  # fmt: skip
    else:
        cancel(by=ladder.manager, action=action, reason="The service changes hands")
    (left,) = told(ladder.manager)
    assert left.subject == other.escalations.get().pk


def test_a_new_owner_with_a_new_date_is_mailed_about_that_date(service, ladder):
    action = late_action(service, by=8, owner=ladder.owner)
    row, until = climbed(action), TODAY + timedelta(days=14)
    answer(
        by=ladder.regional, escalation=row, kind="reassign", reason_code=reason(),
        reason="On leave", on=TODAY, until=until, new_owner=ladder.manager,
    )  # fmt: skip
    (new,) = Reminder.objects.standing().filter(kind="qip.action", recipient=ladder.manager)
    assert new.due == until
