"""Who may open a page, and what the shell says."""

import pytest

from tests.factories.organisation import ServiceFactory


def test_the_default_is_nobody(browser):
    assert browser.get("/unnamed/").status_code == 403


def test_strangers_do_not_learn_that_a_record_exists(client, site, stranger, service):
    client.force_login(stranger)
    assert client.get(f"/services/{service.pk}/").status_code == 404


def test_in_reach_without_the_permission_is_refused(client, site, colleague, service):
    client.force_login(colleague)
    assert client.get(f"/services/{service.pk}/").status_code == 200
    assert client.get(f"/services/{service.pk}/edit/").status_code == 403
    assert client.post(f"/services/{service.pk}/edit/", {"name": "Mine"}).status_code == 403


def test_a_permission_is_asked_of_the_parent(client, site, colleague, stranger, service):
    client.force_login(colleague)
    assert client.get(f"/services/{service.pk}/under/").status_code == 403
    client.force_login(stranger)
    assert client.get(f"/services/{service.pk}/under/").status_code == 404


def test_nobody_signed_in_is_asked_to_sign_in(client, site, service):
    response = client.get(f"/services/{service.pk}/")
    assert response.status_code == 302
    assert response.url == f"/account/login/?next=/services/{service.pk}/"


@pytest.mark.parametrize("number", ["0", "99999999999999999999"])
def test_numbers_that_name_nothing_are_not_found(browser, number):
    assert browser.get(f"/services/{number}/").status_code == 404


def test_a_record_page_is_named_after_its_record(browser, service):
    shown = browser.get(f"/services/{service.pk}/").content.decode()
    assert "<title>Elm Court – Sustain</title>" in shown
    assert (
        '<li><a href="/services/">Services</a></li><li aria-current="page">Elm Court</li>' in shown
    )


def test_long_pages_have_jumps(browser, service):
    assert (
        '<a href="#second">Second part</a>'
        in browser.get(f"/services/{service.pk}/").content.decode()
    )


def test_the_shell_can_be_skipped_and_left(browser, service):
    shown = browser.get(f"/services/{service.pk}/").content.decode()
    assert '<a class="skip" href="#main">Skip to the page</a>' in shown
    assert 'action="/account/logout/"' in shown


def test_a_name_cannot_break_out_of_the_page(browser, region):
    hostile = '"><script>alert(1)</script>'
    service = ServiceFactory.create(name=hostile, region=region)
    for url in ("/services/", f"/services/{service.pk}/", f"/services/{service.pk}/edit/"):
        assert "<script>alert" not in browser.get(url).content.decode()


def test_pages_keep_to_their_security_policy(browser, service):
    response = browser.get(f"/services/{service.pk}/")
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "style=" not in response.content.decode()
