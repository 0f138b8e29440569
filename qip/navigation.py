"""What improvement adds to the navigation and to "Record"."""

from foundation.ui.navigation import NavItem, RecordAction

NAVIGATION = (
    NavItem(
        "plans", "Improvement plans", "qip:plans", icon="signpost-split", group="",
        permission="qip.view_plan", order=20, tab=2, short="Plans",
    ),
    NavItem(
        "actions", "Actions", "qip:actions", icon="check2-circle", group="",
        permission="qip.view_plan", order=30, tab=3,
    ),
    NavItem(
        "standards", "Standards", "qip:standards", icon="patch-check", group="Practice",
        permission="qip.view_standard", order=10,
    ),
    NavItem(
        "spread", "Spread", "qip:adoptions", icon="diagram-3", group="Practice",
        permission="qip.view_plan", order=20,
    ),
    NavItem(
        "measures", "Measures", "qip:measures", icon="graph-up", group="Assurance",
        permission="qip.view_measure", order=40,
    ),
    NavItem(
        "codes", "Code lists", "qip:codes", icon="list-ul", group="Organisation",
        permission="qip.change_codes", order=80,
    ),
)  # fmt: skip
RECORD_ACTIONS = (
    RecordAction(
        "action", "An action", "qip:action_new", icon="check2-square",
        permission="qip.change_action", order=20, note="What staff will do differently",
    ),
)  # fmt: skip
