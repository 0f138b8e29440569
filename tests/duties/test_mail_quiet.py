"""When mail may leave: arithmetic that must hold for every moment of every year."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.duties import quiet
from foundation.duties.quiet import LONDON

from .telling import london

# Every second from 2020 to 2040.
moments = st.integers(1577836800, 2208988800).map(lambda at: datetime.fromtimestamp(at, UTC))
weekdays = st.integers(1, 5)
WEEK = timedelta(days=7)


@given(moments, st.booleans())
def test_never_earlier_never_in_quiet_time_and_never_moved_twice(at, critical):
    found = quiet.first_moment(at, critical=critical)
    assert found >= at
    assert critical or not quiet.is_quiet(found)
    assert quiet.first_moment(found, critical=critical) == found
    assert found == at or not critical


@given(moments)
def test_nothing_that_could_leave_earlier_is_kept(at):
    """The moment found is the very first: a second before it is still quiet."""
    found = quiet.first_moment(at)
    assert found == at or quiet.is_quiet(found - timedelta(seconds=1))
    assert found - at <= timedelta(days=2, hours=12)


@given(moments)
def test_quiet_is_night_or_weekend_on_the_clock_on_the_wall(at):
    local = at.astimezone(LONDON)
    assert quiet.is_quiet(at) == (local.weekday() >= 5 or local.hour < 7 or local.hour >= 20)


@given(moments)
def test_a_morning_is_one_of_a_working_day(at):
    found = quiet.next_morning(at)
    local = found.astimezone(LONDON)
    assert found >= at
    assert quiet.next_morning(found) == found
    assert local.weekday() < 5
    assert (7, 30) <= (local.hour, local.minute) < (12, 0)


@given(moments, st.sets(st.integers(-2, 6)))
def test_a_daily_digest_is_one_a_day_and_no_more_than_a_weekend_away(at, had_days):
    today = quiet.local_day(at)
    had = {today + timedelta(days=n) for n in had_days}
    day, leaves = quiet.daily_digest(at, had=had)
    assert leaves >= at
    assert not quiet.is_quiet(leaves)
    assert day == quiet.local_day(leaves)
    assert day > today or today not in had
    assert leaves - at <= timedelta(days=4)


@given(moments, weekdays, st.integers(-21, 0), st.booleans())
def test_a_weekly_digest_is_on_its_day_or_late_and_never_lost(at, weekday, ago, had_it):
    falls_on = quiet.local_day(at) + timedelta(days=ago)
    mine = quiet.weekday_from(falls_on, weekday)
    day, leaves = quiet.weekly_digest(
        at, weekday=weekday, falls_on=falls_on, had={mine} if had_it else ()
    )
    assert day.isoweekday() == weekday
    assert day >= falls_on
    assert leaves >= at
    assert not quiet.is_quiet(leaves)
    assert leaves - at <= WEEK + timedelta(days=1)
    if quiet.local_day(leaves) != day:
        assert day < quiet.local_day(leaves), "it was missed, and leaves the next morning"
        assert leaves == quiet.next_morning(at)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (london(2026, 11, 25, 19, 59), london(2026, 11, 25, 19, 59)),
        (london(2026, 11, 25, 20, 0), london(2026, 11, 26, 7)),
        (london(2026, 11, 26, 6, 59), london(2026, 11, 26, 7)),
        (london(2026, 11, 26, 7, 0), london(2026, 11, 26, 7)),
        (london(2026, 11, 27, 20, 0), london(2026, 11, 30, 7)),
        (london(2026, 11, 28, 12, 0), london(2026, 11, 30, 7)),
        (london(2026, 11, 29, 23, 59), london(2026, 11, 30, 7)),
    ],
)
def test_the_edges_of_the_night(asked, found):
    assert quiet.first_moment(asked) == found
    assert quiet.first_moment(asked, critical=True) == asked


@pytest.mark.parametrize(
    ("friday", "monday_in_utc"),
    [
        (london(2026, 3, 27, 21), datetime(2026, 3, 30, 6, tzinfo=UTC)),
        (london(2026, 10, 23, 21), datetime(2026, 10, 26, 7, tzinfo=UTC)),
    ],
    ids=["summer time begins", "summer time ends"],
)
def test_seven_stays_seven_when_the_clocks_change(friday, monday_in_utc):
    assert quiet.first_moment(friday) == monday_in_utc
    assert quiet.next_morning(friday) == monday_in_utc + timedelta(minutes=30)
    assert quiet.is_quiet(monday_in_utc - timedelta(minutes=1))
