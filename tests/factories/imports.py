"""Files on their way into a plan, for tests."""

from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Role
from qip.models import Plan, PlanImport
from qip.services import import_rows, imports
from qip.services.import_run import Agreement


def received(by, plan: Plan, upload) -> PlanImport:
    """A file that was read, its columns still to be matched."""
    return imports.receive_file(by=by, plan=plan, upload=upload, on=timezone.localdate())


def matched(by, plan: Plan, upload, **choices) -> PlanImport:
    """A file whose columns were matched as proposed."""
    plan_import = received(by, plan, upload)
    return match(by, plan_import, **choices)


def match(by, plan_import: PlanImport, matching=None, **choices) -> PlanImport:
    proposed = {int(column): key for column, key in plan_import.matching.items()}
    return import_rows.match_columns(
        by=by,
        plan_import=plan_import,
        matching=proposed if matching is None else matching,
        **{"strand": "standards", "headings": {}, "on": timezone.localdate(), **choices},
    )


def agreement() -> Agreement:
    """How whole rows become promises: ten observations, verified by a quality lead."""
    return Agreement(
        role=Role.objects.get(key="quality_lead"),
        kind=EvidenceKind.objects.get(code="observation"),
        sample=10,
    )
