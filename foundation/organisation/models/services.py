"""Services: the places and teams where people are supported."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import track_links, tracked

cqc_number = RegexValidator(
    r"\A1-[0-9]{6,12}\Z", "Enter the number as CQC writes it, such as 1-101653512"
)


@tracked()
class ServiceType(models.Model):
    """A kind of service, such as supported living or a care home. Editable data."""

    key = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=80)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


@tracked()
class Commissioner(Record):
    """A council or integrated care board that pays for support."""

    name = models.CharField(max_length=120, unique=True)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ServiceQuerySet(ScopedQuerySet["Service"]):
    view_permission = "organisation.view_service"

    def within(self, reach: Reach) -> models.Q:
        return models.Q(pk__in=reach.services)

    def by_reference(self, text: str) -> "ServiceQuerySet":
        """The service with that name."""
        return self.filter(name__iexact=text.strip())

    def open_on(self, on: date) -> "ServiceQuerySet":
        """Services that had opened and not yet closed on a day."""
        opened = models.Q(opened_on__isnull=True) | models.Q(opened_on__lte=on)
        not_closed = models.Q(closed_on__isnull=True) | models.Q(closed_on__gt=on)
        return self.filter(opened & not_closed)


@tracked()
class Service(Record):
    """A registered location or a team: everything about people happens at a service."""

    region = models.ForeignKey("organisation.Region", models.PROTECT, related_name="services")
    name = models.CharField(max_length=80, unique=True)
    service_type = models.ForeignKey(ServiceType, models.PROTECT, related_name="services")
    cqc_location_id = models.CharField(
        "CQC location ID", max_length=20, blank=True, validators=[cqc_number]
    )
    commissioners = models.ManyToManyField(Commissioner, related_name="services", blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(opened_on__isnull=True)
                | models.Q(closed_on__gte=models.F("opened_on")),
                name="service_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:service", args=[self.pk])

    def is_open(self, on: date) -> bool:
        """Whether the service had opened and not yet closed on a day."""
        opened = self.opened_on is None or self.opened_on <= on
        return opened and (self.closed_on is None or self.closed_on > on)

    def scope_services(self) -> frozenset[int]:
        return frozenset({self.pk})


track_links(__name__, Service.commissioners)
