"""Inviting, sending again, withdrawing, taking up."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from foundation.organisation import tasks
from foundation.organisation.models import EVERYWHERE, Invitation, Place, Role, User
from foundation.organisation.models.invitations import hash_of
from foundation.organisation.selectors.invitations import invitation_for
from foundation.organisation.services import invitations
from foundation.organisation.services.accounts import close_account
from foundation.ui.problems import Problem
from tests.factories.organisation import ProviderFactory, UserFactory, staff

from .conftest import link_in

pytestmark = pytest.mark.django_db
GOOD = "four small brown boats"


@pytest.fixture
def invite(insider, service, post):
    """``invite("jo@example.org")``: the manager of the service invites a support worker."""

    def by_manager(
        email="jo@example.org", *, by=insider, place=None, role="support_worker", **more
    ):
        with post():
            return invitations.invite_person(
                by=by, email=email, name="Jo Marsh", job_title="Support worker",
                role=Role.objects.get(key=role), place=place or Place(service=service), **more,
            )  # fmt: skip

    return by_manager


def token_in(message):
    return link_in(message).rstrip("/").rsplit("/", 1)[-1]


def open_invitation(token):
    return invitation_for(token, timezone.now())


def test_an_invitation_makes_an_account_nobody_can_use_yet(invite, insider, service):
    jo = invite("Jo@Example.org ")
    assert (jo.email, jo.joined_at, jo.has_usable_password()) == ("jo@example.org", None, False)
    assert jo.memberships.get().service == service
    assert jo.invitations.get().created_by == insider


def test_the_mail_holds_the_link_and_no_more_than_needed(invite, service, insider):
    ProviderFactory()
    invite()
    message = mail.outbox[0]
    assert message.to == ["jo@example.org"]
    assert message.subject == "Your account with Harbour Support"
    assert "Jo Marsh" in message.body
    assert insider.name in message.body
    for withheld in (service.name, "support worker", "Support worker", insider.email):
        assert withheld not in message.body


def test_only_the_hash_of_the_link_is_kept(invite):
    invite()
    token = token_in(mail.outbox[0])
    row = Invitation.objects.get()
    assert row.token_hash == hash_of(token)
    assert token not in str(Invitation.objects.values())
    assert not any("token" in name for name in row.events.values()[0])


def test_the_link_works_for_seven_days(invite):
    invite()
    token = token_in(mail.outbox[0])
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23)):
        assert open_invitation(token)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert not open_invitation(token)


@pytest.mark.parametrize("change", [
    lambda t: "", lambda t: t[:-1], lambda t: t + "x", lambda t: t.swapcase(),
    lambda t: hash_of(t), lambda t: "\x00" + t,
])  # fmt: skip
def test_a_link_that_was_tampered_with_opens_nothing(invite, change):
    invite()
    assert open_invitation(change(token_in(mail.outbox[0]))) is None


def test_taking_it_up_proves_the_address_and_works_once(invite):
    jo = invite()
    token = token_in(mail.outbox[0])
    user = invitations.accept_invitation(by=jo, invitation=open_invitation(token), password=GOOD)
    assert user.check_password(GOOD)
    assert user.joined_at
    assert user.emailaddress_set.get().verified
    assert open_invitation(token) is None
    used = Invitation.objects.get()
    with pytest.raises(Problem, match="no longer"):
        invitations.accept_invitation(by=jo, invitation=used, password="another good one here")
    assert User.objects.get(pk=jo.pk).check_password(GOOD)


@pytest.mark.parametrize(("password", "words"), [
    ("elevenchars", "12 characters"), ("123456789012", "entirely numeric"),
    ("qwerty123456", "too common"), ("jo@example.org", "similar"),
])  # fmt: skip
def test_a_weak_password_is_refused_in_words(invite, password, words):
    jo = invite()
    invitation = Invitation.objects.get()
    with pytest.raises(Problem) as weak:
        invitations.accept_invitation(by=jo, invitation=invitation, password=password)
    assert words in " ".join(weak.value.message_dict["password"])
    jo.refresh_from_db()
    assert jo.joined_at is None


def test_nobody_takes_up_the_invitation_of_another(invite, colleague):
    invite()
    with pytest.raises(Problem):
        invitations.accept_invitation(
            by=colleague, invitation=Invitation.objects.get(), password=GOOD
        )


def test_a_new_link_stops_the_old_one(invite, insider, post):
    jo = invite()
    first = token_in(mail.outbox[0])
    with post() as mails:
        invitations.resend_invitation(by=insider, user=jo)
    assert open_invitation(first) is None
    assert open_invitation(token_in(mails[0]))


def test_a_withdrawn_invitation_leaves_nothing_open(invite, insider):
    jo = invite()
    token = token_in(mail.outbox[0])
    invitations.withdraw_invitation(by=insider, user=jo)
    jo.refresh_from_db()
    assert open_invitation(token) is None
    assert (jo.is_active, jo.closed_by, jo.memberships.count()) == (False, insider, 0)


def test_somebody_withdrawn_can_be_invited_afresh(invite, insider):
    jo = invite()
    invitations.withdraw_invitation(by=insider, user=jo)
    again = invite()
    assert again.pk == jo.pk
    assert (again.is_active, again.closed_by, again.memberships.count()) == (True, None, 1)
    assert open_invitation(token_in(mail.outbox[0]))


def test_an_invitation_that_ran_out_can_be_sent_again(invite, insider, post):
    jo = invite()
    with time_machine.travel(timezone.now() + timedelta(days=8)), post() as mails:
        invitations.resend_invitation(by=insider, user=jo)
        waiting = Invitation.objects.undecided().get()
    assert len(mails) == 1
    assert Invitation.objects.get(pk=waiting.pk).sent_at


@pytest.mark.parametrize("verb", [invitations.resend_invitation, invitations.withdraw_invitation])
def test_only_who_manages_them_sends_again_or_withdraws(invite, verb, stranger, colleague):
    jo = invite()
    for by in (stranger, colleague, jo):
        with pytest.raises(Problem):
            verb(by=by, user=jo)
    assert Invitation.objects.undecided().count() == 1


@pytest.mark.parametrize("verb", [invitations.resend_invitation, invitations.withdraw_invitation])
def test_who_has_joined_is_no_longer_invited(insider, colleague, verb):
    with pytest.raises(Problem, match="joined already"):
        verb(by=insider, user=colleague)


def test_inviting_is_bound_by_the_same_rules_as_giving_a_role(invite, next_door):
    for bad in (
        {"place": Place(service=next_door)},
        {"place": EVERYWHERE},
        {"role": "quality_lead"},
    ):
        with pytest.raises(Problem):
            invite("new@example.org", **bad)
    assert not User.objects.filter(email="new@example.org").exists()
    assert mail.outbox == []


def test_a_colleague_whom_one_sees_is_not_invited_twice(invite, colleague):
    with pytest.raises(Problem, match="has an account"):
        invite(colleague.email.upper())
    invite()
    with pytest.raises(Problem, match="has been invited"):
        invite()


def test_somebody_from_elsewhere_gets_the_role_and_a_mail_without_a_link_to_an_account(
    invite, stranger, service
):
    """The inviter cannot tell from what they are told whether the address had an account."""
    account = invite(stranger.email)
    assert account.pk == stranger.pk
    assert not Invitation.objects.exists()
    assert stranger.memberships.filter(service=service).exists()
    assert "new role" in mail.outbox[0].body
    assert "join" not in mail.outbox[0].body
    stranger.refresh_from_db()
    assert stranger.name != "Jo Marsh"


def test_somebody_invited_elsewhere_keeps_their_one_invitation(
    invite, stranger, next_door, service
):
    jo = invite(by=stranger, place=Place(service=next_door))
    again = invite()
    assert again.pk == jo.pk
    assert jo.memberships.count() == 2
    assert Invitation.objects.undecided().count() == 1


def test_an_account_that_was_closed_is_not_opened_by_an_invitation(
    invite, colleague, insider, stranger, administrator
):
    close_account(by=administrator, user=colleague)
    close_account(by=administrator, user=stranger)
    for email in (colleague.email, stranger.email):
        with pytest.raises(Problem, match="cannot be invited"):
            invite(email)
    assert User.objects.filter(is_active=False).count() == 2


def test_nobody_invites_themselves(insider, invite):
    with pytest.raises(Problem):
        invite(insider.email)


class PostOfficeAway(EmailBackend):
    """A post office that answers with an error."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("away")


