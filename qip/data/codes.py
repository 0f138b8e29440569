"""Code lists a provider begins with; every row is editable afterwards.

Sources: contributory factors and intelligence sources as the product's domain description
proposes them; delay reasons from its escalation rules. All are our own proposals.
"""

CONTRIBUTORY_FACTORS = (
    ("person-needs", "Person and their needs"),
    ("communication", "Communication"),
    ("staff-skill", "Staff knowledge, skill and confidence"),
    ("staffing", "Staffing, rota and agency use"),
    ("supervision", "Supervision"),
    ("leadership", "Leadership and oversight"),
    ("culture", "Culture"),
    ("environment", "Environment and senses"),
    ("equipment", "Equipment and technology"),
    ("policy", "Policy and process"),
    ("recording", "Recording and information"),
    ("handover", "Handover and transition"),
    ("partner", "Partner agency"),
    ("care-plan", "Quality of support plans"),
    ("health", "Medicine and health"),
    ("commissioning", "Commissioning and placement"),
)

SOURCE_KINDS = (
    ("safeguarding_concern", "Safeguarding concern"),
    ("safeguarding_enquiry", "Safeguarding enquiry"),
    ("restriction_review", "Review of a restriction"),
    ("restraint_event", "Restraint"),
    ("incident", "Incident"),
    ("near_miss", "Near miss"),
    ("complaint", "Complaint"),
    ("compliment", "Compliment"),
    ("feedback", "Feedback"),
    ("speak_up", "Speaking up"),
    ("audit_finding", "Audit finding"),
    ("observation", "Observation or coaching"),
    ("supervision", "Supervision"),
    ("staff_survey", "Staff survey"),
    ("exit_interview", "Exit interview"),
    ("cqc_inspection", "CQC inspection"),
    ("commissioner_visit", "Commissioner’s visit"),
    ("panel", "Panel or huddle"),
    ("case_review", "Safeguarding adults review or LeDeR"),
    ("national_alert", "National alert"),
    ("case_law", "Change in the law"),
    ("family", "Family or advocate"),
    ("data_signal", "Signal in a measure"),
)

DELAY_REASONS = (
    ("capacity", "Staff time"),
    ("funding", "Funding"),
    ("recruitment", "Recruitment"),
    ("dependency", "Waiting for another action"),
    ("commissioner", "Commissioner or council"),
    ("property", "Property or landlord"),
    ("training", "Training not available"),
    ("it", "Computers and systems"),
    ("absence", "Sickness or absence"),
    ("scope", "The work grew"),
    ("disagreement", "Disagreement"),
    ("not_started", "Not started"),
    # Given by the product, when an action that was said to be done opens again.
    ("reopened", "Opened again"),
)
