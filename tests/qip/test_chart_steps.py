"""The steps of linked actions are marked on the chart without anybody typing."""

from datetime import UTC, date, datetime

import pytest

from qip.models import Action, Transition
from qip.selectors.measures import group_of, measure_cards, with_series, with_steps
from qip.selectors.steps import MOST_STEPS, Step, steps_told
from qip.services.annotations import annotate
from tests.factories.qip import ActionFactory, MeasureFactory, PlanFactory, readings

from .pages import questions, text

pytestmark = pytest.mark.django_db

CALM = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19]
TODAY = date(2026, 6, 1)


@pytest.fixture
def plan(service):
    return PlanFactory(services=[service], number=2)


@pytest.fixture
def measure(service):
    row = MeasureFactory(services=[service], name="Restrictions in use")
    readings(row, CALM)
    return row


def linked(measure, plan, number, *steps, services=None):
    """An action with its steps: from, to, month and day of 2025."""
    action = ActionFactory(plan=plan, number=number, services=services or list(plan.services.all()))
    for before, after, month, day in steps:
        Transition.objects.create(
            action=action, from_state=before, to_state=after, by=action.owner,
            at=datetime(2025, month, day, 9, tzinfo=UTC),
        )  # fmt: skip
    measure.actions.add(action)
    return action


LIFE = (
    ("draft", "agreed", 3, 1), ("agreed", "in_progress", 3, 2), ("in_progress", "blocked", 3, 3),
    ("blocked", "in_progress", 3, 4), ("in_progress", "done", 5, 6), ("done", "sustaining", 5, 20),
    ("sustaining", "closed", 8, 20), ("closed", "in_progress", 9, 9),
)  # fmt: skip


def events(measure, user, on=TODAY):
    card = next(c for c in group_of(measure, user=user, on=on).cards if c.measure == measure)
    return [(event.on, event.text) for event in card.events]


def test_start_done_verified_and_opened_again_are_marked(measure, plan, insider):
    linked(measure, plan, 7, *LIFE)
    assert events(measure, insider) == [
        (date(2025, 3, 2), "Action 2.7 started"),
        (date(2025, 5, 6), "Action 2.7 done"),
        (date(2025, 5, 20), "Action 2.7 verified"),
        (date(2025, 9, 9), "Action 2.7 opened again"),
    ]


def test_they_stand_beside_what_people_marked(client, measure, plan, insider):
    linked(measure, plan, 7, *LIFE[:2])
    annotate(by=insider, measure=measure, on=date(2025, 4, 1), text="A new manager")
    client.force_login(insider)
    page = text(client.get(measure.get_absolute_url()))
    assert "Action 2.7 started, 2 Mar 2025" in page
    assert "A new manager, 1 Apr 2025" in page


def test_an_action_shows_them_on_its_own_measures(measure, plan, insider):
    action = linked(measure, plan, 7, *LIFE[:2])
    (group,) = measure_cards(action, user=insider, on=TODAY)
    assert [event.text for event in group.cards[0].events] == ["Action 2.7 started"]


def test_only_what_had_happened_by_then(measure, plan, insider):
    linked(measure, plan, 7, *LIFE)
    assert len(events(measure, insider, on=date(2025, 5, 6))) == 2


def test_what_happened_before_the_first_figure_is_not_on_the_chart(measure, plan, insider):
    linked(measure, plan, 7, ("agreed", "in_progress", 1, 2))
    assert events(measure, insider) == []


def test_several_steps_of_one_day_are_one_line(measure, plan, insider):
    for number in range(1, 3):
        linked(measure, plan, number, *LIFE[:2])
    assert [words for _, words in events(measure, insider)] == ["Actions 2.1 and 2.2 started"]
    for number in range(3, 6):
        linked(measure, plan, number, *LIFE[:2])
    assert [words for _, words in events(measure, insider)] == ["5 actions started"]


def test_an_action_moves_two_measures(measure, plan, insider, service):
    action = linked(measure, plan, 7, *LIFE[:2])
    other = MeasureFactory(services=[service])
    readings(other, CALM)
    other.actions.add(action)
    assert len(events(measure, insider)) == len(events(other, insider)) == 1


def test_an_action_out_of_reach_is_not_told(measure, insider, next_door):
    linked(measure, PlanFactory(services=[next_door], number=3), 1, *LIFE)
    assert events(measure, insider) == []


def test_a_pack_is_told_of_the_actions_that_it_may_tell_of(measure, plan):
    linked(measure, plan, 7, *LIFE[:2])
    rows = with_series(type(measure).objects.all())
    (told,) = with_steps(rows, Action.objects.none())
    assert told.steps == []
    (told,) = with_steps(rows, plan.actions.all())
    assert [step.words for step in told.steps] == ["started"]


def test_the_latest_are_told_where_there_are_many():
    steps = [Step(date(2025, 1, 1 + n), "done", 2, n) for n in range(28)]
    found = steps_told(steps, since=date(2025, 1, 1), until=date(2025, 12, 31))
    assert len(found) == MOST_STEPS
    assert found[-1] == (date(2025, 1, 28), "Action 2.27 done")


def test_a_new_level_names_the_step_that_may_be_why(measure, plan, insider):
    measure.fix_after = 12
    measure.save()
    readings(measure, [12, 13, 12, 11, 12, 13, 12, 12], date(2026, 1, 31))
    action = linked(measure, plan, 7)
    Transition.objects.create(
        action=action, from_state="agreed", to_state="in_progress", by=action.owner,
        at=datetime(2025, 11, 15, tzinfo=UTC),
    )  # fmt: skip
    card = group_of(measure, user=insider, on=date(2026, 12, 1)).cards[0]
    assert card.new_level
    assert "“Action 2.7 started” may be why." in card.new_level.sentence


def test_one_action_and_five_take_the_same_number_of_queries(client, measure, plan, insider):
    linked(measure, plan, 7, *LIFE)
    client.force_login(insider)
    first = questions(client, measure.get_absolute_url())
    for number in range(20, 24):
        linked(measure, plan, number, *LIFE)
    assert questions(client, measure.get_absolute_url()) == first
