"""Our charts say what NHS England's method says, point by point, and refuse what cannot be read."""

import datetime
from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction

import pytest

from qip.spc import Analysis, analyse
from tests.qip.spc_cases import CASES, SPECIAL_CAUSES, arguments, day, named

WITH_GAPS = [case for case in CASES if "expected_missing_dropped" in case]
ANSWERED = [case for case in CASES if "error" not in case["expected"]]


def test_all_reference_cases_are_here():
    assert len(CASES) == 114


@pytest.mark.parametrize("case", ANSWERED, ids=named)
def test_agrees_with_the_reference(case):
    agree(analyse(case["input"]["values"], **arguments(case)), case["expected"])


@pytest.mark.parametrize("case", ANSWERED, ids=named)
def test_agrees_with_the_reference_when_screening_is_switched(case):
    switched = not case["input"]["screen_outliers"]
    analysis = analyse(case["input"]["values"], **arguments(case, screen_outliers=switched))
    agree(analysis, case["expected_other_screening"])


@pytest.mark.parametrize("case", WITH_GAPS, ids=named)
def test_agrees_with_the_reference_when_missing_rows_are_left_out(case):
    rows = [
        (day(text), value)
        for text, value in zip(case["input"]["dates"], case["input"]["values"], strict=True)
        if value is not None
    ]
    analysis = analyse(
        [value for _, value in rows], **arguments(case, dates=[date for date, _ in rows])
    )
    agree(analysis, case["expected_missing_dropped"])


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_order_of_the_rows_does_not_matter(case):
    values = case["input"]["values"]
    given = arguments(case)
    backwards = analyse(values[::-1], **given | {"dates": given["dates"][::-1]})
    assert backwards == analyse(values, **given)


def test_a_series_that_stops_the_reference_is_read():
    """A gap inside a run of seven makes the reference fail; here it breaks the run."""
    case = next(case for case in CASES if case["name"] == "missing_most")
    analysis = analyse(case["input"]["values"], **arguments(case))
    assert {point.point_type for point in analysis.points} == {"common_cause"}
    assert analysis.last.mean == pytest.approx(74.575)


def agree(analysis: Analysis, expected: dict) -> None:
    points = analysis.points
    assert [point.date for point in points] == [day(text) for text in expected["dates"]]
    assert [point.value for point in points] == expected["values"]
    assert [point.segment for point in points] == expected["segment"]
    for ours, theirs in (("mean", "mean"), ("lower", "lpl"), ("upper", "upl")):
        assert [getattr(point, ours) for point in points] == near(expected[theirs])
    for ours, theirs in (
        ("outside", "outside_limits"),
        ("trend", "rule_trend"),
        ("two_of_three", "rule_two_of_three"),
        ("shift", "rule_shift"),
    ):
        # The reference does not say whether a point is outside limits that it cannot work out.
        assert [getattr(point, ours) for point in points] == [bool(x) for x in expected[theirs]]
    assert [point.special_cause for point in points] == [
        SPECIAL_CAUSES[label] for label in expected["special_cause_type"]
    ]
    assert [point.point_type for point in points] == expected["point_type"]
    assert analysis.variation == expected["variation_type"]
    assert analysis.assurance == expected["assurance_type"]
    agree_on_segments(analysis, expected["segments"])


def agree_on_segments(analysis: Analysis, expected: list[dict]) -> None:
    assert len(analysis.segments) == len(expected)
    for segment, theirs in zip(analysis.segments, expected, strict=True):
        assert segment.number == theirs["segment"]
        assert segment.rows == theirs["n"]
        assert [segment.mean, segment.lower, segment.upper] == near(
            [theirs["mean"], theirs["lpl"], theirs["upl"]]
        )
        assert segment.variation == theirs["variation_type"]


def near(numbers: list) -> list:
    return [None if number is None else pytest.approx(number, rel=1e-9) for number in numbers]


# Limits


def test_limits_are_two_point_six_six_moving_ranges_either_side():
    analysis = analyse([10, 12, 11, 15, 12, 11, 13])
    assert analysis.last.mean == 12
    assert analysis.last.upper == pytest.approx(12 + 2.66 * 13 / 6)
    assert analysis.last.lower == pytest.approx(12 - 2.66 * 13 / 6)


def test_the_mean_is_rounded_once():
    """Added in pieces, 0.1 + 0.2 + 0.3 is a little over 0.6, and 0.2 would lie below its mean."""
    assert analyse([0.1, 0.2, 0.3]).last.mean == 0.2


def test_the_mean_of_awkward_decimals_is_the_exact_one():
    values = [round(0.1 * step + 0.7, 1) for step in range(60)]
    exact = sum(map(Fraction, values)) / len(values)
    assert analyse(values).last.mean == float(exact)


def test_a_gap_gives_no_moving_range_on_either_side():
    analysis = analyse([10, 12, None, 50, 52])
    assert analysis.last.upper == pytest.approx(31 + 2.66 * 2)


def test_gaps_between_all_values_leave_a_mean_without_limits():
    analysis = analyse([10, None, 20, None, 30], target=100)
    assert analysis.last.mean == 20
    assert analysis.last.lower is None
    assert analysis.assurance == "inconsistent"


def test_a_series_of_gaps_only_has_no_lines_and_no_signal():
    analysis = analyse([None, None, None])
    assert analysis.last.mean is None
    assert analysis.latest is None
    assert analysis.variation == "common_cause"


def test_fixed_limits_ignore_what_came_after():
    base = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19]
    assert analyse([*base, 5, 40, 5], fix_after=12).last.mean == analyse(base).last.mean


def test_a_fixed_base_is_counted_in_rows_not_values():
    base = [20, None, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19]
    assert analyse([*base, 99], fix_after=12).last.mean == pytest.approx(223 / 11)


