"""Closing accounts, opening them again, ending sessions."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from foundation.organisation.services.accounts import (
    change_details,
    close_account,
    reopen_account,
    sign_out_everywhere,
)
from foundation.ui.problems import Problem
from tests.factories.organisation import PASSWORD, UserFactory, give_role, staff

pytestmark = pytest.mark.django_db


def browser_of(user):
    """Somebody's own browser, signed in through the page."""
    browser = Client()
    browser.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return browser


def is_in(browser):
    return browser.get(reverse("account")).status_code == 200


def test_a_closed_account_is_out_on_every_device_at_once(insider, colleague):
    tablet, laptop = browser_of(colleague), browser_of(colleague)
    assert is_in(tablet)
    assert is_in(laptop)
    close_account(by=insider, user=colleague)
    assert not is_in(tablet)
    assert not is_in(laptop)
    assert not UserSession.objects.filter(user=colleague).exists()
    assert not Session.objects.exists()
    assert not is_in(browser_of(colleague))
    colleague.refresh_from_db()
    assert colleague.closed_by == insider
    assert colleague.memberships.exists()


def test_an_account_opened_again_needs_a_new_sign_in(insider, colleague):
    old = browser_of(colleague)
    close_account(by=insider, user=colleague)
    reopen_account(by=insider, user=colleague)
    assert not is_in(old)
    assert is_in(browser_of(colleague))


def test_who_may_not_close_an_account(insider, colleague, stranger, administrator, service):
    lead = staff("quality_lead", service=service)
    for by, user in (
        (colleague, insider),
        (stranger, colleague),
        (insider, lead),
        (insider, administrator),
        (insider, insider),
    ):
        with pytest.raises(Problem):
            close_account(by=by, user=user)
        user.refresh_from_db()
        assert user.is_active


def test_giving_somebody_a_role_here_gives_no_power_over_their_account(insider, service):
    """A manager cannot draw an administrator into their reach and then shut them out."""
    administrator = staff("system_administrator")
    give_role(administrator, "support_worker", service=service)
    with pytest.raises(Problem, match="not yours"):
        close_account(by=insider, user=administrator)
    with pytest.raises(Problem, match="not yours"):
        sign_out_everywhere(by=insider, user=administrator)
    with pytest.raises(Problem, match="not yours"):
        change_details(by=insider, user=administrator, name="Nobody", job_title="")


def test_the_last_administrator_cannot_be_closed(administrator, second_administrator):
    close_account(by=administrator, user=second_administrator)
    third = staff("system_administrator")
    third.memberships.update(ends_on="2099-01-01")
    with pytest.raises(Problem, match="nobody could let staff in"):
        close_account(by=third, user=administrator)


def test_what_head_office_closed_a_service_does_not_open(insider, colleague, administrator):
    close_account(by=administrator, user=colleague)
    with pytest.raises(Problem, match="Somebody else closed"):
        reopen_account(by=insider, user=colleague)
    reopen_account(by=administrator, user=colleague)
    colleague.refresh_from_db()
    assert (colleague.is_active, colleague.closed_at) == (True, None)


def test_closing_and_opening_happen_once(insider, colleague):
    with pytest.raises(Problem, match="open already"):
        reopen_account(by=insider, user=colleague)
    close_account(by=insider, user=colleague)
    with pytest.raises(Problem, match="closed already"):
        close_account(by=insider, user=colleague)


def test_a_withdrawn_invitation_is_not_opened_again_but_sent_again(administrator):
    newcomer = UserFactory(joined_at=None, is_active=False)
    with pytest.raises(Problem, match="Invite them again"):
        reopen_account(by=administrator, user=newcomer)


def test_signing_out_everywhere_counts_the_devices(insider, colleague):
    browsers = [browser_of(colleague), browser_of(colleague)]
    assert sign_out_everywhere(by=insider, user=colleague) == 2
    assert not any(is_in(browser) for browser in browsers)
    assert is_in(browser_of(colleague))


def test_one_may_change_ones_own_name_and_those_of_ones_staff(insider, colleague, stranger):
    assert change_details(by=colleague, user=colleague, name=" Al ", job_title="").name == "Al"
    changed = change_details(by=insider, user=colleague, name="Alex", job_title="Team leader")
    assert (changed.role_words, changed.version) == ("Team leader", 3)
    with pytest.raises(Problem):
        change_details(by=stranger, user=colleague, name="X", job_title="")
