"""The private link through which a calendar elsewhere reads what somebody owes."""

import hashlib
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.trail.tracking import tracked


def hash_of(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def of(self, user: object) -> Self:
        return self.filter(user=user)

    def by_token(self, token: str) -> Self:
        """The link that opens with this token; one that was revoked has none."""
        return self.filter(token_hash=hash_of(token))


@tracked(exclude=("token_hash", "last_read_on"))
class CalendarFeed(models.Model):
    """One link for one account. Whoever has it reads the references of what is due.

    Only the hash of its token is kept, so nobody can look the link up again.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed"
    )
    token_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001
    made_at = models.DateTimeField()
    last_read_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = "calendar link"
        constraints = [
            models.CheckConstraint(
                condition=Q(token_hash__isnull=False, revoked_at__isnull=True)
                | Q(token_hash__isnull=True, revoked_at__isnull=False),
                name="feed_revoked_has_no_token",
            ),
        ]

    def __str__(self) -> str:
        return f"calendar link {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None
