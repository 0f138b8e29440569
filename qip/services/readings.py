"""Entering figures, many at once, and correcting them. A correction is a new row."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.duties.services.reminders import settle_reminders
from foundation.ui.problems import Problem
from foundation.ui.words import listed, short_day
from qip.figures import Figures, value_of, wrong
from qip.models import Measure, Reading, Rebase
from qip.next_figures import figure_due


@dataclass(frozen=True)
class Entered:
    """What became of many readings."""

    added: int = 0
    corrected: int = 0
    same: int = 0


@transaction.atomic
def enter_reading(
    *,
    by: Any,
    measure: Measure,
    on: date,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    note: str = "",
    missing: bool = False,
    indicator: str = "",
) -> Reading:
    """Write down the figure for one date, or that there is none (``missing``).

    The figure is given, or worked out from a numerator and a denominator. ``indicator`` is what
    the product counted by itself, when ``by`` is nobody.
    """
    figures = _given(on, value, numerator, denominator, note, missing)
    _check(measure, figures)
    _lock(measure)
    if measure.readings.standing().filter(on=on).exists():
        raise Problem(
            f"{short_day(on)} already has a figure. Correct that one instead.", field="on"
        )
    reading = _write(by, measure, figures, indicator=indicator)
    _tell(by, measure)
    return reading


@transaction.atomic
def enter_readings(
    *,
    by: Any,
    measure: Measure,
    rows: Iterable[Figures],
    replace: Collection[date] = (),
    reason: str = "",
) -> Entered:
    """Write down many figures, all or nothing.

    A figure that is already there is left alone. Another figure for the same date is corrected
    only if its date is in ``replace``, with the one ``reason``.
    """
    given = list(rows)
    _check_all(measure, given)
    _lock(measure)
    standing = {reading.on: reading for reading in measure.readings.standing()}
    new = [row for row in given if row.on not in standing]
    other = [row for row in given if row.on in standing and not _same(measure, standing, row)]
    _need_consent(other, replace, reason)
    Reading.objects.bulk_create(_row(by, measure, row) for row in new)
    for row in other:
        _replace(by, standing[row.on], row, reason)
    _tell(by, measure)
    return Entered(len(new), len(other), len(given) - len(new) - len(other))


@transaction.atomic
def correct_reading(
    *,
    by: Any,
    reading: Reading,
    reason: str,
    on: date | None = None,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    note: str = "",
    missing: bool = False,
) -> Reading:
    """Put a right figure, or a right date, in the place of a wrong one; or say there is none.

    Nothing is removed: both stay readable.
    """
    figures = _given(on or reading.on, value, numerator, denominator, note, missing)
    _check(reading.measure, figures)
    _lock(reading.measure)
    _check_correction(reading, figures)
    return _replace(by, reading, figures, reason)


def _tell(by: Any, measure: Measure) -> None:
    """Nobody is reminded any more of a figure that is there now."""
    then = Measure.objects.filter(pk=measure.pk).annotate(next_due=figure_due())
    due = then.values_list("next_due", flat=True).first()
    settle_reminders(by=by, kind="qip.reading", subjects=[measure.pk], still_due=due)


def _given(
    on: date,
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    note: str,
    missing: bool,
) -> Figures:
    if missing:
        return Figures(on, note=note.strip())
    figures = Figures(on, value, numerator, denominator, note.strip())
    if figures.missing:
        raise Problem("Enter the figure, or say that there is none.", field="value")
    return figures


def _check(measure: Measure, figures: Figures) -> None:
    if problems := wrong(figures, measure.kind, timezone.localdate()):
        raise Problem(problems)


def _check_all(measure: Measure, rows: list[Figures]) -> None:
    """One sentence for each date that is wrong, or that comes twice."""
    today, kind = timezone.localdate(), measure.kind
    problems = []
    seen: set[date] = set()
    for row in rows:
        found = "This date comes twice." if row.on in seen else ""
        found = found or next(iter(wrong(row, kind, today).values()), "")
        if found:
            problems.append(f"{short_day(row.on)}: {found}")
        seen.add(row.on)
    if problems:
        raise Problem(problems)


def _check_correction(reading: Reading, figures: Figures) -> None:
    current = Reading.objects.get(pk=reading.pk)
    if current.replaced_at:
        raise Problem("Somebody has corrected this figure since. Look at the newer one first.")
    if figures.on != current.on:
        _check_move(current, figures.on)
    same_value = value_of(figures, reading.measure.kind) == current.value
    if same_value and (figures.on, figures.note) == (current.on, current.note):
        raise Problem("That is what it already says. Change something, or leave it.")


def _check_move(reading: Reading, to: date) -> None:
    if reading.measure.readings.standing().filter(on=to).exists():
        raise Problem(
            f"{short_day(to)} already has a figure. Correct that one instead.", field="on"
        )
    if Rebase.objects.standing().filter(measure=reading.measure_id, on=reading.on).exists():
        raise Problem("The limits begin afresh on this date. Take that back first.", field="on")


def _need_consent(other: list[Figures], replace: Collection[date], reason: str) -> None:
    unasked = [short_day(row.on) for row in other if row.on not in replace]
    if unasked:
        raise Problem(
            f"{listed(unasked)} already {'has' if len(unasked) == 1 else 'have'} another figure. "
            "Say whether to replace it.",
            field="replace",
        )
    if other:
        _need_reason(reason)


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise Problem("Say why the figure changes.", field="reason")


def _same(measure: Measure, standing: dict[date, Reading], row: Figures) -> bool:
    return standing[row.on].value == value_of(row, measure.kind)


def _lock(measure: Measure) -> None:
    """One person at a time writes figures of a measure."""
    Measure.objects.select_for_update().only("pk").get(pk=measure.pk)


def _row(by: Any, measure: Measure, figures: Figures, **more: Any) -> Reading:
    return Reading(
        measure=measure,
        on=figures.on,
        value=value_of(figures, measure.kind),
        numerator=figures.numerator,
        denominator=figures.denominator,
        note=figures.note,
        entered_by=by,
        **more,
    )


def _write(by: Any, measure: Measure, figures: Figures, **more: Any) -> Reading:
    reading = _row(by, measure, figures, **more)
    reading.save()
    return reading


def _replace(by: Any, reading: Reading, figures: Figures, reason: str) -> Reading:
    _need_reason(reason)
    reading.replaced_at, reading.replaced_reason = timezone.now(), reason.strip()
    reading.save(update_fields=["replaced_at", "replaced_reason"])
    return _write(by, reading.measure, figures, replaces=reading)
