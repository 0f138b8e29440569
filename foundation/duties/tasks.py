"""What is told to people, and what runs by itself. Every task may run twice, or a day late."""

from celery import shared_task
from django.utils import timezone

from foundation.duties.services import asking, mailing, recording, reminding


@shared_task(name="duties.remind")
def remind() -> None:
    """Remind whoever owes something, as it stands today."""
    reminding.remind(on=timezone.localdate())


@shared_task(name="duties.watch_runs")
def watch_runs() -> None:
    """Mark what was stopped in the middle, and ask again for what was missed."""
    now = timezone.now()
    recording.sweep_runs(at=now)
    asking.catch_up(at=now)


@shared_task(name="duties.tidy_runs")
def tidy_runs() -> None:
    """Forget runs of long ago."""
    recording.tidy_runs(at=timezone.now())


@shared_task(name="duties.send_mail")
def send_mail() -> None:
    """Put what is to be told into mails, and send those whose time has come."""
    mailing.bundle(at=timezone.now())
    mailing.send_due(at=timezone.now())


@shared_task(name="duties.free_mail")
def free_mail() -> None:
    """Free the mails whose sender was stopped in the middle."""
    mailing.sweep_abandoned(at=timezone.now())
