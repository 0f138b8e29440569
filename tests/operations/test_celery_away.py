"""The queue goes away while pages, worker and beat run; it comes back, and nothing is lost."""

import re
import time
import urllib.request
from datetime import timedelta
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.duties.models import Outcome, TaskRun
from foundation.duties.periodic import line_of
from foundation.organisation.models import Invitation, Service, User
from tests.factories.organisation import staff
from tests.operations.background import (
    BROKERS,
    Installation,
    invited,
    is_sent,
    make_older,
    wait_until,
)
from tests.operations.late import Late
from tests.operations.running import free_port, is_open

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PROMPT = 2


@pytest.fixture(params=sorted(BROKERS))
def installation(request: Any, scratch: Path) -> Any:
    made = Installation(scratch, BROKERS[request.param](scratch))
    yield made
    made.close()


class Visitor:
    """Somebody who is signed in and opens pages over the network."""

    def __init__(self, user: User, port: int) -> None:
        client = Client()
        client.force_login(user)
        self.session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.base = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def ask(self, path: str, data: bytes | None = None) -> tuple[int, str]:
        request = urllib.request.Request(self.base + path, data)
        known = "; ".join(self.cookies())
        request.add_header("Cookie", known)
        try:
            answer: HTTPResponse = self.opener.open(request, timeout=30)
        except HTTPError as refused:
            return refused.code, refused.read().decode()
        return answer.status, answer.read().decode()

    def cookies(self) -> list[str]:
        kept = [f"{settings.SESSION_COOKIE_NAME}={self.session}"]
        jar = next(one for one in self.opener.handlers if hasattr(one, "cookiejar")).cookiejar
        return kept + [f"{one.name}={one.value}" for one in jar if one.name == "csrftoken"]

    def send(self, path: str) -> tuple[int, str]:
        """Open a page with a form and press its button."""
        _, page = self.ask(path)
        form = page[page.index('id="form"') :]
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
        return self.ask(path, urlencode(hidden).encode())


def run_by_hand(visitor: Visitor, admin: User) -> None:
    """The page starts a piece of work, and a worker does it."""
    line = line_of("runs-of-long-ago")
    assert line
    TaskRun.objects.of(line.task).update(asked_at=timezone.now() - timedelta(minutes=3))
    assert visitor.send(reverse("duties:run_task", args=[line.key]))[0] == 200
    mine = TaskRun.objects.of(line.task).filter(by=admin, outcome=Outcome.WELL)
    wait_until(mine.exists, "what was asked for by hand went well")


def test_all_goes_on_when_the_queue_is_back(installation: Installation, service: Service) -> None:
    first, newcomer = invited("first", service), invited("newcomer", service)
    port, admin, late = free_port(), staff("system_administrator"), Late(service)
    known = late.action()
    running = reverse("duties:running")
    with (
        installation.web(port),
        installation.beat() as beat,
        installation.worker(quick=True) as worker,
    ):
        wait_until(lambda: is_open(port), "the pages answer")
        wait_until(lambda: is_sent(first), "the first mail leaves")
        wait_until(lambda: is_sent(newcomer), "the newcomer is invited")
        wait_until(lambda: late.is_told(known), "what is late is asked about, and mailed")
        visitor = Visitor(admin, port)
        assert "A worker is at work" in visitor.ask(running)[1]

        installation.broker.stop()
        second, new = invited("second", service), late.action()
        begun = time.monotonic()
        status, page = visitor.ask(running)
        assert status == 200
        assert time.monotonic() - begun < PROMPT + 1, "the page does not wait for the queue"
        assert "the queue does not answer" in page
        status, page = visitor.send(reverse("duties:run_task", args=["runs-of-long-ago"]))
        assert status == 422
        assert "The queue does not answer, so nothing can be started now." in page
        status, _ = visitor.send(reverse("organisation:invitation_resend", args=[newcomer.user.pk]))
        assert status == 200, "what a page wants done is a row, and the page goes on"
        again = Invitation.objects.undecided().get(user=newcomer.user)
        assert again != newcomer
        assert again.sent_at is None
        make_older(again)
        assert beat.poll() is None
        assert not late.is_told(new)

        installation.broker.start()
        wait_until(lambda: is_sent(second) and is_sent(again), "what waited is sent")
        wait_until(lambda: late.is_told(new), "what became late meanwhile is asked about")
        assert beat.poll() is None
        assert worker.poll() is None
        wait_until(lambda: "A worker is at work" in visitor.ask(running)[1], "the page says so")
        run_by_hand(visitor, admin)
    invitations = late.others(installation.letters)
    assert sorted(letter["To"] for letter in invitations) == [
        "first@example.org", "newcomer@example.org", "newcomer@example.org", "second@example.org",
    ], "each mail once"  # fmt: skip
    late.all_once(known, new, letters=installation.letters)
    assert not TaskRun.objects.filter(outcome=Outcome.FAILED).exists()
