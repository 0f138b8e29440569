"""What would prove an action: written with it, and kept as promised once it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.evidence.models import EvidenceKind
from foundation.ui.problems import Problem
from qip.models import Action, ActionState, Criterion
from qip.models.criteria import LARGEST_SAMPLE, MOST_WEEKS

MOST_CRITERIA = 8


@dataclass(frozen=True)
class Promise:
    """One criterion as it is written: kind of evidence, what it must show, how many, how long."""

    kind: EvidenceKind
    shows: str
    sample: int
    holds_weeks: int | None = None

    def matches(self, one: Criterion) -> bool:
        return (self.kind.pk, self.shows, self.sample, self.holds_weeks) == (
            one.kind_id, one.shows, one.sample, one.holds_weeks,
        )  # fmt: skip


@transaction.atomic
def set_criteria(*, by: Any, action: Action, promises: Iterable[Promise]) -> list[Criterion]:
    """Make these the criteria of an action. What is unchanged keeps the evidence tied to it.

    Raises ``Problem`` for gaps, and for any change after the action was said to be done.
    """
    wanted = [_checked(one) for one in promises]
    if len(wanted) > MOST_CRITERIA:
        raise Problem(f"{MOST_CRITERIA} criteria are the most. Join those that belong together.")
    Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    standing = list(Criterion.objects.standing().filter(action=action))
    kept = _matched(wanted, standing)
    gone = [one for one in standing if one not in kept.values()]
    _need_openness(action, changed=bool(gone) or len(kept) < len(wanted), wanted=wanted)
    _retire(gone, action, by)
    return [_placed(one, kept.get(n), action, n) for n, one in enumerate(wanted)]


def _checked(one: Promise) -> Promise:
    shows = one.shows.strip()
    if not shows:
        raise Problem("Say what the evidence must show.", field="criteria")
    if not 1 <= one.sample <= LARGEST_SAMPLE:
        raise Problem(f"Say how many are looked at: 1 to {LARGEST_SAMPLE:,}.", field="criteria")
    if one.holds_weeks is not None and not 1 <= one.holds_weeks <= MOST_WEEKS:
        raise Problem(f"Say for how many weeks it must hold: 1 to {MOST_WEEKS}.", field="criteria")
    return Promise(one.kind, shows, one.sample, one.holds_weeks)


def _matched(wanted: list[Promise], standing: list[Criterion]) -> dict[int, Criterion]:
    """Which of the criteria there are is which of those wanted, each used once."""
    free, found = list(standing), {}
    for number, one in enumerate(wanted):
        same = next((row for row in free if one.matches(row)), None)
        if same is not None:
            found[number] = same
            free.remove(same)
    return found


def _need_openness(action: Action, *, changed: bool, wanted: list[Promise]) -> None:
    if not changed:
        return
    if action.is_after_done:
        raise Problem(
            "This action is said to be done, so what would prove it stays as it was promised. "
            "Open it again first.",
            field="criteria",
        )
    if action.state != ActionState.DRAFT and not wanted:
        raise Problem("An agreed action keeps at least one criterion.", field="criteria")


def _retire(gone: list[Criterion], action: Action, by: Any) -> None:
    """A draft's criterion goes; a promised one stays on the record."""
    for one in gone:
        if action.first_due is None:
            one.delete()
        else:
            one.retired_at, one.retired_by = timezone.now(), by
            one.save(update_fields=["retired_at", "retired_by"])


def _placed(one: Promise, known: Criterion | None, action: Action, order: int) -> Criterion:
    if known is None:
        return Criterion.objects.create(
            action=action, order=order, kind=one.kind, shows=one.shows, sample=one.sample,
            holds_weeks=one.holds_weeks,
        )  # fmt: skip
    if known.order != order:
        known.order = order
        known.save(update_fields=["order"])
    return known
