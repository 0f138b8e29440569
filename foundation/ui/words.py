"""How dates, counts and lists are said. Pure functions; pages, files and packs share them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

SMALL_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def as_date(value: date | datetime) -> date:
    """The calendar day of a date or, in local time, of a moment."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _year(value: date, on: date | None) -> str:
    """The year, only where leaving it out would mislead."""
    return "" if value.year == (on or timezone.localdate()).year else f" {value.year}"


def day(value: date | datetime | None, on: date | None = None) -> str:
    """Thursday 26 November."""
    if not value:
        return ""
    value = as_date(value)
    return f"{value:%A} {value.day} {value:%B}{_year(value, on)}"


def short_day(value: date | datetime | None, on: date | None = None) -> str:
    """26 Nov."""
    if not value:
        return ""
    value = as_date(value)
    return f"{value.day} {value:%b}{_year(value, on)}"


def full_day(value: date | datetime | None) -> str:
    """26 November 2026: for anything that is read without its surroundings."""
    if not value:
        return ""
    value = as_date(value)
    return f"{value.day} {value:%B} {value.year}"


def clock(value: datetime | None) -> str:
    """10:14, in local time."""
    if not value:
        return ""
    return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%H:%M}"


def moment(value: datetime | None, on: date | None = None) -> str:
    """10:14 on the day itself, else Tuesday 24 November, 10:14."""
    if not value:
        return ""
    if as_date(value) == (on or timezone.localdate()):
        return f"today, {clock(value)}"
    return f"{day(value, on)}, {clock(value)}"


def when(value: datetime | None, on: date | None = None) -> str:
    """ "at 10:14" on the day itself, else "on 24 November at 10:14"."""
    if not value:
        return ""
    value_day = as_date(value)
    if value_day == (on or timezone.localdate()):
        return f"at {clock(value)}"
    return f"on {value_day.day} {value_day:%B}{_year(value_day, on)} at {clock(value)}"


def late_words(due: date | None, on: date) -> str:
    """How a due date stands: "9 days late", "Today", "Tomorrow", "Saturday" or "26 Nov"."""
    if due is None:
        return "No date"
    days = (due - on).days
    if days < 0:
        return f"{plural(-days, 'day')} late"
    if days < 2:
        return ("Today", "Tomorrow")[days]
    return f"{due:%A}" if days < 7 else short_day(due, on)


def plural(number: int, one: str, many: str = "") -> str:
    """1 action, 1,200 actions, 3 people."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def one_of(many: str) -> str:
    """The word for one of them: action for actions, entry for entries, person for people."""
    if many == "people":
        return "person"
    return f"{many[:-3]}y" if many.endswith("ies") else many.removesuffix("s")


def in_words(number: int) -> str:
    """Small numbers as words: no, one, two … twelve, 13."""
    return SMALL_NUMBERS[number] if 0 <= number < len(SMALL_NUMBERS) else f"{number:,}"


def listed(items: Iterable[Any]) -> str:
    """Elm Court, Orchard Row and Quayside."""
    words = [str(item) for item in items]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def spoken(value: Any) -> str:
    """Any value as a person would read it: what a cell or a comparison shows."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{short_day(value)}, {clock(value)}"
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, timedelta):
        return plural(value.days, "day")
    return str(value)


BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)  # fmt: skip
MACHINES = (
    ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "an Android device"),
    ("Windows", "Windows"), ("Macintosh", "a Mac"), ("CrOS", "a Chromebook"), ("Linux", "Linux"),
)  # fmt: skip


def browser_words(agent: str) -> str:
    """Chrome on Windows: what a person calls the thing they sign in with."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "Unknown browser")
    machine = next((f" on {name}" for mark, name in MACHINES if mark in agent), "")
    return browser + machine
