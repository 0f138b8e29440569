"""The organisation in the navigation."""

from typing import Any

from django.utils import timezone

from foundation.organisation.selectors.people import reviews_due_for
from foundation.ui.navigation import NavItem, RecordAction


def reviews_due(user: Any) -> int:
    """People whose communication needs are due for review."""
    return reviews_due_for(user, timezone.localdate())


NAVIGATION = (
    NavItem(
        "people", "People supported", "organisation:people", icon="person-heart",
        permission="organisation.view_person", group="Practice", order=35, count=reviews_due,
    ),
    NavItem(
        "services", "Services", "organisation:services", icon="houses",
        permission="organisation.view_service", group="Organisation", order=70,
    ),
    NavItem(
        "staff", "Staff", "organisation:staff", icon="person-badge",
        permission="organisation.view_staff", group="Organisation", order=72,
    ),
    NavItem(
        "roles", "Roles", "organisation:roles", icon="key",
        permission="organisation.view_staff", group="Organisation", order=74,
    ),
    NavItem(
        "provider", "Settings", "organisation:provider", icon="sliders",
        permission="organisation.change_provider", group="Organisation", order=76,
    ),
)  # fmt: skip

RECORD_ACTIONS = (
    RecordAction(
        "person", "Somebody new", "organisation:person_add", icon="person-plus",
        permission="organisation.change_person", order=80, note="A person we begin to support",
    ),
)  # fmt: skip
