"""The second key: somebody else says whether the evidence shows what was promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from foundation.ui.problems import Problem
from qip.checks import need_two_kinds, standing_proofs
from qip.models import (
    VERIFIED_STATES,
    Action,
    ActionState,
    Criterion,
    Judgement,
    Verification,
)
from qip.verifiers import need_second_person
from qip.words import shortened

from .life import take_step


@dataclass(frozen=True)
class Finding:
    """What the verifier says of one criterion."""

    criterion: Criterion
    met: bool
    words: str = ""


@transaction.atomic
def verify(*, by: Any, action: Action, findings: Iterable[Finding], on: date) -> Verification:
    """Judge every criterion. All met: the change must now hold. Otherwise it is returned.

    Raises ``Problem`` when ``by`` may not be the second person, when a criterion is left out,
    when a return has no reason, or when the evidence is of one kind only.
    """
    held = _awaiting(action)
    need_second_person(by, held)
    found = list(findings)
    _need_each_criterion(held, found)
    verified = all(one.met for one in found)
    if verified:
        need_two_kinds(held)
    row = Verification.objects.create(
        action=action, owner_id=cast(int, held.owner_id), verified=verified, by=by
    )
    Judgement.objects.bulk_create(
        Judgement(verification=row, criterion=one.criterion, met=one.met, words=one.words.strip())
        for one in found
    )
    if verified:
        _hold(by, action, found, on)
    else:
        take_step(by=by, action=action, to=ActionState.IN_PROGRESS, reason=_returned(found))
    return row


@transaction.atomic
def verification_falls(*, by: Any, action: Action, reason: str) -> bool:
    """What it was verified on is gone: it is done, and no more than that. True if it fell."""
    if action.state not in VERIFIED_STATES:
        return False
    row = action.verifications.filter(verified=True, fell_at__isnull=True).first()
    if row is not None:
        row.fell_at, row.fell_reason = timezone.now(), shortened(reason)
        row.save(update_fields=["fell_at", "fell_reason"])
    take_step(by=by, action=action, to=ActionState.DONE, reason=shortened(reason))
    return True


def _awaiting(action: Action) -> Action:
    held = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if held.state != ActionState.DONE:
        raise Problem(
            f"This action is “{held.get_state_display()}” now. Somebody else may have looked at "
            "it just before you."
        )
    return held


def _need_each_criterion(action: Action, found: list[Finding]) -> None:
    standing = {one.pk: one for one in Criterion.objects.standing().filter(action=action)}
    if not standing:
        raise Problem("This action has no criterion. Return it, so that one is agreed.")
    if sorted(one.criterion.pk for one in found) != sorted(standing):
        raise Problem("Say of every criterion whether it is met.")
    proven = {proof.criterion_id for proof in standing_proofs(action)}
    for one in found:
        if one.met and one.criterion.pk not in proven:
            raise Problem(f"Nothing is tied to “{one.criterion}”, so it cannot be met.")
        if not one.met and not one.words.strip():
            raise Problem(f"Say what is missing for “{one.criterion}”.")


def _hold(by: Any, action: Action, found: list[Finding], on: date) -> None:
    weeks = max(one.criterion.weeks for one in found)
    take_step(
        by=by, action=action, to=ActionState.SUSTAINING, verified_by=by,
        verified_at=timezone.now(), check_due=on + timedelta(weeks=weeks),
    )  # fmt: skip


def _returned(found: list[Finding]) -> str:
    missing = [f"{one.criterion}: {one.words.strip().rstrip('.')}." for one in found if not one.met]
    return shortened(f"Returned. {' '.join(missing)}")
