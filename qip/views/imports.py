"""Bringing a plan from a spreadsheet: the file, the plan it goes to, and its columns."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from foundation.ui.forms import Form
from foundation.ui.services.drafts import drop_drafts_under
from foundation.ui.views import ConfirmPage, DetailPage, FormPage
from foundation.ui.words import full_day, plural
from qip.forms.imports import ColumnsForm, StartForm, TableForm, UploadForm
from qip.models import ImportState, Plan, PlanImport
from qip.selectors.imports import (
    chosen_sheet,
    header_choices,
    proposals_for,
    remembered,
    settling,
    sheet_choices,
    sheet_rows,
    table_of,
)
from qip.services import import_rows, imports

from .plans import plan_crumbs

STEPS = 4


class OfImport(DetailPage):
    """A page about one import; ``step`` is where on the way it stands."""

    permission = "qip.import_plan"
    model = PlanImport
    nav = "plans"
    step = 0
    only_under_way = True

    def rows(self) -> Any:
        return super().rows().select_related("plan", "created_by", "imported_by")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.elsewhere() or super().get(request, **kwargs)

    def elsewhere(self) -> HttpResponse | None:
        """Where to go instead, once everything about this file is settled."""
        if self.only_under_way and not self.object.is_under_way:
            return HttpResponseRedirect(self.object.get_absolute_url())
        return None

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.object.plan)

    def frame(self) -> dict[str, Any]:
        kicker = f"Step {self.step} of {STEPS}" if self.step else ""
        return {**super().frame(), "kicker": kicker, "plan": self.object.plan}


class ImportFormPage(OfImport, FormPage):
    """A step that asks something."""

    said = ""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.elsewhere() or super().post(request, **kwargs)


class ImportGate(OfImport):
    """Goes to wherever the person has got to with a file."""

    only_under_way = False

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        name = {
            ImportState.UPLOADED: "qip:import_columns",
            ImportState.MATCHED: "qip:import_rows",
            ImportState.IMPORTED: "qip:import_result",
        }.get(self.object.state)
        if name is None:
            return HttpResponseRedirect(reverse("qip:import_add", args=[self.object.plan_id]))
        return HttpResponseRedirect(reverse(name, args=[self.object.pk]))


class ImportStart(FormPage):
    """A spreadsheet for a new plan, or for one that is here."""

    permission = "qip.import_plan"
    nav = "plans"
    template_name = "qip/import_start.html"
    form_class = StartForm
    title, submit, said = "Bring a plan from a spreadsheet", "Read the file", ""
    intro = (
        "Choose the spreadsheet as it is. You see what was understood, put right what was not, "
        "and decide row by row before anything comes in."
    )

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs()

    def initial(self) -> dict[str, Any]:
        return {"services": list(self.scope.services or ())}

    def save(self, form: Any) -> PlanImport:
        plan = form.cleaned_data.get("plan")
        if plan is None:
            plan = imports.start_plan_for_file(
                by=self.user, title=form.new_title(), services=form.chosen_services(), on=self.on
            )
        return imports.receive_file(
            by=self.user, plan=plan, upload=form.cleaned_data["upload"], on=self.on
        )


class ImportIntoPlan(FormPage):
    """A spreadsheet for one plan; and the files that were begun and not finished."""

    permission = "qip.import_plan"
    parent_model, parent_kwarg = Plan, "plan"
    nav = "plans"
    template_name = "qip/import_start.html"
    form_class = UploadForm
    title, submit, said = "Bring in a spreadsheet", "Read the file", ""
    intro = ImportStart.intro

    def crumbs(self) -> list[tuple[str, str]]:
        return plan_crumbs(self.parent)

    def context(self) -> dict[str, Any]:
        imports_here = PlanImport.objects.visible_to(self.user).filter(plan=self.parent)
        return {
            "plan": self.parent,
            "begun": imports_here.under_way().select_related("created_by")[:10],
            "done": imports_here.filter(state=ImportState.IMPORTED).select_related("imported_by")[
                :10
            ],
        }

    def save(self, form: Any) -> PlanImport:
        return imports.receive_file(
            by=self.user, plan=self.parent, upload=form.cleaned_data["upload"], on=self.on
        )


class ImportColumns(ImportFormPage):
    """Which column is which: a proposal with what stands in each, to be corrected."""

    template_name = "qip/import_columns.html"
    form_class = ColumnsForm
    title, submit = "Which column is which?", "Look at the rows"
    step = 2

    @cached_property
    def table(self) -> Any:
        return table_of(self.object)

    @cached_property
    def before(self) -> Any:
        return remembered(self.object.header)

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "about": self.object,
            "proposals": proposals_for(self.table, on=self.on),
            "before": self.before is not None,
        }

    def context(self) -> dict[str, Any]:
        sheets = [sheet for sheet in self.object.sheets.all() if not sheet.problem]
        rows = sheet_rows(chosen_sheet(self.object))
        names = sheet_choices(sheets)
        chooser = TableForm(
            sheets=names,
            rows=header_choices(rows),
            initial={"sheet": self.object.sheet, "header_row": self.object.header_row},
            user=self.user,
        )
        return {
            "chooser": chooser,
            "several": sum(not sheet.hidden for sheet in sheets) > 1,
            "found": self._found(),
            "before": self.before,
            "unusable": [sheet for sheet in self.object.sheets.all() if sheet.problem],
        }

    def _found(self) -> str:
        """What was found on the sheet, in one sentence."""
        rows = sum(not record.aside for record in self.table.records)
        named = sum(bool(name) for name in self.object.header)
        words = f"{plural(rows, 'row')} under {plural(named, 'column name')}"
        words += f" in row {self.object.header_row}"
        if headings := len(self.object.headings):
            words += f", with {plural(headings, 'heading')} between them"
        return words

    def save(self, form: Any) -> PlanImport:
        # With other columns, other names and words are asked about.
        drop_drafts_under(by=self.user, key=reverse("qip:import_many", args=[self.object.pk]))
        return import_rows.match_columns(
            by=self.user,
            plan_import=self.object,
            matching=form.matching(),
            strand=form.cleaned_data["strand"],
            headings=form.heading_strands(),
            not_headings=form.not_headings(),
            on=self.on,
        )

    def landing(self, saved: PlanImport) -> str:
        """Names and words first, where there are any to settle."""
        name = "qip:import_many" if settling(saved, on=self.on) else "qip:import_rows"
        return reverse(name, args=[saved.pk])


class ImportTable(ImportFormPage):
    """Another sheet, or another row for the names of the columns."""

    form_class = TableForm
    title, submit = "Another sheet or row", "Read it again"
    drafts = False

    def form_kwargs(self) -> dict[str, Any]:
        sheets = [sheet for sheet in self.object.sheets.all() if not sheet.problem]
        asked = self.request.POST.get("sheet", self.object.sheet)
        sheet = next((one for one in sheets if one.name == asked), sheets[0])
        rows = header_choices(sheet_rows(sheet))
        return {"sheets": sheet_choices(sheets), "rows": rows}

    def initial(self) -> dict[str, Any]:
        return {"sheet": self.object.sheet, "header_row": self.object.header_row}

    def crumbs(self) -> list[tuple[str, str]]:
        url = reverse("qip:import_columns", args=[self.object.pk])
        return [*super().crumbs(), ("Columns", url)]

    def save(self, form: Any) -> PlanImport:
        sheet = form.cleaned_data["sheet"]
        header_row = form.cleaned_data["header_row"]
        if sheet != self.object.sheet and header_row == self.object.header_row:
            header_row = None
        drop_drafts_under(by=self.user, key=self.object.get_absolute_url())
        return imports.choose_table(
            by=self.user, plan_import=self.object, sheet=sheet, header_row=header_row, on=self.on
        )

    def landing(self, saved: PlanImport) -> str:
        return reverse("qip:import_columns", args=[saved.pk])


class ImportAside(OfImport, ConfirmPage):
    """Bring nothing in."""

    form_class = Form
    title, submit, said = (
        "Put this file aside?",
        "Put it aside",
        "The file is put aside. Nothing came in.",
    )

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.elsewhere() or FormPage.get(self, request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.elsewhere() or super().post(request, **kwargs)

    def ask(self) -> str:
        began = full_day(self.object.created_at)
        return (
            f"Nothing of {self.object.file_name}, read on {began}, comes in, and what was read of "
            "it is forgotten. You can choose the file again at any time."
        )

    def save(self, form: Any) -> PlanImport:
        return imports.put_aside(by=self.user, plan_import=self.object)

    def landing(self, saved: PlanImport) -> str:
        return str(saved.plan.get_absolute_url())
