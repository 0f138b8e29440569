"""The dates of a chart: where they lie along it, and which of them are written."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from foundation.ui.charts.text import width

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_ROW_STEPS = {
    "day": (1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 1456),
    "week": (1, 2, 4, 8, 13, 26, 52, 104, 208),
}
_IN_MONTHS = ("month", "quarter", "year")
# Between two labels, and the width of the shortest ("Jul"), as shares of the font size.
CALM, SHORTEST = 1.6, 1.5


@dataclass(frozen=True, slots=True)
class Label:
    """A date or number written under the axis: the row it belongs to, its words, its middle."""

    row: int
    text: str
    middle: float
    half: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The line under a chart on which dates are written."""

    xs: Sequence[float]
    size: float
    left: float
    right: float

    def label(self, row: int, text: str) -> Label:
        """Centred under its row, unless it would leave the strip."""
        half = width(text, self.size) / 2
        return Label(row, text, min(max(self.xs[row], self.left + half), self.right - half), half)

    def apart(self, one: Label, other: Label) -> bool:
        """Is there a calm distance between two labels?"""
        return abs(one.middle - other.middle) >= one.half + other.half + CALM * self.size

    def holds(self, count: int) -> bool:
        """Could so many labels be written between the ends, if all were as short as dates get?"""
        return (count - 3) * (CALM + SHORTEST) * self.size <= self.right - self.left


def cadence_of(dates: Sequence[date]) -> str:
    """How often the readings come, from the usual distance between them."""
    gaps = [(later - earlier).days for earlier, later in pairwise(dates)]
    usual = median(gaps) if gaps else 0
    for name, fewest in (("year", 350), ("quarter", 80), ("month", 27), ("week", 6)):
        if usual >= fewest:
            return name
    return "day"


def stations(dates: Sequence[date | None], count: int, cadence: str, even: bool) -> list[float]:
    """Where each row lies, from 0 to 1: by its date, months counting as equally long."""
    known = [day for day in dates if day is not None]
    if count == 1:
        return [0.5]
    if even or len(known) < count or known[0] >= known[-1]:
        return [row / (count - 1) for row in range(count)]
    places = [_in_months(day) if cadence in _IN_MONTHS else day.toordinal() for day in known]
    first, reach = places[0], places[-1] - places[0]
    return [(place - first) / reach for place in places]


def _in_months(day: date) -> float:
    return day.year * 12 + day.month + (day.day - 1) / _length(day)


def _length(day: date) -> int:
    first = date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < 9999 else None
    return (first - date(day.year, day.month, 1)).days if first else 31


def place_of(when: date | int, dates: Sequence[date | None], xs: Sequence[float]) -> float | None:
    """Where something that happened on a date, or at a row, lies along the chart."""
    if not isinstance(when, date):
        return xs[min(max(when, 0), len(xs) - 1)]
    known = [day for day in dates if day is not None]
    if len(known) < len(xs):
        return None
    after = bisect_right(known, when)
    if after == 0 or after == len(known):
        return xs[min(after, len(xs) - 1)]
    before = known[after - 1]
    share = (when - before).days / ((known[after] - before).days or 1)
    return xs[after - 1] + (xs[after] - xs[after - 1]) * share


def labels(dates: Sequence[date | None], cadence: str, strip: Strip) -> list[Label]:
    """What is written: the first and the last row, and as many between as leave it calm.

    Without dates the rows are numbered.
    """
    known = [day for day in dates if day is not None]
    if len(known) < len(strip.xs):
        return _ends("1", str(len(strip.xs)), strip)
    ends = _ends(_first(known, cadence), _written(known[-1], cadence, True), strip)
    return sorted([*ends, *_between(known, cadence, strip, ends)], key=lambda label: label.row)


def _ends(first: str, last: str, strip: Strip) -> list[Label]:
    """The last row always; the first where there is room for both."""
    end, start = strip.label(len(strip.xs) - 1, last), strip.label(0, first)
    return [start, end] if end.row and strip.apart(start, end) else [end]


def _between(known: list[date], cadence: str, strip: Strip, ends: list[Label]) -> list[Label]:
    """The closest even spacing, or the next wider one where that lets more labels stay."""
    found: tuple[int, list[Label]] | None = None
    for rows in _choices(known, cadence):
        if found is None and not strip.holds(len(rows)):
            continue
        inner = [strip.label(row, words) for row, words in _told(known, rows, cadence)]
        free = [label for label in inner if all(strip.apart(label, end) for end in ends)]
        gone = len(inner) - len(free)
        if found is not None:
            return free if gone < found[0] and len(free) > 1 else found[1]
        if _calm(inner, free, strip):
            if not gone:
                return free
            found = gone, free
    return found[1] if found else []


def _calm(inner: list[Label], free: list[Label], strip: Strip) -> bool:
    """Only the first and the last between may have given way to the ends."""
    gone = [label for label in inner[1:-1] if label not in free]
    return not gone and all(strip.apart(one, other) for one, other in pairwise(free))


def _choices(known: list[date], cadence: str) -> Iterator[list[int]]:
    """Ever fewer rows to write a date at: round months of the year, or every so many rows."""
    rows = range(1, len(known) - 1)
    if cadence not in _IN_MONTHS:
        for step in _ROW_STEPS.get(cadence, _ROW_STEPS["day"]):
            yield [row for row in rows if row % step == 0]
        return
    months = [day.year * 12 + day.month - 1 for day in known]
    for step in _MONTH_STEPS:
        yield [row for row in rows if months[row] % step == 0 and months[row] != months[row - 1]]


def _told(known: list[date], rows: list[int], cadence: str) -> Iterator[tuple[int, str]]:
    """The rows with their words; the year is said where it is a new one."""
    year = known[0].year
    for row in rows:
        day = known[row]
        yield row, _written(day, cadence, day.year != year)
        year = day.year


def _first(known: list[date], cadence: str) -> str:
    return _written(known[0], cadence, cadence in _IN_MONTHS or known[0].year != known[-1].year)


def _written(day: date, cadence: str, with_year: bool) -> str:
    if cadence == "year":
        return str(day.year)
    month = MONTHS[day.month - 1]
    text = month if cadence in _IN_MONTHS else f"{day.day} {month}"
    return f"{text} {day.year}" if with_year else text


def told(day: date, cadence: str) -> str:
    """One date in full, as exact as the readings are."""
    return _written(day, cadence or "day", True)
