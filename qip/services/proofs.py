"""Tying evidence to what it should prove, and taking it away again."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.evidence.models import Attachment, EvidenceKind
from foundation.ui.problems import Problem
from qip.models import Action, ActionState, Criterion, Measure, Proof

from .verification import verification_falls

CLOSED_TO_PROOFS = (ActionState.CLOSED, ActionState.CANCELLED)


@transaction.atomic
def tie_evidence(
    *,
    by: Any,
    criterion: Criterion,
    words: str,
    kind: EvidenceKind | None = None,
    attachment: Attachment | None = None,
    measure: Measure | None = None,
) -> Proof:
    """Say that something proves a criterion: what it shows, and the file or the measure.

    Without a kind it is of the kind that was asked for. Raises ``Problem`` when it is tied
    already, does not belong to the action, or the criterion no longer stands.
    """
    action = _held(criterion)
    if criterion.retired_at is not None:
        raise Problem("This criterion was replaced. Tie the evidence to the one that stands.")
    if action.state in CLOSED_TO_PROOFS:
        raise Problem(f"This action is “{action.get_state_display()}”, so its evidence stands.")
    if not words.strip():
        raise Problem("Say what the evidence shows.", field="words")
    _need_its_own(action, attachment, measure)
    if attachment and criterion.proofs.standing().filter(attachment=attachment).exists():
        raise Problem("This file is tied to this criterion already.", field="attachment")
    return Proof.objects.create(
        criterion=criterion, kind=kind or criterion.kind, words=words.strip(),
        attachment=attachment, measure=measure, by=by,
    )  # fmt: skip


@transaction.atomic
def withdraw_proof(*, by: Any, proof: Proof, reason: str) -> Proof:
    """Evidence no longer counts. If the action was verified on it, the verification falls."""
    if not reason.strip():
        raise Problem("Say why it no longer counts.", field="reason")
    action = _held(proof.criterion)
    proof = Proof.objects.select_for_update().get(pk=proof.pk)
    if proof.withdrawn_at is not None:
        raise Problem("This evidence was withdrawn already.")
    proof.withdrawn_at, proof.withdrawn_by = timezone.now(), by
    proof.withdrawn_reason = reason.strip()
    proof.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    verification_falls(by=by, action=action, reason=f"Evidence was withdrawn: {reason.strip()}")
    return proof


@transaction.atomic
def follow_withdrawn_file(*, by: Any, attachment: Attachment, reason: str) -> list[Proof]:
    """A file was withdrawn: whatever it proved is no longer proven by it."""
    tied = Proof.objects.standing().filter(attachment=attachment).select_related("criterion")
    return [withdraw_proof(by=by, proof=one, reason=reason) for one in tied]


def _held(criterion: Criterion) -> Action:
    return Action.objects.select_for_update(of=("self",)).get(pk=criterion.action_id)


def _need_its_own(action: Action, attachment: Attachment | None, measure: Measure | None) -> None:
    """A file attached to this very action; a measure linked to it or to its plan."""
    own = Attachment.objects.of(action).standing()
    if attachment is not None and not own.filter(pk=attachment.pk).exists():
        raise Problem("Choose a file that is attached to this action.", field="attachment")
    if measure is not None and not (
        measure.actions.filter(pk=action.pk).exists()
        or measure.plans.filter(pk=action.plan_id).exists()
    ):
        raise Problem("Choose a measure of this action or of its plan.", field="measure")
