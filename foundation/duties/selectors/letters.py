"""What a mail tells when it leaves: the duties of its reminders that are still open that day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from foundation.duties.kinds import DutyKind, Told, duty_kinds, told_each
from foundation.duties.models import Mail, Reminder
from foundation.ui.words import plural

from .recipients import still_here

MOST_LINES = 200
# More than anybody can owe; beyond it a mail would count and not read.
MOST_READ = 5000


@dataclass(frozen=True)
class Line:
    """One duty: a reference that links, and how it stands. Nothing that anybody typed."""

    name: str
    words: str
    path: str
    days: int
    critical: bool = False
    why: str = ""
    informs: bool = False

    @property
    def is_late(self) -> bool:
        return self.days > 0 and not self.informs


@dataclass(frozen=True)
class Letter:
    """The lines of a mail, what is most pressing first, and how many more there are."""

    lines: tuple[Line, ...]
    total: int
    late: int
    informs: int = 0

    @property
    def more(self) -> int:
        return self.total - len(self.lines)

    @property
    def parts(self) -> list[tuple[str, str, list[Line]]]:
        """The lines under their headings: tone, heading, lines."""
        asked = [one for one in self.lines if not one.informs]
        every = (
            ("act", "Late", [one for one in asked if one.days > 0]),
            ("watch", "Today", [one for one in asked if one.days == 0]),
            ("calm", "Coming", [one for one in asked if one.days < 0]),
            ("calm", "For you to know", [one for one in self.lines if one.informs]),
        )
        return [part for part in every if part[2]]


def letter_for(mail: Mail, *, on: date) -> Letter | None:
    """What is to be said to the recipient today; nothing when nothing is left, or nobody."""
    if not still_here(mail.recipient, on):
        return None
    found = list(_open(mail, on))
    told = told_each(((kind.key, one.subject) for kind, one in found), by=mail.recipient)
    lines = [
        _line(kind, one, told[kind.key, one.subject], on)
        for kind, one in found
        if (kind.key, one.subject) in told
    ]
    if not lines:
        return None
    lines.sort(key=lambda one: (one.informs, not one.critical, -one.days, one.name))
    late, informs = sum(one.is_late for one in lines), sum(one.informs for one in lines)
    return Letter(tuple(lines[:MOST_LINES]), len(lines), late, informs)


def _open(mail: Mail, on: date) -> Iterator[tuple[DutyKind, Reminder]]:
    """One reminder for each duty that is still open and still the recipient's."""
    by_kind: dict[str, dict[int, Reminder]] = {}
    for one in mail.reminders.standing().order_by("-falls_on", "-pk")[:MOST_READ]:
        by_kind.setdefault(one.kind, {}).setdefault(one.subject, one)
    known = duty_kinds()
    for key, reminders in by_kind.items():
        if key in known:
            still = _still_owed(known[key], reminders, mail.recipient_id, on)
            yield from ((known[key], reminders[subject]) for subject in still)


def _still_owed(
    kind: DutyKind, reminders: dict[int, Reminder], person: int, on: date
) -> Iterable[int]:
    """Those whose date, and level, is still the one that the reminder was about."""
    found = []
    for rows in kind.dues(on):
        for row in rows.filter(subject__in=reminders, who=person):
            reminder = reminders[row["subject"]]
            same_level = not kind.levels or row["level"] == reminder.stage
            if row["due"] == reminder.due and same_level:
                found.append(row["subject"])
    return dict.fromkeys(found)


def _line(kind: DutyKind, reminder: Reminder, told: Told, on: date) -> Line:
    days = (on - reminder.due).days
    return Line(
        name=capfirst(told.noun or told.reference),
        words=kind.words(reminder.stage if kind.levels else days),
        path=told.url,
        days=days,
        critical=reminder.critical,
        why=kind.stands_in_words if reminder.stands_in_id else "",
        informs=told.informs,
    )


def subject_of(letter: Letter) -> str:
    """3 things need you, 1 is late. What is only to be known is said apart, and never late."""
    needs, are = letter.total - letter.informs, "is" if letter.informs == 1 else "are"
    if not needs:
        return f"{plural(letter.informs, 'thing')} {are} for you to know"
    said = _needing(needs, letter.late)
    return f"{said}, and {letter.informs:,} {are} for you to know" if letter.informs else said


def _needing(needs: int, late: int) -> str:
    if needs == 1:
        return "1 thing needs you, and it is late" if late else "1 thing needs you"
    said = f"{needs:,} things need you"
    if not late:
        return said
    if late == needs:
        return f"{said}, and all are late"
    return f"{said}, {late:,} {'is' if late == 1 else 'are'} late"


def sentence_of(letter: Letter) -> str:
    """The same as a sentence of its own."""
    return f"{subject_of(letter)}."
