"""Frameworks in a list."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.evidence.models import Framework
from foundation.ui.marks import chip
from foundation.ui.tables import Column, Table

SHAPES = {"in_force": "tick", "draft": "draft", "withdrawn": "none"}


class FrameworkTable(Table):
    caption = "Frameworks and their versions"
    columns = (
        Column("title", "Framework", width=46),
        Column("edition", "Version"),
        Column("issued_on", "Issued"),
        Column("count", "Statements", number=True),
        Column("status", "Status", text=lambda row: row.get_status_display(), first=True),
    )

    def html_title(self, row: Framework) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a>',
            reverse("evidence:framework", args=[row.pk]),
            row.title,
        )

    def html_status(self, row: Framework) -> SafeString:
        return chip(SHAPES.get(row.status, "none"), row.get_status_display(), tone="")
