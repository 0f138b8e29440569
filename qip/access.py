"""Who may do what with plans, actions and measures."""

from foundation.ui.permissions import Permission

READERS = (
    "support_worker", "team_leader", "practice_lead", "service_manager", "safeguarding_lead",
    "quality_lead", "panel_chair", "panel_member", "senior_owner", "nominated_individual",
    "board_reader", "auditor",
)  # fmt: skip
WRITERS = (
    "practice_lead", "service_manager", "safeguarding_lead", "quality_lead", "senior_owner",
)  # fmt: skip
DOERS = (*WRITERS, "team_leader")
VERIFIERS = (*WRITERS, "nominated_individual", "auditor")
LEADERS = ("service_manager", "quality_lead", "senior_owner", "nominated_individual")

PERMISSIONS = (
    Permission("qip.view_plan", "See improvement plans and their actions", READERS),
    Permission(
        "qip.change_plan",
        "Write and change plans",
        ("service_manager", "safeguarding_lead", "quality_lead", "senior_owner"),
    ),
    Permission("qip.change_action", "Write, start, block and finish actions", DOERS),
    Permission("qip.verify_action", "Verify what others say is done", VERIFIERS),
    Permission("qip.cancel_action", "Cancel actions", LEADERS),
    Permission("qip.move_due_date", "Move a due date, with a reason", WRITERS),
    Permission(
        "qip.add_note", "Add progress notes and evidence to actions", (*DOERS, "support_worker")
    ),
    Permission("qip.view_standard", "See practice standards", READERS),
    Permission("qip.change_standard", "Write practice standards", WRITERS),
    Permission("qip.import_plan", "Bring a plan from a spreadsheet", WRITERS),
    Permission("qip.view_measure", "See measures and charts", READERS),
    Permission("qip.change_measure", "Define measures", WRITERS),
    Permission("qip.add_reading", "Enter figures", DOERS),
    Permission("qip.change_codes", "Change code lists of improvement", ("quality_lead",)),
)
