"""Signing in, out and back in: limits, resets, sessions."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.services.accounts import close_account
from tests.factories.organisation import PASSWORD, UserFactory

from .conftest import link_in
from .second_step import signs_in

pytestmark = pytest.mark.django_db
GOOD = "four small brown boats"
TABLET = (
    "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


def in_as(browser):
    """Who is signed in, if anybody."""
    answer = browser.get(reverse("account"))
    return answer.context["user"] if answer.status_code == 200 else None


def without_typed(answer):
    """A page without what differs by request: the token of the form, and the address typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
    return re.sub(r'value="[^"]*@[^"]*"', "", text)


def test_the_address_signs_in_in_any_case(client, colleague):
    signs_in(client, type(colleague)(email=colleague.email.upper()))
    assert in_as(client) == colleague


def test_a_wrong_password_and_an_unknown_address_are_told_apart_by_nobody(client, colleague):
    wrong = signs_in(client, colleague, "not the password")
    unknown = signs_in(client, UserFactory.build(email="nobody@example.org"))
    assert wrong.status_code == unknown.status_code == 200
    assert "The email address or the password is not right." in wrong.text
    assert without_typed(wrong) == without_typed(unknown)


def test_five_wrong_passwords_lock_the_address_for_five_minutes(client, colleague):
    for _ in range(5):
        signs_in(client, colleague, "not the password")
    answer = signs_in(client, colleague)
    assert "tried too often" in answer.text
    assert in_as(client) is None
    with time_machine.travel(timezone.now() + timedelta(minutes=5, seconds=1)):
        signs_in(client, colleague)
        assert in_as(client) == colleague


def test_the_lock_is_of_the_address_also_from_elsewhere(client, colleague):
    for number in range(5):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(
            reverse("account_login"), {"login": colleague.email, "password": "wrong"}
        )
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert "tried too often" in signs_in(elsewhere, colleague).text


def test_many_addresses_from_one_place_are_slowed_down(client, colleague):
    for number in range(10):
        signs_in(client, UserFactory.build(email=f"guess{number}@example.org"), "guess")
    assert "tried too often" in signs_in(client, colleague).text
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    signs_in(elsewhere, colleague)
    assert in_as(elsewhere) == colleague


def test_a_forwarded_address_is_not_believed_without_a_proxy(client, colleague):
    for number in range(11):
        answer = client.post(
            reverse("account_login"),
            {"login": f"guess{number}@example.org", "password": "guess"},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
        )
    assert "tried too often" in answer.text


def test_thirty_attempts_a_minute_are_enough_for_anybody(client):
    for _ in range(30):
        client.post(reverse("account_login"), {"login": "", "password": ""})
    assert client.post(reverse("account_login"), {"login": "", "password": ""}).status_code == 429


def test_signing_out_needs_a_post(client, colleague):
    signs_in(client, colleague)
    client.get(reverse("account_logout"))
    assert in_as(client) == colleague
    client.post(reverse("account_logout"))
    assert in_as(client) is None


def test_a_page_asked_for_before_signing_in_comes_afterwards(client, colleague):
    asked = reverse("organisation:people")
    login = client.get(asked).headers["Location"]
    answer = client.post(login, {"login": colleague.email, "password": PASSWORD, "next": asked})
    assert answer.headers["Location"] == asked


@pytest.mark.parametrize("away", [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)",
])  # fmt: skip
def test_signing_in_leads_nowhere_else(client, colleague, away):
    answer = client.post(
        reverse("account_login"), {"login": colleague.email, "password": PASSWORD, "next": away}
    )
    assert answer.headers["Location"] == settings.LOGIN_REDIRECT_URL


def test_nobody_signs_up(client):
    for answer in (
        client.get(reverse("account_signup")),
        client.post(reverse("account_signup"), {"email": "me@example.org", "password1": GOOD}),
    ):
        assert "by invitation" in answer.text
    assert in_as(client) is None


@pytest.mark.parametrize("path", [
    "email/", "confirm-email/", "confirm-email/x/", "password/set/", "login/code/",
    "login/code/confirm/", "3rdparty/", "3rdparty/signup/", "social/signup/",
])  # fmt: skip
def test_ways_that_are_not_ours_do_not_exist(as_, colleague, path):
    assert as_(colleague).get(f"/account/{path}").status_code == 404


def test_a_closed_account_is_told_so_only_with_its_password(client, insider, colleague):
    close_account(by=insider, user=colleague)
    assert "not right" in signs_in(client, colleague, "wrong").text
    assert signs_in(client, colleague).headers["Location"] == reverse("account_inactive")
    assert in_as(client) is None


# Passwords --------------------------------------------------------------------------------------


def ask_reset(browser, email, **more):
    return browser.post(reverse("account_reset_password"), {"email": email}, **more)


@pytest.fixture
def reset_link(client, colleague, mailoutbox):
    ask_reset(client, colleague.email)
    return link_in(mailoutbox[-1])


def choose(browser, link, password=GOOD):
    page = browser.get(link, follow=True)
    return browser.post(page.request["PATH_INFO"], {"password1": password, "password2": password})


def test_a_reset_changes_the_password_and_ends_every_session(client, colleague, mailoutbox):
    tablet = Client()
    signs_in(tablet, colleague)
    ask_reset(client, colleague.email)
    choose(client, link_in(mailoutbox[-1]))
    assert in_as(tablet) is None
    signs_in(client, colleague, GOOD)
    assert in_as(client) == colleague


def test_the_mail_says_no_more_than_needed(colleague, reset_link, mailoutbox):
    message = mailoutbox[-1]
    assert message.to == [colleague.email]
    assert "Elm Court" not in message.body
    assert "Support worker" not in message.body


