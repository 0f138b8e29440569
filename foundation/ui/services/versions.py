"""Two people, one record: nobody overwrites what they have not seen."""

from typing import Any

from django.db import models, transaction
from django.db.models import F

from foundation.ui.problems import Problem


class Stale(Exception):
    """Somebody else saved this row after the form was opened."""


@transaction.atomic
def hold_version(*, by: Any, row: models.Model, version: str) -> int | None:
    """Hold a row for the rest of this transaction, and make sure it is still the one opened.

    ``row`` is brought up to date. Without a ``version`` the row is held all the same. Rows
    that have no versions are left alone. Returns the version held.
    """
    if not hasattr(row, "version"):
        return None
    held = type(row)._base_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if held is None:
        raise Problem("Somebody removed this while you were typing. Copy what you need.")
    if version and version != str(held.version):
        raise Stale
    row.refresh_from_db()
    return int(held.version)


@transaction.atomic
def raise_version(*, by: Any, row: models.Model | None, before: int | None) -> None:
    """See to it that a saved edit has a new version, whether or not its service thought of it."""
    if row is not None and before is not None:
        rows = type(row)._base_manager.filter(pk=row.pk, version=before)
        rows.update(version=F("version") + 1)
