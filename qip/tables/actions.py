"""The list of actions: everything a manager needs of each on one row."""

from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import plural, short_day
from qip.models import Action, RiskLevel, Strand
from qip.standing import due_mark, slip_words, state_chip, state_words, track
from qip.words import EVERYWHERE, some

STRANDS = {strand.value: str(strand.label) for strand in Strand}
RISKS = {risk.value: str(risk.label) for risk in RiskLevel}
WEIGHTY = (RiskLevel.HIGH, RiskLevel.CRITICAL)


# By plan and number. Plans are numbered as they are written, so their keys have the same order,
# and an index holds both.
IN_ORDER = ("plan_id", "number")


@lru_cache(maxsize=1)
def _address() -> tuple[str, str]:
    """The address of an action around its number, worked out once."""
    before, _, after = reverse("qip:action", args=[0]).rpartition("0")
    return before, after


def address(action: Action) -> str:
    before, after = _address()
    return f"{before}{action.pk}{after}"


class ActionTable(Table):
    """Actions, soonest first. Cells are drawn in Python: fifty rich rows are a few milliseconds."""

    caption = "Actions, soonest due first"
    css = "tbl-actions"
    order = "due"
    columns = (
        Column("action", "Action", sort=IN_ORDER, only="page", width=30),
        Column("reference", "Reference", only="file"),
        Column("title", "Action", only="file"),
        Column("plan", "Plan", only="file", text=lambda row: row.plan.title),
        Column("strand", "Strand", only="file", text=lambda row: STRANDS[row.strand]),
        Column("services", "Services", width=11),
        Column("owner", "Owner", width=13, sort="owner__name"),
        Column("due", "Due", sort="due", first=True, value=lambda row: row.due),
        Column("first_due", "First date", only="file", value=lambda row: row.first_due),
        Column("slip", "Slip in days", only="file", value=lambda row: row.slip_days),
        Column("moves", "Times moved", only="file"),
        Column("state", "State", text=state_words),
        Column("risk", "Risk", sort="risk_order", text=lambda row: RISKS[row.risk_level]),
        Column("evidence", "Evidence", nowrap=True),
        Column("noted_at", "Last note", only="file", value=lambda row: row.noted_at),
    )  # fmt: skip
    empty = Empty(
        "No actions yet",
        "An action says what staff will do differently, and how you will know. "
        "Open a plan to add one.",
    )

    def html_action(self, row: Any) -> SafeString:
        return mark_safe(
            f'<a class="plain" href="{address(row)}">{escape(row.title)}</a>'
            f'<span class="meta">{row.reference} · {STRANDS[row.strand]} · '
            f"{escape(row.plan.title)}</span>"
        )

    def text_services(self, row: Any) -> str:
        return EVERYWHERE if row.all_services else some(row.service_names, most=0)

    def html_services(self, row: Any) -> str:
        return EVERYWHERE if row.all_services else some(row.service_names)

    def text_owner(self, row: Any) -> str:
        return row.owner.name if row.owner else ""

    def html_owner(self, row: Any) -> SafeString:
        if row.owner is None:
            return mark_safe('<span class="meta-0">Nobody yet</span>')
        return format_html('{}<span class="meta">{}</span>', row.owner.role_words, row.owner.name)

    def html_due(self, row: Any) -> SafeString:
        return mark_safe(f"{due_mark(row, self.on)}{self._slip(row)}")

    def _slip(self, row: Any) -> str:
        """The first date never disappears."""
        words = slip_words(row, self.on, row.moves)
        return f'<span class="meta">{words}</span>' if words else ""

    def html_state(self, row: Any) -> SafeString:
        return mark_safe(f'<span class="cell-track">{track(row, self.on)}{state_chip(row)}</span>')

    def html_risk(self, row: Any) -> SafeString:
        words = RISKS[row.risk_level]
        return mark_safe(f"<b>{words}</b>" if row.risk_level in WEIGHTY else words)

    def html_evidence(self, row: Any) -> SafeString:
        noted = f"Note {short_day(row.noted_at, self.on)}" if row.noted_at else "No note"
        files = plural(row.evidence, "file") if row.evidence else '<span class="meta-0">None</span>'
        return mark_safe(f'{files}<span class="meta">{noted}</span>')