def test_a_reset_link_works_once(client, colleague, reset_link):
    choose(client, reset_link)
    again = Client()
    assert "password1" not in again.get(reset_link, follow=True).text
    assert not type(colleague).objects.get(pk=colleague.pk).check_password("another good one here")


def test_a_reset_link_lasts_an_hour(reset_link):
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert "password1" not in Client().get(reset_link, follow=True).text


def test_a_reset_link_is_good_for_one_account_only(reset_link, insider, colleague):
    from allauth.account.utils import user_pk_to_url_str

    mine, theirs = user_pk_to_url_str(colleague), user_pk_to_url_str(insider)
    assert (
        "password1"
        not in Client().get(reset_link.replace(f"/{mine}-", f"/{theirs}-"), follow=True).text
    )
    assert "password1" not in Client().get(reset_link[:-3] + "x/", follow=True).text


def test_a_weak_new_password_is_refused(client, colleague, reset_link):
    assert "12 characters" in choose(client, reset_link, "tinyboat").text
    assert type(colleague).objects.get(pk=colleague.pk).check_password(PASSWORD)


def test_asking_for_a_reset_tells_nobody_which_addresses_are_known(client, colleague, mailoutbox):
    known, unknown = ask_reset(client, colleague.email), ask_reset(client, "nobody@example.org")
    assert known.headers["Location"] == unknown.headers["Location"]
    assert [message.to for message in mailoutbox] == [[colleague.email]]


def test_the_link_names_our_address_whatever_the_request_claims(client, colleague, mailoutbox):
    ask_reset(client, colleague.email, headers={"Host": "127.0.0.1:9999"})
    assert "http://localhost:8000/account/password/reset/key/" in mailoutbox[-1].body


def test_resets_are_limited(client, colleague, mailoutbox):
    for _ in range(5):
        ask_reset(client, colleague.email)
    assert ask_reset(client, colleague.email).status_code == 429
    assert len(mailoutbox) == 5


def test_a_new_password_of_ones_own(client, colleague, mailoutbox):
    tablet = Client()
    for browser in (tablet, client):
        signs_in(browser, colleague)
    fields = {"oldpassword": PASSWORD, "password1": "tinyboat", "password2": "tinyboat"}
    assert "12 characters" in client.post(reverse("account_change_password"), fields).text
    fields |= {"password1": GOOD, "password2": GOOD}
    wrong = {**fields, "oldpassword": "wrong"}
    client.post(reverse("account_change_password"), wrong)
    assert type(colleague).objects.get(pk=colleague.pk).check_password(PASSWORD)
    answer = client.post(reverse("account_change_password"), fields)
    assert answer.headers["Location"] == reverse("account")
    assert in_as(client) == colleague
    assert in_as(tablet) is None
    assert colleague.email in mailoutbox[-1].to


# Sessions ---------------------------------------------------------------------------------------


def test_an_idle_session_ends(client, colleague):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        signs_in(client, colleague)
        for minutes in (10, 20, 30):
            clock.move_to(start + timedelta(minutes=minutes))
            assert in_as(client) == colleague
        clock.move_to(start + timedelta(minutes=30) + settings.SESSION_IDLE + timedelta(minutes=2))
        assert in_as(client) is None


def test_no_session_outlasts_a_working_day(client, colleague):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        signs_in(client, colleague)
        assert in_as(client) == colleague
        moment = start
        while moment < start + settings.SESSION_LONGEST - timedelta(minutes=10):
            moment += timedelta(minutes=10)
            clock.move_to(moment)
            assert in_as(client) == colleague
        clock.move_to(start + settings.SESSION_LONGEST + timedelta(minutes=1))
        assert in_as(client) is None


def test_one_sees_where_one_is_signed_in_and_ends_the_others(colleague):
    tablet, laptop = Client(HTTP_USER_AGENT=TABLET), Client(HTTP_USER_AGENT="Laptop")
    for browser in (tablet, laptop):
        signs_in(browser, colleague)
    page = laptop.get(reverse("usersessions_list"))
    assert "Safari on an iPad" in page.text
    laptop.post(reverse("usersessions_list"))
    assert in_as(tablet) is None
    assert in_as(laptop) == colleague


def test_signing_out_everywhere_ends_this_one_too(colleague):
    tablet, laptop = Client(), Client()
    for browser in (tablet, laptop):
        signs_in(browser, colleague)
    answer = laptop.post(reverse("organisation:sign_out_everywhere"))
    assert answer.headers["Location"] == reverse("account_login")
    assert in_as(tablet) is None
    assert in_as(laptop) is None


def test_nobody_sees_the_sessions_of_another(colleague, insider):
    tablet, laptop = Client(HTTP_USER_AGENT=TABLET), Client()
    signs_in(tablet, colleague)
    signs_in(laptop, insider)
    assert "iPad" not in laptop.get(reverse("usersessions_list")).text
    laptop.post(reverse("usersessions_list"))
    assert in_as(tablet) == colleague


def test_the_account_page_shows_ones_own_roles_everywhere(as_, colleague, next_door):
    from tests.factories.organisation import give_role

    give_role(
        colleague, "team_leader", service=next_door, ends_on="2020-01-02", starts_on="2020-01-01"
    )
    page = as_(colleague).get(reverse("account"))
    assert "Elm Court" in page.text
    assert next_door.name in page.text


def test_one_changes_ones_own_name_and_nobody_elses(as_, colleague, insider):
    url = reverse("organisation:my_details")
    as_(colleague).post(
        url, {"name": "Al Bright", "job_title": "Night support worker", "pk": insider.pk}
    )
    assert type(colleague).objects.get(pk=colleague.pk).name == "Al Bright"
    assert type(insider).objects.get(pk=insider.pk).name == insider.name
