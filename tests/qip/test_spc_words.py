"""The words under a chart: what a manager, a commissioner and a screen reader are told."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qip import spc_words
from qip.spc import Analysis, analyse
from qip.spc_sentence import Scale, plain, sentence

STEADY = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19]
FALLEN = [*STEADY, 20, 21, 19, 18, 17, 16, 15, 14, 13, 12]
WOBBLE = [44, 40, 47, 43, 49, 41, 46, 52, 45, 48, 42, 50]
LIFTED = [88, 93, 90, 86, 94, 91, 89, 95, 92, 90, 93, 92]


def change(analysis: Analysis) -> str | None:
    verdict = spc_words.change(analysis)
    return verdict and verdict.words


def target(analysis: Analysis) -> str | None:
    verdict = spc_words.target(analysis)
    return verdict and verdict.words


# Change


def test_improving():
    analysis = analyse(FALLEN, improvement="decrease", fix_after=12)
    assert change(analysis) == "Improving"
    assert spc_words.change(analysis).tone == "imp"
    assert spc_words.change(analysis).way == -1


def test_getting_worse():
    analysis = analyse(FALLEN, improvement="increase", fix_after=12)
    assert change(analysis) == "Getting worse"
    assert spc_words.change(analysis).tone == "con"
    assert spc_words.change(analysis).way == -1


def test_no_clear_change():
    assert change(analyse(STEADY, improvement="decrease")) == "No clear change"


def test_holding_its_new_level_after_the_limits_were_reset():
    analysis = analyse([*WOBBLE, *LIFTED], rebase_at=[12])
    assert change(analysis) == "Holding its new level"
    assert spc_words.change(analysis).tone == "imp"
    assert spc_words.change(analysis).way == 1


def test_a_worse_level_is_not_held():
    analysis = analyse([*LIFTED, *WOBBLE], rebase_at=[12])
    assert change(analysis) == "No clear change"


def test_a_level_is_compared_with_the_one_before_it():
    """Better than at the very start, but worse than it had become: nothing to hold."""
    middling = [value + 20 for value in WOBBLE]
    analysis = analyse([*WOBBLE, *LIFTED, *middling], rebase_at=[12, 24])
    assert change(analysis) == "No clear change"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (FALLEN, "Lower than usual"),
        ([*STEADY, *range(12, 19)], "Rising"),
        ([*STEADY, *[21.5] * 7], "Higher than usual"),
        ([*STEADY, 22, 21.9, 21.8, 21.7, 21.6, 21.5, 21.4], "Falling"),
        ([*STEADY, 60], "Higher than usual"),
    ],
)
def test_without_a_better_direction_only_the_way_is_named(values, words):
    analysis = analyse(values, improvement="neutral", fix_after=12)
    assert change(analysis) == words
    assert spc_words.change(analysis).tone == "neu"


# Too few to say


@pytest.mark.parametrize("values", [[20], [20, 19], STEADY[:6], [20, None, None, None, None, 4, 5]])
def test_fewer_than_seven_values_have_no_verdict(values):
    analysis = analyse(values, target=1)
    assert change(analysis) is None
    assert target(analysis) is None
    assert not spc_words.suggests_rebase(analysis)


def test_a_reset_starts_the_count_again():
    analysis = analyse([*WOBBLE, 88, 93, 90], rebase_at=[12], target=90)
    assert change(analysis) is None
    assert target(analysis) is None


def test_seven_values_have_a_verdict_on_trial():
    analysis = analyse(STEADY[:7])
    assert analysis.trial
    assert change(analysis) == "No clear change"


# Target


@pytest.mark.parametrize(
    ("values", "improvement", "goal", "words"),
    [
        (LIFTED, "increase", 70, "Target met reliably"),
        (LIFTED, "increase", 90, "Target hit and miss"),
        (LIFTED, "increase", 120, "Will miss its target as things stand"),
        (STEADY, "decrease", 40, "Target met reliably"),
        (STEADY, "decrease", 20, "Target hit and miss"),
        (STEADY, "decrease", 2, "Will miss its target as things stand"),
        ([*STEADY, 8], "decrease", 2, "Target not yet in reach"),
        ([*STEADY, 40], "decrease", 2, "Moving away from its target"),
    ],
)
def test_the_words_for_a_target_depend_on_change_and_reach(values, improvement, goal, words):
    analysis = analyse(values, improvement=improvement, target=goal, fix_after=12)
    assert target(analysis) == words


def test_no_target_no_words():
    assert target(analyse(STEADY)) is None


def test_a_neutral_measure_has_no_target_verdict():
    assert target(analyse(STEADY, improvement="neutral", target=20)) is None


def test_every_key_has_a_tone_and_words():
    assert set(spc_words.TARGET_WORDS) <= set(spc_words.TONES)
    for badge, clause in spc_words.TARGET_WORDS.values():
        assert "{}" not in badge
        assert clause.count("{}") == 1


# A shift that has outgrown its limits


def test_a_sustained_shift_moves_towards_its_target_until_limits_are_reset():
    on_old_limits = analyse(FALLEN, improvement="decrease", target=10, fix_after=12)
    assert spc_words.suggests_rebase(on_old_limits)
    assert target(on_old_limits) == "Moving towards its target"
    reset = analyse(FALLEN, improvement="decrease", target=10, rebase_at=[14])
    assert target(reset) != "Moving towards its target"


def test_a_sustained_shift_the_wrong_way_moves_away():
    analysis = analyse(FALLEN, improvement="increase", target=20, fix_after=12)
    assert analysis.assurance == "inconsistent"
    assert target(analysis) == "Moving away from its target"


def test_a_reliable_target_stays_reliable_when_things_get_better_still():
    analysis = analyse(FALLEN, improvement="decrease", target=30, fix_after=12)
    assert spc_words.suggests_rebase(analysis)
    assert target(analysis) == "Target met reliably"


def test_a_reliable_target_is_no_longer_safe_when_things_get_worse():
    analysis = analyse(FALLEN, improvement="increase", target=10, fix_after=12)
    assert target(analysis) == "Moving away from its target"


def test_change_and_target_do_not_contradict_each_other():
    """High for long, so the level is better; falling for seven, so it is getting worse."""
    falling_high = [*STEADY, 23, 24, 23.6, 23.5, 23.4, 23.3, 23.2, 23.1, 23.0]
    analysis = analyse(falling_high, target=30, fix_after=12)
    assert change(analysis) == "Getting worse"
    assert spc_words.suggests_rebase(analysis)
    assert target(analysis) == "Moving away from its target"


@pytest.mark.parametrize(("run", "suggested"), [(7, False), (8, True), (30, True)])
def test_a_rebase_is_suggested_from_eight_in_a_row(run, suggested):
    analysis = analyse([*STEADY, 25, *[18] * run], fix_after=12)
    assert len(spc_words.closing_run(analysis)) == run
    assert spc_words.suggests_rebase(analysis) is suggested


def test_a_shift_that_ended_suggests_nothing():
    assert not spc_words.suggests_rebase(analyse([*STEADY, *[18] * 10, 25], fix_after=12))


def test_a_reading_not_yet_taken_does_not_end_a_run():
    analysis = analyse([*STEADY, *[18] * 8, None], fix_after=12)
    assert spc_words.suggests_rebase(analysis)


def test_a_gap_between_readings_ends_a_run():
    analysis = analyse([*STEADY, *[18] * 8, None, 18], fix_after=12)
    assert len(spc_words.closing_run(analysis)) == 1


def test_a_run_begins_on_a_date():
    dates = [datetime.date(2026, 1, 1) + datetime.timedelta(weeks=week) for week in range(21)]
    analysis = analyse([*STEADY, 25, *[18] * 8], dates=dates, fix_after=12)
    assert spc_words.closing_run(analysis)[0].date == dates[13]


# Rows of the data table


def test_each_row_has_a_word():
    values = [*STEADY, None, 40, 2]
    points = analyse(values, improvement="decrease", fix_after=12).points
    assert [spc_words.signal(point) for point in points[11:]] == [
        "Usual range",
        "No figure",
        "Concern",
        "Improvement",
    ]


# The sentence


@pytest.mark.parametrize(
    ("values", "options", "told"),
    [
        ([None], {}, "No figures yet."),
        ([12], {}, "1 figure so far, the latest 12: too few to tell a change from chance."),
        ([12, 11], {}, "2 figures so far, the latest 11: too few to tell a change from chance."),
        (
            [*WOBBLE, 88, 93, 90],
            {"rebase_at": [12]},
            (
                "3 figures since the limits were reset, the latest 90: "
                "too few to tell a change from chance."
            ),
        ),
        (
            [*WOBBLE, None],
            {"rebase_at": [12]},
            (
                "No figures since the limits were reset, the latest 50: "
                "too few to tell a change from chance."
            ),
        ),
        (
            STEADY[:8],
            {},
            (
                "The latest of 8 figures is 21, within its trial range of 16.1 to 24.4: "
                "no clear change."
            ),
        ),
        (
            FALLEN,
            {"improvement": "decrease", "target": 10, "fix_after": 12},
            (
                "The latest of 22 figures is 12, below its usual range: improving, and not "
                "by chance; it is moving towards its target of 10."
            ),
        ),
        (
            [*STEADY, *[18] * 9],
            {"improvement": "increase", "target": 10, "fix_after": 12},
            (
                "The latest of 21 figures is 18, below its average for 11 figures in a row: "
                "getting worse, and not by chance; it is moving away from its target of 10."
            ),
        ),
        (
            [*STEADY, *range(28, 20, -1)],
            {"improvement": "decrease", "fix_after": 12},
            (
                "The latest of 20 figures is 21, falling for 8 figures in a row: "
                "improving, and not by chance."
            ),
        ),
        (
            [*STEADY, 21, 23, 23],
            {"improvement": "increase", "fix_after": 12},
            (
                "The latest of 15 figures is 23, near the top of its usual range twice in three "
                "figures: improving, and not by chance."
            ),
        ),
        (
            [*STEADY, 60],
            {"improvement": "neutral", "fix_after": 12},
            "The latest of 13 figures is 60, above its usual range, and not by chance.",
        ),
        (
            [*STEADY[:8], 60],
            {"improvement": "decrease", "screen_outliers": True},
            (
                "The latest of 9 figures is 60, above its trial range: getting worse, "
                "though its limits are on trial."
            ),
        ),
        (
            [*WOBBLE, *LIFTED],
            {"rebase_at": [12], "target": 90},
            (
                "The latest of 24 figures is 92, within its trial range of 81.4 to 100.8: "
                "holding its new level, an average of 91.1 where it was 45.6; "
                "it hits and misses its target of 90."
            ),
        ),
        (
            [*STEADY, 20, None],
            {},
            (
                "The latest of 13 figures is 20, and the one due after it is missing: "
                "no clear change."
            ),
        ),
        ([5] * 15, {"screen_outliers": True}, "The latest of 15 figures is 5: no clear change."),
    ],
)
def test_one_plain_sentence(values, options, told):
    assert analyse(values, **options).sentence() == told


def test_a_worse_level_is_said():
    told = analyse([*LIFTED, *WOBBLE], rebase_at=[12]).sentence()
    assert (
        "no clear change since its limits were reset, an average of 45.6 where it was 91.1" in told
    )


def test_the_range_is_told_as_it_is_drawn():
    counts = analyse([0, 3, 0, 1, 4, 0, 2, 0, 1, 0, 3, 0, 1], improvement="decrease")
    assert counts.last.lower < 0
    assert "range of 0 to " in counts.sentence(floor=0)


def test_percentages_and_pounds_and_words_are_units():
    analysis = analyse(LIFTED, target=90)
    assert "is 92%," in analysis.sentence(unit="%", ceiling=100)
    assert "of 81.4% to 100%" in analysis.sentence(unit="%", ceiling=100)
    assert "is £92," in analysis.sentence(unit="£")
    assert "of 81.4 to 100.8 hours" in analysis.sentence(unit="hours")
    assert "target of 90 hours." in analysis.sentence(unit="hours")


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (20.0, 1, "20"),
        (20.25, 1, "20.2"),
        (1234567.5, 1, "1,234,567.5"),
        (100, 0, "100"),
        (-3.5, 1, "−3.5"),
        (-0.04, 1, "0"),
        (-0.4, 0, "0"),
        (0, 2, "0"),
    ],
)
def test_numbers_read_like_numbers(number, decimals, text):
    assert plain(number, decimals) == text


def test_a_debt_puts_its_sign_before_the_pound():
    assert Scale(unit="£").value(-5) == "−£5"


@given(
    st.lists(st.integers(-50, 50), min_size=13, max_size=40),
    st.integers(-60, 60),
    st.sampled_from(["increase", "decrease"]),
)
def test_no_verdict_is_ever_good_and_bad_at_once(values, goal, improvement):
    analysis = analyse(values, improvement=improvement, target=goal, fix_after=12)
    changed, reached = spc_words.change(analysis), spc_words.target(analysis)
    if changed.key == "improving":
        assert reached.key != "away"
    if changed.key == "worsening":
        assert reached.key not in ("towards", "not_yet")
    assert sentence(analysis, Scale()).count(".") >= 1
