"""Saying what happened beside the figures: events, new levels, single occurrences."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.ui.problems import Problem
from foundation.ui.words import short_day
from qip.figures import wrong_date
from qip.models import Action, Annotation, Measure, Occurrence, Rebase

MOST_OCCURRENCES = 500


@transaction.atomic
def annotate(
    *, by: Any, measure: Measure, on: date, text: str, action: Action | None = None
) -> Annotation:
    """Mark a date on the chart with what happened then."""
    _need_past(on)
    if not text.strip():
        raise Problem("Say what happened.", field="text")
    standing = Annotation.objects.standing().filter(measure=measure, on=on, text=text.strip())
    if standing.exists():
        raise Problem("That is already on the chart.", field="text")
    return Annotation.objects.create(
        measure=measure, on=on, text=text.strip(), action=action, by=by
    )


@transaction.atomic
def rebase(*, by: Any, measure: Measure, on: date, reason: str) -> Rebase:
    """Decide that a new level began on a date. Earlier limits stay on the chart."""
    if not reason.strip():
        raise Problem("Say what changed, so that others can judge it.", field="reason")
    Measure.objects.select_for_update().only("pk").get(pk=measure.pk)
    figures = measure.readings.standing().filter(value__isnull=False)
    dates = list(figures.values_list("on", flat=True))
    if on not in dates:
        raise Problem("Choose a date that has a figure.", field="on")
    if on == min(dates):
        raise Problem("This is the first figure: nothing came before it.", field="on")
    if Rebase.objects.standing().filter(measure=measure, on=on).exists():
        raise Problem("The limits already begin afresh on this date.", field="on")
    return Rebase.objects.create(measure=measure, on=on, reason=reason.strip(), by=by)


@transaction.atomic
def undo_rebase(*, by: Any, rebase: Rebase, reason: str) -> Rebase:
    """Take back a new level: the limits before it go on."""
    return _take_back(rebase, by, reason)


@transaction.atomic
def take_back_annotation(*, by: Any, annotation: Annotation, reason: str) -> Annotation:
    """Take a mark off the chart. Who put it there and why it went stays readable."""
    return _take_back(annotation, by, reason)


@transaction.atomic
def record_occurrences(*, by: Any, measure: Measure, dates: Iterable[date]) -> list[Occurrence]:
    """Write down the days on which a rare event happened. A day may come more than once."""
    days = sorted(dates)
    if not days:
        raise Problem("Give at least one date.", field="dates")
    if len(days) > MOST_OCCURRENCES:
        raise Problem(f"Give {MOST_OCCURRENCES} dates at a time.", field="dates")
    for day in days:
        if sentence := wrong_date(day, timezone.localdate()):
            raise Problem(f"{short_day(day)}: {sentence}", field="dates")
    return Occurrence.objects.bulk_create(
        Occurrence(measure=measure, on=day, by=by) for day in days
    )


@transaction.atomic
def take_back_occurrence(*, by: Any, occurrence: Occurrence, reason: str) -> Occurrence:
    """It did not happen on that day."""
    return _take_back(occurrence, by, reason)


def _need_past(on: date) -> None:
    if sentence := wrong_date(on, timezone.localdate()):
        raise Problem(sentence, field="on")


def _take_back(row: Any, by: Any, reason: str) -> Any:
    if not reason.strip():
        raise Problem("Say why.", field="reason")
    current = type(row).objects.select_for_update().get(pk=row.pk)
    if current.taken_back_at:
        raise Problem("Somebody has already taken this back.")
    row.taken_back_at, row.taken_back_by = timezone.now(), by
    row.taken_back_reason = reason.strip()
    row.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_reason"])
    return row
