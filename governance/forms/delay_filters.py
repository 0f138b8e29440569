"""What narrows a list of delays: the stretches and reasons that the page of delays counts by."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from foundation.organisation.models import Service
from foundation.ui import forms
from governance.selectors.delay_rows import SLIPS, YEAR, within_days
from qip.forms.filters import ChoiceFilter, Named, WordsOrReference, for_service_of
from qip.models import Action, DelayReason, DueDateMove, RiskLevel, Strand

SLIP_CHOICES = tuple((key, label) for key, label, *_ in SLIPS)
LATE = (("now", "Late now"),)


class DelayedFilter(forms.FilterSet):
    """What narrows the actions whose first date has come."""

    q = WordsOrReference(fields=("title", "problem"), label="Words or reference")
    slip = ChoiceFilter(
        choices=SLIP_CHOICES, label="How late", empty_label="However late", method="slipped"
    )
    late = ChoiceFilter(choices=LATE, label="Now", empty_label="Late now or not", method="late_now")
    reason = ChoiceFilter(choices=(), label="Reason", empty_label="Any reason", method="moved_for")
    service = Named(column="name", label="Service", empty_label="Every service")
    strand = ChoiceFilter(choices=Strand.choices, label="Strand", empty_label="Every strand")
    risk_level = ChoiceFilter(choices=RiskLevel.choices, label="Risk", empty_label="Every risk")

    class Meta:
        model = Action
        fields: Iterable[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = DelayReason.objects.values_list("pk", "title")
        self.filters["reason"].extra["choices"] = [(str(pk), title) for pk, title in reasons]
        self.filters["service"].offer(
            Service.objects.visible_to(self.user, "qip.view_plan"), for_service_of(Action)
        )

    def slipped(self, rows: Any, _name: str, value: str) -> Any:
        low, high = next((low, high) for key, _label, low, high in SLIPS if key == value)
        return rows.filter(within_days("slip", low, high))

    def late_now(self, rows: Any, _name: str, value: str) -> Any:
        return rows.late(timezone.localdate())

    def moved_for(self, rows: Any, _name: str, value: str) -> Any:
        """Moved for that reason in the last twelve months."""
        today = timezone.localdate()
        moves = DueDateMove.objects.filter(
            reason_code=int(value), at__date__gte=today - YEAR, at__date__lte=today
        )
        return rows.filter(pk__in=moves.order_by().values("action"))
