"""The figures that somebody owes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from foundation.duties.duty import Duty
from foundation.duties.selectors.stand_ins import Fallen, theirs
from qip.cadence import period_words
from qip.duty_words import hand_url, may_give, why_theirs
from qip.models import Measure
from qip.models.measures import MeasureQuerySet
from qip.selectors.cards import places_of
from qip.selectors.readings import NextReading, next_reading

LATE = "Without it nobody can tell whether practice changed. Say so too if nobody counted."
ENTERS, GIVES = "qip.add_reading", "qip.change_measure"


def readings_owed(by: Any, fallen: Fallen) -> MeasureQuerySet:
    """The measures of which somebody owes the figures."""
    mine = Measure.objects.visible_to(by, ENTERS).in_use().filter(indicator="")
    return mine.filter(theirs(by, "owner", "qip.reading", fallen))


def reading_duties(*, on: date, by: Any, fallen: Fallen) -> list[Duty]:
    """The figures a person owes: the next of each of their measures, once its period is over."""
    mine = readings_owed(by, fallen).annotate(may_give=may_give(Measure, GIVES, by))
    rows: Iterable[Any] = mine.with_last_reading().prefetch_related("services")
    found = ((measure, next_reading(measure, measure.last_on, on=on)) for measure in rows)
    return [_duty(measure, owed, on, by) for measure, owed in found if owed and owed.ends <= on]


def _duty(measure: Any, owed: NextReading, on: date, by: Any) -> Duty:
    period = period_words(measure.cadence, owed.ends, year=False)
    why = LATE if owed.due < on else ""
    return Duty(
        kind="qip.reading",
        subject=measure.pk,
        who_id=measure.owner_id,
        due=owed.due,
        title=f"Enter the figure for {period}: {measure.name}",
        meta=f"{places_of(measure)} · Measure",
        url=reverse("qip:reading_add", args=[measure.pk]),
        verb="Enter",
        why=why_theirs("qip.reading", measure.owner_id != by.pk, why),
        reference=f"Measure {measure.pk}",
        falls="is due for its next figure",
        hand=hand_url("qip.reading", measure),
    )
