"""Pages of fifty rows, without counting a large provider's rows on every page."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from foundation.ui.whole import whole
from foundation.ui.words import one_of

PER_PAGE = 50
COUNT_TO = 1000
AROUND = 2


def counted(rows: Any, to: int = COUNT_TO) -> tuple[int, bool]:
    """How many rows there are, and whether there are more than were counted."""
    if isinstance(rows, (list, tuple)):
        return len(rows), False
    found = rows.order_by()[: to + 1].count()
    return min(found, to), found > to


def counted_each(several: Sequence[Any], to: int = COUNT_TO) -> list[tuple[int, bool]]:
    """``counted`` for several lists of rows, in one question to the database."""
    if any(isinstance(rows, (list, tuple)) for rows in several):
        return [counted(rows, to) for rows in several]
    asked: dict[int, tuple[str, Sequence[Any]]] = {}
    for place, rows in enumerate(several):
        with suppress(EmptyResultSet):
            asked[place] = rows.order_by().values("pk")[: to + 1].query.sql_with_params()
    found = dict(zip(asked, _ask_each(asked.values()), strict=True)) if asked else {}
    numbers = [found.get(place, 0) for place in range(len(several))]
    return [(min(number, to), number > to) for number in numbers]


def _ask_each(asked: Iterable[tuple[str, Sequence[Any]]]) -> Sequence[int]:
    parts = [f"(SELECT COUNT(*) FROM ({sql}) AS found)" for sql, _ in asked]  # noqa: S608  (SQL that Django wrote)
    values = [value for _, params in asked for value in params]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        row: tuple[int, ...] = cursor.fetchone()
    return row


def count_words(number: int, more: bool) -> str:
    return f"{number:,}+" if more else f"{number:,}"


@dataclass(frozen=True)
class Slice:
    """One page of rows."""

    rows: list[Any]
    number: int
    total: int
    more: bool = False
    has_next: bool = False
    per_page: int = PER_PAGE
    noun: str = field(default="")

    @property
    def first(self) -> int:
        return (self.number - 1) * self.per_page + 1 if self.rows else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def several(self) -> bool:
        return self.has_previous or self.has_next

    @property
    def total_words(self) -> str:
        return count_words(max(self.total, self.last), self.more)

    @property
    def told(self) -> str:
        """“9 people” when everything is on the page, otherwise “1 to 50 of 53 actions”."""
        if not self.several:
            noun = one_of(self.noun) if self.total == 1 else self.noun
            return f"{self.total_words} {noun or 'in all'}"
        return f"{self.first:,} to {self.last:,} of {self.total_words} {self.noun}".strip()

    @cached_property
    def pages(self) -> int:
        """How many pages are known to exist."""
        known = -(-self.total // self.per_page)
        return max(known, self.number + 1 if self.has_next else self.number, 1)

    @property
    def numbers(self) -> Iterator[int | None]:
        """The page numbers to offer; ``None`` is a gap."""
        before = 0
        for number in range(1, self.pages + 1):
            if number in (1, self.pages) or abs(number - self.number) <= AROUND:
                if number - before > 1:
                    yield None
                yield number
                before = number


def slice_of(rows: Any, asked: Any, per_page: int = PER_PAGE, noun: str = "") -> Slice:
    """The page that was asked for, or the nearest that exists."""
    total, more = counted(rows)
    number = max(1, whole(asked) or 1)
    if not more:
        number = min(number, max(1, -(-total // per_page)))
    number = min(number, 10_000_000)
    start = (number - 1) * per_page
    found = list(rows[start : start + per_page + 1])
    return Slice(found[:per_page], number, total, more, len(found) > per_page, per_page, noun)
