"""A duty was given by one person to another, and why. Added, never edited."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from foundation.trail.tracking import tracked


@tracked()
class HandOver(models.Model):
    """``kind`` and ``subject`` name the duty; ``was`` had it, ``to`` has it now."""

    kind = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    was = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=600)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "subject", "-at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(was__isnull=True) | ~models.Q(was=models.F("to")),
                name="hand_over_is_to_somebody_else",
            ),
            models.CheckConstraint(condition=models.Q(reason__gt=""), name="hand_over_says_why"),
        ]

    def __str__(self) -> str:
        return f"hand-over {self.pk}"
