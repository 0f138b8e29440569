"""What was verified is watched: a measure that turns to concern asks for a second look, once."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from qip.models import Criterion, Reading, Reopening
from qip.services import expectations, progress, sustaining, verification
from qip.services.readings import correct_reading
from qip.services.verification import Finding
from qip.services.watching import watch_measures
from tests.factories.organisation import staff
from tests.factories.qip import (
    ActionFactory,
    CriterionFactory,
    MeasureFactory,
    ProofFactory,
    readings,
)

pytestmark = pytest.mark.django_db

CALM = [20, 19, 21, 20, 22, 20, 19, 21, 20, 21, 20, 19]
TODAY = timezone.localdate()
# The calm figures end with 2025; the action is verified in January, the next figure is of then.
VERIFIED = datetime(2026, 1, 10, 12, tzinfo=UTC)


@pytest.fixture
def action(service):
    """Verified in January 2026, and to be looked at again."""
    row = ActionFactory(services=[service], owner=staff("team_leader", service=service))
    for number, code in enumerate(("record-sample", "observation")):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory(criterion=CriterionFactory(action=row, kind=kind, order=number))
    return row


@pytest.fixture
def measure(service, action):
    row = MeasureFactory(services=[service], name="Restrictions in use", fix_after=12)
    readings(row, CALM)
    row.actions.add(action)
    Reading.objects.update(entered_at=VERIFIED - timedelta(days=5))
    return row


def verified(action, at=VERIFIED):
    progress.say_done(by=action.owner, action=action, reason="Two choices each time.")
    found = [Finding(one, True) for one in Criterion.objects.filter(action=action)]
    verification.verify(by=staff("quality_lead"), action=action, findings=found, on=TODAY)
    type(action).objects.filter(pk=action.pk).update(verified_at=at)
    action.refresh_from_db()
    return action


def figure(measure, month, value):
    return Reading.objects.create(
        measure=measure, on=date(2026, month, 28), value=Decimal(value), entered_by=measure.owner
    )


def watched():
    return watch_measures(by=None, on=TODAY)


def test_concern_after_it_was_verified_proposes_once(action, measure):
    verified(action)
    assert watched() == []
    figure(measure, 1, 40)
    (found,) = watched()
    assert (found.action, found.on, found.decided_at) == (action, TODAY, None)
    assert found.reason.startswith("“Restrictions in use” shows concern since 28 January 2026.")
    assert "above its usual range" in found.reason
    assert watched() == []
    assert Reopening.objects.count() == 1


def test_concern_before_it_was_verified_was_seen_by_the_verifier(action, measure):
    figure(measure, 1, 40)
    verified(action, at=VERIFIED + timedelta(days=60))
    assert watched() == []


def test_a_measure_that_decides_is_watched_without_being_linked(action, measure, insider):
    measure.plans.add(action.plan)
    measure.actions.clear()
    expectations.expect(by=insider, action=action, measure=measure, showing="improvement")
    verified(action)
    figure(measure, 1, 40)
    assert len(watched()) == 1


def test_a_measure_of_the_plan_alone_is_not(action, measure):
    measure.plans.add(action.plan)
    measure.actions.clear()
    verified(action)
    figure(measure, 1, 40)
    assert watched() == []


def test_what_is_not_verified_is_not_watched(action, measure):
    figure(measure, 1, 40)
    assert watched() == []
    progress.say_done(by=action.owner, action=action, reason="Two choices each time.")
    assert watched() == []


def test_a_closed_action_is_watched(action, measure, insider):
    verified(action)
    sustaining.check_holds(by=insider, action=action, words="Calmer.", on=action.check_due)
    figure(measure, 1, 40)
    assert len(watched()) == 1


def test_improvement_and_chance_propose_nothing(action, measure):
    verified(action)
    figure(measure, 1, 5)
    figure(measure, 2, 20)
    assert watched() == []


def test_each_measure_proposes_for_itself(action, measure, service):
    other = MeasureFactory(services=[service], name="Incidents", fix_after=12)
    readings(other, CALM)
    other.actions.add(action)
    verified(action)
    figure(measure, 1, 40)
    figure(other, 1, 40)
    assert {one.source for one in watched()} == {f"measure {measure.pk}", f"measure {other.pk}"}


def test_never_again_for_what_somebody_has_decided_about(action, measure, insider):
    verified(action)
    figure(measure, 1, 40)
    (found,) = watched()
    sustaining.leave_closed(by=insider, proposal=found, answer="A new person moved in")
    assert watched() == []
    figure(measure, 2, 41)
    assert watched() == [], "it goes on, and somebody has decided"


def test_a_new_sign_after_that_proposes_again(action, measure, insider):
    verified(action)
    figure(measure, 1, 40)
    (found,) = watched()
    sustaining.leave_closed(by=insider, proposal=found, answer="A new person moved in")
    figure(measure, 2, 20)
    assert watched() == []
    figure(measure, 3, 45)
    (again,) = watched()
    assert again.pk != found.pk
    assert "28 March 2026" in again.reason


def test_a_corrected_figure_takes_the_sign_away(action, measure, insider):
    verified(action)
    wrong = figure(measure, 1, 40)
    correct_reading(by=insider, reading=wrong, reason="It was 20", value=Decimal(20))
    assert watched() == []


def test_opened_again_and_verified_again_it_is_watched_anew(action, measure, insider):
    verified(action)
    figure(measure, 1, 40)
    watched()
    sustaining.reopen(
        by=insider, action=action, reason="It came back", due=TODAY + timedelta(30), on=TODAY
    )
    assert Reopening.objects.get().reopened
    assert watched() == []
    for criterion in Criterion.objects.filter(action=action):
        for kind in ("observation", "audit"):
            ProofFactory(criterion=criterion, kind=EvidenceKind.objects.get(code=kind))
    verified(action, at=datetime(2026, 2, 10, tzinfo=UTC))
    assert watched() == [], "the figure of January is what it was opened again for"
    figure(measure, 3, 45)
    assert len(watched()) == 1


def test_many_actions_and_measures_take_the_same_number_of_queries(
    action, measure, service, django_assert_max_num_queries
):
    verified(action)
    for _ in range(5):
        row = MeasureFactory(services=[service], fix_after=12)
        readings(row, CALM)
        row.actions.add(action)
    with django_assert_max_num_queries(14):
        assert watched() == []
