"""Matching columns, and deciding about rows: one by one, or many at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from foundation.ui.problems import Problem
from qip.models import ColumnMatching, ImportRow, ImportState, PlanImport
from qip.selectors.import_reading import WORKED_OUT, work_out
from qip.selectors.imports import table_of
from qip.spreadsheets.fields import BY_KEY, KEPT_AS_NOTE
from qip.spreadsheets.identity import are_numbered, header_key
from qip.spreadsheets.layout import Record, Table

NO_ACTION_COLUMN = "Choose the column that says what is to be done, as the title or as the action."
BATCH = 500


@transaction.atomic
def match_columns(
    *,
    by: Any,
    plan_import: PlanImport,
    matching: Mapping[int, str],
    strand: str,
    headings: Mapping[str, str],
    not_headings: Iterable[int] = (),
    on: date,
) -> PlanImport:
    """Settle which column is which, read every row by it, and remember it for these columns."""
    plan_import = _locked(plan_import)
    _need_sense(plan_import, matching)
    plan_import.matching = {str(column): key for column, key in matching.items()}
    plan_import.choices = {
        **plan_import.choices,
        "strand": strand,
        "headings": dict(headings),
        "not_headings": sorted(not_headings),
    }
    plan_import.state = ImportState.MATCHED
    plan_import.version += 1
    table = table_of(plan_import)
    plan_import.choices["numbered"] = _titles_are_numbered(table, matching)
    plan_import.save()
    _make_rows(plan_import, table, on)
    remember_matching(by=by, plan_import=plan_import)
    return plan_import


@transaction.atomic
def settle_many(
    *,
    by: Any,
    plan_import: PlanImport,
    owners: Mapping[str, int | None] | None = None,
    statuses: Mapping[str, str] | None = None,
    blank_owner: int | None = None,
    blank_due: date | None = None,
    on: date,
) -> PlanImport:
    """Decide once what a name or a word means in every row, and what goes where nothing stands."""
    plan_import = _locked(plan_import)
    choices = plan_import.choices
    plan_import.choices = {
        **choices,
        "owners": {**choices.get("owners", {}), **(owners or {})},
        "statuses": {**choices.get("statuses", {}), **(statuses or {})},
        "blank_owner": blank_owner,
        "blank_due": blank_due.isoformat() if blank_due else None,
    }
    plan_import.version += 1
    plan_import.save(update_fields=["choices", "version", "updated_at"])
    look_again(by=by, plan_import=plan_import, on=on)
    remember_matching(by=by, plan_import=plan_import)
    return plan_import


@transaction.atomic
def answer_row(
    *, by: Any, plan_import: PlanImport, row: ImportRow, answers: Mapping[str, Any], on: date
) -> ImportRow:
    """Put something in place of what one row says. The row comes in unless it cannot."""
    _locked(plan_import)
    row = plan_import.rows.select_for_update(of=("self",)).get(pk=row.pk)
    row.answers = {**row.answers, **answers}
    row.save(update_fields=["answers"])
    look_again(by=by, plan_import=plan_import, on=on, only=row)
    return row


@transaction.atomic
def want_row(
    *, by: Any, plan_import: PlanImport, row: ImportRow, wanted: bool, on: date
) -> ImportRow:
    """Leave a row out, or bring it in after all."""
    _locked(plan_import)
    row = plan_import.rows.select_for_update(of=("self",)).get(pk=row.pk)
    row.wanted = wanted
    row.save(update_fields=["wanted"])
    look_again(by=by, plan_import=plan_import, on=on, only=row)
    return row


@transaction.atomic
def look_again(
    *, by: Any, plan_import: PlanImport, on: date, only: ImportRow | None = None
) -> list[ImportRow]:
    """Read the rows once more by what holds now, and write those that came out differently."""
    rows = [only] if only else list(plan_import.rows.all())
    write_rows(by=by, rows=work_out(plan_import, rows, on=on, whole_file=only is None))
    return rows


@transaction.atomic
def write_rows(*, by: Any, rows: Sequence[ImportRow], columns: Sequence[str] = WORKED_OUT) -> None:
    """Write some columns of rows that exist. An insert that meets its own row is many times
    faster than an update of as many rows one by one."""
    ImportRow.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["plan_import", "number"],
        update_fields=columns,
    )


@transaction.atomic
def remember_matching(*, by: Any, plan_import: PlanImport) -> ColumnMatching:
    """Keep a matching for the next file with the same columns. Names of people are not kept."""
    kept = {
        key: plan_import.choices[key]
        for key in ("strand", "headings", "statuses")
        if key in plan_import.choices
    }
    matching, _created = ColumnMatching.objects.update_or_create(
        header_key=header_key(plan_import.header),
        defaults={"matching": plan_import.matching, "choices": kept, "used_by": by},
    )
    return matching


def _locked(plan_import: PlanImport) -> PlanImport:
    """The import as it is now, held until the end of the transaction, if it is under way."""
    rows = PlanImport.objects.select_related("plan").select_for_update(of=("self",))
    held = rows.get(pk=plan_import.pk)
    if why := held.why_closed:
        raise Problem(why)
    return held


def _need_sense(plan_import: PlanImport, matching: Mapping[int, str]) -> None:
    """Something says what is to be done, and what takes one column has one."""
    given = [key for key in matching.values() if key != KEPT_AS_NOTE]
    if not {"title", "standard"}.intersection(given):
        raise Problem(NO_ACTION_COLUMN)
    for column, key in matching.items():
        one = BY_KEY.get(key)
        if key != KEPT_AS_NOTE and one is None:
            raise Problem("Choose one from the list.", field=f"column_{column}")
        if one and not one.many and given.count(key) > 1:
            raise Problem(
                f"“{one.label}” takes one column. Choose it for one of them.",
                field=f"column_{column}",
            )


def _titles_are_numbered(table: Table, matching: Mapping[int, str]) -> bool:
    """Whether what says what is to be done begins with its number in nearly every row."""
    by_key = {key: at for at, key in matching.items()}
    column = by_key.get("title", by_key.get("standard", 0))
    return are_numbered([record.cells[column] for record in table.records if not record.aside])


def _make_rows(plan_import: PlanImport, table: Table, on: date) -> None:
    """One row for each record of the table; what a person said of a row stays with it."""
    before = {row.number: row for row in plan_import.rows.all()}
    plan_import.rows.all().delete()
    words = {
        (record.row.number, column): text
        for record in table.records
        for column, text in enumerate(record.cells)
        if text
    }
    rows = [
        _row_of(plan_import, record, words, before.get(record.row.number))
        for record in table.records
    ]
    work_out(plan_import, rows, on=on)
    ImportRow.objects.bulk_create(rows, batch_size=BATCH)


def _row_of(
    plan_import: PlanImport,
    record: Record,
    words: Mapping[tuple[int, int], str],
    before: ImportRow | None,
) -> ImportRow:
    return ImportRow(
        plan_import=plan_import,
        number=record.row.number,
        heading=record.heading[:200],
        cells=list(record.cells),
        above={str(column): words.get((row, column), "") for column, row in record.repeats.items()},
        unsaved=list(record.row.unsaved),
        standing="aside" if record.aside else "new",
        answers=before.answers if before else {},
        wanted=before.wanted if before else None,
    )
