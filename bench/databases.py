"""The databases of the bench: made once, kept until what they are made from changes."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections
from django.db.utils import DEFAULT_DB_ALIAS
from django.utils import timezone

from bench.content import Size, fill
from bench.surroundings import SERVER
from config.environment import ROOT

PREFIX = "bench_"


@dataclass(frozen=True)
class Side:
    """One provider in a database of its own."""

    size: Size
    kind: str = ""
    fill: Callable[..., None] = fill

    @property
    def name(self) -> str:
        return f"{PREFIX}{self.kind}{self.size.actions}"

    @cached_property
    def wrapper(self) -> Any:
        """Django's connection to it, kept open for the whole run."""
        made = connections.create_connection(DEFAULT_DB_ALIAS)
        made.settings_dict = {**made.settings_dict, "NAME": self.name}
        return made

    @contextmanager
    def chosen(self) -> Iterator[None]:
        """Inside, every query of Django goes to this database."""
        before = connections[DEFAULT_DB_ALIAS]
        connections[DEFAULT_DB_ALIAS] = self.wrapper
        ContentType.objects.clear_cache()
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS] = before
            ContentType.objects.clear_cache()


def prepare(*sides: Side) -> None:
    """Have every database there, filled, and as the code wants it today."""
    wanted = fingerprint()
    missing = [side for side in sides if mark_of(side) != wanted]
    if not missing:
        return
    forget()
    template = Side(Size(services=0, actions=0))
    migrate(template)
    for side in sides:
        print(f"Making a provider with {side.size.actions:,} actions ...", flush=True)
        SERVER.ask(f'create database "{side.name}" template "{template.name}"')
        with side.chosen():
            side.fill(side.size, on=timezone.localdate())
            tidy()
        SERVER.ask(f"comment on database \"{side.name}\" is '{wanted}'")
    drop(template.name)


def migrate(side: Side) -> None:
    print("Making the tables ...", flush=True)
    SERVER.ask(f'create database "{side.name}"')
    with side.chosen():
        call_command("prepare", verbosity=0)
    side.wrapper.close()


def tidy() -> None:
    """What autovacuum would have done by the next morning."""
    with connection.cursor() as cursor:
        cursor.execute("vacuum (analyze)")


def mark_of(side: Side) -> str:
    """What a database says it was made from; nothing where there is none."""
    return SERVER.ask(
        "select shobj_description(oid, 'pg_database') from pg_database "
        f"where datname = '{side.name}'"
    )


def fingerprint() -> str:
    """What a database is made from: our migrations, our content, and the month it was made in."""
    digest = hashlib.sha256(f"{timezone.localdate():%Y-%m}".encode())
    rooms = [ROOT / room for room in ("foundation", "qip", "governance")]
    files = [path for room in rooms for path in room.glob("**/migrations/*.py")]
    files += (ROOT / "bench" / "content").glob("*.py")
    for path in sorted(files):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    digest.update((ROOT / "requirements.lock").read_bytes())
    return digest.hexdigest()[:24]


def forget() -> None:
    """Drop everything the bench has made on the server."""
    names = SERVER.ask("select datname from pg_database").splitlines()
    for name in names:
        if name.startswith(PREFIX):
            drop(name)


def drop(name: str) -> None:
    SERVER.ask(f'drop database if exists "{name}" with (force)')


def version() -> str:
    return SERVER.ask("show server_version").split()[0]
