"""Saying what happened beside the figures, deciding on new levels, and days of rare events."""

from typing import Any

from django.urls import reverse

from foundation.ui.forms import Reason
from foundation.ui.views import DetailPage
from foundation.ui.words import full_day, plural
from qip.cadence import short_period
from qip.forms.readings import AnnotationForm, OccurrencesForm, RebaseForm
from qip.models import Annotation, Measure, Occurrence, Rebase
from qip.selectors.cards import scale_of
from qip.selectors.measure_page import days_page
from qip.selectors.measures import group_of, with_occurrences, with_series
from qip.selectors.readings import value_words
from qip.services import annotations
from qip.views.measures import measure_crumbs
from qip.views.of_measure import OfMeasure


class AnnotationAdd(OfMeasure):
    permission = "qip.add_reading"
    form_class = AnnotationForm
    drafts = False
    title, submit, said = "Mark what happened", "Put it on the chart", "It is on the chart."

    def form_kwargs(self) -> dict[str, Any]:
        return {"measure": self.parent}

    def save(self, form: Any) -> Annotation:
        return annotations.annotate(by=self.user, measure=self.parent, **form.cleaned_data)


class TakeBack(OfMeasure):
    """Take back something somebody wrote beside the figures."""

    form_class = Reason
    drafts = False
    danger = True
    model: Any = Annotation
    among = "annotations"

    def rows(self) -> Any:
        return getattr(self.parent, self.among).standing()


class AnnotationTakeBack(TakeBack):
    permission = "qip.add_reading"
    title, submit, said = "Take a mark off the chart", "Take it off", "It is off the chart."

    def intro(self) -> str:
        return f"{full_day(self.object.on)}: {self.object.text}. Who wrote it stays readable."

    def save(self, form: Any) -> Annotation:
        return annotations.take_back_annotation(
            by=self.user, annotation=self.object, reason=form.cleaned_data["reason"]
        )


class RebaseAdd(OfMeasure):
    """A person decides; the software only says where the latest run began."""

    permission = "qip.change_measure"
    form_class = RebaseForm
    title, submit = "Begin limits afresh", "Begin afresh from there"
    said = "Limits begin afresh. The earlier ones stay on the chart."

    def intro(self) -> str:
        suggested = self.suggestion
        return (
            suggested.sentence
            if suggested
            else "A decision for when practice has changed, and the change has held."
        )

    @property
    def suggestion(self) -> Any:
        groups = group_of(self.parent, user=self.user, on=self.on)
        card = next(card for card in groups.cards if card.measure.pk == self.parent.pk)
        return card.new_level

    def form_kwargs(self) -> dict[str, Any]:
        rows = self.parent.readings.standing().filter(value__isnull=False).order_by("on")
        scale, cadence = scale_of(self.parent), self.parent.cadence
        found = [
            (row.on, f"{short_period(cadence, row.on)}: {value_words(row, scale)}") for row in rows
        ]
        return {"choices": found[1:]}

    def initial(self) -> dict[str, Any]:
        suggested = self.suggestion
        return {"on": suggested.on.isoformat()} if suggested else {}

    def save(self, form: Any) -> Rebase:
        return annotations.rebase(by=self.user, measure=self.parent, **form.cleaned_data)


class RebaseUndo(TakeBack):
    permission = "qip.change_measure"
    model, among = Rebase, "rebases"
    title, submit = "Take back new limits", "Take them back"
    said = "The limits before go on. The decision and its undoing stay in the history."

    def intro(self) -> str:
        return f"Limits began afresh on {full_day(self.object.on)}: {self.object.reason}"

    def save(self, form: Any) -> Rebase:
        return annotations.undo_rebase(
            by=self.user, rebase=self.object, reason=form.cleaned_data["reason"]
        )


class DaysBetween(DetailPage):
    """Days between rare events: shown on request, never silently."""

    permission = "qip.view_measure"
    model, key = Measure, "pk"
    nav = "measures"
    title = "Days between events"
    template_name = "qip/measure_days.html"

    def fetch(self) -> None:
        rows = with_occurrences(with_series(self.rows()))
        self.object = self.reach(rows, pk=self.kwargs["measure"])

    def crumbs(self) -> list[tuple[str, str]]:
        return measure_crumbs(self.object)

    def context(self) -> dict[str, Any]:
        return days_page(self.object, user=self.user, on=self.on)


class OccurrencesAdd(OfMeasure):
    permission = "qip.add_reading"
    form_class = OccurrencesForm
    title, submit = "Add days", "Add these days"

    def intro(self) -> str:
        return f"{self.parent.name}: the days on which it happened."

    def save(self, form: Any) -> list[Occurrence]:
        return annotations.record_occurrences(
            by=self.user, measure=self.parent, dates=form.cleaned_data["dates"]
        )

    def said(self, saved: list[Occurrence]) -> str:
        return f"{plural(len(saved), 'day')} added."

    def landing(self, saved: Any) -> str:
        return reverse("qip:measure_days", args=[self.parent.pk])


class OccurrenceTakeBack(TakeBack):
    permission = "qip.add_reading"
    model, among = Occurrence, "occurrences"
    title, submit, said = "Take a day off", "Take it off", "The day is off the chart."

    def intro(self) -> str:
        return f"{full_day(self.object.on)}. That it was there, and why it went, stays readable."

    def save(self, form: Any) -> Occurrence:
        return annotations.take_back_occurrence(
            by=self.user, occurrence=self.object, reason=form.cleaned_data["reason"]
        )

    def landing(self, saved: Any) -> str:
        return reverse("qip:measure_days", args=[self.parent.pk])
