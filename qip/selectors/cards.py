"""Reading a measure: from its figures to the card that page and pack show."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from string import ascii_uppercase
from typing import Any

from foundation.ui.words import listed
from qip import spc_rare
from qip.cards import Event, MeasureCard
from qip.models import Direction, Measure, Unit
from qip.selectors.steps import steps_told
from qip.spc import Analysis, analyse
from qip.spc_sentence import Scale

MOST_PLACES = 3
BOUNDED = (Unit.COUNT, Unit.PERCENT, Unit.RATE, Unit.DURATION)
EventKey = tuple[date, str]


def measure_card(
    measure: Measure, *, on: date, letters: Mapping[EventKey, str] | None = None
) -> MeasureCard:
    """Read a measure as it stood on a day. Fetch it through ``with_series``."""
    series = [reading for reading in measure.series if reading.on <= on]  # type: ignore[attr-defined]
    return MeasureCard(
        measure=measure,
        analysis=analysis_of(measure, series, on=on),
        scale=scale_of(measure),
        events=_events(measure, on, letters),
        name=measure.name,
        sub=sub_of(measure, on=on),
        notes={reading.on: reading.note for reading in series if reading.note},
    )


def days_card(measure: Measure, *, on: date) -> MeasureCard | None:
    """The same measure as days between its events; None with fewer than two of them."""
    days = sorted(one.on for one in measure.happened if one.on <= on)  # type: ignore[attr-defined]
    if len(days) < spc_rare.FEWEST_EVENTS:
        return None
    better = "neutral" if measure.direction == Direction.NEUTRAL else "increase"
    analysis = spc_rare.analyse_days_between(days, improvement=better)  # type: ignore[arg-type]
    return MeasureCard(
        measure=_without_target(measure),
        analysis=analysis,
        scale=Scale("days", 0, 0, None),
        events=_events(measure, on, None),
        name=f"Days between events: {measure.name}",
        sub=f"{places_of(measure)}. Each point is one event and the days since the one before it",
        notes={},
        by_event=True,
    )


def analysis_of(measure: Measure, series: Sequence[Any], *, on: date) -> Analysis | None:
    """The figures of a measure, read by the rules of statistical process control."""
    if not any(reading.value is not None for reading in series):
        return None
    return analyse(
        [reading.value for reading in series],
        dates=[reading.on for reading in series],
        improvement=measure.direction,  # type: ignore[arg-type]
        target=measure.target,
        rebase_at=[level.on for level in measure.levels if level.on <= on],  # type: ignore[attr-defined]
        fix_after=measure.fix_after,
        screen_outliers=measure.screen_outliers,
    )


def scale_of(measure: Measure) -> Scale:
    """How the figures of a measure are written, and what they cannot pass."""
    unit = "%" if measure.unit == Unit.PERCENT else measure.unit_words
    floor = 0.0 if measure.unit in BOUNDED else None
    ceiling = 100.0 if measure.unit == Unit.PERCENT else None
    return Scale(unit, measure.decimals, floor, ceiling)


def places_of(measure: Measure) -> str:
    """Where it is measured: “Elm Court and Orchard Row”, “5 services”."""
    if measure.all_services:
        return "The whole organisation"
    names = getattr(measure, "place_names", None)
    if names is None:
        names = [service.name for service in measure.services.all()]
    return listed(names) if len(names) <= MOST_PLACES else f"{len(names)} services"


def sub_of(measure: Measure, *, on: date) -> str:
    """Where, and what is counted: the line under a measure's name."""
    first = measure.definition.strip().split("\n")[0].split(". ")[0].rstrip(".")
    ended = ". No longer taken" if measure.is_ended(on) else ""
    return f"{places_of(measure)}. {first}{ended}"


def letter_for(keys: Iterable[EventKey]) -> dict[EventKey, str]:
    """A letter for each event, by date; cards that stand together share them."""
    return {key: _letter(number) for number, key in enumerate(sorted(set(keys)))}


def _letter(number: int) -> str:
    size = len(ascii_uppercase)
    first = ascii_uppercase[number // size - 1] if number >= size else ""
    return first + ascii_uppercase[number % size]


def event_keys(measure: Measure, on: date) -> list[EventKey]:
    """What people marked, and the steps of linked actions where they were asked for."""
    marks = [(mark.on, mark.text) for mark in measure.marks if mark.on <= on]  # type: ignore[attr-defined]
    series = [reading.on for reading in measure.series if reading.on <= on]  # type: ignore[attr-defined]
    if not series:
        return marks
    steps = steps_told(getattr(measure, "steps", ()), since=series[0], until=on)
    return sorted({*marks, *steps})


def _events(
    measure: Measure, on: date, letters: Mapping[EventKey, str] | None
) -> tuple[Event, ...]:
    keys = event_keys(measure, on)
    letters = letters or letter_for(keys)
    return tuple(Event(key[0], letters[key], key[1]) for key in keys)


def _without_target(measure: Measure) -> Measure:
    """A target in events says nothing about days between them."""
    bare = copy(measure)
    bare.target = None
    return bare
