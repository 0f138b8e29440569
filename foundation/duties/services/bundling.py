"""Tying reminders to mails: which one tells of what, and when it may leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Coalesce

from foundation.duties import quiet
from foundation.duties.models import Mail, MailState, Reminder, Rhythm, Weekday
from foundation.duties.selectors.recipients import works_here

# No digest is further away: a week and a weekend.
LONGEST_WAIT = timedelta(days=10)
WISHED = Coalesce(F("recipient__mail_wish__rhythm"), Value(Rhythm.DAILY.value))
WEEKDAY = Coalesce(F("recipient__mail_wish__weekday"), Value(Weekday.MONDAY.value))


@dataclass(frozen=True)
class Key:
    """What goes into one mail: of one person, one rhythm and one day."""

    recipient: int
    rhythm: str
    for_day: date
    critical: bool


@dataclass
class Known:
    """The mails one person has in one rhythm: days that had theirs, and what is still open."""

    had: set[date] = field(default_factory=set)
    open: dict[tuple[date, bool], Mail] = field(default_factory=dict)
    parts: dict[date, int] = field(default_factory=dict)


@transaction.atomic
def bundle(*, by: Any = None, at: datetime) -> int:
    """Tie every reminder that no mail tells of yet to a mail. Returns how many mails were made.

    It may run as often as it likes, and two of them at once: each reminder is tied once.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('duties.mail.bundle'))")
    release_outdated(by=by, at=at)
    loose = _loose(quiet.local_day(at))
    known = _known(loose, quiet.local_day(at))
    planned = _planned(loose, known, at)
    made = _make(planned, known)
    for key, fallen in planned.items():
        _tie(key, fallen, known)
    return made


@transaction.atomic
def release_outdated(*, by: Any = None, at: datetime) -> int:
    """Take apart what was bundled for a rhythm that its reader has changed since.

    The reminders are free for the next bundling. What is being sent already is let go.
    """
    other_rhythm = Q(critical=False) & ~Q(rhythm=F("wished"))
    other_day = Q(rhythm=Rhythm.WEEKLY) & ~Q(for_day__iso_week_day=F("day_wished"))
    clock_was_ahead = Q(not_before__gt=at + LONGEST_WAIT)
    untouched = Mail.objects.untouched().annotate(wished=WISHED, day_wished=WEEKDAY)
    outdated = untouched.filter(other_rhythm | other_day | clock_was_ahead)
    held = outdated.select_for_update(of=("self",), skip_locked=True)
    numbers = list(held.values_list("pk", flat=True))
    Reminder.objects.filter(mail__in=numbers).update(mail=None)
    return Mail.objects.filter(pk__in=numbers).update(state=MailState.CLOSED, closed_at=at)


def _loose(on: date) -> list[Any]:
    """Whom no mail tells of what: one line for each person, urgency and day."""
    rows = Reminder.objects.standing().filter(works_here("recipient", on), mail__isnull=True)
    return list(
        rows.annotate(wished=WISHED, day_wished=WEEKDAY)
        .order_by("recipient", "critical", "falls_on")
        .values("recipient", "critical", "falls_on", "wished", "day_wished")
        .distinct()
    )


def _known(loose: list[Any], on: date) -> dict[tuple[int, str], Known]:
    """The mails these people have for the days in question."""
    known: dict[tuple[int, str], Known] = defaultdict(Known)
    since = min([on, *(one["falls_on"] for one in loose)])
    people = {one["recipient"] for one in loose}
    mails = Mail.objects.filter(recipient__in=people, for_day__gte=since)
    # Held, so that nobody writes one of them while reminders are being added to it.
    for mail in mails.untouched().select_for_update(of=("self",)):
        known[mail.recipient_id, mail.rhythm].open[mail.for_day, mail.critical] = mail
    for recipient, rhythm, day in mails.tried().values_list("recipient", "rhythm", "for_day"):
        known[recipient, rhythm].had.add(day)
    days = mails.order_by().values_list("recipient", "rhythm", "for_day")
    for recipient, rhythm, day, parts in days.annotate(Max("part")):
        known[recipient, rhythm].parts[day] = parts
    return known


def _planned(
    loose: Iterable[dict[str, Any]], known: dict[tuple[int, str], Known], at: datetime
) -> dict[Key, list[tuple[date, datetime]]]:
    """For each mail to be: the days of its reminders, each with when it may leave."""
    planned: dict[Key, list[tuple[date, datetime]]] = defaultdict(list)
    for recipient, lines in groupby(loose, lambda one: one["recipient"]):
        for one in lines:
            rhythm = Rhythm.AT_ONCE.value if one["critical"] else one["wished"]
            day, leaves = _leaves(one, rhythm, known[recipient, rhythm].had, at)
            key = Key(recipient, rhythm, day, one["critical"])
            planned[key].append((one["falls_on"], leaves))
    return planned


def _leaves(
    one: dict[str, Any], rhythm: str, had: set[date], at: datetime
) -> tuple[date, datetime]:
    if rhythm == Rhythm.DAILY:
        return quiet.daily_digest(at, had=had)
    if rhythm == Rhythm.WEEKLY:
        return quiet.weekly_digest(at, weekday=one["day_wished"], falls_on=one["falls_on"], had=had)
    leaves = quiet.first_moment(at, critical=one["critical"])
    return quiet.local_day(leaves), leaves


def _make(
    planned: dict[Key, list[tuple[date, datetime]]], known: dict[tuple[int, str], Known]
) -> int:
    """Write the mails that are not there yet."""
    new = []
    for key, fallen in planned.items():
        mine = known[key.recipient, key.rhythm]
        if (key.for_day, key.critical) in mine.open:
            continue
        mine.parts[key.for_day] = mine.parts.get(key.for_day, 0) + 1
        leaves = min(moment for _, moment in fallen)
        mail = Mail(
            recipient_id=key.recipient, rhythm=key.rhythm, for_day=key.for_day,
            part=mine.parts[key.for_day], critical=key.critical,
            not_before=leaves, next_try_at=leaves,
        )  # fmt: skip
        mine.open[key.for_day, key.critical] = mail
        new.append(mail)
    return len(Mail.objects.bulk_create(new, batch_size=1000))


def _tie(
    key: Key, fallen: list[tuple[date, datetime]], known: dict[tuple[int, str], Known]
) -> None:
    mail = known[key.recipient, key.rhythm].open[key.for_day, key.critical]
    loose = Reminder.objects.standing().filter(mail__isnull=True, recipient=key.recipient)
    loose.filter(critical=key.critical, falls_on__in={day for day, _ in fallen}).update(mail=mail)
