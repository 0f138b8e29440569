"""What runs by itself: each line of the timetable with how it went lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max

from foundation.duties.models import TaskRun
from foundation.duties.models.runs import BAD
from foundation.duties.periodic import Periodic, timetable
from foundation.ui.words import in_words, listed, plural

WEEK = timedelta(days=7)
SILENCE = timedelta(minutes=3)
"""Something runs every minute, so a worker that says nothing for longer is not at work."""

NAMED = 3


@dataclass(frozen=True)
class Work:
    """One piece of work, with its last run."""

    line: Periodic
    last: TaskRun | None
    failures: int
    at: datetime

    @property
    def due(self) -> datetime | None:
        """When it is due next; nothing when that is now."""
        if self.last is None:
            return None
        due = self.line.due_after(self.last.asked_at)
        return due if due > self.at else None

    @property
    def went_wrong(self) -> bool:
        return self.last is not None and self.last.outcome in BAD

    @property
    def took(self) -> str:
        """How long the last run took."""
        if self.last is None or self.last.started_at is None or self.last.ended_at is None:
            return ""
        return duration_words(self.last.ended_at - self.last.started_at)


@dataclass(frozen=True)
class Running:
    """Everything the page says."""

    works: list[Work]
    seen: datetime | None
    waiting: int | None
    at: datetime

    @property
    def is_alive(self) -> bool:
        return self.seen is not None and self.seen >= self.at - SILENCE

    @property
    def stands_still(self) -> bool:
        """Whether what is in the queue waits for a worker, or nobody can tell."""
        return self.waiting is None or (self.waiting > 0 and not self.is_alive)

    @property
    def failing(self) -> list[Work]:
        return [work for work in self.works if work.went_wrong]


def running(*, waiting: int | None, at: datetime) -> Running:
    """The timetable as it stands at a moment; ``waiting`` is how many messages wait."""
    lines = list(timetable())
    lasts, failures = _lasts(lines, at), _failures(at)
    works = [Work(one, lasts.get(one.task), failures.get(one.task, 0), at) for one in lines]
    newest = (
        TaskRun.objects.up_to(at)
        .filter(asked_at__gt=at - WEEK)
        .aggregate(begun=Max("started_at"), ended=Max("ended_at"))
    )
    seen = max((moment for moment in newest.values() if moment), default=None)
    return Running(works, seen, waiting, at)


def last_of(line: Periodic) -> TaskRun | None:
    """The last run of one piece of work."""
    return TaskRun.objects.of(line.task).select_related("by").first()


def _lasts(lines: Iterable[Periodic], at: datetime) -> dict[str, TaskRun]:
    """The last run of each, in one question that reads one row for each."""
    runs = TaskRun.objects.up_to(at)
    first, *others = [runs.of(line.task).values("pk")[:1] for line in lines]
    keys = [row["pk"] for row in first.union(*others, all=True)]
    return {row.name: row for row in TaskRun.objects.filter(pk__in=keys).select_related("by")}


def _failures(at: datetime) -> dict[str, int]:
    rows: Any = TaskRun.objects.gone_wrong(at - WEEK).order_by().values("name")
    return {row["name"]: row["times"] for row in rows.annotate(times=Count("pk"))}


def duration_words(took: timedelta) -> str:
    """Less than a second, 3 seconds, 2 minutes."""
    seconds = took.total_seconds()
    if seconds < 1:
        return "less than a second"
    if seconds < 90:
        return plural(round(seconds), "second")
    return plural(round(seconds / 60), "minute")


def headline(found: Running) -> str:
    """How the page opens."""
    if not found.is_alive:
        return "Nothing runs by itself now: no worker is at work, so nobody is reminded."
    if not found.failing:
        return "Everything runs as it should."
    number = in_words(len(found.failing)).capitalize()
    words = f"{number} {'thing' if len(found.failing) == 1 else 'things'} went wrong the last time"
    if len(found.failing) > NAMED:
        return f"{words}."
    return f"{words}: {listed(f'“{work.line.title}”' for work in found.failing)}."


def queue_words(found: Running) -> str:
    """How many wait, or that nobody knows."""
    if found.waiting is None:
        return (
            "How much waits is not known, since the queue does not answer. Nothing is lost: what "
            "is due is done when it answers again."
        )
    if not found.waiting:
        return "Nothing waits in the queue."
    waits = "piece of work waits" if found.waiting == 1 else "pieces of work wait"
    until = "" if found.is_alive else " until a worker is at work"
    return f"{in_words(found.waiting).capitalize()} {waits} in the queue{until}."
