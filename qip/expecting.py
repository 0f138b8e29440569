"""Whether a chart shows what is expected of it, today and before, in words."""

from dataclasses import dataclass
from datetime import date

from foundation.ui.words import plural
from qip import spc_since
from qip.cards import MeasureCard
from qip.models import Direction, Showing
from qip.spc import FEWEST_FOR_LIMITS, Analysis
from qip.spc_since import Stretch
from qip.spc_words import TARGET_WORDS

NOW = {
    "improving": "Improving by more than chance",
    "holding": "Holding a better level than before",
}
MEETING = "Meeting its target reliably"
NO_FIGURES = "No figures yet"


@dataclass(frozen=True)
class Answer:
    """Is it so, and the sentence on it."""

    is_so: bool
    words: str


def answer(showing: str, card: MeasureCard, *, on: date) -> Answer:
    """Does the chart show it? Never guessed: too few figures are too few."""
    doubt = _doubt(showing, card)
    if doubt or card.analysis is None:
        return Answer(False, doubt or NO_FIGURES)
    found = stretches(showing, card.analysis)
    if found and found[-1].lasts:
        return Answer(True, f"{_so(showing, card)} since {_day(found[-1].first.date, on)}")
    if found:
        span = _span(found[-1], card.measure.cadence, on)
        return Answer(False, f"Was so {span}, and is not now{_worse(card)}")
    return Answer(False, _never(showing, card))


def stretches(showing: str, analysis: Analysis) -> tuple[Stretch, ...]:
    """When it was so."""
    find = spc_since.meeting if showing == Showing.TARGET else spc_since.improving
    return find(analysis)


def _doubt(showing: str, card: MeasureCard) -> str:
    """Why the chart cannot say; nothing when it can."""
    if card.measure.direction == Direction.NEUTRAL:
        return "This measure is only watched now, so it cannot show this"
    if showing == Showing.TARGET and card.measure.target is None:
        return "This measure has no target now, so it cannot show this"
    if card.analysis and card.analysis.run_chart:
        last = card.analysis.last
        since = " since the limits began afresh" if last.number else ""
        return f"Not yet: {plural(last.values, 'figure')}{since}, {FEWEST_FOR_LIMITS} are needed"
    return ""


def _so(showing: str, card: MeasureCard) -> str:
    if showing == Showing.TARGET or card.change is None:
        return MEETING
    return NOW[card.change.key]


def _never(showing: str, card: MeasureCard) -> str:
    if showing == Showing.TARGET and card.target and card.measure.target is not None:
        words = TARGET_WORDS[card.target.key][1]
        return f"Not yet: {words.format(card.scale.value(float(card.measure.target)))}"
    if worse := _worse(card):
        return f"Not so{worse}"
    many = sum(segment.values for segment in card.analysis.segments) if card.analysis else 0
    return f"Not yet: nothing but chance in {plural(many, 'figure')}"


def _worse(card: MeasureCard) -> str:
    is_worse = card.change is not None and card.change.key == "worsening"
    return ": it is getting worse by more than chance" if is_worse else ""


def _span(stretch: Stretch, cadence: str, on: date) -> str:
    """From March to July; by the day for what is counted every week or quarter."""
    first, last = stretch.first.date or on, stretch.last.date or on
    name = _month if cadence == "monthly" else _day
    if name(first, on) == name(last, on):
        return f"{'in' if cadence == 'monthly' else 'on'} {name(first, on)}"
    begun = name(first, first if first.year == last.year else on)
    return f"from {begun} to {name(last, on)}"


def _month(day: date, on: date) -> str:
    return f"{day:%B}" if day.year == on.year else f"{day:%B %Y}"


def _day(day: date | None, on: date) -> str:
    """3 March, with its year where that is another."""
    if day is None:
        return "the start"
    return f"{day.day} {_month(day, on)}"
