"""What the measures show: charts in pairs, verdicts in words, figures beside each chart."""

from collections.abc import Iterator, Sequence
from datetime import date

from foundation.evidence.sections import (
    Badge,
    Block,
    Card,
    Figures,
    Pair,
    Prose,
    Section,
    Tone,
)
from foundation.ui.charts import assurance_icon, variation_icon
from foundation.ui.words import listed, short_day
from qip.cards import MeasureCard
from qip.models import Cadence
from qip.pairs import READ_ALONE, WHY_A_PARTNER
from qip.spc import Point
from qip.spc_words import Verdict
from qip.standing import lower_first

from .facts import Facts
from .wording import clipped

LEAD = (
    "Measures are read in pairs, because a fall in restriction or in alerts can also mean a "
    "smaller life."
)
NONE = (
    "No measure is linked to this plan yet. Until there is one, nobody can say whether practice "
    "has changed."
)
KEY = (
    "Grey circle: usual range. Blue diamond, in tables I: improvement. Orange triangle, in tables "
    "C: concern. Neither is chance. Shaded band: where results are expected to fall. The method is "
    "that of the NHS, “Making Data Count”; see “Method”."
)
TONES: dict[str, Tone] = {"imp": "imp", "con": "con"}
MARKS = {"special_cause_improvement": "I", "special_cause_concern": "C"}
MONTHS = tuple("JFMAMJJASOND")
ROW = 12
HALF_A_PAGE = (310, 160)
LONGEST_SUB = 160


def measures_section(facts: Facts) -> Section:
    title = "What the measures show"
    if not facts.cards:
        return Section("measures", title, NONE, (), 40, runs_on=True)
    blocks: list[Block] = [*_pairs(facts)]
    empty = [card.name for card in facts.cards if card.analysis is None]
    none = f"No figures yet: {listed(empty)}." if empty else ""
    blocks.append(Prose(tuple(text for text in (KEY, none) if text), small=True))
    return Section("measures", title, LEAD, tuple(blocks), 40)


def _pairs(facts: Facts) -> Iterator[Pair]:
    """Pairs first; then measures that stand alone, two side by side."""
    alone: list[MeasureCard] = []
    for group in facts.groups:
        drawn = [card for card in group.cards if card.analysis is not None]
        if group.verdict and len(drawn) == 2:
            yield Pair(f"{group.verdict.words}.", group.sentence, _cards(drawn))
        else:
            alone += drawn
    for first in range(0, len(alone), 2):
        here = alone[first : first + 2]
        yield Pair(*_alone(here), _cards(here))


def _alone(cards: Sequence[MeasureCard]) -> tuple[str, str]:
    """What is said above measures that are no pair."""
    lacking = [card.name for card in cards if card.measure.lacks_partner]
    if lacking:
        return f"{READ_ALONE}.", f"{listed(lacking)}: {lower_first(WHY_A_PARTNER)}"
    return "Read alone." if len(cards) == 1 else "Each read alone.", ""


def _cards(cards: Sequence[MeasureCard]) -> tuple[Card, ...]:
    return tuple(_card(card) for card in cards)


def _card(card: MeasureCard) -> Card:
    return Card(
        name=card.name,
        about=clipped(card.sub, LONGEST_SUB),
        badges=tuple(_badges(card)),
        sentence=card.sentence,
        picture=str(card.draw(HALF_A_PAGE, font_size=9.6, right=62)),
        figures=figures_of(card),
        events=tuple((event.letter, event.words) for event in card.events),
        anchor=f"measure-{card.measure.pk}",
    )


def _badges(card: MeasureCard) -> Iterator[Badge]:
    """Did it change; and can the target be relied on?"""
    change, goal = card.change, card.target
    icon = variation_icon(change.key, change.way) if change else variation_icon()
    yield Badge(card.change_words, colour_of(change), icon)
    if goal or card.measure.target is None:
        icon = assurance_icon(goal.key, goal.way) if goal else ""
        yield Badge(card.target_words, colour_of(goal), icon)
    else:
        yield Badge(f"{card.target_label}: {lower_first(card.target_words)}")


def colour_of(verdict: Verdict | None) -> Tone:
    """Colour is for signals; all else stays ink."""
    return TONES.get(verdict.tone, "") if verdict else ""


def figures_of(card: MeasureCard) -> Figures:
    """The last two or three years by month or quarter; or the last 24 weeks in rows of twelve."""
    cadence = Cadence(card.measure.cadence)
    caption = {"monthly": "Monthly figures", "quarterly": "Quarterly figures"}.get(
        cadence, "Weekly figures from the date shown"
    )
    if card.scale.unit == "%":
        caption += ", per cent"
    points = [point for point in card.analysis.points if point.date] if card.analysis else []
    if cadence == Cadence.WEEKLY:
        return Figures(caption, tuple(str(n) for n in range(1, ROW + 1)), _by_rows(card, points))
    if cadence == Cadence.QUARTERLY:
        return Figures(caption, ("Q1", "Q2", "Q3", "Q4"), _by_year(card, points, 4))
    return Figures(caption, MONTHS, _by_year(card, points, 12))


def _by_rows(card: MeasureCard, points: Sequence[Point]) -> tuple:
    last = points[-2 * ROW :]
    return tuple(
        (short_day(chunk[0].date, date.min)[:6], _filled([_value(card, p) for p in chunk], ROW))
        for start in range(0, len(last), ROW)
        if (chunk := last[start : start + ROW])
    )


def _by_year(card: MeasureCard, points: Sequence[Point], parts: int) -> tuple:
    years = sorted({point.date.year for point in points if point.date})[-3:]
    rows = []
    for year in years:
        cells = [("", "")] * parts
        for point in points:
            if point.date and point.date.year == year:
                cells[(point.date.month - 1) * parts // 12] = _value(card, point)
        rows.append((str(year), tuple(cells)))
    return tuple(rows)


def _filled(cells: list[tuple[str, str]], length: int) -> tuple[tuple[str, str], ...]:
    return tuple(cells + [("", "")] * (length - len(cells)))


def _value(card: MeasureCard, point: Point) -> tuple[str, str]:
    if point.value is None:
        return "–", ""
    mark = MARKS.get(point.point_type, "")
    return f"{point.value:,.{card.scale.decimals}f}", mark
