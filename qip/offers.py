"""What rooms above offer to do with a plan, so that its page need not know them.

``settings.PLAN_OFFER_SOURCES`` lists functions ``(plan, user) -> iterable of Offer``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Offer:
    """One button on the page of a plan."""

    label: str
    url: str
    icon: str = ""


def offers_for(plan: Any, user: Any) -> Iterator[Offer]:
    """The offers of every room, for one person."""
    for source in settings.PLAN_OFFER_SOURCES:
        yield from import_string(source)(plan, user)
