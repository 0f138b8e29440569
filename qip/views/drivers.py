"""The driver diagram of a plan: the picture, and the same in words."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from foundation.ui.views import DetailPage
from qip.models import Plan
from qip.selectors.drivers import Driver, drawing, drawings, drivers_of

from .plans import plan_crumbs

PHONE, PAPER, DESK = 350, 720, 1080


class PlanDrivers(DetailPage):
    """What drives the aim."""

    permission = "qip.view_plan"
    model = Plan
    nav = "plans"
    template_name = "qip/plan_drivers.html"
    title = "Driver diagram"

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object)

    def context(self) -> dict[str, Any]:
        drivers = drivers_of(self.object, user=self.user, on=self.on)
        return {
            "drivers": drivers,
            "wide": self.drawn(drivers, DESK),
            "middle": self.drawn(drivers, PAPER),
            # As above, a strand at a time.
            "paper": [mark_safe(one) for one in drawings(drivers, self.object, width=PAPER)],  # noqa: S308
            "narrow": self.drawn(drivers, PHONE, stacked=True),
        }

    def drawn(self, drivers: Driver, width: int, *, stacked: bool = False) -> SafeString:
        """``draw_tree`` escapes every word."""
        picture = drawing(drivers, self.object, width=width, stacked=stacked)
        return mark_safe(picture)  # noqa: S308
