"""An authenticator app, for tests: makes the codes a phone would show."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.urls import reverse


def code_for(secret, later=0):
    """The six digits an app shows now, or ``later`` half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def has_app(user):
    """Give an account an authenticator app; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def has_passkey(user, name="Work phone"):
    """Give an account a passkey, as far as the pages about it look."""
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": {}}
    )


def sets_up_app(browser):
    """Go through the page that sets up an app; the app's secret."""
    browser.get(reverse("mfa_activate_totp"))
    secret = browser.session[SECRET_SESSION_KEY]
    browser.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    return secret


def signs_in(browser, user, password="correct horse battery"):
    """Through the page, with the password."""
    return browser.post(reverse("account_login"), {"login": user.email, "password": password})
