"""Signing in through the provider's own directory, against a real one on this machine."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import requests
import time_machine
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.directory import Claims
from foundation.organisation.models import Place, Role, User
from foundation.organisation.services.accounts import close_account
from foundation.organisation.services.invitations import invite_person, withdraw_invitation
from tests.factories.organisation import PASSWORD, staff

from . import fake_directory
from .second_step import code_for, has_app, signs_in

pytestmark = pytest.mark.django_db
SET_UP = "/organisation/you/second-step/"


@pytest.fixture(scope="module")
def running():
    with fake_directory.running() as found:
        yield found


@pytest.fixture
def directory(running, settings):
    """The directory, and a product that was told of it."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [{
                "provider_id": "directory", "name": "Harbour account",
                "client_id": fake_directory.CLIENT, "secret": fake_directory.SECRET,
                "settings": {"server_url": running.url},
            }],
        }
    }  # fmt: skip
    return running


def through(browser, **query):
    """There and back again, as a browser goes; the last answer."""
    start = reverse("openid_connect_login", args=["directory"])
    leave = browser.post(start, query_params=query)
    back = requests.get(leave.headers["Location"], allow_redirects=False, timeout=5)
    parts = urlsplit(back.headers["Location"])
    return browser.get(f"{parts.path}?{parts.query}")


def who(browser):
    answer = browser.get(reverse("account"))
    return answer.context["user"] if answer.status_code == 200 else None


@pytest.fixture
def invited(insider, service, post):
    with post():
        return invite_person(
            by=insider, email="jo@example.org", name="Jo Marsh", place=Place(service=service),
            role=Role.objects.get(key="support_worker"),
        )  # fmt: skip


def test_the_button_is_there_only_with_a_directory(client, directory, settings):
    assert "Sign in with Harbour account" in client.get(reverse("account_login")).text
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Sign in with" not in client.get(reverse("account_login")).text


def test_a_known_address_signs_in_and_keeps_its_password(client, directory, colleague):
    directory.says(colleague.email.upper())
    through(client)
    assert who(client) == colleague
    assert User.objects.get(pk=colleague.pk).check_password(PASSWORD)
    assert SocialAccount.objects.get().user == colleague
    again = Client()
    through(again)
    assert who(again) == colleague


def test_an_invited_person_takes_up_the_invitation_by_signing_in(client, directory, invited):
    directory.says("jo@example.org")
    through(client)
    assert who(client) == invited
    invited.refresh_from_db()
    assert invited.joined_at
    assert invited.invitations.get().accepted_at
    assert not invited.has_usable_password()
    assert (
        "no password here to change"
        in client.get(reverse("account_change_password"), follow=True).text
    )


def test_a_directory_account_gets_no_password_beside_it(client, directory, invited, mailoutbox):
    directory.says("jo@example.org")
    through(client)
    mailoutbox.clear()
    Client().post(reverse("account_reset_password"), {"email": "jo@example.org"})
    assert mailoutbox == []


@pytest.mark.parametrize("verified", [False, None, "false", "no", 0])
def test_an_address_the_directory_does_not_vouch_for_opens_nothing(
    client, directory, colleague, verified
):
    directory.says(colleague.email, verified=verified)
    answer = through(client)
    assert answer.status_code == 403
    assert who(client) is None
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("claim", [
    {"verified": True}, {"verified": "true"}, {"verified": None, "xms_edov": True},
    {"verified": None, "xms_edov": "1"},
])  # fmt: skip
def test_the_ways_in_which_directories_vouch(client, directory, colleague, claim):
    directory.says(colleague.email, **claim)
    through(client)
    assert who(client) == colleague


def test_nobody_gets_an_account(client, directory, colleague):
    before = User.objects.count()
    directory.says("unknown@example.org")
    answer = through(client)
    assert answer.status_code == 403
    assert "no account for you" in answer.text.lower()
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()
    assert who(client) is None


def test_who_may_not_come_in_is_told_the_same_as_a_stranger(
    client, directory, invited, insider, colleague
):
    """Unknown, withdrawn, run out, closed: one page."""
    close_account(by=insider, user=colleague)
    pages = []
    for email, days in (
        ("unknown@example.org", 0), (colleague.email, 0), ("jo@example.org", 8),
    ):  # fmt: skip
        directory.says(email)
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            pages.append(through(Client()))
    withdraw_invitation(by=insider, user=invited)
    directory.says("jo@example.org")
    pages.append(through(Client()))
    assert {page.status_code for page in pages} == {403}
    assert len({page.text for page in pages}) == 1
    assert User.objects.get(pk=invited.pk).joined_at is None


