"""The list of plans."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from foundation.ui.marks import chip
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import late_words, plural, short_day
from qip.models import Plan, PlanState
from qip.words import EVERYWHERE, NAMED, some

SHAPES = {PlanState.DRAFT: "draft", PlanState.ACTIVE: "progress", PlanState.ENDED: "closed"}


def plan_chip(plan: Plan) -> SafeString:
    """The state of a plan. None of them asks anybody to act, so none has a colour."""
    return chip(SHAPES[PlanState(plan.state)], plan.get_state_display(), tone="")


def where(plan: Any, most: int = NAMED) -> str:
    """The services of a plan in the list."""
    return EVERYWHERE if plan.all_services else some(plan.service_names, most)


class PlanTable(Table):
    """Plans with what a manager asks first: how many are late, and what comes next."""

    caption = "Improvement plans"
    css = "tbl-plans"
    order = "plan"
    columns = (
        Column("plan", "Plan", sort="number", only="page", width=34),
        Column("number", "Number", only="file"),
        Column("title", "Plan", only="file"),
        Column(
            "state", "State", sort="state", text=lambda row: row.get_state_display(), html=plan_chip
        ),
        Column("services", "Services", only="file", text=lambda row: where(row, most=0)),
        Column("lead", "Plan lead", sort="lead__name", text=lambda row: row.lead.name),
        Column("senior_owner", "Senior owner", only="file", text=lambda row: row.senior_owner.name),
        Column("open_count", "Open", sort="open_count", number=True),
        Column("late_count", "Late", sort="late_count", number=True),
        Column("done_count", "Done", sort="done_count", number=True),
        Column(
            "next_due", "Next date", sort="next_due", nowrap=True, value=lambda row: row.next_due
        ),
        Column("ends_on", "Ends", sort="ends_on", nowrap=True, value=lambda row: row.ends_on),
        Column("news_at", "Last news of change", only="file", value=lambda row: row.news_at),
    )
    empty = Empty(
        "No plans yet",
        "A plan says what will be true for people, and holds the actions that get there.",
    )

    def html_plan(self, row: Any) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">{} · {}</span>',
            row.get_absolute_url(), row.title, row.reference, where(row),
        )  # fmt: skip

    def html_lead(self, row: Any) -> SafeString:
        return format_html('{}<span class="meta">{}</span>', row.lead.name, row.lead.role_words)

    def html_late_count(self, row: Any) -> SafeString:
        if not row.late_count:
            return mark_safe('<span class="meta-0">0</span>')
        return chip("late", plural(row.late_count, "late", "late"))

    def html_next_due(self, row: Any) -> SafeString:
        if row.next_due is None:
            return mark_safe('<span class="meta-0">None</span>')
        near = (row.next_due - self.on).days <= SOON
        words = late_words(row.next_due, self.on)
        return chip("soon", words) if near else format_html("{}", words)

    def html_ends_on(self, row: Any) -> SafeString:
        news = f"News of {short_day(row.news_at, self.on)}" if row.news_at else "No news yet"
        return format_html('{}<span class="meta">{}</span>', short_day(row.ends_on, self.on), news)


SOON = 6
