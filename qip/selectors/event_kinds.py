"""What a line of a timeline is, and how the rows of one kind become such lines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import JSONObject

from foundation.organisation.models import User

LONGEST = 320

Needs = Mapping[str, Any]


@dataclass(frozen=True)
class Event:
    """One line: a shape, what happened in a few words, the account of it, and whose it is."""

    at: datetime
    shape: str
    lead: str
    text: str
    who: str
    url: str = ""


class Told(SimpleNamespace):
    """One row of any kind, with just what is said of it, when it happened and whose it is."""

    at: datetime
    job: str | None

    @property
    def who(self) -> str:
        return User(job_title=self.job or "").role_words


@dataclass(frozen=True)
class Kind:
    """One sort of line: where its rows are, what is needed of them and how each is said."""

    rows: Any
    say: Callable[[Any], Event]
    needs: Needs
    at: Any = "at"
    by: str = "by"

    def lines(self, name: str) -> QuerySet[Any]:
        """(kind, id, moment) of each."""
        at = F(self.at) if isinstance(self.at, str) else self.at
        rows = self.rows.order_by().annotate(sort=Value(name, CharField()), moment=at)
        return rows.values_list("sort", "pk", "moment")

    def told(self, name: str, ids: list[int]) -> QuerySet[Any]:
        """(kind, id, what is said of it) of some, however many kinds there are to be joined."""
        job = F(f"{self.by}__job_title") if self.by else Value("", CharField())
        rows = self.rows.model.objects.filter(pk__in=ids).order_by()
        said = rows.annotate(
            sort=Value(name, CharField()), told=JSONObject(**self.needs, job=job)
        )  # fmt: skip
        return said.values_list("sort", "pk", "told")


def shortened(text: str) -> str:
    """The beginning of a long text, to the last whole word."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
