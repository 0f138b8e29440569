"""What somebody has done rings no bell any more: not from tomorrow, from now on."""

from datetime import timedelta

import pytest

from foundation.duties.models import Reminder
from foundation.duties.selectors.reminders import bell
from foundation.duties.services.mailing import bundle
from foundation.evidence.models import EvidenceKind
from qip.models import Criterion
from qip.services import progress, readings, reviews, spread, verification
from qip.services.handing import hand_over
from qip.services.verification import Finding
from tests.factories.organisation import ServiceFactory, UserFactory, give_role, staff
from tests.factories.qip import (
    AdoptionFactory,
    CriterionFactory,
    MeasureFactory,
    PlanFactory,
    ProofFactory,
)

from .sweeps import TODAY, at_noon, owed, sweep, verified

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(service, insider):
    """Nine days late, with evidence of two kinds."""
    row = owed(insider, service, days=-9)
    for number, code in enumerate(("record-sample", "observation")):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory(criterion=CriterionFactory(action=row, kind=kind, order=number))
    return row


def test_an_action_that_is_said_to_be_done(late, insider):
    other = owed(insider, *late.services.all(), days=-9)
    sweep()
    assert bell(insider) == 2
    progress.say_done(by=insider, action=late, reason="Two choices each time")
    assert [one.subject for one in Reminder.objects.standing()] == [other.pk]
    assert bell(insider) == 1


def test_what_is_returned_is_new_again_and_is_mailed_again(late, insider):
    quality = staff("quality_lead")
    sweep()
    progress.say_done(by=insider, action=late, reason="Two choices each time")
    found = [Finding(one, False, "Weekends") for one in Criterion.objects.filter(action=late)]
    Reminder.objects.update(read_at=at_noon(TODAY))
    verification.verify(by=quality, action=late, findings=found, on=TODAY)
    (told,) = Reminder.objects.standing()
    assert (told.recipient, told.due, told.read_at, told.mail) == (insider, late.due, None, None)
    sweep()
    assert Reminder.objects.standing().get() == told


def test_a_verification(late, insider):
    quality = staff("quality_lead")
    progress.say_done(by=insider, action=late, reason="Two choices each time")
    sweep(7)
    assert bell(quality) == 1
    found = [Finding(one, True) for one in Criterion.objects.filter(action=late)]
    verification.verify(by=quality, action=late, findings=found, on=TODAY)
    assert bell(quality) == 0


def test_the_review_of_a_plan(service, insider):
    long_ago = at_noon(TODAY - timedelta(days=40))
    plan = PlanFactory(
        services=[service], lead=insider, created_at=long_ago, starts_on=long_ago.date()
    )
    sweep()
    assert bell(insider) == 1
    reviews.hold_review(
        by=insider, plan=plan, held_on=TODAY, moved="a", stuck="b", decisions="c", on=TODAY
    )
    assert bell(insider) == 0


def test_a_figure_and_not_the_one_after_it(service, insider):
    begun = at_noon(TODAY - timedelta(days=60))
    measure = MeasureFactory(services=[service], owner=insider, created_at=begun)
    sweep()
    (told,) = Reminder.objects.standing()
    month = told.due.replace(day=1) - timedelta(days=1)
    readings.enter_reading(by=insider, measure=measure, on=month.replace(day=1), value=4)
    assert not Reminder.objects.standing().exists()
    sweep()
    again = Reminder.objects.standing().first()
    if again is not None:
        readings.enter_reading(
            by=insider, measure=measure, on=month.replace(day=1) - timedelta(days=40), value=5
        )
        assert Reminder.objects.standing().filter(pk=again.pk).exists()


def test_something_taken_up(service, insider):
    proven = verified(UserFactory(), staff("quality_lead"), ServiceFactory(), check=80)
    row = AdoptionFactory(action=proven, service=service, person=insider, due=TODAY)
    sweep()
    assert bell(insider) == 1
    spread.say_how_it_stands(by=insider, adoption=row, state="in_place", evidence="Seen")
    assert bell(insider) == 0


def test_there_and_back_on_one_day_is_mailed_both_times(service, insider):
    other = staff("team_leader", service=service)
    give_role(insider, "team_leader", service=service)
    row = owed(insider, service)
    for was, to in ((insider, other), (other, insider), (insider, other)):
        row.refresh_from_db()
        hand_over(by=was, action=row, to=to, reason="On leave", on=TODAY)
        (told,) = Reminder.objects.standing().filter(recipient=to)
        assert told.mail is None
        bundle(at=at_noon(TODAY))
        told.refresh_from_db()
        assert told.mail is not None
