"""The second factor: for whom, before what, and how it is kept."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from foundation.organisation.models import Place, Role
from foundation.organisation.scoping import reaches_beyond_one_service
from foundation.organisation.services.memberships import give_role as give
from foundation.organisation.services.second_factor import reset_second_factor
from foundation.organisation.views.second_factor import OPEN_BEFORE
from tests.factories.organisation import (
    RegionFactory,
    ServiceFactory,
    UserFactory,
    give_role,
    staff,
)

from .second_step import code_for, has_app, has_passkey, sets_up_app, signs_in

pytestmark = pytest.mark.django_db
SET_UP = "/organisation/you/second-step/"


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def two_services(**dates):
    user = staff("service_manager", service=ServiceFactory())
    give_role(user, "support_worker", service=ServiceFactory(), **dates)
    return user


WIDE = {
    "the whole organisation": lambda: staff("quality_lead"),
    "a region": lambda: staff("senior_owner", region=RegionFactory()),
    "roles at two services": two_services,
    "a region from next week": lambda: staff(
        "senior_owner", region=RegionFactory(), starts_on=today(7)
    ),
    "a second service from next week": lambda: two_services(starts_on=today(7)),
    "everything until today": lambda: staff("board_reader", ends_on=today()),
    **{
        f"{key} everywhere": (lambda key=key: staff(key))
        for key in (
            "support_worker", "team_leader", "practice_lead", "service_manager",
            "safeguarding_lead", "panel_chair", "panel_member", "senior_owner",
            "nominated_individual", "auditor", "data_protection_lead", "system_administrator",
        )
    },
}  # fmt: skip
NARROW = {
    "one service": lambda: staff("service_manager", service=ServiceFactory()),
    "two roles at one service": lambda: _two_roles(),
    "a region until yesterday": lambda: _was_wide(),
    "no role at all": UserFactory,
}


def _two_roles():
    service = ServiceFactory()
    user = staff("service_manager", service=service)
    give_role(user, "panel_chair", service=service)
    return user


def _was_wide():
    user = staff("service_manager", service=ServiceFactory())
    give_role(user, "senior_owner", region=RegionFactory(), ends_on=today(-1))
    return user


@pytest.fixture
def lead(db):
    return staff("quality_lead")


def sent_to(answer):
    return answer.headers.get("Location")


def opens(browser, url="/account/"):
    return browser.get(url).status_code == 200


@pytest.mark.parametrize("who", WIDE)
def test_a_wide_role_sets_it_up_before_anything_else_opens(client, who):
    user = WIDE[who]()
    assert reaches_beyond_one_service(user)
    signs_in(client, user)
    for url in ("/", "/account/", "/organisation/staff/", "/organisation/people/?export=csv"):
        assert sent_to(client.get(url)) == SET_UP
        assert sent_to(client.post(url)) == SET_UP
    assert client.get(SET_UP).status_code == 200


@pytest.mark.parametrize("who", NARROW)
def test_a_narrow_role_is_not_asked(client, who):
    user = NARROW[who]()
    assert not reaches_beyond_one_service(user)
    signs_in(client, user)
    assert opens(client)


def every_page(resolver=None, prefix=""):
    """Every named address of the product."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from every_page(pattern, space)
        elif pattern.name:
            yield f"{prefix}{pattern.name}", pattern.pattern.converters


def address_of(name, converters):
    """An address with made-up parts; pages that need more are left to the others."""
    words = {
        key: 1 if "int" in type(kind).__name__.lower() else "x" for key, kind in converters.items()
    }
    try:
        return reverse(name, kwargs=words)
    except NoReverseMatch:
        return None


def test_no_page_of_the_product_is_left_open(client, lead):
    """Every address there is, whoever added it."""
    signs_in(client, lead)
    found = {name: url for name, parts in every_page() if (url := address_of(name, parts))}
    assert len(found) > 60
    opened = set()
    for name, url in found.items():
        for ask in (client.get, client.post):
            if name != "account_logout" and sent_to(ask(url)) != SET_UP:
                opened.add(name)
    assert opened <= OPEN_BEFORE


