"""Who sees which rows: the default is nobody.

A row belongs to services (or to the whole organisation). A person reaches it when a
membership in force gives a role that holds the permission at one of those services.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeVar, cast

from django.apps import apps
from django.db import models
from django.utils import timezone

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Reach:
    """Where a person holds one permission: everywhere, or in these services and regions.

    ``services`` already contains the services of ``regions``.
    """

    everything: bool = False
    services: frozenset[int] = frozenset()
    regions: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.everything or bool(self.services) or bool(self.regions)

    def covers(self, services: Iterable[int] | None) -> bool:
        """Whether any of the services is in reach.

        ``None`` stands for the whole organisation, which only a reach of everything covers.
        """
        if self.everything or services is None:
            return self.everything
        return not self.services.isdisjoint(services)


NOWHERE = Reach()


@dataclass(frozen=True)
class Held:
    """One membership that has not ended, as far as access needs it."""

    role: str
    permissions: frozenset[str]
    service: int | None
    region: int | None
    region_services: frozenset[int]
    begun: bool

    @property
    def everywhere(self) -> bool:
        return self.service is None and self.region is None


def reach_of(user: Any, permission: str) -> Reach:
    """The reach of ``user`` for ``permission`` today. Anonymous and inactive: nowhere."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOWHERE
    held = [one for one in held_by(user) if permission in one.permissions]
    everywhere = any(one.everywhere for one in held)
    services = {one.service for one in held if one.service is not None}
    for one in held:
        services |= one.region_services
    regions = frozenset(one.region for one in held if one.region is not None)
    return Reach(everywhere, frozenset(services), regions)


def holds(user: Any, permission: str, record: Any = None) -> bool:
    """Whether ``user`` holds a permission: anywhere, or for one record.

    For a record it must be held at some service of the record. A record of the whole
    organisation is changed only from a role that covers the whole organisation, and seen
    from any role that sees such records.
    """
    reach = reach_of(user, permission)
    if record is None or not reach:
        return bool(reach)
    services = record.scope_services()
    if services is None and permission == type(record).objects.all().view_permission:
        return True
    return reach.covers(services)


def held_by(user: Any) -> list[Held]:
    """The memberships of an account in force today."""
    return [one for one in _memberships_of(user) if one.begun]


def reaches_beyond_one_service(user: Any) -> bool:
    """Whether the roles of an account, in force or about to begin, go beyond a single service.

    A region or the whole organisation does; so do roles at two services.
    """
    held = _memberships_of(user)
    return any(one.service is None for one in held) or len({one.service for one in held}) > 1


def forget_reach(user: Any) -> None:
    """Ask again next time: for use after a membership of ``user`` changed."""
    user._held = None


def _memberships_of(user: Any) -> list[Held]:
    """The memberships that have not ended; asked once for each account object."""
    known = getattr(user, "_held", None)
    if known is None:
        known = user._held = _ask_memberships(user)
    return cast(list[Held], known)


def _ask_memberships(user: Any) -> list[Held]:
    today = timezone.localdate()
    rows = list(
        apps.get_model("organisation", "Membership")
        .objects.not_ended(today)
        .filter(user=user)
        .values_list("role__key", "role__permissions", "service_id", "region_id", "starts_on")
    )
    inside = _services_in({region for *_, region, _ in rows if region is not None})
    return [
        Held(
            role, frozenset(codes), service, region, inside.get(region, frozenset()),
            starts_on <= today,
        )
        for role, codes, service, region, starts_on in rows
    ]  # fmt: skip


def _services_in(regions: set[int]) -> dict[int | None, frozenset[int]]:
    """The services of each region; asked only for those who hold a role over one."""
    found: dict[int | None, set[int]] = {}
    if regions:
        service = apps.get_model("organisation", "Service")
        rows = service.objects.filter(region__in=regions).order_by()
        for region, pk in rows.values_list("region_id", "pk"):
            found.setdefault(region, set()).add(pk)
    return {region: frozenset(pks) for region, pks in found.items()}


class ScopedQuerySet(models.QuerySet[M]):
    """Rows that are reached only by those whom they concern."""

    view_permission: str = ""

    def visible_to(self, user: Any, permission: str = "") -> Self:
        """The rows this person may see; with ``permission``, those for which they hold it."""
        return self.narrowed(reach_of(user, permission or self.view_permission))

    def narrowed(self, reach: Reach) -> Self:
        """The rows inside a reach."""
        if reach.everything:
            return self.all()
        return self.filter(self.within(reach)) if reach else self.none()

    def at(self, services: Iterable[int]) -> Self:
        """The rows that touch the services a person has chosen to look at."""
        return self.filter(self.within(Reach(services=frozenset(services))))

    def within(self, reach: Reach) -> models.Q:
        """The condition for being inside a reach that is not everything."""
        return models.Q(service__in=reach.services)
