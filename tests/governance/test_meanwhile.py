"""What somebody does to an action while the sweep is on its way counts as if it had come first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import transaction

from governance.models import Addressee, Escalation
from governance.services.escalating import climb
from qip.models import Action
from qip.services.actions import move_due_date
from qip.services.progress import cancel, say_done
from tests.factories.organisation import ServiceFactory
from tests.factories.qip import CriterionFactory, ProofFactory

from .late import TODAY, late_action, levels, people, reason
from .test_at_once import closing, wait_until_somebody_waits

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def swept_while(action: Action, happens: Callable[[], object]) -> int:
    """The sweep comes upon the action while somebody holds it, who then does something and ends."""

    def sweep() -> int:
        with closing():
            return climb(on=TODAY)

    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            Action.objects.select_for_update().get(pk=action.pk)
            swept = pool.submit(sweep)
            wait_until_somebody_waits()
            happens()
        return swept.result(30)


def put_back(action: Action, by: object) -> None:
    due = Action.objects.get(pk=action.pk).due
    assert due is not None
    move_due_date(by=by, action=action, to=due + 20 * DAY, reason_code=reason(), reason="R")


def test_a_third_move_while_the_sweep_runs_stands_and_others_are_swept():
    service = ServiceFactory()
    ladder = people(service)
    action, other = late_action(service, by=2), late_action(service, by=2)
    for _ in range(2):
        put_back(action, ladder.manager)
    assert swept_while(action, lambda: put_back(action, ladder.manager)) == 1
    row = Escalation.objects.open().get(action=action)
    assert (row.about, row.meant_for, row.level) == ("moves", 2, 2)
    assert [level for level, *_ in levels(action)] == [1, 2]
    assert levels(other) == [(1, 1, "")]


def done(action: Action, by: object) -> None:
    ProofFactory(criterion=CriterionFactory(action=action), by=by)
    say_done(by=by, action=action, reason="The door is open.")


def cancelled(action: Action, by: object) -> None:
    cancel(by=by, action=action, reason="The house is empty.")


@pytest.mark.parametrize("ends", [done, cancelled])
def test_nobody_is_asked_about_what_came_to_its_end_while_the_sweep_ran(ends):
    service = ServiceFactory()
    ladder = people(service)
    action = late_action(service, by=2, owner=ladder.owner)
    other = late_action(service, by=2)
    by = ladder.owner if ends is done else ladder.manager
    assert swept_while(action, lambda: ends(action, by)) == 1
    assert not Escalation.objects.filter(action=action).exists()
    assert Addressee.objects.filter(escalation__action=other).exists()


def test_what_was_open_is_settled_and_not_passed_up_when_its_end_came_while_the_sweep_ran():
    service = ServiceFactory()
    ladder = people(service)
    action = late_action(service, by=8, owner=ladder.owner)
    climb(on=TODAY - 4 * DAY)
    swept_while(action, lambda: done(action, ladder.owner))
    assert levels(action) == [(1, 7, "settled")]


def test_a_date_moved_the_third_time_at_the_very_same_moment_asks_once():
    """Nobody holds anything beforehand: whichever comes first, both find their way."""
    service = ServiceFactory()
    ladder = people(service)
    rows = [late_action(service, by=2) for _ in range(6)]
    for action in rows:
        for _ in range(2):
            put_back(action, ladder.manager)

    def move(action: Action) -> None:
        with closing():
            put_back(action, ladder.manager)

    def sweep(_: object) -> None:
        with closing():
            climb(on=TODAY)

    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(move, action) for action in rows]
        asked += [pool.submit(sweep, turn) for turn in range(3)]
        for one in asked:
            one.result(60)
    for action in rows:
        assert [(level, end) for level, _ago, end in levels(action)] == [(1, "passed_up"), (2, "")]
