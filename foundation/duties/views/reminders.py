"""Reminders: what somebody is reminded of, going there, and having seen it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from foundation.duties.models import Reminder
from foundation.duties.selectors.reminders import line_of, reminders_of
from foundation.duties.services.reminders import mark_all_read, mark_read
from foundation.ui.views import SIGNED_IN, Page


class RemindersPage(Page):
    """One's own reminders, new ones first."""

    permission = SIGNED_IN
    template_name = "duties/reminders.html"
    title = "Reminders"
    nav = "reminders"

    def context(self) -> dict[str, Any]:
        return {"reminders": reminders_of(self.user, on=self.on)}


class OneReminder(Page):
    """One's own reminder; there are no others."""

    permission = SIGNED_IN
    object: Reminder

    def fetch(self) -> None:
        self.object = self.reach(Reminder, pk=self.kwargs["pk"])


class ReminderOpen(OneReminder):
    """Goes to the record; the reminder is read by that."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        line = line_of(self.object, by=self.user, on=self.on)
        if line is None:
            raise Http404
        mark_read(by=self.user, reminder=self.object)
        return HttpResponseRedirect(line.told.url)


class ReminderRead(OneReminder):
    """Seen, without going there."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        mark_read(by=self.user, reminder=self.object)
        return HttpResponseRedirect(reverse("duties:reminders"))


class RemindersRead(Page):
    """All of them seen."""

    permission = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        mark_all_read(by=self.user)
        return HttpResponseRedirect(reverse("duties:reminders"))
