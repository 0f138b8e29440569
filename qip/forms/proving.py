"""The second half of an action's life: evidence, verifying, checking, opening again."""

from typing import Any

from foundation.evidence.models import EvidenceKind
from foundation.ui import forms
from foundation.ui.words import full_day
from qip.models import Action, Criterion, Measure
from qip.selectors.proving import CriterionTold, files_of
from qip.services.verification import Finding

YES, NO = "yes", "no"
PUT_RIGHT = "Give a date by which it is put right"


class TieForm(forms.Form):
    """What shows that a criterion is met."""

    words = forms.CharField(
        max_length=600,
        label="What does it show?",
        help_text="What was looked at, when, how many, and what you found. Use codes, not names.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    kind = forms.ModelChoiceField(
        EvidenceKind.objects.all(), label="Kind of evidence", empty_label=None
    )
    attachment: Any = forms.ModelChoiceField(
        None, required=False, label="File", empty_label="No file",
        help_text="One that is attached to this action",
    )  # fmt: skip
    measure: Any = forms.ModelChoiceField(
        None, required=False, label="Measure", empty_label="No measure"
    )
    asks = {"words": "Say what the evidence shows", "kind": "Choose the kind of evidence"}

    def __init__(self, *args: Any, criterion: Criterion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        action = criterion.action
        self._offer("attachment", files_of(action, self.user))
        self._offer("measure", measures_for(action, self.user))
        self.initial.setdefault("kind", criterion.kind_id)

    def _offer(self, name: str, rows: Any) -> None:
        if rows.exists():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        else:
            del self.fields[name]


def measures_for(action: Action, user: Any) -> Any:
    """The measures of an action or of its plan that this person may see."""
    seen = Measure.objects.visible_to(user)
    return (seen.filter(actions=action) | seen.filter(plans=action.plan_id)).distinct()


class VerifyForm(forms.Form):
    """Every criterion, one by one: is it met?"""

    def __init__(self, *args: Any, told: list[CriterionTold], **kwargs: Any) -> None:
        self.told = told
        self.criteria = [one.criterion for one in told]
        super().__init__(*args, **kwargs)
        for number, one in enumerate(self.criteria, start=1):
            self._ask(number, one)

    def _ask(self, number: int, one: Criterion) -> None:
        met, words = _names(one)
        self.fields[met] = forms.ChoiceField(
            label=f"Is criterion {number} met?",
            choices=((YES, "Yes, the evidence shows it"), (NO, "Not yet")),
            widget=forms.Picks(),
            error_messages={"required": "Say whether it is met"},
        )
        self.fields[words] = forms.CharField(
            max_length=600, required=False, label=f"What did you find for criterion {number}?",
            help_text="Needed when it is not met: what is missing?",
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip
        self.dress(met)
        self.dress(words)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for one in self.criteria:
            met, words = _names(one)
            if cleaned.get(met) == NO and not (cleaned.get(words) or "").strip():
                self.add_error(words, "Say what is missing")
        return cleaned

    def findings(self) -> list[Finding]:
        given = self.cleaned_data
        return [
            Finding(one, given[_names(one)[0]] == YES, given[_names(one)[1]])
            for one in self.criteria
        ]

    @property
    def pairs(self) -> list[tuple[Any, Any, CriterionTold]]:
        """The two fields of each criterion with what is known of it, for the page."""
        names = map(_names, self.criteria)
        return [
            (self[met], self[words], told)
            for (met, words), told in zip(names, self.told, strict=True)
        ]


def _names(one: Criterion) -> tuple[str, str]:
    return f"met_{one.pk}", f"words_{one.pk}"


class CheckForm(forms.Form):
    """Weeks later: is it still so? Before its day it can only open again."""

    still = forms.ChoiceField(
        label="Does it still hold?",
        choices=((YES, "Yes, it still holds"), (NO, "No, or not everywhere")),
        widget=forms.Picks(
            notes={YES: "The action closes", NO: "The action opens again, with a new date"}
        ),
    )
    words = forms.CharField(
        max_length=600,
        label="What is now different for people?",
        help_text="What you saw, on which shifts. If it no longer holds: what has slipped.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    due = forms.DateField(
        required=False, label="New date", help_text="Only if it opens again: when it is put right"
    )
    asks = {
        "still": "Say whether it still holds",
        "words": "Say what you saw",
        "due": PUT_RIGHT,
    }

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if action.check_due and action.check_due > self.on:
            self._offer_no_alone(full_day(action.check_due))

    def _offer_no_alone(self, day: str) -> None:
        still: Any = self.fields["still"]
        still.choices = [one for one in still.choices if one[0] != YES]
        still.initial = NO
        still.error_messages["invalid_choice"] = (
            f"It is looked at again on {day}, and not closed before"
        )
        self.fields["words"].label = "What has slipped?"
        self.fields["words"].help_text = "What you saw, on which shifts."
        self.fields["due"].help_text = "When it is put right"
        self.fields["due"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("still") == NO and not cleaned.get("due") and "due" not in self.errors:
            self.add_error("due", PUT_RIGHT)
        return cleaned

    @property
    def holds(self) -> bool:
        return bool(self.cleaned_data["still"] == YES)


class ReopenForm(forms.Form):
    """Why it opens again, and until when."""

    reason = forms.CharField(
        max_length=600, label="What has slipped, or was never so?",
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    due = forms.DateField(label="New date", help_text="The first date stays on the record")
    asks = {"reason": "Say why it opens again", "due": PUT_RIGHT}


class LeaveForm(forms.Form):
    """Why an action stays as it is, although something asks for a second look."""

    answer = forms.CharField(
        max_length=600, label="Why does it stay as it is?", widget=forms.Textarea(attrs={"rows": 3})
    )
    asks = {"answer": "Say why it stays as it is"}
