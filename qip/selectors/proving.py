"""What would prove an action, what has been tied to it, and what was found."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from foundation.evidence.models import Attachment
from foundation.ui.words import plural
from qip.models import Action, Criterion, Judgement, Proof


@dataclass
class CriterionTold:
    """One criterion with its evidence and what the second person said of it last."""

    criterion: Criterion
    proofs: list[Proof] = field(default_factory=list)
    earlier: list[Proof] = field(default_factory=list)
    judgement: Judgement | None = None

    @property
    def met(self) -> bool:
        """Found met by a verification that still stands."""
        found = self.judgement
        return found is not None and found.met and found.verification.fell_at is None

    @property
    def shape(self) -> str:
        return "yes" if self.met else "done" if self.proofs else "box"

    @property
    def asked(self) -> str:
        """Record sample, 10 to be looked at, and it must hold for 26 weeks."""
        one = self.criterion
        weeks = f". Must hold for {plural(one.holds_weeks, 'week')}" if one.holds_weeks else ""
        return f"{one.kind}, {one.sample:,} to be looked at{weeks}"

    @property
    def found(self) -> str:
        if self.judgement is None:
            return ""
        if self.judgement.met and not self.met:
            return "Was found met before. It has to be shown again"
        said = "Met" if self.judgement.met else "Not yet"
        return f"{said}: {self.judgement.words}" if self.judgement.words else said


def criteria_told(action: Action) -> list[CriterionTold]:
    """The criteria that stand, in their order, in three questions however many there are."""
    told = {one.pk: CriterionTold(one) for one in action.criteria.standing().select_related("kind")}
    proofs = Proof.objects.filter(criterion__in=list(told))
    for proof in proofs.select_related("kind", "attachment", "measure", "by"):
        one = told[proof.criterion_id]
        (one.earlier if proof.withdrawn_at else one.proofs).append(proof)
    judgements = Judgement.objects.filter(criterion__in=list(told)).select_related("verification")
    for judgement in judgements.order_by("verification__at", "pk"):
        told[judgement.criterion_id].judgement = judgement
    return list(told.values())


def files_of(action: Action, user: Any) -> QuerySet[Attachment]:
    """The files that stand, of an action that was reached already, if this person may open them."""
    rows = Attachment.objects.of(action).standing()
    return rows if user.has_perm("evidence.view_attachment", action) else rows.none()


def proofs_of(action: Action) -> QuerySet[Proof]:
    """The evidence that stands, of an action that was reached already."""
    return Proof.objects.standing().filter(criterion__action=action)


def kinds_sentence(told: list[CriterionTold]) -> str:
    """Whether the evidence is of two kinds yet."""
    kinds = {proof.kind for one in told for proof in one.proofs}
    if not told or (len(kinds) >= 2 and any(kind.counts_alone for kind in kinds)):
        return ""
    if not kinds:
        return "Two different kinds of evidence are needed. A document never counts alone."
    if len(kinds) == 1:
        return f"All the evidence is {next(iter(kinds)).title.lower()}. One more kind is needed."
    return "These kinds never count alone. Add what was seen, counted or said."


def permissions_to_prove(action: Action, user: Any) -> dict[str, bool]:
    return {
        "tie": user.has_perm("qip.add_note", action),
        "verify": user.has_perm("qip.verify_action", action),
        "cancel": user.has_perm("qip.cancel_action", action),
    }
