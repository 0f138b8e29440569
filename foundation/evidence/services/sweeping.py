"""Clearing away what a transaction that came to nothing has left in the store."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from foundation.evidence.stored import discard, evidence_store

LONG_ENOUGH = timedelta(days=1)
AT_ONCE = 500


@transaction.atomic
def sweep_files(*, by: Any = None, model: type[Model], folder: str) -> int:
    """Remove files of a day and older that no row of the model names. Returns how many.

    Rows of evidence and packs are never deleted, so such a file never belonged to one.
    """
    removed = 0
    names = _old_names(evidence_store(), folder)
    while some := list(islice(names, AT_ONCE)):
        known = model._default_manager.filter(file__in=some).values_list("file", flat=True)
        for name in set(some) - set(known):
            discard(name)
            removed += 1
    return removed


def _old_names(store: Storage, folder: str) -> Iterator[str]:
    """The files under a folder that are old enough to have found their row."""
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:
        return
    for name in folders:
        yield from _old_names(store, f"{folder}/{name}")
    for name in files:
        path = f"{folder}/{name}"
        if store.get_modified_time(path) < timezone.now() - LONG_ENOUGH:
            yield path
