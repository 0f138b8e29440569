"""The clock that sends what is due, when the clock of the machine is set back."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from celery.utils.imports import symbol_by_name
from django.conf import settings
from django.utils import timezone

SOON = 5
PAUSES = {"often": 0.2, "now-and-then": 0.5}


@pytest.fixture
def scheduler(scratch: Path) -> Iterator[Any]:
    """The product's own, over a queue in memory, with two pieces of work."""
    app = Celery("clock", broker="memory://", set_as_current=False)
    app.conf.timezone = settings.CELERY_TIMEZONE
    app.conf.beat_schedule = {
        name: {"task": name, "schedule": timedelta(seconds=pause)} for name, pause in PAUSES.items()
    }
    made = symbol_by_name(settings.CELERY_BEAT_SCHEDULER)(
        app=app, schedule_filename=str(scratch / "beat"), max_interval=1
    )
    yield made
    made.close()


def times(scheduler: Any) -> dict[str, int]:
    """How often each has been sent."""
    return {name: scheduler.schedule[name].total_run_count for name in PAUSES}


def goes_on(scheduler: Any) -> bool:
    """Whether both are sent once more soon."""
    before, end = times(scheduler), time.monotonic() + SOON
    while time.monotonic() < end:
        time.sleep(max(0, min(scheduler.tick(), 0.1)))
        if all(number > before[name] for name, number in times(scheduler).items()):
            return True
    return False


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=40)])
def test_it_goes_on_when_the_clock_is_set_back(scheduler: Any, back: timedelta) -> None:
    """What it has written down lies ahead, and so does the order in which it goes on."""
    assert goes_on(scheduler)
    for entry in scheduler.schedule.values():
        entry.last_run_at += back
    scheduler.populate_heap()
    assert all(entry.last_run_at > timezone.now() for entry in scheduler.schedule.values())
    assert goes_on(scheduler)
