"""A reminder: one person was told of one duty, at one stage. Made once, however often asked."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, user: Any) -> "ReminderQuerySet":
        """A person's own; nobody sees those of somebody else."""
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return self.none()
        return self.filter(recipient=user)

    def standing(self) -> "ReminderQuerySet":
        """Those whose duty was still open when it was last looked at."""
        return self.filter(settled_at__isnull=True)

    def unread(self) -> "ReminderQuerySet":
        return self.standing().filter(read_at__isnull=True)


class Reminder(models.Model):
    """``kind`` and ``subject`` name the duty; ``stage`` is its day against the date ``due``.

    For a kind with levels the stage is the level. ``stands_in`` is whoever left, where the duty
    has fallen to the recipient. ``settled_at`` is when the reminder was found to ask for nothing
    any more: the duty is settled, has another date, is somebody else's, or a later reminder of it
    has been made. So of each duty one reminder stands.
    """

    kind = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    stage = models.SmallIntegerField()
    due = models.DateField()
    falls_on = models.DateField()
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders", db_index=False
    )
    critical = models.BooleanField(default=False)
    stands_in = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    mail = models.ForeignKey("duties.Mail", models.SET_NULL, null=True, related_name="reminders")

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["-falls_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "stage", "due", "recipient"], name="reminder_once"
            ),
        ]
        indexes = [
            # The bell, on every page; and the sweep, which looks at nothing that is settled.
            models.Index(
                fields=["recipient", "read_at"],
                condition=models.Q(settled_at__isnull=True),
                name="reminder_standing",
            ),
            models.Index(fields=["recipient", "-falls_on", "-id"], name="reminder_of_person"),
            # What no mail tells of yet.
            models.Index(
                fields=["recipient", "critical", "falls_on"],
                condition=models.Q(mail__isnull=True, settled_at__isnull=True),
                name="reminder_not_mailed",
            ),
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("duties:reminder_open", args=[self.pk])
