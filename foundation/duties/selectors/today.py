"""The day of one person: what is owed, sorted into when it matters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from foundation.duties.duty import Change, Duty, awaited, changed, done, owed
from foundation.duties.selectors.hand_overs import given_to
from foundation.ui.words import in_words

AHEAD = timedelta(days=30)
CHANGES_SHOWN = 8
DONE_SHOWN = 8


@dataclass(frozen=True)
class Group:
    """Duties that share a time, under one heading."""

    key: str
    title: str
    duties: list[Duty]


@dataclass(frozen=True)
class Day:
    """Everything the Today page says."""

    groups: list[Group]
    further: int
    waiting: list[Duty]
    changes: list[Change]
    since: date
    done: list[Change] = field(default_factory=list)

    @property
    def done_shown(self) -> list[Change]:
        return self.done[:DONE_SHOWN]

    @property
    def done_further(self) -> int:
        return len(self.done) - len(self.done_shown)

    @property
    def late(self) -> list[Duty]:
        return self._of("late")

    @property
    def soon(self) -> list[Duty]:
        return self._of("soon")

    def _of(self, key: str) -> list[Duty]:
        return next((group.duties for group in self.groups if group.key == key), [])


def day_of(user: Any, *, on: date, whole: bool = False) -> Day:
    """The day of ``user``. With ``whole`` also what is due more than 30 days ahead."""
    everything = owed(on=on, by=user)
    shown = [one for one in everything if whole or one.due is None or one.due <= on + AHEAD]
    since = last_working_day(on)
    return Day(
        groups=list(_grouped(_with_givers(shown, user, on), on)),
        further=len(everything) - len(shown),
        waiting=awaited(on=on, by=user),
        changes=changed(since=since, by=user)[:CHANGES_SHOWN],
        since=since,
        done=done(since=monday_of(on), by=user),
    )


def monday_of(on: date) -> date:
    """The first day of the week that a day lies in."""
    return on - timedelta(days=on.weekday())


def _with_givers(duties: list[Duty], user: Any, on: date) -> list[Duty]:
    """The duties, those that were handed over with who did it and why."""
    given = given_to(user, ((one.kind, one.subject) for one in duties if one.subject))
    return [
        replace(one, given=given[key].words(on)) if (key := (one.kind, one.subject)) in given
        else one
        for one in duties
    ]  # fmt: skip


def last_working_day(on: date) -> date:
    """The weekday before ``on``: what a person who keeps office hours last saw."""
    back = {0: 3, 6: 2}.get(on.weekday(), 1)
    return on - timedelta(days=back)


def _grouped(duties: Iterable[Duty], on: date) -> Iterator[Group]:
    held: dict[str, list[Duty]] = {key: [] for key, _ in HEADINGS}
    for duty in duties:
        held[_when(duty.due, on)].append(duty)
    for key, title in HEADINGS:
        if held[key]:
            yield Group(key, title, held[key])


HEADINGS = (
    ("late", "Late"),
    ("soon", "Today and tomorrow"),
    ("week", "In the next seven days"),
    ("later", "Later"),
    ("undated", "When you can"),
)


def _when(due: date | None, on: date) -> str:
    if due is None:
        return "undated"
    if due < on:
        return "late"
    days = (due - on).days
    return "soon" if days <= 1 else "week" if days <= 7 else "later"


def sentence(day: Day) -> tuple[str, str, str]:
    """How the page opens: the part before the link, the linked words, and the rest."""
    if len(day.late) == 1:
        return (
            "",
            "One thing is late",
            ". Start there: say what happens next, even if it is not done.",
        )
    if day.late:
        first = f"{in_words(len(day.late)).capitalize()} things are late"
        return "", first, ". Start with the one at the top."
    if day.soon:
        what = "one thing is" if len(day.soon) == 1 else f"{in_words(len(day.soon))} things are"
        return f"Nothing is late. {what.capitalize()} due by tomorrow.", "", ""
    if day.groups:
        return "Nothing is late, and nothing is due today or tomorrow.", "", ""
    return "Nothing is waiting for you.", "", ""
