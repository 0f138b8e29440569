"""Bringing the rows of a spreadsheet into its plan: all that were chosen, or none."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Role
from foundation.ui.problems import Problem
from qip.models import (
    Action,
    ActionState,
    ImportRow,
    ImportState,
    Outcome,
    Plan,
    PlanImport,
    RiskLevel,
)
from qip.selectors.imports import directory_for, reason_of
from qip.spreadsheets.identity import numbered
from qip.spreadsheets.people import Directory
from qip.spreadsheets.rows import note_texts
from qip.spreadsheets.status_words import Meaning
from qip.spreadsheets.tidy import shorten

from .actions_many import NewAction, write_actions
from .criteria import Promise
from .import_rows import look_again, write_rows

TEXTS = (
    "title", "problem", "standard", "daily_application", "success", "baseline",
    "root_cause_text", "immediate_control", "effect_on_people", "needs",
)  # fmt: skip
STATES = {
    Meaning.NOT_BEGUN: ActionState.AGREED,
    Meaning.UNCLEAR: ActionState.AGREED,
    Meaning.DROPPED: ActionState.AGREED,
    Meaning.UNDER_WAY: ActionState.IN_PROGRESS,
    Meaning.BEHIND: ActionState.IN_PROGRESS,
    # Somebody else still has to see it, so what a file calls finished is under way here.
    Meaning.FINISHED: ActionState.IN_PROGRESS,
}


@dataclass(frozen=True)
class Agreement:
    """How rows that say everything become promises: by what they are proven, and who verifies."""

    role: Role
    kind: EvidenceKind
    sample: int

    def promise(self, success: str) -> Promise:
        """The row’s own words on success are what the evidence must show."""
        return Promise(self.kind, shorten(" ".join(success.split()), 300), self.sample)


@transaction.atomic
def bring_in(*, by: Any, plan_import: PlanImport, agree: Agreement | None, on: date) -> PlanImport:
    """Write an action for every row that is to come in.

    With ``agree``, rows that say everything become promises, as far on as their status says;
    the others are drafts. The plan is held meanwhile, so that two people who bring in the same
    file take turns and the second finds every row already here. An import that is done already
    is left as it is.
    """
    plan_import = _held(plan_import)
    if plan_import.state == ImportState.IMPORTED:
        return plan_import
    if why := plan_import.why_closed:
        raise Problem(why)
    rows = look_again(by=by, plan_import=plan_import, on=on)
    coming = [row for row in rows if row.outcome in (Outcome.READY, Outcome.DRAFT)]
    if not coming:
        raise Problem("No row can come in. Put a row right first, or put the file aside.")
    _write(by, plan_import, coming, agree=agree, on=on)
    _settle_others(by, [row for row in rows if row.outcome != Outcome.IMPORTED])
    _close(by, plan_import)
    return plan_import


def _held(plan_import: PlanImport) -> PlanImport:
    """The plan first, then the import: everybody takes them in this order."""
    Plan.objects.select_for_update(of=("self",)).get(pk=plan_import.plan_id)
    rows = PlanImport.objects.select_related("plan").select_for_update(of=("self",))
    return rows.get(pk=plan_import.pk)


def _write(
    by: Any, plan_import: PlanImport, rows: list[ImportRow], *, agree: Agreement | None, on: date
) -> None:
    directory = directory_for(plan_import.plan, on=on)
    taken = set(_keys_of(plan_import.plan))
    places = list(plan_import.plan.services.values_list("pk", flat=True))
    new = [_new_action(plan_import, row, taken, places, agree=agree) for row in rows]
    actions = write_actions(
        by=by, plan=plan_import.plan, new=new, sees=lambda pk, where: _sees(directory, pk, where)
    )
    for row, action in zip(rows, actions, strict=True):
        row.outcome, row.action = Outcome.IMPORTED, action
        _forget_cells(row)
    write_rows(by=by, rows=rows, columns=SETTLED)


def _new_action(
    plan_import: PlanImport,
    row: ImportRow,
    taken: set[str],
    places: list[int],
    *,
    agree: Agreement | None,
) -> NewAction:
    values = row.values
    promised = agree if row.outcome == Outcome.READY else None
    state = STATES[Meaning(values["status"])] if promised else ActionState.DRAFT
    key = numbered(row.key, taken)
    taken.add(key)
    said = f"Row {row.number} of {plan_import.file_name}"
    return NewAction(
        fields={
            **{name: values.get(name) or "" for name in TEXTS},
            "strand": values["strand"],
            "risk_level": values.get("risk_level") or RiskLevel.MODERATE,
            "owner_id": values.get("owner"),
            "due": _day(values.get("due")),
            "starts_on": _day(values.get("starts_on")),
            "imported_key": key,
            "verifier_role": promised.role if promised else None,
        },
        services=values.get("services") or places,
        contributors=values.get("contributors") or (),
        notes=note_texts(
            f"From the spreadsheet {plan_import.file_name}, row {row.number}", row.note
        ),
        criteria=[promised.promise(values["success"])] if promised else (),
        state=state,
        reasons={
            ActionState.AGREED: said,
            ActionState.IN_PROGRESS: _how_far(said, values),
        },
    )


def _how_far(said: str, values: dict[str, Any]) -> str:
    if values["status"] != Meaning.FINISHED:
        return said
    return f"{said} says it is done. Tie evidence to it, then say so: somebody else verifies it."


SETTLED = (
    "outcome", "reason", "action", "cells", "above", "unsaved", "answers", "values", "findings",
    "note",
)  # fmt: skip


def _settle_others(by: Any, rows: list[ImportRow]) -> None:
    """Rows that stay out keep their cells and say why; those already here are forgotten."""
    for row in rows:
        if row.outcome == Outcome.KNOWN:
            _forget_cells(row)
        else:
            row.reason = reason_of(row)[:600]
    write_rows(by=by, rows=rows, columns=SETTLED)


def _forget_cells(row: ImportRow) -> None:
    """What the row said is in the action now, word for word; it is not kept twice."""
    row.cells, row.unsaved, row.findings, row.note = [], [], [], []
    row.above, row.answers, row.values = {}, {}, {}


def _close(by: Any, plan_import: PlanImport) -> None:
    plan_import.state = ImportState.IMPORTED
    plan_import.imported_by, plan_import.imported_at = by, timezone.now()
    plan_import.choices = {}
    plan_import.version += 1
    plan_import.save()
    plan_import.sheets.all().delete()


def _keys_of(plan: Plan) -> Any:
    return Action.objects.filter(plan=plan).values_list("imported_key", flat=True)


def _sees(directory: Directory, person: int, services: frozenset[int] | None) -> bool:
    who = directory.by_id.get(person)
    return who is not None and who.sees(services)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
