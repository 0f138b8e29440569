"""What the tests of this room share."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories.organisation import staff


@pytest.fixture
def administrator(db):
    """Administers the whole organisation and sees no care content."""
    return staff("system_administrator")


@pytest.fixture
def second_administrator(db):
    return staff("system_administrator")


@pytest.fixture
def as_(client):
    """``as_(somebody)``: the browser of somebody who is signed in."""

    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def see(as_):
    """``see(somebody, "staff_member", pk)``: a page of this room as somebody sees it."""

    def page(user, name, /, *args, **query):
        return as_(user).get(reverse(f"organisation:{name}", args=args), query)

    return page


@pytest.fixture
def send(as_):
    """``send(somebody, "role_give", pk, role=3, …)``: a form of this room as somebody sends it."""

    def form(user, name, /, *args, **fields):
        fields = {key: value for key, value in fields.items() if value is not None}
        return as_(user).post(reverse(f"organisation:{name}", args=args), fields)

    return form


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    """The mails that leave while something is done: ``with post() as mails:``."""

    class Post:
        def __enter__(self):
            mail.outbox.clear()
            self.waiting = django_capture_on_commit_callbacks(execute=True)
            self.waiting.__enter__()
            return mail.outbox

        def __exit__(self, *problem):
            self.waiting.__exit__(*problem)

    return Post


def link_in(message):
    """The path of the link in a mail."""
    return re.search(r"http://localhost:8000(/\S+)", message.body).group(1)


def sentences(response):
    """Every error a form answered with, in one string."""
    form = response.context["form"]
    return " ".join(error for errors in form.errors.values() for error in errors)
