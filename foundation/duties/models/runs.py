"""When the work that runs by itself ran, and how it ended."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class Outcome(models.TextChoices):
    WAITING = "waiting", "Waiting to begin"
    RUNNING = "running", "Still running"
    WELL = "well", "Went well"
    FAILED = "failed", "Failed"
    STOPPED = "stopped", "Stopped in the middle"
    NEVER = "never", "Did not begin"


OPEN = (Outcome.WAITING, Outcome.RUNNING)
CUT_SHORT = (Outcome.STOPPED, Outcome.NEVER)
BAD = (Outcome.FAILED, *CUT_SHORT)
BEGUN = (Outcome.RUNNING, Outcome.WELL, Outcome.FAILED, Outcome.STOPPED)
AHEAD = timedelta(minutes=1)
"""So much may the clock of another machine be ahead of this one."""


class TaskRunQuerySet(models.QuerySet["TaskRun"]):
    def of(self, name: str) -> Self:
        """The runs of one task, the latest first."""
        return self.filter(name=name).order_by("-asked_at", "-pk")

    def up_to(self, at: datetime) -> Self:
        """Without runs that lie in the future: those are of a clock that was set back since."""
        return self.filter(asked_at__lte=at + AHEAD)

    def waiting(self) -> Self:
        return self.filter(outcome=Outcome.WAITING)

    def running(self) -> Self:
        return self.filter(outcome=Outcome.RUNNING)

    def counting(self) -> Self:
        """Runs after which the next one is due in its time, and no sooner."""
        return self.exclude(outcome__in=CUT_SHORT)

    def cut_short(self) -> Self:
        """Runs that came to nothing because a worker or a message was lost."""
        return self.filter(outcome__in=CUT_SHORT)

    def gone_wrong(self, since: datetime) -> Self:
        return self.filter(outcome__in=BAD, asked_at__gte=since)


class TaskRun(models.Model):
    """One run of a task that has its place in the timetable.

    ``by`` is who asked for it by hand; the clock asks for the others. ``problem`` is the class of
    what went wrong and never its words, which may quote a record.
    """

    name = models.CharField(max_length=120)
    task_id = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome)
    problem = models.CharField(max_length=120, blank=True)

    objects = TaskRunQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = "run"
        indexes = [
            models.Index(fields=["name", "-asked_at"], name="run_latest"),
            models.Index(fields=["asked_at"], name="run_by_day"),
            models.Index(fields=["asked_at"], condition=Q(outcome__in=BAD), name="run_gone_wrong"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["task_id"], condition=Q(outcome__in=OPEN), name="run_open_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=BEGUN, started_at__isnull=False)
                | (~Q(outcome__in=BEGUN) & Q(started_at__isnull=True)),
                name="run_has_begun_or_waits",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=OPEN, ended_at__isnull=True)
                | (~Q(outcome__in=OPEN) & Q(ended_at__isnull=False)),
                name="run_has_ended_or_is_open",
            ),
            models.CheckConstraint(
                condition=Q(problem="") | Q(outcome=Outcome.FAILED),
                name="run_problem_of_a_failure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_outcome_display().lower()}"
