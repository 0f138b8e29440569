"""A real process that sends mail, killed with -9 while the mail server holds back its answer."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone

from config.environment import ROOT
from foundation.duties import quiet
from foundation.duties.models import Mail, MailState
from foundation.duties.models.mails import SILENCE
from foundation.duties.services.mailing import bundle, send_due, sweep_abandoned
from qip.models import RiskLevel

from .post_office import FINAL, PostOffice, open_post_office
from .telling import owed, reminded

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PATIENCE = 60
SENDING = "from foundation.duties.tasks import send_mail; send_mail()"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with open_post_office() as found:
        found.orders.silent_at = FINAL
        yield found


@pytest.fixture
def mail(insider, service) -> Mail:
    """Critical, so that it leaves at whatever hour this test runs."""
    now = timezone.now()
    today = quiet.local_day(now)
    action = owed(insider, service, on=today, days_late=1, risk_level=RiskLevel.CRITICAL)
    reminded(action, at=now)
    assert bundle(at=now) == 1
    return Mail.objects.get()


def killed_in_mid_send(office: PostOffice, var: Path) -> None:
    """Start sending in a process of its own, and kill it once the server has the whole mail."""
    name = str(connection.settings_dict["NAME"])
    ours = {
        **os.environ, "SUSTAIN_VAR": str(var), "SUSTAIN_DATABASE_NAME": name,
        "EMAIL_URL": f"smtp://127.0.0.1:{office.port}",
    }  # fmt: skip
    if "DATABASE_URL" in ours:
        ours["DATABASE_URL"] = urlsplit(ours["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", SENDING], cwd=ROOT, env=ours,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        assert office.silent.wait(PATIENCE), "the mail never reached the server"
        assert process.poll() is None
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def finish(office: PostOffice, settings) -> Mail:
    """What the clock does afterwards: nothing for a while, then the sweeper, then the rest."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", office.port, 5
    office.orders.silent_at = ""
    office.speak.set()
    now = timezone.now()
    assert (send_due(at=now), sweep_abandoned(at=now)) == (0, 0), "somebody is sending it"
    later = now + SILENCE + timedelta(minutes=1)
    assert sweep_abandoned(at=later) == 1
    assert (send_due(at=later), send_due(at=later)) == (1, 0)
    return Mail.objects.get()


def test_a_killed_sender_leaves_one_mail(mail, office, scratch, settings):
    killed_in_mid_send(office, scratch)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts) == (MailState.SENDING, 1), "the claim was kept"
    sent = finish(office, settings)
    assert (sent.state, sent.attempts) == (MailState.SENT, 2)
    assert len(office.seen) == 2
    assert [one["Message-ID"] for one in office.taken] == [mail.message_id]


def test_a_second_copy_nobody_can_prevent_is_known_by_its_name(mail, office, scratch, settings):
    """The server had taken it, and its sender died before it could hear so."""
    office.orders.takes_early = True
    killed_in_mid_send(office, scratch)
    assert finish(office, settings).state == MailState.SENT
    assert [one["Message-ID"] for one in office.taken] == [mail.message_id] * 2
