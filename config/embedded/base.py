"""The backend Django loads for `ENGINE = "config.embedded"`."""

import time
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError
from psycopg.errors import InvalidCatalogName

from config import database, environment

PATIENCE, PAUSE = 30.0, 0.2


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects as usual; where nothing listens yet, starts the server and connects again."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return super().get_new_connection(conn_params)
            except OperationalError as problem:
                if is_between(problem) and time.monotonic() < deadline:
                    time.sleep(PAUSE)
                    continue
                server = database.embedded()
                if server.is_listening() and not is_missing_database(problem):
                    raise
                self._start(server, conn_params["dbname"])
                return super().get_new_connection(conn_params)

    def _start(self, server: database.EmbeddedPostgres, name: str) -> None:
        try:
            server.start()
        except database.CannotStart as problem:
            environment.stop(str(problem))
        server.ensure(name)


def is_between(problem: OperationalError) -> bool:
    """Whether the server is about to end or has just begun: a moment later it has settled."""
    return "is shutting down" in str(problem) or "is starting up" in str(problem)


def is_missing_database(problem: OperationalError) -> bool:
    return isinstance(problem, InvalidCatalogName) or "does not exist" in str(problem)
