"""Figures across time: their corrections, what a paste would do, and which are owed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Max

from foundation.ui.words import as_date
from qip.cadence import due_on, next_period_end, period_end, short_date
from qip.models import Measure, Reading
from qip.pasted import Line, Pasted
from qip.selectors.cards import scale_of
from qip.spc_sentence import Scale

# Corrections ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """A standing figure, with the ones it replaced, newest first."""

    reading: Reading
    value: str
    fraction: str
    earlier: tuple["Replaced", ...]


@dataclass(frozen=True)
class Replaced:
    """A figure that was corrected: what it said, when and why that changed, and by whom."""

    reading: Reading
    value: str
    by: Any

    @property
    def moved(self) -> bool:
        """Did the correction change the date?"""
        after = getattr(self.reading, "replaced_by", None)
        return after is not None and after.on != self.reading.on


def kept_readings(measure: Measure) -> list[Kept]:
    """Every figure of a measure, newest first, with its corrections."""
    rows = list(measure.readings.select_related("entered_by", "replaced_by__entered_by"))
    by_id = {row.pk: row for row in rows}
    standing = sorted((r for r in rows if r.replaced_at is None), key=lambda r: r.on, reverse=True)
    scale = bare(scale_of(measure))
    return [
        Kept(row, value_words(row, scale), fraction_words(row), tuple(_earlier(row, by_id, scale)))
        for row in standing
    ]


def _earlier(row: Reading, by_id: dict[int, Reading], scale: Scale) -> Iterable[Replaced]:
    before = by_id.get(row.replaces_id or 0)
    while before is not None:
        yield Replaced(before, value_words(before, scale), before.replaced_by.entered_by)
        before = by_id.get(before.replaces_id or 0)


def bare(scale: Scale) -> Scale:
    """A scale that writes a sign such as %, but no unit in words: for columns of figures."""
    return scale if scale.unit == "%" else replace(scale, unit="")


def value_words(reading: Reading, scale: Scale) -> str:
    return "No figure" if reading.value is None else scale.value(float(reading.value))


def fraction_words(reading: Reading) -> str:
    """“9 of 14”, or nothing where the figure was given as it is."""
    if reading.numerator is None or reading.denominator is None:
        return ""
    return f"{reading.numerator.normalize():,f} of {reading.denominator.normalize():,f}"


# A paste before it is saved -------------------------------------------------------------------


@dataclass(frozen=True)
class PreviewLine:
    """What would become of one pasted line."""

    line: Line
    state: str
    when: str
    value: str
    words: str

    @property
    def day(self) -> date | None:
        return self.line.figures.on if self.line.figures else None


@dataclass(frozen=True)
class Preview:
    """What would become of a paste."""

    lines: tuple[PreviewLine, ...]

    def in_state(self, state: str) -> list[PreviewLine]:
        return [line for line in self.lines if line.state == state]

    @property
    def new(self) -> int:
        return len(self.in_state("new"))

    @property
    def other(self) -> int:
        return len(self.in_state("other"))

    @property
    def wrong(self) -> int:
        return len(self.in_state("problem"))

    @property
    def savable(self) -> bool:
        """Every line can be read, and one of them says something new."""
        return not self.wrong and bool(self.new or self.other)

    @property
    def same(self) -> int:
        return len(self.in_state("same"))


def preview_of(measure: Measure, pasted: Pasted) -> Preview:
    """Each line beside the figure that stands already."""
    standing = {reading.on: reading for reading in measure.readings.standing()}
    scale = bare(scale_of(measure))
    return Preview(tuple(_preview(line, standing, scale) for line in pasted.lines))


def _preview(line: Line, standing: dict[date, Reading], scale: Scale) -> PreviewLine:
    when = short_date(line.figures.on) if line.figures else ""
    value = "None" if line.value is None else scale.value(float(line.value))
    if line.problem or line.figures is None:
        return PreviewLine(line, "problem", when, "", line.problem)
    if line.same_as:
        return PreviewLine(line, "same", when, value, f"The same as line {line.same_as}: left out")
    there = standing.get(line.figures.on)
    if there is None:
        return PreviewLine(line, "new", when, value, "New")
    if there.value == line.value:
        return PreviewLine(line, "same", when, value, "Already there: left alone")
    words = f"Replace {value_words(there, scale).lower()}"
    return PreviewLine(line, "other", when, value, words)


LATE = "Without it nobody can tell whether practice changed. Say so too if nobody counted."


# What is owed ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class NextReading:
    """The figure that comes next: the last day of its period, and by when it should be there."""

    ends: date
    due: date


def next_reading(measure: Measure, last: date | None, *, on: date) -> NextReading | None:
    """What follows the last figure; nothing once a measure has ended."""
    if measure.is_ended(on):
        return None
    if last is None:
        ends = period_end(measure.cadence, as_date(measure.created_at))
    else:
        ends = next_period_end(measure.cadence, last)
    return NextReading(ends, due_on(measure.cadence, ends))


def beginning(owed: NextReading | None, on: date) -> dict[str, Any]:
    """What a form for the next figure begins with: its date, once its time is over."""
    return {"on": owed.ends} if owed and owed.ends <= on else {}


def last_figure(measure: Measure) -> date | None:
    """The date of the latest figure."""
    return measure.readings.standing().aggregate(last=Max("on"))["last"]
