"""Who may read the trail."""

from foundation.ui.permissions import Permission

PERMISSIONS = (
    Permission(
        "trail.read_trail",
        "Read who changed and who opened records",
        ("data_protection_lead",),
    ),
)
