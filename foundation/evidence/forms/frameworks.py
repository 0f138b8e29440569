"""Changing what the product knows of a framework."""

from typing import Any

from foundation.evidence.models import Framework, Statement
from foundation.ui import forms


class FrameworkForm(forms.ModelForm):
    bands = (
        forms.Band(
            "The framework", "title", "short_title", ("status", "issued_on"), "acknowledgement"
        ),
    )

    class Meta:
        model = Framework
        fields = ("title", "short_title", "status", "issued_on", "acknowledgement")


class EditionForm(forms.ModelForm):
    """A new version: the statements of the last one come along and can then be changed."""

    bands = (
        forms.Band("The new version", ("edition", "status"), "issued_on", "acknowledgement"),
        forms.Band("The version before it", "withdraw_old"),
    )
    withdraw_old = forms.BooleanField(
        label="The version before is no longer used",
        required=False,
        help_text="It stays readable on the records that name it.",
    )

    class Meta:
        model = Framework
        fields = ("edition", "status", "issued_on", "acknowledgement")


class StatementForm(forms.ModelForm):
    """A statement, and the statements of other frameworks that ask for the same."""

    bands = (
        forms.Band("The statement", "code", "title", "question", "key_question", "scope_lines"),
        forms.Band("The same in other frameworks", "pairs"),
        forms.Band("Still in use?", "struck_out"),
    )
    scope_lines = forms.CharField(
        label="Topics",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text="One on each line",
    )
    pairs = forms.ModelMultipleChoiceField(
        label="Asks for the same as",
        queryset=Statement.objects.none(),
        required=False,
        widget=forms.CheckList(),
    )

    class Meta:
        model = Statement
        fields = ("code", "title", "question", "key_question", "struck_out")

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Statement.objects.in_use().exclude(framework__key=framework.key)
        self.fields["pairs"].queryset = others.select_related("framework")  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["code"]

    def clean_scope_lines(self) -> list[str]:
        lines = (line.strip() for line in self.cleaned_data["scope_lines"].splitlines())
        return [line for line in lines if line]
