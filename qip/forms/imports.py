"""The questions an import asks first: which file, which plan, which column is which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django import forms as django_forms

from foundation.evidence.models import EvidenceKind
from foundation.organisation.models import Service
from foundation.ui import forms
from foundation.ui.forms import FieldView
from foundation.ui.words import plural
from qip.models import Plan, PlanImport, Strand
from qip.models.criteria import LARGEST_SAMPLE
from qip.services.import_run import Agreement
from qip.spreadsheets.choices import read_strand
from qip.spreadsheets.columns import Proposal
from qip.spreadsheets.fields import FIELDS, KEPT_AS_NOTE, KEPT_AS_NOTE_LABEL, Kind
from qip.spreadsheets.limits import LARGER_THAN_READ, LARGEST_FILE, column_name
from qip.spreadsheets.tidy import shorten

from .choices import RoleField

ACCEPTED = ".xlsx,.xlsm,.csv,.tsv,.txt"
FILE_HINT = (
    "An Excel workbook (.xlsx) or a CSV file, up to 10 MB. Nothing comes in before you have seen "
    "every row."
)
NOT_A_HEADING = "record"
MOST_HEADINGS = 60
STRANDS = [(strand.value, str(strand.label)) for strand in Strand]


class UploadForm(forms.Form):
    """A spreadsheet for a plan that is there already."""

    asks = {"upload": "Choose the spreadsheet"}
    upload = forms.FileField(
        label="The spreadsheet", help_text=FILE_HINT,
        widget=django_forms.FileInput(
            attrs={
                "accept": ACCEPTED, "data-largest": LARGEST_FILE, "data-too-large": LARGER_THAN_READ
            }
        ),
    )  # fmt: skip


class StartForm(UploadForm):
    """A spreadsheet, and the plan it belongs to: one that is here, or a new one."""

    bands = (
        forms.Band("Your file", "upload"),
        forms.Band("Where it goes", "plan", "title", "services"),
    )
    asks = {"upload": "Choose the spreadsheet", "plan": "Choose the plan"}
    marks_optional = False

    plan: Any = forms.ModelChoiceField(None, required=False, label="Plan", empty_label="A new plan")
    title = forms.CharField(
        max_length=160, required=False, label="Name of the new plan",
        help_text="Leave it empty to use the name of the file.",
    )  # fmt: skip
    services: Any = forms.ModelMultipleChoiceField(
        None, required=False, widget=forms.CheckList(),
        label="Services of the new plan",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_start = self.user.has_perm("qip.change_plan")
        plans = Plan.objects.visible_to(self.user, "qip.import_plan").exclude(state="ended")
        if not self.user.reach("qip.import_plan").everything:
            plans = plans.filter(all_services=False)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        self.places = Service.objects.visible_to(self.user, "qip.change_plan").order_by("name")
        self.fields["services"].queryset = self.places  # type: ignore[attr-defined]
        if not self.may_start:
            del self.fields["title"], self.fields["services"]
            self.fields["plan"].required = True
            self.fields["plan"].empty_label = "Choose"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.may_start and not cleaned.get("plan") and not self.chosen_services():
            self.add_error("services", "Choose the services the new plan is for")
        if self.errors and "upload" not in self.errors:
            self.add_error("upload", "Choose the file again: browsers do not keep it")
        return cleaned

    def chosen_services(self) -> list[Service]:
        """Those that were ticked; the only one there is needs no tick."""
        chosen = list(self.cleaned_data.get("services") or ())
        return chosen or (list(self.places) if self.places.count() == 1 else [])

    def new_title(self) -> str:
        return self.cleaned_data.get("title") or shorten(
            _name_from(self.cleaned_data["upload"].name), 160
        )


def _name_from(file_name: str) -> str:
    """A file's name as the name of a plan: no ending, no underscores."""
    words = " ".join(PurePath(file_name).stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or "Plan from a spreadsheet"


class TableForm(forms.Form):
    """Another sheet, or another row for the names of the columns."""

    sheet = forms.ChoiceField(label="Sheet", required=False)
    header_row = forms.TypedChoiceField(
        coerce=int, empty_value=None, required=False, label="Row with the names of the columns"
    )

    def __init__(
        self,
        *args: Any,
        sheets: Sequence[tuple[str, str]],
        rows: Sequence[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.marks_optional = False
        self.fields["sheet"].choices = sheets  # type: ignore[attr-defined]
        self.fields["header_row"].choices = [("", "Find it for me"), *rows]  # type: ignore[attr-defined]
        if len(sheets) < 2:
            self.fields["sheet"].widget = forms.HiddenInput()


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One column as the page shows it beside its choice."""

    letter: str
    proposal: Proposal
    view: FieldView
    named_before: bool

    @property
    def why(self) -> str:
        """Said only where a person should look twice."""
        same = str(self.view.bound.value()) == self.proposal.field
        return (
            self.proposal.why if same and self.proposal.is_guess and not self.named_before else ""
        )


def _field_choices() -> list[tuple[str, Any]]:
    """What a column can be, grouped as people think of an action."""
    who_and_when = (Kind.PEOPLE, Kind.DATE, Kind.STATUS)
    groups: dict[str, list[tuple[str, str]]] = {
        "What the action is": [], "Who and when": [], "More about it": [],
    }  # fmt: skip
    for one in FIELDS:
        name = "More about it"
        if one.key in ("title", "problem", "standard", "daily_application", "success"):
            name = "What the action is"
        elif one.kind in who_and_when or one.key == "progress":
            name = "Who and when"
        groups[name].append((one.key, one.label))
    return [(KEPT_AS_NOTE, KEPT_AS_NOTE_LABEL), *groups.items()]


FIELD_CHOICES = _field_choices()


class ColumnsForm(forms.Form):
    """Which column is which, and which strand the rows belong to."""

    marks_optional = False

    strand = forms.ChoiceField(
        choices=STRANDS, label="Strand of the actions",
        help_text="For rows that do not say. You can change single rows in the next step.",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        about: PlanImport,
        proposals: Sequence[Proposal],
        before: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.about, self.proposals, self.before = about, proposals, before
        self.initial.setdefault("strand", about.choices.get("strand") or Strand.STANDARDS)
        for one in proposals:
            name = f"column_{one.column}"
            self.fields[name] = forms.ChoiceField(choices=FIELD_CHOICES, label=one.name)
            self.initial.setdefault(name, about.matching.get(str(one.column), KEPT_AS_NOTE))
            self.dress(name)
        self._offer_headings()

    def _offer_headings(self) -> None:
        known = self.about.choices.get("headings", {})
        choices = [("", "The strand above"), *STRANDS, (NOT_A_HEADING, "Not a heading: an action")]
        for row, text in list(self.about.headings.items())[:MOST_HEADINGS]:
            name = f"heading_{row}"
            self.fields[name] = forms.ChoiceField(choices=choices, required=False, label=text)
            self.initial.setdefault(name, known.get(text, read_strand(text)))
            self.dress(name)

    @property
    def lines(self) -> Iterator[MatchLine]:
        for one in self.proposals:
            view = FieldView(self[f"column_{one.column}"])
            yield MatchLine(column_name(one.column), one, view, self.before)

    @property
    def guesses(self) -> int:
        return sum(bool(line.why) for line in self.lines)

    @property
    def heading_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("heading_")]

    def matching(self) -> dict[int, str]:
        return {one.column: self.cleaned_data[f"column_{one.column}"] for one in self.proposals}

    def heading_strands(self) -> dict[str, str]:
        return {
            self.about.headings[row]: chosen
            for row, chosen in self._chosen_headings()
            if chosen and chosen != NOT_A_HEADING
        }

    def not_headings(self) -> list[int]:
        return [int(row) for row, chosen in self._chosen_headings() if chosen == NOT_A_HEADING]

    def _chosen_headings(self) -> list[tuple[str, str]]:
        return [
            (name.removeprefix("heading_"), self.cleaned_data[name])
            for name in self.fields
            if name.startswith("heading_")
        ]


class BringForm(forms.Form):
    """How the rows that say everything come in."""

    agree = forms.ChoiceField(
        choices=(
            ("yes", "Agreed, as far on as their status says"),
            ("no", "Drafts, like the others"),
        ),
        initial="yes",
        label="Rows that say everything",
        widget=forms.Picks(
            notes={
                "yes": "Their due dates become the first dates, which never change",
                "no": "You agree each of them on its own page",
            }
        ),
    )

    verifier_role = RoleField(label="Who verifies them", help_text="Never the owner.")
    kind = forms.ModelChoiceField(
        EvidenceKind.objects.filter(counts_alone=True),
        label="What proves them",
        empty_label=None,
        help_text="What success means in the row is what it must show. Change it action by action.",
    )
    sample = forms.IntegerField(
        label="How many are looked at", min_value=1, max_value=LARGEST_SAMPLE, initial=10
    )
    asks = {
        "verifier_role": "Choose the role that will verify them",
        "kind": "Choose a kind of evidence",
        "sample": "Say how many are looked at",
    }

    def __init__(self, *args: Any, whole: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not whole:
            for name in ("agree", "verifier_role", "kind", "sample"):
                del self.fields[name]
            return
        self.fields["agree"].label = f"{plural(whole, 'row')} that say everything"
        if self.data.get("agree") == "no":
            for name in ("verifier_role", "kind", "sample"):
                self.fields[name].required = False

    def agreement(self) -> Agreement | None:
        """How the whole rows become promises; None keeps them drafts."""
        if self.cleaned_data.get("agree") != "yes":
            return None
        given = self.cleaned_data
        return Agreement(role=given["verifier_role"], kind=given["kind"], sample=given["sample"])
