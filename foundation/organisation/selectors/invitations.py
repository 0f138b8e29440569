"""Finding an invitation by the link that was sent."""

from datetime import datetime

from foundation.organisation.models import Invitation
from foundation.organisation.models.invitations import hash_of


def invitation_for(token: str, at: datetime) -> Invitation | None:
    """The open invitation behind a link; nothing for one that is unknown, used or run out."""
    rows = Invitation.objects.open_at(at).select_related("user")
    found = rows.filter(token_hash=hash_of(token), user__is_active=True).first() if token else None
    return found if found and found.user.joined_at is None else None
