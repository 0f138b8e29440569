"""The timetable: what runs by itself and how often, and the same in plain words."""

from datetime import timedelta
from typing import Any

from celery.schedules import crontab

# What happens by the clock: name, task, schedule. Every task may run twice or a day late.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "invitations-not-sent-yet": {
        "task": "organisation.deliver_unsent",
        "schedule": timedelta(minutes=5),
    },
    "packs-whose-worker-stopped": {
        "task": "governance.tasks.requeue_stuck_packs",
        "schedule": timedelta(minutes=5),
    },
    "files-that-never-got-their-row": {
        "task": "foundation.evidence.tasks.sweep_attachments",
        "schedule": timedelta(days=1),
    },
    "packs-that-never-became-ready": {
        "task": "governance.tasks.sweep_packs",
        "schedule": timedelta(days=1),
    },
    "measures-of-what-was-verified": {
        "task": "qip.tasks.watch_measures",
        "schedule": crontab(hour=3, minute=10),
    },
    "figures-the-product-counts": {
        "task": "qip.tasks.snapshot_indicators",
        "schedule": crontab(hour=2, minute=40),
    },
    "drafts-nobody-came-back-for": {
        "task": "foundation.ui.tasks.tidy_forms",
        "schedule": timedelta(days=1),
    },
    "what-has-climbed": {
        "task": "governance.tasks.climb",
        "schedule": crontab(hour=5, minute=20),
    },
    "what-is-due": {
        "task": "duties.remind",
        "schedule": crontab(hour=5, minute=40),
    },
    "mail-that-is-due": {
        "task": "duties.send_mail",
        "schedule": timedelta(minutes=5),
    },
    "mail-whose-sender-stopped": {
        "task": "duties.free_mail",
        "schedule": timedelta(minutes=5),
    },
    "runs-that-were-stopped-or-missed": {
        "task": "duties.watch_runs",
        "schedule": timedelta(minutes=1),
    },
    "runs-of-long-ago": {
        "task": "duties.tidy_runs",
        "schedule": crontab(hour=4, minute=20),
    },
}
# What comes round within the hour is not piled up while no worker is there to do it.
for entry in CELERY_BEAT_SCHEDULE.values():
    pause = entry["schedule"]
    if isinstance(pause, timedelta) and pause < timedelta(hours=1):
        entry["options"] = {"expires": pause.total_seconds(), **entry.get("options", {})}
# The same in plain words, for the people who look after an installation: a title, and what it does.
PERIODIC_WORDS: dict[str, tuple[str, str]] = {
    "what-has-climbed": (
        "Climb the ladder",
        "Asks the next level about everything whose date has passed and that nobody answered.",
    ),
    "invitations-not-sent-yet": (
        "Send waiting invitations",
        "Sends the email of an invitation that could not leave at once.",
    ),
    "packs-whose-worker-stopped": (
        "Take up evidence packs that stopped",
        "Gives a pack to another worker when the one that built it has stopped.",
    ),
    "files-that-never-got-their-row": (
        "Clear away half-uploaded files",
        "Removes files whose upload was broken off, so that no record knows them.",
    ),
    "packs-that-never-became-ready": (
        "Clear away half-built packs",
        "Removes files of packs whose building came to nothing.",
    ),
    "measures-of-what-was-verified": (
        "Watch measures after an action was verified",
        "Proposes to open an action again when its measure turns the wrong way.",
    ),
    "figures-the-product-counts": (
        "Count figures",
        "Writes down the figures that Sustain counts from its own records.",
    ),
    "drafts-nobody-came-back-for": (
        "Forget old drafts",
        "Removes what somebody typed and did not come back for.",
    ),
    "what-is-due": (
        "Remind people",
        "Looks at everything that is due, and reminds whoever owes it.",
    ),
    "mail-that-is-due": (
        "Send email",
        "Puts what people are to be told into emails, and sends those whose time has come.",
    ),
    "mail-whose-sender-stopped": (
        "Take up emails that stopped",
        "Frees an email when the worker that was sending it has stopped, so that another sends it.",
    ),
    "runs-that-were-stopped-or-missed": (
        "Catch up",
        "Notes work that was stopped in the middle, and starts again what was missed.",
    ),
    "runs-of-long-ago": (
        "Forget old runs",
        "Removes what this page shows once it is 90 days old.",
    ),
}
