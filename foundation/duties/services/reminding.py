"""The sweep: whoever owes something is reminded of it, before its date, on it and after it.

It looks at everything that is due, in the database and in one go. Each stage whose day fell in
the last seven days makes a reminder unless it is there, so that the sweep may run twice, miss
days or be asked about yesterday, and what it leaves behind is the same.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Min, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from foundation.duties.kinds import COLUMNS, DutyKind, Falling, duty_kinds
from foundation.duties.models import ReminderStage

CATCHES_UP = 7
"""So many days may pass between two sweeps without anything being lost."""
MANY = 1000
GOES_ON_FOR = 10_000
"""So many days after its date a duty is still spoken of."""


@transaction.atomic
def remind(*, by: Any = None, on: date) -> int:
    """Make the reminders that are missing, and settle those that ask for nothing any more.

    Returns how many were made. Two sweeps at once follow each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('duties.remind'))")
        _lay_out(cursor, on)
        cursor.execute(SETTLE, {"at": timezone.now()})
        made = _make(cursor, on)
        cursor.execute(FOLLOWED, {"at": timezone.now()})
        _stand_in(cursor)
    return made


def _lay_out(cursor: Any, on: date) -> None:
    """Everything that is open now, of every kind, in a table that goes with the transaction."""
    cursor.execute("DROP TABLE IF EXISTS pg_temp.duties_now, pg_temp.duties_gone")
    cursor.execute(
        "CREATE TEMPORARY TABLE duties_now (kind varchar(40), earliest int, subject bigint,"
        " who bigint, due date, critical bool, stands_in bigint, level smallint) ON COMMIT DROP"
    )
    cursor.execute("CREATE TEMPORARY TABLE duties_gone (subject bigint) ON COMMIT DROP")
    for kind in duty_kinds().values():
        if kind.falling is None:
            _put(cursor, kind, kind.dues(on))
        else:
            _put_falling(cursor, kind, kind.falling, on)
    cursor.execute("ANALYZE duties_now")


def _put(cursor: Any, kind: DutyKind, found: Iterable[QuerySet[Any]], where: str = "true") -> None:
    columns = ", ".join(COLUMNS)
    for rows in found:
        try:
            sql, params = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        cursor.execute(
            f"INSERT INTO duties_now (kind, earliest, {columns}, level)"  # noqa: S608
            f" SELECT %s, %s, {columns}, {'level' if kind.levels else 'NULL'} FROM ({sql}) AS due"
            f" WHERE due IS NOT NULL AND who IS NOT NULL AND {where}",
            [kind.key, kind.earliest, *params],
        )


GONE = RawSQL("SELECT subject FROM duties_gone", ())
NEAR = timedelta(days=70)
"""What is due later than this is looked at another day."""


def _near(kind: str, on: date) -> RawSQL:
    """The duties of a kind that are due soon, or that somebody was told of."""
    return RawSQL(
        "SELECT subject FROM duties_now WHERE kind = %s AND due <= %s UNION ALL"
        " SELECT subject FROM duties_reminder"
        " WHERE kind = %s AND settled_at IS NULL AND due > %s",
        (kind, on + NEAR, kind, on + NEAR),
    )


def _put_falling(cursor: Any, kind: DutyKind, falling: Falling, on: date) -> None:
    """Whose holder has gone is the costly question: it is asked once, of what is due soon."""
    _put(cursor, kind, [falling.open()])
    sql, params = falling.gone(on, _near(kind.key, on)).query.sql_with_params()
    cursor.execute("TRUNCATE duties_gone")
    cursor.execute(f"INSERT INTO duties_gone {sql}", params)
    if not cursor.rowcount:
        return
    cursor.execute("ANALYZE duties_gone")
    cursor.execute(
        "DELETE FROM duties_now AS now USING duties_gone AS gone"
        " WHERE now.kind = %s AND now.subject = gone.subject",
        [kind.key],
    )
    _put(cursor, kind, falling.fallen(on, GONE))


MAKE = """
WITH days AS (
    SELECT days AS stage FROM duties_reminderstage WHERE NOT retired
    UNION
    SELECT days + every * turn
    FROM duties_reminderstage, generate_series(1, (%(furthest)s - days) / every) AS turn
    WHERE NOT retired AND every IS NOT NULL
), told AS MATERIALIZED (
    SELECT stage + later AS age, stage FROM days, generate_series(0, %(back)s - 1) AS later
)
INSERT INTO duties_reminder
    (kind, subject, stage, due, falls_on, recipient_id, critical, stands_in_id, made_at)
SELECT now.kind, now.subject, told.stage, now.due, now.due + told.stage,
    now.who, now.critical, now.stands_in, %(at)s
FROM duties_now AS now JOIN told ON told.age = %(on)s::date - now.due
WHERE now.level IS NULL AND now.due <= %(on)s::date + %(lead)s AND told.stage >= now.earliest
ON CONFLICT DO NOTHING
"""
MAKE_OF_LEVELS = """
INSERT INTO duties_reminder
    (kind, subject, stage, due, falls_on, recipient_id, critical, stands_in_id, made_at)
SELECT kind, subject, level, due, due, who, critical, stands_in, %(at)s
FROM duties_now WHERE level IS NOT NULL AND due <= %(on)s
ON CONFLICT DO NOTHING
"""


def _make(cursor: Any, on: date) -> int:
    first = ReminderStage.objects.in_use().aggregate(first=Min("days"))["first"] or 0
    given = {
        "on": on, "at": timezone.now(), "back": CATCHES_UP, "furthest": GOES_ON_FOR,
        "lead": max(-first, 0),
    }  # fmt: skip
    cursor.execute(MAKE, given)
    made = cursor.rowcount
    cursor.execute(MAKE_OF_LEVELS, given)
    made += cursor.rowcount
    if made > MANY:  # the statements that follow are planned for what is there now
        cursor.execute("ANALYZE duties_reminder")
    return int(made)


# Before anything is made: what the sweep makes is open, and need not be looked at.
SETTLE = """
UPDATE duties_reminder AS r SET settled_at = %(at)s
WHERE r.settled_at IS NULL AND NOT EXISTS (
    SELECT FROM duties_now AS now
    WHERE now.kind = r.kind AND now.subject = r.subject AND now.who = r.recipient_id
    AND now.due = r.due AND (now.level IS NULL OR now.level = r.stage)
)
"""
FOLLOWED = """
UPDATE duties_reminder AS r SET settled_at = %(at)s
WHERE r.settled_at IS NULL AND EXISTS (
    SELECT FROM duties_reminder AS later
    WHERE later.settled_at IS NULL AND later.kind = r.kind AND later.subject = r.subject
    AND later.due = r.due AND later.recipient_id = r.recipient_id AND later.stage > r.stage
)
"""


RETURNED = """
DELETE FROM duties_standin AS s WHERE NOT EXISTS (
    SELECT FROM duties_now AS now
    WHERE now.stands_in = s.gone_id AND now.kind = s.kind AND now.subject = s.subject
    AND now.who = s.recipient_id
)
"""
FALLEN = """
INSERT INTO duties_standin (kind, subject, recipient_id, gone_id)
SELECT kind, subject, who, max(stands_in) FROM duties_now
WHERE stands_in IS NOT NULL GROUP BY kind, subject, who
ON CONFLICT DO NOTHING
"""


def _stand_in(cursor: Any) -> None:
    cursor.execute(RETURNED)
    cursor.execute(FALLEN)
