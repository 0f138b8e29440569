"""`script/server` as a person meets it: started, opened, stopped; alone in a folder of its own."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request

import pytest

from config.database import EmbeddedPostgres
from config.environment import ROOT
from tests.operations.running import bare_environment, free_port, is_open, processes_naming

pytestmark = pytest.mark.slow

PATIENCE = 400


class Running:
    """One start of script/server, in a process group of its own as a terminal would make it."""

    def __init__(self, folder, port, *arguments):
        self.folder, self.port = folder, port
        self.output = folder / "output.txt"
        self.begun = time.monotonic()
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [str(ROOT / "script/server"), *arguments],
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def environment(self):
        var = str(self.folder / "var")
        return bare_environment(SUSTAIN_VAR=var, PORT=str(self.port), SUSTAIN_LOG_LEVEL="info")

    def manage(self, *arguments):
        subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment(), check=True
        )

    def said(self):
        return self.output.read_text()

    def wait_until(self, words):
        while words not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() - self.begun < PATIENCE, self.said()
            time.sleep(0.1)

    def wait_until_it_runs(self):
        self.wait_until("Press Ctrl-C")
        self.seconds = time.monotonic() - self.begun
        return self

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return answer.status, answer.read().decode(), answer.url

    def stop(self, how=signal.SIGINT, whole_group=True):
        target = os.killpg if whole_group else os.kill
        target(self.process.pid, how)
        return self.process.wait(timeout=60)


@pytest.fixture
def start(scratch):
    started = []

    def one(*arguments, port=None):
        started.append(Running(scratch, port or free_port(), *arguments))
        return started[-1]

    yield one
    for running in started:
        if running.process.poll() is None:
            running.stop(signal.SIGKILL)
    # A start that a failed test cut short could not stop its database itself.
    EmbeddedPostgres(scratch / "var/postgres").stop(even_if_used=True)


def test_it_starts_shows_a_page_stops_on_ctrl_c_and_keeps_what_it_has(start, scratch):
    first = start().wait_until_it_runs()
    assert f"http://localhost:{first.port}" in first.said()
    assert first.get("/healthz")[:2] == (200, "ok\n")
    status, page, url = first.get("/")
    assert status == 200
    assert "/account/login/" in url
    assert "/static/css/base." in page

    # A message given to the broker reaches the worker, which does what it says.
    first.manage("shell", "-c", "from governance.tasks import *; requeue_stuck_packs.delay()")
    first.wait_until('"name": "governance.tasks.requeue_stuck_packs"')

    key = scratch / "var/secret_key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    kept = key.read_text()

    assert first.stop() == 130
    assert not is_open(first.port)
    assert processes_naming(scratch) == []
    assert "Traceback" not in first.said()

    second = start().wait_until_it_runs()
    assert second.seconds < first.seconds
    assert key.read_text() == kept
    assert "@" in second.said(), "the sign-ins of the demonstration are said again"
    # As systemd or a container stops it: a TERM to the one process that was started.
    assert second.stop(signal.SIGTERM, whole_group=False) == 143
    assert not is_open(second.port)
    assert processes_naming(scratch) == []


def test_a_taken_port_is_one_sentence(start, scratch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = start(port=port)
        assert running.process.wait(timeout=60) == 2
    assert running.said().startswith(f"Port {port} cannot be used")
    assert len(running.said().splitlines()) == 1
    assert processes_naming(scratch) == []


def test_an_unknown_argument_is_one_sentence(start):
    running = start("--fast")
    assert running.process.wait(timeout=60) == 2
    assert (
        running.said()
        == "script/server takes no argument, or --empty for a provider of your own.\n"
    )
