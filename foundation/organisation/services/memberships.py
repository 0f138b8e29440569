"""Giving roles and ending them."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.organisation.access import may_give
from foundation.organisation.keys import keys_kept
from foundation.organisation.models import Membership, Place, Role, User
from foundation.organisation.scoping import forget_reach
from foundation.ui.problems import Problem
from foundation.ui.words import full_day


@transaction.atomic
def give_role(
    *,
    by: Any,
    user: User,
    role: Role,
    place: Place,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """Put somebody into a role at a place, from a day and, if it is known, to a last day.

    Raises ``Problem`` when ``by`` may not give it, when it is for themselves, or when the
    person has it already.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    starts_on = starts_on or timezone.localdate()
    if by.pk == user.pk:
        raise Problem("Nobody gives themselves a role. Ask somebody else who may.")
    if not user.is_active:
        raise Problem("This account is closed. Open it again first.")
    _need_authority(by, role, place, "give")
    _need_order(starts_on, ends_on)
    if ends_on and ends_on < timezone.localdate():
        raise Problem("The last day has passed. Choose today or later.", field="ends_on")
    _need_no_overlap(user, role, place, starts_on, ends_on)
    forget_reach(user)
    return Membership.objects.create(
        user=user, role=role, starts_on=starts_on, ends_on=ends_on, created_by=by, **place.columns
    )


@transaction.atomic
def end_membership(*, by: Any, membership: Membership, ends_on: date) -> Membership:
    """Set the last day of a role; they keep it until the end of that day.

    A role that has not begun by that day is taken away as if it had never been given.
    """
    list(User.objects.select_for_update().filter(pk=membership.user_id))
    row = Membership.objects.select_related("role", "service", "region", "user").get(
        pk=membership.pk
    )
    if row.ends_on and row.ends_on < timezone.localdate():
        raise Problem(f"This role ended on {full_day(row.ends_on)}.")
    _need_authority(by, row.role, row.place, "end")
    if row.user_id == by.pk:
        _need_own_end(row, ends_on)
    with keys_kept("ends_on"):
        row = _end(row, ends_on)
    forget_reach(row.user)
    if row.user_id == by.pk:
        forget_reach(by)
    return row


def _end(row: Membership, ends_on: date) -> Membership:
    if ends_on < row.starts_on:
        if row.starts_on <= timezone.localdate():
            raise Problem(f"The role began on {full_day(row.starts_on)}.", field="ends_on")
        row.delete()
        return row
    row.ends_on = ends_on
    row.version += 1
    row.save(update_fields=["ends_on", "version", "updated_at"])
    return row


def _need_authority(by: Any, role: Role, place: Place, verb: str) -> None:
    if may_give(by, role, place):
        return
    raise Problem(
        f"You may not {verb} the role {role.name.lower()} at this place: {place}. "
        "Ask your system administrator.",
        field="role" if verb == "give" else None,
    )


def _need_order(starts_on: date, ends_on: date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise Problem("The last day must not be before the first.", field="ends_on")


def _need_own_end(row: Membership, ends_on: date) -> None:
    """One may lay down a role, but not the last one, and not stretch it."""
    if row.ends_on and ends_on > row.ends_on:
        raise Problem("Nobody gives themselves more time in a role. Ask somebody else who may.")
    others = Membership.objects.not_ended(timezone.localdate()).filter(user=row.user_id)
    if not others.exclude(pk=row.pk).exists():
        raise Problem("This is your last role. Somebody else must end it.")


def _need_no_overlap(
    user: User, role: Role, place: Place, starts_on: date, ends_on: date | None
) -> None:
    same = Membership.objects.filter(user=user, role=role, **place.columns).not_ended(starts_on)
    if ends_on:
        same = same.filter(starts_on__lte=ends_on)
    if found := same.first():
        until = f" to {full_day(found.ends_on)}" if found.ends_on else ""
        raise Problem(
            f"They have this role there from {full_day(found.starts_on)}{until} already.",
            field="role",
        )
