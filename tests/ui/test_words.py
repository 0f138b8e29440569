"""Dates, counts and lists are said as staff would say them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from foundation.ui import words

ON = date(2026, 11, 24)


def test_a_day_has_its_weekday_and_no_leading_zero():
    assert words.day(date(2026, 11, 5), ON) == "Thursday 5 November"


def test_a_year_is_added_only_when_it_is_another():
    assert words.short_day(date(2026, 3, 9), ON) == "9 Mar"
    assert words.short_day(date(2025, 3, 9), ON) == "9 Mar 2025"


def test_a_full_day_always_has_its_year():
    assert words.full_day(date(2026, 11, 26)) == "26 November 2026"


@pytest.mark.parametrize(
    "say", [words.day, words.short_day, words.full_day, words.clock, words.moment, words.when]
)
def test_no_date_is_no_words(say):
    assert say(None) == ""


def test_moments_are_said_in_local_time():
    summer = datetime(2026, 7, 1, 9, 14, tzinfo=UTC)
    assert words.clock(summer) == "10:14"
    assert words.day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), ON) == "Thursday 2 July"


def test_a_moment_of_today_needs_no_date():
    at = datetime(2026, 11, 24, 10, 14, tzinfo=UTC)
    assert words.moment(at, ON) == "today, 10:14"
    assert words.when(at, ON) == "at 10:14"
    assert words.moment(at, ON + timedelta(days=1)) == "Tuesday 24 November, 10:14"
    assert words.when(at, ON + timedelta(days=1)) == "on 24 November at 10:14"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-9, "9 days late"),
        (-1, "1 day late"),
        (0, "Today"),
        (1, "Tomorrow"),
        (4, "Saturday"),
        (7, "1 Dec"),
    ],
)
def test_how_a_due_date_stands(days, said):
    assert words.late_words(ON + timedelta(days=days), ON) == said


def test_no_due_date_is_said():
    assert words.late_words(None, ON) == "No date"


def test_late_is_never_called_overdue():
    said = [words.late_words(ON - timedelta(days=n), ON) for n in range(1, 400)]
    assert not any("overdue" in one.lower() for one in said)


def test_counts_agree_with_their_noun():
    assert words.plural(1, "action") == "1 action"
    assert words.plural(0, "action") == "0 actions"
    assert words.plural(1200, "person", "people") == "1,200 people"


def test_small_numbers_are_words():
    assert [words.in_words(n) for n in (0, 1, 12, 13, 4000)] == [
        "no",
        "one",
        "twelve",
        "13",
        "4,000",
    ]


def test_lists_end_with_and():
    assert words.listed([]) == ""
    assert words.listed(["Elm Court"]) == "Elm Court"
    assert words.listed(["A", "B"]) == "A and B"
    assert words.listed(["A", "B", "C"]) == "A, B and C"


def test_any_value_can_be_read():
    assert [words.spoken(v) for v in (None, "", True, False, 3)] == ["", "", "Yes", "No", "3"]
    assert words.spoken(timedelta(days=2)) == "2 days"


def test_a_browser_is_called_what_people_call_it():
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537"
    assert words.browser_words(agent) == "Chrome on Windows"
    assert words.browser_words("curl/8") == "Unknown browser"
