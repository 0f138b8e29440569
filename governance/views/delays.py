"""Delays, for those who answer for them: how far they climbed, why, and who answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from foundation.ui.tables import TYPES, file_of
from foundation.ui.views import ListPage, Page
from governance.forms.delay_filters import DelayedFilter
from governance.selectors import delay_page
from governance.selectors.delay_rows import View
from governance.tables.delays import DelayedTable, MovedTable
from qip.selectors.actions import moves_count

PAGE = ("Delays", "delays:page")


class DelaysPage(Page):
    """The figures. They are numbers of actions; nobody is named."""

    permission = "governance.view_delays"
    template_name = "governance/delays.html"
    title, nav = "Delays", "delays"

    def found(self) -> delay_page.Delays:
        whole = self.request.GET.get("services") == "all"
        services = self.scope.services
        return delay_page.delays(by=self.user, services=services, on=self.on, all_services=whole)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        kind = request.GET.get("export", "")
        return self.file(kind) if kind in TYPES else self.show()

    def file(self, kind: str) -> HttpResponse:
        """Every figure of the page as a file."""
        body = file_of(kind, "Delays", delay_page.HEADERS, delay_page.lines(self.found()))
        name = f"delays-{self.on.isoformat()}.{kind}"
        return HttpResponse(
            body,
            content_type=TYPES[kind],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def context(self) -> dict[str, Any]:
        found = self.found()
        climbing, high = delay_page.opening(found)
        return {
            "found": found,
            "climbing": climbing,
            "high": high,
            "silence": delay_page.silence(found),
            "late_now": delay_page.late_now(found),
            "chart": delay_page.chart(found),
            "where": self.scope.label,
            "crossed": (
                ("By strand", "strands", "strand", found.strands),
                ("By risk", "risks", "risk_level", found.risks),
            ),
            "sections": SECTIONS,
        }


SECTIONS = (
    ("levels", "Levels"), ("services", "Services"), ("strands", "Strands and risks"),
    ("late", "How late"), ("answers", "Who answers"), ("trend", "Twelve months"),
)  # fmt: skip


class DelayedList(ListPage):
    """The actions behind a figure."""

    permission = "governance.view_delays"
    title, nav, noun = "Actions against their first date", "delays", "actions"
    headline = "Every action whose first date has come, or that was said to be done."
    table, filters = DelayedTable, DelayedFilter
    scope_field = ""

    def crumbs(self) -> list[tuple[str, str]]:
        label, name = PAGE
        return [(label, reverse(name))]

    @property
    def looked_at(self) -> View:
        return View(self.user, self.scope.services, self.on)

    def rows(self) -> Any:
        return self.told(self.looked_at.due_or_done())

    def told(self, rows: Any) -> Any:
        return rows.select_related("plan").annotate(moves=moves_count())


class MovedList(DelayedList):
    """The actions behind a reason for moving a date, also those whose first date is to come."""

    title = "Actions whose date moved"
    headline = "Every action whose date moved in the last twelve months."
    table = MovedTable

    def rows(self) -> Any:
        return self.told(self.looked_at.moved())
