"""The trail, for those who answer for records."""

from foundation.ui.navigation import NavItem

NAVIGATION = (
    NavItem(
        "trail", "Audit trail", "trail:trail", icon="clock-history",
        permission="trail.read_trail", group="Organisation", order=90,
    ),
)  # fmt: skip
