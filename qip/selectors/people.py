"""Who could answer for something, and where somebody may write: people and their places."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from foundation.organisation.models import Membership, Service, User

MANAGER = "service_manager"


def who_may(permission: str, services: Iterable[int] | None, *, on: date) -> QuerySet[User]:
    """Active staff who hold a permission at one of the services, by name.

    ``None`` stands for the whole organisation: whoever holds the permission anywhere.
    """
    held = Membership.objects.in_force(on).filter(
        user=OuterRef("pk"), role__permissions__contains=[permission]
    )
    if services is not None:
        ids = list(services)
        held = held.filter(
            Q(whole_organisation=True) | Q(service__in=ids) | Q(region__services__in=ids)
        )
    return User.objects.active().filter(Exists(held)).order_by("name", "pk")


def who_may_or_already(
    permission: str, services: Iterable[int] | None, *, on: date, already: Iterable[Any]
) -> QuerySet[User]:
    """The same, and those whom the record names already: nobody vanishes from a form."""
    named = [pk for pk in already if pk]
    could = who_may(permission, services, on=on)
    return User.objects.filter(Q(pk__in=could.values("pk")) | Q(pk__in=named)).order_by(
        "name", "pk"
    )


def places_for(user: Any, permission: str, *, already: Iterable[int] = ()) -> QuerySet[Service]:
    """The services somebody may write about, and those that the record names already."""
    mine = Service.objects.visible_to(user, permission)
    return Service.objects.filter(Q(pk__in=mine.order_by().values("pk")) | Q(pk__in=list(already)))


def at_services(model: Any, **lookup: Any) -> Q:
    """Plans or actions that name a service of this kind, or are for every service."""
    named = {f"service__{key}": value for key, value in lookup.items()}
    links = model.services.through.objects.filter(
        **{model._meta.model_name: OuterRef("pk")}, **named
    )
    return Q(Exists(links)) | Q(all_services=True)


def managers_of(services: Iterable[Service], *, on: date) -> dict[int, User]:
    """Who runs each service: the first to hold the role of its manager there."""
    held = Membership.objects.in_force(on).filter(
        role__key=MANAGER, service__in=[one.pk for one in services], user__is_active=True
    )
    found: dict[int, User] = {}
    for one in held.select_related("user").order_by("starts_on", "pk"):
        found.setdefault(one.service_id or 0, one.user)
    return found
