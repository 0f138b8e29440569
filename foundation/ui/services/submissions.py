"""One click, one record: a form that is sent twice is worked on once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from foundation.ui.models import Submission
from foundation.ui.problems import Problem

KEPT_FOR = timedelta(days=7)


@transaction.atomic
def claim_submission(*, by: Any, uuid: UUID) -> tuple[Submission, bool]:
    """The row for this sending, and whether it is the first.

    Call it inside the transaction that does the work. A second click waits here until the
    first has finished; if that failed, nothing of it is left and the second one does the work.
    """
    submission, first = Submission.objects.get_or_create(uuid=uuid, defaults={"user": by})
    if submission.user_id != by.pk:
        raise Problem("This form was opened by somebody else. Open it again, then save.")
    return submission, first


@transaction.atomic
def land_submission(*, by: Any, submission: Submission, url: str) -> None:
    """Remember the page that this sending led to."""
    submission.url = url
    submission.save(update_fields=["url"])


@transaction.atomic
def drop_old_submissions(*, by: Any = None) -> int:
    """Forget sendings that no browser will repeat any more."""
    return Submission.objects.before(timezone.now() - KEPT_FOR).delete()[0]
