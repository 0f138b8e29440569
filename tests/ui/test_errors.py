"""What people read when something could not be shown."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import RequestFactory

from foundation.ui.views import errors

SHOWN = (
    (errors.bad_request, SuspiciousOperation("x"), 400, "This could not be read"),
    (errors.bad_request, RequestDataTooBig("x"), 413, "This is too large"),
    (errors.too_large, None, 413, "25 MB"),
    (errors.permission_denied, PermissionDenied(), 403, "This is not yours to open"),
    (
        errors.permission_denied,
        PermissionDenied("Only the panel chair may do this."),
        403,
        "Only the panel chair may do this.",
    ),
    (errors.page_not_found, None, 404, "There is no such page here"),
)


@pytest.mark.parametrize(("view", "exception", "status", "words"), SHOWN)
def test_every_refusal_is_a_sentence_and_a_way_on(view, exception, status, words):
    response = view(RequestFactory().get("/"), exception)
    shown = response.content.decode()
    assert response.status_code == status
    assert words in shown
    assert 'href="/"' in shown
    assert "<h1>" in shown


def test_a_page_that_does_not_exist(client, db):
    response = client.get("/no/such/page/")
    assert response.status_code in (302, 404)


def test_a_page_that_breaks_says_so_without_details(browser):
    browser.raise_request_exception = False
    response = browser.get("/broken/")
    shown = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong on our side" in shown
    assert "broken on purpose" not in shown


def test_the_page_for_broken_pages_asks_nothing_of_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert errors.server_error(RequestFactory().get("/")).status_code == 500


def test_too_many_tries_are_explained():
    assert "Wait five minutes" in render_to_string("429.html")
