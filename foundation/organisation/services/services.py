"""Services: opening, changing and closing them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from foundation.organisation.models import Commissioner, Region, Service, ServiceType
from foundation.organisation.models.services import cqc_number
from foundation.organisation.remains import remains_at
from foundation.ui.problems import Problem
from foundation.ui.words import full_day, listed

COLUMNS = ("region", "name", "service_type", "cqc_location_id", "opened_on")


@transaction.atomic
def add_service(
    *,
    by: Any,
    region: Region,
    name: str,
    service_type: ServiceType,
    cqc_location_id: str = "",
    commissioners: Iterable[Commissioner] = (),
    opened_on: date | None = None,
) -> Service:
    """Add a service to a region."""
    service = Service(
        region=region, name=_clean(name), service_type=service_type,
        cqc_location_id=cqc_location_id.strip(), opened_on=opened_on, created_by=by,
    )  # fmt: skip
    _check(service)
    service.save()
    service.commissioners.set(commissioners)
    return service


@transaction.atomic
def change_service(
    *,
    by: Any,
    service: Service,
    changes: Mapping[str, Any],
    commissioners: Iterable[Commissioner] | None = None,
) -> Service:
    """Save edits to a service; ``changes`` holds the columns in ``COLUMNS`` that change.

    A service that moves to another region is seen from there at once.
    """
    row = _locked(service)
    for name in COLUMNS:
        if name in changes:
            setattr(row, name, changes[name])
    row.name, row.cqc_location_id = _clean(row.name), row.cqc_location_id.strip()
    _check(row)
    row.version += 1
    row.save()
    if commissioners is not None:
        row.commissioners.set(commissioners)
    return row


@transaction.atomic
def close_service(*, by: Any, service: Service, closed_on: date, even_so: bool = False) -> Service:
    """Record that a service closes on a day. What is still there is said first.

    Recording a closure is never blocked: ``even_so`` closes it with everything still there,
    and what is left keeps its place until people move it.
    """
    row = _locked(service)
    if row.closed_on:
        raise Problem(
            f"{row} has a closing day already, {full_day(row.closed_on)}.", field="closed_on"
        )
    if row.opened_on and closed_on < row.opened_on:
        raise Problem(f"{row} opened on {full_day(row.opened_on)}.", field="closed_on")
    if not even_so and (left := remains_at(row, closed_on)):
        raise Problem(
            f"There will still be {listed(left)} at {row}. Move them first, or tick the box "
            "to close it with them still there.",
            field="even_so",
        )
    row.closed_on = closed_on
    return _saved(row)


@transaction.atomic
def reopen_service(*, by: Any, service: Service) -> Service:
    """Take back a closing day."""
    row = _locked(service)
    if row.closed_on is None:
        raise Problem(f"{row} is not closed.")
    row.closed_on = None
    return _saved(row)


def _saved(row: Service) -> Service:
    row.version += 1
    row.save(update_fields=["closed_on", "version", "updated_at"])
    return row


def _check(service: Service) -> None:
    if Service.objects.filter(name__iexact=service.name).exclude(pk=service.pk).exists():
        raise Problem(f"There is a service called {service.name} already.", field="name")
    if service.opened_on and service.closed_on and service.closed_on < service.opened_on:
        raise Problem(
            f"It must not open after its closing day, {full_day(service.closed_on)}.",
            field="opened_on",
        )
    if service.cqc_location_id:
        try:
            cqc_number(service.cqc_location_id)
        except ValidationError as wrong:
            raise Problem(wrong.messages[0], field="cqc_location_id") from wrong


def _clean(name: str) -> str:
    return " ".join(name.split())


def _locked(service: Service) -> Service:
    return Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
