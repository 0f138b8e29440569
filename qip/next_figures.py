"""By when the next figure of a measure should be there, asked of the database.

The same arithmetic as ``cadence.py``, for every measure at once.
"""

from typing import Any

from django.db.models import Case, DateField, Func, OuterRef, Subquery, When
from django.db.models.functions import Coalesce, TruncDate

from qip.models import Cadence, Reading

# Begin of the period; from there to the day the figure is due: of this period, and of the next.
STEPS = {
    Cadence.WEEKLY: ("week", "9 days", "16 days"),
    Cadence.MONTHLY: ("month", "1 month 6 days", "2 months 6 days"),
    Cadence.QUARTERLY: ("quarter", "3 months 13 days", "6 months 13 days"),
}


class _After(Func):
    """A fixed time after the beginning of the period that a date lies in."""

    template = "(date_trunc('%(period)s', %(expressions)s::timestamp) + interval '%(span)s')::date"
    output_field = DateField()


def last_figure_on() -> Subquery:
    """The date of the latest standing figure."""
    standing = Reading.objects.filter(measure=OuterRef("pk"), replaced_at__isnull=True)
    return Subquery(standing.order_by("-on").values("on")[:1])


def figure_due() -> Any:
    """Of the period after the last figure; of the one it was begun in where there is none."""
    begun = TruncDate("created_at")
    whens = [
        When(
            cadence=cadence,
            then=Coalesce(
                _After(last_figure_on(), period=period, span=following),
                _After(begun, period=period, span=own),
            ),
        )
        for cadence, (period, own, following) in STEPS.items()
    ]
    return Case(*whens, output_field=DateField())
