"""Where a role is held: one service, one region or the whole organisation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foundation.organisation.scoping import Held, Reach

if TYPE_CHECKING:
    from .regions import Region
    from .services import Service

EVERYWHERE_KEY = "everywhere"


@dataclass(frozen=True)
class Place:
    """One service, one region or, with neither, the whole organisation."""

    service: "Service | None" = None
    region: "Region | None" = None

    def __str__(self) -> str:
        if self.service:
            return str(self.service)
        return str(self.region) if self.region else "Whole organisation"

    @property
    def key(self) -> str:
        """The place as one word, for a form."""
        if self.service:
            return f"service-{self.service.pk}"
        return f"region-{self.region.pk}" if self.region else EVERYWHERE_KEY

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of a membership at this place."""
        return {
            "service": self.service,
            "region": self.region,
            "whole_organisation": self.service is None and self.region is None,
        }

    def inside(self, reach: Reach) -> bool:
        """Whether a reach covers all of this place, not only a part of it."""
        if reach.everything:
            return True
        if self.service:
            return self.service.pk in reach.services
        return self.region is not None and self.region.pk in reach.regions

    def covered_by(self, held: Held) -> bool:
        """Whether a membership is held at this place or at a wider one around it."""
        if held.everywhere:
            return True
        if self.service:
            return self.service.pk == held.service or self.service.pk in held.region_services
        return self.region is not None and self.region.pk == held.region


EVERYWHERE = Place()
