"""Done this week, and the number beside Today."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.duties.duty import done as done_by
from foundation.duties.duty import late
from foundation.duties.duty import owed as owed_by
from foundation.duties.selectors.today import monday_of
from foundation.organisation.models import User
from qip.models import PlanReview, Transition
from qip.services.progress import say_done
from tests.factories.organisation import ServiceFactory, UserFactory, staff
from tests.factories.qip import AdoptionFactory, MeasureFactory, PlanFactory, ReadingFactory

from .sweeps import TODAY, at_noon, done, owed, verified

pytestmark = pytest.mark.django_db
MONDAY = monday_of(TODAY)


def texts(person, since=MONDAY):
    return [one.text for one in done_by(since=since, by=person)]


def test_what_somebody_finished_this_week_is_theirs_alone(
    client, service, insider, colleague, stranger, board_reader
):
    row = owed(insider, service, title="Weekend mornings are coached")
    say_done(by=insider, action=row, reason="Two choices each time")
    assert texts(insider) == [f"Action {row.reference}: said to be done"]
    for person in (colleague, stranger, board_reader):
        assert texts(person) == []
    client.force_login(insider)
    page = client.get("/").content.decode()
    assert "said to be done" in page.split("Done this week")[1]


def test_last_week_is_over(service, insider):
    row = done(insider, service)
    Transition.objects.update(at=at_noon(MONDAY - timedelta(days=1)))
    assert texts(insider) == []
    assert texts(insider, MONDAY - timedelta(days=1)) == [
        f"Action {row.reference}: said to be done"
    ]


def test_every_kind_of_work_counts(service, insider):
    quality = staff("quality_lead")
    row = verified(insider, quality, service)
    assert texts(quality) == [f"Action {row.reference}: verified"]
    plan = PlanFactory(services=[service], lead=insider)
    PlanReview.objects.create(
        plan=plan, by=insider, held_on=TODAY, moved="a", stuck="b", decisions="c"
    )
    measure = MeasureFactory(services=[service], name="Larder found locked")
    ReadingFactory(measure=measure, entered_by=insider)
    ReadingFactory(measure=measure, entered_by=insider)
    AdoptionFactory(
        action=row, service=service, state="in_place", evidence="Seen", decided_by=insider,
        decided_at=at_noon(TODAY),
    )  # fmt: skip
    assert set(texts(insider, MONDAY - timedelta(days=30))) >= {
        f"{plan.reference}: reviewed", "Larder found locked: figure entered",
        f"Action {row.reference}: in place at Elm Court",
    }  # fmt: skip
    assert texts(insider).count("Larder found locked: figure entered") == 1


def test_what_went_out_of_sight_is_not_named(service, next_door, insider):
    row = owed(insider, service)
    say_done(by=insider, action=row, reason="Two choices each time")
    row.services.set([next_door])
    assert texts(insider) == []


def everything_late(service, owner, quality):
    """One late thing of every kind, for the manager and for whoever verifies."""
    long_ago = at_noon(TODAY - timedelta(days=120))
    owed(owner, service, days=-1)
    owed(owner, service, days=0)
    plan = PlanFactory(services=[service], lead=owner, created_at=long_ago)
    MeasureFactory(services=[service], owner=owner, created_at=long_ago)
    proven = verified(UserFactory(), quality, ServiceFactory(), check=-3, plan=plan)
    AdoptionFactory(action=proven, service=service, person=owner, due=TODAY - timedelta(days=1))
    AdoptionFactory(action=proven, service=ServiceFactory(), due=TODAY - timedelta(days=1))
    done(UserFactory(), service, days_ago=8)
    done(UserFactory(), service, days_ago=7)


def fresh(person):
    return User.objects.get(pk=person.pk)


def test_the_number_is_what_today_calls_late(service, insider, colleague, stranger, board_reader):
    quality = staff("quality_lead")
    everything_late(service, insider, quality)
    counted = {}
    for person in (insider, quality, colleague, stranger, board_reader):
        shown = [one for one in owed_by(on=TODAY, by=person) if one.due and one.due < TODAY]
        counted[person] = late(on=TODAY, by=person)
        assert counted[person] == len(shown)
    assert counted[insider] == 4
    assert counted[quality] == 2
    assert counted[colleague] == counted[stranger] == counted[board_reader] == 0


def test_counting_takes_three_quick_questions_however_much_is_late(service, insider):
    quality = staff("quality_lead")
    everything_late(service, insider, quality)
    person = fresh(insider)
    late(on=TODAY, by=person)
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            late(on=TODAY, by=person)
        assert len(asked) <= 3
        everything_late(service, insider, quality)
