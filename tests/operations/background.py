"""Workers, beat and the two brokers as processes of their own, over the database of a test."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from email import message_from_string, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
from celery import Celery
from django.db import connection
from django.utils import timezone

from config.environment import ROOT
from foundation.duties.models import Outcome, TaskRun
from foundation.organisation.models import Invitation
from tests.factories.organisation import UserFactory, give_role, staff
from tests.operations.running import free_port, is_open

PATIENCE = 90
WORKER = (
    *("-m", "celery", "--quiet", "--app", "config.celery", "worker"),
    *("--without-gossip", "--without-mingle", "--concurrency", "2"),
)
BEAT = ("-m", "celery", "--quiet", "--app", "config.celery", "beat")
BETWEEN_MAILS = f"\n{79 * '-'}\n"
REDIS = "redis-server"
MISSING = f"{REDIS} is missing, so nothing shows that Sustain works with Redis; run: sudo apt-get install redis-server"


class Files:
    """Messages as files in the folder of the installation."""

    name = "files"

    def __init__(self, var: Path) -> None:
        self.folder = var / "broker" / "queue"
        self.folder.mkdir(parents=True)
        self.variables: dict[str, str] = {}
        folder = str(self.folder)
        self.options = {
            "data_folder_in": folder, "data_folder_out": folder,
            "control_folder": str(var / "broker" / "control"),
        }  # fmt: skip

    def start(self) -> None:
        self.folder.mkdir(exist_ok=True)

    def stop(self) -> None:
        """The disk is gone, and with it every message."""
        shutil.rmtree(self.folder)

    def close(self) -> None:
        return


class Redis:
    """A Redis of this test's own, which keeps nothing on disk."""

    name = "redis"

    def __init__(self, var: Path) -> None:
        assert shutil.which(REDIS), MISSING
        self.port = free_port()
        self.variables = {"REDIS_URL": f"redis://127.0.0.1:{self.port}/0"}
        self.options: dict[str, str] = {}
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        quiet = ("--save", "", "--appendonly", "no", "--daemonize", "no", "--logfile", os.devnull)
        self.process = subprocess.Popen(
            [REDIS, "--port", str(self.port), "--bind", "127.0.0.1", *quiet],
            cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_until(lambda: is_open(self.port), "Redis answers")

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    close = stop


BROKERS = {"files": Files, "redis": Redis}


def wait_until(holds: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """Wait for a condition; say what it was when it does not come."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.05)
    raise AssertionError(f"After {patience:.0f} seconds it is not so that {what}.")


class Installation:
    """A folder of its own, the test's database, and one of the brokers."""

    def __init__(self, var: Path, broker: Any) -> None:
        self.var, self.broker = var, broker
        self.later = ExitStack()

    def close(self) -> None:
        self.later.close()
        self.broker.close()

    @property
    def environment(self) -> dict[str, str]:
        name = str(connection.settings_dict["NAME"])
        ours = {**os.environ, **self.broker.variables}
        ours |= {"SUSTAIN_VAR": str(self.var), "SUSTAIN_DATABASE_NAME": name}
        if "DATABASE_URL" in ours:
            there = urlsplit(ours["DATABASE_URL"])
            ours["DATABASE_URL"] = there._replace(path=f"/{name}").geturl()
        return ours

    @contextmanager
    def running(self, *command: str, quick: bool = False, **more: str) -> Iterator[Any]:
        """A process and its children, all of which are killed at the end."""
        settings = "tests.operations.quick" if quick else "config.settings"
        log = (self.var / "output").open("ab")
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**self.environment, "DJANGO_SETTINGS_MODULE": settings, "SUSTAIN_LOG_LEVEL": "info", **more},
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            log.close()
            print(self.output[-30000:])  # shown on failure

    @property
    def output(self) -> str:
        """What the processes said, without the beat of the clock."""
        lines = (self.var / "output").read_text(errors="replace").splitlines()
        return "\n".join(line for line in lines if "Sending due task" not in line)

    def worker(self, *more: str, quick: bool = False, **variables: str) -> Any:
        return self.running(*WORKER, *more, quick=quick, **variables)

    def beat(self) -> Any:
        return self.running(*BEAT, quick=True)

    def web(self, port: int) -> Any:
        """The pages, with the style sheets as they lie in the tree."""
        address = f"127.0.0.1:{port}"
        return self.running("manage.py", "runserver", address, "--noreload", SUSTAIN_DEBUG="yes")

    def send(self, name: str, *arguments: Any) -> str:
        """Put a task into the queue, as beat or a page does. Gives its number."""
        sender = Celery("sender", set_as_current=False)
        sender.conf.broker_url = self.broker.variables.get("REDIS_URL", "filesystem://localhost/")
        sender.conf.broker_transport_options = self.broker.options
        with sender.connection_for_write() as connection:
            return str(sender.send_task(name, arguments, connection=connection).id)

    @property
    def letters(self) -> list[EmailMessage]:
        """The mails that left as files; one file may hold several."""
        folder = self.var / "mail"
        files = [path.read_text() for path in sorted(folder.iterdir())] if folder.exists() else []
        texts = [text for file in files for text in file.split(BETWEEN_MAILS) if text.strip()]
        return [message_from_string(text, policy=policy.default) for text in texts]


def kill_children_of(process: Any) -> None:
    """What a machine does that has run out of memory."""
    for child in psutil.Process(process.pid).children(recursive=True):
        child.kill()


def held_up() -> int:
    """How many backends of this database are held up by a lock of ours."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_stat_clear_snapshot()")
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database() "
            "and wait_event_type = 'Lock'"
        )
        return int(cursor.fetchone()[0])


# What is to be done ---------------------------------------------------------------------------


def invited(name: str, service: Any) -> Invitation:
    """Somebody who should have had a mail some minutes ago."""
    user = UserFactory.create(email=f"{name}@example.org", joined_at=None)
    give_role(user, "support_worker", service=service)
    by = staff("system_administrator")
    row = Invitation.objects.create(
        user=user, expires_at=timezone.now() + timedelta(days=7), created_by=by
    )
    make_older(row)
    return row


def make_older(row: Invitation) -> None:
    Invitation.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(minutes=5))


def is_sent(row: Invitation) -> bool:
    row.refresh_from_db()
    return row.sent_at is not None


def old_run() -> TaskRun:
    """A record that is due to be forgotten."""
    at = timezone.now() - timedelta(days=100)
    return TaskRun.objects.create(
        name="old", task_id="old", asked_at=at, started_at=at, ended_at=at, outcome=Outcome.WELL
    )
