"""Days of the demonstration, counted from the day on which it is loaded."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.utils import timezone


def day(on: date, days: int) -> date:
    """So many days after ``on``, or before it when negative."""
    return on + timedelta(days=days)


def moment(on: date, days: int, hour: int = 10) -> datetime:
    """A time of day that many days from ``on``."""
    return timezone.make_aware(datetime.combine(day(on, days), time(hour, (7 * abs(days)) % 60)))


def month_ends(on: date, count: int) -> list[date]:
    """The last days of the ``count`` full months before ``on``, oldest first."""
    found = []
    year, month = on.year, on.month
    for _ in range(count):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        found.append(date(year, month, monthrange(year, month)[1]))
    return found[::-1]


def week_ends(on: date, count: int) -> list[date]:
    """The ``count`` Sundays before ``on``, oldest first."""
    last = on - timedelta(days=on.isoweekday())
    return [last - timedelta(weeks=back) for back in range(count)][::-1]


def set_back(row: models.Model, **columns: Any) -> None:
    """Give a row that a service has just written the date it stands for."""
    type(row)._default_manager.filter(pk=row.pk).update(**columns)
