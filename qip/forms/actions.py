"""Writing an action: what is wrong, what will change, how we will know, who and when."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError

from foundation.ui import forms
from qip import wording
from qip.models import Action, ContributoryFactor, Measure, Plan, SourceKind, Strand
from qip.selectors.people import places_for, who_may_or_already
from qip.services.actions import SETTLED_ONCE_DONE

from .choices import (
    ActionsField,
    PeopleField,
    PersonField,
    RoleField,
    StatementsField,
    code_choices,
    code_field,
)
from .criteria import CRITERION, CriteriaRows
from .layout import MOST_ROWS, Band, Fold, Rows, in_band_order, row_name, rows_for

SOURCE = "source"
LINKS = ("contributors", "services", "statements", "depends_on", "measures")
AS_DRAFT = "draft"
NEEDED = (
    "problem", "standard", "daily_application", "success", "owner", "due", "verifier_role",
)  # fmt: skip
GONE_BY = "This date has gone by. Is it the right year?"


class ActionForm(CriteriaRows, forms.ModelForm):
    """One action of a plan. A draft may leave gaps; a promise may not.

    Give ``plan``. What is left out because there is nothing to choose (the only service of a
    plan, measures where there are none) is filled in by ``links``.
    """

    bands = (
        Band(
            "What is wrong",
            "title",
            "problem",
            Rows(
                SOURCE,
                ("kind", "detail"),
                title="Where it came from",
                hint="Two kinds of source make a stronger case than one.",
            ),
            ("root_cause", "root_cause_text"),
            Fold(
                "Baseline, effect on people, safety meanwhile",
                "baseline",
                "effect_on_people",
                "immediate_control",
            ),
            guide="qip/guides/what_is_wrong.html",
        ),
        Band(
            "What will change",
            "strand",
            "standard",
            "daily_application",
            Fold("What it needs, and what it waits for", "needs", "depends_on"),
            guide="qip/guides/what_will_change.html",
        ),
        Band(
            "How we will know",
            "success",
            "measures",
            Rows(
                CRITERION,
                ("kind", "shows", "sample", "weeks"),
                title="What would prove it",
                hint="The kind of evidence, what it must show, how many are looked at, and for how "
                "many weeks it must hold (12 if you leave that empty). Two kinds are needed to "
                "close; a document never counts alone.",
                at_once=2,
            ),
            Fold("Framework statements it answers", "statements"),
            guide="qip/guides/how_we_will_know.html",
        ),
        Band(
            "Who and when",
            ("owner", "risk_level"),
            ("starts_on", "due"),
            "verifier_role",
            "all_services",
            "services",
            Fold("Who helps", "contributors"),
            guide="qip/guides/who_and_when.html",
            guide_title="What happens next",
        ),
    )
    asks = {
        "title": "Say what will be true when this is done",
        "problem": "Say what the problem is",
        "strand": "Choose a strand",
        "standard": "Say what the new standard or control is",
        "daily_application": "Say how staff apply it every day",
        "success": "Say how you will know it worked, beyond “completed”",
        "owner": "Choose an owner",
        "due": "Give a date by which it is due",
        "verifier_role": "Choose the role that will verify it",
        "services": "Choose the services this action is for",
    }
    nudged = ("problem", "standard", "success", "due")

    owner = PersonField(
        None, label="Owner", empty_label="Choose",
        help_text="Answers for it, may not do it all",
    )  # fmt: skip
    contributors = PeopleField(None, required=False, label="Who helps", widget=forms.CheckList())
    depends_on = ActionsField(
        None, required=False, label="Waits for these actions",
        widget=forms.CheckList(),
    )  # fmt: skip
    measures: Any = forms.ModelMultipleChoiceField(
        None, required=False, label="Measures that should move",
        help_text="A measure of restriction needs its partner: did life get bigger or smaller?",
        widget=forms.CheckList(),
    )  # fmt: skip
    verifier_role = RoleField(
        label="Who verifies it", help_text="Somebody other than the owner, in this role"
    )
    statements = StatementsField(required=False, label="Framework statements")
    services: Any = forms.ModelMultipleChoiceField(None, label="Services", widget=forms.CheckList())

    class Meta:
        model = Action
        fields = (
            "title", "problem", "root_cause", "root_cause_text", "baseline", "effect_on_people",
            "immediate_control", "strand", "standard", "daily_application", "needs", "depends_on",
            "success", "statements", "owner", "contributors", "risk_level", "starts_on", "due",
            "verifier_role", "all_services", "services",
        )  # fmt: skip
        labels = {
            "title": "What will be true when this is done",
            "problem": "The problem",
            "root_cause": "Cause in the system",
            "root_cause_text": "The cause in your words",
            "baseline": "How it is now, as a figure",
            "effect_on_people": "What it means for people and families",
            "immediate_control": "What keeps people safe until then",
            "standard": "The new standard or control",
            "daily_application": "How staff apply it every day",
            "success": "Success beyond “completed”",
            "needs": "Money, time or help it needs",
            "risk_level": "Risk to people if nothing changes",
            "starts_on": "Start",
            "due": "Due",
            "all_services": "This action is for every service of the organisation",
        }
        help_texts = {
            "title": "Write the result, not the task",
            "problem": "What happens now, how often, and who it affects. Use codes, not names.",
            "root_cause_text": "Why it happens, not who did it",
            "baseline": "With its date, and how it was counted",
            "standard": "One thing staff will do from now on that they did not do before",
            "daily_application": "Who does what, when, and where it is written down",
            "success": "What people, staff and figures would show. The test for closing.",
            "needs": "",
        }
        widgets = {
            "strand": forms.Picks(notes={strand.value: strand.question for strand in Strand}),
            "standard": forms.Textarea(attrs={"rows": 3}),
            "daily_application": forms.Textarea(attrs={"rows": 3}),
            "success": forms.Textarea(attrs={"rows": 3}),
            "baseline": forms.TextInput(),
        }

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        self.plan = plan
        super().__init__(*args, **kwargs)
        self.fields["strand"].choices = Strand.choices  # type: ignore[attr-defined]
        self._offer_people()
        self._offer_rows_of_the_plan()
        self._offer_places()
        self._offer_causes()
        self._offer_sources()
        self._offer_criteria()
        self._need_only_what_a_draft_needs()
        self.order_fields(in_band_order(self.bands))

    # What is on offer -----------------------------------------------------------------------

    def _offer_people(self) -> None:
        places = self.plan.scope_services()
        saved = self.instance.pk is not None
        helpers = list(self.instance.contributors.values_list("pk", flat=True)) if saved else []
        for name, already in (("owner", [self.instance.owner_id]), ("contributors", helpers)):
            self.fields[name].queryset = who_may_or_already(  # type: ignore[attr-defined]
                "qip.view_plan", places, on=self.on, already=already
            )

    def _offer_rows_of_the_plan(self) -> None:
        others = Action.objects.visible_to(self.user).filter(plan=self.plan)
        others = others.exclude(pk=self.instance.pk).select_related("plan").order_by("number")
        measures = Measure.objects.visible_to(self.user).filter(plans=self.plan)
        for name, rows in (("depends_on", others), ("measures", measures)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
            if not rows.exists():
                del self.fields[name]
        if "measures" in self.fields and self.instance.pk:
            self.initial.setdefault("measures", list(self.instance.measures.all()))

    def _offer_places(self) -> None:
        saved = self.instance.pk is not None
        already = self.instance.services.values_list("pk", flat=True) if saved else ()
        rows = places_for(self.user, "qip.change_action", already=already)
        if not self.plan.all_services:
            rows = rows.filter(pk__in=self.plan.services.order_by().values("pk"))
        self.places = list(rows)
        self.fields["services"].queryset = rows  # type: ignore[attr-defined]
        wide = self.plan.all_services and self.user.reach("qip.change_action").everything
        if not (wide or self.instance.all_services):
            del self.fields["all_services"]
        if len(self.places) == 1 and not self.plan.all_services:
            del self.fields["services"]

    def _offer_causes(self) -> None:
        field = self.fields["root_cause"]
        field.queryset = ContributoryFactor.objects.all()  # type: ignore[attr-defined]
        field.empty_label = "Choose"  # type: ignore[attr-defined]
        field.choices = code_choices(  # type: ignore[attr-defined]
            ContributoryFactor, already=[self.instance.root_cause_id]
        )

    def _offer_sources(self) -> None:
        kept = list(self.instance.sources.all()) if self.instance.pk else []
        choices = code_choices(SourceKind, already=[one.kind_id for one in kept])
        for number in rows_for(len(kept)):
            kind, detail = row_name(SOURCE, number, "kind"), row_name(SOURCE, number, "detail")
            self.fields[kind] = code_field(choices, label=f"Source {number}: kind")
            self.fields[detail] = forms.CharField(
                max_length=200,
                required=False,
                label=f"Source {number}: reference or date",
                widget=forms.TextInput(attrs={"placeholder": "Reference or date, such as 26-04"}),
            )
            for name in (kind, detail):
                self.dress(name)
            if number <= len(kept):
                self.initial.setdefault(kind, kept[number - 1].kind_id)
                self.initial.setdefault(detail, kept[number - 1].detail)

    # What is needed -------------------------------------------------------------------------

    @property
    def as_draft(self) -> bool:
        """Whether gaps are allowed: the button was "Save as draft"."""
        return bool(self.data) and self.data.get("as") == AS_DRAFT

    def _need_only_what_a_draft_needs(self) -> None:
        for name in NEEDED:
            self.fields[name].required = not self.as_draft
        if self.instance.first_due:
            self.fields["due"].disabled = True
            self.fields["due"].help_text = "Agreed. It moves only with a reason, from the action."
        if self.instance.is_after_done:
            self._settle()
        if "services" in self.fields and "all_services" in self.fields:
            self.fields["services"].required = False

    def _settle(self) -> None:
        """What may no longer change is shown, and says why."""
        for name in SETTLED_ONCE_DONE:
            self.fields[name].disabled = True
            self.fields[name].help_text = "It was said to be done, so this stays."

    def _post_clean(self) -> None:
        """The service checks the whole; a form that wrote into a row here would check half."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in rows_for(MOST_ROWS):
            kind, detail = row_name(SOURCE, number, "kind"), row_name(SOURCE, number, "detail")
            if cleaned.get(detail) and not cleaned.get(kind) and kind in self.fields:
                self.add_error(kind, f"Choose what kind of source “{cleaned[detail]}” is")
        self._check_criteria(cleaned)
        return cleaned

    def nudges(self) -> dict[str, str]:
        found = {
            "problem": wording.weak_problem(self.typed("problem")),
            "standard": wording.weak_change(self.typed("standard")),
            "success": wording.weak_success(self.typed("success")),
            "due": GONE_BY if self._gone_by() else "",
        }
        return {name: words for name, words in found.items() if words}

    def _gone_by(self) -> bool:
        if self.instance.first_due:
            return False
        try:
            due = self.fields["due"].to_python(self.typed("due"))
        except ValidationError:
            return False
        return bool(due and due < self.on)

    # What the service is given ---------------------------------------------------------------

    def changes(self) -> dict[str, Any]:
        """The columns of the action itself."""
        names = [n for n in self._meta.fields or () if n in self.fields and n not in LINKS]
        found = {name: self.cleaned_data[name] for name in names}
        if found.get("all_services") is None and "all_services" not in self.fields:
            found["all_services"] = self.instance.all_services
        return found

    def links(self) -> dict[str, Any]:
        """The rows an action is joined to. Every service at once stands for none by name."""
        found = {n: list(self.cleaned_data[n]) for n in LINKS if n in self.fields}
        if "services" not in self.fields and not self.instance.pk:
            found["services"] = self.places
        if self.cleaned_data.get("all_services"):
            found["services"] = []
        return found

    def sources(self) -> list[tuple[SourceKind, str]]:
        """Where the need was noticed, row by row; empty rows are nothing."""
        return list(self._sources())

    def _sources(self) -> Iterator[tuple[SourceKind, str]]:
        pairs = [
            (self.cleaned_data.get(row_name(SOURCE, number, "kind")),
             self.cleaned_data.get(row_name(SOURCE, number, "detail")) or "")
            for number in rows_for(MOST_ROWS)
        ]  # fmt: skip
        kinds = SourceKind.objects.in_bulk([kind for kind, _ in pairs if kind])
        for kind, detail in pairs:
            if kind:
                yield kinds[kind], detail
