"""Dates as people and spreadsheets write them, day first. Pure: no Django.

A figure stands on the last day of the time it counts, so a month is its last day and a week is
its Sunday.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from qip.cadence import month_end

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SHOWN = 30
LATEST = 9998

WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
CLOCK = r"(?:[t ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?z?)?"
YEAR = r"'?([0-9]{4}|[0-9]{2})"
NAME = r"([a-z]{3,9})\.?"
GAP = r"[\s/.,-]+"


class Unreadable(ValueError):
    """A cell that cannot be read, with the sentence that says what to write instead."""


def read_date(text: str) -> date:
    """The day a date, a month or a week ends on."""
    words = _plain(text)
    if not words:
        raise Unreadable("This line has no date. Write it as 31/01/2026 or Jan 2026.")
    found = _read(words, FORMS)
    if found:
        return found
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", words):
        raise Unreadable(
            f"“{words}” is a spreadsheet’s own number for a date. "
            "Set the column to show dates, and paste again."
        )
    raise Unreadable(f"“{shortened(text)}” is not a date. Write it as 31/01/2026 or Jan 2026.")


def read_day(text: str) -> date:
    """One day; a month or a week is not precise enough."""
    words = _plain(text)
    found = _read(words, DAYS)
    if found is None:
        raise Unreadable(f"“{shortened(text)}” is not a day. Write it as 31/01/2026.")
    return found


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‐", "-").replace("–", "-").split()).lower()


def _read(words: str, forms: "Forms") -> date | None:
    for pattern, understand in forms:
        if found := pattern.fullmatch(words):
            return understand(*found.groups())
    return None


def shortened(text: str) -> str:
    """A cell as a sentence can show it."""
    text = text.strip()
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"


def _day(day: str, month: str, year: str) -> date:
    return _checked(int(day), _month(month), _year(year))


def _day_last(year: str, month: str, day: str) -> date:
    return _day(day, month, year)


def _month_first(month: str, day: str, year: str) -> date:
    return _day(day, month, year)


def _whole_month(month: str, year: str) -> date:
    return month_end(_year(year), _month(month))


def _whole_month_last(year: str, month: str) -> date:
    return _whole_month(month, year)


def _week_from(rest: str) -> date:
    return _week_to(rest) + timedelta(days=6)


def _week_to(rest: str) -> date:
    found = _read(rest, DAYS)
    if found is None:
        raise Unreadable(f"“{shortened(rest)}” is not a date. Write it as 31/01/2026.")
    return found


def _iso_week(year: str, week: str) -> date:
    try:
        return date.fromisocalendar(_year(year), int(week), 7)
    except ValueError:
        raise Unreadable(f"There is no week {int(week)} in {year}.") from None


def _iso_week_last(week: str, year: str) -> date:
    return _iso_week(year, week)


def _quarter(*_parts: str) -> date:
    raise Unreadable(
        "A quarter can begin in January or in April. Write its last month, such as Jun 2026."
    )


def _month(text: str) -> int:
    if text.isdigit():
        if not 1 <= int(text) <= 12:
            raise Unreadable(
                f"There is no month {int(text)}. Write the day first, such as 31/01/2026."
            )
        return int(text)
    for number, name in enumerate(MONTH_NAMES, 1):
        if name == text or (len(text) < len(name) and text in (MONTHS[number - 1], name[:4])):
            return number
    raise Unreadable(f"“{shortened(text)}” is not a month. Write it as 31/01/2026 or Jan 2026.")


def _year(text: str) -> int:
    year = int(text) + (2000 if len(text) == 2 else 0)
    if not 1 <= year <= LATEST:
        raise Unreadable(f"There is no year {year}. Write it as 31/01/2026 or Jan 2026.")
    return year


def _checked(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(f"There is no {day} {MONTH_NAMES[month - 1].title()} {year}.") from None


Understand = Callable[..., date]
Forms = tuple[tuple[re.Pattern[str], Understand], ...]


def _form(pattern: str, understand: Understand) -> tuple[re.Pattern[str], Understand]:
    return re.compile(pattern, re.ASCII), understand


DAYS: Forms = (
    _form(rf"{WEEKDAY}([0-9]{{1,2}})[/.\s-]([0-9]{{1,2}})[/.\s-]{YEAR}{CLOCK}", _day),
    _form(rf"([0-9]{{4}})[/.-]([0-9]{{1,2}})[/.-]([0-9]{{1,2}}){CLOCK}", _day_last),
    _form(rf"{WEEKDAY}([0-9]{{1,2}})(?:st|nd|rd|th)?{GAP}{NAME}{GAP}{YEAR}{CLOCK}", _day),
    _form(rf"{WEEKDAY}{NAME}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}{CLOCK}", _month_first),
)
WEEKS: Forms = (
    _form(r"([0-9]{4})[\s-]*(?:w|wk|week)[\s-]*([0-9]{1,2})", _iso_week),
    _form(r"(?:w|wk|week)[\s-]*([0-9]{1,2})[\s,/-]+([0-9]{4})", _iso_week_last),
    _form(r"(?:w/c|wc|week commencing|week beginning|week starting)[\s:]+(.+)", _week_from),
    _form(r"(?:w/e|we|week ending|week to)[\s:]+(.+)", _week_to),
)
LONGER: Forms = (
    _form(rf"{NAME}[\s/.,-]*{YEAR}", _whole_month),
    _form(rf"([0-9]{{4}}){GAP}{NAME}", _whole_month_last),
    _form(r"([0-9]{4})[/.-]([0-9]{1,2})", _whole_month_last),
    _form(r"([0-9]{1,2})[/.-]([0-9]{4})", _whole_month),
    _form(r"(?:q[1-4][\s/-]*[0-9]{2,4}(?:[/-][0-9]{2,4})?|[0-9]{4}[\s/-]*q[1-4])", _quarter),
)
FORMS = (*WEEKS, *DAYS, *LONGER)
