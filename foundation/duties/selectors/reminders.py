"""The reminders of one person: how many are new, and what each says now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, Value
from django.utils.text import capfirst

from foundation.duties.kinds import INFORMED, DutyKind, Told, duty_kinds, told_each
from foundation.duties.models import Reminder, StandIn
from foundation.duties.selectors.hand_overs import Given, given_to
from foundation.duties.selectors.stand_ins import keep_fallen
from foundation.ui.words import in_words

MOST = 100
NEW_FIRST = F("read_at").asc(nulls_first=True)
BELL_COUNTS_TO = 99


@dataclass(frozen=True)
class Line:
    """One reminder with the words for it, as its duty stands today."""

    reminder: Reminder
    kind: DutyKind
    told: Told
    given: Given | None
    on: date

    @property
    def title(self) -> str:
        return self.told.title or self.name

    @property
    def name(self) -> str:
        """The verification of action 2.4; with a level, also what was reached."""
        noun = capfirst(self.told.noun or self.told.reference)
        return f"{noun} {self.kind.words(self.reminder.stage)}" if self.kind.levels else noun

    @property
    def why(self) -> str:
        """Why it is the reader's, where it was not theirs to begin with; or that it is not."""
        if self.told.informs:
            return INFORMED
        if self.reminder.stands_in_id:
            return self.kind.stands_in_words
        return self.given.words(self.on) if self.given else ""

    @property
    def is_new(self) -> bool:
        return self.reminder.read_at is None

    @property
    def is_late(self) -> bool:
        return self.reminder.due < self.on and not self.told.informs


@dataclass(frozen=True)
class Reminders:
    """What a person is reminded of: what is new, and what they have read."""

    new: list[Line]
    read: list[Line]
    more: int

    @property
    def sentence(self) -> str:
        """How the page opens."""
        if not self.new:
            nothing = "You are not reminded of anything."
            return "You have read all of them." if self.read else nothing
        many = len(self.new)
        said = "One is new" if many == 1 else f"{capfirst(in_words(many))} are new"
        if all(line.told.informs for line in self.new):
            return f"{said}. Nothing is asked of you."
        late = sum(line.is_late for line in self.new)
        if not late:
            return f"{said}. Nothing among them is late."
        if many == 1:
            return f"{said}, and it is late."
        which = "all of them" if late == many else f"{in_words(late)} of them"
        return f"{said}, and {which} {'is' if late == 1 else 'are'} late."


def bell(user: Any) -> int:
    """How many things somebody is reminded of and has not looked at, counted to 99.

    Asked on every page together with what has fallen to them, which the number beside Today
    needs a moment later.
    """
    unread = Reminder.objects.visible_to(user).unread().order_by()
    new = unread.annotate(sort=Value("", CharField())).values_list("sort", "pk")
    fallen = StandIn.objects.visible_to(user).order_by().values_list("kind", "subject")
    rows: list[tuple[str, int]] = list(new[: BELL_COUNTS_TO + 1].union(fallen, all=True))
    keep_fallen(user, (row for row in rows if row[0]))
    return sum(not sort for sort, _ in rows)


def reminders_of(user: Any, *, on: date) -> Reminders:
    """The reminders that still ask for something: what is new, then what was read.

    In each, what is critical comes first, then what is late, then the rest by date, as on Today.
    """
    mine = Reminder.objects.visible_to(user).standing()
    rows = list(mine.order_by(NEW_FIRST, "-falls_on", "-pk")[: MOST + 1])
    lines = sorted(_lines(rows[:MOST], user, on), key=_urgency)
    new, read = ([one for one in lines if one.is_new is fresh] for fresh in (True, False))
    return Reminders(new, read, len(rows) - len(rows[:MOST]))


def _urgency(line: Line) -> tuple[bool, bool, date]:
    return not line.reminder.critical, not line.is_late, line.reminder.due


def line_of(reminder: Reminder, *, by: Any, on: date) -> Line | None:
    """One of them, unless its record is out of sight by now."""
    return next(iter(_lines([reminder], by, on)), None)


def _lines(rows: list[Reminder], user: Any, on: date) -> list[Line]:
    asked = {(row.kind, row.subject) for row in rows}
    told, given, kinds = told_each(asked, by=user), given_to(user, asked), duty_kinds()
    return [
        Line(row, kinds[row.kind], told[key], given.get(key), on)
        for row, key in _keyed(rows)
        if key in told
    ]


def _keyed(rows: Iterable[Reminder]) -> Iterable[tuple[Reminder, tuple[str, int]]]:
    return ((row, (row.kind, row.subject)) for row in rows)
