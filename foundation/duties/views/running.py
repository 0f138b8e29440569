"""What runs by itself, for those who look after an installation."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from foundation.duties.forms.confirming import NoQuestions
from foundation.duties.models import TaskRun
from foundation.duties.periodic import line_of
from foundation.duties.selectors.queue import in_queue
from foundation.duties.selectors.running import headline, last_of, queue_words, running
from foundation.duties.services.asking import ask_for_run
from foundation.ui.navigation import address
from foundation.ui.views import ConfirmPage, Page

TITLE = "What runs by itself"
SEES, RUNS = "duties.view_running", "duties.run_task"


class RunningPage(Page):
    """Each piece of work: what it does, how often, how it went."""

    permission = SEES
    template_name = "duties/running.html"
    title = TITLE
    nav = "running"

    def allowed(self) -> bool:
        return bool(self.user.reach(SEES).everything)

    def context(self) -> dict[str, Any]:
        found = running(waiting=in_queue(), at=timezone.now())
        return {
            "found": found,
            "headline": headline(found),
            "queue_words": queue_words(found),
            "may_run": bool(self.user.reach(RUNS).everything),
            "mails": address("duties:mails") if self.user.has_perm("duties.resend_mail") else "",
        }


class RunTask(ConfirmPage):
    """Starts one piece of work now."""

    permission = RUNS
    form_class = NoQuestions
    nav = "running"
    submit = "Start it now"
    drafts = False

    def allowed(self) -> bool:
        return bool(self.user.reach(RUNS).everything)

    def fetch(self) -> None:
        if (line := line_of(self.kwargs["key"])) is None:
            raise Http404
        self.line = line

    def title(self) -> str:
        return f"{self.line.title} now?"

    def crumbs(self) -> list[tuple[str, str]]:
        return [(TITLE, reverse("duties:running"))]

    def ask(self) -> str:
        last = last_of(self.line)
        again = "It has not run yet." if last is None else ""
        return f"{self.line.what} {again} It is safe to run it twice.".replace("  ", " ")

    def said(self, _saved: TaskRun) -> str:
        return f"“{self.line.title}” has been put into the queue."

    def save(self, form: Any) -> TaskRun:
        return ask_for_run(by=self.user, line=self.line, at=timezone.now())

    def landing(self, saved: TaskRun) -> str:
        return reverse("duties:running")
