"""The sweep up the ladder: every late action at once, in a few statements of SQL.

What the statements do is said day by day in ``governance/rungs.py``. Nothing is held in the memory
of the process, however many actions there are. The sweep may run twice, or miss days.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from governance.models.ladder import LEVELS

SQL = Path(__file__).parent.parent / "sql"
# Two sweeps at once would only wait for each other, row by row.
ONE_SWEEP = 4_114_001
MANY = 1000
TABLES = ("ladder_climber", "ladder_reached", "ladder_holder", "ladder_asked")


@transaction.atomic
def climb(*, by: Any = None, on: date) -> int:
    """Take every action up the ladder to where it stands on a day. Says how many levels that is.

    A level brings the one before to an end, unanswered. What is done, cancelled or closed is
    settled. Where everybody who was asked has left, others are asked.
    """
    _run("SELECT pg_advisory_xact_lock(%(lock)s)", {"lock": ONE_SWEEP})
    return _climb(on, None)


@transaction.atomic
def climb_for(*, by: Any = None, actions: Iterable[int], on: date) -> int:
    """The same for some actions, at once: their date was moved, or they came to an end."""
    return _climb(on, list(actions))


@transaction.atomic
def settle(*, by: Any = None, action: Any) -> int:
    """The work has answered: nothing is asked about an action that is no longer open."""
    return _run(_sql("settled"), {"now": timezone.now(), "actions": [action.pk]})


@transaction.atomic
def follow_moved_date(*, by: Any, action: Any, move: Any) -> None:
    """Called when a due date was moved: the third move goes up a level there and then."""
    climb_for(by=by, actions=[action.pk], on=timezone.localdate(move.at))


@transaction.atomic
def follow_step(*, by: Any, action: Any, step: Any) -> None:
    """Called when an action took a step: what is done, cancelled or closed is settled."""
    settle(by=by, action=action)


def _climb(on: date, actions: list[int] | None) -> int:
    asked = {
        "on": on, "actions": actions, "zone": settings.TIME_ZONE, "now": timezone.now(),
    }  # fmt: skip
    _forget()
    for name in ("settled", "climbers"):
        _run(_sql(name), asked)
    _run("ANALYZE ladder_climber")
    for name in ("reached", "held", "passed_up", "holders", "asked"):
        _run(_sql(name), asked)
    _run("ANALYZE ladder_reached; ANALYZE ladder_asked; ANALYZE ladder_holder")
    _run(_sql("askable"))
    for level in LEVELS:
        _run(_sql("higher"), {"level": level})
    _run(_sql("nobody"))
    written = _run(_sql("write"), asked)
    for name in ("asked_again", "addressees"):
        _run(_sql(name), asked)
    if written > MANY:  # the next sweep is planned for what is there now
        _run("ANALYZE governance_escalation; ANALYZE governance_addressee")
    _forget()
    return written


def _forget() -> None:
    """The tables of one sweep live for that sweep alone, also inside a longer transaction."""
    _run("DROP VIEW IF EXISTS pg_temp.ladder_askable")
    _run(f"DROP TABLE IF EXISTS {', '.join(f'pg_temp.{one}' for one in TABLES)}")


def _run(sql: str, asked: dict[str, Any] | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return max(cursor.rowcount, 0)


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text()
