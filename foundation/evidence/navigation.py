"""What evidence offers in the navigation."""

from foundation.ui.navigation import NavItem

NAVIGATION = (
    NavItem(
        "frameworks",
        "Frameworks",
        "evidence:frameworks",
        icon="journal-check",
        group="Assurance",
        permission="evidence.view_framework",
        order=80,
    ),
)
