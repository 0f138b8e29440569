"""The worker's and the beat's door: `celery -A config.celery worker`."""

import os
import warnings

from celery import Celery
from celery.platforms import SecurityWarning
from celery.signals import setup_logging
from django.conf import settings
from django.utils.log import configure_logging

from config.begin_anew import Watch

# Celery warns a worker of root, whose danger is pickled messages; ours are JSON, Celery's default.
warnings.filterwarnings("ignore", category=SecurityWarning)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("sustain")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["consumer"].add(Watch)


@setup_logging.connect
def log_as_django_does(**_: object) -> None:
    """One way to log: Celery would otherwise install its own, with arguments in the text."""
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
