"""Forms that have been sent once."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def before(self, at: datetime) -> "SubmissionQuerySet":
        return self.filter(at__lt=at)


class Submission(models.Model):
    """One sending of one form, and the page it led to. A second click finds this row."""

    uuid = models.UUIDField(unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    url = models.CharField(max_length=500, blank=True)

    objects = SubmissionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"submission {self.uuid}"
