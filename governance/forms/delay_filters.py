"""What narrows a list of delays: the stretches and reasons that the page of delays counts by."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from foundation.organisation.models import Service
from foundation.ui import forms
from governance.selectors.delay_rows import SLIPS, moves_within_a_year, within_days
from governance.selectors.escalations import naming_service
from qip.forms.filters import ChoiceFilter, WordsOrReference
from qip.models import Action, DelayReason, RiskLevel, Strand
from qip.services.sustaining import REOPENED

from .places import Place

SLIP_CHOICES = tuple((key, label) for key, label, *_ in SLIPS)
LATE = (("now", "Late now"),)


class DelayedFilter(forms.FilterSet):
    """What narrows the actions that the page of delays counts."""

    q = WordsOrReference(fields=("title", "problem"), label="Words or reference")
    slip = ChoiceFilter(
        choices=SLIP_CHOICES, label="How late", empty_label="However late", method="slipped"
    )
    late = ChoiceFilter(choices=LATE, label="Now", empty_label="Late now or not", method="late_now")
    reason = ChoiceFilter(choices=(), label="Reason", empty_label="Any reason", method="moved_for")
    service = Place(all_services="all_services")
    strand = ChoiceFilter(choices=Strand.choices, label="Strand", empty_label="Every strand")
    risk_level = ChoiceFilter(choices=RiskLevel.choices, label="Risk", empty_label="Every risk")

    class Meta:
        model = Action
        fields: Iterable[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = DelayReason.objects.exclude(key=REOPENED).values_list("pk", "title")
        self.filters["reason"].extra["choices"] = [(str(pk), title) for pk, title in reasons]
        services = Service.objects.visible_to(self.user, "qip.view_plan")
        self.filters["service"].offer(services, naming_service)

    def slipped(self, rows: Any, _name: str, value: str) -> Any:
        low, high = next((low, high) for key, _label, low, high in SLIPS if key == value)
        return rows.filter(within_days("slip", low, high))

    def late_now(self, rows: Any, _name: str, value: str) -> Any:
        return rows.late(timezone.localdate())

    def moved_for(self, rows: Any, _name: str, value: str) -> Any:
        """Moved for that reason in the last twelve months."""
        moves = moves_within_a_year(timezone.localdate()).filter(reason_code=int(value))
        return rows.filter(pk__in=moves.order_by().values("action"))
