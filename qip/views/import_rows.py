"""Bringing a plan from a spreadsheet: names and words, the rows, and what came of them."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify

from foundation.ui.problems import Problem
from foundation.ui.tables import TYPES, Query, Slice, file_of
from foundation.ui.views import FormPage, ListPage, Tab
from foundation.ui.views.lists import ShownTab
from foundation.ui.words import plural
from qip.forms.import_rows import ManyForm, RowForm
from qip.forms.imports import BringForm
from qip.models import ImportRow, Outcome, PlanImport
from qip.selectors.imports import (
    Settling,
    left_out_table,
    names_of,
    outcome_counts,
    said_in_row,
    settling,
    source_lines,
)
from qip.services import import_rows, import_run
from qip.tables.imports import STILL, ImportRowTable, LeftOutTable

from .imports import ImportFormPage, OfImport
from .plans import plan_crumbs

MOST_SHOWN = 50
TABS = (
    Tab("all", "All rows"),
    Tab("cannot", "Cannot come in yet", lambda rows, on: rows.filter(outcome=Outcome.CANNOT)),
    Tab("check", "To check", lambda rows, on: rows.coming().exclude(findings=[])),
    Tab("draft", "Drafts", lambda rows, on: rows.filter(outcome=Outcome.DRAFT)),
    Tab("ready", "Whole", lambda rows, on: rows.filter(outcome=Outcome.READY)),
    Tab("known", "Already here", lambda rows, on: rows.filter(outcome=Outcome.KNOWN)),
    Tab("left_out", "Left out", lambda rows, on: rows.filter(outcome=Outcome.LEFT_OUT)),
)


class ImportMany(ImportFormPage):
    """What a name or a word means wherever it stands."""

    template_name = "qip/import_many.html"
    form_class = ManyForm
    title, submit = "Names and words", "Look through the rows"
    step = 3
    intro = "Settle here what stands in many rows. Everything can be changed row by row afterwards."

    @cached_property
    def to_settle(self) -> Settling:
        return settling(self.object, on=self.on)

    def form_kwargs(self) -> dict[str, Any]:
        found = self.to_settle
        return {
            "plan": self.object.plan,
            "owners": found.owners,
            "statuses": found.statuses,
            "blank": {"owner": found.blank_owner, "due": found.blank_due},
        }

    def initial(self) -> dict[str, Any]:
        choices = self.object.choices
        return {"blank_owner": choices.get("blank_owner"), "blank_due": choices.get("blank_due")}

    def save(self, form: Any) -> PlanImport:
        return import_rows.settle_many(
            by=self.user,
            plan_import=self.object,
            owners=form.owner_choices(),
            statuses=form.status_choices(),
            blank_owner=form.cleaned_data.get("blank_owner"),
            blank_due=form.cleaned_data.get("blank_due"),
            on=self.on,
        )

    def landing(self, saved: PlanImport) -> str:
        return reverse("qip:import_rows", args=[saved.pk])


class OfRows:
    """Found through its import, as everything about rows is."""

    parent: PlanImport

    def elsewhere(self) -> HttpResponse | None:
        if self.parent.is_under_way:
            return None
        return HttpResponseRedirect(self.parent.get_absolute_url())

    def row(self, number: Any) -> ImportRow:
        text = str(number)
        if not (text.isascii() and text.isdigit()) or len(text) > 9:
            text = "0"
        return get_object_or_404(self.parent.rows, number=int(text))


class ImportRows(OfRows, ListPage):
    """Every row as it would come in, with its problems by the cell."""

    permission = "qip.import_plan"
    nav = "plans"
    template_name = "qip/import_rows.html"
    title = "Look through the rows"
    table = ImportRowTable
    tabs = TABS
    noun = "rows"
    scope_field = ""
    kicker = "Step 4 of 4"

    def fetch(self) -> None:
        rows = PlanImport.objects.visible_to(self.user).select_related("plan")
        self.parent = self.reach(rows, pk=self.kwargs["plan_import"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.elsewhere() or self.show()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Leave one row out, or bring it in after all, and come back to it."""
        if away := self.elsewhere():
            return away
        wanted = "bring" in request.POST
        row = self.row(request.POST.get("bring" if wanted else "leave"))
        try:
            import_rows.want_row(
                by=self.user, plan_import=self.parent, row=row, wanted=wanted, on=self.on
            )
        except Problem as problem:
            messages.error(request, problem.messages[0])
        return HttpResponseRedirect(f"{request.get_full_path()}#row-{row.number}")

    def rows(self) -> Any:
        return self.parent.rows.defer("cells", "above", "note")

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.parent.plan)

    def make_table(self, rows: Iterable[Any] = ()) -> ImportRowTable:
        shown = list(rows)
        names = names_of(
            pk
            for row in shown
            for pk in (row.values.get("owner"), *row.values.get("contributors", ()))
        )
        return ImportRowTable(
            shown, names=names, nowhere=self.nowhere, on=self.on, user=self.user, query=self.query
        )

    @cached_property
    def nowhere(self) -> list[str]:
        """What no column gives."""
        given = set(self.parent.matching.values())
        if "title" in given:
            return [key for key in STILL if key not in given]
        return [key for key in STILL if key not in given and key != "standard"]

    @cached_property
    def counts(self) -> dict[str, int]:
        return outcome_counts(self.parent)

    def shown_tabs(self, page: Slice) -> Iterable[ShownTab]:
        """Only the views in which there is something."""
        for tab in super().shown_tabs(page):
            if tab.number != "0" or tab.current:
                yield tab

    def context(self) -> dict[str, Any]:
        return {
            "plan": self.parent.plan,
            "plan_import": self.parent,
            "counts": self.counts,
            "total": sum(self.counts.values()),
            "nowhere": _either(STILL[key] for key in self.nowhere),
            "coming": self.counts.get("ready", 0) + self.counts.get("draft", 0),
        }


