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
)
