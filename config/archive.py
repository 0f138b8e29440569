"""Everything an installation knows, in one file that proves itself: backup and restore.

A backup is a tar of `manifest.json` (what is inside, with checksums), `database.dump` (pg_dump's
own format) and `files/…`. The database is dumped first: files are written before the rows that name
them, so whatever the dump names is there when the files are copied.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from dotenv import load_dotenv

from config import database, environment

MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files"
FORMAT = 1
CHUNK = 1024 * 1024


class CannotArchive(Exception):
    """The backup or restore cannot go on; the message is one sentence."""


# The database ---------------------------------------------------------------------------------


def client(program: str, *arguments: str) -> list[str]:
    """The command line of one of PostgreSQL's programs, connected to this installation."""
    where = settings.DATABASES["default"]
    return [
        str(database.embedded().programs / program),
        *("-h", where.get("HOST") or "localhost", "-p", str(where.get("PORT") or 5432)),
        *("-U", where["USER"], "-d", where["NAME"], "--no-password", *arguments),
    ]


def run(command: list[str]) -> str:
    secret = {"PGPASSWORD": settings.DATABASES["default"].get("PASSWORD") or ""}
    result = subprocess.run(
        command, env={**os.environ, **secret}, capture_output=True, text=True, check=False
    )
    if result.returncode:
        said = result.stderr.strip().splitlines() or ["no reason given"]
        raise CannotArchive(f"{Path(command[0]).name} failed: {said[-1]}")
    return result.stdout.strip()


def tables() -> int:
    return int(
        run(
            client(
                "psql",
                "-XAtqc",
                "select count(*) from information_schema.tables where table_schema = 'public'",
            )
        )
    )


# Checksums ------------------------------------------------------------------------------------


def sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def files_below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


# Backup ---------------------------------------------------------------------------------------


def back_up(target: Path) -> Path:
    """Write a backup to `target`, which appears only when it is whole."""
    if target.exists():
        raise CannotArchive(f"{target} exists already; a backup never replaces another.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    try:
        with workshop(target.parent) as work:
            run(client("pg_dump", "--format=custom", "--no-owner", f"--file={work / DUMP}"))
            write_tar(part, work / DUMP)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def write_tar(part: Path, dump: Path) -> None:
    members = {DUMP: dump}
    if not keeps_files_elsewhere():
        members |= {
            f"{FILES}/{each.relative_to(settings.MEDIA_ROOT)}": each
            for each in files_below(settings.MEDIA_ROOT)
        }
    manifest = {
        "format": FORMAT,
        "version": settings.SUSTAIN_VERSION,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "files_kept_elsewhere": keeps_files_elsewhere(),
        "sha256": {name: sha256(path) for name, path in members.items()},
    }
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            note = dump.with_name(MANIFEST)
            note.write_text(json.dumps(manifest, indent=1))
            for name, path in {MANIFEST: note, **members}.items():
                tar.add(path, arcname=name, recursive=False)
        file.flush()
        os.fsync(file.fileno())


def keeps_files_elsewhere() -> bool:
    return "S3" in settings.STORAGES["default"]["BACKEND"]


# Restore --------------------------------------------------------------------------------------


def restore(source: Path) -> dict[str, Any]:
    """Put a backup into an installation that is empty, or leave it as it was."""
    if tables():
        raise CannotArchive(
            "The database is not empty; a backup is restored into an empty one only."
        )
    if any(files_below(settings.MEDIA_ROOT)):
        raise CannotArchive(f"{settings.MEDIA_ROOT} is not empty; move it away first.")
    with workshop(settings.VAR) as work:
        manifest = unpack(source, work)
        run(
            client(
                "pg_restore",
                "--no-owner",
                "--exit-on-error",
                "--single-transaction",
                str(work / DUMP),
            )
        )
        if (work / FILES).exists():
            shutil.copytree(work / FILES, settings.MEDIA_ROOT, dirs_exist_ok=True)
    return manifest


def unpack(source: Path, work: Path) -> dict[str, Any]:
    """Unpack and prove: every file the manifest names, with its checksum, and none besides."""
    try:
        with tarfile.open(source) as tar:
            tar.extractall(work, filter="data")
        manifest: dict[str, Any] = json.loads((work / MANIFEST).read_text())
        sums: dict[str, str] = manifest["sha256"]
    except (OSError, tarfile.TarError, ValueError, KeyError):
        raise CannotArchive(f"{source} is not a whole backup of Sustain.") from None
    if manifest["format"] != FORMAT:
        raise CannotArchive(f"{source} was made by a newer Sustain; update this one first.")
    there = {str(path.relative_to(work)) for path in files_below(work)} - {MANIFEST}
    if there != set(sums) or any(sha256(work / name) != sums[name] for name in sums):
        raise CannotArchive(f"{source} is damaged: what is inside is not what was put in.")
    return manifest


# The commands -----------------------------------------------------------------------------------


@contextlib.contextmanager
def workshop(beside: Path) -> Iterator[Path]:
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside, prefix=".archive-") as folder:
        yield Path(folder)


def backup_command(arguments: list[str]) -> str:
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    target = Path(arguments[0]) if arguments else settings.VAR / "backups" / f"sustain-{stamp}.tar"
    back_up(target.resolve())
    elsewhere = " Files are in S3 and not in it." if keeps_files_elsewhere() else ""
    return f"{target} is written, {target.stat().st_size / 1e6:.1f} MB.{elsewhere}"


def restore_command(arguments: list[str]) -> str:
    if not arguments:
        raise CannotArchive("Say which backup: script/restore var/backups/sustain-….tar")
    manifest = restore(Path(arguments[0]).resolve())
    return f"The backup of {manifest['made']} is restored; script/server brings it to this version."


COMMANDS = {"backup": backup_command, "restore": restore_command}


def main(arguments: list[str]) -> int:
    load_dotenv(environment.ROOT / ".env")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    server = None if environment.one("DATABASE_URL") else database.embedded()
    started_here = False
    try:
        started_here = bool(server and server.start())
        if server:
            server.ensure(settings.DATABASES["default"]["NAME"])
        print(COMMANDS[arguments[0]](arguments[1:]))
    except (CannotArchive, database.CannotStart) as problem:
        environment.stop(str(problem))
    except OSError as problem:
        environment.stop(f"{problem.filename or 'The backup'}: {problem.strerror}.")
    finally:
        if server and started_here:
            server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
