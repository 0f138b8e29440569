"""The timetable of the work that runs by itself, as ``config/timetable.py`` writes it.

``CELERY_BEAT_SCHEDULE`` says which task and when, ``PERIODIC_WORDS`` what that is in plain words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from celery.schedules import crontab, maybe_schedule
from django.conf import settings

from foundation.ui.words import in_words

OFTEN = timedelta(minutes=30)
"""What comes round sooner than this needs no catching up."""
STEPS = ((timedelta(days=1), "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute"))


@dataclass(frozen=True)
class Periodic:
    """One line of the timetable."""

    key: str
    task: str
    timing: Any
    title: str
    what: str

    @cached_property
    def schedule(self) -> Any:
        return maybe_schedule(self.timing)

    @property
    def is_by_the_hour(self) -> bool:
        """Whether it has hours of its own, rather than a pause between two runs."""
        return isinstance(self.schedule, crontab)

    @property
    def comes_often(self) -> bool:
        return not self.is_by_the_hour and self.schedule.run_every < OFTEN

    @property
    def often(self) -> str:
        """How often, in words."""
        if self.is_by_the_hour:
            return hours_words(self.schedule)
        return pause_words(self.schedule.run_every)

    def due_after(self, moment: datetime) -> datetime:
        """When the run is due that follows one at this moment."""
        if not self.is_by_the_hour:
            return moment + timedelta(seconds=self.schedule.run_every.total_seconds())
        begin, ahead, _ = self.schedule.remaining_delta(self.schedule.maybe_make_aware(moment))
        due: datetime = begin + ahead
        return due


def timetable() -> Iterator[Periodic]:
    """Every line, in the order of ``config/timetable.py``."""
    for key, entry in settings.CELERY_BEAT_SCHEDULE.items():
        title, what = settings.PERIODIC_WORDS.get(key, (key, ""))
        yield Periodic(key, entry["task"], entry["schedule"], title, what)


def line_of(key: str) -> Periodic | None:
    """One line by its key."""
    return next((line for line in timetable() if line.key == key), None)


def names() -> frozenset[str]:
    """The tasks that have a place in the timetable."""
    return frozenset(entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values())


def pause_words(pause: timedelta) -> str:
    """Every minute, every 5 minutes, every day."""
    for step, word in STEPS:
        number, rest = divmod(pause, step)
        if number and not rest:
            return f"Every {word}" if number == 1 else f"Every {in_words(number)} {word}s"
    return f"Every {in_words(int(pause.total_seconds()))} seconds"


def hours_words(hours: crontab) -> str:
    """Every day at 03:10; on Mondays at 06:00; every hour at 5 past."""
    if len(hours.minute) != 1:
        return "Several times an hour"
    (minute,) = hours.minute
    if len(hours.hour) == 24:
        return f"Every hour, at {minute} minutes past"
    clock = " and ".join(f"{hour:02}:{minute:02}" for hour in sorted(hours.hour))
    if len(hours.day_of_month) < 31 or len(hours.month_of_year) < 12:
        return f"On some days of the year at {clock}"
    if len(hours.day_of_week) == 7:
        return f"Every day at {clock}"
    return f"On {' and '.join(WEEKDAYS[day] for day in sorted(hours.day_of_week))} at {clock}"


WEEKDAYS = (
    "Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays",
)  # fmt: skip
