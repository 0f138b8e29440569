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


def late(*, on: date, by: Any) -> int:
    """How many things ``by`` owes that are late: a count on every page, so each room counts."""
    return sum(ask(on=on, by=by) for ask in _sources("late"))


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
