"""When a figure falls due. Pure: no Django.

A week ends on Sunday, a month and a quarter on their last day. The figure of a period may be
entered for a while after it ended, because somebody has to count first.
"""

import calendar
from datetime import date, timedelta

GRACE = {"weekly": 3, "monthly": 7, "quarterly": 14}
MONTHS = {"monthly": 1, "quarterly": 3}


def period_end(cadence: str, day: date) -> date:
    """The last day of the week, month or quarter that a day lies in."""
    if cadence == "weekly":
        return day + timedelta(days=6 - day.weekday())
    step = MONTHS[cadence]
    return month_end(day.year, -(-day.month // step) * step)


def next_period_end(cadence: str, day: date) -> date:
    """The last day of the period after the one that a day lies in."""
    return period_end(cadence, period_end(cadence, day) + timedelta(days=1))


def last_period_end(cadence: str, on: date) -> date:
    """The last day of the latest period that is over, or ends, on a day."""
    end = period_end(cadence, on)
    if end == on:
        return end
    if cadence == "weekly":
        return end - timedelta(days=7)
    step = MONTHS[cadence]
    months = end.year * 12 + end.month - 1 - step
    return month_end(months // 12, months % 12 + 1)


def due_on(cadence: str, ends: date) -> date:
    """By when the figure of a period should be there."""
    return ends + timedelta(days=GRACE[cadence])


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def period_words(cadence: str, ends: date, *, year: bool = True) -> str:
    """What it is called: “October 2026”, “July to September 2026”, “the week to 22 Nov 2026”."""
    tail = f" {ends.year}" if year else ""
    if cadence == "weekly":
        return f"the week to {ends.day} {ends:%b}{tail}"
    if cadence == "monthly":
        return f"{ends:%B}{tail}"
    return f"{date(ends.year, ends.month - 2, 1):%B} to {ends:%B}{tail}"


def short_date(day: date) -> str:
    """“31 Oct 2026”: always with its year."""
    return f"{day.day} {day:%b} {day.year}"


def short_period(cadence: str, ends: date) -> str:
    """The same for a table: “Oct 2026”, “Jul to Sep 2026”, “22 Nov 2026”."""
    end = period_end(cadence, ends)
    if cadence == "weekly" or end != ends:
        return short_date(ends)
    if cadence == "monthly":
        return f"{ends:%b} {ends.year}"
    return f"{date(ends.year, ends.month - 2, 1):%b} to {ends:%b} {ends.year}"


def missed_period(cadence: str, on: date) -> date:
    """The last day of the latest period whose figure should have been there by now."""
    ends = last_period_end(cadence, on)
    while due_on(cadence, ends) >= on:
        ends = last_period_end(cadence, ends - timedelta(days=1))
    return ends
