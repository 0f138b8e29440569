"""The rows of an import as they would come in, with every problem in words by its cell."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from foundation.ui.marks import chip, ic
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import listed, short_day
from qip.models import ImportRow, Outcome, Standing, Strand
from qip.spreadsheets.status_words import LABELS, Meaning
from qip.spreadsheets.tidy import shorten

STRANDS = {strand.value: str(strand.label) for strand in Strand}
CHIPS = {
    Outcome.READY: ("tick", "Whole", ""),
    Outcome.DRAFT: ("draft", "Comes in as a draft", ""),
    Outcome.CANNOT: ("late", "Cannot come in yet", "act"),
    Outcome.KNOWN: ("closed", "Already here", ""),
    Outcome.LEFT_OUT: ("none", "Left out", ""),
    Outcome.IMPORTED: ("closed", "Brought in", "good"),
}
STILL = {
    "problem": "the problem",
    "standard": "the new standard",
    "daily_application": "how staff apply it every day",
    "success": "how success is measured",
}
BY_CELL = {"owner": ("owner", "contributors"), "due": ("due", "starts_on"),
           "stands": ("status", "risk_level", "strand", "services")}  # fmt: skip
MARKS = {"stop": "late", "gap": "note", "check": "note"}


class ImportRowTable(Table):
    """Rows in the order of the file."""

    caption = "Rows of the spreadsheet, as they would come in"
    css = "import-rows"
    columns = (
        Column("row", "Action", width=34),
        Column("owner", "Owner", width=17),
        Column("due", "Due", width=18),
        Column("stands", "Strand and status", width=15),
        Column("outcome", "What happens", width=16, first=True),
    )
    empty = Empty("No rows here", "Look under the other views.", icon="tick")

    def __init__(
        self,
        rows: Iterable[Any] = (),
        *,
        names: Mapping[int, str] | None = None,
        nowhere: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        """``nowhere`` are the fields that no column gives: said once, not in every row."""
        super().__init__(rows, **kwargs)
        self.names, self.nowhere = names or {}, frozenset(nowhere)

    def html_row(self, row: ImportRow) -> SafeString:
        title = row.values.get("title") or row.words or "An empty row"
        url = reverse("qip:import_row", args=[row.plan_import_id, row.number])
        place = f"Row {row.number}" + (f" · {shorten(row.heading, 60)}" if row.heading else "")
        linked = row.standing != Standing.KNOWN
        name = (
            format_html('<a class="plain" href="{}">{}</a>', url, title)
            if linked
            else escape(title)
        )
        return format_html(
            '<span class="anchor" id="row-{}"></span>{}<span class="meta">{}</span>{}{}',
            row.number, name, place, self._findings(row, self._said_by_title(row)),
            self._still(row),
        )  # fmt: skip

    def html_owner(self, row: ImportRow) -> SafeString:
        if row.standing == Standing.KNOWN:
            return mark_safe("")
        owner = self.names.get(row.values.get("owner") or 0)
        helpers = [self.names[pk] for pk in row.values.get("contributors", ()) if pk in self.names]
        return format_html(
            "{}{}{}",
            owner or mark_safe('<span class="meta-0">Nobody yet</span>'),
            format_html('<span class="meta">with {}</span>', listed(helpers)) if helpers else "",
            self._findings(row, BY_CELL["owner"]),
        )

    def html_due(self, row: ImportRow) -> SafeString:
        if row.standing == Standing.KNOWN:
            return mark_safe("")
        due = row.values.get("due")
        shown = short_day(date.fromisoformat(due), self.on) if due else None
        return format_html(
            "{}{}",
            shown or mark_safe('<span class="meta-0">No date yet</span>'),
            self._findings(row, BY_CELL["due"]),
        )

    def html_stands(self, row: ImportRow) -> SafeString:
        if row.standing == Standing.KNOWN:
            return mark_safe("")
        meaning = row.values.get("status", Meaning.UNCLEAR)
        status = "" if meaning == Meaning.UNCLEAR else LABELS[Meaning(meaning)]
        return format_html(
            '{}<span class="meta">{}</span>{}',
            STRANDS.get(row.values.get("strand", ""), ""),
            status,
            self._findings(row, BY_CELL["stands"]),
        )

    def html_outcome(self, row: ImportRow) -> SafeString:
        name, words, tone = CHIPS[Outcome(row.outcome)]
        if row.standing == Standing.KNOWN and row.action_id:
            url = reverse("qip:action", args=[row.action_id])
            return format_html(
                '{}<span class="meta"><a href="{}">{}</a> stays as it is</span>',
                chip(name, words, tone), url, row.like,
            )  # fmt: skip
        url = reverse("qip:import_row", args=[row.plan_import_id, row.number])
        return format_html("{}{}{}", chip(name, words, tone), _why(row), _deeds(row, url))

    def _still(self, row: ImportRow) -> str:
        """What this row leaves to be written before it can be agreed, in one line."""
        if row.outcome not in (Outcome.DRAFT, Outcome.CANNOT):
            return ""
        missing = [key for key in row.values.get("missing", ()) if key in STILL]
        words = [STILL[key] for key in missing if key not in self.nowhere]
        said = '<span class="meta still">Still to be written: {}</span>'
        return format_html(said, listed(words)) if words else ""

    @staticmethod
    def _said_by_title(row: ImportRow) -> tuple[str, ...]:
        """Everything that no other cell says."""
        elsewhere = {key for keys in BY_CELL.values() for key in keys}
        return tuple({one["field"] for one in row.findings} - elsewhere)

    @staticmethod
    def _findings(row: ImportRow, fields: Iterable[str]) -> SafeString:
        """What is to be said of these fields; nothing where the row is left out anyway."""
        out = row.outcome in (Outcome.LEFT_OUT, Outcome.KNOWN)
        said = [] if out else [one for one in row.findings if one["field"] in fields]
        return format_html_join(
            "",
            '<span class="found found-{}">{}<span>{}</span></span>',
            ((one["level"], ic(MARKS[one["level"]]), one["text"]) for one in said),
        )


def _why(row: ImportRow) -> str:
    """Why a row is left out when nobody said so."""
    if row.outcome != Outcome.LEFT_OUT:
        return ""
    if row.wanted is False:
        return mark_safe('<span class="meta">By you</span>')
    dropped = row.values.get("status") == Meaning.DROPPED
    words = row.like or ("The spreadsheet says it is no longer wanted" if dropped else "")
    return format_html('<span class="meta">{}</span>', words)


def _deeds(row: ImportRow, url: str) -> str:
    out = row.outcome == Outcome.LEFT_OUT
    change = format_html(
        '<a href="{}">Change<span class="visually-hidden"> row {}</span></a>', url, row.number
    )
    return format_html(
        '<span class="row-acts">{}<button class="link" form="decide" name="{}" value="{}">{}'
        '<span class="visually-hidden"> row {}</span></button></span>',
        "" if out else change, "bring" if out else "leave", row.number,
        "Bring it in" if out else "Leave out", row.number,
    )  # fmt: skip


class LeftOutTable(Table):
    """Rows that stayed out, and why."""

    caption = "Rows that stayed out"
    columns = (
        Column("number", "Row", width=8),
        Column("words", "What it says", width=46, text=lambda row: row.words or "No action"),
        Column("reason", "Why it was not imported", width=46),
    )
