"""The kinds of duty there are: what of each is due, how it is called, and who could take it over.

A room lists its kinds as ``KINDS`` in the module that ``settings.DUTY_SOURCES`` names. What is
due is asked of the database as a whole, so that a sweep over every action of a provider is one
statement; what a person reads about it is asked for that person, who sees only what they may.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from django.conf import settings
from django.db.models import BigIntegerField, BooleanField, F, QuerySet, Value
from django.db.models.functions import Cast

from foundation.ui.words import plural

INFORMED = "For you to know: others were asked."
NOBODY = Cast(Value(None), BigIntegerField())
COLUMNS = ("subject", "who", "due", "critical", "stands_in")


@dataclass(frozen=True)
class Told:
    """One duty in words, for somebody who may see it.

    ``reference`` ("Action 2.7") and ``noun`` ("the verification of action 2.7") hold nothing that
    anybody typed, so they may stand in a mail. ``title`` is what people wrote, and ``more`` what
    else a line says of it: pages only. ``informs``: they are told of it, and others see to it.
    """

    reference: str
    url: str
    noun: str
    title: str = ""
    more: str = ""
    informs: bool = False


def day_words(days: int) -> str:
    """After the noun, so many days after the date: is due in 7 days; is 9 days late."""
    if days < -1:
        return f"is due in {plural(-days, 'day')}"
    if days < 1:
        return "is due today" if days == 0 else "is due tomorrow"
    return f"is {plural(days, 'day')} late"


@dataclass(frozen=True)
class Handing:
    """How a duty of one kind is given to somebody else.

    ``find(subject, by=)`` is the record as far as ``by`` may see it, or nothing;
    ``allowed(record, by=)`` says whether it is theirs to give; ``takers(record, on=)`` are the
    people who could open it; ``do(record, to=, by=, reason=, on=)`` gives it, or is a ``Problem``.
    ``holder(record)`` is whoever has it now, and ``means`` what handing it over changes.
    """

    find: Callable[..., Any]
    allowed: Callable[..., bool]
    takers: Callable[..., Any]
    do: Callable[..., Any]
    holder: Callable[[Any], Any]
    means: str


class Falling(Protocol):
    """Duties that one person has and that fall to others, asked for in steps by the sweep.

    ``subjects`` is anything that stands for their numbers in a question.
    """

    def open(self) -> QuerySet[Any]:
        """All open ones, with whoever has them, whether or not they are still here."""

    def gone(self, on: date, subjects: Any) -> QuerySet[Any]:
        """The numbers of those whose holder has gone."""

    def fallen(self, on: date, subjects: Any) -> list[QuerySet[Any]]:
        """Those, with whoever they fall to."""


@dataclass(frozen=True)
class DutyKind:
    """One kind of duty.

    ``dues(on)`` gives querysets of open duties with the values ``COLUMNS``; see ``due_rows``.
    ``told(subjects, by=)`` gives the words for each that ``by`` may see, and leaves out the rest.
    ``words(days)`` goes after the noun: how a duty stands so many days after its date.
    ``earliest`` is the first day, against its date, on which one can already be reminded of it.
    With ``levels`` the rows have a sixth value, ``level``: people are told once for each level,
    on its day, and ``words`` is given the level. ``falling`` is the same as ``dues`` in steps.
    """

    key: str
    label: str
    dues: Callable[[date], list[QuerySet[Any]]]
    told: Callable[..., dict[int, Told]]
    words: Callable[[int], str] = day_words
    earliest: int = -366
    levels: bool = False
    stands_in_words: str = "The owner has left, so this falls to you."
    handing: Handing | None = None
    falling: Falling | None = None


def due_rows(
    rows: QuerySet[Any],
    *,
    who: Any,
    due: Any,
    subject: Any = "pk",
    critical: Any = False,
    stands_in: Any = None,
    **more: Any,
) -> QuerySet[Any]:
    """A queryset as ``DutyKind.dues`` gives it. Names are fields; the rest are expressions."""
    said = {
        "subject": _expressed(subject),
        "who": _expressed(who),
        "due": _expressed(due),
        "critical": Value(critical, BooleanField()) if isinstance(critical, bool) else critical,
        "stands_in": NOBODY if stands_in is None else _expressed(stands_in),
        **{name: _expressed(value) for name, value in more.items()},
    }
    found = rows.order_by()
    for name, value in said.items():
        # Not by ``annotate``, which refuses a name that the model has for a column of its own.
        if name not in found.query.annotations:
            found.query.add_annotation(value, name)
    return found.values(*said)


def _expressed(value: Any) -> Any:
    return F(value) if isinstance(value, str) else value


def duty_kinds() -> dict[str, DutyKind]:
    """Every kind of every room, by its key."""
    return _kinds_in(tuple(settings.DUTY_SOURCES))


@cache
def _kinds_in(sources: Iterable[str]) -> dict[str, DutyKind]:
    found = [kind for path in sources for kind in getattr(import_module(path), "KINDS", ())]
    return {kind.key: kind for kind in found}


def told_each(asked: Iterable[tuple[str, int]], *, by: Any) -> dict[tuple[str, int], Told]:
    """The words for duties of any kinds, each kind asked once; what ``by`` may not see is left out.

    A kind whose room is no longer there is left out as well.
    """
    by_kind: dict[str, set[int]] = {}
    for key, subject in asked:
        by_kind.setdefault(key, set()).add(subject)
    known = duty_kinds()
    return {
        (key, subject): words
        for key, subjects in by_kind.items()
        if key in known
        for subject, words in known[key].told(subjects, by=by).items()
    }
