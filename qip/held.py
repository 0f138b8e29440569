"""Duties that one person has, and that fall to somebody else when that person has gone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from foundation.duties.kinds import due_rows
from qip.standing_in import Standing, falling

Rows = list[QuerySet[Any]]


@dataclass(frozen=True)
class Held:
    """One kind of them. ``rows`` are the open ones; ``holder``, ``lead``, ``senior`` and
    ``besides`` are paths to people: who has it, whom it may fall to, and whom it may not.

    Called with a day it says what is due from whom. The sweep, which looks at everything there
    is, asks in steps instead, so that who has gone is found out once.
    """

    rows: Callable[[], QuerySet[Any]]
    permission: str
    holder: str
    lead: str
    senior: str
    due: Callable[[], Any]
    critical: Callable[[], Any] = lambda: False
    besides: str = ""

    def __call__(self, on: date) -> Rows:
        rows = self.rows()
        own = self._due(rows.filter(self._standing(on).by(self.holder)), who=self.holder)
        return [own, *self._fallen(rows.exclude(self._standing(on).by(self.holder)), on)]

    def open(self) -> QuerySet[Any]:
        """All of them, whether or not their holder has gone."""
        return self._due(self.rows(), who=self.holder)

    def gone(self, on: date, subjects: Any) -> QuerySet[Any]:
        """Those among ``subjects`` whose holder has gone."""
        asked = self.rows().filter(pk__in=subjects).order_by().values("pk")
        here = self._standing(on).here(self.rows(), self.holder)
        return asked.difference(*(rows.order_by().values("pk") for rows in here))

    def fallen(self, on: date, subjects: Any) -> Rows:
        """With whom ``subjects``, whose holder has gone, are now."""
        return self._fallen(self.rows().filter(pk__in=subjects), on)

    def _fallen(self, rows: QuerySet[Any], on: date) -> Rows:
        found = falling(
            rows, self._standing(on), lead=self.lead, senior=self.senior, besides=self.besides
        )
        return [self._due(one, who="who", stands_in=self.holder) for one in found]

    def _standing(self, on: date) -> Standing:
        return Standing(self.rows().model, self.permission, on)

    def _due(self, rows: QuerySet[Any], **who: Any) -> QuerySet[Any]:
        return due_rows(rows, due=self.due(), critical=self.critical(), **who)