def test_a_closed_account_stays_closed_however_often_it_came_this_way(
    client, directory, insider, colleague
):
    directory.says(colleague.email)
    through(client)
    close_account(by=insider, user=colleague)
    other = Client()
    through(other)
    assert who(other) is None
    assert who(client) is None


def test_the_person_stays_the_same_when_the_address_changes(client, directory, colleague, insider):
    """Joined by the directory's own number: an address that changes hands changes nothing."""
    directory.says(colleague.email)
    through(client)
    directory.says(insider.email, sub="person-1")
    through(Client())
    later = Client()
    through(later)
    assert who(later) == colleague


def test_two_people_do_not_share_an_account(client, directory, colleague, insider):
    directory.says(colleague.email, sub="person-1")
    through(client)
    directory.says(insider.email, sub="person-2")
    other = Client()
    through(other)
    assert (who(client), who(other)) == (colleague, insider)


def test_a_second_identity_is_not_joined_from_inside(client, directory, colleague):
    signs_in(client, colleague)
    directory.says("someone-else@example.org", sub="person-9")
    assert through(client, process="connect").status_code == 403
    assert not SocialAccount.objects.exists()


def test_a_forged_way_back_opens_nothing(client, directory, colleague):
    directory.says(colleague.email)
    before = directory.tokens
    back = reverse("openid_connect_callback", args=["directory"])
    for query in ("", "?code=the-code&state=made-up", "?error=access_denied&state=made-up"):
        assert client.get(back + query).status_code in (302, 401)
        assert who(client) is None
    assert directory.tokens == before


def test_a_directory_that_is_away_says_so_in_a_sentence(client, directory, settings):
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://127.0.0.1:9"
    answer = client.post(reverse("openid_connect_login", args=["directory"]), follow=True)
    assert "did not let you in" in answer.text


def test_an_unknown_directory_is_no_page(client, directory):
    assert client.post(reverse("openid_connect_login", args=["other"])).status_code == 404


# The directory's own second factor --------------------------------------------------------------


def test_a_wide_role_sets_up_our_second_factor_when_the_directory_says_nothing_of_one(
    client, directory
):
    lead = staff("quality_lead")
    directory.says(lead.email)
    through(client)
    assert client.get("/account/").headers["Location"] == SET_UP


def test_our_second_factor_is_asked_for_when_the_directory_says_nothing_of_one(client, directory):
    lead = staff("quality_lead")
    secret = has_app(lead)
    directory.says(lead.email, amr=["pwd"])
    assert through(client).headers["Location"] == reverse("mfa_authenticate")
    assert who(client) is None
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert who(client) == lead


@pytest.mark.parametrize("app", [True, False])
def test_two_factors_at_the_directory_are_enough(client, directory, app):
    lead = staff("quality_lead")
    if app:
        has_app(lead)
    directory.says(lead.email, amr=["pwd", "mfa"])
    through(client)
    assert who(client) == lead


def test_the_word_of_the_directory_holds_for_that_session_and_person_alone(client, directory):
    lead, other = staff("quality_lead"), staff("auditor")
    directory.says(lead.email, amr=["pwd", "mfa"])
    through(client)
    signs_in(Client(), lead)
    elsewhere = Client()
    signs_in(elsewhere, lead)
    assert elsewhere.get("/account/").headers["Location"] == SET_UP
    client.post(reverse("account_logout"))
    signs_in(client, other)
    assert client.get("/account/").headers["Location"] == SET_UP


def test_only_the_signed_token_speaks_of_factors():
    assert Claims({"id_token": {"amr": ["mfa", "pwd"]}}).second_factor
    for said in (
        {"userinfo": {"amr": ["mfa"]}},
        {"id_token": {"amr": "mfa"}},
        {"id_token": {"amr": ["pwd"]}},
        {"id_token": None},
        {},
    ):
        assert not Claims(said).second_factor


def test_claims_without_an_address_vouch_for_none():
    assert Claims({"userinfo": {"email_verified": True}}).addresses == []
    assert Claims({"userinfo": "nonsense"}).addresses == []
    both = {
        "id_token": {"email": "A@x.org ", "email_verified": True},
        "userinfo": {"email": "b@x.org"},
    }
    assert Claims(both).addresses == ["a@x.org"]
