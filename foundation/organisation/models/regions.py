"""Regions: the level between a service and the whole organisation."""

from django.db import models
from django.urls import reverse

from foundation.organisation.scoping import Reach, ScopedQuerySet
from foundation.trail.models import Record
from foundation.trail.tracking import tracked

from .services import Service


class RegionQuerySet(ScopedQuerySet["Region"]):
    view_permission = "organisation.view_service"

    def within(self, reach: Reach) -> models.Q:
        inside = Service.objects.filter(pk__in=reach.services, region=models.OuterRef("pk"))
        return models.Q(pk__in=reach.regions) | models.Q(models.Exists(inside))


@tracked()
class Region(Record):
    """A group of services with one regional manager."""

    name = models.CharField(max_length=80, unique=True)

    services: models.Manager[Service]
    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation:services")

    def scope_services(self) -> frozenset[int]:
        return frozenset(Service.objects.filter(region=self).values_list("pk", flat=True))
