"""Offering a file as evidence."""

from typing import Any

from django.core.exceptions import ValidationError

from foundation.evidence.models import EvidenceKind
from foundation.evidence.sniff import ACCEPTED
from foundation.evidence.uploads import LARGEST, TOO_LARGE
from foundation.ui import forms


class UploadField(forms.FileField):
    """A file that may have been too large, or found no room, while it came in."""

    default_error_messages = {
        "required": "Choose a file",
        "empty": "This file is empty. Check that it was saved, then choose it again",
    }

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        """For the browser, which refuses a file that is too large before it is sent."""
        sized = {"data-largest": LARGEST, "data-too-large": TOO_LARGE}
        return {**super().widget_attrs(widget), **sized}

    def to_python(self, data: Any) -> Any:
        if problem := getattr(data, "problem", ""):
            raise ValidationError(problem, code="refused")
        return super().to_python(data)


class AttachForm(forms.Form):
    """One file, what it shows, and what kind of evidence it is."""

    bands = (forms.Band("The file", "upload", "title", "kind"),)
    upload = UploadField(label="File", help_text=f"{ACCEPTED}. At most 25 MB.")
    title = forms.CharField(
        label="What it shows",
        max_length=160,
        help_text="Such as “Walk-round of 3 November, 20 rooms”. Leave out people’s names.",
    )
    kind = forms.ModelChoiceField(
        label="Kind of evidence",
        queryset=EvidenceKind.objects.all(),
        required=False,
        empty_label="Not one of these",
        help_text="A policy alone never proves that practice changed.",
    )
    asks = {"title": "Say in a few words what this file shows"}
