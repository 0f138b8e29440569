"""Measures: the list, one measure, and what is decided about it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.ui.forms import Reason
from foundation.ui.tables import Empty
from foundation.ui.views import Button, ConfirmPage, DetailPage, FormPage, ListPage, Tab
from foundation.ui.words import plural
from qip.forms.measure_filters import MeasureFilter
from qip.forms.measures import MeasureForm
from qip.forms.readings import ReadingForm
from qip.forms.steps import NothingForm
from qip.models import Action, Measure, Plan
from qip.selectors.cards import measure_card
from qip.selectors.measure_page import measure_page
from qip.selectors.measures import kind_of_change, with_series
from qip.selectors.readings import beginning
from qip.services import measures
from qip.tables.measures import MeasureTable

CRUMB = ("Measures", "qip:measures")
MOST_TOLD = 200
TOLD = (
    ("worsening", "getting worse", "is-act"),
    ("improving", "improving", ""),
    ("holding", "holding a new level", ""),
    ("steady", "without a clear change", ""),
    ("moved", "moved, neither better nor worse", ""),
    ("early", "too early to tell", ""),
)
TEACHES = (
    "A measure is the number that should move if practice changes. "
    "Each stands beside a partner that shows whether life got bigger or smaller."
)


def measure_crumbs(measure: Measure | None = None) -> list[tuple[str, str]]:
    """Measures / Restrictions in use."""
    first = [(CRUMB[0], reverse(CRUMB[1]))]
    return first if measure is None else [*first, (measure.name, measure.get_absolute_url())]


class MeasureList(ListPage):
    permission = "qip.view_measure"
    nav = "measures"
    title = "Measures"
    noun = "measures"
    table = MeasureTable
    filters = MeasureFilter
    tabs = (
        Tab("use", "In use", lambda rows, on: rows.in_use()),
        Tab("late", "Figure late", lambda rows, on: rows.reading_late(on)),
        Tab("ended", "Ended", lambda rows, on: rows.filter(ended_on__isnull=False)),
        Tab("all", "All"),
    )

    def rows(self) -> Any:
        return with_series(Measure.objects.visible_to(self.user).with_last_reading())

    def headline(self) -> SafeString | str:
        """What the measures in view show, worst first; each part leads to its rows."""
        if self.in_view.in_use()[: MOST_TOLD + 1].count() > MOST_TOLD:
            return "There are many measures here. Choose services or a plan to read them together."
        rows = list(self.in_view.in_use())
        if not rows:
            return ""
        counted = Counter(kind_of_change(measure_card(row, on=self.on)) for row in rows)
        parts = [
            format_html('<a class="{}" href="?shows={}">{} {}</a>', css, key, counted[key], words)
            for key, words, css in TOLD
            if counted[key]
        ]
        return format_html("Of {}: {}.", plural(len(rows), "measure"), _joined(parts))

    def actions(self) -> Iterable[Button]:
        if self.user.has_perm("qip.change_measure"):
            yield Button("Add a measure", reverse("qip:measure_add"), primary=True)

    def nothing(self, page: Any) -> Empty | None:
        """Where there is no measure at all, no view of them is worth looking under."""
        return super().nothing(page) if self.in_view.exists() else self.empty

    @property
    def empty(self) -> Empty:
        if self.user.has_perm("qip.change_measure"):
            return Empty(
                "No measures yet", TEACHES, reverse("qip:measure_add"), "Define the first one"
            )
        return Empty("No measures for your services yet", TEACHES)


def _joined(parts: list[SafeString]) -> SafeString:
    if len(parts) < 2:
        return parts[0]
    first = format_html_join(", ", "{}", ((part,) for part in parts[:-1]))
    return format_html("{} and {}", first, parts[-1])


class MeasurePage(DetailPage):
    permission = "qip.view_measure"
    model = Measure
    nav = "measures"
    template_name = "qip/measure.html"

    def rows(self) -> Any:
        return (
            super()
            .rows()
            .select_related("owner", "partner", "created_by")
            .prefetch_related("services")
        )

    def title(self) -> str:
        return str(self.object.name)

    def crumbs(self) -> list[tuple[str, str]]:
        return measure_crumbs()

    def context(self) -> dict[str, Any]:
        found = measure_page(self.object, user=self.user, on=self.on)
        if found["may"]["enter"]:
            found["form"] = quick_form(self.object, found["next"], self.user, self.on)
        return found


def quick_form(measure: Measure, owed: Any, user: Any, on: Any) -> ReadingForm:
    """The figure that comes next, ready to be typed on the measure's own page."""
    form = ReadingForm(measure=measure, user=user, on=on, initial=beginning(owed, on))
    form.carried = {"submission": str(uuid4())}
    return form