def test_part_of_a_page_is_refused_with_the_whole(client, lead):
    signs_in(client, lead)
    answer = client.get("/organisation/staff/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == SET_UP


def test_one_can_always_leave(client, lead):
    signs_in(client, lead)
    client.post(reverse("account_logout"))
    assert sent_to(client.get("/account/")).startswith(reverse("account_login"))


@pytest.mark.django_db(transaction=True)
def test_setting_it_up_opens_everything_and_ends_the_other_sessions(client, lead, mailoutbox):
    tablet = Client()
    signs_in(tablet, lead)
    signs_in(client, lead)
    sets_up_app(client)
    assert opens(client)
    assert sent_to(client.get(SET_UP)) == reverse("mfa_index")
    assert sent_to(tablet.get("/account/")).startswith(reverse("account_login"))
    codes = client.get(reverse("mfa_view_recovery_codes"))
    assert codes.status_code == 200
    assert mailoutbox[-1].to == [lead.email]
    assert "Quality" not in mailoutbox[-1].body


def test_a_wrong_code_sets_up_nothing(client, lead):
    signs_in(client, lead)
    client.get(reverse("mfa_activate_totp"))
    answer = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "not right" in answer.text
    assert not lead.authenticator_set.exists()


def test_the_next_sign_in_asks_for_it(client, lead):
    secret = has_app(lead)
    assert sent_to(signs_in(client, lead)) == reverse("mfa_authenticate")
    assert sent_to(client.get("/account/")).startswith(reverse("account_login"))
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert not opens(client)
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert opens(client)


def test_a_narrow_account_with_an_app_is_asked_for_it_too(client, colleague):
    secret = has_app(colleague)
    signs_in(client, colleague)
    assert not opens(client)
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert opens(client)


def test_a_code_works_once(lead):
    secret = has_app(lead)
    code = code_for(secret)
    first, second = Client(), Client()
    for browser in (first, second):
        signs_in(browser, lead)
        browser.post(reverse("mfa_authenticate"), {"code": code})
    assert opens(first)
    assert not opens(second)


def test_codes_are_not_guessed(client, lead):
    secret = has_app(lead)
    signs_in(client, lead)
    for number in range(5):
        client.post(reverse("mfa_authenticate"), {"code": f"{number:06d}"})
    answer = client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert "tried too often" in answer.text
    assert not opens(client)


def test_an_old_code_is_refused(client, lead):
    secret = has_app(lead)
    old = code_for(secret)
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        signs_in(client, lead)
        client.post(reverse("mfa_authenticate"), {"code": old})
        assert not opens(client)


@pytest.mark.django_db(transaction=True)
def test_a_recovery_code_works_once(lead):
    browser = Client()
    signs_in(browser, lead)
    sets_up_app(browser)
    codes = lead.authenticator_set.get(type=Authenticator.Type.RECOVERY_CODES).wrap()
    code = codes.generate_codes()[0]
    first, second = Client(), Client()
    for one in (first, second):
        signs_in(one, lead)
        one.post(reverse("mfa_authenticate"), {"code": code})
    assert opens(first)
    assert not opens(second)


# Keeping it -------------------------------------------------------------------------------------


def signed_in_with(user, secret):
    browser = Client()
    signs_in(browser, user)
    browser.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    browser.post(reverse("account_reauthenticate"), {"password": "correct horse battery"})
    return browser


def test_the_last_one_stays_while_a_role_asks_for_it(lead):
    browser = signed_in_with(lead, has_app(lead))
    answer = browser.post(reverse("mfa_deactivate_totp"))
    assert "reaches beyond one service" in answer.text
    assert lead.authenticator_set.filter(type=Authenticator.Type.TOTP).exists()


def test_the_last_passkey_stays_as_well(lead):
    secret, passkey = has_app(lead), has_passkey(lead)
    browser = signed_in_with(lead, secret)
    lead.authenticator_set.exclude(pk=passkey.pk).delete()
    for ask in (browser.get, browser.post):
        answer = ask(reverse("mfa_remove_webauthn", args=[passkey.pk]))
        assert sent_to(answer) == reverse("mfa_list_webauthn")
    assert Authenticator.objects.filter(pk=passkey.pk).exists()
    assert "reaches beyond one service" in browser.get(reverse("mfa_list_webauthn")).text


def test_one_of_two_may_go(lead):
    secret, passkey = has_app(lead), has_passkey(lead)
    browser = signed_in_with(lead, secret)
    browser.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()
    assert opens(browser)


def test_who_need_not_have_one_may_remove_it(colleague):
    browser = signed_in_with(colleague, has_app(colleague))
    browser.post(reverse("mfa_deactivate_totp"))
    assert not colleague.authenticator_set.exists()


def test_nobody_removes_the_passkey_of_another(lead, colleague):
    passkey = has_passkey(lead)
    browser = signed_in_with(colleague, has_app(colleague))
    assert browser.post(reverse("mfa_remove_webauthn", args=[passkey.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_taking_it_away_asks_for_the_password_again(lead):
    """A session left open is not enough to weaken an account."""
    secret = has_app(lead)
    has_passkey(lead)
    browser = Client()
    signs_in(browser, lead)
    browser.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    answer = browser.post(reverse("mfa_deactivate_totp"))
    assert sent_to(answer).startswith(reverse("account_reauthenticate"))
    assert lead.authenticator_set.filter(type=Authenticator.Type.TOTP).exists()


def test_the_first_one_is_set_up_straight_after_signing_in_and_not_much_later(client, colleague):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        signs_in(client, colleague)
        assert client.get(reverse("mfa_activate_totp")).status_code == 200
        for minutes in (10, 16):
            clock.move_to(start + timedelta(minutes=minutes))
            answer = client.get(reverse("mfa_activate_totp"))
        assert sent_to(answer).startswith(reverse("account_reauthenticate"))


def test_a_role_that_grows_asks_at_the_very_next_page(client, administrator, colleague, next_door):
    signs_in(client, colleague)
    assert opens(client)
    give(
        by=administrator, user=colleague, role=Role.objects.get(key="support_worker"),
        place=Place(service=next_door),
    )  # fmt: skip
    assert sent_to(client.get("/account/")) == SET_UP


def test_a_session_that_only_knew_the_password_has_to_sign_in_again(client, lead):
    """An app that came by another way than this session proves nothing for it."""
    signs_in(client, lead)
    has_app(lead)
    answer = client.get("/organisation/staff/")
    assert sent_to(answer) == f"{reverse('account_login')}?next=/organisation/staff/"
    assert "_auth_user_id" not in client.session


def test_removing_a_lost_phone_asks_again_at_the_next_sign_in(lead, administrator, mailoutbox):
    browser = signed_in_with(lead, has_app(lead))
    reset_second_factor(by=administrator, user=lead)
    assert sent_to(browser.get("/account/")).startswith(reverse("account_login"))
    signs_in(browser, lead)
    assert sent_to(browser.get("/account/")) == SET_UP


def test_a_proof_does_not_pass_to_the_next_person_at_the_browser(client, lead):
    """Signed in with a code, signed out; whoever signs in next on this tablet proves their own."""
    other = staff("auditor")
    secret = has_app(lead)
    signs_in(client, lead)
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    client.post(reverse("account_logout"))
    signs_in(client, other)
    assert sent_to(client.get("/account/")) == SET_UP
