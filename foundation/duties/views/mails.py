"""Emails that could not be sent: for whoever looks after the installation."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from foundation.duties.forms.confirming import NoQuestions
from foundation.duties.models import Mail
from foundation.duties.selectors.mails import stuck_mails
from foundation.duties.services.mailing import send_again, send_all_again
from foundation.duties.tables.mails import FailedMailTable
from foundation.ui.problems import Problem
from foundation.ui.views import Button, ConfirmPage, ListPage, Tab
from foundation.ui.words import in_words, plural

WHOLE = "duties.resend_mail"


class OfAll:
    """Mail is the whole organisation's: whoever holds the permission at one place sees none."""

    permission = WHOLE
    nav = "mail"
    user: Any

    def allowed(self) -> bool:
        return bool(self.user.reach(WHOLE).everything)


class FailedMails(OfAll, ListPage):
    """Who was not told, since when, and why."""

    table = FailedMailTable
    scope_field = ""
    title = "Emails that could not be sent"
    noun = "mails"
    tabs = (
        Tab("failed", "Given up", lambda rows, on: rows.failed()),
        Tab("trying", "Being tried again", lambda rows, on: rows.trying()),
    )

    def rows(self) -> QuerySet[Mail]:
        return stuck_mails()

    @cached_property
    def given_up(self) -> int:
        return int(self.in_view.failed().count())

    def headline(self) -> str:
        if not self.given_up:
            return "No email was given up. One that cannot leave is tried six times over 17 hours."
        was = "email was" if self.given_up == 1 else "emails were"
        return (
            f"{capfirst(in_words(self.given_up))} {was} given up after six attempts over 17 hours. "
            "Put right what stands in the way, then send again."
        )

    def actions(self) -> Iterable[Button]:
        if not self.given_up:
            return []
        return [Button("Send all again", reverse("duties:mails_again"), dialog=True)]


class Again(OfAll, ConfirmPage):
    """Something leaves once more."""

    form_class = NoQuestions
    submit = "Send again"
    drafts = False

    def crumbs(self) -> Iterable[tuple[str, str]]:
        return [("Emails that could not be sent", reverse("duties:mails"))]

    def landing(self, saved: Any) -> str:
        return reverse("duties:mails")


class MailAgain(Again):
    """One of them."""

    model = Mail
    title, said = "Send this email again?", "It leaves within five minutes."
    ask = "It says what is still open today. What was settled meanwhile is left out."

    def rows(self) -> QuerySet[Mail]:
        return stuck_mails().failed()

    def save(self, form: Any) -> Mail:
        send_again(by=self.user, mail=self.object)
        return self.object


class MailsAgain(Again):
    """All of them."""

    title = "Send all of them again?"
    ask = "Each says what is still open today. What was settled meanwhile is left out."

    def save(self, form: Any) -> int:
        sent = send_all_again(by=self.user)
        if not sent:
            raise Problem("There is none left to send.")
        return sent

    def said(self, sent: int) -> str:
        return f"{plural(sent, 'email')} will leave within five minutes."
