"""Who may do what with frameworks and with attached evidence."""

from foundation.ui.permissions import Permission

IN_CARE = (
    "support_worker", "team_leader", "practice_lead", "service_manager", "safeguarding_lead",
    "quality_lead", "senior_owner", "nominated_individual",
)  # fmt: skip
READERS = (*IN_CARE, "panel_chair", "panel_member", "auditor")

PERMISSIONS = (
    Permission(
        "evidence.view_framework",
        "See the frameworks and their statements",
        (*READERS, "board_reader", "data_protection_lead", "system_administrator"),
    ),
    Permission(
        "evidence.change_framework",
        "Change frameworks, statements and how they pair",
        ("quality_lead", "nominated_individual", "system_administrator"),
    ),
    Permission("evidence.view_attachment", "Open attached evidence", READERS),
    Permission("evidence.add_attachment", "Attach evidence", (*IN_CARE, "auditor")),
    Permission(
        "evidence.withdraw_attachment",
        "Withdraw attached evidence, with a reason",
        ("service_manager", "safeguarding_lead", "quality_lead", "data_protection_lead"),
    ),
)
