"""Roles as data, and memberships: who holds which role, where and until when."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import tracked

from .people import in_force
from .places import Place


@tracked()
class Role(Record):
    """What somebody is for. The permissions are editable; the keys are not."""

    key = models.SlugField(max_length=40, unique=True, editable=False)
    name = models.CharField(max_length=60, unique=True)
    description = models.CharField(max_length=200)
    permissions = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:role", args=[self.pk])


class KnownPermission(models.Model):
    """A permission that has been dealt out to the roles once.

    Kept so that a permission taken away from a role by a person is not given back
    when the product is updated.
    """

    code = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.code


class MembershipQuerySet(ScopedQuerySet["Membership"]):
    view_permission = "organisation.view_staff"

    def within(self, reach: Reach) -> models.Q:
        return models.Q(service__in=reach.services) | models.Q(region__in=reach.regions)

    def in_force(self, on: date) -> "MembershipQuerySet":
        """Memberships that hold on a day; the last day counts."""
        return self.filter(in_force(on))

    def not_ended(self, on: date) -> "MembershipQuerySet":
        """Memberships that hold on a day or will begin after it."""
        return self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on))

    def ended(self, on: date) -> "MembershipQuerySet":
        """Memberships whose last day has passed."""
        return self.filter(ends_on__lt=on)


@tracked()
class Membership(Record):
    """One person in one role at one service, in one region or in the whole organisation."""

    user = models.ForeignKey("organisation.User", models.CASCADE, related_name="memberships")
    role = models.ForeignKey(Role, models.PROTECT, related_name="memberships")
    service = models.ForeignKey(
        "organisation.Service", models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    region = models.ForeignKey(
        "organisation.Region", models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    whole_organisation = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # The mail that tells of it has still to leave.
    to_tell = models.BooleanField(default=False, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    service__isnull=False, region__isnull=True, whole_organisation=False
                )
                | models.Q(service__isnull=True, region__isnull=False, whole_organisation=False)
                | models.Q(service__isnull=True, region__isnull=True, whole_organisation=True),
                name="membership_has_one_place",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "service", "region", "whole_organisation"],
                condition=models.Q(ends_on__isnull=True),
                nulls_distinct=False,
                name="membership_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"

    @property
    def place(self) -> Place:
        """Where the role is held."""
        return Place(self.service, self.region)

    @property
    def is_wide(self) -> bool:
        """Whether the role reaches beyond one service, which asks for a second factor."""
        return self.service_id is None

    def get_absolute_url(self) -> str:
        return self.user.get_absolute_url()

    def scope_services(self) -> frozenset[int] | None:
        """The services a membership touches; ``None`` is the whole organisation."""
        if self.service_id:
            return frozenset({self.service_id})
        return self.region.scope_services() if self.region else None
