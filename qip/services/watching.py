"""Watching the measures of what was verified: does it still look as if it had worked?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db import transaction

from foundation.ui.words import as_date, full_day
from qip.cards import MeasureCard
from qip.models import VERIFIED_STATES, Action, Expectation, Measure, Reopening
from qip.selectors.cards import measure_card
from qip.selectors.measures import with_series
from qip.spc import Point
from qip.spc_since import concern

from .sustaining import propose_reopening

AT_A_TIME = 200
SOURCE = "measure "


@transaction.atomic
def watch_measures(*, by: Any, on: date) -> list[Reopening]:
    """Propose to open again what was verified and whose measure has turned to concern since.

    Each measure proposes once for each action until somebody decides, and never again for
    figures that were there when they decided.
    """
    watched = _watched()
    decided = _answers()
    found: list[Reopening] = []
    for numbers in _batches(sorted(watched)):
        for measure in with_series(Measure.objects.filter(pk__in=numbers)):
            card = measure_card(measure, on=on)
            found += _proposals(by, card, watched[measure.pk], decided, on)
    return found


def _source_of(measure: Measure) -> str:
    """What a proposal of this measure is known by."""
    return f"{SOURCE}{measure.pk}"


def _watched() -> dict[int, list[Action]]:
    """The verified actions that each measure speaks of, by the number of the measure."""
    verified = Action.objects.filter(state__in=VERIFIED_STATES).order_by()
    expected = Expectation.objects.filter(action__in=verified.values("pk")).order_by()
    pairs = {
        *verified.filter(measures__isnull=False).values_list("measures", "pk"),
        *expected.values_list("measure", "action"),
    }
    rows = verified.in_bulk({action for _, action in pairs})
    found = defaultdict(list)
    for measure, action in sorted(pairs):
        found[measure].append(rows[action])
    return found


def _answers() -> dict[tuple[int, str], Reopening]:
    """The latest proposal of each source for each verified action."""
    rows = Reopening.objects.filter(action__state__in=VERIFIED_STATES, source__startswith=SOURCE)
    return {(row.action_id, row.source): row for row in rows.order_by("pk")}


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), AT_A_TIME):
        yield numbers[start : start + AT_A_TIME]


def _proposals(
    by: Any,
    card: MeasureCard,
    actions: Iterable[Action],
    decided: dict[tuple[int, str], Reopening],
    on: date,
) -> Iterator[Reopening]:
    signs = concern(card.analysis) if card.analysis else ()
    if not signs:
        return
    source = _source_of(card.measure)
    for action in actions:
        last, since = decided.get((action.pk, source)), _after(signs, action)
        if since and (last is None or _is_new(card.measure, since, last)):
            reason = _reason(card, signs)
            yield propose_reopening(by=by, action=action, source=source, reason=reason, on=on)


def _after(signs: Iterable[Point], action: Action) -> set[date]:
    """The days of those figures that are about time after the action was verified."""
    verified = as_date(action.verified_at) if action.verified_at else date.max
    return {point.date for point in signs if point.date and point.date > verified}


def _is_new(measure: Measure, days: set[date], last: Reopening) -> bool:
    """Somebody has decided, and none of the figures of these days was there when they did."""
    decided = last.decided_at
    if decided is None:
        return False
    series = measure.series  # type: ignore[attr-defined]
    return all(reading.entered_at > decided for reading in series if reading.on in days)


def _reason(card: MeasureCard, signs: tuple[Point, ...]) -> str:
    """“Restrictions in use” shows concern since 31 October 2026. The latest of …"""
    begun = signs[0].date
    since = f" since {full_day(begun)}" if begun else ""
    return f"“{card.name}” shows concern{since}. {card.sentence}"
