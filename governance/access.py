"""Who may do what with evidence packs."""

from foundation.ui.permissions import Permission

LEADS = (
    "service_manager",
    "quality_lead",
    "safeguarding_lead",
    "senior_owner",
    "nominated_individual",
)

PERMISSIONS = (
    Permission(
        "governance.view_pack",
        "See which evidence packs there are",
        (*LEADS, "practice_lead", "panel_chair", "auditor", "data_protection_lead"),
    ),
    Permission("governance.build_pack", "Build an evidence pack", LEADS),
    Permission(
        "governance.download_pack",
        "Download an evidence pack",
        (*LEADS, "panel_chair", "auditor", "data_protection_lead"),
    ),
    Permission(
        "governance.open_key",
        "Open the key to the codes in a pack",
        ("data_protection_lead", "safeguarding_lead"),
    ),
)
