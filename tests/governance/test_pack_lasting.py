"""What a pack says of actions that were verified, closed and opened again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.evidence.sections import Period
from foundation.organisation.models import User
from qip.models import Criterion, Expectation, Showing
from qip.sections import sections
from qip.services import progress, sustaining, verification
from qip.services.verification import Finding
from tests.factories.organisation import staff
from tests.factories.qip import (
    ActionFactory,
    CriterionFactory,
    MeasureFactory,
    PlanFactory,
    ProofFactory,
    readings,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
LATER = TODAY + timedelta(weeks=12)
PERIOD = Period(TODAY - timedelta(days=365), TODAY)


@pytest.fixture
def plan(service, insider):
    return PlanFactory(services=[service], lead=insider, senior_owner=insider)


@pytest.fixture
def proven(plan, service):
    """Makes actions that a quality lead has verified."""
    quality = staff("quality_lead")
    User.objects.filter(pk=quality.pk).update(job_title="Quality lead")

    def make(title):
        row = ActionFactory(plan=plan, services=[service], title=title)
        for code in ("observation", "audit"):
            kind = EvidenceKind.objects.get(code=code)
            one = CriterionFactory(action=row, kind=kind, shows=f"Seen by {code}")
            ProofFactory(criterion=one, words=f"Nine of ten by {code}.")
        progress.say_done(by=row.owner, action=row, reason="It is so")
        found = [Finding(one, True) for one in Criterion.objects.filter(action=row)]
        verification.verify(by=quality, action=row, findings=found, on=TODAY)
        row.refresh_from_db()
        return row

    return make


def said(plan, by, key):
    found = {one.key: one for one in sections(plan, on=TODAY, by=by, period=PERIOD)}
    return str(found[key].as_data()) if key in found else ""


def test_nothing_is_said_before_anything_was_verified(plan, insider, service):
    ActionFactory(plan=plan, services=[service])
    assert said(plan, insider, "lasting") == ""


def test_what_is_different_what_holds_and_what_slipped(plan, insider, proven):
    closed, slipped = proven("Doors stay open"), proven("Nights are quiet")
    proven("Kitchens are open")
    sustaining.check_holds(by=insider, action=closed, words="They water the roses.", on=LATER)
    sustaining.check_fails(
        by=insider, action=slipped, words="Checks came back.", due=LATER + timedelta(9), on=LATER
    )
    told = said(plan, insider, "lasting")
    for words in (
        "2 actions verified, 1 of them closed because it held",
        "1 check found that it had not", "They water the roses.", "Checks came back.",
        "Kitchens are open", "Quality lead", "Seen by observation", "Nine of ten by audit.",
    ):  # fmt: skip
        assert words in told
    states = said(plan, insider, "actions")
    for words in ("Closed, it held", "Verified, has to hold", "Opened again"):
        assert words in states
    assert "1 closed, 1 verified and 1 on the way" in said(plan, insider, "summary")
    assert insider.name not in told


def test_how_it_leads_to_the_aim(plan, insider, service):
    action = ActionFactory(plan=plan, services=[service], title="Doors stay open")
    measure = MeasureFactory(name="Restrictions in use", services=[service], target=4)
    measure.actions.add(action)
    readings(measure, [20, 19, 21, 20, 19, 21, 20, 19, 12, 11, 10, 11, 10, 9])
    Expectation.objects.create(action=action, measure=measure, showing=Showing.IMPROVEMENT)
    told = said(plan, insider, "drivers")
    for words in (plan.aim, "Doors stay open", "Restrictions in use", "What the figures must show",
                  "Improvement by more than chance", "Improving by more than chance since"):  # fmt: skip
        assert words in told


@pytest.mark.parametrize(("figures", "words"), [
    (6, ""), (12, "Limits are on trial, drawn dashed: they rest on 12 figures and settle at 13."),
    (24, ""),
])  # fmt: skip
def test_limits_on_trial_say_so_beside_what_the_figures_must_show(
    plan, insider, service, figures, words
):
    action = ActionFactory(plan=plan, services=[service])
    measure = MeasureFactory(services=[service])
    measure.actions.add(action)
    readings(measure, [20, 19, 21] * (figures // 3) + [20] * (figures % 3))
    Expectation.objects.create(action=action, measure=measure, showing=Showing.IMPROVEMENT)
    told = said(plan, insider, "drivers")
    assert "What the figures must show" in told
    assert ("on trial" in told) == bool(words)
    assert words in told


def test_the_stranger_next_door_is_told_nothing(plan, stranger, proven):
    proven("Doors stay open")
    assert said(plan, stranger, "lasting") == ""
