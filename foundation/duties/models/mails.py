"""Mail that tells of duties: what is to leave, when, and what became of it.

A row is written before anything is said to a mail server, and says at every moment whose turn
it is: whoever sends takes it by writing a claim, and only the holder of the claim may say how it
ended. What the mail says is not kept: it is written afresh from the duties that are still open.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foundation.trail.models import Record
from foundation.trail.tracking import tracked

# How long to wait after each attempt that failed. After the last one a person must look.
PAUSES = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)
MOST_ATTEMPTS = len(PAUSES) + 1
# A claim that is older than this belongs to a worker that is no longer there.
SILENCE = timedelta(minutes=15)


class Rhythm(models.TextChoices):
    """How often somebody is told."""

    AT_ONCE = "at_once", "At once"
    DAILY = "daily", "Once a day"
    WEEKLY = "weekly", "Once a week"


class Weekday(models.IntegerChoices):
    """Working days, as ISO counts them."""

    MONDAY = 1, "Monday"
    TUESDAY = 2, "Tuesday"
    WEDNESDAY = 3, "Wednesday"
    THURSDAY = 4, "Thursday"
    FRIDAY = 5, "Friday"


class MailState(models.TextChoices):
    """Where a mail stands. Closed: when its time came there was nothing left to tell."""

    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Did not leave"
    CLOSED = "closed", "Nothing to tell"


STUCK = (MailState.WAITING, MailState.FAILED)


def new_message_id() -> str:
    """The name a mail keeps however often it is sent, so that a second copy is known for one."""
    return f"<{uuid4().hex}@{settings.SUSTAIN_URL.split('//')[-1].split('/')[0].split(':')[0]}>"


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self, at: datetime) -> "MailQuerySet":
        """Mail whose time has come, the longest waiting first.

        No pause is longer than the longest: what would wait for more was put off by a clock
        that has been set back since.
        """
        put_off = Q(not_before__lte=at, next_try_at__gt=at + PAUSES[-1])
        waiting = self.filter(Q(next_try_at__lte=at) | put_off, state=MailState.WAITING)
        return waiting.order_by("next_try_at", "pk")

    def untouched(self) -> "MailQuerySet":
        """Mail that nobody has ever tried to send."""
        return self.filter(state=MailState.WAITING, attempts=0, problem="")

    def tried(self) -> "MailQuerySet":
        """Mail that left, or that somebody tried or is trying to send."""
        return self.exclude(state=MailState.CLOSED).exclude(attempts=0, problem="")

    def abandoned(self, at: datetime) -> "MailQuerySet":
        """Mail whose sender has been silent for too long."""
        return self.filter(state=MailState.SENDING, claimed_at__lt=at - SILENCE)

    def from_the_future(self, at: datetime) -> "MailQuerySet":
        """Mail that was claimed before the clock was set back."""
        return self.filter(state=MailState.SENDING, claimed_at__gt=at)

    def failed(self) -> "MailQuerySet":
        """Mail that did not leave, however often it was tried."""
        return self.filter(state=MailState.FAILED)

    def trying(self) -> "MailQuerySet":
        """Mail that did not leave so far and is tried again by itself."""
        return self.filter(state=MailState.WAITING).exclude(problem="")

    def stuck(self) -> "MailQuerySet":
        """Both of these."""
        return self.filter(state__in=STUCK).exclude(problem="")


class Mail(models.Model):
    """One mail to one person. ``part`` counts the mails of one rhythm and day."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="duty_mails"
    )
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    for_day = models.DateField()
    part = models.PositiveSmallIntegerField(default=1)
    critical = models.BooleanField(default=False)
    not_before = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    claim = models.UUIDField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)
    message_id = models.CharField(max_length=300, unique=True, default=new_message_id)
    made_at = models.DateTimeField(default=timezone.now)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["not_before", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "rhythm", "for_day", "part"], name="mail_part_once"
            ),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="mail_rhythm_known"),
            models.CheckConstraint(
                condition=Q(state__in=MailState.values), name="mail_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.SENDING, claim__isnull=False, claimed_at__isnull=False)
                | (~Q(state=MailState.SENDING) & Q(claim__isnull=True, claimed_at__isnull=True)),
                name="mail_claimed_while_sending",
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False, attempts__gte=1)
                | (~Q(state=MailState.SENT) & Q(sent_at__isnull=True)),
                name="mail_sent_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.CLOSED, closed_at__isnull=False)
                | (~Q(state=MailState.CLOSED) & Q(closed_at__isnull=True)),
                name="mail_closed_has_its_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=MailState.FAILED) | ~Q(problem=""),
                name="mail_failed_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(problem__contains="@"), name="mail_problem_names_nobody"
            ),
            models.CheckConstraint(
                condition=Q(next_try_at__gte=F("not_before")), name="mail_never_too_early"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state=MailState.WAITING),
                name="mail_waiting",
            ),
            models.Index(
                fields=["claimed_at"],
                condition=Q(state=MailState.SENDING),
                name="mail_claimed",
            ),
            models.Index(
                fields=["state", "not_before"],
                condition=Q(state__in=STUCK) & ~Q(problem=""),
                name="mail_stuck",
            ),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"

    @property
    def next_pause(self) -> timedelta | None:
        """How long to wait after the attempt just made; nothing when it was the last."""
        return PAUSES[self.attempts - 1] if 0 < self.attempts < MOST_ATTEMPTS else None


@tracked()
class MailWish(Record):
    """How somebody wants to be told. Whoever never chose is told once a day."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_wish")
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.DAILY)
    weekday = models.PositiveSmallIntegerField(
        "day of the weekly mail", choices=Weekday, default=Weekday.MONDAY
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rhythm__in=Rhythm.values), name="mail_wish_rhythm_known"
            ),
            models.CheckConstraint(
                condition=Q(weekday__in=Weekday.values), name="mail_wish_on_a_working_day"
            ),
        ]

    def __str__(self) -> str:
        return f"mail wish {self.pk}"

    def get_absolute_url(self) -> Any:
        return self.user.get_absolute_url()
