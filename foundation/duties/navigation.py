"""Today, at the top of the navigation."""

from typing import Any

from django.utils import timezone

from foundation.duties.duty import late
from foundation.duties.selectors.mails import failed_count
from foundation.ui.navigation import NavItem


def late_for(user: Any) -> int:
    """How many things a person owes that are late."""
    return late(on=timezone.localdate(), by=user)


NAVIGATION = (
    NavItem(
        "today", "Today", "duties:today", icon="check2-square", permission=None,
        group="", order=10, count=late_for, tab=1,
    ),
    NavItem(
        "calendar", "Calendar", "duties:calendar", icon="calendar3", permission=None,
        group="", order=15,
    ),
    NavItem(
        "running", "What runs by itself", "duties:running", icon="arrow-repeat",
        permission="duties.view_running", group="Organisation", order=80, everywhere=True,
    ),
    NavItem(
        "stages", "Reminder days", "duties:stages", icon="bell", permission="duties.change_stage",
        group="Organisation", order=77, everywhere=True,
    ),
    NavItem(
        "mail", "Email", "duties:mails", icon="envelope", permission="duties.resend_mail",
        group="Organisation", order=78, count=failed_count, everywhere=True,
    ),
)  # fmt: skip
