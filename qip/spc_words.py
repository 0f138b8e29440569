"""What a chart shows, in words: two verdicts.

The figures are Making Data Count's; only the words are ours, and the words depend on both
figures. A verdict is made of words first: `key` picks an icon and `tone` a colour, and neither
says anything that the words do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qip.spc_rules import RISES, SpecialCause

if TYPE_CHECKING:
    from qip.spc import Analysis, Point

SUSTAINED = 8

TONES = {
    "improving": "imp",
    "holding": "imp",
    "worsening": "con",
    "steady": "com",
    "higher": "neu",
    "lower": "neu",
    "met": "imp",
    "towards": "imp",
    "hit_and_miss": "com",
    "not_yet": "con",
    "will_miss": "con",
    "away": "con",
}
TARGET_WORDS = {
    "met": ("Target met reliably", "it meets its target of {} reliably"),
    "hit_and_miss": ("Target hit and miss", "it hits and misses its target of {}"),
    "not_yet": ("Target not yet in reach", "its target of {} is not yet in reach"),
    "will_miss": (
        "Will miss its target as things stand",
        "it will miss its target of {} as things stand",
    ),
    "towards": ("Moving towards its target", "it is moving towards its target of {}"),
    "away": ("Moving away from its target", "it is moving away from its target of {}"),
}
SIGNALS = {
    "common_cause": "Usual range",
    "special_cause_improvement": "Improvement",
    "special_cause_concern": "Concern",
    "special_cause_neutral_high": "Higher",
    "special_cause_neutral_low": "Lower",
}
NEUTRAL_WORDS = {
    "above": "Higher than usual",
    "below": "Lower than usual",
    "trend_up": "Rising",
    "trend_down": "Falling",
    "two_of_three_high": "Higher than usual",
    "two_of_three_low": "Lower than usual",
    "shift_high": "Higher than usual",
    "shift_low": "Lower than usual",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A badge: the words, which icon and tone go with them, and which way the series moved."""

    key: str
    words: str
    way: int = 0

    @property
    def tone(self) -> str:
        """imp, con, com or neu: improvement, concern, common cause, neither good nor bad."""
        return TONES[self.key]


def change(analysis: Analysis) -> Verdict | None:
    """Did it change? None while there are too few values to say."""
    if analysis.run_chart:
        return None
    cause = analysis.points[-1].special_cause
    if cause is None:
        return _settled(analysis)
    way = way_of(cause)
    if analysis.improvement == "neutral":
        return Verdict("higher" if way > 0 else "lower", NEUTRAL_WORDS[cause], way)
    if way == better_way(analysis):
        return Verdict("improving", "Improving", way)
    return Verdict("worsening", "Getting worse", way)


def target(analysis: Analysis) -> Verdict | None:
    """Can the target be relied on? None without a target, a better direction or enough values."""
    if analysis.assurance is None or analysis.run_chart:
        return None
    key = _moving(analysis) or _reach(analysis)
    return Verdict(key, TARGET_WORDS[key][0], better_way(analysis))


def closing_run(analysis: Analysis) -> tuple[Point, ...]:
    """The latest readings, unbroken, on one side of the mean of the last limits.

    Rows at the very end that have no value yet do not break it; a gap between readings does.
    """
    rows = list(analysis.points[analysis.last.start :])
    while rows and rows[-1].value is None:
        rows.pop()
    side = _side(rows[-1]) if rows else 0
    first = len(rows)
    while side and first and _side(rows[first - 1]) == side:
        first -= 1
    return tuple(rows[first:])


def suggests_rebase(analysis: Analysis) -> bool:
    """Has it run for 8 readings or more on one side, so that its limits describe the past?

    Whether a change is linked that explains it is for the caller to see, and whether to
    rebase for a person to decide.
    """
    return not analysis.run_chart and len(closing_run(analysis)) >= SUSTAINED


def signal(point: Point) -> str:
    """The word for one row of the data table."""
    if point.value is None:
        return "No figure"
    return SIGNALS[point.point_type]


def _settled(analysis: Analysis) -> Verdict:
    """Nothing but chance at the end: a new level held, or no clear change."""
    way = mean_moved(analysis)
    if way and way == better_way(analysis):
        return Verdict("holding", "Holding its new level", way)
    return Verdict("steady", "No clear change")


def mean_moved(analysis: Analysis, segment: int | None = None) -> int:
    """Which way the mean moved at a rebase, the last one unless said; 0 without one."""
    number = analysis.last.number if segment is None else segment
    if number == 0:
        return 0
    before, now = (one.mean for one in analysis.segments[number - 1 : number + 1])
    return 0 if before is None or now is None else (now > before) - (now < before)


def _moving(analysis: Analysis) -> str | None:
    """Until a sustained shift is rebased, old limits cannot say more than where it is going."""
    if not suggests_rebase(analysis):
        return None
    better = _side(closing_run(analysis)[-1]) == better_way(analysis)
    if better and analysis.variation != "special_cause_concern":
        return None if analysis.assurance == "consistent_pass" else "towards"
    if not better and analysis.variation != "special_cause_improvement":
        return "away"
    return None


def _reach(analysis: Analysis) -> str:
    if analysis.assurance == "consistent_pass":
        return "met"
    if analysis.assurance == "inconsistent":
        return "hit_and_miss"
    return {"special_cause_improvement": "not_yet", "special_cause_concern": "away"}.get(
        analysis.variation, "will_miss"
    )


def better_way(analysis: Analysis) -> int:
    return {"increase": 1, "decrease": -1, "neutral": 0}[analysis.improvement]


def way_of(cause: SpecialCause) -> int:
    """Up or down, for a signal of any kind."""
    return 1 if cause in RISES else -1


def _side(point: Point) -> int:
    if point.value is None or point.mean is None:
        return 0
    return (point.value > point.mean) - (point.value < point.mean)
