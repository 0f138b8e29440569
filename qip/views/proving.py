"""Evidence tied to criteria, and the second person's look at it."""

from typing import Any

from django.http import Http404

from foundation.ui.forms import Reason
from foundation.ui.views import FormPage
from qip.forms.proving import TieForm, VerifyForm
from qip.models import Action, Proof, Verification
from qip.selectors.actions import moves_count
from qip.selectors.expectations import expected_cards, unmet_sentence
from qip.selectors.proving import criteria_told, proofs_of
from qip.services import proofs, verification
from qip.verifiers import why_not

from .actions import action_crumbs
from .plans import of_action


class OfAction(FormPage):
    """A form about something of an action. Rows beneath it are found through it."""

    parent_model, parent_kwarg = Action, "action"
    nav = "plans"
    parent: Action

    def parent_rows(self) -> Any:
        rows = super().parent_rows().annotate(moves=moves_count())
        return rows.select_related("plan", "owner", "verifier_role").prefetch_related("services")

    def allowed(self) -> bool:
        return bool(self.user.has_perm(self.permission, self.parent))

    def crumbs(self) -> list[tuple[str, str]]:
        return action_crumbs(self.parent)

    def frame(self) -> dict[str, Any]:
        return {**super().frame(), "kicker": of_action(self.parent)}

    def landing(self, saved: Any) -> str:
        return f"{self.parent.get_absolute_url()}#proof"


class Tie(OfAction):
    """Tie evidence to one criterion."""

    permission = "qip.add_note"
    form_class = TieForm
    title, submit, said = "Tie evidence to a criterion", "Tie it", "The evidence is tied to it."

    def fetch(self) -> None:
        super().fetch()
        rows = self.parent.criteria.standing().select_related("kind")
        found = rows.filter(pk=self.kwargs["criterion"]).first()
        if found is None:
            raise Http404
        found.action = self.parent
        self.criterion = found

    def intro(self) -> str:
        one = self.criterion
        return f"{one.shows} {one.kind}, {one.sample} to be looked at."

    def form_kwargs(self) -> dict[str, Any]:
        return {"criterion": self.criterion}

    def save(self, form: Any) -> Proof:
        return proofs.tie_evidence(by=self.user, criterion=self.criterion, **form.cleaned_data)


class ProofWithdraw(OfAction):
    """Evidence no longer counts."""

    permission = "qip.change_action"
    form_class = Reason
    drafts = False
    danger = True
    model: Any = Proof
    title, submit = "Withdraw this evidence", "Withdraw it"
    said = "The evidence no longer counts. That it was there stays readable."

    def rows(self) -> Any:
        return proofs_of(self.parent)

    def intro(self) -> str:
        words = f"{self.object.words}"
        if self.parent.verified_at:
            return f"{words} The action was verified on it: the verification falls with it."
        return words

    def save(self, form: Any) -> Proof:
        return proofs.withdraw_proof(
            by=self.user, proof=self.object, reason=form.cleaned_data["reason"]
        )


class Verify(OfAction):
    """The second key: criterion by criterion."""

    permission = "qip.verify_action"
    form_class = VerifyForm
    template_name = "qip/verify.html"
    title, submit = "Look at the evidence", "Say what you found"

    def fetch(self) -> None:
        super().fetch()
        self.told = criteria_told(self.parent)

    def form_kwargs(self) -> dict[str, Any]:
        return {"told": self.told}

    def context(self) -> dict[str, Any]:
        return {
            "action": self.parent,
            "expected": (expected := expected_cards(self.parent, user=self.user, on=self.on)),
            "unmet": unmet_sentence(expected),
            "why_not": why_not(self.user, self.parent),
            "is_done": self.parent.state == "done",
        }

    def save(self, form: Any) -> Verification:
        return verification.verify(
            by=self.user, action=self.parent, findings=form.findings(), on=self.on
        )

    def said(self, saved: Verification) -> str:
        if saved.verified:
            return "Verified. Now it has to hold: somebody looks again on the date of the check."
        return "Returned, with what is missing."
