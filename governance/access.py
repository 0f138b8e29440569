"""Who may do what with evidence packs and escalations."""

from foundation.ui.permissions import Permission
from qip.access import READERS, WRITERS

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
    Permission(
        "governance.view_delays",
        "See how far delays have climbed and who answers",
        (*LEADS, "practice_lead", "panel_chair", "board_reader", "auditor"),
    ),
    Permission("governance.view_escalation", "See what has gone up the ladder", READERS),
    Permission(
        "governance.answer_escalation",
        "Answer what has gone up the ladder to them",
        (*WRITERS, "nominated_individual"),
    ),
    Permission(
        "governance.change_ladder",
        "Change after how many days which level is asked",
        ("quality_lead", "senior_owner", "nominated_individual"),
    ),
)
