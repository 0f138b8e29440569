"""Keeping what is typed, so that no closed lid and no ended session loses it."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from foundation.ui.models import Draft
from foundation.ui.problems import Problem

LARGEST_BYTES = 400_000
MOST_DRAFTS = 60
KEPT_FOR = timedelta(days=30)


@transaction.atomic
def keep_draft(*, by: Any, key: str, data: Mapping[str, Any]) -> Draft:
    """Keep what ``by`` has typed into the form ``key``, in place of what was kept before."""
    kept = {name: _storable(value) for name, value in data.items()}
    if len(json.dumps(kept)) > LARGEST_BYTES:
        raise Problem("This is too long to keep as a draft. Save it, or make it shorter.")
    draft, made = Draft.objects.update_or_create(
        user=by, key=key, defaults={"data": kept, "updated_at": timezone.now()}
    )
    if made:
        _drop_oldest(by)
    return draft


@transaction.atomic
def keep_signed_draft(*, by: str, key: str, data: Mapping[str, Any]) -> Draft | None:
    """Keep a draft for the account with the id ``by``, who need not be signed in any more.

    Only for a request that carries a signed token; an account that is closed keeps nothing.
    """
    author = get_user_model()._default_manager.filter(pk=by, is_active=True).first()
    return keep_draft(by=author, key=key, data=data) if author else None


@transaction.atomic
def drop_draft(*, by: Any, key: str) -> None:
    """Forget a draft: it was saved, or its author started afresh."""
    Draft.objects.of(by, key).delete()


@transaction.atomic
def drop_drafts_under(*, by: Any, key: str) -> None:
    """Forget everybody's drafts of the forms at an address and below it, when what they were
    about is no longer there."""
    Draft.objects.under(key).delete()


@transaction.atomic
def drop_old_drafts(*, by: Any = None) -> int:
    """Forget drafts that nobody has touched for a month."""
    return Draft.objects.untouched_since(timezone.now() - KEPT_FOR).delete()[0]


def _storable(value: Any) -> Any:
    """PostgreSQL keeps every character but one, which nobody types and some paste."""
    if isinstance(value, list):
        return [_storable(one) for one in value]
    return value.replace("\0", "") if isinstance(value, str) else value


def _drop_oldest(by: Any) -> None:
    kept = Draft.objects.filter(user=by).order_by("-updated_at").values("pk")[:MOST_DRAFTS]
    Draft.objects.filter(user=by).exclude(pk__in=kept).delete()
