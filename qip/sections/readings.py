"""What the pack says of one measure, in its own few words; the rest comes from its card."""

from statistics import mean

from qip.cards import MeasureCard

BASELINE = 12
HALF_A_PAGE = (310, 176)


def tone_of(card: MeasureCard) -> str:
    """imp, con, com, neu; nothing while it is too early to say."""
    return card.change.tone if card.change else ""


def words_of(card: MeasureCard) -> str:
    return card.change.words if card.change else "Too few figures to say"


def from_to(card: MeasureCard) -> str:
    """“20.2 to 12”: the average of the first twelve figures, and the latest; or only the latest."""
    points = card.analysis.points if card.analysis else ()
    values = [point.value for point in points if point.value is not None]
    if tone_of(card) not in ("imp", "con") or len(values) <= BASELINE:
        return card.latest
    before = card.scale.figure(mean(values[:BASELINE]))
    return f"{before} to {card.latest}".replace(" ", "\u00a0")


def picture(card: MeasureCard) -> str:
    """The chart, as wide as half a page."""
    return str(card.draw(HALF_A_PAGE, font_size=9.6, right=62))
