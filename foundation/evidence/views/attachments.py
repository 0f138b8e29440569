"""Adding evidence to a record, taking a copy of it, withdrawing it."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from foundation.evidence import names, stored
from foundation.evidence.forms import AttachForm
from foundation.evidence.models import Attachment
from foundation.evidence.services.attachments import attach, hand_out, withdraw_attachment
from foundation.evidence.subjects import Subject
from foundation.ui.problems import Problem
from foundation.ui.views import ConfirmPage, DetailPage, FormPage

NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'none'"


class Attach(FormPage):
    """Add a file to a record that this person may see and may add evidence to."""

    permission = "evidence.add_attachment"
    form_class = AttachForm
    title, submit, said = "Add evidence", "Add this file", "The file is added."
    intro = "Show what is different now: what somebody saw, counted or was told."

    def fetch(self) -> None:
        subject = Subject.at(self.kwargs["app"], self.kwargs["kind"], self.kwargs["pk"])
        self.parent = subject.seen_by(self.user) if subject else None
        if self.parent is None:
            raise Http404

    def crumbs(self) -> list[tuple[str, str]]:
        return [(str(self.parent), self.parent.get_absolute_url())]

    def save(self, form: Any) -> Attachment:
        return attach(by=self.user, subject=self.parent, **form.cleaned_data)

    def landing(self, saved: Any) -> str:
        return f"{self.parent.get_absolute_url()}#evidence"


class OneAttachment(DetailPage):
    """An attachment, reached only through a subject that this person may see."""

    model = Attachment

    def crumbs(self) -> list[tuple[str, str]]:
        return [(str(self.object.subject), self.object.subject.get_absolute_url())]


class HandOut(OneAttachment):
    """A copy of the file, as a download and never as a page."""

    permission = "evidence.view_attachment"
    template_name = "evidence/not_handed_out.html"
    title = "This file cannot be opened"

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        try:
            row = hand_out(by=self.user, attachment=self.object)
        except Problem as problem:
            return self.show(status=503, problem=problem.messages[0])
        return download(
            stored.take(str(row.file.name)),
            names.to_hand_back(row.original_filename, row.media_type),
            row.media_type,
        )  # type: ignore[return-value]


class Withdraw(OneAttachment, ConfirmPage):
    """Take a file out of the evidence, with a reason."""

    permission = "evidence.withdraw_attachment"
    title, submit, said = "Withdraw this file", "Withdraw it", "The file is withdrawn."
    danger = True

    def ask(self) -> str:
        return (
            f"“{self.object.title}” will no longer count as evidence. It stays on the record, "
            "with your reason."
        )

    def save(self, form: Any) -> Attachment:
        reason = form.cleaned_data["reason"]
        return withdraw_attachment(by=self.user, attachment=self.object, reason=reason)

    def landing(self, saved: Any) -> str:
        return f"{self.object.subject.get_absolute_url()}#evidence"


def download(content: Any, filename: str, media_type: str) -> FileResponse:
    """A file that a browser saves, and under no circumstances runs or shows as a page of ours."""
    response = FileResponse(content, as_attachment=True, filename=filename, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["Cache-Control"] = "private, no-store"
    return response
