"""What people do with evidence packs: ask for one, and take a copy."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from foundation.evidence import stored
from foundation.trail.services.viewings import record_viewing
from foundation.ui.problems import Problem
from governance.models import Pack
from qip.models import Plan

CHANGED = (
    "The stored file is missing or no longer the one that was built, so it is not handed out. "
    "Tell your system administrator, who can bring it back from a backup."
)


@transaction.atomic
def request_pack(
    *,
    by: Any,
    plan: Plan,
    recipient: str,
    period_from: date,
    period_to: date,
    expires_on: date,
    agreed_by: str = "",
    note: str = "",
) -> Pack:
    """Ask for a pack. A worker builds it; the row says how far it has come."""
    if period_to < period_from:
        raise Problem("The period ends before it begins.", field="period_to")
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    last = plan.packs.aggregate(last=Max("number"))["last"] or 0
    return Pack.objects.create(
        plan=plan,
        number=last + 1,
        recipient=recipient.strip(),
        period_from=period_from,
        period_to=period_to,
        agreed_by=agreed_by.strip(),
        note=note.strip(),
        expires_on=expires_on,
        requested_by=by,
    )


@transaction.atomic
def hand_out_pack(*, by: Any, pack: Pack) -> Pack:
    """Write down who takes a copy, after checking that it is still the pack that was built."""
    if not pack.is_ready:
        raise Problem("This pack is not ready yet.")
    if not stored.unchanged(str(pack.file.name), pack.file_sha256):
        raise Problem(CHANGED)
    record_viewing(by=by, subject=pack, purpose="downloaded")
    return pack


@transaction.atomic
def open_key(*, by: Any, pack: Pack) -> dict[str, str]:
    """The key to the codes in a pack: which code stands for whom. Opening it is recorded."""
    record_viewing(by=by, subject=pack, purpose="key opened")
    return {code: reference for reference, code in pack.codes.items()}
