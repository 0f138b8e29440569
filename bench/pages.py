"""Pages asked for through every middleware, as a signed-in person asks for them."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.db import connection
from django.http import HttpRequest
from django.test import Client

from bench.databases import Side
from bench.timing import settle
from foundation.organisation.models import User
from foundation.organisation.views.second_factor import note_directory_factor

Query = tuple[str, Any]


class Wait:
    """Counts the seconds in which the database is at work."""

    seconds = 0.0

    def __call__(self, execute: Any, *asked: Any) -> Any:
        begun = perf_counter()
        try:
            return execute(*asked)
        finally:
            self.seconds += perf_counter() - begun


@dataclass(frozen=True)
class Visitor:
    """Somebody signed in at one of the two providers."""

    side: Side
    client: Client

    def asks(self, url: str) -> Callable[[], object]:
        def work() -> object:
            with self.side.chosen():
                return self.open(url)

        return work

    def open(self, url: str) -> Any:
        response = self.client.get(url)
        if response.status_code != 200:
            raise SystemExit(f"{url} answered {response.status_code} where a page was expected.")
        return response

    def read(self, url: str) -> str:
        with self.side.chosen():
            return str(self.open(url).content.decode())

    def share_of_sql(self, url: str, turns: int) -> tuple[float, float]:
        """The seconds in which a page waited for the database, and all of them: the middle turn."""
        found = []
        with self.side.chosen():
            self.open(url)
            settle()
            for _ in range(turns):
                wait, begun = Wait(), perf_counter()
                with connection.execute_wrapper(wait):
                    self.open(url)
                found.append((wait.seconds, perf_counter() - begun))
        return sorted(found, key=lambda turn: turn[0] / turn[1])[turns // 2]

    def queries(self, url: str) -> list[Query]:
        """What a page asks the database."""
        found: list[Query] = []

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            found.append((sql, params))
            return execute(sql, params, many, context)

        with self.side.chosen():
            self.open(url)
            with connection.execute_wrapper(note):
                self.open(url)
        return found


def sign_in(side: Side, job: str) -> Visitor:
    """The first person with a job, both factors proved as roles beyond one service ask."""
    client = Client(SERVER_NAME="localhost")
    with side.chosen():
        user = User.objects.filter(job_title=job).order_by("pk")[0]
        client.force_login(user)
        request = HttpRequest()
        request.session = client.session
        note_directory_factor(request, user)
        request.session.save()
    return Visitor(side, client)
