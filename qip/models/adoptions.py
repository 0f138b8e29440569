"""Spread: what was proven in one place, in the other places where it is needed."""

from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse

from foundation.evidence.models import Attachment
from foundation.organisation.models import Service
from foundation.organisation.scoping import ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import tracked

from .actions import VERIFIED_STATES, Action

MOST_AT_ONCE = 100
"""More services than this are not chosen in one go."""


class AdoptionState(models.TextChoices):
    """Whether a service works this way now."""

    NOT_YET = "not_yet", "Not yet"
    IN_PLACE = "in_place", "In place"
    NOT_APPLICABLE = "not_applicable", "Does not apply"


class AdoptionQuerySet(ScopedQuerySet["Adoption"]):
    """Seen by whoever sees plans at the service itself, also where the plan is out of reach."""

    view_permission = "qip.view_plan"

    def not_yet(self) -> "AdoptionQuerySet":
        return self.filter(state=AdoptionState.NOT_YET)

    def late(self, on: date) -> "AdoptionQuerySet":
        return self.not_yet().filter(due__lt=on)

    def wanted(self) -> "AdoptionQuerySet":
        """Not yet there, of actions that still stand as verified."""
        return self.not_yet().filter(action__state__in=VERIFIED_STATES)


@tracked()
class Adoption(Record):
    """One service that should take up one proven action, and how far it has got."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="adoptions")
    service = models.ForeignKey(Service, models.PROTECT, related_name="adoptions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="adoptions", verbose_name="who"
    )
    due = models.DateField()
    state = models.CharField(max_length=14, choices=AdoptionState, default=AdoptionState.NOT_YET)
    evidence = models.CharField(max_length=1000, blank=True)
    reason = models.CharField(max_length=600, blank=True)
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "service"], name="adoption_once_for_each_service"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state="not_yet", decided_by__isnull=True, decided_at__isnull=True,
                    evidence="", reason="", attachment__isnull=True,
                )
                | models.Q(
                    state="in_place", decided_by__isnull=False, decided_at__isnull=False,
                    evidence__gt="", reason="",
                )
                | models.Q(
                    state="not_applicable", decided_by__isnull=False, decided_at__isnull=False,
                    reason__gt="", evidence="", attachment__isnull=True,
                ),
                name="adoption_decided_by_somebody_with_evidence_or_reason",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["person", "due"],
                condition=models.Q(state="not_yet"),
                name="adoption_owed",
            ),
            models.Index(fields=["state", "due", "id"]),
        ]

    def __str__(self) -> str:
        return f"{self.action.title} at {self.service}"

    def get_absolute_url(self) -> str:
        return reverse("qip:adoption", args=[self.pk])

    def scope_services(self) -> frozenset[int]:
        """The one service it is about."""
        return frozenset({self.service_id})

    def is_late(self, on: date) -> bool:
        return self.state == AdoptionState.NOT_YET and self.due < on
