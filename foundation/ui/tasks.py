"""What this part of the product does by the clock."""

from celery import shared_task

from .services.drafts import drop_old_drafts
from .services.submissions import drop_old_submissions


@shared_task
def tidy_forms() -> None:
    """Forget drafts and sendings that have had their day."""
    drop_old_drafts()
    drop_old_submissions()
