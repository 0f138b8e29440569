"""The sweep in SQL and the rules in plain Python say the same of any history."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance import rungs
from governance.models import Acknowledgement, Escalation, Ladder
from governance.services.escalating import climb
from qip.models import Action, DelayReason, DueDateMove, Transition
from tests.factories.organisation import UserFactory, staff
from tests.factories.qip import ActionFactory, PlanFactory
from tests.proven import sustained

pytestmark = pytest.mark.django_db

BEGUN = date(2027, 1, 1)
LENGTH = 100
HOUR_OF = {"begins": 8, "sweep": 9, "answer": 12, "move": 15}
days = st.integers(0, LENGTH)


def day(number: int) -> date:
    return BEGUN + timedelta(days=number)


def at(number: int, what: str) -> datetime:
    return timezone.make_aware(datetime.combine(day(number), time(HOUR_OF[what])))


@dataclass(frozen=True)
class Plot:
    """One action: its risk, its dates, on which days they move, and what is answered after a sweep.

    ``answers`` maps a day to for how many days the answer holds; 0 is an answer without a date.
    """

    risk: str
    due: int
    moves: dict[int, int]
    answers: dict[int, int]
    reopened: int | None
    check: bool = False


plots = st.builds(
    Plot,
    risk=st.sampled_from(("critical", "high", "moderate", "low")),
    due=st.integers(0, 60),
    moves=st.dictionaries(days, st.integers(-20, 60), max_size=5),
    answers=st.dictionaries(days, st.integers(0, 20), max_size=4),
    reopened=st.none() | st.integers(1, LENGTH),
    check=st.booleans(),
)


@dataclass
class Told:
    """An action in the database and its story as the rules know it, side by side."""

    plot: Plot
    action: Action
    story: rungs.Story
    days: dict[int, int]
    written: list[int] = field(default_factory=list)


class World:
    """The people and the plan that every example shares; its rows are undone after each."""

    def __init__(self) -> None:
        self.user, self.verifier = UserFactory.create(), staff("quality_lead")
        self.plan = PlanFactory.create(lead=self.user, senior_owner=self.user)
        self.reason = DelayReason.objects.get(key="capacity")
        self.number = 0

    def begin(self, plot: Plot) -> Told:
        self.number += 1
        due = day(plot.due)
        given: dict[str, Any] = {"due": due, "first_due": due}
        given |= {"plan": self.plan, "number": self.number, "risk_level": plot.risk}
        make = partial(sustained, by=self.verifier) if plot.check else ActionFactory.create
        action = make(owner=self.user, **given)
        Action.objects.filter(pk=action.pk, state="sustaining").update(check_due=due)
        self.step(action, "draft", "agreed", 0)
        ladder = Ladder.objects.get(risk_level=plot.risk)
        story = rungs.Story("check" if plot.check else "due", due, day(0))
        return Told(plot, action, story, ladder.days)

    def step(self, action: Action, before: str, to: str, number: int) -> None:
        Transition.objects.create(
            action=action, from_state=before, to_state=to, by=self.user, at=at(number, "begins")
        )

    def live(self, told: Told, number: int) -> None:
        """What happens to an action on a day, after the sweep: it opens again, its date moves."""
        if told.plot.check:
            return
        if told.plot.reopened == number:
            self.step(told.action, "done", "in_progress", number)
            told.story = replace(told.story, began=day(number))
        if number in told.plot.moves:
            self.move(told, number, told.plot.moves[number])

    def move(self, told: Told, number: int, by: int, answered: bool = False) -> Any:
        now = told.story.due or BEGUN
        to = max(now + timedelta(days=by), BEGUN)
        if to == now:
            return None
        row = DueDateMove.objects.create(
            action=told.action, from_date=now, to_date=to, reason_code=self.reason, reason="R",
            by=self.user, at=at(number, "answer" if answered else "move"),
        )  # fmt: skip
        Action.objects.filter(pk=told.action.pk).update(due=to)
        moves = (*told.story.moves, rungs.Move(day(number), now, to, answered))
        told.story = replace(told.story, due=to, moves=moves)
        return row

    def answer(self, told: Told, number: int) -> None:
        """Whoever was asked answers, if anything is asked."""
        wait = told.plot.answers.get(number)
        rung = told.story.rungs[-1] if told.story.rungs else None
        if wait is None or rung is None or not rung.is_open:
            return
        until = day(number + wait) if wait else None
        move = None
        if until and not told.plot.check:
            move = self.move(told, number, (until - (told.story.due or until)).days, answered=True)
        row = Escalation.objects.get(action=told.action, ended_at=None)
        Acknowledgement.objects.create(
            escalation=row, kind="recovery" if until else "resources", reason_code=self.reason,
            reason="R", until=until, by=self.user, at=at(number, "answer"), move=move,
        )  # fmt: skip
        Escalation.objects.filter(pk=row.pk).update(
            ended_at=max(row.made_at, timezone.now()), ending="answered"
        )
        answered = replace(
            rung, is_open=False, answered_on=day(number), until=until,
            moves_since=len(told.story.moves),
        )  # fmt: skip
        told.story = replace(told.story, rungs=(*told.story.rungs[:-1], answered))


def expected(told: Told, on: date) -> None:
    """The rules in plain Python write what they find into the story."""
    found = rungs.climb(told.story, told.days, on)
    if not found:
        return
    before = [replace(rung, is_open=False) for rung in told.story.rungs]
    passed = [replace(rung, is_open=False) for rung in found[:-1]]
    told.story = replace(told.story, rungs=(*before, *passed, found[-1]))


def rows_of(action: Action) -> list[tuple[Any, ...]]:
    rows = Escalation.objects.filter(action=action).order_by("pk")
    return [(r.meant_for, r.about, r.since, r.reached_on, r.is_open) for r in rows]


def rows_in(story: rungs.Story) -> list[tuple[Any, ...]]:
    return [(r.level, r.about, r.since, r.reached_on, r.is_open) for r in story.rungs]


class Undone(Exception):
    """Ends an example and takes its rows with it."""


@pytest.fixture
def world() -> World:
    return World()


QUICK = settings(
    max_examples=60, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@QUICK
@given(st.lists(plots, min_size=1, max_size=6), st.sets(days, min_size=1, max_size=12))
def test_the_sweep_writes_what_the_rules_say(
    world: World, told: list[Plot], sweeps: set[int]
) -> None:
    try:
        with transaction.atomic():
            stories = [world.begin(plot) for plot in told]
            for number in range(LENGTH + 1):
                if number in sweeps or number == LENGTH:
                    climb(on=day(number))
                    for one in stories:
                        expected(one, day(number))
                        assert rows_of(one.action) == rows_in(one.story)
                    assert climb(on=day(number)) == 0
                for one in stories:
                    world.answer(one, number)
                    world.live(one, number)
            raise Undone
    except Undone:
        pass
