"""What a page or a pack says about one measure, and its chart: one drawing, many sizes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from foundation.ui.charts import Annotation as Mark
from foundation.ui.charts import ChartSpec, draw_spc
from foundation.ui.words import full_day, plural
from qip import spc_rare, spc_words
from qip.cadence import period_end, short_date, short_period
from qip.models import Direction, Measure, Unit
from qip.spc import FEWEST_FOR_LIMITS, FEWEST_TO_SETTLE, Analysis
from qip.spc_sentence import Scale
from qip.spc_words import Verdict

WIDE = (500, 250)
NARROW = (316, 214)
FULL = (1060, 300)
EARLY = "Too early to tell"
NO_TARGET = "No target"
CADENCES = {"weekly": "week", "monthly": "month", "quarterly": "quarter"}
TONES = {
    "special_cause_improvement": "imp",
    "special_cause_concern": "con",
    "special_cause_neutral_high": "neu",
    "special_cause_neutral_low": "neu",
}


@dataclass(frozen=True)
class Event:
    """Something that happened, with the letter it has on the chart."""

    on: date
    letter: str
    text: str

    @property
    def words(self) -> str:
        return f"{self.text}, {short_date(self.on)}"


@dataclass(frozen=True)
class Row:
    """One line of the table beside the chart."""

    on: date
    when: str
    value: str
    signal: str
    point_type: str
    note: str = ""

    @property
    def tone(self) -> str:
        """imp, con, neu, or nothing for the usual range."""
        return TONES.get(self.point_type, "")


@dataclass(frozen=True)
class NewLevel:
    """The software's suggestion, for a person to decide: the limits describe the past."""

    on: date
    count: int
    above: bool
    reason: str

    @property
    def sentence(self) -> str:
        side = "above" if self.above else "below"
        told = (
            f"The last {self.count} figures are all {side} the average of these limits, "
            f"since {full_day(self.on)}."
        )
        if self.reason:
            why = f"“{self.reason}” may be why."
            return f"{told} {why} If this is the new level, limits can begin afresh."
        return f"{told} Nothing here says why: mark what changed, then decide on new limits."


