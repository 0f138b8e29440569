"""Lines of history: what happened, by whom and when. Added, never edited."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Appended(models.Model):
    """A line of history: who and when. Never edited."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]