def test_a_mail_that_cannot_leave_is_sent_later(insider, service, settings):
    settings.EMAIL_BACKEND = f"{__name__}.PostOfficeAway"
    invitations.invite_person(
        by=insider, email="jo@example.org", name="Jo", place=Place(service=service),
        role=Role.objects.get(key="support_worker"),
    )  # fmt: skip
    waiting = Invitation.objects.get()
    with pytest.raises(smtplib.SMTPException):
        tasks.deliver_invitation(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.sent_at, waiting.token_hash) == (None, "")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        tasks.deliver_unsent()
        tasks.deliver_unsent()
        tasks.deliver_invitation(waiting.pk)
    assert len(mail.outbox) == 1
    assert open_invitation(token_in(mail.outbox[0]))


def test_word_of_a_new_role_is_lost_neither_with_the_queue_nor_with_the_post(
    insider, service, stranger, settings
):
    """The page only notes it on the row: here nothing was queued, as when the queue is away."""
    invitations.invite_person(
        by=insider, email=stranger.email, name="Somebody", place=Place(service=service),
        role=Role.objects.get(key="support_worker"),
    )  # fmt: skip
    given = stranger.memberships.get(service=service)
    assert given.to_tell
    settings.EMAIL_BACKEND = f"{__name__}.PostOfficeAway"
    with pytest.raises(smtplib.SMTPException):
        tasks.tell_of_role(given.pk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        tasks.deliver_unsent()
        tasks.deliver_unsent()
        tasks.tell_of_role(given.pk)
    assert [one.to for one in mail.outbox] == [[stranger.email]]


def test_nothing_is_sent_for_an_invitation_withdrawn_meanwhile(insider, service):
    jo = invitations.invite_person(
        by=insider, email="jo@example.org", name="Jo", place=Place(service=service),
        role=Role.objects.get(key="support_worker"),
    )  # fmt: skip
    waiting = jo.invitations.get()
    invitations.withdraw_invitation(by=insider, user=jo)
    tasks.deliver_invitation(waiting.pk)
    tasks.deliver_invitation(waiting.pk + 1)
    assert mail.outbox == []


def test_a_name_cannot_write_headers(insider, invite):
    ProviderFactory(name="Harbour\nBcc: all@example.org")
    invite()
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["jo@example.org"]


def test_an_invitation_is_seen_by_who_may_invite_there(invite, insider, colleague, stranger):
    invite()
    assert Invitation.objects.visible_to(insider).count() == 1
    assert not Invitation.objects.visible_to(colleague).exists()
    assert not Invitation.objects.visible_to(stranger).exists()
    assert Invitation.objects.visible_to(staff("system_administrator")).count() == 1
    assert not Invitation.objects.visible_to(UserFactory()).exists()
