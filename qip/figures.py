"""What makes a figure right or wrong, said in a sentence. Pure: no Django.

The form, the service and the preview of a paste ask the same functions, so that the same
mistake is called the same everywhere. Each returns the sentence, or nothing when all is well.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

STEP = Decimal("0.0001")
TOO_LARGE = Decimal(10) ** 10
EARLIEST = date(1990, 1, 1)
FUTURE = "This date is still to come."
NEVER_NEGATIVE = {
    "count": "A count cannot be below 0.",
    "percent": "A percentage lies between 0 and 100.",
    "rate": "A rate cannot be below 0.",
    "duration": "A length of time cannot be below 0.",
}


@dataclass(frozen=True)
class Figures:
    """What somebody gives for one date. Nothing at all means: there is no figure for it."""

    on: date
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""

    @property
    def missing(self) -> bool:
        return self.value is None and self.numerator is None and self.denominator is None


@dataclass(frozen=True)
class Kind:
    """What kind of figure a measure takes: its unit and, for a fraction, per how many."""

    unit: str
    per: int | None = None


def worked_out(numerator: Decimal, denominator: Decimal, per: int | None) -> Decimal:
    """Numerator of denominator, per 100 or per 1,000, as it is kept."""
    return kept(Decimal(numerator) / Decimal(denominator) * (per or 1))


def kept(value: Decimal) -> Decimal:
    """A figure to the four decimals that are kept."""
    return Decimal(value).quantize(STEP, rounding=ROUND_HALF_UP)


def value_of(figures: Figures, kind: Kind) -> Decimal | None:
    """The figure itself, given or worked out. Ask `wrong` first."""
    if figures.numerator is not None and figures.denominator is not None:
        return worked_out(figures.numerator, figures.denominator, kind.per)
    return None if figures.value is None else kept(figures.value)


def wrong(figures: Figures, kind: Kind, today: date) -> dict[str, str]:
    """Every field that is wrong, with its sentence."""
    found = {"on": _wrong_end(figures.on, today)}
    if figures.numerator is not None or figures.denominator is not None:
        found |= _wrong_fraction(figures.numerator, figures.denominator, kind)
    elif figures.value is not None:
        found["value"] = wrong_value(figures.value, kind.unit)
    return {field: sentence for field, sentence in found.items() if sentence}


def wrong_date(on: date, today: date) -> str:
    """Is this a day on which something has happened?"""
    if on > today:
        return FUTURE
    if on < EARLIEST:
        return f"Check the year: it says {on.year}."
    return ""


def _wrong_end(on: date, today: date) -> str:
    sentence = wrong_date(on, today)
    if sentence == FUTURE:
        return f"{FUTURE} Give the last day of the time the figure counts."
    return sentence


def wrong_value(value: Decimal, unit: str) -> str:
    if not Decimal(value).is_finite() or abs(value) >= TOO_LARGE:
        return "This number is too large to be a figure. Check it."
    if value < 0 and unit in NEVER_NEGATIVE:
        return NEVER_NEGATIVE[unit]
    if unit == "percent" and value > 100:
        return NEVER_NEGATIVE["percent"]
    return ""


def _wrong_fraction(
    numerator: Decimal | None, denominator: Decimal | None, kind: Kind
) -> dict[str, str]:
    found = {
        "numerator": _wrong_part(numerator, kind, lowest_is_zero=kind.unit != "score"),
        "denominator": _wrong_part(denominator, kind, lowest_is_zero=True),
    }
    if not found["denominator"] and denominator == 0:
        found["denominator"] = (
            "Nothing was counted, so there is no figure. Say that it is missing instead of 0."
        )
    if any(found.values()) or numerator is None or denominator is None:
        return found
    value = worked_out(numerator, denominator, kind.per)
    if kind.unit == "percent" and value > 100:
        found["numerator"] = "This is more than the number it is taken from. Check both."
    else:
        found["numerator"] = wrong_value(value, kind.unit)
    return found


def _wrong_part(part: Decimal | None, kind: Kind, *, lowest_is_zero: bool) -> str:
    if part is None:
        return "Give both numbers, or say that there is no figure."
    if part < 0 and lowest_is_zero:
        return "This cannot be below 0."
    return wrong_value(part, "")
