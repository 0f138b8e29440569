"""Rare events: the chart of the days between them."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qip.spc_rare import (
    analyse_days_between,
    back,
    days_between,
    days_since,
    is_rare,
    transform,
)

START = datetime.date(2026, 1, 1)


def after(*gaps: int) -> list[datetime.date]:
    """Event dates with the given days between them."""
    dates = [START]
    for gap in gaps:
        dates.append(dates[-1] + datetime.timedelta(days=gap))
    return dates


EVERY_TEN = [10, 12, 9, 11, 10, 8, 12, 10, 9, 11, 10, 12]


@pytest.mark.parametrize(
    ("counts", "rare"),
    [
        ([], False),
        ([None, None], False),
        ([0, 0, 1], True),
        ([0, 1, 1], False),
        ([0, 0, 1, 1], False),
        ([0, 0, 0, 1], True),
        ([0, None, 0, 1, None], True),
        ([3, 4, 2, 5], False),
    ],
)
def test_events_are_rare_when_most_periods_have_none(counts, rare):
    assert is_rare(counts) is rare


def test_days_between_are_counted_in_date_order():
    assert days_between([*reversed(after(3, 0, 10))]) == [3, 0, 10]


@pytest.mark.parametrize("dates", [[], [START]])
def test_one_event_has_nothing_between(dates):
    assert days_between(dates) == []


def test_days_since_the_last_event():
    events = after(10, 5)
    assert days_since(events, START + datetime.timedelta(days=40)) == 25
    assert days_since(events, START + datetime.timedelta(days=12)) == 2
    assert days_since(events, START - datetime.timedelta(days=1)) is None


@given(st.integers(0, 20_000))
def test_the_transformation_comes_back(days):
    assert back(transform(days)) == pytest.approx(days, abs=1e-6)


def test_below_nothing_is_nothing():
    assert back(-0.5) == 0


def test_limits_are_worked_out_on_the_transformed_scale_and_told_in_days():
    analysis = analyse_days_between(after(*EVERY_TEN))
    on_y = [transform(gap) for gap in EVERY_TEN]
    mean = sum(on_y) / len(on_y)
    ranges = [abs(b - a) for a, b in itertools.pairwise(on_y)]
    reach = 2.66 * sum(ranges) / len(ranges)
    assert [point.value for point in analysis.points] == EVERY_TEN
    assert analysis.last.mean == pytest.approx(mean**3.6)
    assert analysis.last.upper == pytest.approx((mean + reach) ** 3.6)
    assert analysis.last.lower == pytest.approx((mean - reach) ** 3.6)


def test_each_point_stands_on_the_day_of_the_later_event():
    events = after(3, 5)
    assert [point.date for point in analyse_days_between(events).points] == events[1:]


def test_a_long_quiet_time_is_an_improvement():
    analysis = analyse_days_between(after(*EVERY_TEN, 90), fix_after=12)
    assert analysis.points[-1].special_cause == "above"
    assert analysis.variation == "special_cause_improvement"


def test_events_close_together_are_a_concern():
    analysis = analyse_days_between(after(*EVERY_TEN, 1), fix_after=12)
    assert analysis.variation == "special_cause_concern"


def test_two_events_on_one_day_are_no_days_apart():
    analysis = analyse_days_between(after(10, 0, 12))
    assert [point.value for point in analysis.points] == [10, 0, 12]


def test_a_rebase_begins_with_the_first_event_on_or_after_its_date():
    events = after(*EVERY_TEN, *[40] * 8)
    between = events[13] - datetime.timedelta(days=3)
    analysis = analyse_days_between(events, rebase_at=[between])
    assert [segment.since for segment in analysis.segments] == [events[1], events[13]]
    assert analysis.last.mean == pytest.approx(40)


def test_a_rebase_after_the_last_event_waits():
    events = after(*EVERY_TEN)
    analysis = analyse_days_between(events, rebase_at=[events[-1] + datetime.timedelta(days=1)])
    assert len(analysis.segments) == 1


def test_the_target_is_in_days():
    analysis = analyse_days_between(after(*EVERY_TEN), target=30)
    assert analysis.target == 30
    assert analysis.assurance == "consistent_fail"


def test_the_sentence_speaks_in_days():
    told = analyse_days_between(after(*EVERY_TEN, 90), fix_after=12).sentence(
        unit="days", decimals=0
    )
    assert told.startswith("The latest of 13 figures is 90 days, above its usual range")


def test_one_event_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="at least two events"):
        analyse_days_between([START])


def test_a_target_below_zero_is_refused():
    with pytest.raises(ValueError, match="cannot be below zero"):
        analyse_days_between(after(3, 5), target=-1)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=50))
def test_a_signal_in_days_lies_where_it_says(gaps):
    for point in analyse_days_between(after(*gaps)).points:
        if point.special_cause == "above":
            assert point.value > point.upper
        if point.lower is not None:
            assert 0 <= point.lower <= point.mean * (1 + 1e-9)
