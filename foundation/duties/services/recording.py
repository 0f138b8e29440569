"""Writing down when the work that runs by itself began and how it ended.

A worker does this beside every task of the timetable. It must never stand in the way of the task,
so it waits two seconds for a lock at most, and whoever calls it goes on without it if it fails.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from foundation.duties.models import Outcome, TaskRun
from foundation.duties.models.runs import TaskRunQuerySet

KEPT = timedelta(days=90)
GOOD_FOR = timedelta(minutes=15)
"""How long a run that was asked for may wait in the queue before it is given up."""
SLACK = timedelta(minutes=1)
LONGEST_PROBLEM = 120


@transaction.atomic
def begin_run(
    *, by: Any = None, name: str, task_id: str, at: datetime, new: bool = True
) -> TaskRun | None:
    """A task has begun. The same one begun before was stopped and is done again.

    Without ``new`` only a run that was asked for is noted.
    """
    _be_brief()
    same = TaskRun.objects.filter(task_id=task_id)
    _stop(same.running(), at)
    if same.waiting().update(outcome=Outcome.RUNNING, started_at=at):
        return same.running().get()
    if not new:
        return None
    return TaskRun.objects.create(
        name=name, task_id=task_id, by=by, asked_at=at, started_at=at, outcome=Outcome.RUNNING
    )


@transaction.atomic
def end_run(*, by: Any = None, task_id: str, at: datetime, problem: str = "") -> bool:
    """A task has ended: well, or with a problem of this class."""
    _be_brief()
    return bool(
        TaskRun.objects.running()
        .filter(task_id=task_id)
        .update(
            outcome=Outcome.FAILED if problem else Outcome.WELL,
            ended_at=at,
            problem=problem[:LONGEST_PROBLEM],
        )
    )


@transaction.atomic
def sweep_runs(*, by: Any = None, at: datetime) -> int:
    """Mark what a killed worker left: no task lasts longer than the limit that ends it."""
    longest = timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT) + SLACK
    stopped = _stop(TaskRun.objects.running().filter(started_at__lt=at - longest), at)
    lost = TaskRun.objects.waiting().filter(asked_at__lt=at - GOOD_FOR - SLACK)
    return stopped + lost.update(outcome=Outcome.NEVER, ended_at=at)


@transaction.atomic
def tidy_runs(*, by: Any = None, at: datetime) -> int:
    """Forget runs of long ago."""
    return TaskRun.objects.filter(asked_at__lt=at - KEPT).delete()[0]


def _stop(rows: TaskRunQuerySet, at: datetime) -> int:
    return rows.update(outcome=Outcome.STOPPED, ended_at=at)


def _be_brief() -> None:
    """Whoever holds the table does not hold up the task."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2s'")
