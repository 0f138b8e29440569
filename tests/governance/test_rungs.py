"""What must be so of any life of an action, whatever happens on which day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance import rungs

BEGUN = date(2027, 1, 1)
LENGTH = 120
LADDERS = (
    {1: 0, 2: 2, 3: 5, 4: 10, 5: 20}, {1: 1, 2: 7, 3: 14, 4: 28, 5: 56}, {1: 7, 2: 28, 3: 56},
)  # fmt: skip
days = st.integers(0, LENGTH)


def day(number: int) -> date:
    return BEGUN + timedelta(days=number)


@dataclass(frozen=True)
class Life:
    """When the date is, on which days it moves by how much, and when an answer holds how long."""

    ladder: dict[int, int]
    due: int
    moves: dict[int, int]
    answers: dict[int, int]


lives = st.builds(
    Life,
    ladder=st.sampled_from(LADDERS),
    due=st.integers(0, 60),
    moves=st.dictionaries(days, st.integers(1, 60), max_size=6),
    answers=st.dictionaries(days, st.integers(0, 30), max_size=4),
)


def lived(life: Life, sweeps: set[int] | None = None, until: int = LENGTH) -> rungs.Story:
    """An action from its first day to a last one, swept on some days or on all."""
    story = rungs.Story("due", day(life.due), BEGUN)
    for number in range(until + 1):
        if sweeps is None or number in sweeps:
            story = swept(story, life.ladder, day(number))
        if number in life.moves and story.due:
            to = story.due + timedelta(days=life.moves[number])
            move = rungs.Move(day(number), story.due, to)
            story = replace(story, due=to, moves=(*story.moves, move))
        if number in life.answers and story.rungs and story.rungs[-1].is_open:
            story = answered(story, number, life.answers[number])
    return story


def swept(story: rungs.Story, ladder: dict[int, int], on: date) -> rungs.Story:
    found = rungs.climb(story, ladder, on)
    if not found:
        return story
    before = [replace(one, is_open=False) for one in story.rungs]
    passed = [replace(one, is_open=False) for one in found[:-1]]
    return replace(story, rungs=(*before, *passed, found[-1]))


def answered(story: rungs.Story, number: int, wait: int) -> rungs.Story:
    one = replace(
        story.rungs[-1], is_open=False, answered_on=day(number),
        until=day(number + wait) if wait else None, moves_since=len(story.moves),
    )  # fmt: skip
    return replace(story, rungs=(*story.rungs[:-1], one))


def levels(story: rungs.Story) -> list[tuple[int, str, date, date]]:
    return [(one.level, one.about, one.since, one.reached_on) for one in story.rungs]


@given(lives)
def test_no_level_is_lower_than_the_one_before_and_the_age_never_begins_again(life):
    story = lived(life)
    assert [one.level for one in story.rungs] == sorted(one.level for one in story.rungs)
    assert len({one.since for one in story.rungs}) <= 1


@given(lives)
def test_of_one_action_no_more_than_one_is_open(life):
    assert sum(one.is_open for one in lived(life).rungs) <= 1


@given(lives, days)
def test_a_second_sweep_of_a_day_and_a_clock_that_went_back_bring_nothing(life, back):
    story = lived(life)
    assert rungs.climb(story, life.ladder, day(LENGTH)) == []
    assert rungs.climb(story, life.ladder, day(back)) == []


@given(lives, st.integers(0, LENGTH), st.integers(1, 60))
def test_sweeps_that_were_missed_leave_what_daily_ones_leave(life, begins, missed):
    """As long as nobody does anything in the days that were missed."""
    gap = range(begins, begins + missed)
    quiet = replace(
        life,
        moves={on: by for on, by in life.moves.items() if on not in gap},
        answers={on: wait for on, wait in life.answers.items() if on not in gap},
    )
    sweeps = {*range(LENGTH + missed + 1)} - {*gap}
    last = LENGTH + missed
    assert levels(lived(quiet, sweeps, last)) == levels(lived(quiet, None, last))


@given(st.sampled_from(LADDERS), st.integers(0, 60))
def test_whoever_ignores_a_level_brings_the_next_on_its_day(ladder, due):
    story = lived(Life(ladder, due, {}, {}), None, due + max(ladder.values()) + 1)
    reached = {one.level: (one.reached_on - day(due)).days for one in story.rungs}
    assert reached == {level: max(after, 1) for level, after in ladder.items()}


@given(st.sampled_from(LADDERS), st.integers(1, 90), st.integers(1, 30))
def test_a_recovery_date_that_is_missed_reaches_at_least_the_next_level(ladder, late, wait):
    story = swept(rungs.Story("due", BEGUN, BEGUN - rungs.DAY), ladder, day(late))
    if not story.rungs:
        return
    before = story.rungs[-1].level
    story = answered(story, late, wait)
    assert rungs.climb(story, ladder, day(late + wait)) == []
    (*_, after) = swept(story, ladder, day(late + wait + 1)).rungs
    by_age = rungs.level_by_age(ladder, late + wait + 1)
    assert after.level == max(min(before + 1, max(ladder)), by_age)


@given(lives)
def test_a_date_that_only_moves_ahead_of_itself_goes_up_with_the_third_move(life):
    """Nothing is ever late here; the moves alone bring it up."""
    story = rungs.Story("due", day(30), BEGUN - rungs.DAY)
    for number in range(3):
        assert rungs.climb(story, life.ladder, day(number)) == []
        to = (story.due or BEGUN) + timedelta(days=7)
        move = rungs.Move(day(number), story.due or BEGUN, to)
        story = replace(story, due=to, moves=(*story.moves, move))
    (found,) = rungs.climb(story, life.ladder, day(2))
    assert (found.level, found.about, found.since) == (1, "moves", day(2))
