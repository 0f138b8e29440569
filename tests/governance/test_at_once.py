"""Two at the very same moment: one is heard, the other is told, and nothing is asked twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection, connections, transaction

from foundation.ui.problems import Problem
from governance.models import Acknowledgement, Escalation
from governance.services.answering import answer
from governance.services.escalating import climb
from qip.models import Action
from tests.factories.organisation import ServiceFactory, staff

from .late import TODAY, climbed, late_action, people, reason

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def answered(row: Escalation, by: Any, until: int = 30) -> Acknowledgement:
    return answer(
        by=by, escalation=row, kind="recovery", on=TODAY, reason_code=reason(),
        reason="Two staff begin on Monday.", until=TODAY + until * DAY,
    )  # fmt: skip


@contextmanager
def closing() -> Iterator[None]:
    try:
        yield
    finally:
        connections.close_all()


def test_of_two_answers_one_is_kept_and_the_other_is_told():
    service = ServiceFactory()
    ladder = people(service)
    other = staff("service_manager", region=service.region)
    row = climbed(late_action(service, by=8))
    together = Barrier(2)

    def say(person: Any) -> str:
        with closing():
            mine = Escalation.objects.get(pk=row.pk)
            together.wait(20)
            try:
                answered(mine, person)
            except Problem as told:
                return " ".join(told.messages)
            return ""

    with ThreadPoolExecutor() as pool:
        said = sorted(pool.map(say, [ladder.regional, other]))
    assert said[0] == ""
    assert "answered just before you" in said[1]
    assert Acknowledgement.objects.count() == 1


def test_an_answer_given_while_the_sweep_runs_stands():
    service = ServiceFactory()
    ladder = people(service)
    row = climbed(late_action(service, by=8))

    def sweep() -> int:
        with closing():
            return climb(on=TODAY + 10 * DAY)

    with ThreadPoolExecutor() as pool:
        with transaction.atomic():
            Action.objects.select_for_update().get(pk=row.action_id)
            swept = pool.submit(sweep)
            wait_until_somebody_waits()
            answered(row, ladder.regional)
        assert swept.result(30) == 0
    assert not Escalation.objects.open().exists()
    assert Acknowledgement.objects.get().escalation == row


def wait_until_somebody_waits() -> None:
    """Until another connection stands in line for what this one holds."""
    end = monotonic() + 20
    while monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        sleep(0.05)
    raise AssertionError("The sweep did not wait.")
