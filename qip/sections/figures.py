"""What the pack says of a measure in one glance: from how much to how much."""

from dataclasses import replace
from statistics import mean

from qip.cards import MeasureCard
from qip.spc_sentence import SIGNS

BASELINE = 12


def tone_of(card: MeasureCard) -> str:
    """imp, con, com, neu; nothing while it is too early to say."""
    return card.change.tone if card.change else ""


def from_to(card: MeasureCard) -> str:
    """“20.2 to 12”: the average of the first twelve figures, and the latest; or only the latest.

    Without its unit in words, which may be long; a sign stays.
    """
    points = card.analysis.points if card.analysis else ()
    values = [point.value for point in points if point.value is not None]
    if not values:
        return "–"
    latest = card.short(values[-1])
    if tone_of(card) not in ("imp", "con") or len(values) <= BASELINE:
        return latest
    before = round(mean(values[:BASELINE]), max(card.scale.decimals, 1))
    return f"{replace(card, scale=replace(card.scale, decimals=1)).short(before)} to {latest}"


def unit_of(card: MeasureCard) -> str:
    """What the figures count, where it is said in words: “for each person a week”."""
    return "" if card.scale.unit in SIGNS else card.scale.unit


def verdicts_of(card: MeasureCard) -> str:
    """Both verdicts as sentences; a measure without a target has one."""
    goal = f" {card.target.words}." if card.target else ""
    return f"{card.change_words}.{goal}"
