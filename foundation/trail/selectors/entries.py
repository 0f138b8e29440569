"""One stream of what was changed and what was opened, latest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from foundation.trail.models import Viewing

from .tables import Watched, watched

SHOWN = 50
WORDS = {"insert": "added", "update": "changed", "delete": "removed"}
HIDDEN = {"updated_at", "version"}


VIEWING = "viewing"


@dataclass(frozen=True)
class Question:
    """What is asked of the trail; everything left out is not narrowed."""

    who: int | None = None
    record: models.Model | None = None
    since: date | None = None
    until: date | None = None
    skip: int = 0


@dataclass(frozen=True)
class Entry:
    """One line: at what moment somebody did what to which row, and through what."""

    at: datetime
    who: int | None
    did: str
    what: str
    row: int
    through: str
    number: int
    changes: tuple[tuple[str, str, str], ...] = field(default=())


def entries(question: Question) -> list[Entry]:
    """The latest ``SHOWN`` entries that answer the question, and one more if there are more.

    First it is asked which ones they are, over all tables at once; then each table is
    read in one query.
    """
    asked = [rows for table in watched() if (rows := _asked(table, question)) is not None]
    latest = _looks(question).union(*asked, all=True).order_by("-trail_at", "-trail_number")
    wanted: dict[str, list[int]] = {}
    for _at, number, label in latest[question.skip : question.skip + SHOWN + 1]:
        wanted.setdefault(label, []).append(number)
    found = [*_read_looks(wanted.get(VIEWING, []))]
    for table in watched():
        if table.label in wanted:
            found += _read(table, wanted[table.label])
    return sorted(found, key=lambda entry: (entry.at, entry.number), reverse=True)


def _within(question: Question, column: str) -> models.Q:
    """The period asked for, as a condition on a column of moments."""
    condition = models.Q()
    if question.since:
        condition &= models.Q(**{f"{column}__gte": _start(question.since)})
    if question.until:
        condition &= models.Q(**{f"{column}__lt": _start(question.until + timedelta(days=1))})
    return condition


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _keys(rows: Any, moment: str, number: str, label: str, question: Question) -> Any:
    """The latest rows of one table as (moment, number, table), no more than can be shown."""
    return (
        rows.filter(_within(question, moment))
        .order_by(f"-{moment}", f"-{number}")
        .annotate(
            trail_at=models.F(moment),
            trail_number=models.ExpressionWrapper(models.F(number), models.BigIntegerField()),
            trail_table=models.Value(label, output_field=models.CharField()),
        )
        .values_list("trail_at", "trail_number", "trail_table")[: question.skip + SHOWN + 1]
    )


def _looks(question: Question) -> Any:
    rows = Viewing.objects.all()
    if question.who:
        rows = rows.filter(user=question.who)
    if question.record is not None:
        kind = ContentType.objects.get_for_model(question.record)
        rows = rows.filter(subject_type=kind, subject_id=question.record.pk)
    return _keys(rows, "at", "id", VIEWING, question)


def _asked(table: Watched, question: Question) -> Any:
    """The events of one table that answer the question; none if it cannot concern it."""
    rows = table.events._default_manager.all()
    if question.who:
        rows = rows.filter(pgh_context__metadata__user=question.who)
    if question.record is not None:
        about = table.about(question.record)
        if about is None:
            return None
        rows = rows.filter(about)
    return _keys(rows, "pgh_created_at", "pgh_id", table.label, question)


def _read_looks(numbers: Iterable[int]) -> Iterator[Entry]:
    for look in Viewing.objects.filter(pk__in=numbers).select_related("subject_type"):
        kind = look.subject_type.name
        what = look.label if look.label.startswith(kind) else f"{kind} {look.label}"
        yield Entry(look.at, look.user_id, look.purpose, what, look.subject_id, "", look.pk)


def _read(table: Watched, numbers: Iterable[int]) -> Iterator[Entry]:
    """The events with those numbers, each with what it changed since the one before."""
    manager = table.events._default_manager
    rows = list(manager.filter(pgh_id__in=numbers).select_related("pgh_context"))
    earlier = _earlier(table, rows)
    for row in rows:
        context = row.pgh_context.metadata if row.pgh_context_id else {}
        yield Entry(
            at=row.pgh_created_at,
            who=context.get("user"),
            did=WORDS.get(row.pgh_label, row.pgh_label),
            what=table.name,
            row=getattr(row, "pgh_obj_id", None) or row.id,
            through=context.get("url") or context.get("task") or "outside the pages",
            number=row.pgh_id,
            changes=_changes(table, earlier.get(row.pgh_id), row),
        )


def _earlier(table: Watched, rows: list[Any]) -> dict[int, Any]:
    """For each event the event before it on the same row."""
    if not rows or not hasattr(rows[0], "pgh_obj_id"):
        return {}
    manager = table.events._default_manager
    before = (
        manager.filter(
            pgh_obj_id=models.OuterRef("pgh_obj_id"), pgh_id__lt=models.OuterRef("pgh_id")
        )
        .order_by("-pgh_id")
        .values("pgh_id")[:1]
    )
    pairs = dict(
        manager.filter(pgh_id__in=[row.pgh_id for row in rows], pgh_label="update")
        .annotate(previous=models.Subquery(before))
        .values_list("pgh_id", "previous")
    )
    found = manager.in_bulk([number for number in pairs.values() if number])
    return {number: found[previous] for number, previous in pairs.items() if previous in found}


def _changes(table: Watched, old: Any, new: Any) -> tuple[tuple[str, str, str], ...]:
    """Field, text before and text after, for the fields an update changed."""
    if old is None:
        return ()
    lines = []
    for column in table.model._meta.concrete_fields:
        if column.name in HIDDEN or not hasattr(new, column.attname):
            continue
        before, after = getattr(old, column.attname), getattr(new, column.attname)
        if before != after:
            lines.append((str(column.verbose_name), _text(before), _text(after)))
    return tuple(lines)


def _text(value: Any) -> str:
    return "nothing" if value in (None, "", []) else str(value)
