"""Actions that were verified, through the services: the database takes no others."""

from typing import Any

from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from qip.models import Action, ActionState
from qip.services.verification import Finding, verify
from tests.factories.qip import ActionFactory, CriterionFactory, ProofFactory


def sustained(*, by: Any, **given: Any) -> Action:
    """Done with two kinds of evidence, and verified by ``by`` today."""
    row: Action = ActionFactory.create(state=ActionState.DONE, **given)
    for code in ("observation", "audit"):
        kind = EvidenceKind.objects.get(code=code)
        ProofFactory.create(criterion=CriterionFactory.create(action=row, kind=kind))
    found = [Finding(one, True) for one in row.criteria.all()]
    verify(by=by, action=row, findings=found, on=timezone.localdate())
    row.refresh_from_db()
    return row
