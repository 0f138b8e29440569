"""What `script/server` does once everything is installed: prepare, start, say where, stop.

One process prepares the database and then watches over web, worker and beat from the Procfile.
Ctrl-C or a TERM stops them and the embedded database.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any, NoReturn

import django
from django.core.management import CommandError, call_command
from django.db import connection, connections
from dotenv import load_dotenv
from honcho.environ import parse_procfile
from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message, Printer

from config import assets, database, environment, probe

PATIENCE = 120
QUIET = "warning"


class OurLinesOnly(Printer):
    """Prints what the processes say; honcho's own remarks about them are left out."""

    def write(self, message: Message) -> None:
        if message.name != SYSTEM_PRINTER_NAME:
            super().write(message)


def main(arguments: list[str]) -> int:
    if set(arguments) - {"--empty"}:
        environment.stop("script/server takes no argument, or --empty for a provider of your own.")
    signal.signal(signal.SIGTERM, end_like_ctrl_c)
    load_dotenv(environment.ROOT / ".env")
    os.environ.setdefault("SUSTAIN_LOG_LEVEL", QUIET)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    keep_secret_key()
    env = environment.load()
    refuse_taken_port(env)
    try:
        prepare(env, empty="--empty" in arguments)
        return watch(env)
    except KeyboardInterrupt:
        return 130
    except CommandError as problem:
        environment.stop(str(problem))
    finally:
        if not env["DATABASE_URL"]:
            stop_database()


def end_like_ctrl_c(*_: Any) -> NoReturn:
    raise KeyboardInterrupt


def keep_secret_key() -> None:
    """Make this machine's own key on the first start; later starts find it."""
    if os.environ.get("SUSTAIN_SECRET_KEY"):
        return
    file: Path = environment.one("SUSTAIN_VAR") / "secret_key"
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists():
            with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
                made.write(secrets.token_urlsafe(60) + "\n")
        os.environ["SUSTAIN_SECRET_KEY"] = file.read_text().strip()
    except OSError as problem:
        environment.stop(f"{problem.filename} cannot be written: {problem.strerror}.")


def refuse_taken_port(env: environment.Environment) -> None:
    port = env["PORT"]
    family = socket.AF_INET6 if ":" in env["SUSTAIN_BIND"] else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((env["SUSTAIN_BIND"], port))
        except PermissionError:
            environment.stop(f"Port {port} may not be used by this account; choose one above 1023.")
        except OSError as problem:
            environment.stop(
                f"Port {port} cannot be used ({problem.strerror}); "
                f"choose another: PORT={port + 1 if port < 65535 else 8000} script/server"
            )


def prepare(env: environment.Environment, *, empty: bool) -> None:
    """Bring the database and static files to this version, and give an empty one its content."""
    django.setup()
    try:
        if not connection.introspection.table_names():
            print("Making the database, which is done once and takes a minute ...", flush=True)
        call_command("prepare", verbosity=0)
        assets.collect_if_changed()
        if is_empty() and empty:
            call_command("start_provider")
        elif is_empty():
            print("Loading the demonstration provider ...", flush=True)
            call_command("load_demonstration")
    finally:
        connections.close_all()


def is_empty() -> bool:
    from foundation.organisation.models import Provider  # the registry has to be ready first

    return not Provider.objects.exists()


def watch(env: environment.Environment) -> int:
    manager = Manager(OurLinesOnly(sys.stdout))
    processes = parse_procfile((environment.ROOT / "Procfile").read_text()).processes
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    for name, command in processes.items():
        # `exec`, so that what is told to stop is the program and not a shell around it.
        manager.add_process(
            name, f"exec {command}", env={**os.environ, "PATH": programs}, cwd=str(environment.ROOT)
        )
    threading.Thread(target=announce, args=(env, manager), daemon=True).start()
    manager.loop()
    stopped_by_person = manager.returncode in (130, 143)
    print("Sustain has stopped." if stopped_by_person else "A part of Sustain ended by itself.")
    return manager.returncode or 0


def announce(env: environment.Environment, manager: Manager) -> None:
    """Say where it is, once it answers."""
    deadline = time.monotonic() + PATIENCE
    while not probe.is_well(env["PORT"]):
        if time.monotonic() > deadline:
            print(f"Sustain did not answer within {PATIENCE} seconds.", file=sys.stderr)
            manager.terminate()
            return
        time.sleep(0.2)
    print(f"\nSustain is running at {env['SUSTAIN_URL']}\n")
    call_command("demonstration_sign_ins")
    connections.close_all()
    print("\nPress Ctrl-C to stop it.", flush=True)


def stop_database() -> None:
    server = database.embedded()
    if not server.stop() and server.is_listening():
        print("The embedded database keeps running: another process is using it.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
