"""Roles in a table."""

from typing import Any

from django.utils.html import format_html

from foundation.organisation.models import Role
from foundation.ui.tables import Column, Table


class RoleTable(Table):
    """What there is to be, and how many are it."""

    caption = "Roles"
    order = "order"
    columns = (
        Column("name", "Role", sort="name", width=22),
        Column("description", "What it is for", width=44),
        Column("may", "Permissions", number=True),
        Column("held", "Held by", number=True, sort="held"),
        Column("order", "Order", sort=("order", "name"), only="file"),
    )

    def html_name(self, row: Role) -> Any:
        return format_html('<a class="plain" href="{}">{}</a>', row.get_absolute_url(), row.name)

    def value_may(self, row: Role) -> int:
        return len(row.permissions)
