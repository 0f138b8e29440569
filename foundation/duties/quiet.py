"""When mail may leave: not at night, not at weekends; a digest leaves in the morning.

Arithmetic about clocks alone. Every moment goes in and comes out with its time zone, and hours
are those of the clock on the wall in London, so that they hold over the change of summer time.
"""

from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
OPENS, CLOSES = time(7), time(20)
# A digest that could not leave when the morning began still leaves before noon.
DIGEST, NOON = time(7, 30), time(12)
ONE_DAY = timedelta(days=1)


def is_quiet(at: datetime) -> bool:
    """Whether people are left alone at this moment."""
    local = at.astimezone(LONDON)
    return not is_working_day(local.date()) or not OPENS <= local.time() < CLOSES


def first_moment(at: datetime, *, critical: bool = False) -> datetime:
    """The first moment from ``at`` on when a mail may leave. What is critical leaves at once."""
    if critical or not is_quiet(at):
        return at
    local = at.astimezone(LONDON)
    day = local.date() if local.time() < OPENS else local.date() + ONE_DAY
    return moment(working_day_from(day), OPENS)


def next_morning(at: datetime) -> datetime:
    """``at`` itself in the morning of a working day, else when the next such morning begins."""
    local = at.astimezone(LONDON)
    if is_working_day(local.date()) and DIGEST <= local.time() < NOON:
        return at
    day = local.date() if local.time() < DIGEST else local.date() + ONE_DAY
    return moment(working_day_from(day), DIGEST)


def daily_digest(at: datetime, *, had: Container[date]) -> tuple[date, datetime]:
    """The day of the next daily digest, and when it leaves. ``had``: days that had theirs.

    A day to come that had its digest already was had by a clock that was ahead: it counts not.
    """
    leaves = next_morning(at)
    if local_day(leaves) == local_day(at) and local_day(at) in had:
        leaves = next_morning(moment(local_day(leaves) + ONE_DAY, OPENS))
    return local_day(leaves), leaves


def weekly_digest(
    at: datetime, *, weekday: int, falls_on: date, had: Container[date]
) -> tuple[date, datetime]:
    """The same for what fell on ``falls_on``, told on a day of the week.

    When the digest it belonged into was never made, it does not wait for another week.
    """
    day, today = weekday_from(falls_on, weekday), local_day(at)
    if day in had and day <= today:
        day = weekday_from(today + ONE_DAY, weekday)
    return day, max(moment(day, DIGEST), next_morning(at))


def local_day(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def moment(day: date, clock: time) -> datetime:
    """That time of that day in London."""
    return datetime.combine(day, clock, tzinfo=LONDON).astimezone(UTC)


def is_working_day(day: date) -> bool:
    return day.isoweekday() <= 5


def working_day_from(day: date) -> date:
    """The day itself or the Monday after it."""
    return day + ONE_DAY * max(0, 8 - day.isoweekday()) if not is_working_day(day) else day


def weekday_from(day: date, weekday: int) -> date:
    """The first such day of the week from a day on."""
    return day + ONE_DAY * ((weekday - day.isoweekday()) % 7)
