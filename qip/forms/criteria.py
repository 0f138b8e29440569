"""Rows of a form that say what would prove an action."""

from typing import Any

from foundation.evidence.models import EvidenceKind
from foundation.ui import forms
from qip.models.criteria import LARGEST_SAMPLE, MOST_WEEKS
from qip.services.criteria import Promise

from .choices import code_field
from .layout import MOST_ROWS, row_name, rows_for

CRITERION = "criterion"
CRITERION_PARTS = ("kind", "shows", "sample", "weeks")
CRITERION_ASKS = (
    ("kind", "Choose the kind of evidence"),
    ("shows", "Say what it must show"),
    ("sample", "Say how many are looked at"),
)


def _part(number: int, part: str) -> str:
    return row_name(CRITERION, number, part)


class CriteriaRows(forms.Form):
    """Kind, what it must show, how many and for how long; a mixin of the form of an action."""

    instance: Any
    cleaned_data: dict[str, Any]

    @property
    def as_draft(self) -> bool:
        raise NotImplementedError

    def _offer_criteria(self) -> None:
        kept = list(self.instance.criteria.standing()) if self.instance.pk else []
        kinds = [("", "Kind of evidence"), *EvidenceKind.objects.values_list("pk", "title")]
        for number in rows_for(len(kept)):
            said = f"Criterion {number}"
            self.fields[_part(number, "kind")] = code_field(
                kinds, label=f"{said}: kind of evidence"
            )
            self.fields[_part(number, "shows")] = forms.CharField(
                max_length=300, required=False, label=f"{said}: what it must show",
                widget=forms.TextInput(attrs={"placeholder": "What it must show"}),
            )  # fmt: skip
            self.fields[_part(number, "sample")] = forms.IntegerField(
                required=False, min_value=1, max_value=LARGEST_SAMPLE,
                label=f"{said}: how many are looked at",
                widget=forms.NumberInput(attrs={"placeholder": "How many"}),
            )  # fmt: skip
            self.fields[_part(number, "weeks")] = forms.IntegerField(
                required=False, min_value=1, max_value=MOST_WEEKS,
                label=f"{said}: weeks it must hold",
                widget=forms.NumberInput(attrs={"placeholder": "Weeks"}),
            )  # fmt: skip
            for part in CRITERION_PARTS:
                self.dress(_part(number, part))
            if number <= len(kept):
                one = kept[number - 1]
                values = (one.kind_id, one.shows, one.sample, one.holds_weeks)
                for part, value in zip(CRITERION_PARTS, values, strict=True):
                    self.initial.setdefault(_part(number, part), value)

    def _check_criteria(self, cleaned: dict[str, Any]) -> None:
        """A criterion that was begun says all three; a promise has at least one."""
        begun = 0
        for number in self._criterion_numbers():
            given = [cleaned.get(_part(number, part)) for part in CRITERION_PARTS]
            if not any(given):
                continue
            begun += 1
            for part, words in CRITERION_ASKS:
                name = _part(number, part)
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        if not begun and not self.as_draft:
            self.add_error(_part(1, "shows"), "Say what would prove it")

    def _criterion_numbers(self) -> list[int]:
        return [n for n in range(1, MOST_ROWS + 1) if _part(n, "kind") in self.fields]

    def criteria(self) -> list[Promise]:
        """What would prove it, row by row; empty rows are nothing."""
        given = self.cleaned_data
        rows = [n for n in self._criterion_numbers() if given.get(_part(n, "kind"))]
        kinds = EvidenceKind.objects.in_bulk([given[_part(n, "kind")] for n in rows])
        return [
            Promise(
                kinds[given[_part(n, "kind")]], given[_part(n, "shows")],
                given[_part(n, "sample")], given.get(_part(n, "weeks")),
            )
            for n in rows
        ]  # fmt: skip
