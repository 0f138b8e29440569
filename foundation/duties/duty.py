"""One thing that is owed: by whom, until when, and the one verb that settles it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Duty:
    """Something a person owes, or that somebody else owes to them.

    ``title`` starts with a verb and holds no person's name. ``meta`` is the reference
    line, ``why`` the consequence if there is one, ``verb`` the word on the button.
    ``who_id`` is the account that owes it and ``who`` how they are called in a sentence.
    ``reference`` and ``falls`` are all that a calendar elsewhere is told: "Action 2.7" and what
    happens that day. ``kind`` and ``subject`` name the duty as its ``DutyKind`` does; ``hand`` is
    the page on which the reader may hand it over, ``given`` says who handed it to them and why,
    ``more`` what else is to be known of it wherever it stands.
    """

    kind: str
    who_id: int
    due: date | None
    title: str
    meta: str
    url: str
    verb: str
    why: str = ""
    who: str = ""
    reference: str = ""
    falls: str = "is due"
    subject: int = 0
    hand: str = ""
    given: str = ""
    more: str = ""


@dataclass(frozen=True)
class Change:
    """Something that happened lately and that a person should know of."""

    shape: str
    text: str
    meta: str
    url: str
    at: Any


def owed(*, on: date, by: Any) -> list[Duty]:
    """Everything ``by`` owes on a day, from every room, soonest first; undated last."""
    return sorted(_ask("owed", on=on, by=by), key=_urgency)


def awaited(*, on: date, by: Any) -> list[Duty]:
    """What ``by`` waits for from others."""
    return sorted(_ask("awaited", on=on, by=by), key=_urgency)


def changed(*, since: date, by: Any) -> list[Change]:
    """What has happened since a day in what ``by`` may see, latest first."""
    found = [one for ask in _sources("changed") for one in ask(since=since, by=by)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def done(*, since: date, by: Any) -> list[Change]:
    """What ``by`` has settled since a day, latest first."""
    found = [one for ask in _sources("done") for one in ask(since=since, by=by)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def late(*, on: date, by: Any) -> int:
    """How many things ``by`` owes that are late: a number on every page, so one question for all.

    Each room says which of its rows they are.
    """
    found = (rows for ask in _sources("late") for rows in ask(on=on, by=by))
    rows = [one.order_by().values_list("pk") for one in found]
    if not rows:
        return 0
    first, *others = rows
    return int(first.union(*others, all=True).count() if others else first.count())


def _ask(name: str, *, on: date, by: Any) -> Iterator[Duty]:
    for ask in _sources(name):
        yield from ask(on=on, by=by)


def _sources(name: str) -> Iterator[Callable[..., Any]]:
    """The rooms' functions of that name; a room need not have all of them."""
    for path in settings.DUTY_SOURCES:
        if found := getattr(import_module(path), name, None):
            yield found


def _urgency(duty: Duty) -> tuple[bool, date, str]:
    return (duty.due is None, duty.due or date.max, duty.title)
