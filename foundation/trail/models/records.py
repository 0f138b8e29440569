"""What every record that people edit carries: who made it, when, and which version it is."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Record(models.Model):
    """A row that a person creates and may edit.

    ``version`` rises by one at each saved edit; a form carries the version it was
    opened with, so that a second editor is shown both texts instead of losing one.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
