"""What the worker does for packs and for the ladder: fetch, call."""

from celery import shared_task
from django.utils import timezone

from foundation.duties.services.asking import tell_soon
from foundation.evidence.services.sweeping import sweep_files
from governance.models import Pack
from governance.services import building, escalating


@shared_task
def build_pack(pack: int) -> None:
    """Build one evidence pack."""
    building.build_pack(pack=pack)


@shared_task
def requeue_stuck_packs() -> None:
    """Give packs whose worker has stopped to another."""
    for pack in building.stuck_packs():
        build_pack.delay(pack)


@shared_task
def sweep_packs() -> None:
    """Remove files whose building came to nothing after they were stored."""
    sweep_files(model=Pack, folder="packs")


@shared_task
def climb() -> None:
    """Take what is late up the ladder, to where it stands today, and tell those who are asked."""
    if escalating.climb(by=None, on=timezone.localdate()):
        tell_soon()
