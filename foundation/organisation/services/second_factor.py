"""Taking the second factor off an account whose owner lost it."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from foundation.organisation import mail
from foundation.organisation.access import may_manage
from foundation.organisation.models import User
from foundation.organisation.sessions import drop_sessions
from foundation.ui.problems import Problem

from .accounts import NOT_YOURS


@transaction.atomic
def reset_second_factor(*, by: Any, user: User) -> User:
    """Remove somebody's authenticator app, passkeys and recovery codes, and tell them so.

    They sign in with their password and, where their roles ask for it, set up a new one
    before anything else opens. ``by`` is empty for the command line of the installation.
    """
    if by is not None and not may_manage(by, user):
        raise Problem(NOT_YOURS)
    removed, _rows = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise Problem("There is no second factor on this account.")
    drop_sessions(user)
    transaction.on_commit(lambda: mail.send_second_factor_reset(user, by), robust=True)
    return user
