"""Taking in a file, finding the table in it, and putting it aside again."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from foundation.evidence.stored import digest
from foundation.organisation.models import Service
from foundation.ui.problems import Problem
from qip.models import ImportSheet, ImportState, Plan, PlanImport
from qip.selectors.imports import proposals_for, remembered, sheet_rows
from qip.spreadsheets.book import Book, Sheet, rows_to_json
from qip.spreadsheets.layout import Table, find_table
from qip.spreadsheets.limits import LARGEST_FILE, UnreadableError, too_large
from qip.spreadsheets.reading import read_book

from .plans import start_plan

PLAN_ENDED = "This plan has ended. Begin it again before you bring anything into it."


@transaction.atomic
def receive_file(*, by: Any, plan: Plan, upload: Any, on: date) -> PlanImport:
    """Read a spreadsheet and keep what was read until it is decided what comes in.

    The file itself is not kept, only its name and its fingerprint.
    """
    if plan.is_ended:
        raise Problem(PLAN_ENDED, field="upload")
    book = _read(upload)
    plan_import = PlanImport.objects.create(
        plan=plan,
        file_name=_plain_name(upload.name),
        file_sha256=digest(upload),
        remark=book.remark,
        created_by=by,
    )
    ImportSheet.objects.bulk_create(
        _kept(plan_import, position, sheet) for position, sheet in enumerate(book.sheets)
    )
    _take_first_table(plan_import, book, on)
    return plan_import


@transaction.atomic
def start_plan_for_file(*, by: Any, title: str, services: Iterable[Service], on: date) -> Plan:
    """A draft plan to bring a spreadsheet into. Its aim is written later; whoever brings the
    file leads it until somebody else is named."""
    return start_plan(
        by=by, title=title, services=services, senior_owner=by, lead=by,
        aim="", why_now="", starts_on=on, ends_on=on + timedelta(days=365),
    )  # fmt: skip


@transaction.atomic
def choose_table(
    *, by: Any, plan_import: PlanImport, sheet: str, header_row: int | None, on: date
) -> PlanImport:
    """Look at another sheet, or take another row for the names of the columns."""
    _need_under_way(plan_import)
    kept = plan_import.sheets.filter(name=sheet, problem="").first()
    if kept is None:
        raise Problem("Choose one of the sheets.", field="sheet")
    try:
        table = find_table(sheet_rows(kept), header_row=header_row)
    except UnreadableError as why:
        raise Problem(str(why), field="header_row" if header_row else "sheet") from why
    _take(plan_import, sheet, table, on)
    return plan_import


@transaction.atomic
def put_aside(*, by: Any, plan_import: PlanImport) -> PlanImport:
    """Bring nothing in. What was read of the file is forgotten."""
    plan_import = PlanImport.objects.select_for_update(of=("self",)).get(pk=plan_import.pk)
    _need_under_way(plan_import)
    plan_import.state = ImportState.ASIDE
    plan_import.version += 1
    plan_import.save(update_fields=["state", "version", "updated_at"])
    plan_import.rows.all().delete()
    plan_import.sheets.all().delete()
    return plan_import


def _need_under_way(plan_import: PlanImport) -> None:
    if why := plan_import.why_closed:
        raise Problem(why)


def _read(upload: Any) -> Book:
    """The size is asked first, so that nobody waits for a file that is too large to be read."""
    if upload.size > LARGEST_FILE:
        raise Problem(too_large(upload.size), field="upload")
    if problem := getattr(upload, "problem", ""):
        raise Problem(problem, field="upload")
    try:
        return read_book(upload.file)
    except UnreadableError as why:
        raise Problem(str(why), field="upload") from why


def _kept(plan_import: PlanImport, position: int, sheet: Sheet) -> ImportSheet:
    return ImportSheet(
        plan_import=plan_import,
        position=position,
        name=sheet.name,
        hidden=sheet.hidden,
        problem=sheet.problem,
        rows=rows_to_json(sheet.rows),
    )


def _take_first_table(plan_import: PlanImport, book: Book, on: date) -> None:
    """The first sheet that people see and that holds a table; hidden ones come last."""
    first_problem: UnreadableError | None = None
    for sheet in book.sheets:
        if sheet.problem:
            continue
        try:
            _take(plan_import, sheet.name, find_table(sheet.rows), on)
        except UnreadableError as why:
            first_problem = first_problem or why
        else:
            return
    raise Problem(str(first_problem), field="upload")


def _take(plan_import: PlanImport, sheet: str, table: Table, on: date) -> None:
    """Start again from this table: what was matched before belongs to other columns."""
    same = list(table.header) == plan_import.header and sheet == plan_import.sheet
    plan_import.sheet = sheet
    plan_import.header_row = table.header_row
    plan_import.header = list(table.header)
    plan_import.headings = {str(row): text[:200] for row, text in table.headings.items()}
    if not same:
        plan_import.matching, plan_import.choices = _first_matching(table, on)
    plan_import.state = ImportState.UPLOADED
    plan_import.version += 1
    plan_import.save()
    plan_import.rows.all().delete()


def _first_matching(table: Table, on: date) -> tuple[Mapping[str, str], Mapping[str, Any]]:
    """As the same columns were matched before; else what they look like."""
    before = remembered(table.header)
    if before is not None:
        return before.matching, before.choices
    return {str(one.column): one.field for one in proposals_for(table, on=on)}, {}


def _plain_name(name: str | None) -> str:
    """The name without folders, as some browsers send them, and without what nobody sees."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(one for one in last if one.isprintable())[:200] or "spreadsheet"
