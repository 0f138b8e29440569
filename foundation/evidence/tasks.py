"""What happens to evidence by the clock."""

from celery import shared_task

from foundation.evidence.models import Attachment
from foundation.evidence.services.sweeping import sweep_files


@shared_task
def sweep_attachments() -> None:
    """Remove files that never got their row."""
    sweep_files(model=Attachment, folder="attachments")
