"""Accounts of staff: details, closing, opening again, signing out."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.organisation.access import INVITE, may_manage
from foundation.organisation.keys import keys_kept
from foundation.organisation.models import User
from foundation.organisation.scoping import reach_of
from foundation.organisation.sessions import drop_sessions
from foundation.ui.problems import Problem

NOT_YOURS = "This person has a role that is not yours to change. Ask your system administrator."


@transaction.atomic
def change_details(*, by: Any, user: User, name: str, job_title: str) -> User:
    """Change how somebody appears: oneself, or somebody whom one manages."""
    row = _locked(user)
    if by.pk != row.pk:
        _need_to_manage(by, row)
    row.name, row.job_title = name.strip(), job_title.strip()
    row.version += 1
    row.save(update_fields=["name", "job_title", "version"])
    return row


@transaction.atomic
def close_account(*, by: Any, user: User) -> User:
    """Shut somebody out at once, on every device. Their roles and their work stay on record."""
    row = _locked(user)
    if row.pk == by.pk:
        raise Problem("You cannot close your own account. Somebody else must.")
    if not row.is_active:
        raise Problem("This account is closed already.")
    _need_to_manage(by, row)
    with keys_kept():
        _close(row, by)
    drop_sessions(row)
    return row


@transaction.atomic
def reopen_account(*, by: Any, user: User) -> User:
    """Let somebody in again, with the roles they still have.

    What head office closed stays closed for a service: only whoever closed the account, or
    somebody who manages staff everywhere, may open it.
    """
    row = _locked(user)
    if row.is_active:
        raise Problem("This account is open already.")
    if row.joined_at is None:
        raise Problem("This invitation was withdrawn. Invite them again.")
    _need_to_manage(by, row)
    if row.closed_by_id != by.pk and not reach_of(by, INVITE).everything:
        raise Problem("Somebody else closed this account. Ask your system administrator.")
    row.is_active, row.closed_at, row.closed_by = True, None, None
    row.version += 1
    row.save(update_fields=["is_active", "closed_at", "closed_by", "version"])
    return row


@transaction.atomic
def sign_out_everywhere(*, by: Any, user: User) -> int:
    """End every session of somebody; how many there were."""
    if by.pk != user.pk:
        _need_to_manage(by, user)
    return drop_sessions(user)


def _close(row: User, by: Any) -> None:
    row.is_active, row.closed_at, row.closed_by = False, timezone.now(), by
    row.version += 1
    row.save(update_fields=["is_active", "closed_at", "closed_by", "version"])


def _need_to_manage(by: Any, user: User) -> None:
    if not may_manage(by, user):
        raise Problem(NOT_YOURS)


def _locked(user: User) -> User:
    return User.objects.select_for_update(of=("self",)).get(pk=user.pk)
