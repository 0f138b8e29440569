"""People supported in a table: initials and reference, never a name."""

from typing import Any

from django.utils.html import format_html

from foundation.organisation.models import Person
from foundation.organisation.selectors.people import flag_of
from foundation.ui.marks import due_chip, ic
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import listed


class PeopleTable(Table):
    """The people in reach."""

    caption = "People supported"
    order = "reference"
    columns: tuple[Column, ...] = (
        Column("reference", "Person", sort=("length", "reference"), width=14),
        Column("initials", "Initials", sort="initials", only="file"),
        Column("lives", "Where"),
        Column("since", "Since"),
        Column("communication", "To be understood", width=34),
        Column("review", "Review due"),
    )
    empty = Empty("Nobody yet", "People appear here once a service has been given for them.")

    def html_reference(self, row: Person) -> Any:
        return format_html(
            '<a class="plain" href="{}">{} <span class="ref">{}</span></a>',
            row.get_absolute_url(), row.initials, row.reference,
        )  # fmt: skip

    def text_lives(self, row: Any) -> str:
        return listed(dict.fromkeys(str(one.service) for one in row.lives)) or "No longer with us"

    def value_since(self, row: Any) -> Any:
        return min((one.starts_on for one in row.lives), default=None)

    def text_communication(self, row: Any) -> str:
        flag = flag_of(row.needs, self.on)
        return flag.words if flag else ""

    def html_communication(self, row: Any) -> Any:
        words = self.text_communication(row)
        return format_html('<span class="chip">{}{}</span>', ic("note"), words) if words else ""

    def value_review(self, row: Any) -> Any:
        flag = flag_of(row.needs, self.on)
        return flag.due if flag else None

    def html_review(self, row: Any) -> Any:
        flag = flag_of(row.needs, self.on)
        return due_chip(flag.due, self.on) if flag else ""


class PeopleHereTable(PeopleTable):
    """The people of one service, where it need not be said which."""

    columns = tuple(column for column in PeopleTable.columns if column.key != "lives")
    empty = Empty("Nobody is supported here now", "Whoever comes to live here stands here.")
