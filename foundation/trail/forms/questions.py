"""What somebody asks of the trail."""

from typing import Any, cast

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from foundation.trail.selectors.entries import Question
from foundation.trail.selectors.tables import can_be_named, named
from foundation.ui import forms


class QuestionForm(forms.Form):
    """Who, which record, and when. Everything may be left empty."""

    who = forms.CharField(label="Who did it", help_text="Work email", required=False)
    kind = forms.ChoiceField(label="Kind of record", required=False)
    reference = forms.CharField(
        label="Reference", help_text="Such as P-014 or 2.7", required=False, max_length=80
    )
    since = forms.DateField(label="From", required=False)
    until = forms.DateField(label="To", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted(
            (label, str(model._meta.verbose_name).capitalize())
            for label, model in can_be_named().items()
        )
        cast(forms.ChoiceField, self.fields["kind"]).choices = [("", "Any record"), *kinds]

    def clean_who(self) -> int | None:
        email = self.cleaned_data["who"].strip()
        if not email:
            return None
        found = get_user_model().objects.filter(email__iexact=email).first()
        if found is None:
            raise ValidationError("Nobody here has that email address.")
        return int(found.pk)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        kind, reference = data.get("kind"), (data.get("reference") or "").strip()
        if reference and not kind:
            self.add_error("kind", "Choose which kind of record the reference is of.")
        if kind and not reference:
            self.add_error("reference", "Write the reference of the record.")
        if kind and reference:
            data["record"] = named(kind, reference)
            if data["record"] is None:
                self.add_error("reference", "There is no such record.")
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", "This day is before the first one.")
        return data

    def question(self, skip: int = 0) -> Question:
        """What was asked, as the selector takes it."""
        data = self.cleaned_data
        return Question(
            who=data["who"],
            record=data.get("record"),
            since=data["since"],
            until=data["until"],
            skip=skip,
        )
