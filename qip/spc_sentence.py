"""One plain sentence for a whole series: what alt text, page and pack say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qip.spc_rules import SpecialCause
from qip.spc_words import TARGET_WORDS, Verdict, change, closing_run, mean_moved, target, way_of

if TYPE_CHECKING:
    from qip.spc import Analysis

SIGNS = ("", "%", "£")


@dataclass(frozen=True, slots=True)
class Scale:
    """How the numbers of a measure are written, and between which bounds they can lie."""

    unit: str = ""
    decimals: int = 1
    floor: float | None = None
    ceiling: float | None = None

    def value(self, number: float) -> str:
        """A figure or a target as people entered it: “12”, “3.5%”, “£1,200”."""
        return self._with_unit(plain(number, self.decimals))

    def figure(self, number: float) -> str:
        """A worked-out figure, with at least one decimal: “20.2”."""
        return self._with_unit(plain(number, max(self.decimals, 1)))

    def between(self, lower: float, upper: float) -> str:
        """The expected range as drawn: never below nothing nor above everything."""
        low, high = self.clip(lower), self.clip(upper)
        if self.unit in SIGNS:
            return f"{self.figure(low)} to {self.figure(high)}"
        return f"{plain(low, max(self.decimals, 1))} to {self.figure(high)}"

    def clip(self, number: float) -> float:
        """The number, kept between the bounds of the measure."""
        if self.floor is not None:
            number = max(self.floor, number)
        return number if self.ceiling is None else min(self.ceiling, number)

    def _with_unit(self, text: str) -> str:
        if self.unit == "£":
            return f"−£{text[1:]}" if text.startswith("−") else f"£{text}"
        return f"{text}{self.unit}" if self.unit in SIGNS else f"{text} {self.unit}"


def plain(number: float, decimals: int) -> str:
    """1234.50 as “1,234.5”; zero is never negative."""
    text = f"{number:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.removeprefix("-") if text.strip("-0") == "" else text.replace("-", "−")


def sentence(analysis: Analysis, scale: Scale) -> str:
    """The latest figure, what it shows and what that means for the target."""
    latest = analysis.latest
    if latest is None or latest.value is None:
        return "No figures yet."
    verdict = change(analysis)
    if verdict is None:
        return _too_few(analysis, scale.value(latest.value))
    count = sum(segment.values for segment in analysis.segments)
    told = f"The latest of {count} figures is {scale.value(latest.value)}"
    return f"{told}{_shown(analysis, verdict, scale)}{_aimed(analysis, scale)}."


def _too_few(analysis: Analysis, latest: str) -> str:
    count = analysis.last.values
    since = " since the limits were reset" if len(analysis.segments) > 1 else " so far"
    figures = "1 figure" if count == 1 else f"{count or 'No'} figures"
    return f"{figures}{since}, the latest {latest}: too few to tell a change from chance."


def _shown(analysis: Analysis, verdict: Verdict, scale: Scale) -> str:
    last = analysis.points[-1]
    certainty = "though its limits are on trial" if analysis.trial else "and not by chance"
    if last.special_cause is None:
        return f"{_within(analysis, scale)}: {_level(analysis, verdict, scale)}"
    meaning = verdict.words.lower()
    if verdict.tone == "neu":
        return f", {_because(analysis, last.special_cause)}, {certainty}"
    return f", {_because(analysis, last.special_cause)}: {meaning}, {certainty}"


def _within(analysis: Analysis, scale: Scale) -> str:
    last = analysis.points[-1]
    if last.value is None:
        return ", and the one due after it is missing"
    if last.lower is None or last.upper is None:
        return ""
    kind = "trial" if analysis.trial else "usual"
    return f", within its {kind} range of {scale.between(last.lower, last.upper)}"


def _level(analysis: Analysis, verdict: Verdict, scale: Scale) -> str:
    if not mean_moved(analysis):
        return "no clear change"
    before, now = (scale.figure(segment.mean or 0) for segment in analysis.segments[-2:])
    if verdict.key == "holding":
        return f"holding its new level, an average of {now} where it was {before}"
    return f"no clear change since its limits were reset, an average of {now} where it was {before}"


def _because(analysis: Analysis, cause: SpecialCause) -> str:
    kind = "trial" if analysis.trial else "usual"
    if cause in ("above", "below"):
        return f"{cause} its {kind} range"
    if cause in ("trend_up", "trend_down"):
        direction = "rising" if cause == "trend_up" else "falling"
        return f"{direction} for {_trend_length(analysis, way_of(cause))} figures in a row"
    if cause in ("shift_high", "shift_low"):
        side = "above" if cause == "shift_high" else "below"
        return f"{side} its average for {len(closing_run(analysis))} figures in a row"
    edge = "top" if cause == "two_of_three_high" else "bottom"
    return f"near the {edge} of its {kind} range twice in three figures"


def _trend_length(analysis: Analysis, way: int) -> int:
    values = [point.value for point in analysis.points[analysis.last.start :]]
    length = 1
    for later, earlier in zip(reversed(values), reversed(values[:-1]), strict=False):
        if later is None or earlier is None or (later > earlier) - (later < earlier) != way:
            break
        length += 1
    return length


def _aimed(analysis: Analysis, scale: Scale) -> str:
    verdict = target(analysis)
    if verdict is None or analysis.target is None:
        return ""
    return "; " + TARGET_WORDS[verdict.key][1].format(scale.value(analysis.target))