@dataclass(frozen=True)
class MeasureCard:
    """A measure as page and pack show it. ``analysis`` is None while there is no figure.

    ``by_event`` is a series with a point for each event rather than for each week or month.
    """

    measure: Measure
    analysis: Analysis | None
    scale: Scale
    events: tuple[Event, ...]
    name: str
    sub: str
    notes: Mapping[date, str]
    by_event: bool = False

    # Verdicts ---------------------------------------------------------------------------------

    @cached_property
    def change(self) -> Verdict | None:
        """Did it change? None while there are too few figures."""
        return spc_words.change(self.analysis) if self.analysis else None

    @cached_property
    def target(self) -> Verdict | None:
        """Can the target be relied on?"""
        return spc_words.target(self.analysis) if self.analysis else None

    @property
    def change_words(self) -> str:
        return self.change.words if self.change else EARLY

    @property
    def target_words(self) -> str:
        if self.measure.target is None:
            return NO_TARGET
        return self.target.words if self.target else EARLY

    @property
    def target_label(self) -> str:
        """“Target 10 or fewer”, or nothing without a target."""
        if self.measure.target is None:
            return ""
        goal = float(self.measure.target)
        return f"Target {self.short(goal)} {self._tail(goal)}".strip()

    def _tail(self, goal: float) -> str:
        """“or more”, “or fewer”; nothing at the end of the scale, beyond which nothing lies."""
        if self.measure.direction == Direction.INCREASE:
            return "" if goal == self.scale.ceiling else "or more"
        if goal == self.scale.floor:
            return ""
        return "or fewer" if self.measure.unit == Unit.COUNT else "or less"

    @cached_property
    def sentence(self) -> str:
        """The whole verdict as one plain sentence."""
        if self.analysis is None:
            return "No figures yet."
        scale = self.scale
        return self.analysis.sentence(
            unit=scale.unit, decimals=scale.decimals, floor=scale.floor, ceiling=scale.ceiling
        )

    @property
    def alt(self) -> str:
        """The chart in words, for those who do not see it."""
        told = " ".join(f"{event.letter}: {event.words}." for event in self.events)
        return f"{self.name}. {self.sub}. {self.sentence} {told}".strip()

    # Figures ----------------------------------------------------------------------------------

    @property
    def early(self) -> str:
        """Why there is no verdict yet, or why limits are on trial; nothing once they settle."""
        if self.analysis is None:
            return ""
        last = self.analysis.last
        if self.analysis.run_chart:
            left = FEWEST_FOR_LIMITS - last.values
            return (
                f"A run chart: the line and its median, no verdict yet. "
                f"{plural(left, 'more figure')} and limits can be drawn."
            )
        if self.analysis.trial:
            return (
                f"Limits are on trial, drawn dashed: they rest on {plural(last.rows, 'figure')} "
                f"and settle at {FEWEST_TO_SETTLE}."
            )
        return ""

    @property
    def latest(self) -> str:
        point = self.analysis.latest if self.analysis else None
        return "" if point is None or point.value is None else self.scale.value(point.value)

    @property
    def latest_on(self) -> date | None:
        point = self.analysis.latest if self.analysis else None
        return point.date if point else None

    @property
    def mean(self) -> str:
        last = self.analysis.last if self.analysis else None
        return "" if last is None or last.mean is None else self.scale.figure(last.mean)

    @property
    def mean_before(self) -> str:
        """The average before the latest new level."""
        if self.analysis is None or len(self.analysis.segments) < 2:
            return ""
        mean = self.analysis.segments[-2].mean
        return "" if mean is None else self.scale.figure(mean)

    @property
    def expected(self) -> str:
        """“16.5 to 23.8”: where figures are expected to fall."""
        last = self.analysis.last if self.analysis else None
        if last is None or last.stage == "run_chart" or last.lower is None or last.upper is None:
            return ""
        return self.scale.between(last.lower, last.upper)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The table beside the chart, first figure first."""
        return tuple(self._rows())

    def _rows(self) -> Iterable[Row]:
        cadence = self.measure.cadence
        for point in self.analysis.points if self.analysis else ():
            on = point.date or date.min
            yield Row(
                on=on,
                when=short_date(on) if self.by_event else short_period(cadence, on),
                value="" if point.value is None else self.short(point.value),
                signal=spc_words.signal(point) if not self.is_run_chart else "",
                point_type=point.point_type,
                note=self.notes.get(on, ""),
            )

    @property
    def latest_first(self) -> tuple[Row, ...]:
        return self.rows[::-1]

    @property
    def is_run_chart(self) -> bool:
        return self.analysis is not None and self.analysis.run_chart

    def short(self, number: float) -> str:
        """A figure with its sign, without its unit in words."""
        unit = self.scale.unit if self.scale.unit == "%" else ""
        return replace(self.scale, unit=unit).value(number)

    # Drawings ---------------------------------------------------------------------------------

    def draw(self, size: tuple[int, int] = WIDE, **more: Any) -> SafeString:
        """The chart as SVG: the same function for page, phone and pack."""
        if self.analysis is None:
            return SafeString()
        return SafeString(draw_spc(self.analysis, self.spec(size, **more)))

    def spec(self, size: tuple[int, int], **more: Any) -> ChartSpec:
        width, height = size
        given: dict[str, Any] = {
            "title": self.name,
            "alt": self.alt,
            "unit": "%" if self.scale.unit == "%" else "",
            "decimals": self.scale.decimals,
            "annotations": tuple(Mark(event.on, event.letter) for event in self.events),
            "cadence": "day" if self.by_event else CADENCES.get(self.measure.cadence, ""),
            "even": self.by_event,
            "floor": self.scale.floor,
            "ceiling": self.scale.ceiling,
            "width": width,
            "height": height,
        }
        return ChartSpec(**{**given, **more})

    @cached_property
    def wide(self) -> SafeString:
        return self.draw(WIDE)

    @cached_property
    def full(self) -> SafeString:
        """As wide as a page, for a measure that is read alone."""
        return self.draw(FULL)

    @cached_property
    def narrow(self) -> SafeString:
        return self.draw(NARROW)

    # What a person may want to do next --------------------------------------------------------

    @cached_property
    def new_level(self) -> NewLevel | None:
        """A sustained shift that the limits do not know of yet."""
        if self.analysis is None or not spc_words.suggests_rebase(self.analysis):
            return None
        run = spc_words.closing_run(self.analysis)
        first = run[0]
        if first.date is None or first.value is None or first.mean is None:
            return None
        if self.analysis.points[self.analysis.last.start].date == first.date:
            return None
        since = self.analysis.last.since or first.date
        above = first.value > first.mean
        return NewLevel(first.date, len(run), above, self._reason(since, first.date))

    def _reason(self, since: date, began: date) -> str:
        """The latest thing that happened before, or in the period of, the first figure of a run."""
        end = period_end(self.measure.cadence, began)
        found = [event for event in self.events if since < event.on <= end]
        return found[-1].text if found else ""

    @property
    def is_rare(self) -> bool:
        """Mostly zeros: months of nothing cannot show a change."""
        if self.analysis is None or self.measure.unit != Unit.COUNT:
            return False
        values = [point.value for point in self.analysis.points]
        return len(values) >= FEWEST_FOR_LIMITS and spc_rare.is_rare(values)
