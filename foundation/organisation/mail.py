"""The mails of this room. They carry no service, no role and nobody supported: mail goes astray."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from foundation.organisation.models import Invitation, User
from foundation.organisation.selectors.provider import provider_name
from foundation.ui.words import day


def send_invitation(invitation: Invitation, token: str, by: Any) -> None:
    """The one mail that holds the link to an account."""
    provider = provider_name() or "your organisation"
    _send(
        invitation.user,
        f"Your account with {provider}",
        "invitation",
        provider=provider,
        by=by,
        link=_address("organisation:join", token),
        until=day(invitation.expires_at),
    )


def send_new_role(user: User, by: Any) -> None:
    """To somebody who has an account: a role was added to it."""
    provider = provider_name() or "your organisation"
    subject = f"You have a new role with {provider}"
    _send(user, subject, "new_role", provider=provider, by=by, link=_address("account"))


def send_second_factor_reset(user: User, by: Any) -> None:
    """To somebody whose authenticator app and passkeys were taken off their account."""
    provider = provider_name() or "your organisation"
    subject = "Your second step at sign-in was removed"
    _send(user, subject, "second_factor_reset", provider=provider, by=by)


def _send(user: User, subject: str, template: str, **context: Any) -> None:
    body = render_to_string(f"organisation/mail/{template}.txt", {"user": user, **context})
    EmailMessage(" ".join(subject.split()), body, to=[user.email]).send()


def _address(name: str, *args: Any) -> str:
    return f"{settings.SUSTAIN_URL}{reverse(name, args=args)}"
