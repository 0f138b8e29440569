"""The beginning of an installation, and the provider's details."""

import io
import sys

import pytest
from django.core.management import CommandError, call_command

from foundation.organisation.models import Provider, User
from foundation.organisation.selectors.provider import provider_name
from foundation.organisation.services.provider import change_provider, start_provider
from foundation.ui.problems import Problem
from tests.factories.organisation import ProviderFactory, staff

from .conftest import sentences

pytestmark = pytest.mark.django_db
GOOD = {
    "name": "Harbour  Support",
    "admin_name": "Sam Green",
    "admin_email": " Sam@Example.org ",
    "admin_password": "four small brown boats",
}


def test_a_provider_begins_with_an_administrator_who_can_do_everything_needed():
    provider = start_provider(**GOOD)
    user = User.objects.get()
    assert (provider.name, provider_name()) == ("Harbour Support", "Harbour Support")
    assert (user.email, user.check_password(GOOD["admin_password"])) == ("sam@example.org", True)
    assert user.emailaddress_set.get().verified
    for code in (
        "organisation.invite_staff",
        "organisation.change_role",
        "organisation.change_service",
    ):
        assert user.reach(code).everything
    assert not user.has_perm("organisation.view_person")


def test_a_provider_begins_once():
    start_provider(**GOOD)
    with pytest.raises(Problem, match="already"):
        start_provider(**{**GOOD, "admin_email": "other@example.org"})
    assert User.objects.count() == 1


def test_where_there_are_accounts_already_none_is_made_administrator():
    staff("support_worker")
    with pytest.raises(Problem, match="already"):
        start_provider(**GOOD)


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(Problem) as wrong:
        start_provider(name=" ", admin_name="", admin_email="sam", admin_password="short")
    assert set(wrong.value.message_dict) == {"name", "admin_name", "admin_email", "admin_password"}
    with pytest.raises(Problem):
        start_provider(**{**GOOD, "name": "x" * 121, "admin_name": "y" * 81})
    assert not Provider.objects.exists()


def test_the_command_takes_its_answers_from_arguments_and_the_environment(settings):
    settings.START_PROVIDER = {
        "admin_password": GOOD["admin_password"], "admin_email": "sam@example.org", "name": None,
    }  # fmt: skip
    out = io.StringIO()
    call_command("start_provider", name="Harbour Support", admin_name="Sam Green", stdout=out)
    assert out.getvalue().strip() == "Harbour Support is ready. Sign in as sam@example.org."
    again = io.StringIO()
    call_command("start_provider", stdout=again)
    assert "already" in again.getvalue()
    assert User.objects.count() == 1


def test_without_somebody_to_ask_the_command_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(CommandError) as missing:
        call_command("start_provider", name="Harbour Support")
    assert "Give the administrator’s name." in str(missing.value)
    assert not Provider.objects.exists()


class Terminal(io.StringIO):
    """What somebody types, line by line."""

    def isatty(self):
        return True


def test_the_command_asks_again_only_for_what_was_not_usable(monkeypatch):
    typed = Terminal("Harbour Support\nSam Green\nnot an address\nsam@example.org\n")
    monkeypatch.setattr(sys, "stdin", typed)
    secrets = iter(["short", "four small brown boats"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(secrets))
    said = io.StringIO()
    call_command("start_provider", stderr=said, stdout=io.StringIO())
    assert "email address" in said.getvalue()
    assert "12 characters" in said.getvalue()
    assert User.objects.get().email == "sam@example.org"
    assert typed.read() == ""


def test_somebody_who_stops_answering_begins_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal("Harbour Support\n"))
    with pytest.raises(CommandError, match="Nothing was begun"):
        call_command("start_provider")
    assert not Provider.objects.exists()


def test_the_details_are_changed_by_the_administrator(send, insider, administrator):
    provider = ProviderFactory()
    assert send(insider, "provider_change", name="Mine").status_code == 403
    answer = send(administrator, "provider_change", name="New Name", cqc_provider_id="12")
    assert "1-101653512" in sentences(answer)
    send(administrator, "provider_change", name="New  Name", cqc_provider_id="1-101641521")
    provider.refresh_from_db()
    assert (provider.name, provider.cqc_provider_id) == ("New Name", "1-101641521")
    assert change_provider(by=administrator, provider=provider, name="X").version == 3


def test_before_there_is_a_provider_the_settings_page_says_so(see, administrator):
    assert "No provider yet" in see(administrator, "provider").text
    assert see(administrator, "provider_change").status_code == 404


def test_the_way_back_for_an_administrator_without_a_phone():
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    user = staff("system_administrator")
    TOTP.activate(user, generate_totp_secret())
    out = io.StringIO()
    call_command("reset_second_factor", user.email.upper(), stdout=out)
    assert user.authenticator_set.count() == 0
    with pytest.raises(CommandError, match="no second factor"):
        call_command("reset_second_factor", user.email)
    with pytest.raises(CommandError, match="no account"):
        call_command("reset_second_factor", "nobody@example.org")
