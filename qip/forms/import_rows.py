"""What an import asks about its rows: names and words for many at once, and one row by itself."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from foundation.ui import forms
from foundation.ui.words import plural
from qip.models import Plan, RiskLevel
from qip.selectors.imports import ToSettle
from qip.selectors.people import who_may
from qip.spreadsheets.rows import status_key
from qip.spreadsheets.status_words import LABELS
from qip.spreadsheets.tidy import shorten

from .choices import PersonField
from .imports import STRANDS

MEANINGS = [(meaning.value, label) for meaning, label in LABELS.items()]


def _in_pairs(name: str, many: int) -> list[tuple[str, ...]]:
    """Short questions of one kind stand two in a row."""
    names = [f"{name}_{at}" for at in range(many)]
    return [tuple(names[at : at + 2]) for at in range(0, many, 2)]


def people_choices(plan: Plan, *, on: date) -> list[tuple[Any, str]]:
    """Those who could answer for an action of the plan, read once for all fields of a form."""
    could = who_may("qip.view_plan", plan.scope_services(), on=on)
    said = PersonField(could).label_from_instance
    return [("", "Nobody for now"), *((one.pk, said(one)) for one in could)]


class ManyForm(forms.Form):
    """What a name or a word means wherever it stands, and what goes where nothing stands."""

    marks_optional = False

    blank_due = forms.DateField(
        required=False, label="Due date where none is given",
        help_text="One date for all of them. Leave it empty to give each its own later.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, plan: Plan, owners: Sequence[ToSettle], statuses: Sequence[ToSettle],
        blank: dict[str, int], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.plan, self.owners, self.statuses = plan, owners, statuses
        self.people = people_choices(plan, on=self.on)
        self._ask_owners()
        self._ask_statuses()
        self._ask_blanks(blank)
        self.bands = tuple(self._bands())

    def _person(self, **about: Any) -> Any:
        return forms.TypedChoiceField(
            choices=self.people, coerce=int, empty_value=None, required=False, **about
        )

    def _ask_owners(self) -> None:
        for at, one in enumerate(self.owners):
            words = f"“{shorten(' '.join(one.text.split()), 60)}” in {plural(one.count, 'row')}"
            self._add(f"owner_{at}", self._person(label=words, help_text=one.said), one.taken)

    def _ask_statuses(self) -> None:
        for at, one in enumerate(self.statuses):
            words = f"“{shorten(' '.join(one.text.split()), 60)}” in {plural(one.count, 'row')}"
            asked = forms.ChoiceField(choices=MEANINGS, label=words, help_text=one.said)
            self._add(f"status_{at}", asked, one.taken)

    def _ask_blanks(self, blank: dict[str, int]) -> None:
        if not blank["due"]:
            del self.fields["blank_due"]
        else:
            self.fields[
                "blank_due"
            ].label = f"Due date for the {plural(blank['due'], 'row')} without one"
        if blank["owner"]:
            words = f"Owner of the {plural(blank['owner'], 'row')} without one"
            self._add("blank_owner", self._person(label=words), None)

    def _add(self, name: str, asked: Any, taken: Any) -> None:
        self.fields[name] = asked
        self.dress(name)
        self.initial.setdefault(name, taken)

    def _bands(self) -> Iterator[forms.Band]:
        owners = _in_pairs("owner", len(self.owners))
        words = _in_pairs("status", len(self.statuses))
        guide = "qip/guides/import_names.html"
        yield forms.Band("Who is meant", *owners, guide=guide, guide_title="One person answers")
        guide = "qip/guides/import_words.html"
        yield forms.Band(
            "What the status words mean", *words, guide=guide, guide_title="Done is not closed"
        )
        yield forms.Band("Where nothing stands", "blank_owner", "blank_due")

    def owner_choices(self) -> dict[str, int | None]:
        return {one.text: self.cleaned_data[f"owner_{at}"] for at, one in enumerate(self.owners)}

    def status_choices(self) -> dict[str, str]:
        return {
            status_key(one.text): self.cleaned_data[f"status_{at}"]
            for at, one in enumerate(self.statuses)
        }


class RowForm(forms.Form):
    """One row, as it would come in."""

    bands = (
        forms.Band(
            "What the action is", "title", "problem", "standard", "daily_application", "success"
        ),
        forms.Band(
            "Who, when and how it stands", ("owner", "due"), ("strand", "status"), "risk_level"
        ),
    )
    asks = {"title": "Say what is to be done"}

    title = forms.CharField(max_length=160, label="Title")
    problem = forms.CharField(max_length=2000, required=False, label="The problem",
                              widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    standard = forms.CharField(max_length=2000, required=False, label="The new standard or control",
                               widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    daily_application = forms.CharField(max_length=2000, required=False,
                                        label="How staff apply it every day",
                                        widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    success = forms.CharField(max_length=2000, required=False, label="Success beyond “completed”",
                              widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    owner = forms.TypedChoiceField(coerce=int, empty_value=None, required=False, label="Owner")
    due = forms.DateField(required=False, label="Due")
    strand = forms.ChoiceField(choices=STRANDS, label="Strand")
    status = forms.ChoiceField(choices=MEANINGS, label="How it stands")
    risk_level = forms.ChoiceField(choices=RiskLevel.choices, label="Risk if it did not happen")

    marks_optional = False

    def __init__(self, *args: Any, plan: Plan, said: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = people_choices(plan, on=self.on)  # type: ignore[attr-defined]
        for name, words in said.items():
            if name in self.fields:
                self.fields[name].help_text = words

    def answers(self) -> dict[str, Any]:
        """What the person put in place of what the row says; what was left alone is no answer."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data}
        if "due" in changed:
            changed["due"] = changed["due"].isoformat() if changed["due"] else ""
        return changed
