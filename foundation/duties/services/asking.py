"""Asking for a run of the work that runs by itself: by hand, or because one was missed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from celery import current_app
from django.db import connection, transaction

from foundation.duties.models import Outcome, TaskRun
from foundation.duties.periodic import Periodic, timetable
from foundation.duties.selectors.queue import in_queue
from foundation.duties.services.recording import GOOD_FOR
from foundation.ui.problems import Problem

REMIND = "duties.remind"
PAUSE = timedelta(minutes=1)
GRACE = timedelta(minutes=10)
"""How late a run may be before it counts as missed."""
ONE_AT_A_TIME = 4_107_001
MOST_STOPPED = 3
"""So many runs a day may be stopped in the middle before nobody tries again by itself."""
AWAY = (
    "The queue does not answer, so nothing can be started now. Nothing is lost: what is due is "
    "done when it answers again."
)
TOO_SOON = "This has just been started. Give it a minute, then look again."


@transaction.atomic
def ask_for_run(*, by: Any, line: Periodic, at: datetime) -> TaskRun:
    """Start one piece of work now. It waits in the queue like any other."""
    if in_queue() is None:
        raise Problem(AWAY)
    latest = TaskRun.objects.of(line.task).select_for_update().first()
    if latest and abs(at - latest.asked_at) < PAUSE:
        raise Problem(TOO_SOON)
    return _ask(line, at, by)


@transaction.atomic
def catch_up(*, by: Any = None, at: datetime) -> int:
    """Ask for what should have run and did not, since the queue or a worker was away."""
    with connection.cursor() as cursor:  # one at a time, or each would ask for the same
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    missed = [line for line in timetable() if not line.comes_often and _is_missed(line, at)]
    for line in missed:
        _ask(line, at, by)
    return len(missed)


def _is_missed(line: Periodic, at: datetime) -> bool:
    runs = TaskRun.objects.of(line.task).up_to(at)
    if runs.cut_short().filter(asked_at__gte=at - timedelta(days=1)).count() >= MOST_STOPPED:
        return False
    latest = runs.counting().first()
    return latest is None or line.due_after(latest.asked_at) + GRACE <= at


def _ask(line: Periodic, at: datetime, by: Any) -> TaskRun:
    """A row first; the message follows when the row is safe, and may be lost."""
    run = TaskRun.objects.create(
        name=line.task, task_id=str(uuid4()), by=by, asked_at=at, outcome=Outcome.WAITING
    )
    transaction.on_commit(lambda: _send(line.task, run.task_id), robust=True)
    return run


@transaction.atomic
def tell_soon(*, by: Any = None) -> None:
    """Have people reminded of what is new as soon as this transaction is safe.

    Where the queue is away the message is lost, and the sweep of the next morning does the same.
    """
    transaction.on_commit(lambda: _send(REMIND, str(uuid4())), robust=True)


def _send(name: str, task_id: str) -> None:
    current_app.loader.import_default_modules()  # a web process knows no task by itself
    current_app.tasks[name].apply_async(task_id=task_id, expires=int(GOOD_FOR.total_seconds()))