def test_each_segment_fixes_its_own_base():
    first = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19, 30]
    second = [10, 11, 10, 9, 11, 10, 9, 11, 10, 9, 11, 10, 40]
    analysis = analyse([*first, *second], rebase_at=[13], fix_after=12)
    assert [segment.mean for segment in analysis.segments] == [
        analyse(first[:12]).last.mean,
        analyse(second[:12]).last.mean,
    ]


# Segments


def test_a_rebase_starts_a_segment_on_its_own_row():
    analysis = analyse([1, 2, 1, 8, 9, 8], rebase_at=[3])
    assert [(segment.start, segment.stop) for segment in analysis.segments] == [(0, 3), (3, 6)]
    assert analysis.points[3].mean == pytest.approx(25 / 3)


@pytest.mark.parametrize("nowhere", [[99], [-1], [0], []])
def test_a_rebase_that_splits_nothing_is_ignored(nowhere):
    assert analyse([1, 2, 1, 8], rebase_at=nowhere) == analyse([1, 2, 1, 8])


def test_a_segment_knows_since_when():
    dates = [datetime.date(2026, month, 1) for month in range(1, 7)]
    analysis = analyse([1, 2, 1, 8, 9, 8], dates=dates, rebase_at=[dates[3]])
    assert [segment.since for segment in analysis.segments] == [dates[0], dates[3]]


@pytest.mark.parametrize(
    ("rows", "stage", "trial"),
    [
        (1, "run_chart", True),
        (6, "run_chart", True),
        (7, "trial", True),
        (12, "trial", True),
        (13, "settled", False),
        (40, "settled", False),
    ],
)
def test_limits_are_trusted_by_their_number_of_rows(rows, stage, trial):
    analysis = analyse([5, 6] * (rows // 2) + [5] * (rows % 2))
    assert analysis.last.stage == stage
    assert analysis.trial is trial
    assert analysis.run_chart is (stage == "run_chart")


def test_the_last_segment_decides_how_far_limits_are_trusted():
    values = [5, 6] * 10 + [9, 8, 9]
    assert analyse(values, rebase_at=[20]).run_chart
    assert not analyse(values).run_chart


def test_gaps_do_not_count_towards_a_verdict():
    assert analyse([5, None, 6, None, 5, None, 6, None, 5]).run_chart


# Signals at their edges


def test_a_point_shared_by_two_trends_belongs_to_the_later():
    restless = [0, 20] * 6
    up_then_down = [7, 8, 9, 10, 11, 12, 13, 12, 11, 10, 9, 8, 7]
    points = analyse([*restless, *up_then_down]).points[len(restless) :]
    assert [point.special_cause for point in points] == ["trend_up"] * 6 + ["trend_down"] * 7


def test_a_trend_that_ends_on_a_level_step_keeps_its_direction():
    points = analyse([1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13]).points
    assert points[6].special_cause == "trend_up"


def test_a_missing_last_value_is_common_cause():
    analysis = analyse([1, 2, 3, 4, 5, 6, 7, 8, None])
    assert analysis.points[-2].trend
    assert analysis.variation == "common_cause"


def test_a_value_on_the_limit_is_inside():
    analysis = analyse([5] * 15)
    assert analysis.last.upper == analysis.last.lower == 5
    assert not any(point.outside for point in analysis.points)


def test_a_constant_series_has_no_limits_once_screened():
    analysis = analyse([5] * 15, screen_outliers=True)
    assert analysis.last.mean == 5
    assert analysis.last.upper is None


# What cannot be read


@pytest.mark.parametrize(
    ("values", "given", "sentence"),
    [
        ([], {}, "There are no figures yet. Enter at least one."),
        ([1, float("nan")], {}, "“nan” cannot be charted. Give a number, or leave it out."),
        ([1, float("inf")], {}, "“inf” cannot be charted. Give a number, or leave it out."),
        ([1, 1e200], {}, "“1e+200” cannot be charted. Give a number, or leave it out."),
        ([1, "n/a"], {}, "“n/a” cannot be charted. Give a number, or leave it out."),
        ([1], {"target": float("nan")}, "“nan” cannot be charted. Give a number, or leave it out."),
        (
            [1, 2],
            {"improvement": "up"},
            "Say which way is better: increase, decrease or neutral, not “up”.",
        ),
        ([1, 2], {"fix_after": 11}, "Limits can be fixed on 12 figures or more, not on 11."),
        (
            [1, 2],
            {"dates": [datetime.date(2026, 3, 1)]},
            "There are 2 figures but 1 dates. Make them match.",
        ),
        (
            [1, 2],
            {"dates": [datetime.date(2026, 3, 1)] * 2},
            "Two figures have the date 1 March 2026. Keep one of them.",
        ),
        (
            [1, 2],
            {"dates": [datetime.date(2026, 3, 1), None]},
            "A figure has no date. Give each figure a date.",
        ),
    ],
)
def test_refuses_in_a_sentence_that_says_what_to_do(values, given, sentence):
    with pytest.raises(ValueError, match=r".") as refusal:
        analyse(values, **given)
    assert str(refusal.value) == sentence


def test_decimals_from_the_database_are_read_like_floats():
    given = [Decimal("0.1"), None, Decimal("0.3")]
    assert analyse(given, target=Decimal("0.2")) == analyse([0.1, None, 0.3], target=0.2)


def test_an_analysis_cannot_be_changed():
    analysis = analyse([1, 2, 3])
    with pytest.raises(FrozenInstanceError):
        analysis.variation = "special_cause_improvement"
    with pytest.raises(FrozenInstanceError):
        analysis.last.mean = 0
    with pytest.raises(AttributeError):
        analysis.points[0].value = 0
