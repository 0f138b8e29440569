"""What every duty of improvement work says beside its own words."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from qip.duty_kinds import KINDS

STANDS_IN = {kind.key: kind.stands_in_words for kind in KINDS}


def why_theirs(kind: str, fallen: bool, why: str) -> str:
    """Why it is the reader's, where it has fallen to them, before whatever else is to be said."""
    return f"{STANDS_IN[kind]} {why}".strip() if fallen else why


def may_give(model: Any, permission: str, by: Any) -> Exists:
    """Whether a row is the reader's to hand over."""
    return Exists(model.objects.visible_to(by, permission).filter(pk=OuterRef("pk")).order_by())


def hand_url(kind: str, row: Any) -> str:
    """The page on which a row found with ``may_give`` is handed over, if it may be."""
    return reverse("duties:hand_over", args=[kind, row.pk]) if row.may_give else ""
