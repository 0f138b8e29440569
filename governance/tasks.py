"""What the worker does for packs: fetch, call."""

from celery import shared_task

from foundation.evidence.services.sweeping import sweep_files
from governance.models import Pack
from governance.services import building


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