class MeasureAdd(FormPage):
    """A new measure; ``?plan=`` or ``?action=`` links it at once."""

    permission = "qip.change_measure"
    nav = "measures"
    form_class = MeasureForm
    title, submit = "Define a measure", "Save the measure"
    intro = "What number would move if practice changed, and which one if life got smaller instead?"

    def crumbs(self) -> list[tuple[str, str]]:
        return measure_crumbs()

    def initial(self) -> dict[str, Any]:
        found: dict[str, Any] = {"owner": self.user.pk, "about": ""}
        action = self._asked("action", Action)
        plan = action.plan if action else self._asked("plan", Plan)
        if about := action or plan:
            found |= {"plans": [plan], "services": list(about.services.all())}
        return found | ({"actions": [action]} if action else {})

    def _asked(self, name: str, model: Any) -> Any:
        asked = self.request.GET.get(name, "")
        if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
            return None
        return model.objects.visible_to(self.user).filter(pk=int(asked)).first()

    def save(self, form: Any) -> Measure:
        changes = form.changes()
        partner = changes.pop("partner", None)
        return measures.define_measure(by=self.user, partner=partner, links=form.links(), **changes)

    def said(self, saved: Measure) -> str:
        if saved.lacks_partner:
            return "The measure is defined. It still needs a partner: the page says why."
        return "The measure is defined. Enter its figures, or paste them from a spreadsheet."


class MeasureEdit(FormPage):
    permission = "qip.change_measure"
    model = Measure
    nav = "measures"
    form_class = MeasureForm
    title, submit, said = "Change this measure", "Save changes", "The measure is saved."

    def rows(self) -> Any:
        return super().rows().select_related("partner").prefetch_related("services")

    def crumbs(self) -> list[tuple[str, str]]:
        return measure_crumbs(self.object)

    def save(self, form: Any) -> Measure:
        return measures.change_measure(
            by=self.user, measure=self.object, changes=form.changes(), links=form.links()
        )


class MeasureEnd(ConfirmPage):
    permission = "qip.change_measure"
    model = Measure
    nav = "measures"
    form_class = Reason
    title, submit = "End this measure", "End the measure"
    said = "The measure has ended. Its figures stay."

    def ask(self) -> str:
        return "Nobody is asked for figures any more. What was measured stays, here and in packs."

    def crumbs(self) -> list[tuple[str, str]]:
        return measure_crumbs(self.object)

    def save(self, form: Any) -> Measure:
        return measures.end_measure(
            by=self.user, measure=self.object, reason=form.cleaned_data["reason"]
        )


class MeasureTakeUp(ConfirmPage):
    permission = "qip.change_measure"
    model = Measure
    nav = "measures"
    form_class = NothingForm
    title, submit = "Take up this measure again", "Take it up again"
    said = "Figures are asked for again."

    def ask(self) -> str:
        return f"It ended because: {self.object.ended_reason}"

    def crumbs(self) -> list[tuple[str, str]]:
        return measure_crumbs(self.object)

    def save(self, form: Any) -> Measure:
        return measures.take_up_measure(by=self.user, measure=self.object)
