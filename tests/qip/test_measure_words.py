"""Verdicts on pairs, periods and figures: pure functions, all combinations."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qip import cadence
from qip.figures import Figures, Kind, value_of, wrong
from qip.pairs import PairVerdict, pair_sentence, pair_verdict
from qip.spc_words import TONES

KEYS = ("improving", "holding", "worsening", "steady", "higher", "lower", None)
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("improving", "improving", "A good pair"),
        ("improving", "holding", "A good pair"),
        ("holding", "holding", "A good pair"),
        ("worsening", "worsening", "Both are getting worse"),
        ("improving", "worsening", "One better, one worse: look closer"),
        ("holding", "worsening", "One better, one worse: look closer"),
        ("steady", "steady", "No change yet"),
        ("improving", "steady", "One better, the other unchanged"),
        ("holding", "steady", "One better, the other unchanged"),
        ("worsening", "steady", "One worse, the other unchanged"),
        ("higher", "improving", "One better, the other has moved: look closer"),
        ("lower", "holding", "One better, the other has moved: look closer"),
        ("higher", "worsening", "One worse, the other has moved: look closer"),
        ("higher", "steady", "One has moved, the other has not"),
        ("higher", "lower", "Both have moved: decide what it means"),
        ("lower", "lower", "Both have moved: decide what it means"),
        (None, "improving", "One better, too early to tell for the other"),
        (None, "worsening", "One worse, too early to tell for the other"),
        (None, "higher", "One has moved, too early to tell for the other"),
        (None, "steady", "No change in one, too early for the other"),
        (None, None, "Too early to tell"),
    ],
)
def test_the_verdict_on_a_pair(first: str | None, second: str | None, words: str) -> None:
    assert pair_verdict(first, second).words == words


@pytest.mark.parametrize(("first", "second"), list(product(KEYS, KEYS)))
def test_every_combination_has_one_verdict_whichever_side_is_first(
    first: str | None, second: str | None
) -> None:
    verdict = pair_verdict(first, second)
    assert verdict == pair_verdict(second, first)
    assert verdict.tone in ("good", "watch", "con", "calm")
    if "worsening" in (first, second):
        assert verdict.tone == "con", "something that gets worse is never a calm matter"


@pytest.mark.parametrize("key", [key for key in TONES if key in KEYS])
def test_every_change_verdict_of_the_charts_has_words_in_a_pair(key: str) -> None:
    assert pair_sentence(("Restrictions", key), ("Outings", "steady"))


def test_the_verdicts_are_named_once() -> None:
    verdicts: set[PairVerdict] = {pair_verdict(*both) for both in product(KEYS, KEYS)}
    assert len({verdict.words for verdict in verdicts}) == len(verdicts) == 15


def test_the_sentence_names_both() -> None:
    assert pair_sentence(("Restrictions", "improving"), ("Outings", "steady")) == (
        "Improving: Restrictions. No clear change: Outings."
    )
    assert pair_sentence(("Restrictions", "steady"), ("Outings", "steady")) == (
        "No clear change: Restrictions, and Outings."
    )


def test_fewer_restrictions_and_more_life_is_said_plainly() -> None:
    sides = ("Restrictions in use", "improving"), ("Outings", "holding")
    assert pair_sentence(*sides, smaller_life=True) == (
        "Fewer restrictions have come with more life, not less."
    )


def test_fewer_restrictions_and_less_life_is_a_warning() -> None:
    sides = ("Restrictions in use", "improving"), ("Outings", "worsening")
    assert pair_sentence(*sides, smaller_life=True) == (
        "Fewer restrictions, but life may have got smaller. Getting worse: Outings."
    )


# Periods --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "day", "end"),
    [
        ("weekly", date(2026, 11, 21), date(2026, 11, 22)),
        ("weekly", date(2026, 11, 22), date(2026, 11, 22)),
        ("monthly", date(2028, 2, 1), date(2028, 2, 29)),
        ("monthly", date(2026, 12, 31), date(2026, 12, 31)),
        ("quarterly", date(2026, 11, 21), date(2026, 12, 31)),
        ("quarterly", date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(kind: str, day: date, end: date) -> None:
    assert cadence.period_end(kind, day) == end


@given(
    st.sampled_from(["weekly", "monthly", "quarterly"]),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_periods_follow_each_other_without_a_gap(kind: str, day: date) -> None:
    end = cadence.period_end(kind, day)
    assert cadence.last_period_end(kind, day) <= day <= end
    assert cadence.last_period_end(kind, end) == end
    after = cadence.next_period_end(kind, day)
    assert after > end
    assert cadence.last_period_end(kind, after) == after
    assert cadence.next_period_end(kind, cadence.last_period_end(kind, day)) >= end
    assert cadence.due_on(kind, end) > end


@pytest.mark.parametrize(
    ("kind", "end", "words", "short"),
    [
        ("weekly", date(2026, 11, 22), "the week to 22 Nov 2026", "22 Nov 2026"),
        ("monthly", date(2026, 10, 31), "October 2026", "Oct 2026"),
        ("quarterly", date(2026, 9, 30), "July to September 2026", "Jul to Sep 2026"),
    ],
)
def test_periods_have_names(kind: str, end: date, words: str, short: str) -> None:
    assert cadence.period_words(kind, end) == words
    assert cadence.short_period(kind, end) == short


def test_a_day_inside_a_month_is_named_as_a_day() -> None:
    assert cadence.short_period("monthly", date(2026, 10, 28)) == "28 Oct 2026"


# Figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "value", "sentence"),
    [
        ("count", -1, "A count cannot be below 0."),
        ("rate", -1, "A rate cannot be below 0."),
        ("duration", -1, "A length of time cannot be below 0."),
        ("percent", -1, "A percentage lies between 0 and 100."),
        ("percent", 101, "A percentage lies between 0 and 100."),
        ("count", 10**10, "This number is too large to be a figure. Check it."),
    ],
)
def test_a_figure_out_of_its_range_is_said(unit: str, value: int, sentence: str) -> None:
    figures = Figures(TODAY, value=Decimal(value))
    assert wrong(figures, Kind(unit), TODAY) == {"value": sentence}


@pytest.mark.parametrize(("unit", "value"), [("score", -3), ("percent", 0), ("percent", 100)])
def test_figures_at_the_edge_are_right(unit: str, value: int) -> None:
    assert wrong(Figures(TODAY, value=Decimal(value)), Kind(unit), TODAY) == {}


def test_no_figure_at_all_is_not_wrong() -> None:
    figures = Figures(TODAY)
    assert figures.missing
    assert wrong(figures, Kind("count"), TODAY) == {}
    assert value_of(figures, Kind("count")) is None


def test_an_old_year_is_a_slip() -> None:
    assert wrong(Figures(date(206, 1, 1)), Kind("count"), TODAY) == {
        "on": "Check the year: it says 206."
    }


def test_a_rate_is_worked_out_per_thousand() -> None:
    figures = Figures(TODAY, numerator=Decimal(7), denominator=Decimal(930))
    assert value_of(figures, Kind("rate", 1000)) == Decimal("7.5269")


def test_both_halves_of_a_fraction_are_looked_at() -> None:
    figures = Figures(TODAY, numerator=Decimal(-1), denominator=Decimal(0))
    assert wrong(figures, Kind("percent", 100), TODAY) == {
        "numerator": "This cannot be below 0.",
        "denominator": (
            "Nothing was counted, so there is no figure. Say that it is missing instead of 0."
        ),
    }
