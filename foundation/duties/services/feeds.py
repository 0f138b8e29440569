"""Making, renewing and revoking the link through which a calendar reads what is due."""

import secrets
from datetime import date, datetime
from typing import Any

from django.db import transaction

from foundation.duties.models import CalendarFeed
from foundation.duties.models.feeds import hash_of
from foundation.ui.problems import Problem


@transaction.atomic
def make_link(*, by: Any, at: datetime) -> str:
    """A new link, and its token, which is kept nowhere. The link before it stops working."""
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        user=by,
        defaults={
            "token_hash": hash_of(token), "made_at": at, "last_read_on": None, "revoked_at": None,
        },
    )  # fmt: skip
    return token


@transaction.atomic
def revoke_link(*, by: Any, at: datetime) -> CalendarFeed:
    """The link stops working at once."""
    feed = CalendarFeed.objects.select_for_update().of(by).first()
    if feed is None or not feed.is_open:
        raise Problem("There is no link to take back.")
    feed.token_hash, feed.revoked_at = None, at
    feed.save(update_fields=["token_hash", "revoked_at"])
    return feed


@transaction.atomic
def note_reading(*, by: Any = None, feed: CalendarFeed, on: date) -> None:
    """Somebody's calendar has read the link: the day of it, once a day."""
    CalendarFeed.objects.filter(pk=feed.pk).exclude(last_read_on=on).update(last_read_on=on)
