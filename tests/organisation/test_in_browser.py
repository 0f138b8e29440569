"""Coming in, for the first time and again, in a real browser at a desk and on a phone."""

import copy
import os
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import sync_playwright

from foundation.organisation.models import EVERYWHERE, Role, User
from foundation.organisation.services.communication import add_need
from foundation.organisation.services.invitations import invite_person
from foundation.organisation.services.people import add_person
from tests import chromium
from tests.chromium import QUIET, RULES, SIZES
from tests.factories.organisation import PASSWORD, ProviderFactory, ServiceFactory, staff

from . import fake_directory
from .second_step import code_for

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

AXE = chromium.AXE.read_text()
GOOD = "four small brown boats"


@pytest.fixture(scope="module")
def chrome():
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium.path(), args=QUIET)
        # The browser runs an event loop of its own beside the test, which Django takes for its.
        before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        yield browser
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
        browser.close()


@pytest.fixture(params=SIZES)
def page(request, chrome, live_server, settings):
    """A window that fails the test when a page breaks its own rules or a script stumbles."""
    settings.SUSTAIN_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    width, height = SIZES[request.param]
    context = chrome.new_context(
        base_url=live_server.url, viewport={"width": width, "height": height}, locale="en-GB"
    )
    context.set_default_timeout(15_000)
    found = context.new_page()
    stumbled = []
    found.on("pageerror", lambda error: stumbled.append(str(error)))
    found.on(
        "console", lambda said: stumbled.append(said.text) if "Security" in said.text else None
    )
    yield found
    context.close()
    assert stumbled == []


def accessible(page):
    """axe finds nothing, and nothing scrolls sideways."""
    page.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    problems = [(one["id"], [n["target"] for n in one["nodes"]]) for one in found["violations"]]
    assert problems == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url


def enters(page, email, password=PASSWORD):
    page.goto("/account/login/")
    page.get_by_label("Work email").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def leaves(page):
    page.context.clear_cookies()


def is_in(page):
    page.goto("/account/")
    return page.url.endswith("/account/")


def test_from_the_invitation_to_the_second_sign_in(page, mailoutbox):
    """Invited for the whole organisation: a password, an app, recovery codes, and in."""
    ProviderFactory()
    administrator = staff("system_administrator")
    invite_person(
        by=administrator, email="jo@example.org", name="Jo Marsh", place=EVERYWHERE,
        role=Role.objects.get(key="quality_lead"),
    )  # fmt: skip
    page.goto(mailoutbox[-1].body.split("\n\n")[3])
    page.get_by_role("heading", name="Welcome, Jo Marsh").wait_for()
    accessible(page)
    page.get_by_label("Choose a password").fill("tinyboat")
    page.get_by_role("button", name="Open my account").click()
    page.get_by_role("link", name="This password is too short").wait_for()
    accessible(page)
    page.get_by_label("Choose a password").fill(GOOD)
    page.get_by_role("button", name="Open my account").click()

    page.get_by_role("heading", name="One more step").wait_for()
    accessible(page)
    page.goto("/organisation/staff/")
    page.get_by_role("link", name="Use an app on your phone").click()
    page.get_by_role("heading", name="Set up an authenticator app").wait_for()
    accessible(page)
    assert page.locator("nav").count() == 0
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Type the six digits").fill("000000")
    page.get_by_role("button", name="Switch on the second step").click()
    page.get_by_role("link", name="This code is not right").wait_for()
    page.get_by_label("Type the six digits").fill(code_for(secret))
    page.get_by_role("button", name="Switch on the second step").click()

    page.get_by_role("heading", name="Recovery codes").wait_for()
    accessible(page)
    recovery = page.locator("#recovery_codes code").first.inner_text()
    assert is_in(page)
    accessible(page)

    leaves(page)
    enters(page, "jo@example.org", GOOD)
    page.get_by_role("heading", name="Second step").wait_for()
    accessible(page)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()
    assert is_in(page)


def test_a_passkey_signs_in_without_a_password(page):
    worker = staff("support_worker", service=ServiceFactory())
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    enters(page, worker.email)
    page.goto(reverse("mfa_add_webauthn"))
    accessible(page)
    page.get_by_label("Let it sign me in without a password").check()
    page.get_by_role("button", name="Add it now").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    page.goto(reverse("mfa_list_webauthn"))
    accessible(page)
    leaves(page)
    page.goto("/account/login/")
    page.get_by_role("button", name="Use a passkey instead").click()
    page.wait_for_url(lambda url: "/login/" not in url)
    assert is_in(page)
    assert page.get_by_role("heading", name=worker.name).is_visible()


def test_there_and_back_through_the_directory(page, settings):
    """The policy of our pages lets the form end at the directory, and nowhere else."""
    worker = staff("support_worker", service=ServiceFactory())
    with fake_directory.running() as directory:
        directory.says(worker.email)
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [{
                    "provider_id": "directory", "name": "Harbour account",
                    "client_id": fake_directory.CLIENT, "secret": fake_directory.SECRET,
                    "settings": {"server_url": directory.url},
                }],
            }
        }  # fmt: skip
        policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)
        policy["DIRECTIVES"]["form-action"].append(directory.url)
        settings.CONTENT_SECURITY_POLICY = policy
        page.goto("/account/login/")
        accessible(page)
        page.get_by_role("button", name="Sign in with Harbour account").click()
        page.wait_for_url(lambda url: "/oidc/" not in url and "/login/" not in url)
        assert is_in(page)


def test_a_manager_among_staff_and_people(page):
    service = ServiceFactory(name="Elm Court")
    manager = staff("service_manager", service=service)
    worker = staff("support_worker", service=service)
    person = add_person(
        by=manager, preferred_name="Ama", initials="AK", service=service, starts_on=date(2025, 1, 1)
    )
    add_need(
        by=manager, person=person, need="Short sentences", reviewed_on=person.created_at.date(),
        review_due_on=date(2099, 1, 1),
    )  # fmt: skip
    enters(page, manager.email)
    for url in (
        reverse("organisation:staff"), worker.get_absolute_url(), reverse("organisation:invite"),
        reverse("organisation:people"), person.get_absolute_url(),
        reverse("organisation:need_add", args=[person.pk]),
        reverse("organisation:services"), service.get_absolute_url(),
        reverse("organisation:roles"), reverse("account"), reverse("usersessions_list"),
    ):  # fmt: skip
        page.goto(url)
        accessible(page)
    page.goto(worker.get_absolute_url())
    page.get_by_role("link", name="Close the account").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Close the account").click()
    page.get_by_text("This account was closed on").wait_for()
    assert not User.objects.get(pk=worker.pk).is_active
