"""What the pages of an import show, and what its rows are understood by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from foundation.organisation.models import Membership, User
from foundation.ui.words import plural
from qip.models import ColumnMatching, ImportRow, ImportSheet, Plan, PlanImport
from qip.spreadsheets.book import Row, rows_from_json
from qip.spreadsheets.columns import Proposal, propose
from qip.spreadsheets.fields import BY_KEY
from qip.spreadsheets.identity import header_key
from qip.spreadsheets.layout import LOOK_FOR_HEADER_IN, Table, find_table
from qip.spreadsheets.limits import column_name
from qip.spreadsheets.people import Directory, Owner, Staff, read_owner
from qip.spreadsheets.rows import Context, status_key
from qip.spreadsheets.statuses import read_status
from qip.spreadsheets.tidy import plain, shorten

from .people import who_may

SEES = "qip.view_plan"
SAMPLE_ROWS = 200
MOST_TO_SETTLE = 40


# Who there is --------------------------------------------------------------------------------


def directory_for(plan: Plan, *, on: date) -> Directory:
    """The staff who could answer for an action of the plan, and where each of them could."""
    services = plan.scope_services()
    people = who_may(SEES, services, on=on)
    places = _places(people, on=on)
    return Directory(
        tuple(
            Staff(one.pk, one.name, one.email, one.job_title, places.get(one.pk, frozenset()))
            for one in people
        )
    )


def _places(people: Any, *, on: date) -> dict[int, frozenset[int] | None]:
    """The services each of them sees; nothing stands for all of them."""
    held = Membership.objects.in_force(on).filter(
        user__in=people.values("pk"), role__permissions__contains=[SEES]
    )
    places: dict[int, set[int] | None] = {}
    for user, service, inside, whole in held.values_list(
        "user", "service", "region__services", "whole_organisation"
    ):
        known = places.setdefault(user, set())
        if whole or known is None:
            places[user] = None
        else:
            known.update(pk for pk in (service, inside) if pk)
    return {user: None if known is None else frozenset(known) for user, known in places.items()}


def names_of(people: Iterable[int | None]) -> dict[int, str]:
    """Names for the people whom rows mention."""
    wanted = {pk for pk in people if pk}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


# What a row is understood by ------------------------------------------------------------------


def context_of(plan_import: PlanImport, *, on: date) -> Context:
    """Everything that holds for all rows of one import."""
    plan, choices = plan_import.plan, plan_import.choices
    due = choices.get("blank_due")
    return Context(
        header=plan_import.header,
        matching={int(column): key for column, key in plan_import.matching.items()},
        on=on,
        directory=directory_for(plan, on=on),
        services=_services_by_name(plan),
        places=plan.scope_services(),
        strand=choices.get("strand") or "standards",
        heading_strands=choices.get("headings", {}),
        statuses=choices.get("statuses", {}),
        owners=choices.get("owners", {}),
        blank_owner=choices.get("blank_owner"),
        blank_due=date.fromisoformat(due) if due else None,
        numbered=bool(choices.get("numbered")),
    )


def _services_by_name(plan: Plan) -> dict[str, int]:
    if plan.all_services:
        return {}
    return {plain(service.name): service.pk for service in plan.services.all()}


# The sheet and its columns ---------------------------------------------------------------------


def sheet_rows(sheet: ImportSheet) -> tuple[Row, ...]:
    return rows_from_json(sheet.rows)


def chosen_sheet(plan_import: PlanImport) -> ImportSheet:
    return plan_import.sheets.get(name=plan_import.sheet)


def table_of(plan_import: PlanImport) -> Table:
    """The table as it stands on the chosen sheet under the chosen header."""
    return find_table(
        sheet_rows(chosen_sheet(plan_import)),
        header_row=plan_import.header_row,
        not_headings=plan_import.choices.get("not_headings", ()),
    )


def proposals_for(table: Table, *, on: date) -> tuple[Proposal, ...]:
    cells = [record.cells for record in table.records[:SAMPLE_ROWS] if not record.aside]
    return propose(table.header, cells, on=on)


def remembered(header: Sequence[str]) -> ColumnMatching | None:
    """How the same columns were matched before."""
    return (
        ColumnMatching.objects.select_related("used_by")
        .filter(header_key=header_key(list(header)))
        .first()
    )


def sheet_choices(sheets: Iterable[ImportSheet]) -> list[tuple[str, str]]:
    """The sheets that can be chosen, and what is said of each."""
    return [(one.name, _sheet_words(one)) for one in sheets if not one.problem]


def _sheet_words(sheet: ImportSheet) -> str:
    words = f"{sheet.name or 'The only sheet'}, {plural(len(sheet.rows), 'row')}"
    return f"{words} (hidden in the file)" if sheet.hidden else words


def header_choices(rows: Sequence[Row]) -> list[tuple[int, str]]:
    """The rows that could be the header, with the beginning of what they say."""
    return [
        (row.number, f"Row {row.number}: {shorten(' · '.join(filter(None, row.cells)), 90)}")
        for row in rows[:LOOK_FOR_HEADER_IN]
    ]


# What to settle for many rows -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToSettle:
    """One text that stands in some rows, what it was taken for, and what is open about it."""

    text: str
    count: int
    taken: Any
    said: str


def owners_to_settle(rows: Sequence[ImportRow], context: Context) -> list[ToSettle]:
    """Owner texts that were not plainly understood, the most frequent first."""
    found = Counter(text for row in rows for text in _texts(row, context, "owner"))
    read: list[tuple[str, int, Owner]] = [
        (text, count, read_owner(text, context.directory)) for text, count in found.most_common()
    ]
    return [
        ToSettle(text, count, context.owners.get(text, owner.owner), owner.problem or owner.remark)
        for text, count, owner in read
        if owner.problem or owner.remark or text in context.owners
    ][:MOST_TO_SETTLE]


def statuses_to_settle(rows: Sequence[ImportRow], context: Context) -> list[ToSettle]:
    """Every word for how an action stands, with what it was taken to mean."""
    found = Counter(text for row in rows for text in _texts(row, context, "status"))
    words: dict[str, ToSettle] = {}
    for text, count in found.most_common():
        read, key = read_status(text), status_key(text)
        if before := words.get(key):
            text, count = before.text, count + before.count
        taken = context.statuses.get(key, str(read.meaning))
        words[key] = ToSettle(text, count, taken, read.remark)
    return list(words.values())[:MOST_TO_SETTLE]


def _texts(row: ImportRow, context: Context, key: str) -> list[str]:
    """What the columns of a field say in one row, where they say something."""
    texts = [row.cells[at] for at in context.columns(key) if at < len(row.cells)]
    joined = "; ".join(text for text in texts if text.strip("-–—. "))
    return [joined] if joined else []


def blanks(rows: Sequence[ImportRow], context: Context, key: str) -> int:
    """How many rows say nothing under a field."""
    return sum(not _texts(row, context, key) for row in rows)


@dataclass(frozen=True, slots=True)
class Settling:
    """Everything that can be settled for many rows at once."""

    owners: list[ToSettle]
    statuses: list[ToSettle]
    blank_owner: int
    blank_due: int

    def __bool__(self) -> bool:
        return bool(self.owners or self.statuses or self.blank_owner or self.blank_due)


def settling(plan_import: PlanImport, *, on: date) -> Settling:
    """What stands in the rows that would come in. One row alone is settled on its own page."""
    context = context_of(plan_import, on=on)
    rows = list(plan_import.rows.exclude(outcome="known").only("cells", "standing"))
    rows = [row for row in rows if row.standing != "aside"]
    return Settling(
        owners_to_settle(rows, context),
        statuses_to_settle(rows, context),
        blanks(rows, context, "owner"),
        blanks(rows, context, "due"),
    )


# One row ----------------------------------------------------------------------------------------


def source_lines(plan_import: PlanImport, row: ImportRow) -> list[tuple[str, str]]:
    """What one row of the file says, column by column."""
    names = [name or f"Column {column_name(at)}" for at, name in enumerate(plan_import.header)]
    cells = _full(row, len(names), _repeated(plan_import))
    lines = [(name, text) for name, text in zip(names, cells, strict=True) if text]
    return [("Heading", row.heading), *lines] if row.heading else lines


def said_in_row(row: ImportRow) -> dict[str, str]:
    """What is to be said at each field of one row."""
    said: dict[str, list[str]] = {}
    for one in row.findings:
        said.setdefault(one["field"], []).append(one["text"])
    return {field: ". ".join(texts) for field, texts in said.items()}


# Counts and files ---------------------------------------------------------------------------------


def outcome_counts(plan_import: PlanImport) -> dict[str, int]:
    """How many rows there are of each outcome."""
    rows = plan_import.rows.order_by().values_list("outcome").annotate(many=Count("pk"))
    return dict(rows)


def left_out_table(plan_import: PlanImport) -> tuple[list[str], list[list[str]]]:
    """The rows that stayed out, in their own columns, with the reason at the end."""
    width = len(plan_import.header)
    repeated = _repeated(plan_import)
    rows = [
        [*_full(row, width, repeated), row.reason or reason_of(row)]
        for row in plan_import.rows.staying_out().iterator(chunk_size=500)
    ]
    return [*plan_import.header, "Why it was not imported"], rows


def _repeated(plan_import: PlanImport) -> set[str]:
    """The columns in which an empty cell says what the one above it says."""
    return {
        column
        for column, key in plan_import.matching.items()
        if key in BY_KEY and BY_KEY[key].liftable
    }


def _full(row: ImportRow, width: int, repeated: set[str]) -> list[str]:
    """The cells with the words above them that they repeat, so that a row stands by itself.

    Only what may be repeated: a row without an action goes back without one.
    """
    cells = [*row.cells, *[""] * (width - len(row.cells))][:width]
    above = {at: words for at, words in row.above.items() if at in repeated}
    return [text or above.get(str(at), "") for at, text in enumerate(cells)]


def reason_of(row: ImportRow) -> str:
    """Why a row stays out, in a sentence."""
    stops = [one["text"] for one in row.findings if one["level"] == "stop"]
    if row.outcome == "cannot" and stops:
        return ". ".join(stops)
    if row.wanted is False:
        return "Left out by the person who imported the file"
    return row.like or "Left out"
