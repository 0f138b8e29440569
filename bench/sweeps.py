"""The morning's sweeps over 200,000 open actions, half of them due or late, and what is read off.

Each sweep is taken back after it was timed, so that every turn meets the same rows; what it is
measured against writes the very rows it wrote, with a bare INSERT … SELECT from a copy of them.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bench import databases
from bench.content.promises import fill_with_promises
from bench.content.size import Size
from bench.figures import Figure
from bench.timing import settle
from foundation.duties.services.reminding import remind
from governance.services.escalating import climb

LARGE = databases.Side(Size(services=400, actions=200_000), "sweep_", fill_with_promises)
SMALL = databases.Side(Size(services=400, actions=20_000), "sweep_", fill_with_promises)
THREEFOLD, FLAT = 3.0, 1.1
TURNS = 3


@dataclass(frozen=True)
class Sweep:
    """One sweep, and the tables it writes, those that others point at first."""

    what: str
    run: Callable[..., int]
    tables: tuple[str, ...]


SWEEPS = (
    Sweep("Reminders", remind, ("duties_reminder",)),
    Sweep("Ladder", climb, ("governance_escalation", "governance_addressee")),
)


def figures() -> Iterator[Figure]:
    try:
        for sweep in SWEEPS:
            yield from _against_bare(sweep)
            yield _memory(sweep)
    finally:
        for table in (table for sweep in SWEEPS for table in sweep.tables):
            Path(_file(table)).unlink(missing_ok=True)


class TakenBack(Exception):
    """Leaves the transaction, so that nothing of it stays."""


def _against_bare(sweep: Sweep) -> Iterator[Figure]:
    on = timezone.localdate()
    with LARGE.chosen():
        firsts, seconds, bares, made = [], [], [], 0
        settle()
        for _ in range(TURNS):
            first, second, made = _swept(sweep, on)
            firsts.append(first)
            seconds.append(second)
            bares.append(_bare(sweep))
    name = f"{sweep.what}: sweep over {LARGE.size.actions:,} open actions, half due or late"
    ours, bare, again = median(firsts), median(bares), median(seconds)
    yield Figure(
        f"{name}, first run ({made:,} rows), against a bare INSERT … SELECT of the same rows",
        f"{made / ours:,.0f} rows a second", f"{made / bare:,.0f} rows a second", ours / bare,
        most=THREEFOLD,
    )  # fmt: skip
    yield Figure(
        f"{name}, second run (nothing new)",
        f"{LARGE.size.actions / again:,.0f} actions a second",
    )


def _swept(sweep: Sweep, on: Any) -> tuple[float, float, int]:
    """The seconds of the first and of the second run, and how many rows the first made."""
    try:
        with transaction.atomic():
            first = _timed(partial(sweep.run, on=on))
            made = sum(_count(table) for table in sweep.tables)
            second = _timed(partial(sweep.run, on=on))
            _keep_copies(sweep)
            raise TakenBack
    except TakenBack:
        return first, second, made


def _keep_copies(sweep: Sweep) -> None:
    """Through a file of the server, because the transaction they were made in is taken back."""
    for table in sweep.tables:
        _ask(f"COPY {table} TO '{_file(table)}' (FORMAT binary)")


def _bare(sweep: Sweep) -> float:
    """The same rows from a copy of them, in the order they were written."""
    took = 0.0
    try:
        with transaction.atomic():
            for table in sweep.tables:
                _ask(f"CREATE TEMPORARY TABLE kept_{table} (LIKE {table}) ON COMMIT DROP")
                _ask(f"COPY kept_{table} FROM '{_file(table)}' (FORMAT binary)")
                _ask(f"ANALYZE kept_{table}")
                took += _timed(partial(_ask, f"INSERT INTO {table} SELECT * FROM kept_{table}"))
            raise TakenBack
    except TakenBack:
        return took


def _file(table: str) -> str:
    return f"{databases.SERVER.data}/{databases.PREFIX}{table}"


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _ask(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


# Memory ---------------------------------------------------------------------------------------------


def _memory(sweep: Sweep) -> Figure:
    """The most a process of its own held while it swept, with ten times the rows."""
    large, small = (_peak(sweep, side) for side in (LARGE, SMALL))
    return Figure(
        f"{sweep.what}: most memory of the sweeping process, ten times the actions",
        f"{large / 1024:,.0f} MB", f"{small / 1024:,.0f} MB", large / small, most=FLAT,
    )  # fmt: skip


def _peak(sweep: Sweep, side: databases.Side) -> int:
    asked = [sys.executable, "-m", "bench.sweep_alone", sweep.what, str(side.size.actions)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def alone(what: str, actions: int) -> int:
    """Sweep once, take it back, and say the most kilobytes this process ever held."""
    side = next(one for one in (LARGE, SMALL) if one.size.actions == actions)
    sweep = next(one for one in SWEEPS if one.what == what)
    try:
        with side.chosen(), transaction.atomic():
            sweep.run(on=timezone.localdate())
            raise TakenBack
    except TakenBack:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
