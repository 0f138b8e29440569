"""Sign-in and everything round it: our look, our words, nothing inline."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.template.loader import get_template
from django.test import Client

from tests.factories.organisation import PASSWORD, ProviderFactory

INLINE = re.compile(
    r"\sstyle=|\son[a-z]+=|<script(?![^>]*(?:src=|application/json))", re.IGNORECASE
)


@pytest.fixture
def person(insider):
    EmailAddress.objects.create(user=insider, email=insider.email, verified=True, primary=True)
    return insider


@pytest.fixture
def signed_in(client, person):
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    return client


def words(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/account/login/", "Sign in"),
        ("/account/password/reset/", "Set a new password"),
        ("/account/password/reset/done/", "Look in your email"),
        ("/account/password/reset/key/1-broken/", "This link no longer works"),
        ("/account/password/reset/key/done/", "Your password is changed"),
        ("/account/inactive/", "This account is closed"),
        ("/account/signup/", "Accounts are by invitation"),
    ],
)
def test_doors_speak_plainly(client, db, url, said):
    response = client.get(url)
    shown = words(response)
    assert f"<h1>{said}</h1>" in shown
    assert not INLINE.search(shown)
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_provider_is_named_where_one_signs_in(client, db):
    assert '<p class="provider">Sustain</p>' in words(client.get("/account/login/"))
    ProviderFactory.create(name="Harbour Support")
    assert '<p class="provider">Harbour Support</p>' in words(client.get("/account/login/"))


def test_shared_tablets_are_thought_of(client, db):
    assert "You are signed out after 15 minutes without a tap. Drafts are kept." in words(
        client.get("/account/login/")
    )


def test_signing_in_has_labels_and_lets_managers_of_passwords_help(client, db):
    shown = words(client.get("/account/login/"))
    assert '<label for="id_login">Work email</label>' in shown
    assert 'autocomplete="current-password"' in shown
    assert 'autocomplete="email"' in shown or 'autocomplete="username"' in shown


def test_a_wrong_password_is_said_in_the_summary(client, person):
    shown = words(client.post("/account/login/", {"login": person.email, "password": "wrong"}))
    assert "One thing to put right" in shown
    assert "<title>Error: Sign in" in shown
    assert 'value="wrong"' not in shown


def test_a_directory_is_offered_only_where_there_is_one(client, db):
    assert "Sign in with" not in words(client.get("/account/login/"))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/account/password/change/", "Change your password"),
        ("/account/2fa/", "Authenticator app"),
        ("/account/2fa/totp/activate/", "Scan this picture with the app"),
        ("/account/2fa/webauthn/add/", "Add a passkey or security key"),
        ("/account/sessions/", "Where you are signed in"),
        ("/account/logout/", "Sign out?"),
        ("/account/reauthenticate/", "Confirm that it is you"),
    ],
)
def test_account_pages_speak_plainly(signed_in, url, said):
    shown = words(signed_in.get(url, follow=True))
    assert said in shown
    assert not INLINE.search(shown)
    assert shown.count("<h1>") == 1


def test_the_picture_for_the_app_has_words_beside_it(signed_in):
    shown = words(signed_in.get("/account/2fa/totp/activate/"))
    assert re.search(r'<img class="qr" src="data:image/svg\+xml', shown)
    assert re.search(r'<code class="secret">[A-Z2-7]{16,}</code>', shown)


@pytest.fixture
def second_step(signed_in, person):
    TOTP.activate(person, generate_totp_secret())
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    signed_in.post("/account/2fa/reauthenticate/", {"code": code})
    return signed_in


def test_the_second_step_is_asked_for(client, second_step, person):
    client.post("/account/logout/")
    response = client.post(
        "/account/login/", {"login": person.email, "password": PASSWORD}, follow=True
    )
    shown = words(response)
    assert "<h1>Second step</h1>" in shown
    assert 'autocomplete="one-time-code"' in shown
    assert "Use your passkey or security key" in shown
    assert not INLINE.search(shown)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/account/2fa/", "Stop using the app"),
        ("/account/2fa/totp/deactivate/", "Stop using the authenticator app?"),
        ("/account/2fa/recovery-codes/generate/", "Make new recovery codes?"),
        ("/account/2fa/recovery-codes/", "Recovery codes"),
        ("/account/2fa/webauthn/", "Passkeys and security keys"),
    ],
)
def test_pages_of_the_second_step_speak_plainly(second_step, url, said):
    shown = words(second_step.get(url, follow=True))
    assert said in shown
    assert not INLINE.search(shown)


def test_one_can_sign_out_everywhere_else(client, signed_in, person):
    elsewhere = Client()
    elsewhere.post("/account/login/", {"login": person.email, "password": PASSWORD})
    elsewhere.get("/account/sessions/")
    shown = words(signed_in.get("/account/sessions/"))
    assert "Sign out everywhere else" in shown
    assert "This one, which you are using now" in shown
    signed_in.post("/account/sessions/")
    assert elsewhere.get("/account/sessions/").status_code == 302
    assert signed_in.get("/account/sessions/").status_code == 200


TEMPLATES = (
    "socialaccount/login.html",
    "socialaccount/authentication_error.html",
    "socialaccount/login_cancelled.html",
    "socialaccount/signup.html",
    "account/email.html",
    "account/verified_email_required.html",
    "account/password_set.html",
    "mfa/trust.html",
    "mfa/webauthn/edit_form.html",
    "mfa/webauthn/authenticator_confirm_delete.html",
    "mfa/reauthenticate.html",
    "mfa/webauthn/reauthenticate.html",
    "account/verification_sent.html",
    "account/email_confirm.html",
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_that_few_people_meet_are_ours_too(name):
    template = get_template(name)
    assert "site-packages" not in template.origin.name
