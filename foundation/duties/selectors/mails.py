"""Mail that did not leave, as whoever looks after the installation needs it."""

from typing import Any

from foundation.duties.models import Mail
from foundation.duties.models.mails import MailQuerySet


def stuck_mails() -> MailQuerySet:
    """What was tried in vain, the longest waiting first."""
    return Mail.objects.stuck().select_related("recipient").order_by("not_before", "pk")


def failed_count(user: Any) -> int:
    """How many mails will not leave by themselves."""
    return (
        Mail.objects.stuck().failed().count() if user.reach("duties.resend_mail").everything else 0
    )
