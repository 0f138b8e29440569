"""Entering one figure, and putting one right."""

from typing import Any

from foundation.ui.words import full_day
from qip.forms.readings import CorrectionForm, ReadingForm
from qip.models import Reading
from qip.selectors.cards import scale_of
from qip.selectors.readings import beginning, last_figure, next_reading, value_words
from qip.services import readings
from qip.views.of_measure import OfMeasure


class ReadingAdd(OfMeasure):
    """One figure. The measure's own page has the same form in small."""

    permission = "qip.add_reading"
    form_class = ReadingForm
    title, submit = "Enter a figure", "Save the figure"

    def intro(self) -> str:
        return f"{self.parent.name}: {self.parent.definition}"

    def form_kwargs(self) -> dict[str, Any]:
        return {"measure": self.parent}

    def initial(self) -> dict[str, Any]:
        owed = next_reading(self.parent, last_figure(self.parent), on=self.on)
        return beginning(owed, self.on)

    def save(self, form: Any) -> Reading:
        return readings.enter_reading(
            by=self.user, measure=self.parent, on=form.cleaned_data["on"], **form.figures()
        )

    def said(self, saved: Reading) -> str:
        words = value_words(saved, scale_of(self.parent))
        return f"{full_day(saved.on)}: {words}. It is on the chart."


class ReadingCorrect(OfMeasure):
    """Another figure in the place of a standing one, or none where there should be none."""

    permission = "qip.add_reading"
    model = Reading
    form_class = CorrectionForm
    title, submit = "Correct a figure", "Save the correction"
    said = "The figure is corrected. What it said before stays in its history."

    def intro(self) -> str:
        words = value_words(self.object, scale_of(self.parent))
        return f"{self.parent.name}, {full_day(self.object.on)}: {words}."

    def rows(self) -> Any:
        return self.parent.readings.standing().select_related("measure")

    def form_kwargs(self) -> dict[str, Any]:
        return {"measure": self.parent}

    def initial(self) -> dict[str, Any]:
        return CorrectionForm.starting_with(self.object)

    def save(self, form: Any) -> Reading:
        return readings.correct_reading(
            by=self.user, reading=self.object, reason=form.cleaned_data["reason"],
            on=form.cleaned_data["on"], **form.figures(),
        )  # fmt: skip
