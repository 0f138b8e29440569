"""Every mail of this room and of sign-in: short, plain, and silent about services and people."""

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from foundation.organisation import mail
from foundation.organisation.models import Invitation
from tests.factories.organisation import ProviderFactory

pytestmark = pytest.mark.django_db
ABOUT_SIGN_IN = (
    "account/email/password_reset_key", "account/email/password_changed",
    "account/email/password_reset", "mfa/email/totp_activated", "mfa/email/totp_deactivated",
    "mfa/email/webauthn_added", "mfa/email/webauthn_removed",
    "mfa/email/recovery_codes_generated", "socialaccount/email/account_connected",
)  # fmt: skip


@pytest.mark.parametrize("name", ABOUT_SIGN_IN)
def test_what_is_said_about_sign_in(name, colleague):
    colleague.name = "Al & Co <x>"
    context = {
        "user": colleague, "timestamp": timezone.now(), "ip": "203.0.113.9",
        "user_agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/130", "password_reset_url": "http://x/y",
    }  # fmt: skip
    subject = render_to_string(f"{name}_subject.txt", context).strip()
    body = render_to_string(f"{name}_message.txt", context)
    assert "\n" not in subject
    assert "Hello Al & Co <x>," in body
    for withheld in ("203.0.113.9", "Elm Court", "Support worker", colleague.email, "example.com"):
        assert withheld not in body
    assert body.count("\n\n\n") == 0


def test_the_mails_of_this_room(insider, colleague, service, mailoutbox):
    ProviderFactory()
    invitation = Invitation(user=colleague, expires_at=timezone.now())
    mail.send_invitation(invitation, "t", insider)
    mail.send_invitation(invitation, "t", None)
    mail.send_new_role(colleague, insider)
    mail.send_second_factor_reset(colleague, None)
    for message in mailoutbox:
        assert message.to == [colleague.email]
        assert message.from_email.startswith("Sustain")
        assert f"Hello {colleague.name}," in message.body
        for withheld in (service.name, "Support worker", insider.email):
            assert withheld not in message.body
    assert insider.name in mailoutbox[0].body
    assert insider.name not in mailoutbox[1].body


def test_before_there_is_a_provider_mails_do_without_its_name(colleague, mailoutbox):
    mail.send_new_role(colleague, None)
    assert mailoutbox[0].subject == "You have a new role with your organisation"
