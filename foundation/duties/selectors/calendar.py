"""The duties of one person by the day on which they fall."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foundation.duties.duty import Duty, owed
from foundation.ui.words import in_words

MONDAY_FIRST = Calendar(firstweekday=0)
FIRST_YEAR, LAST_YEAR = 2000, 2099
AT_ONCE = 4
"""So many duties stand in the box of a day; the others fold."""
AHEAD = timedelta(days=366)
MOST_IN_A_FEED = 1000


@dataclass(frozen=True)
class Month:
    """One month of one year; the first and last of a calendar have no neighbour outside it."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year + self.number // 12, self.number % 12 + 1, 1) - timedelta(days=1)

    @property
    def before(self) -> "Month | None":
        return _month(self.first - timedelta(days=1))

    @property
    def after(self) -> "Month | None":
        return _month(self.last + timedelta(days=1))

    @property
    def key(self) -> str:
        """As it stands in an address: 2026-11."""
        return f"{self.year:04}-{self.number:02}"

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def month_named(text: str) -> Month | None:
    """The month that an address asks for, if there is such a month."""
    year, _, number = text.partition("-")
    if not (len(year) == 4 and len(number) == 2 and text.isascii() and (year + number).isdigit()):
        return None
    if not (1 <= int(number) <= 12 and FIRST_YEAR <= int(year) <= LAST_YEAR):
        return None
    return Month(int(year), int(number))


def _month(day: date) -> Month | None:
    return month_of(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None


@dataclass(frozen=True)
class Box:
    """One day with what falls on it."""

    day: date
    duties: list[Duty]
    in_month: bool
    on: date

    @property
    def is_today(self) -> bool:
        return self.day == self.on

    @property
    def is_late(self) -> bool:
        return self.day < self.on and bool(self.duties)

    @property
    def shown(self) -> list[Duty]:
        return self.duties[:AT_ONCE]

    @property
    def folded(self) -> list[Duty]:
        return self.duties[AT_ONCE:]


@dataclass(frozen=True)
class Page:
    """A month as it is shown."""

    month: Month
    weeks: list[list[Box]]
    on: date
    late_before: int

    @property
    def days(self) -> list[Box]:
        """The days of this month that have something on them."""
        return [box for week in self.weeks for box in week if box.in_month and box.duties]

    @property
    def number(self) -> int:
        return sum(len(box.duties) for box in self.days)

    @property
    def late(self) -> int:
        return sum(len(box.duties) for box in self.days if box.is_late)


def month_page(user: Any, month: Month, *, on: date) -> Page:
    """What ``user`` owes in a month. Rooms look ahead so far and no further, hence its end."""
    held: dict[date, list[Duty]] = defaultdict(list)
    for duty in owed(on=max(on, month.last), by=user):
        if duty.due is not None:
            held[duty.due].append(duty)
    weeks = [
        [Box(day, held[day] if day in month else [], day in month, on) for day in week]
        for week in MONDAY_FIRST.monthdatescalendar(month.year, month.number)
    ]
    before = sum(len(duties) for day, duties in held.items() if day < min(on, month.first))
    return Page(month, weeks, on, before if on in month else 0)


def feed_of(user: Any, *, on: date) -> list[Duty]:
    """What a calendar elsewhere is given: everything dated, within a year."""
    dated = [duty for duty in owed(on=on + AHEAD, by=user) if duty.due is not None]
    return dated[:MOST_IN_A_FEED]


def headline(page: Page) -> str:
    """How the page opens."""
    what = "thing is" if page.number == 1 else "things are"
    number = in_words(page.number).capitalize() if page.number else "Nothing"
    words = f"{number} {what if page.number else 'is'} due from you in {page.month.first:%B}."
    if page.late:
        words += f" {in_words(page.late).capitalize()} {'is' if page.late == 1 else 'are'} late."
    return words
