"""Who handed what to somebody, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from foundation.duties.models import HandOver
from foundation.ui.words import short_day


@dataclass(frozen=True)
class Given:
    """The last hand-over of one duty."""

    by: str
    at: datetime
    reason: str

    def words(self, on: date) -> str:
        """Handed over to you by the registered manager on 20 Nov: on leave until January."""
        return f"Handed over to you by {self.by} on {short_day(self.at, on)}: {self.reason}"


def given_to(user: Any, duties: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Given]:
    """Which of some duties were handed to a person last, in one question."""
    asked = set(duties)
    kinds, subjects = {kind for kind, _ in asked}, {subject for _, subject in asked}
    rows = HandOver.objects.filter(kind__in=kinds, subject__in=subjects).select_related("by")
    last = rows.order_by("kind", "subject", "-at", "-pk").distinct("kind", "subject")
    return {
        (row.kind, row.subject): Given(_the_role(row.by, user), row.at, row.reason)
        for row in last
        if row.to_id == user.pk and (row.kind, row.subject) in asked
    }


def _the_role(person: Any, reader: Any) -> str:
    """By job, as somebody is named where names are not needed."""
    if person.pk == reader.pk:
        return "yourself"
    words = str(person.role_words)
    return f"the {words[:1].lower()}{words[1:]}" if words[1:2].islower() else f"the {words}"
