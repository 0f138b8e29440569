"""People supported: as little about them as governance needs."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import tracked


def in_force(on: date, prefix: str = "") -> models.Q:
    """Rows with ``starts_on`` and ``ends_on`` that hold on a day; the last day counts."""
    begun = models.Q(**{f"{prefix}starts_on__lte": on})
    open_ended = models.Q(**{f"{prefix}ends_on__isnull": True})
    return begun & (open_ended | models.Q(**{f"{prefix}ends_on__gte": on}))


class PersonQuerySet(ScopedQuerySet["Person"]):
    view_permission = "organisation.view_person"

    def by_reference(self, text: str) -> "PersonQuerySet":
        """The person with a reference such as P-014, in any case."""
        return self.filter(reference__iexact=text.strip())

    def within(self, reach: Reach) -> models.Q:
        """Where the person lives now or is about to move; a past placement gives no sight."""
        here = Placement.objects.not_ended(timezone.localdate()).filter(
            person=models.OuterRef("pk"), service__in=reach.services
        )
        return models.Q(models.Exists(here))

    def supported_on(self, on: date) -> "PersonQuerySet":
        """People who live somewhere with us on a day, or are about to move in."""
        here = Placement.objects.not_ended(on).filter(person=models.OuterRef("pk"))
        return self.filter(models.Exists(here))

    def review_due(self, on: date) -> "PersonQuerySet":
        """People with a communication need whose review is due on or before a day."""
        due = CommunicationNeed.objects.in_use().filter(
            person=models.OuterRef("pk"), review_due_on__lte=on
        )
        return self.supported_on(on).filter(models.Exists(due))

    def in_format(self, accessible_format: "AccessibleFormat") -> "PersonQuerySet":
        """People who are given information in a format."""
        needs = CommunicationNeed.objects.in_use().filter(
            person=models.OuterRef("pk"), accessible_format=accessible_format
        )
        return self.filter(models.Exists(needs))

    def in_order(self) -> "PersonQuerySet":
        """By number: P-999 before P-1000."""
        return self.order_by(Length("reference"), "reference")


@tracked()
class Person(Record):
    """Somebody whom the provider supports. Shown as initials and reference."""

    reference = models.CharField(max_length=12, unique=True, help_text="Such as P-014")
    preferred_name = models.CharField(max_length=60)
    initials = models.CharField(max_length=6)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["reference"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("organisation:person", args=[self.pk])

    @property
    def label(self) -> str:
        """How the person appears in lists: AK · P-014."""
        return f"{self.initials} · {self.reference}"

    def scope_services(self) -> frozenset[int]:
        today = timezone.localdate()
        return frozenset(
            placement.service_id
            for placement in self.placements.all()
            if placement.ends_on is None or placement.ends_on >= today
        )


@tracked()
class AccessibleFormat(models.Model):
    """A way of giving information that a person can use: easy read, BSL, large print …"""

    key = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=80)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class CommunicationNeedQuerySet(ScopedQuerySet["CommunicationNeed"]):
    view_permission = "organisation.view_person"

    def within(self, reach: Reach) -> models.Q:
        """The needs of people in reach."""
        person = Person.objects.narrowed(reach).filter(pk=models.OuterRef("person"))
        return models.Q(models.Exists(person))

    def in_use(self) -> "CommunicationNeedQuerySet":
        """Needs that the person has now."""
        return self.filter(ended_on__isnull=True)


@tracked()
class CommunicationNeed(Record):
    """What a person needs to be given information and to be understood.

    Identified, recorded, flagged, shared, met and reviewed, as the Accessible
    Information Standard (DAPB1605) asks; hence the two review dates.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="communication_needs")
    need = models.CharField(max_length=200)
    accessible_format = models.ForeignKey(
        AccessibleFormat, models.PROTECT, null=True, blank=True, related_name="needs"
    )
    reviewed_on = models.DateField()
    review_due_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = CommunicationNeedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(review_due_on__gt=models.F("reviewed_on")),
                name="communication_need_review_follows",
            )
        ]

    def __str__(self) -> str:
        return f"communication need {self.pk}"

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()

    def scope_services(self) -> frozenset[int]:
        return self.person.scope_services()


@tracked()
class CommunicationReview(models.Model):
    """One review of a communication need with the person. Appended, never edited."""

    need = models.ForeignKey(CommunicationNeed, models.CASCADE, related_name="reviews")
    reviewed_on = models.DateField()
    next_due_on = models.DateField()
    finding = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-reviewed_on", "-pk"]

    def __str__(self) -> str:
        return f"communication review {self.pk}"


class PlacementQuerySet(ScopedQuerySet["Placement"]):
    view_permission = "organisation.view_person"

    def within(self, reach: Reach) -> models.Q:
        """All placements, also those elsewhere, of people in reach."""
        person = Person.objects.narrowed(reach).filter(pk=models.OuterRef("person"))
        return models.Q(models.Exists(person))

    def in_force(self, on: date) -> "PlacementQuerySet":
        """Placements that hold on a day; the last day counts."""
        return self.filter(in_force(on))

    def not_ended(self, on: date) -> "PlacementQuerySet":
        """Placements that hold on a day or will begin after it."""
        return self.filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=on))


@tracked()
class Placement(Record):
    """The time during which a person is supported by one service."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="placements")
    service = models.ForeignKey("organisation.Service", models.PROTECT, related_name="placements")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="placement_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["person", "service"],
                condition=models.Q(ends_on__isnull=True),
                name="placement_open_once_per_service",
            ),
        ]

    def __str__(self) -> str:
        return f"placement {self.pk}"

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()

    def scope_services(self) -> frozenset[int]:
        """Where the placement itself is: who works elsewhere does not end it."""
        return frozenset({self.service_id})
