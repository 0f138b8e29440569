"""The backend Django loads for `ENGINE = "config.embedded"`."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError
from psycopg.errors import InvalidCatalogName

from config import database, environment


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects as usual; where nothing listens yet, starts the server and connects again."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        try:
            return super().get_new_connection(conn_params)
        except OperationalError as problem:
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


def is_missing_database(problem: OperationalError) -> bool:
    return isinstance(problem, InvalidCatalogName) or "does not exist" in str(problem)
