"""Lists of what was tried, of practice standards, and of where they have spread."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.ui.marks import chip
from foundation.ui.tables import Column, Table
from foundation.ui.words import as_date, late_words, short_day
from qip.models import Adoption, AdoptionState, ChangeTest, Decision
from qip.words import EVERYWHERE, NAMED, some

DECISION_SHAPES = {
    Decision.ADOPT: "proven",
    Decision.ADAPT: "inuse",
    Decision.ABANDON: "none",
    "": "begun",
}
STATE_SHAPES = {
    AdoptionState.IN_PLACE: "proven",
    AdoptionState.NOT_YET: "begun",
    AdoptionState.NOT_APPLICABLE: "none",
}


def decision_words(test: ChangeTest) -> str:
    return test.get_decision_display() if test.is_decided else "Under way"


def decision_chip(test: ChangeTest) -> SafeString:
    """What became of a test; the shape says it as well as the word."""
    return chip(DECISION_SHAPES[test.decision], decision_words(test))


def adoption_chip(adoption: Adoption, on: Any) -> SafeString:
    """How an adoption stands; late ones say by how much."""
    if adoption.is_late(on):
        return chip("late", f"Not yet, {late_words(adoption.due, on)}")
    return chip(STATE_SHAPES[AdoptionState(adoption.state)], adoption.get_state_display())


class TriedTable(Table):
    """Everything that was tried under one plan."""

    caption = "Tests of change, latest first"
    order = "-started_on"
    columns = (
        Column("tried", "What was tried", only="page", width=30),
        Column("action", "Action", only="file", text=lambda row: row.action.reference),
        Column("number", "Test", only="file", value=lambda row: row.number),
        Column("tried_words", "What was tried", only="file", text=lambda row: row.tried),
        Column("where", "Where and with whom", width=14),
        Column("prediction", "Expected", only="file"),
        Column("started_on", "First day", sort="started_on", nowrap=True),
        Column("happened", "What happened", text=lambda row: row.happened or "Not yet said"),
        Column("decision", "Decision", sort="decision", text=decision_words, html=decision_chip),
        Column("reason", "Why"),
        Column("decided_by", "Decided by", only="file",
               text=lambda row: row.decided_by.role_words if row.decided_by else ""),
        Column("decided_at", "Decided", only="file",
               value=lambda row: row.decided_at and as_date(row.decided_at)),
    )  # fmt: skip

    def html_tried(self, row: ChangeTest) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">{} {}, test {}</span>',
            row.get_absolute_url(), row.tried, row.action.reference, row.action.title, row.number,
        )  # fmt: skip

    def html_started_on(self, row: ChangeTest) -> str:
        return short_day(row.started_on, self.on)


class StandardTable(Table):
    """What good looks like, by standard."""

    caption = "Practice standards"
    order = "title"
    columns = (
        Column("title", "Standard", sort="number", only="page", width=34),
        Column("number", "Number", only="file", value=lambda row: row.number),
        Column("name", "Standard", only="file", text=lambda row: row.title),
        Column("services", "Services", only="file", text=lambda row: where(row, 0)),
        Column("state", "State", text=lambda row: "In force" if row.now_number else "Proposed"),
        Column("now_from", "In force since", sort="now_from", nowrap=True,
               value=lambda row: row.now_from),
        Column("now_number", "Version", number=True, value=lambda row: row.now_number),
        Column("ahead_number", "Proposed",
               text=lambda row: f"Version {row.ahead_number}" if row.ahead_number else "None"),
        Column("owner_role", "Kept by", sort="owner_role__name",
               text=lambda row: row.owner_role.name),
        Column("good", "What good looks like", only="file", text=lambda row: row.now_good or ""),
    )  # fmt: skip

    def html_title(self, row: Any) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">{} · {}</span>',
            row.get_absolute_url(), row.title, row, where(row),
        )  # fmt: skip

    def html_state(self, row: Any) -> SafeString:
        return chip("closed", "In force") if row.now_number else chip("draft", "Proposed")

    def html_now_from(self, row: Any) -> SafeString:
        words = short_day(row.now_from, self.on) if row.now_from else "Not yet"
        return format_html("{}", words)

    def html_now_number(self, row: Any) -> str:
        return str(row.now_number or "–")


def where(row: Any, most: int = NAMED) -> str:
    """The services of a standard in the list."""
    return EVERYWHERE if row.all_services else some(row.service_names, most)


class AdoptionTable(Table):
    """What should be taken up, service by service."""

    caption = "What was proven elsewhere, by service"
    order = "due"
    columns = (
        Column("title", "What was proven", sort="action__title", only="page", width=27),
        Column("action", "Action", only="file", text=lambda row: row.action.reference),
        Column("name", "What was proven", only="file", text=lambda row: row.action.title),
        Column("service", "Service", sort="service__name", text=lambda row: row.service.name),
        Column("state", "State", sort="state", first=True,
               text=lambda row: row.get_state_display()),
        Column("due", "Due", sort="due", nowrap=True),
        Column("person", "Who sees to it", sort="person__name", width=16,
               text=lambda row: row.person.name),
        Column("said", "What shows it, or why not", text=lambda row: row.evidence or row.reason),
        Column("file", "File", only="file",
               text=lambda row: row.attachment.title if row.attachment else ""),
        Column("decided_by", "Decided by", only="file",
               text=lambda row: row.decided_by.role_words if row.decided_by else ""),
        Column("decided_at", "Decided", only="file",
               value=lambda row: row.decided_at and as_date(row.decided_at)),
    )  # fmt: skip

    def html_title(self, row: Any) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">Action {}</span>',
            row.get_absolute_url(), row.action.title, row.action.reference,
        )  # fmt: skip

    def html_state(self, row: Any) -> SafeString:
        return adoption_chip(row, self.on)

    def html_due(self, row: Any) -> str:
        return short_day(row.due, self.on)

    def html_person(self, row: Any) -> SafeString:
        return format_html('{}<span class="meta">{}</span>', row.person.name, row.person.role_words)

    def html_said(self, row: Any) -> SafeString:
        words = row.evidence or row.reason
        return format_html("{}", words) if words else SafeString('<span class="meta">–</span>')
