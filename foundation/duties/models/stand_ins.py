"""What has fallen to somebody because the one who had it has gone. Worked out by each sweep."""

from typing import Any

from django.conf import settings
from django.db import models


class StandInQuerySet(models.QuerySet["StandIn"]):
    def visible_to(self, user: Any) -> "StandInQuerySet":
        """A person's own; nobody sees those of somebody else."""
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return self.none()
        return self.filter(recipient=user)


class StandIn(models.Model):
    """``kind`` and ``subject`` name the duty, ``gone`` is whose it was."""

    kind = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    gone = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering = ["recipient", "kind", "subject"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "kind", "subject"], name="stand_in_once"),
        ]

    def __str__(self) -> str:
        return f"stand-in {self.pk}"
