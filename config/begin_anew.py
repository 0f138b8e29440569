"""A worker that gave up or has gone quiet begins anew, as if it had just been started.

Celery connects again by itself when the queue was away. Now and then it ends instead, or is alive
and takes no more work. So a worker that ends although nobody told it to, and one that takes
nothing for some minutes while messages wait and nothing is under way, becomes a fresh worker that
was given the same words. Nothing is lost by it, as by a kill: every task may run twice, and its
row says how far it came.
"""

import atexit
import os
import sys
import threading
import time
from contextlib import suppress
from typing import Any

import psutil
from celery import bootsteps, signals
from celery.worker import state
from django.conf import settings

from foundation.duties.selectors.queue import in_queue

BREATH = 2
LOOKS = 5
"""So often within its patience a worker looks at itself."""


class Watch(bootsteps.StartStopStep):
    """Begins with the worker and goes on when the connection is lost and comes back."""

    def __init__(self, consumer: Any, **_: Any) -> None:
        self.thread: threading.Thread | None = None

    def start(self, consumer: Any) -> None:
        if self.thread is None:
            heard()
            atexit.register(at_end, os.getpid())
            self.thread = threading.Thread(target=watch, daemon=True)
            self.thread.start()


_last_heard = 0.0


@signals.task_received.connect
def heard(**_: Any) -> None:
    """The worker takes work."""
    global _last_heard
    _last_heard = time.monotonic()


def watch() -> None:
    """Look every now and then, for as long as the worker lives."""
    patience = settings.WORKER_PATIENCE.total_seconds()
    while True:
        time.sleep(patience / LOOKS)
        if is_quiet(patience) and in_queue():
            become_fresh()


def is_quiet(patience: float) -> bool:
    """Whether nothing has come for so long; work under way has its own, longer limit."""
    silence = time.monotonic() - _last_heard
    return silence > (settings.LONGEST_TASK + patience if state.active_requests else patience)


def at_end(worker: int) -> None:
    """Where nobody told the worker to stop, begin again after a breath."""
    told = state.should_stop is not None or state.should_terminate is not None
    if os.getpid() == worker and not told:
        time.sleep(BREATH)
        become_fresh()


def become_fresh() -> None:
    """Replace this process by a new one with the same number, and leave none of its own behind.

    The pool is not asked to stop: it may be what has gone quiet.
    """
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            child.kill()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own words
