"""Running every migration takes longer than most test runs, so it is done once per set of them.

The outcome is kept as a database that test databases are copied from. It is named after what the
migrations say; when they change, it is made anew and the old one goes.
"""

import fcntl
import hashlib
import os
import subprocess
import sys

from config import database
from config.environment import ROOT

PREFIX = "template_"


def fingerprint() -> str:
    """What decides how the tables look: our migrations, and the versions of everybody else's."""
    ours = [path for path in ROOT.glob("**/migrations/*.py") if "node_modules" not in path.parts]
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for path in sorted(path for path in ours if ".venv" not in path.parts):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def ready(server: database.EmbeddedPostgres) -> str:
    """The name of the migrated database, which is there when this returns."""
    name = PREFIX + fingerprint()
    with server.data.with_name("template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = server.ask("select datname from pg_database").splitlines()
        if name not in known:
            make(server, name)
            for old in known:
                if old.startswith(PREFIX):
                    server.ask(f'drop database if exists "{old}" with (force)')
    return name


def make(server: database.EmbeddedPostgres, name: str) -> None:
    """Made under another name first, so that half of one is never taken for whole."""
    part = f"making_{name}"
    server.ask(f'drop database if exists "{part}" with (force)')
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env={**os.environ, "SUSTAIN_DATABASE_NAME": part},
        check=True,
    )
    server.ask(f'alter database "{part}" rename to "{name}"')
