"""Evidence packs: what a plan showed at one moment, frozen, printed and kept."""

from datetime import date, datetime, timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from foundation.evidence.stored import evidence_store
from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.tracking import tracked
from qip.models import Plan

SILENCE = timedelta(minutes=2)
"""How long a worker may say nothing before it counts as stopped."""


class PackState(models.TextChoices):
    QUEUED = "queued", "Waiting to be built"
    BUILDING = "building", "Being built"
    READY = "ready", "Ready"
    FAILED = "failed", "Not built"


class PackQuerySet(ScopedQuerySet["Pack"]):
    view_permission = "governance.view_pack"

    def within(self, reach: Reach) -> models.Q:
        """Packs of plans all of whose services are in reach.

        A pack shows the whole plan, so sight of one of its services is not enough.
        """
        return models.Q(plan__in=plans_wholly_within(reach))

    def stuck(self, at: datetime) -> "PackQuerySet":
        """Asked for, or begun, and then silence."""
        silent_since = at - SILENCE
        return self.filter(
            models.Q(state=PackState.QUEUED, heartbeat_at__lt=silent_since)
            | models.Q(state=PackState.BUILDING, heartbeat_at__lt=silent_since)
        )


def plans_wholly_within(reach: Reach) -> models.QuerySet[Plan]:
    """The plans no part of which lies outside a reach."""
    if reach.everything:
        return Plan.objects.all()
    outside = Plan.services.through.objects.filter(plan=models.OuterRef("pk")).exclude(
        service__in=reach.services
    )
    return Plan.objects.narrowed(reach).filter(~models.Exists(outside), all_services=False)


@tracked(exclude=("frozen", "codes", "heartbeat_at", "step", "steps_done"))
class Pack(models.Model):
    """One evidence pack. Once it is ready nothing about it changes, in the database or on disk."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="packs")
    number = models.PositiveIntegerField(editable=False)
    recipient = models.CharField(max_length=160)
    period_from = models.DateField()
    period_to = models.DateField()
    agreed_by = models.CharField(max_length=160, blank=True)
    note = models.TextField(max_length=1200, blank=True)
    expires_on = models.DateField()

    state = models.CharField(max_length=10, choices=PackState, default=PackState.QUEUED)
    step = models.CharField(max_length=80, blank=True)
    steps_done = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField(default=timezone.now)
    failure = models.CharField(max_length=300, blank=True)

    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    as_at = models.DateTimeField(null=True)
    frozen = models.JSONField(null=True)
    codes = models.JSONField(default=dict, help_text="Which person each code stands for")
    fingerprint = models.CharField(max_length=64, blank=True)
    file = models.FileField(storage=evidence_store, max_length=120, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)

    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]
        verbose_name = "evidence pack"
        indexes = [models.Index(fields=["state", "heartbeat_at"])]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="pack_number_once_per_plan"),
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")),
                name="pack_period_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="ready")
                | models.Q(
                    as_at__isnull=False,
                    frozen__isnull=False,
                    finished_at__isnull=False,
                    fingerprint__gt="",
                    file__gt="",
                    file_sha256__gt="",
                    size__gt=0,
                    pages__gt=0,
                ),
                name="pack_ready_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state="failed", failure__gt="")
                | (~models.Q(state="failed") & models.Q(failure="")),
                name="pack_failed_says_why",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="ready_pack_never_changes",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="ready"),
            ),
            pgtrigger.Protect(name="pack_is_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("governance:pack", args=[self.pk])

    @property
    def reference(self) -> str:
        return f"Pack {self.plan.number}.{self.number}"

    @property
    def is_ready(self) -> bool:
        return self.state == PackState.READY

    @property
    def is_under_way(self) -> bool:
        return self.state in (PackState.QUEUED, PackState.BUILDING)

    def is_silent(self, at: datetime) -> bool:
        """Under way, but nobody has said anything for too long."""
        return self.is_under_way and self.heartbeat_at < at - SILENCE

    def has_expired(self, on: date) -> bool:
        return self.expires_on < on

    @property
    def short_fingerprint(self) -> str:
        """The first sixteen characters in fours, as they stand at the foot of each page."""
        return short(self.fingerprint)

    def scope_services(self) -> frozenset[int] | None:
        return self.plan.scope_services()


def short(fingerprint: str) -> str:
    return " ".join(fingerprint[i : i + 4] for i in range(0, 16, 4)).strip()
