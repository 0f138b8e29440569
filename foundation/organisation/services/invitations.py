"""Inviting people, and taking up an invitation: the only way to an account."""

from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.organisation import tasks
from foundation.organisation.access import may_manage
from foundation.organisation.models import Invitation, Membership, Place, Role, User
from foundation.organisation.scoping import forget_reach
from foundation.ui.problems import Problem

from .accounts import NOT_YOURS
from .delivery import GOOD_FOR
from .memberships import give_role

NO_LONGER = "This invitation can no longer be used. Ask for a new one."


@transaction.atomic
def invite_person(
    *,
    by: Any,
    email: str,
    name: str,
    role: Role,
    place: Place,
    job_title: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> User:
    """Open an account for a colleague and send them a link, or give a role to one elsewhere.

    Somebody whom ``by`` cannot see may have an account already. They are given the role and
    told so by mail, and nothing that ``by`` is told or shown differs.
    """
    email = email.strip().lower()
    account = User.objects.select_for_update().filter(email__iexact=email).first()
    if account:
        _refuse_known(account, by)
    fresh = account is None or (account.joined_at is None and not _has_roles(account))
    if fresh:
        account = _begin_account(account, email, name, job_title)
    membership = give_role(
        by=by, user=account, role=role, place=place, starts_on=starts_on, ends_on=ends_on
    )  # fmt: skip
    if account.joined_at:
        Membership.objects.filter(pk=membership.pk).update(to_tell=True)
        transaction.on_commit(lambda: tasks.tell_of_role.delay(membership.pk), robust=True)
    elif not account.invitations.open_at(timezone.now()).exists():
        _write_invitation(account, by)
    return account


@transaction.atomic
def resend_invitation(*, by: Any, user: User) -> Invitation:
    """Send a new link. The one sent before stops working."""
    return _write_invitation(_locked_newcomer(user, by), by)


@transaction.atomic
def withdraw_invitation(*, by: Any, user: User) -> User:
    """Take an invitation back: the link stops working and the roles were never begun."""
    account = _locked_newcomer(user, by)
    _withdraw(account, by)
    account.memberships.all().delete()
    account.is_active, account.closed_at, account.closed_by = False, timezone.now(), by
    account.version += 1
    account.save(update_fields=["is_active", "closed_at", "closed_by", "version"])
    return account


@transaction.atomic
def accept_invitation(*, by: Any, invitation: Invitation, password: str) -> User:
    """Take up an invitation with a password of one's own. ``by`` is the invited person."""
    row = _locked_open(invitation, by)
    try:
        validate_password(password, row.user)
    except ValidationError as weak:
        raise Problem({"password": weak.messages}) from weak
    row.user.set_password(password)
    return _join(row)


@transaction.atomic
def accept_through_directory(*, by: Any, invitation: Invitation) -> User:
    """Take up an invitation by signing in through the provider's own directory."""
    return _join(_locked_open(invitation, by))


def _refuse_known(account: User, by: Any) -> None:
    """Say what to do instead about somebody whom ``by`` knows of; say nothing about others."""
    if account.joined_at and not account.is_active:
        raise Problem(
            "This address cannot be invited. Ask your system administrator.", field="email"
        )
    if not User.objects.visible_to(by).filter(pk=account.pk).exists():
        return
    if account.joined_at:
        raise Problem(
            f"{account.name} has an account. Give them the role on their page.", field="email"
        )
    if account.invitations.open_at(timezone.now()).exists():
        raise Problem(
            f"{account.name} has been invited. Send the invitation again from their page.",
            field="email",
        )


def _has_roles(account: User) -> bool:
    return account.is_active and account.memberships.not_ended(timezone.localdate()).exists()


def _begin_account(account: User | None, email: str, name: str, job_title: str) -> User:
    """A new account without a password; or one that was never taken up, begun afresh."""
    if account is None:
        try:
            with transaction.atomic():
                return User.objects.create_user(
                    email, name=name.strip(), job_title=job_title.strip(), joined_at=None
                )
        except IntegrityError:
            raise Problem("Somebody has just invited this address.", field="email") from None
    account.name, account.job_title = name.strip(), job_title.strip()
    account.is_active, account.closed_at, account.closed_by = True, None, None
    account.version += 1
    account.save()
    return account


def _write_invitation(account: User, by: Any) -> Invitation:
    """A row first, in place of any before it; the mail follows when the row is safe."""
    _withdraw(account, by)
    invitation = Invitation.objects.create(
        user=account, created_by=by, expires_at=timezone.now() + GOOD_FOR
    )
    transaction.on_commit(lambda: tasks.deliver_invitation.delay(invitation.pk), robust=True)
    return invitation


def _withdraw(account: User, by: Any) -> None:
    account.invitations.undecided().update(withdrawn_at=timezone.now(), withdrawn_by=by)


def _locked_newcomer(user: User, by: Any) -> User:
    """Somebody who has not joined yet, if they are for ``by`` to invite."""
    account = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if account.joined_at:
        raise Problem(f"{account.name} has joined already.")
    if not account.is_active:
        raise Problem("This invitation was withdrawn. Invite them again.")
    if not may_manage(by, account):
        raise Problem(NOT_YOURS)
    return account


def _locked_open(invitation: Invitation, by: Any) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self", "user")).select_related("user")
    row = rows.get(pk=invitation.pk)
    usable = row.is_open(timezone.now()) and row.user.is_active and row.user.joined_at is None
    if not usable or by.pk != row.user_id:
        raise Problem(NO_LONGER)
    return row


def _join(row: Invitation) -> User:
    """The account is theirs, and its address is proven."""
    account, now = row.user, timezone.now()
    account.joined_at = now
    account.version += 1
    account.save()
    EmailAddress.objects.update_or_create(
        user=account, email=account.email, defaults={"verified": True, "primary": True}
    )
    row.accepted_at = now
    row.version += 1
    row.save(update_fields=["accepted_at", "version", "updated_at"])
    forget_reach(account)
    return account
