"""Whose duty it is when the one who had it has gone: the people who could still see to it.

Nothing slips because somebody left. What they owed falls to the managers of the services it is
about; where nobody manages them, to the lead of the plan; and else to its senior owner. All of it
is asked of the database, for every record at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from foundation.organisation.models import Membership, Role, Service
from foundation.organisation.models.people import in_force
from qip.selectors.people import MANAGER


@dataclass(frozen=True)
class Standing:
    """Who, on a day, could see to rows of a model: in a role with ``permission`` where the row is.

    A role at a service that has closed does not count. ``model`` names its services, or one.
    """

    model: Any
    permission: str
    on: date

    def by(self, person: str) -> Q:
        """The rows whose person at this path works here still and reaches the row."""
        active = Q(**{f"{person}__is_active": True})
        wide = self._held().filter(whole_organisation=True).values("user")
        return active & (Q(**{f"{person}__in": wide}) | self._reached(person))

    def _reached(self, person: str) -> Q:
        them = OuterRef(person)
        if not self._many:
            at = Q(service=OuterRef("service")) | Q(region=OuterRef("service__region"))
            return Q(Exists(self._held().filter(at, user=them)))
        at_service = self._links().filter(
            _open(self.on, "service__"), self._holding("service__memberships__", them)
        )
        in_region = self._links().filter(self._holding("service__region__memberships__", them))
        return Q(Exists(at_service)) | Q(Exists(in_region)) | self._everywhere(person)

    def here(self, rows: QuerySet[Any], person: str) -> list[QuerySet[Any]]:
        """The same rows as ``by`` gives, in parts: so very many are joined and not each looked up.

        A row may be in more than one part.
        """
        working, them = rows.filter(**{f"{person}__is_active": True}), F(person)
        path = "services__" if self._many else "service__"
        wide = self._held().filter(whole_organisation=True).values("user")
        near = _open(self.on, path) & self._holding(f"{path}memberships__", them)
        parts = [
            working.filter(**{f"{person}__in": wide}),
            working.filter(near),
            working.filter(self._holding(f"{path}region__memberships__", them)),
        ]
        return [*parts, working.filter(self._everywhere(person))] if self._many else parts

    def _everywhere(self, person: str) -> Q:
        """Rows of every service, by somebody who has a place at one of them."""
        return Q(all_services=True, **{f"{person}__in": self._held().values("user")})

    def with_managers(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows once for each manager of one of their services, as ``who``."""
        path = "services__" if self._many else "service__"
        managed = rows.filter(_open(self.on, path), self._managing(f"{path}memberships__"))
        return managed.annotate(who=F(f"{path}memberships__user"))

    def unmanaged(self, rows: QuerySet[Any], besides: str) -> QuerySet[Any]:
        """The rows at whose services there is no manager, or none but the one at ``besides``."""
        outer: dict[str, Any] = (
            {self.model._meta.model_name: OuterRef("pk")}
            if self._many
            else {"pk": OuterRef("service")}
        )
        prefix = "service__" if self._many else ""
        places = self._links() if self._many else Service.objects.order_by()
        held = f"{prefix}memberships__"
        managed = places.filter(_open(self.on, prefix), self._managing(held), **outer)
        if besides:
            managed = managed.annotate(who=F(f"{held}user")).exclude(who=OuterRef(besides))
        return rows.exclude(Exists(managed))

    @property
    def _many(self) -> bool:
        return hasattr(self.model, "services")

    def _links(self) -> Any:
        name = self.model._meta.model_name
        return self.model.services.through.objects.filter(**{name: OuterRef("pk")}).order_by()

    def _roles(self, **lookup: Any) -> Any:
        rows = Role.objects.filter(permissions__contains=[self.permission], **lookup)
        return rows.order_by().values("pk")

    def _held(self) -> Any:
        """The roles that hold on the day, wherever there is still a place."""
        rows = Membership.objects.in_force(self.on).filter(role__in=self._roles()).order_by()
        return rows.filter(Q(service__isnull=True) | _open(self.on, "service__"))

    def _holding(self, held: str, person: Any) -> Q:
        wanted = {f"{held}role__in": self._roles(), f"{held}user": person}
        return in_force(self.on, held) & Q(**wanted)

    def _managing(self, held: str) -> Q:
        wanted = {f"{held}role__in": self._roles(key=MANAGER), f"{held}user__is_active": True}
        return in_force(self.on, held) & Q(**wanted)


def falling(
    gone: QuerySet[Any], standing: Standing, *, lead: str, senior: str, besides: str = ""
) -> Iterator[QuerySet[Any]]:
    """The rows, whose holder has gone, each with ``who`` it falls to now.

    ``besides`` is the path of somebody whom it may not fall to.
    """
    unmanaged = standing.unmanaged(gone, besides)
    found = [
        standing.with_managers(gone),
        unmanaged.filter(standing.by(lead)).annotate(who=F(lead)),
        unmanaged.exclude(standing.by(lead))
        .filter(**{f"{senior}__is_active": True})
        .annotate(who=F(senior)),
    ]
    for one in found:
        yield one.exclude(who=F(besides)) if besides else one


def _open(on: date, service: str) -> Q:
    closed = f"{service}closed_on"
    return Q(**{f"{closed}__isnull": True}) | Q(**{f"{closed}__gt": on})
