"""What the list of measures is narrowed by."""

from collections.abc import Iterable
from typing import Any

from foundation.organisation.models import Service
from foundation.ui import forms
from qip.models import About, Measure, Plan
from qip.selectors.measures import linked_to_plan, shows

from .filters import ChoiceFilter, Named, for_service_of

SHOWS = (
    ("worsening", "Getting worse"),
    ("improving", "Improving"),
    ("holding", "Holding a new level"),
    ("steady", "No clear change"),
    ("moved", "Moved, neither good nor bad"),
    ("early", "Too early to tell"),
)


class MeasureFilter(forms.FilterSet):
    """By words, place, plan, what it is about, and what the chart shows."""

    q = forms.SearchFilter(fields=("name", "definition"), label="Words")
    service = Named(column="name", label="Service", empty_label="Every service")
    plan = Named(column="title", label="Plan", empty_label="Every plan")
    about = ChoiceFilter(choices=About.choices, label="About", empty_label="About anything")
    shows = ChoiceFilter(
        choices=SHOWS, label="What it shows", empty_label="Whatever it shows", method="showing"
    )

    class Meta:
        model = Measure
        fields: Iterable[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = Service.objects.visible_to(self.user, "qip.view_measure")
        self.filters["service"].offer(services, for_service_of(Measure))
        self.filters["plan"].offer(Plan.objects.visible_to(self.user), linked_to_plan)

    def showing(self, qs: Any, _name: str, value: str) -> Any:
        return qs.filter(pk__in=shows(qs, value))
