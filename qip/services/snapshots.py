"""Writing down what the product counts by itself, once for each period that is over."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from foundation.ui.words import as_date
from qip.cadence import last_period_end
from qip.indicators import Share, indicators
from qip.models import Measure, Reading

from .readings import enter_reading

MOST_PERIODS = 24
NOTHING = "There was nothing to count"
ONE_DAY = timedelta(days=1)


@transaction.atomic
def snapshot_indicators(*, by: Any, on: date) -> list[Reading]:
    """Give every measure that is fed by an indicator the figures it lacks."""
    fed = Measure.objects.in_use().filter(indicator__in=indicators()).order_by("pk")
    return [
        reading
        for measure in fed.prefetch_related("services")
        for reading in snapshot_measure(by=by, measure=measure, on=on)
    ]


@transaction.atomic
def snapshot_measure(*, by: Any, measure: Measure, on: date) -> list[Reading]:
    """Count the periods that are over and have no figure, back to when the measure began.

    What stands for a date is never touched, also where somebody corrected it: a snapshot that
    was wrong is corrected like any figure. ``by`` is nobody: the product counts.
    """
    there = set(measure.readings.values_list("on", flat=True))
    return [
        _count(by, measure, begin, end)
        for begin, end in reversed(list(_periods(measure, on)))
        if end not in there
    ]


def _periods(measure: Measure, on: date) -> Iterator[tuple[date, date]]:
    """First and last day of the periods that are over, latest first, at most two dozen."""
    begun = as_date(measure.created_at)
    end = last_period_end(measure.cadence, on - ONE_DAY)
    for _ in range(MOST_PERIODS):
        if end < begun:
            return
        before = last_period_end(measure.cadence, end - ONE_DAY)
        yield before + ONE_DAY, end
        end = before


def _count(by: Any, measure: Measure, begin: date, end: date) -> Reading:
    counted = indicators()[measure.indicator].count(measure.scope_services(), begin, end)
    return enter_reading(
        by=by, measure=measure, on=end, indicator=measure.indicator, **_given(counted)
    )


def _given(counted: Any) -> dict[str, Any]:
    """What was counted, as a figure is entered. A whole of nothing is no figure, and not 0."""
    if counted is None or (isinstance(counted, Share) and not counted.whole):
        return {"missing": True, "note": NOTHING}
    if isinstance(counted, Share):
        return {"numerator": counted.part, "denominator": counted.whole}
    return {"value": counted}
