"""Listens to the worker: every task of the timetable leaves a record of its run.

A record that cannot be written is no reason to fail the task, so a problem here ends in the log.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from celery.signals import task_postrun, task_prerun
from django.utils import timezone

from foundation.duties import periodic

log = structlog.get_logger(__name__)


@task_prerun.connect
def note_beginning(task_id: str, task: Any, **_: Any) -> None:
    """A worker takes up a task."""
    from foundation.duties.services.recording import begin_run

    if task.name in periodic.names():
        with harmless(task.name):
            # What is called in passing, and not by a worker, is no run unless it was asked for.
            new = not task.request.is_eager
            begin_run(name=task.name, task_id=task_id, at=timezone.now(), new=new)


@task_postrun.connect
def note_end(task_id: str, task: Any, retval: Any = None, **_: Any) -> None:
    """A task is over, one way or the other."""
    from foundation.duties.services.recording import end_run

    if task.name in periodic.names():
        problem = type(retval).__name__ if isinstance(retval, BaseException) else ""
        with harmless(task.name):
            end_run(task_id=task_id, at=timezone.now(), problem=problem)


@contextmanager
def harmless(name: str) -> Iterator[None]:
    """Whatever goes wrong inside is written to the log by its class, and goes no further."""
    try:
        yield
    except Exception as error:  # whatever it is, the task matters more
        log.error("run_not_recorded", task=name, problem=type(error).__name__)
