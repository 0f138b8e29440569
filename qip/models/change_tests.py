"""Tests of change: a small trial of one idea, with what was expected and what happened."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from foundation.trail.tracking import tracked

from .actions import Action

MOST_CYCLES = 60
"""More cycles than this under one action are no longer one change."""


class Decision(models.TextChoices):
    """What became of an idea once it had been tried."""

    ADOPT = "adopt", "Adopted"
    ADAPT = "adapt", "Adapted"
    ABANDON = "abandon", "Abandoned"


class ChangeTestQuerySet(models.QuerySet["ChangeTest"]):
    def under_way(self) -> "ChangeTestQuerySet":
        """Planned or running: nobody has decided yet."""
        return self.filter(decision="")

    def decided(self, decision: str) -> "ChangeTestQuerySet":
        return self.filter(decision=decision)


@tracked()
class ChangeTest(models.Model):
    """One cycle of plan, do, study, act. Planned first, decided once, and never edited then."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="change_tests")
    number = models.PositiveSmallIntegerField(editable=False)
    tried = models.CharField(max_length=600, help_text="The one thing that is done differently")
    where = models.CharField(max_length=200, help_text="Where and with whom: codes, not names")
    prediction = models.CharField(max_length=600)
    started_on = models.DateField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=timezone.now)
    happened = models.CharField(max_length=1000, blank=True)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    reason = models.CharField(max_length=600, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = ChangeTestQuerySet.as_manager()

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "number"], name="change_test_number_once_in_its_action"
            ),
            models.CheckConstraint(
                condition=models.Q(tried__gt="", where__gt="", prediction__gt=""),
                name="change_test_says_what_is_expected",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    decision="", happened="", reason="", decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | models.Q(
                    decision__in=Decision.values, happened__gt="", reason__gt="",
                    decided_by__isnull=False, decided_at__isnull=False,
                ),
                name="change_test_decided_by_somebody_for_a_reason",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Test {self.number}"

    def get_absolute_url(self) -> str:
        return f"{reverse('qip:action', args=[self.action_id])}#test-{self.number}"

    @property
    def is_decided(self) -> bool:
        return bool(self.decision)
