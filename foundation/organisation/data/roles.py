"""The roles every provider begins with: key, name, what the role is for.

Source: the roles of a provider of adult social care in England, as the product's
domain description lists them. Names and permissions are editable rows afterwards.
"""

ROLES: tuple[tuple[str, str, str], ...] = (
    ("support_worker", "Support worker", "Supports people day by day and records what happens"),
    ("team_leader", "Team leader", "Leads shifts, observes practice and checks cases"),
    ("practice_lead", "Practice lead", "Coaches staff in positive behaviour support"),
    ("service_manager", "Service manager", "Registered manager: runs a service and its actions"),
    ("safeguarding_lead", "Safeguarding lead", "Leads on concerns, enquiries and learning"),
    ("quality_lead", "Quality lead", "Checks whether change is real and builds packs"),
    ("panel_chair", "Panel chair", "Chairs the restrictive practice panel"),
    ("panel_member", "Panel member", "Sits on the restrictive practice panel"),
    ("senior_owner", "Senior owner", "Answers to the board for improvement plans"),
    ("nominated_individual", "Nominated individual", "Answers to the regulator for the provider"),
    ("board_reader", "Board reader", "Reads figures and plans, without people’s records"),
    ("auditor", "Auditor", "Reads and tests independently of the services"),
    ("data_protection_lead", "Data protection lead", "Reads the trail and answers for records"),
    ("system_administrator", "System administrator", "Accounts and settings; no care content"),
)
