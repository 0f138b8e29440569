"""Emails that could not be sent, in a table."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from foundation.duties.models import Mail, MailState
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import moment


class FailedMailTable(Table):
    """To whom, since when, and why."""

    caption = "Emails that could not be sent"
    columns = (
        Column("recipient", "To", width=24),
        Column("not_before", "Should have left", width=22),
        Column("problem", "Why it did not", width=34),
        Column("next", "What is next", width=20),
    )
    empty = Empty("All emails have been sent", "Nothing waits for you here.", icon="tick")

    def text_not_before(self, row: Mail) -> str:
        return capfirst(moment(row.not_before, self.on))

    def html_problem(self, row: Mail) -> Any:
        tries = "once" if row.attempts == 1 else f"{row.attempts} times"
        return format_html('{}<span class="meta">Tried {}</span>', row.problem, tries)

    def text_next(self, row: Mail) -> str:
        if row.state == MailState.FAILED:
            return "Send again"
        return f"Tried again {moment(row.next_try_at, self.on)}"

    def html_next(self, row: Mail) -> Any:
        if row.state != MailState.FAILED:
            return self.text_next(row)
        return format_html(
            '<a href="{}" data-dialog>Send again<span class="visually-hidden"> to {}</span></a>',
            reverse("duties:mail_again", args=[row.pk]), row.recipient,
        )  # fmt: skip