def _either(words: Iterable[str]) -> str:
    """The problem, the new standard or how success is measured."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} or {last}" if first else last


class ImportRowEdit(OfRows, FormPage):
    """One row: what it says, and what comes in instead."""

    permission = "qip.import_plan"
    nav = "plans"
    template_name = "qip/import_row.html"
    form_class = RowForm
    submit, said = "Keep this", ""

    def fetch(self) -> None:
        rows = PlanImport.objects.visible_to(self.user).select_related("plan")
        self.parent = self.reach(rows, pk=self.kwargs["plan_import"])

    @cached_property
    def about(self) -> ImportRow:
        return self.row(self.kwargs["number"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.elsewhere() or super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.elsewhere() or super().post(request, **kwargs)

    def title(self) -> str:
        return f"Row {self.about.number}"

    def crumbs(self) -> list[tuple[str, str]]:
        back = reverse("qip:import_rows", args=[self.parent.pk])
        return [
            *plan_crumbs(self.parent.plan),
            ("Look through the rows", f"{back}#row-{self.about.number}"),
        ]

    def form_kwargs(self) -> dict[str, Any]:
        return {"plan": self.parent.plan, "said": said_in_row(self.about)}

    def initial(self) -> dict[str, Any]:
        return {
            **self.about.values,
            "risk_level": self.about.values.get("risk_level") or "moderate",
        }

    def context(self) -> dict[str, Any]:
        return {
            "plan": self.parent.plan,
            "row": self.about,
            "lines": source_lines(self.parent, self.about),
        }

    def save(self, form: Any) -> ImportRow:
        return import_rows.answer_row(
            by=self.user,
            plan_import=self.parent,
            row=self.about,
            answers=form.answers(),
            on=self.on,
        )

    def landing(self, saved: ImportRow) -> str:
        return f"{reverse('qip:import_rows', args=[self.parent.pk])}#row-{saved.number}"


class ImportBring(ImportFormPage):
    """The last question before anything comes in."""

    template_name = "qip/import_bring.html"
    form_class = BringForm
    drafts = False

    @cached_property
    def counts(self) -> dict[str, int]:
        return outcome_counts(self.object)

    @property
    def coming(self) -> int:
        return self.counts.get("ready", 0) + self.counts.get("draft", 0)

    def title(self) -> str:
        return f"Bring in {plural(self.coming, 'action')}?"

    def submit(self) -> str:
        return f"Bring in {plural(self.coming, 'action')}"

    def crumbs(self) -> list[tuple[str, str]]:
        back = reverse("qip:import_rows", args=[self.object.pk])
        return [*super().crumbs(), ("Look through the rows", back)]

    def form_kwargs(self) -> dict[str, Any]:
        return {"whole": self.counts.get("ready", 0)}

    def context(self) -> dict[str, Any]:
        return {
            "counts": self.counts,
            "out": self.counts.get("cannot", 0) + self.counts.get("left_out", 0),
        }

    def save(self, form: Any) -> PlanImport:
        return import_run.bring_in(
            by=self.user, plan_import=self.object, agree=form.agreement(), on=self.on
        )

    def landing(self, saved: PlanImport) -> str:
        return reverse("qip:import_result", args=[saved.pk])


class ImportResult(OfImport):
    """What came in, what was here already, and what stayed out."""

    template_name = "qip/import_result.html"
    only_under_way = False

    def elsewhere(self) -> HttpResponse | None:
        if self.object.imported_at is None:
            return HttpResponseRedirect(self.object.get_absolute_url())
        return None

    def title(self) -> str:
        return "What came in"

    def context(self) -> dict[str, Any]:
        counts = outcome_counts(self.object)
        out = self.object.rows.staying_out().only("number", "words", "reason")[: MOST_SHOWN + 1]
        drafts = self.object.rows.filter(outcome=Outcome.IMPORTED, action__state="draft").count()
        return {
            "counts": counts,
            "drafts": drafts,
            "out": counts.get("cannot", 0) + counts.get("left_out", 0),
            "table": LeftOutTable(list(out)[:MOST_SHOWN], on=self.on),
            "more": len(out) > MOST_SHOWN,
        }


class ImportLeftOut(OfImport):
    """The rows that stayed out as a file, in their own columns, with the reason."""

    only_under_way = False

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        asked = Query(request.GET).get("export")
        kind = asked if asked in TYPES else "csv"
        header, rows = left_out_table(self.object)
        stem = slugify(self.object.file_name.rpartition(".")[0])[:60] or "rows"
        return HttpResponse(
            file_of(kind, "Not imported", header, rows),
            content_type=TYPES[kind],
            headers={"Content-Disposition": f'attachment; filename="not-imported-{stem}.{kind}"'},
        )
