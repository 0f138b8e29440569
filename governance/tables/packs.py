"""Packs in a list."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.ui.marks import chip
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import short_day
from governance.models import Pack, PackState

SHAPES = {
    PackState.QUEUED: "agreed",
    PackState.BUILDING: "progress",
    PackState.READY: "tick",
    PackState.FAILED: "blocked",
}


class PackTable(Table):
    caption = "Evidence packs, latest first"
    order = "-asked"
    columns = (
        Column("plan", "Pack", sort=("plan__number", "number"), width=36),
        Column("recipient", "For", sort="recipient"),
        Column("asked", "Asked for", sort="requested_at", value=lambda row: row.requested_at),
        Column("by", "By", text=lambda row: row.requested_by.role_words),
        Column("pages", "Pages", number=True, value=lambda row: row.pages or None),
        Column("state", "State", sort="state", first=True),
    )
    empty = Empty(
        "No evidence packs yet",
        "A pack prints one plan as it is on the day: what changed, what did not, and how you know. "
        "Open a plan and choose “Build evidence pack”.",
    )

    def text_plan(self, row: Pack) -> str:
        return f"{row.reference}, {row.plan.title}"

    def html_plan(self, row: Pack) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">{}</span>',
            reverse("governance:pack", args=[row.pk]),
            row.plan.title,
            row.reference,
        )

    def text_state(self, row: Pack) -> str:
        if row.is_ready and row.has_expired(self.on):
            return f"Out of date since {short_day(row.expires_on, self.on)}"
        return row.get_state_display()

    def html_state(self, row: Pack) -> SafeString:
        words = self.text_state(row)
        if row.is_ready:
            old = row.has_expired(self.on)
            return chip("soon" if old else "tick", words, tone="watch" if old else "")
        tone = "act" if row.state == PackState.FAILED else ""
        return chip(SHAPES[PackState(row.state)], words, tone=tone)
