"""Practice standards: what good looks like here, version by version."""

from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse

from foundation.evidence.models import Statement
from foundation.organisation.models import Role, Service
from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import track_links, tracked

from .actions import Action
from .plans import is_number


class VersionState(models.TextChoices):
    """A text is proposed, then holds, then another takes its place."""

    PROPOSED = "proposed", "Proposed"
    IN_FORCE = "in_force", "In force"
    SUPERSEDED = "superseded", "Replaced"


class StandardQuerySet(ScopedQuerySet["Standard"]):
    view_permission = "qip.view_standard"

    def within(self, reach: Reach) -> models.Q:
        """Standards of the whole organisation, and those that name a service in reach."""
        named = Standard.services.through.objects.filter(service__in=reach.services)
        wide = Standard.objects.filter(all_services=True).order_by().values("pk")
        return models.Q(pk__in=named.values("standard").union(wide))

    def by_reference(self, text: str) -> "StandardQuerySet":
        """The standard that “3” or “Standard 3” stands for."""
        number = text.strip().lower().removeprefix("standard").strip()
        return self.filter(number=int(number)) if is_number(number) else self.none()

    def in_force(self) -> "StandardQuerySet":
        return self.filter(versions__state=VersionState.IN_FORCE)

    def with_proposal(self) -> "StandardQuerySet":
        return self.filter(versions__state=VersionState.PROPOSED)


@tracked()
class Standard(Record):
    """One thing that staff do in the same good way. Its words stand in its versions."""

    number = models.PositiveIntegerField(unique=True, editable=False)
    title = models.CharField(max_length=160)
    services = models.ManyToManyField(Service, related_name="standards", blank=True)
    all_services = models.BooleanField(default=False)
    owner_role = models.ForeignKey(Role, models.PROTECT, related_name="+")

    objects = StandardQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=models.Q(title__gt=""), name="standard_has_a_title")
        ]

    def __str__(self) -> str:
        return f"Standard {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("qip:standard", args=[self.pk])

    def scope_services(self) -> frozenset[int] | None:
        """Where the standard holds; ``None`` is the whole organisation."""
        if self.all_services:
            return None
        return frozenset(service.pk for service in self.services.all())


class VersionQuerySet(models.QuerySet["StandardVersion"]):
    def proposed(self) -> "VersionQuerySet":
        return self.filter(state=VersionState.PROPOSED)

    def in_force(self) -> "VersionQuerySet":
        return self.filter(state=VersionState.IN_FORCE)


@tracked()
class StandardVersion(Record):
    """The words of a standard, from one day to another.

    A proposed version may be reworded. Once it is in force it is never edited: another version
    takes its place. ``action`` is the change in practice that brings it into force by closing.
    """

    standard = models.ForeignKey(Standard, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(editable=False)
    good = models.TextField(max_length=3000, help_text="What good looks like")
    daily_application = models.TextField(max_length=2000)
    statements = models.ManyToManyField(Statement, blank=True, related_name="+")
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="standard_versions"
    )
    state = models.CharField(
        max_length=10, choices=VersionState, default=VersionState.PROPOSED, editable=False
    )
    in_force_from = models.DateField(null=True, editable=False)
    in_force_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    superseded_on = models.DateField(null=True, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "number"], name="standard_version_number_once"
            ),
            models.UniqueConstraint(
                fields=["standard"],
                condition=models.Q(state="in_force"),
                name="standard_has_one_version_in_force",
            ),
            models.UniqueConstraint(
                fields=["standard"],
                condition=models.Q(state="proposed"),
                name="standard_has_one_version_proposed",
            ),
            models.CheckConstraint(
                condition=models.Q(good__gt="", daily_application__gt=""),
                name="standard_version_says_what_and_how",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state="proposed", in_force_from__isnull=True, in_force_by__isnull=True,
                    superseded_on__isnull=True,
                )
                | models.Q(
                    state="in_force", in_force_from__isnull=False, in_force_by__isnull=False,
                    superseded_on__isnull=True,
                )
                | models.Q(
                    state="superseded", in_force_from__isnull=False, in_force_by__isnull=False,
                    superseded_on__gte=models.F("in_force_from"),
                ),
                name="standard_version_has_its_days",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("qip:standard", args=[self.standard_id])

    @property
    def days(self) -> tuple[date | None, date | None]:
        """From when and until when it held."""
        return self.in_force_from, self.superseded_on


track_links(__name__, Standard.services, StandardVersion.statements)
