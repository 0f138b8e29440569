"""Who may look after what runs by itself."""

from foundation.ui.permissions import Permission

ADMINISTRATOR = "system_administrator"

PERMISSIONS = (
    Permission("duties.change_stage", "Choose when people are reminded", (ADMINISTRATOR,)),
    Permission("duties.view_running", "See the work that runs by itself", (ADMINISTRATOR,)),
    Permission(
        "duties.resend_mail", "See mail that did not leave, and send it again", (ADMINISTRATOR,)
    ),
    Permission("duties.run_task", "Start work that runs by itself", (ADMINISTRATOR,)),
)
