"""Invitations: the only way to an account."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import models

from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import tracked

from .roles import Membership

UNDECIDED = models.Q(accepted_at__isnull=True, withdrawn_at__isnull=True)


def hash_of(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(ScopedQuerySet["Invitation"]):
    view_permission = "organisation.invite_staff"

    def within(self, reach: Reach) -> models.Q:
        there = Membership.objects.narrowed(reach).filter(user=models.OuterRef("user"))
        return models.Q(models.Exists(there))

    def undecided(self) -> "InvitationQuerySet":
        """Invitations neither taken up nor withdrawn; they may have run out."""
        return self.filter(UNDECIDED)

    def open_at(self, at: datetime) -> "InvitationQuerySet":
        """Invitations that can still be taken up."""
        return self.undecided().filter(expires_at__gt=at)

    def unsent(self, at: datetime) -> "InvitationQuerySet":
        """Open invitations whose mail has not gone out yet."""
        return self.open_at(at).filter(sent_at__isnull=True)


@tracked(exclude=("token_hash",))
class Invitation(Record):
    """A link sent to a new colleague, good for one use. Only its hash is kept.

    The row comes first and the mail after it: the link is made when the mail is written,
    so nothing but the mail ever holds it. ``created_by`` is who invited.
    """

    user = models.ForeignKey("organisation.User", models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, blank=True, editable=False)
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~models.Q(token_hash=""),
                name="invitation_token_once",
            ),
            models.UniqueConstraint(
                fields=["user"], condition=UNDECIDED, name="invitation_open_once_per_account"
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
                name="invitation_taken_up_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="invitation_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    def get_absolute_url(self) -> str:
        return self.user.get_absolute_url()

    def is_open(self, at: datetime) -> bool:
        """Whether the link in it still works."""
        return not (self.accepted_at or self.withdrawn_at) and self.expires_at > at
