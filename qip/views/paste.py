"""Pasting columns from a spreadsheet: read, shown line by line, then saved."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse

from foundation.ui.problems import Problem
from foundation.ui.words import listed, plural
from qip.forms.readings import PasteForm, chosen_days
from qip.pasted import Pasted, read
from qip.selectors.readings import Preview, preview_of
from qip.services.readings import Entered, enter_readings
from qip.views.of_measure import OfMeasure


class ReadingsPaste(OfMeasure):
    """Nothing is kept between showing and saving: the text is read again each time."""

    permission = "qip.add_reading"
    form_class = PasteForm
    template_name = "qip/readings_paste.html"
    title, submit = "Paste figures from a spreadsheet", "Read the columns"
    read: Pasted | None = None
    preview: Preview | None = None

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if "afresh" in request.POST or "save" in request.POST:
            return super().post(request)
        return self.show_form(self.make_form(request.POST))

    def show_form(self, form: Any, draft: Any = None) -> HttpResponse:
        """The form and, beneath it, what would become of each line."""
        if form.is_bound and self.read is None:
            self.read = self.understood(form)
            if self.read and self.read.problem:
                form.add_error("text", self.read.problem)
        if self.read and self.read.lines:
            self.preview = preview_of(self.parent, self.read)
        return super().show_form(form, draft)

    def understood(self, form: Any) -> Pasted | None:
        form.is_valid()
        text = form.cleaned_data.get("text")
        return read(text, kind=self.parent.kind, today=self.on) if text else None

    def context(self) -> dict[str, Any]:
        return {
            "read": self.read,
            "preview": self.preview,
            "summary": summary_of(self.preview) if self.preview else "",
            "replacing": self.chosen(),
            "seen": fingerprint(self.request.POST.get("text", "")),
        }

    def chosen(self) -> set[Any]:
        return chosen_days(self.request.POST.getlist("replace"))

    def save(self, form: Any) -> Entered:
        self.read = self.understood(form)
        pasted = self.checked(self.read)
        preview = preview_of(self.parent, pasted)
        kept = {line.day for line in preview.in_state("other")} - self.chosen()
        rows = [
            line.figures for line in pasted.usable if line.figures and line.figures.on not in kept
        ]
        entered = enter_readings(
            by=self.user, measure=self.parent, rows=rows,
            replace=self.chosen(), reason=form.cleaned_data["reason"],
        )  # fmt: skip
        if not entered.added and not entered.corrected:
            raise Problem("There is nothing new in these lines.", field="text")
        return entered

    def checked(self, pasted: Pasted | None) -> Pasted:
        """Only lines that were shown, and that can all be read, are saved."""
        if pasted is None or pasted.problem:
            raise Problem("Paste a column of dates and a column of figures", field="text")
        if pasted.wrong:
            lines = plural(len(pasted.wrong), "line")
            raise Problem(
                f"{lines} cannot be read yet. Put right, or delete, what is marked below.",
                field="text",
            )
        if self.request.POST.get("seen") != fingerprint(self.request.POST.get("text", "")):
            raise Problem(
                "The text has changed since it was read. Look at the lines again.", field="text"
            )
        return pasted

    def said(self, saved: Entered) -> str:
        parts = [f"{plural(saved.added, 'figure')} added"] if saved.added else []
        parts += [f"{saved.corrected} replaced"] if saved.corrected else []
        parts += [f"{saved.same} already there"] if saved.same else []
        return f"{listed(parts)}."


def fingerprint(text: str) -> str:
    """Tells whether a text is the one that was shown, whatever line ends the browser sends."""
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:16]


def summary_of(preview: Preview) -> str:
    """What the lines that can be read would do, in a sentence."""
    parts = [
        f"{plural(number, 'line')} {words}"
        for number, words in (
            (preview.new, "to add"),
            (preview.other, "with another figure than the one that is there"),
            (preview.same, "left out because the figure is there already"),
        )
        if number
    ]
    if not preview.wrong and not preview.savable:
        return "Everything in these lines is there already. There is nothing to save."
    return f"{listed(parts)}." if parts else ""
