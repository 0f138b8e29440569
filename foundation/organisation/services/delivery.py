"""The mails that follow an invitation or a new role."""

import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from foundation.organisation import mail
from foundation.organisation.models import Invitation, Membership
from foundation.organisation.models.invitations import hash_of

GOOD_FOR = timedelta(days=7)


@transaction.atomic
def deliver_invitation(*, by: Any, invitation: Invitation) -> Invitation:
    """Write the mail with the link, once. ``by`` is who invited.

    The link is made here and only its hash is kept. If the mail cannot be sent nothing is
    written, and it is tried again later.
    """
    row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if row.sent_at or not row.is_open(timezone.now()):
        return row
    token = secrets.token_urlsafe(32)
    row.token_hash = hash_of(token)
    row.sent_at = timezone.now()
    row.expires_at = row.sent_at + GOOD_FOR
    row.save(update_fields=["token_hash", "sent_at", "expires_at", "updated_at"])
    mail.send_invitation(row, token, by)
    return row


@transaction.atomic
def tell_of_role(*, by: Any, membership: Membership) -> None:
    """Tell somebody who has an account that they were given a role, once.

    If the mail cannot be sent nothing is written, and it is tried again later.
    """
    row = Membership.objects.select_for_update(of=("self",)).select_related("user")
    for one in row.filter(pk=membership.pk, to_tell=True):
        Membership.objects.filter(pk=one.pk).update(to_tell=False)
        mail.send_new_role(one.user, by)
