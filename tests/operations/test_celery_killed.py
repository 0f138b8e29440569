"""Workers killed with -9 in the middle of their work: another one does it, once."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from foundation.duties.models import Mail, MailState, Outcome, TaskRun
from foundation.organisation.models import Invitation, Service
from governance.models import Escalation
from tests.duties.post_office import FINAL, PostOffice, open_post_office
from tests.operations.background import (
    BROKERS,
    Installation,
    held_up,
    invited,
    is_sent,
    kill_children_of,
    old_run,
    wait_until,
)
from tests.operations.late import Late

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TIDY, REMIND, SEND = "duties.tidy_runs", "duties.remind", "duties.send_mail"
CLIMB = "governance.tasks.climb"


@pytest.fixture(params=sorted(BROKERS))
def installation(request: Any, scratch: Path) -> Any:
    made = Installation(scratch, BROKERS[request.param](scratch))
    yield made
    made.close()


def test_what_a_killed_worker_left_is_done_by_another(
    installation: Installation, service: Service
) -> None:
    """One mail half sent, and old runs half tidied, when worker and children are killed."""
    mail, old = invited("killed", service), old_run()
    with installation.worker() as worker, transaction.atomic():
        Invitation.objects.select_for_update().get(pk=mail.pk)
        TaskRun.objects.select_for_update().get(pk=old.pk)
        installation.send("organisation.deliver_invitation", mail.pk)
        number = installation.send(TIDY)
        wait_until(lambda: held_up() == 2, "both tasks are in the middle")
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    assert not is_sent(mail)
    assert not installation.letters
    assert TaskRun.objects.get(task_id=number).outcome == Outcome.RUNNING, "nobody has told yet"

    long_ago = timezone.now() - timedelta(minutes=20)
    TaskRun.objects.filter(task_id=number).update(started_at=long_ago, asked_at=long_ago)
    with installation.worker("--beat", quick=True):
        wait_until(lambda: is_sent(mail), "the mail leaves")
        wait_until(lambda: not TaskRun.objects.filter(pk=old.pk).exists(), "old runs are tidied")
        well = TaskRun.objects.of(TIDY).filter(outcome=Outcome.WELL)
        wait_until(well.exists, "it is written down that it went well")
        stopped = TaskRun.objects.filter(task_id=number, outcome=Outcome.STOPPED)
        wait_until(stopped.exists, "it is written down that the first was stopped")
        if installation.broker.name == "redis":
            again = TaskRun.objects.filter(task_id=number, outcome=Outcome.WELL)
            wait_until(again.exists, "Redis has given the message to another worker")
    assert len(installation.letters) == 1, "one mail, however often it was begun"


def test_a_lost_process_does_not_lose_its_work(
    installation: Installation, service: Service
) -> None:
    """The worker lives and its process does not: what it had in hand comes back to the queue."""
    old = old_run()
    with installation.worker("--concurrency", "1") as worker:
        with transaction.atomic():
            TaskRun.objects.select_for_update().get(pk=old.pk)
            number = installation.send(TIDY)
            wait_until(held_up, "the task is in the middle")
            kill_children_of(worker)
            rows = TaskRun.objects.filter(task_id=number)
            wait_until(lambda: rows.count() == 2, "it has begun again")
        wait_until(rows.filter(outcome=Outcome.WELL).exists, "the second went well")
        assert rows.filter(outcome=Outcome.STOPPED).count() == 1
        assert not TaskRun.objects.filter(pk=old.pk).exists()

        mail = invited("unrecorded", service)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE duties_taskrun IN ACCESS EXCLUSIVE MODE")
            installation.send("organisation.deliver_unsent")
            wait_until(lambda: is_sent(mail), "the mail leaves though its run cannot be recorded")
    assert not TaskRun.objects.of("organisation.deliver_unsent").exists()


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server that has the whole mail and does not say that it took it."""
    with open_post_office() as found:
        found.orders.silent_at = FINAL
        yield found


def sending(installation: Installation, office: PostOffice, *more: str) -> Any:
    """A worker that reaches this mail server."""
    return installation.worker(*more, quick=True, EMAIL_URL=f"smtp://127.0.0.1:{office.port}")


def test_what_is_late_climbs_is_told_and_is_mailed_once_though_workers_are_killed(
    installation: Installation, service: Service, office: PostOffice
) -> None:
    """Both sweeps lose their process in the middle, then the worker dies with a mail half sent."""
    late = Late(service)
    action = late.action()
    with sending(installation, office) as worker:
        with transaction.atomic(), connection.cursor() as hold:
            hold.execute("LOCK TABLE governance_escalation, duties_reminder IN SHARE MODE")
            sweeps = {installation.send(CLIMB), installation.send(REMIND)}
            wait_until(lambda: held_up() == 2, "both sweeps are in the middle")
            kill_children_of(worker)
        well = TaskRun.objects.filter(outcome=Outcome.WELL).values_list("task_id", flat=True)
        wait_until(lambda: sweeps <= set(well.all()), "both were done again")
        assert Escalation.objects.filter(action=action).count() == 1
        installation.send(REMIND)
        wait_until(lambda: late.is_reminded(action), "everybody is reminded")
        installation.send(SEND)
        wait_until(office.silent.is_set, "the mail server has a whole mail")
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    assert not office.taken
    claimed = Mail.objects.filter(state=MailState.SENDING, attempts=1)
    half_sent = set(claimed.values_list("message_id", flat=True))

    office.orders.silent_at = ""
    office.speak.set()
    claimed.update(claimed_at=timezone.now() - timedelta(minutes=20))
    with sending(installation, office, "--beat"):
        wait_until(lambda: late.is_told(action), "everybody is told")
    seen = Counter(one["Message-ID"] for one in office.seen)
    twice = {name for name, times in seen.items() if times > 1}
    assert twice
    assert twice <= half_sent, "nothing else was begun twice"
    late.all_once(action, letters=office.taken)
