"""A provider of any size: services, staff, plans, actions with their history, measures.

The words are those of the demonstration provider, so that rows are as long as real ones. The same
size gives the same rows on the same day.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction

from .actions import write_actions
from .measures import write_measures
from .plans import write_plans
from .provider import Provided, write_provider
from .size import Size

__all__ = ["Provided", "Size", "fill"]


def fill(size: Size, *, on: date) -> None:
    """Write everything at once. The trail is not written along: nobody has changed anything."""
    with transaction.atomic(), without_triggers():
        provided = write_provider(size, on=on)
        plans = write_plans(size, provided, on=on)
        actions = write_actions(size, provided, plans, on=on)
        write_measures(provided, plans, actions, on=on)


@contextmanager
def without_triggers() -> Iterator[None]:
    """Bulk loading as PostgreSQL's own restore does it."""
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        yield
        cursor.execute("set local session_replication_role = origin")
