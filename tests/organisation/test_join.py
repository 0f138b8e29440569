"""From the link in the mail to the first page."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.models import EVERYWHERE, Place, Role, User
from foundation.organisation.services.accounts import close_account
from foundation.organisation.services.invitations import invite_person

from .conftest import link_in, sentences

pytestmark = pytest.mark.django_db
GOOD = "four small brown boats"


@pytest.fixture
def link(insider, service, post):
    with post():
        invite_person(
            by=insider, email="jo@example.org", name="Jo Marsh", place=Place(service=service),
            role=Role.objects.get(key="support_worker"),
        )  # fmt: skip
    return link_in(mail.outbox[0])


def join_form():
    return reverse("organisation:join_form")


def test_the_link_leads_to_a_page_without_it(client, link):
    assert client.get(link).headers["Location"] == join_form()
    page = client.get(join_form())
    assert "Welcome, Jo Marsh" in page.text
    assert "jo@example.org" in page.text
    assert link.rstrip("/").rsplit("/", 1)[-1] not in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_choosing_a_password_signs_in(client, link):
    client.get(link)
    answer = client.post(join_form(), {"password": GOOD})
    assert answer.status_code == 302
    assert client.get(reverse("account")).context["user"].email == "jo@example.org"
    again = Client()
    again.post(reverse("account_login"), {"login": "jo@example.org", "password": GOOD})
    assert again.get(reverse("account")).status_code == 200


def test_the_link_works_once(client, link):
    client.get(link)
    client.post(join_form(), {"password": GOOD})
    other = Client()
    assert other.get(link, follow=True).status_code == 410
    assert other.post(join_form(), {"password": "another good one here"}).status_code == 410
    assert User.objects.get(email="jo@example.org").check_password(GOOD)


def test_a_weak_password_is_said_at_the_field(client, link):
    client.get(link)
    answer = client.post(join_form(), {"password": "tinyboat"})
    assert answer.status_code == 422
    assert "12 characters" in sentences(answer)
    assert "tinyboat" not in answer.text
    assert client.post(join_form(), {"password": ""}).status_code == 422


def test_whatever_is_wrong_with_a_link_the_page_is_the_same(link, insider):
    """Unknown, used, run out, withdrawn or closed: nobody learns which, nor whose it was."""
    pages = {}

    def opened(path, name):
        pages[name] = Client().get(path, follow=True)

    opened(reverse("organisation:join", args=["x" * 43]), "unknown")
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        opened(link, "run out")
    close_account(by=insider, user=User.objects.get(email="jo@example.org"))
    opened(link, "closed")
    assert {page.status_code for page in pages.values()} == {410}
    assert len({page.text for page in pages.values()}) == 1
    assert "jo@example.org" not in pages["closed"].text
    assert Client().get(join_form()).status_code == 410


def test_somebody_who_is_signed_in_does_not_become_the_other(as_, insider, link):
    browser = as_(insider)
    browser.get(link)
    page = browser.get(join_form())
    assert "Sign out first" in page.text
    browser.post(join_form(), {"password": GOOD})
    assert User.objects.get(email="jo@example.org").joined_at is None
    assert browser.get(reverse("account")).context["user"] == insider


def test_a_wide_role_sets_up_the_second_factor_before_anything_else(client, administrator, post):
    with post() as mails:
        invite_person(
            by=administrator, email="jo@example.org", name="Jo Marsh", place=EVERYWHERE,
            role=Role.objects.get(key="quality_lead"),
        )  # fmt: skip
    client.get(link_in(mails[0]))
    client.post(join_form(), {"password": GOOD})
    assert client.get("/").headers["Location"] == reverse("organisation:second_factor")


def test_an_invited_account_has_no_other_way_in(client, link, post):
    with post() as mails:
        client.post(reverse("account_reset_password"), {"email": "jo@example.org"})
    assert mails == []
    client.post(reverse("account_login"), {"login": "jo@example.org", "password": ""})
    client.post(reverse("account_login"), {"login": "jo@example.org", "password": "!"})
    assert client.get(reverse("account")).status_code == 302
