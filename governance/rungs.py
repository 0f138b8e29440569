"""The rules of the ladder, day by day: when which level is reached. No database, no Django.

The sweep does the same for every action at once, in SQL (``governance/sql/``). This is
what it is held against: here each day is gone through in its turn, so that nobody has to trust a
shortcut.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

THIRD = 3
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Move:
    """A due date moved on a day. ``answered``: it was the recovery date of an answer."""

    day: date
    from_date: date
    to_date: date
    answered: bool = False


@dataclass(frozen=True)
class Rung:
    """A level that was reached. ``answered_on`` and ``until`` are what was answered, if anything.

    ``moves_since`` are how many moves there had been when it was answered.
    """

    level: int
    about: str
    since: date
    reached_on: date
    is_open: bool = True
    answered_on: date | None = None
    until: date | None = None
    moves_since: int = 0


@dataclass(frozen=True)
class Story:
    """What the ladder has to know of one action.

    ``climbs`` is “due” for an open action, “check” for a verified one that is to be looked at
    again, and nothing for all others. ``began`` is the day it was agreed, or opened again; to be
    returned by the verifier is neither.
    ``moves`` and ``rungs`` stand in the order in which they were written.
    """

    climbs: str
    due: date | None
    began: date | None = None
    moves: Sequence[Move] = ()
    rungs: Sequence[Rung] = ()


def since(story: Story, on: date) -> date | None:
    """The first date that passed unmet, or the day of the third move if that came before.

    A date cannot pass before it was agreed. One that was moved after it had passed counts.
    """
    found = list(_passed(story, on))
    third = third_move(story)
    if third is not None and story.climbs == "due" and story.moves[third].day <= on:
        found.append(story.moves[third].day)
    return min(found, default=None)


def _passed(story: Story, on: date) -> Iterator[date]:
    if story.due is None or not story.climbs:
        return
    began = story.began or date.min
    if story.climbs == "check":
        if story.due < on:
            yield story.due
        return
    agreed = began
    for move in story.moves:
        if move.day > began and move.day <= on:
            stood = max(move.from_date, agreed, began)
            if stood < move.day:
                yield stood
        agreed = move.day
    stood = max(story.due, agreed, began)
    if stood < on:
        yield stood


def third_move(story: Story) -> int | None:
    """Which move goes up a level by itself: the third to a later date, or the next after it.

    Moves made by answering count, but do not go up: the answer is kept or missed by itself.
    """
    later = 0
    for number, move in enumerate(story.moves):
        if move.day <= (story.began or date.min) or move.to_date <= move.from_date:
            continue
        later += 1
        if later >= THIRD and not move.answered:
            return number
    return None


def level_by_age(days: Mapping[int, int], age: int) -> int:
    """The level that so many days late bring. A date must have passed: 0 days counts from 1."""
    return max((level for level, after in days.items() if max(after, 1) <= age), default=0)


def climb(story: Story, days: Mapping[int, int], on: date) -> list[Rung]:
    """The levels reached by a day and not written yet, in their order.

    All but the last were passed up; so is whatever was open before.
    """
    begun = since(story, on)
    if begun is None:
        return []
    return list(_reached(story, days, begun, on))


def _reached(story: Story, days: Mapping[int, int], begun: date, on: date) -> Iterator[Rung]:
    before = _last(story, begun)
    level = before.level if before else 0
    is_open = bool(before and before.is_open)
    until = before.until if before else None
    third = _third_to_come(story, begun, before)
    top = max(days, default=0)
    day = _first_day(begun, before)
    while day <= on:
        moved, missed = day == third, until is not None and day == until + DAY
        paused = until is not None and day <= until and not moved
        reached = 0 if paused else level_by_age(days, (day - begun).days)
        if moved or missed:
            reached = max(reached, level, min(level + 1, top))
        again = (moved or missed) and not is_open
        if reached > level or (again and reached):
            yield Rung(reached, _about(story, begun, day, moved), begun, day)
            level, is_open, until = reached, True, None
        day += DAY


def _last(story: Story, begun: date) -> Rung | None:
    mine = [rung for rung in story.rungs if rung.since == begun]
    return max(mine, key=lambda rung: (rung.reached_on, rung.level), default=None)


def _first_day(begun: date, before: Rung | None) -> date:
    """From where on days can bring anything: never before what has been written."""
    if before is None:
        return begun
    return max(before.reached_on, before.answered_on or date.min)


def _third_to_come(story: Story, begun: date, before: Rung | None) -> date | None:
    """The day of the third move, unless a level was reached by it or an answer came after it."""
    third = third_move(story)
    if third is None or story.climbs != "due":
        return None
    if any(rung.about == "moves" and rung.since == begun for rung in story.rungs):
        return None
    day = story.moves[third].day
    if before is None:
        return day
    if before.answered_on is not None and third < before.moves_since:
        return None
    return day if day >= _first_day(begun, before) else None


def _about(story: Story, begun: date, day: date, moved: bool) -> str:
    if story.climbs == "check":
        return "check"
    third = third_move(story)
    only_moved = third is not None and story.moves[third].day == begun and _not_late(story, day)
    return "moves" if moved or only_moved else "due"


def _not_late(story: Story, day: date) -> bool:
    return story.due is not None and story.due >= day
