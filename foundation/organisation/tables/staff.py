"""Staff in a table."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from foundation.organisation.models import User
from foundation.organisation.selectors.staff import standing
from foundation.ui.marks import chip
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import spoken

NONE_NOW = mark_safe('<span class="meta">None now</span>')


class StaffTable(Table):
    """Who works here, in which roles."""

    caption = "Staff"
    order = "name"
    columns = (
        Column("name", "Name", sort="name", width=24),
        Column("email", "Work email", sort="email", only="file"),
        Column("job_title", "Job title", sort="job_title"),
        Column("roles", "Roles and places"),
        Column("standing", "Account", first=True),
        Column("joined_at", "Joined", sort="joined_at", value=lambda row: row.joined_at),
    )
    empty = Empty("Nobody here", "Nobody in your services has a role yet.")

    def html_name(self, row: User) -> Any:
        return format_html('<a class="plain" href="{}">{}</a>', row.get_absolute_url(), row.name)

    def text_roles(self, row: Any) -> str:
        """Each role and where it is held."""
        return "; ".join(f"{one.role}, {one.place}" for one in row.shown_roles)

    def html_roles(self, row: Any) -> Any:
        if not row.shown_roles:
            return NONE_NOW
        first, *more = (format_html("{}, {}", one.role, one.place) for one in row.shown_roles)
        return format_html("{}{}", first, _more(more))

    def text_standing(self, row: User) -> str:
        return standing(row)[1] or "In use"

    def html_standing(self, row: User) -> Any:
        shape, words = standing(row)
        return chip(shape, words, tone=_tone(shape)) if words else "In use"

    def html_joined_at(self, row: User) -> str:
        return spoken(row.joined_at.date()) if row.joined_at else ""


def _more(rest: list[Any]) -> Any:
    return format_html('<span class="meta">and {}</span>', "; ".join(rest)) if rest else ""


def _tone(shape: str) -> str:
    """A closed account is nothing to act on; an invitation that ran out is."""
    return "watch" if shape == "late" else ""
