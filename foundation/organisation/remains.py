"""What is still there when a service is about to close, asked of every room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from foundation.organisation.models import Membership, Placement, Service
from foundation.ui.words import plural


@dataclass(frozen=True)
class Remains:
    """So many of something, such as open actions, at one service."""

    number: int
    one: str
    many: str = ""

    def __str__(self) -> str:
        return plural(self.number, self.one, self.many)


def remains_at(service: Service, on: date) -> list[Remains]:
    """Everything that would be left behind if the service closed on a day.

    ``settings.OPEN_WORK_SOURCES`` lists functions of the rooms above:
    ``(service, on) -> iterable of Remains``.
    """
    return [found for found in _asked(service, on) if found.number]


def _asked(service: Service, on: date) -> Iterator[Remains]:
    """People first, then work, then those who hold a role only there."""
    people = Placement.objects.not_ended(on).filter(service=service).values("person").distinct()
    yield Remains(people.count(), "person supported", "people supported")
    for source in settings.OPEN_WORK_SOURCES:
        yield from import_string(source)(service, on)
    staff = Membership.objects.not_ended(on).filter(service=service).values("user").distinct()
    yield Remains(staff.count(), "member of staff with a role", "members of staff with a role")
