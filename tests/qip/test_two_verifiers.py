"""Two people verify the same action at the very same moment: one is heard, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.ui.problems import Problem
from qip.models import Action, Criterion, Verification
from qip.services import progress, verification
from qip.services.verification import Finding
from tests.factories.organisation import ServiceFactory, staff
from tests.factories.qip import ActionFactory, CriterionFactory, ProofFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_verification_comes_of_it():
    action = ActionFactory(services=[ServiceFactory()])
    for code in ("observation", "audit"):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory(criterion=CriterionFactory(action=action, kind=kind))
    progress.say_done(by=action.owner, action=action, reason="It is so")
    people = [staff("quality_lead"), staff("quality_lead")]
    together = Barrier(2)

    def verify(person):
        mine = Action.objects.get(pk=action.pk)
        found = [Finding(one, True) for one in Criterion.objects.filter(action=mine)]
        together.wait(20)
        try:
            verification.verify(by=person, action=mine, findings=found, on=timezone.localdate())
        except Problem as told:
            return " ".join(told.messages)
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor() as pool:
        said = sorted(pool.map(verify, people))
    assert said[0] == ""
    assert "Somebody else may have looked at it just before you" in said[1]
    assert Verification.objects.get().by in people
    action.refresh_from_db()
    assert action.state == "sustaining"
