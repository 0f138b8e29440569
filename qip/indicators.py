"""The shape in which a room offers numbers that a measure can be fed from.

A module named in ``settings.INDICATOR_SOURCES`` has ``INDICATORS``. The product counts each at the
end of every period and writes the figure down: what it said then stays, whatever changes later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

Services = frozenset[int] | None


class Share(NamedTuple):
    """A part of a whole. A whole of nothing gives no figure."""

    part: int
    whole: int


Counted = Share | Decimal | None
Count = Callable[[Services, date, date], Counted]


@dataclass(frozen=True)
class Indicator:
    """A number that a room can count: for services, from one day to another, both included.

    ``count`` is given the numbers of the services, None for the whole organisation, and answers
    with a share, a figure, or None when there is nothing to count. ``part`` and ``whole`` say
    what a share is of.
    """

    key: str
    name: str
    unit: str
    count: Count
    part: str = ""
    whole: str = ""


def indicators() -> Mapping[str, Indicator]:
    """Everything that is offered, by key."""
    return _offered(tuple(settings.INDICATOR_SOURCES))


@cache
def _offered(sources: tuple[str, ...]) -> Mapping[str, Indicator]:
    found: dict[str, Indicator] = {}
    for source in sources:
        for one in import_module(source).INDICATORS:
            if one.key in found:
                raise ImproperlyConfigured(f"Two indicators are called {one.key}.")
            found[one.key] = one
    return found
