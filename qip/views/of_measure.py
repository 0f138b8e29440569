"""The base of forms that belong to a measure: it is found first, and asked for the permission."""

from typing import Any

from foundation.ui.views import FormPage
from qip.models import Measure
from qip.views.measures import measure_crumbs


class OfMeasure(FormPage):
    """A form about something of a measure. Rows beneath it are found through it."""

    parent_model, parent_kwarg = Measure, "measure"
    nav = "measures"
    parent: Measure

    def parent_rows(self) -> Any:
        return super().parent_rows().select_related("owner").prefetch_related("services")

    def allowed(self) -> bool:
        return bool(self.user.has_perm(self.permission, self.parent))

    def crumbs(self) -> list[tuple[str, str]]:
        return measure_crumbs(self.parent)

    def landing(self, saved: Any) -> str:
        return self.parent.get_absolute_url()
