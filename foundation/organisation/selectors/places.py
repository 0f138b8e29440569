"""Places that may be chosen on a form."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from foundation.organisation.access import INVITE, may_give
from foundation.organisation.models import EVERYWHERE, Place, Region, Role, Service
from foundation.organisation.scoping import reach_of


def places_for(user: Any, permission: str, on: date) -> list[Place]:
    """Every place at which a person holds a permission: the whole, regions, open services."""
    reach = reach_of(user, permission)
    regions = regions_for(user, permission)
    services = Service.objects.visible_to(user, permission).open_on(on).select_related("region")
    return [
        *([EVERYWHERE] if reach.everything else []),
        *(Place(region=region) for region in regions),
        *(Place(service=service) for service in services.order_by("region__name", "name")),
    ]


def regions_for(user: Any, permission: str, also: int | None = None) -> QuerySet[Region]:
    """The regions that a permission covers whole, not by one of their services; and ``also``."""
    reach = reach_of(user, permission)
    regions = Region.objects.order_by("name")
    return regions if reach.everything else regions.filter(pk__in={*reach.regions, also})


def roles_for(user: Any, on: date) -> list[Role]:
    """The roles that a person may give somewhere."""
    places = places_for(user, INVITE, on)
    return [role for role in Role.objects.all() if any(may_give(user, role, p) for p in places)]
