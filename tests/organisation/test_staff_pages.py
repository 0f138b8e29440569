"""The staff pages, as an insider, a colleague and a stranger see them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from foundation.organisation.models import Membership, Role, User
from foundation.organisation.services.accounts import close_account
from tests.factories.organisation import UserFactory, give_role, staff

from .conftest import sentences

pytestmark = pytest.mark.django_db


def role(key):
    return Role.objects.get(key=key).pk


def at(service):
    return f"service-{service.pk}"


@pytest.fixture
def new(service):
    """What an honest invitation form sends."""
    return {
        "name": "Jo Marsh", "email": "jo@example.org", "job_title": "Support worker",
        "role": role("support_worker"), "place": at(service), "starts_on": timezone.localdate(),
    }  # fmt: skip


def test_the_list_shows_those_who_work_in_reach(see, insider, colleague, stranger):
    page = see(insider, "staff")
    assert colleague.name in page.text
    assert "Support worker, Elm Court" in page.text
    assert stranger.name not in page.text


def test_the_list_is_closed_to_who_may_not_see_staff(see, db):
    assert see(staff("board_reader"), "staff").status_code == 403
    assert see(UserFactory(), "staff").status_code == 403


def test_nobody_signed_out_sees_anything(client, colleague):
    for name, args in (("staff", ()), ("staff_member", (colleague.pk,)), ("invite", ())):
        answer = client.get(reverse(f"organisation:{name}", args=args))
        assert answer.headers["Location"].startswith(reverse("account_login"))


def test_the_tabs_tell_who_is_here_invited_or_gone(see, insider, colleague, service):
    invited = UserFactory(joined_at=None, name="Only Invited")
    give_role(invited, "support_worker", service=service)
    gone = staff("support_worker", service=service, ends_on=timezone.localdate() - timedelta(3))
    shut = staff("team_leader", service=service)
    close_account(by=insider, user=shut)

    def names(view):
        return {user.name for user in see(insider, "staff", view=view).context["page"].rows}

    assert names("here") == {insider.name, colleague.name}
    assert names("invited") == {invited.name}
    assert names("left") == {gone.name, shut.name}
    assert names("all") == {u.name for u in (insider, colleague, invited, gone, shut)}


def test_the_list_filters_by_role_and_service(see, insider, colleague, service, next_door):
    rows = see(insider, "staff", role=role("support_worker")).context["page"].rows
    assert rows == [colleague]
    assert see(insider, "staff", service=service.pk).context["page"].total == 2
    hidden = see(insider, "staff", service=next_door.pk)
    assert next_door.name not in hidden.text


def test_the_export_holds_what_is_shown(see, insider, colleague, stranger):
    sheet = see(insider, "staff", export="csv").content.decode("utf-8-sig")
    assert colleague.email in sheet
    assert "Support worker, Elm Court" in sheet
    assert stranger.email not in sheet


def test_the_number_of_queries_does_not_grow_with_the_staff(see, insider, service):
    counts = set()
    for _ in range(3):
        staff("support_worker", service=service)
        see(insider, "staff")
        with CaptureQueriesContext(connection) as queries:
            see(insider, "staff")
        counts.add(len(queries))
    assert len(counts) == 1


def test_a_page_shows_only_the_roles_in_reach(see, insider, colleague, next_door):
    give_role(colleague, "team_leader", service=next_door)
    page = see(insider, "staff_member", colleague.pk)
    assert "Elm Court" in page.text
    assert next_door.name not in page.text
    assert see(colleague, "staff_member", insider.pk).status_code == 200


def test_a_stranger_finds_no_page(see, stranger, colleague):
    assert see(stranger, "staff_member", colleague.pk).status_code == 404


@pytest.mark.parametrize("name", [
    "role_give", "staff_details", "account_close", "account_reopen", "sessions_end",
    "second_factor_reset", "invitation_resend", "invitation_withdraw",
])  # fmt: skip
def test_every_form_about_staff_is_closed_to_strangers_and_colleagues(
    see, send, name, insider, colleague, stranger, service
):
    target = staff("support_worker", service=service)
    assert see(stranger, name, target.pk).status_code == 404
    assert send(stranger, name, target.pk).status_code == 404
    assert see(colleague, name, target.pk).status_code == 403
    assert send(colleague, name, target.pk).status_code == 403
    assert see(insider, name, target.pk).status_code == 200


def test_an_invitation_through_the_form(send, insider, new, post):
    with post() as mails:
        answer = send(insider, "invite", **new)
    assert answer.headers["Location"] == reverse("organisation:staff")
    assert mails[0].to == ["jo@example.org"]
    assert User.objects.get(email="jo@example.org").memberships.count() == 1


def test_the_form_offers_only_what_may_be_given(see, insider, service, next_door):
    form = see(insider, "invite").context["form"]
    offered = {one.key for one in form.fields["role"].queryset}
    assert {"support_worker", "team_leader"} <= offered
    assert not offered & {"system_administrator", "quality_lead", "data_protection_lead"}
    assert set(form.fields["place"].places) == {at(service)}


@pytest.mark.parametrize("tamper", [
    lambda own, other: {"role": role("system_administrator")},
    lambda own, other: {"role": role("quality_lead")},
    lambda own, other: {"place": at(other)},
    lambda own, other: {"place": "everywhere"},
    lambda own, other: {"place": f"region-{own.region_id}"},
    lambda own, other: {"place": "service-0"},
    lambda own, other: {"place": ""},
    lambda own, other: {"role": "999999"},
    lambda own, other: {"email": "not an address"},
    lambda own, other: {"email": "a@example.org\nBcc: b@example.org"},
])  # fmt: skip
def test_a_form_that_was_tampered_with_gives_nothing(
    send, insider, service, next_door, new, tamper, post
):
    with post() as mails:
        answer = send(insider, "invite", **{**new, **tamper(service, next_door)})
    assert answer.status_code == 422
    assert sentences(answer)
    assert not User.objects.filter(name="Jo Marsh").exists()
    assert mails == []


def test_the_inviter_is_told_the_same_whether_or_not_the_address_is_known(
    send, insider, stranger, new, post
):
    """Somebody next door has an account: the answer, page and message do not show it."""

    def told(email):
        with post():
            answer = send(insider, "invite", **{**new, "email": email})
        page = send(insider, "invite").client.get(answer.headers["Location"])
        said = [str(message) for message in page.context["messages"]]
        return (
            answer.status_code,
            answer.headers["Location"],
            [words.replace(email, "address") for words in said],
        )

    assert told("unknown@example.org") == told(stranger.email)


def test_giving_oneself_a_role_by_address_is_refused(send, insider, administrator, service):
    answer = send(
        insider, "role_give", insider.pk, role=role("team_leader"), place=at(service),
        starts_on=timezone.localdate(),
    )  # fmt: skip
    assert "Nobody gives themselves" in sentences(answer)
    answer = send(
        administrator, "role_give", administrator.pk, role=role("quality_lead"),
        place="everywhere", starts_on=timezone.localdate(),
    )  # fmt: skip
    assert "Nobody gives themselves" in sentences(answer)
    assert Membership.objects.filter(user=administrator).count() == 1


def test_an_administrator_gives_a_role_and_it_is_in_force(
    send, administrator, colleague, next_door
):
    send(
        administrator, "role_give", colleague.pk, role=role("service_manager"),
        place=at(next_door), starts_on=timezone.localdate(), ends_on="",
    )  # fmt: skip
    assert User.objects.get(pk=colleague.pk).has_perm("qip.change_plan")


def test_ending_a_role_through_the_page(see, send, insider, colleague, stranger):
    membership = colleague.memberships.get()
    assert see(stranger, "membership_end", membership.pk).status_code == 404
    assert see(colleague, "membership_end", membership.pk).status_code == 403
    answer = send(insider, "membership_end", membership.pk, ends_on=timezone.localdate())
    assert answer.status_code == 302
    membership.refresh_from_db()
    assert membership.ends_on == timezone.localdate()


def test_a_wide_role_cannot_be_reached_from_a_service(see, send, insider, service):
    lead = staff("senior_owner", region=service.region)
    membership = lead.memberships.get()
    assert see(insider, "membership_end", membership.pk).status_code == 404
    give_role(lead, "support_worker", service=service)
    assert see(insider, "staff_member", lead.pk).status_code == 200
    assert "not yours" in sentences(send(insider, "account_close", lead.pk))


def test_closing_and_opening_through_the_pages(see, send, insider, colleague):
    send(insider, "account_close", colleague.pk)
    page = see(insider, "staff_member", colleague.pk)
    assert "was closed on" in page.text
    send(insider, "account_reopen", colleague.pk)
    colleague.refresh_from_db()
    assert colleague.is_active


def test_the_state_of_an_invitation_stands_on_the_page(see, send, insider, new, post):
    with post():
        send(insider, "invite", **new)
    jo = User.objects.get(email="jo@example.org")
    page = see(insider, "staff_member", jo.pk)
    assert "a link went to jo@example.org" in page.text
    assert "Send a new link" in page.text
    with post() as mails:
        send(insider, "invitation_resend", jo.pk)
    assert len(mails) == 1
    answer = send(insider, "invitation_withdraw", jo.pk)
    assert answer.headers["Location"] == reverse("organisation:staff")


def test_names_are_shown_as_text(see, insider, colleague):
    colleague.name = "<script>alert(1)</script>"
    colleague.save()
    for page in (see(insider, "staff"), see(insider, "staff_member", colleague.pk)):
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert" in page.text


def test_a_colleague_sees_no_sign_in_details(see, colleague, insider):
    page = see(colleague, "staff_member", insider.pk)
    assert "Signed in now" not in page.text
    assert "Close the account" not in page.text


def test_resetting_a_second_step_tells_its_owner(send, administrator, post):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    lead = staff("quality_lead")
    TOTP.activate(lead, generate_totp_secret())
    with post() as mails:
        send(administrator, "second_factor_reset", lead.pk)
    assert lead.authenticator_set.count() == 0
    assert mails[0].to == [lead.email]
    assert mail.outbox
    assert "no second factor" in sentences(send(administrator, "second_factor_reset", lead.pk))
