"""What somebody has typed into a form and not yet saved."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, user: Any, key: str) -> "DraftQuerySet":
        """The draft that one person has of one form."""
        return self.filter(user=user, key=key)

    def under(self, address: str) -> "DraftQuerySet":
        """Every draft of the forms at an address and below it."""
        return self.filter(key__startswith=address)

    def untouched_since(self, at: datetime) -> "DraftQuerySet":
        return self.filter(updated_at__lt=at)


class Draft(models.Model):
    """The unsaved text of one form by one person. Only they ever see it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="draft_once_per_form_and_person")
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
