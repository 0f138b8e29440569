"""Today, at the top of the navigation."""

from typing import Any

from django.utils import timezone

from foundation.duties.duty import late
from foundation.ui.navigation import NavItem


def late_for(user: Any) -> int:
    """How many things a person owes that are late."""
    return late(on=timezone.localdate(), by=user)


NAVIGATION = (
    NavItem(
        "today", "Today", "duties:today", icon="check2-square", permission=None,
        group="", order=10, count=late_for, tab=1,
    ),
)  # fmt: skip
