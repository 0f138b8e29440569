"""Regions: the level between a service and the whole organisation."""

from typing import Any

from django.db import transaction

from foundation.organisation.models import Region
from foundation.ui.problems import Problem


@transaction.atomic
def add_region(*, by: Any, name: str) -> Region:
    """Add a region; services come into it afterwards."""
    name = _free_name(name)
    return Region.objects.create(name=name, created_by=by)


@transaction.atomic
def change_region(*, by: Any, region: Region, name: str) -> Region:
    """Give a region another name."""
    row = Region.objects.select_for_update(of=("self",)).get(pk=region.pk)
    row.name = _free_name(name, but=row.pk)
    row.version += 1
    row.save()
    return row


def _free_name(name: str, but: int = 0) -> str:
    name = " ".join(name.split())
    if Region.objects.filter(name__iexact=name).exclude(pk=but).exists():
        raise Problem(f"There is a region called {name} already.", field="name")
    return name
