"""The embedded PostgreSQL: started by whoever needs it, shared, stopped when nobody does."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from config.database import CannotStart, EmbeddedPostgres
from config.environment import ROOT
from tests.operations.running import GOOD_KEY, bare_environment, manage

pytestmark = pytest.mark.slow


@pytest.fixture
def server(scratch):
    server = EmbeddedPostgres(scratch / "postgres")
    yield server
    server.stop(even_if_used=True)


def connect(server, name="postgres"):
    return psycopg.connect(host=str(server.socket_folder), user="postgres", dbname=name)


def test_it_starts_keeps_its_data_and_stops(server):
    assert server.start() is True
    assert server.start() is False
    with connect(server) as connection:
        connection.execute("create table kept as select 41 + 1 as answer")
    assert server.stop() is True
    assert not server.is_listening()
    assert server.stop() is False
    server.start()
    with connect(server) as connection:
        assert connection.execute("select answer from kept").fetchone() == (42,)


def test_it_is_postgresql_18_on_a_private_socket_only(server):
    server.start()
    assert server.ask("show server_version_num").startswith("18")
    assert server.ask("show listen_addresses") == ""
    assert server.socket_folder.stat().st_mode & 0o077 == 0


def test_it_does_not_stop_under_somebody_who_uses_it(server):
    server.start()
    with connect(server):
        assert server.stop(patience=0.5) is False
        assert server.is_listening()


def test_many_processes_may_start_it_at_once(server):
    command = [sys.executable, "-m", "config.database", "start"]
    env = bare_environment(SUSTAIN_VAR=str(server.data.parent))
    with ThreadPoolExecutor(6) as pool:
        results = list(
            pool.map(
                lambda _: subprocess.run(
                    command, cwd=ROOT, env=env, capture_output=True, text=True, check=False
                ),
                range(6),
            )
        )
    assert [(result.returncode, result.stderr) for result in results] == [(0, "")] * 6
    assert server.is_listening()


def test_a_path_too_long_for_a_socket_gets_a_short_one(scratch):
    server = EmbeddedPostgres(scratch / ("long" * 30) / "postgres")
    try:
        server.start()
        assert server.ask("select 1") == "1"
        assert server.socket_folder != server.data
    finally:
        server.stop(even_if_used=True)


def test_a_half_made_cluster_is_made_anew(server):
    server.data.mkdir()
    (server.data / "base").mkdir()
    (server.data / "postgresql.conf").write_text("")
    server.start()
    assert server.ask("select 1") == "1"


def test_a_cluster_that_was_killed_comes_back(server):
    server.start()
    pid = int((server.data / "postmaster.pid").read_text().splitlines()[0])
    subprocess.run(["kill", "-9", str(pid)], check=True)
    while server.is_listening():
        pass
    server.start()
    assert server.ask("select 1") == "1"


def test_what_it_cannot_read_is_one_sentence(server):
    server.start()
    server.stop()
    (server.data / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(
        CannotStart, match=r"cannot start in .*/postgres: .*contains errors; the log is .*log\.$"
    ):
        server.start()


def test_a_folder_that_cannot_be_written_is_one_sentence(scratch):
    (scratch / "file").write_text("in the way")
    result = manage(
        "start", command=("-m", "config.database"), SUSTAIN_VAR=str(scratch / "file/var")
    )
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "Not a directory" in result.stderr


def command_that_connects(scratch):
    return manage(
        "shell",
        "-c",
        "from django.db import connection as one; one.ensure_connection()",
        SUSTAIN_VAR=str(scratch),
        SUSTAIN_SECRET_KEY=GOOD_KEY,
        SUSTAIN_DATABASE_NAME="made_on_demand",
    )


def test_a_command_starts_it_on_its_first_connection(server, scratch):
    result = command_that_connects(scratch)
    assert result.returncode == 0, result.stderr
    assert server.ask("select count(*) from pg_database where datname = 'made_on_demand'") == "1"


def test_a_command_that_needs_no_database_does_not_start_it(server, scratch):
    result = manage("check", SUSTAIN_VAR=str(scratch), SUSTAIN_SECRET_KEY=GOOD_KEY)
    assert result.returncode == 0, result.stderr
    assert not server.is_listening()


def test_a_command_that_comes_while_it_ends_waits_and_starts_it_again(server, scratch):
    server.start()
    last = connect(server)
    postmaster = int((server.data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(postmaster, signal.SIGTERM)  # lets nobody in, and ends when the last one has gone
    with ThreadPoolExecutor() as pool:
        asked = pool.submit(command_that_connects, scratch)
        time.sleep(3)
        last.close()
        result = asked.result(60)
    assert result.returncode == 0, result.stderr
    assert server.is_listening()
