"""What governance offers in the navigation."""

from foundation.ui.navigation import NavItem

NAVIGATION = (
    NavItem(
        "packs",
        "Evidence packs",
        "governance:packs",
        icon="file-earmark-check",
        group="Assurance",
        permission="governance.view_pack",
        order=70,
    ),
    NavItem(
        "delays",
        "Delays",
        "delays:page",
        icon="bar-chart-steps",
        group="Oversight",
        permission="governance.view_delays",
        order=60,
    ),
    NavItem(
        "escalations",
        "Escalations",
        "escalations:list",
        icon="reception-4",
        group="Oversight",
        permission="governance.view_escalation",
        order=65,
    ),
)
