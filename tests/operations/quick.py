"""The product's settings with a timetable that a test can wait for."""

from datetime import timedelta

from config.settings import *  # noqa: F403
from config.settings import CELERY_BEAT_SCHEDULE, CELERY_BROKER_TRANSPORT_OPTIONS, REDIS_URL

# What sends, and two that come once a day, every two seconds instead. Files are taken up at four a
# second, so more than this would pile up.
for name in (
    "invitations-not-sent-yet", "runs-that-were-stopped-or-missed", "what-has-climbed",
    "what-is-due", "mail-that-is-due", "mail-whose-sender-stopped",
):  # fmt: skip
    CELERY_BEAT_SCHEDULE[name]["schedule"] = timedelta(seconds=2)
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
WORKER_PATIENCE = timedelta(seconds=15)

# Redis gives back what a killed worker left after seconds instead of a quarter of an hour.
if REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS |= {
        "visibility_timeout": 3,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
    }
