"""What every answer carries, when a session ends, and whether it is well."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import path, reverse
from django.utils import timezone

from config import health
from config import urls as product

pytestmark = pytest.mark.django_db

# A page of this file's own, so that what is tested is the middleware and no page's content.
urlpatterns = [*product.urlpatterns, path("a-page", lambda request: HttpResponse("here"))]


def test_the_health_page_is_open_and_says_ok(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_the_health_page_says_what_is_not_well_and_no_more(client, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 10**18)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"not well: disk\n")


def test_the_health_page_survives_what_is_broken(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"not well: broker\n")


def test_a_page_may_load_only_what_is_ours(client):
    policy = client.get(reverse("account_login")).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for rule in (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "object-src 'none'",
        "base-uri 'none'",
    ):
        assert rule in policy.split("; ")


def test_the_usual_headers(client):
    headers = client.get(reverse("account_login")).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_an_unknown_host_is_refused(client):
    assert client.get("/healthz", headers={"host": "elsewhere.example.org"}).status_code == 400


# Sessions -------------------------------------------------------------------------------------


@pytest.fixture
def signed_in(client, django_user_model, settings):
    settings.ROOT_URLCONF = __name__
    user = django_user_model.objects.create(email="someone@example.org", name="Some One")
    client.force_login(user)
    return client


def is_signed_in(client) -> bool:
    return client.get("/a-page").status_code == 200


def test_somebody_who_keeps_working_stays_signed_in(signed_in):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(20):
            assert is_signed_in(signed_in)
            clock.shift(timedelta(minutes=14))


def test_a_quarter_of_an_hour_without_a_page_signs_out(signed_in):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert is_signed_in(signed_in)
        clock.shift(settings.SESSION_IDLE + settings.SESSION_TOUCH + timedelta(seconds=1))
        assert not is_signed_in(signed_in)


def test_a_working_day_signs_out_even_those_who_keep_working(signed_in):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(12 * 6):
            assert is_signed_in(signed_in)
            clock.shift(timedelta(minutes=10))
        clock.shift(timedelta(minutes=1))
        assert not is_signed_in(signed_in)


def test_nobody_signed_in_sees_no_page(client, settings):
    settings.ROOT_URLCONF = __name__
    response = client.get("/a-page")
    assert response.url == f"{reverse('account_login')}?next=/a-page"


def test_a_second_page_within_the_minute_writes_no_session(signed_in):
    is_signed_in(signed_in)
    with CaptureQueriesContext(connection) as queries:
        is_signed_in(signed_in)
    statements = [query["sql"] for query in queries]
    assert not [sql for sql in statements if "django_session" in sql and "SELECT" not in sql]
