"""The second key: somebody else looks at the evidence, and looks again when time has passed."""

from django.conf import settings
from django.db import models

from foundation.trail.tracking import tracked

from .actions import Action
from .criteria import Criterion
from .history import Appended


@tracked()
class Verification(Appended):
    """One look at the evidence of an action that was said to be done.

    ``owner`` is who said so, kept here so that the database itself can refuse the same person.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="verifications")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verified = models.BooleanField()
    fell_at = models.DateTimeField(null=True, editable=False)
    fell_reason = models.CharField(max_length=600, blank=True)

    class Meta(Appended.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(by=models.F("owner")), name="verification_is_not_by_the_owner"
            ),
            models.CheckConstraint(
                condition=models.Q(fell_at__isnull=True, fell_reason="")
                | models.Q(fell_at__isnull=False, fell_reason__gt="", verified=True),
                name="verification_fell_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"verification {self.pk}"


@tracked()
class Judgement(models.Model):
    """Whether one criterion is met, by the evidence as it stood."""

    verification = models.ForeignKey(Verification, models.CASCADE, related_name="judgements")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="judgements")
    met = models.BooleanField()
    words = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["criterion__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verification", "criterion"], name="judgement_once_for_each_criterion"
            ),
            models.CheckConstraint(
                condition=models.Q(met=True) | models.Q(words__gt=""),
                name="judgement_returned_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"judgement {self.pk}"


@tracked()
class HoldingCheck(Appended):
    """The look, weeks later, at whether a change has lasted."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="holding_checks")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due = models.DateField()
    still_so = models.BooleanField()
    words = models.CharField(max_length=600, help_text="What is now different, or is not")

    class Meta(Appended.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(by=models.F("owner")), name="holding_check_is_not_by_the_owner"
            ),
            models.CheckConstraint(
                condition=models.Q(words__gt=""), name="holding_check_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"holding check {self.pk}"


class ReopeningQuerySet(models.QuerySet["Reopening"]):
    def undecided(self) -> "ReopeningQuerySet":
        return self.filter(decided_at__isnull=True)


@tracked()
class Reopening(models.Model):
    """The product proposes to open an action again, and somebody decides.

    ``source`` is what raised it ("measure 12"), so that the same thing is proposed once.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="reopenings")
    source = models.CharField(max_length=80)
    reason = models.CharField(max_length=600)
    on = models.DateField()
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    reopened = models.BooleanField(null=True, editable=False)
    answer = models.CharField(max_length=600, blank=True)

    objects = ReopeningQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "source"],
                condition=models.Q(decided_at__isnull=True),
                name="reopening_proposed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    decided_at__isnull=True, decided_by__isnull=True, reopened__isnull=True
                )
                | models.Q(
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    reopened__isnull=False,
                    answer__gt="",
                ),
                name="reopening_decided_by_somebody_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk} to reopen"
