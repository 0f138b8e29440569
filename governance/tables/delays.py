"""The actions behind the figures on delays. Roles and people are on the page of each action."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import plural, short_day
from qip.standing import due_mark, due_words, state_chip, state_words, times


class DelayedTable(Table):
    caption = "Actions, latest against their first date first"
    order = "-slip"
    columns = (
        Column("title", "Action", sort="title", width=34),
        Column("first_due", "First date", sort="first_due", nowrap=True),
        Column("due", "Due now", sort="due", first=True),
        Column("moves", "Moved", sort="moves"),
        Column("slip", "Days past first date", sort="slip", number=True, nowrap=True),
        Column("state", "State"),
    )
    empty = Empty(
        "No action has come to its date yet",
        "An action shows here once its first date has come or it is said to be done.",
    )

    def html_title(self, row: Any) -> SafeString:
        return format_html(
            '<a class="plain" href="{}">{}</a><span class="meta">{} · {}</span>',
            row.get_absolute_url(), row.title, row.reference, row.plan.title,
        )  # fmt: skip

    def text_title(self, row: Any) -> str:
        return f"{row.reference} {row.title}"

    def text_first_due(self, row: Any) -> str:
        return short_day(row.first_due, self.on)

    def text_due(self, row: Any) -> str:
        return due_words(row, self.on)

    def html_due(self, row: Any) -> SafeString:
        return due_mark(row, self.on)

    def text_moves(self, row: Any) -> str:
        return times(row.moves).capitalize() if row.moves else "Never"

    def value_slip(self, row: Any) -> int:
        return max(row.slip or 0, 0)

    def html_slip(self, row: Any) -> str:
        return plural(row.slip, "day") if (row.slip or 0) > 0 else "On time"

    def text_state(self, row: Any) -> str:
        return state_words(row)

    def html_state(self, row: Any) -> SafeString:
        return state_chip(row)


class MovedTable(DelayedTable):
    caption = "Actions whose date moved, most often first"
    order = "-moves"
    empty = Empty(
        "No date was moved in the last twelve months",
        "An action shows here once its date is moved, with the reason that was given.",
    )
