"""What must hold for every series, whatever its values."""

import datetime
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from qip.spc import Analysis, Point, analyse

MIRRORED = {
    None: None,
    "above": "below",
    "below": "above",
    "trend_up": "trend_down",
    "trend_down": "trend_up",
    "two_of_three_high": "two_of_three_low",
    "two_of_three_low": "two_of_three_high",
    "shift_high": "shift_low",
    "shift_low": "shift_high",
}
whole = st.integers(-1000, 1000)
readings = st.lists(st.one_of(whole, st.none()), min_size=1, max_size=70)
full_readings = st.lists(whole, min_size=1, max_size=70)
# Runs, plateaus and steps are rare among random numbers, so they are made on purpose.
stretches = st.lists(
    st.tuples(whole, st.integers(1, 9), st.sampled_from([-2, -1, 0, 1, 2])), min_size=1, max_size=8
).map(lambda parts: [start + step * i for start, n, step in parts for i in range(n)])
series = st.one_of(readings, stretches)
full_series = st.one_of(full_readings, stretches)
directions = st.sampled_from(["increase", "decrease", "neutral"])
settings = st.fixed_dictionaries(
    {
        "improvement": directions,
        "fix_after": st.one_of(st.none(), st.integers(12, 20)),
        "screen_outliers": st.booleans(),
    }
)


def causes(analysis: Analysis) -> list:
    return [point.special_cause for point in analysis.points]


def rules(point: Point) -> tuple[bool, ...]:
    return (point.outside, point.trend, point.two_of_three, point.shift)


def days(count: int) -> list[datetime.date]:
    return [datetime.date(2024, 1, 1) + datetime.timedelta(days=7 * week) for week in range(count)]


@given(series, settings)
def test_every_row_comes_back_as_it_was(values, options):
    assert [point.value for point in analyse(values, **options).points] == values


@given(full_series, settings, whole)
def test_moving_every_value_changes_no_signal(values, options, by):
    assume(len(values) in (1, 2, 4, 8, 16, 32, 64))  # so that means are exact and ties stay ties
    moved = analyse([value + by for value in values], **options | {"fix_after": None})
    assert causes(moved) == causes(analyse(values, **options | {"fix_after": None}))


@given(series, settings, st.sampled_from([0.25, 0.5, 2, 1024]))
def test_a_change_of_unit_changes_no_signal(values, options, factor):
    scaled = [None if value is None else value * factor for value in values]
    ours, theirs = analyse(values, **options), analyse(scaled, **options)
    assert causes(theirs) == causes(ours)
    if ours.last.upper is not None:
        assert theirs.last.upper == ours.last.upper * factor


@given(series, settings)
def test_upside_down_every_signal_turns_over(values, options):
    flipped = analyse([None if value is None else -value for value in values], **options)
    assert causes(flipped) == [MIRRORED[cause] for cause in causes(analyse(values, **options))]


@given(series, st.integers(-1000, 1000))
def test_less_is_better_is_the_mirror_of_more_is_better(values, target):
    more = analyse(values, improvement="increase", target=target)
    mirrored = [None if value is None else -value for value in values]
    less = analyse(mirrored, improvement="decrease", target=-target)
    assert [point.point_type for point in less.points] == [
        point.point_type for point in more.points
    ]
    assert less.assurance == more.assurance


@given(series, settings)
def test_without_a_better_direction_nothing_is_good_or_bad(values, options):
    analysis = analyse(values, **options | {"improvement": "neutral", "target": 0})
    assert analysis.assurance is None
    assert {point.point_type for point in analysis.points} <= {
        "common_cause",
        "special_cause_neutral_high",
        "special_cause_neutral_low",
    }


@given(st.data(), series, settings)
def test_dates_put_the_rows_in_order(data, values, options):
    dates = days(len(values))
    order = data.draw(st.permutations(range(len(values))))
    shuffled = analyse(
        [values[row] for row in order], dates=[dates[row] for row in order], **options
    )
    assert shuffled == analyse(values, dates=dates, **options)


@given(series, series, settings)
def test_a_segment_sees_nothing_beyond_itself(before, after, options):
    whole_series = analyse([*before, *after], rebase_at=[len(before)], **options)
    parts = [analyse(before, **options), analyse(after, **options)]
    assert causes(whole_series) == causes(parts[0]) + causes(parts[1])
    for segment, part in zip(whole_series.segments, parts, strict=True):
        assert (segment.mean, segment.lower, segment.upper) == (
            part.last.mean,
            part.last.lower,
            part.last.upper,
        )


@given(series, settings)
def test_the_label_follows_the_order_of_the_rules(values, options):
    order = ("outside", "trend", "two_of_three", "shift")
    starts = {
        "above": "outside",
        "below": "outside",
        "trend_up": "trend",
        "trend_down": "trend",
        "two_of_three_high": "two_of_three",
        "two_of_three_low": "two_of_three",
        "shift_high": "shift",
        "shift_low": "shift",
    }
    for point in analyse(values, **options).points:
        true = [name for name, holds in zip(order, rules(point), strict=True) if holds]
        assert starts.get(point.special_cause) == (true[0] if true else None)
        assert (point.point_type == "common_cause") == (point.special_cause is None)


@given(series, settings)
def test_a_missing_value_shows_nothing(values, options):
    for point in analyse(values, **options).points:
        if point.value is None:
            assert not any(rules(point))


@given(full_series)
def test_shifts_and_trends_come_in_sevens(values):
    analysis = analyse(values)
    for rule in ("shift", "trend"):
        flags = "".join("x" if getattr(point, rule) else " " for point in analysis.points)
        assert all(len(run) >= 7 for run in flags.split())


@given(full_series, settings)
def test_limits_lie_evenly_about_the_mean(values, options):
    last = analyse(values, **options).last
    if last.upper is not None:
        assert last.lower <= last.mean <= last.upper
        assert abs((last.upper - last.mean) - (last.mean - last.lower)) < 1e-9


@given(st.lists(st.integers(-9999, 9999).map(lambda tenths: tenths / 10), min_size=1, max_size=60))
def test_the_mean_is_the_nearest_number_to_the_true_mean(values):
    assert analyse(values).last.mean == float(sum(map(Fraction, values)) / len(values))


@given(whole, st.integers(1, 40), settings)
def test_a_constant_series_never_signals(value, length, options):
    analysis = analyse([value] * length, **options)
    assert set(causes(analysis)) == {None}


@given(full_series, whole)
def test_a_target_cannot_be_both_met_and_missed(values, target):
    more = analyse(values, improvement="increase", target=target).assurance
    less = analyse(values, improvement="decrease", target=target).assurance
    opposite = {"consistent_pass": "consistent_fail", "consistent_fail": "consistent_pass"}
    assert less == opposite.get(more, "inconsistent")


@given(series, settings, st.one_of(st.none(), whole))
def test_there_is_always_one_sentence(values, options, target):
    sentence = analyse(values, target=target, **options).sentence()
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0
    assert "None" not in sentence
    assert "  " not in sentence
