"""A real Celery worker, killed with -9 while it lays out the pages of a pack."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.environment import ROOT
from foundation.evidence import stored
from governance.models import Pack, PackState
from tests.factories.governance import PackFactory, lived_plan
from tests.factories.organisation import ServiceFactory
from tests.governance.conftest import files_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PATIENCE = 180
WORKER = (
    *("-m", "celery", "--quiet", "--app", "config.celery", "worker"),
    *("--without-gossip", "--without-mingle", "--concurrency", "1"),
)


@pytest.fixture
def var(scratch: Path, settings: Any) -> Path:
    """A folder for everything the worker keeps; its files are ours as well."""
    evidence = dict(settings.STORAGES["evidence"])
    evidence["OPTIONS"] = {"location": str(scratch / "files")}
    settings.STORAGES = {**settings.STORAGES, "evidence": evidence}
    return scratch


def environment(var: Path) -> dict[str, str]:
    """The worker meets the database of this test, and a broker of its own."""
    name = str(connection.settings_dict["NAME"])
    ours = {**os.environ, "SUSTAIN_VAR": str(var), "SUSTAIN_DATABASE_NAME": name}
    if "DATABASE_URL" in ours:
        ours["DATABASE_URL"] = urlsplit(ours["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return ours


@contextmanager
def worker(var: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker and its children, all of which are killed at the end."""
    process = subprocess.Popen(
        [sys.executable, *WORKER],
        cwd=ROOT,
        env=environment(var),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def send(var: Path, call: str) -> None:
    """Put a task into the queue, as the web process or beat does."""
    code = f"from governance import tasks; tasks.{call}"
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=ROOT,
        env=environment(var),
        check=True,
        capture_output=True,
    )


def wait_for(pack: Pack, process: subprocess.Popen[bytes], **wanted: Any) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pack.refresh_from_db()
        if all(getattr(pack, name) == value for name, value in wanted.items()):
            return
        assert process.poll() is None, "the worker ended by itself"
        assert pack.is_under_way, (pack.state, pack.failure)
        time.sleep(0.1)
    raise AssertionError(f"the pack stayed at step {pack.steps_done}")


def test_a_pack_whose_worker_was_killed_is_finished_by_another(client: Client, var: Path) -> None:
    pack = PackFactory.create(plan=lived_plan(ServiceFactory.create(), actions=20, measures=4))
    page, file = (reverse(f"governance:{name}", args=[pack.pk]) for name in ("pack", "pack_file"))
    client.force_login(pack.requested_by)
    send(var, f"build_pack.delay({pack.pk})")
    with worker(var) as process:
        wait_for(pack, process, state=PackState.BUILDING, steps_done=1)
    frozen, as_at = pack.frozen, pack.as_at
    assert frozen

    Pack.objects.filter(pk=pack.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=3))
    waiting = client.get(page).content.decode()
    assert "The pack is given to another one by itself" in waiting
    assert file not in waiting
    assert client.get(file).status_code == 503
    assert not files_in(var), "nothing half-made is kept"

    send(var, "requeue_stuck_packs.delay()")
    with worker(var) as process:
        wait_for(pack, process, state=PackState.READY)
    assert pack.attempts == 2
    assert (pack.frozen, pack.as_at) == (frozen, as_at), "the second prints what the first froze"
    assert stored.unchanged(pack.file.name, pack.file_sha256)
    assert len(files_in(var)) == 1
    assert file in client.get(page).content.decode()
