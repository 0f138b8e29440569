"""Escalations: a level of the ladder was reached, who was asked, and what they answered."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.tracking import tracked
from qip.models import Action, DelayReason, DueDateMove, RiskLevel
from qip.models.history import Appended


class About(models.TextChoices):
    """What was missed."""

    DUE = "due", "Late"
    CHECK = "check", "Not looked at again in time"
    MOVES = "moves", "Its date moved for the third time"


class Ending(models.TextChoices):
    """How an escalation came to its end."""

    ANSWERED = "answered", "Answered"
    PASSED_UP = "passed_up", "Passed up, unanswered"
    SETTLED = "settled", "Settled by the work itself"


class EscalationQuerySet(ScopedQuerySet["Escalation"]):
    view_permission = "governance.view_escalation"

    def within(self, reach: Reach) -> models.Q:
        """Escalations of the actions in reach."""
        return models.Q(action__in=Action.objects.narrowed(reach).order_by().values("pk"))

    def open(self) -> "EscalationQuerySet":
        """Neither answered, nor passed up, nor settled."""
        return self.filter(ended_at__isnull=True)

    def answered(self) -> "EscalationQuerySet":
        return self.filter(ending=Ending.ANSWERED)

    def passed_up(self) -> "EscalationQuerySet":
        """Nobody answered until the next level was asked."""
        return self.filter(ending=Ending.PASSED_UP)

    def asked_of(self, user: Any) -> "EscalationQuerySet":
        """Open, and this person is among those who are to answer."""
        asked = Addressee.objects.filter(person=user, answers=True)
        return self.open().filter(pk__in=asked.order_by().values("escalation"))


@tracked(in_sweeps=True)
class Escalation(models.Model):
    """An action reached a level of the ladder.

    ``since`` is the agreed date that passed unmet; the days from it are how late the action
    is, and no move of the date ever changes it. ``meant_for`` is the level those days brought;
    ``level`` is the level that is asked, which is higher where nobody held the role.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="escalations", db_index=False)
    level = models.PositiveSmallIntegerField()
    meant_for = models.PositiveSmallIntegerField()
    role_was_empty = models.BooleanField(default=False)
    about = models.CharField(max_length=6, choices=About, default=About.DUE)
    since = models.DateField()
    reached_on = models.DateField()
    risk_level = models.CharField(max_length=10, choices=RiskLevel)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        ordering = ["-reached_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"],
                condition=models.Q(ended_at__isnull=True),
                name="escalation_open_once_per_action",
            ),
            # The same level may be reached again after an answer that was not kept.
            models.UniqueConstraint(
                fields=["action", "since", "meant_for", "reached_on"],
                name="escalation_once_per_level_and_day",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    meant_for__gte=1, level__gte=models.F("meant_for"), level__lte=5
                ),
                name="escalation_level_is_on_the_ladder",
            ),
            models.CheckConstraint(
                condition=models.Q(role_was_empty=True) | models.Q(level=models.F("meant_for")),
                name="escalation_goes_higher_where_a_role_is_empty",
            ),
            models.CheckConstraint(
                condition=models.Q(reached_on__gte=models.F("since")),
                name="escalation_reached_after_its_date",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ending="")
                | models.Q(
                    ended_at__isnull=False, ended_at__gte=models.F("made_at"), ending__gt=""
                ),
                name="escalation_ends_in_one_way",
            ),
        ]
        indexes = [
            models.Index(
                fields=["level", "reached_on", "id"],
                condition=models.Q(ended_at__isnull=True),
                name="escalation_open_by_level",
            ),
            models.Index(fields=["made_at"], name="escalation_by_made_at"),
        ]

    def __str__(self) -> str:
        return f"Level {self.level} for {self.action}"

    def get_absolute_url(self) -> str:
        return reverse("escalations:one", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    def age(self, on: date) -> int:
        """How many days late on a day."""
        return (on - self.since).days

    def days_open(self, on: date) -> int:
        """Whole days since the level was reached."""
        return (on - self.reached_on).days

    def scope_services(self) -> frozenset[int] | None:
        return self.action.scope_services()


@tracked(in_sweeps=True)
class Addressee(models.Model):
    """Somebody who was asked, and in which role. Board readers are told and do not answer."""

    escalation = models.ForeignKey(
        Escalation, models.CASCADE, related_name="addressees", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=60)
    answers = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["escalation", "person"], name="addressee_once_per_escalation"
            )
        ]

    def __str__(self) -> str:
        return f"addressee {self.pk}"


class AnswerKind(models.TextChoices):
    """The five ways to answer."""

    RECOVERY = "recovery", "Give a recovery date"
    REASSIGN = "reassign", "Give it to somebody else"
    RESOURCES = "resources", "Say what is needed"
    ACCEPT = "accept", "Accept the risk for a time"
    CANCEL = "cancel", "Cancel the action"


@tracked()
class Acknowledgement(Appended):
    """What was answered, why, and until when. No further level is asked before that day ends."""

    escalation = models.OneToOneField(Escalation, models.CASCADE, related_name="acknowledgement")
    kind = models.CharField(max_length=10, choices=AnswerKind)
    reason_code = models.ForeignKey(DelayReason, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=600)
    until = models.DateField(null=True)
    new_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    move = models.OneToOneField(DueDateMove, models.PROTECT, null=True, related_name="answer")

    class Meta(Appended.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True, kind__in=("reassign", "resources", "cancel"))
                | models.Q(
                    until__isnull=False,
                    until__gt=TruncDate("at"),
                    kind__in=("recovery", "accept", "reassign", "resources"),
                ),
                name="acknowledgement_has_a_date_to_come",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="reassign", new_owner__isnull=False)
                | (~models.Q(kind="reassign") & models.Q(new_owner__isnull=True)),
                name="acknowledgement_reassigns_to_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(reason__gt=""), name="acknowledgement_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
