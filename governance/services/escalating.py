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

from foundation.duties.services.asking import tell_soon
from foundation.duties.services.reminders import settle_reminders
from governance.models import Escalation
from governance.models.ladder import LEVELS

SQL = Path(__file__).parent.parent / "sql"
# Two sweeps at once would only wait for each other, row by row.
ONE_SWEEP = 4_114_001
MANY = 1000
ESCALATION = "governance.escalation"
# What the statements make for one another, by the statement that makes it.
TABLES = {
    "held": "ladder_held", "climbers": "ladder_climber", "reached": "ladder_reached",
    "roles": "ladder_role", "holders": "ladder_holder", "sight": "ladder_sight",
    "asked": "ladder_asked", "named": "ladder_named",
}  # fmt: skip


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
    settled = _run(_sql("settled"), {"now": timezone.now(), "actions": [action.pk]})
    if settled:
        over = Escalation.objects.filter(action=action, ended_at__isnull=False)
        settle_reminders(
            by=by, kind=ESCALATION, subjects=over.order_by().values_list("pk", flat=True)
        )
    return settled


@transaction.atomic
def follow_moved_date(*, by: Any, action: Any, move: Any) -> None:
    """Called when a due date was moved: the third move goes up a level there and then."""
    if climb_for(by=by, actions=[action.pk], on=timezone.localdate(move.at)):
        tell_soon(by=by)


@transaction.atomic
def follow_step(*, by: Any, action: Any, step: Any) -> None:
    """Called when an action took a step: what is done, cancelled or closed is settled."""
    settle(by=by, action=action)


def _climb(on: date, actions: list[int] | None) -> int:
    asked: dict[str, Any] = {"on": on, "actions": actions, "zone": settings.TIME_ZONE}
    _forget()
    _make("held", asked)
    asked["now"] = timezone.now()  # whoever was waited for has come first
    _run(_sql("settled"), asked)
    for name in ("climbers", "reached", "roles", "holders", "sight"):
        _make(name, asked)
    _run(_sql("passed_up"), asked)
    for name in ("asked", "named"):
        _make(name, asked)
    _run("CREATE INDEX ON ladder_named (action_id, user_id)")
    _run(_sql("senior"))
    _run(_sql("askable"))
    for level in LEVELS:
        _run(_sql("higher"), {"level": level})
    _run(_sql("nobody"))
    written = _run(_sql("write"), asked)
    if written > MANY:  # what follows, and the next sweep, is planned for what is there now
        _run("ANALYZE governance_escalation")
    for name in ("asked_again", "addressees"):
        _run(_sql(name), asked)
    if written > MANY:
        _run("ANALYZE governance_addressee")
    _forget()
    return written


def _make(name: str, asked: dict[str, Any]) -> None:
    """A table of the sweep, for the statements that follow."""
    _run(_sql(name), asked)
    _run(f"ANALYZE {TABLES[name]}")


def _forget() -> None:
    """The tables of one sweep live for that sweep alone, also inside a longer transaction."""
    _run("DROP VIEW IF EXISTS pg_temp.ladder_askable")
    _run(f"DROP TABLE IF EXISTS {', '.join(f'pg_temp.{one}' for one in TABLES.values())}")


def _run(sql: str, asked: dict[str, Any] | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return max(cursor.rowcount, 0)


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text()
