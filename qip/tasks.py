"""What improvement does by the clock. Every task may run twice, or a day late."""

from celery import shared_task
from django.utils import timezone

from .services import snapshots, watching


@shared_task
def watch_measures() -> None:
    """Propose to open again what no longer looks as if it had worked."""
    watching.watch_measures(by=None, on=timezone.localdate())


@shared_task
def snapshot_indicators() -> None:
    """Write down the figures that the product counts itself, for every period that is over."""
    snapshots.snapshot_indicators(by=None, on=timezone.localdate())
