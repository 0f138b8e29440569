"""Since when a chart shows what it shows."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from qip import spc_words
from qip.spc import analyse
from qip.spc_since import concern, improving, meeting

whole = st.integers(-1000, 1000)
stretches = st.lists(
    st.tuples(whole, st.integers(1, 9), st.sampled_from([-2, -1, 0, 1, 2])), min_size=1, max_size=8
).map(lambda parts: [start + step * i for start, n, step in parts for i in range(n)])
series = st.one_of(st.lists(st.one_of(whole, st.none()), min_size=1, max_size=70), stretches)
settings = st.fixed_dictionaries(
    {
        "improvement": st.sampled_from(["increase", "decrease", "neutral"]),
        "target": st.one_of(st.none(), whole),
        "fix_after": st.one_of(st.none(), st.integers(12, 20)),
        "rebase_at": st.sets(st.integers(1, 60), max_size=3),
    }
)

CALM = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19]
FIRST = datetime.date(2026, 1, 1)


def read(values, **options):
    days = [FIRST + datetime.timedelta(days=n) for n in range(len(values))]
    begins = [days[n] for n in options.pop("rebase_at", ())]
    given = {"improvement": "decrease", "fix_after": 12, **options}
    return analyse(values, dates=days, rebase_at=begins, **given)


def rows(found):
    """First and last row of each stretch, and whether it is so still."""
    return [((a.date - FIRST).days, (z.date - FIRST).days, lasts) for a, z, lasts in found]


# What is so today is what the badge says --------------------------------------------------------


@given(series, settings)
def test_improving_today_is_what_the_badge_says(values, options):
    analysis = analyse(values, **options)
    verdict = spc_words.change(analysis)
    so = verdict is not None and verdict.key in ("improving", "holding")
    found = improving(analysis)
    assert (bool(found) and found[-1].lasts) == so


@given(series, settings)
def test_meeting_today_is_what_the_badge_says(values, options):
    analysis = analyse(values, **options)
    verdict = spc_words.target(analysis)
    found = meeting(analysis)
    assert (bool(found) and found[-1].lasts) == (verdict is not None and verdict.key == "met")


@given(series, settings)
def test_stretches_stand_in_order_and_apart(values, options):
    analysis = analyse(values, dates=[FIRST + datetime.timedelta(days=n) for n in range(len(values))],
                       **{**options, "rebase_at": ()})  # fmt: skip
    for found in (improving(analysis), meeting(analysis)):
        ends = [number for first, last, _ in rows(found) for number in (first, last)]
        assert ends == sorted(ends)
        for (_, before, lasts), (after, _, _) in zip(rows(found), rows(found)[1:], strict=False):
            assert after > before + 1
            assert not lasts


@given(series, settings)
def test_every_row_of_improvement_lies_in_a_stretch_unless_nothing_can_be_said(values, options):
    days = [FIRST + datetime.timedelta(days=n) for n in range(len(values))]
    analysis = analyse(values, dates=days, **{**options, "rebase_at": ()})
    inside = [range(first, last + 1) for first, last, _ in rows(improving(analysis))]
    for number, point in enumerate(analysis.points):
        shown = point.point_type == "special_cause_improvement" and not analysis.run_chart
        assert any(number in span for span in inside) == shown


@given(series, settings)
def test_concern_is_one_sign_at_the_end(values, options):
    analysis = analyse(values, **options)
    found = concern(analysis)
    last = analysis.latest
    if analysis.run_chart or last is None or last.point_type != "special_cause_concern":
        assert found == ()
    else:
        assert found[-1] == last
        assert {point.special_cause for point in found} == {last.special_cause}


# By hand ----------------------------------------------------------------------------------------


def test_improving_since_the_first_figure_of_the_run():
    assert rows(improving(read([*CALM, 18, 17, 18, 17, 18, 17, 18]))) == [(10, 18, True)]


def test_it_was_so_and_is_not_now():
    found = rows(improving(read([*CALM, 10, 10, 20, 21, 20])))
    assert found == [(12, 13, False)]


def test_a_better_level_holds_since_the_limits_began_afresh():
    values = [*CALM, 12, 13, 11, 12, 13, 12, 11, 12]
    assert rows(improving(read(values, rebase_at=[12]))) == [(12, 19, True)]


def test_too_few_figures_on_a_new_level_say_nothing():
    assert improving(read([*CALM, 12, 13, 11], rebase_at=[12])) == ()


def test_meeting_since_the_level_that_meets_began():
    values = [*CALM, 12, 13, 11, 12, 13, 12, 11, 12]
    found = rows(meeting(read(values, rebase_at=[12], target=18)))
    assert found == [(12, 19, True)]


def test_a_run_the_wrong_way_ends_the_meeting_where_it_began():
    values = [*CALM, *[21.5] * 8]
    found = rows(meeting(read(values, target=30)))
    assert found == [(0, 11, False)]


def test_a_shift_after_a_figure_outside_is_another_sign():
    found = concern(read([*CALM, 40, *[21.5] * 7]))
    assert [point.value for point in found] == [21.5] * 7


def test_a_figure_not_yet_taken_does_not_end_concern():
    assert [point.value for point in concern(read([*CALM, 40, None]))] == [40]
    assert concern(read([*CALM, 40, 20])) == ()
