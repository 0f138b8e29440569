"""Placements: where a person is supported, and since when."""

from datetime import date
from typing import Any

from django.db import transaction

from foundation.organisation.models import Person, Placement, Service
from foundation.ui.problems import Problem
from foundation.ui.words import full_day


@transaction.atomic
def place_person(
    *, by: Any, person: Person, service: Service, starts_on: date, ends_on: date | None = None
) -> Placement:
    """Record that a service supports a person from a day, and to a last day if it is known.

    Somebody may be supported by several services at once, but by one service once at a time.
    """
    _lock(person)
    _need_open(service, starts_on)
    if ends_on:
        _need_order(starts_on, ends_on, "ends_on")
    _need_free(person, service, starts_on, ends_on)
    return Placement.objects.create(
        person=person, service=service, starts_on=starts_on, ends_on=ends_on, created_by=by
    )


@transaction.atomic
def move_person(*, by: Any, placement: Placement, to: Service, moves_on: date) -> Placement:
    """Move somebody on a day. That day belongs to both services, so that both see the record."""
    row = _locked(placement)
    if row.service_id == to.pk:
        raise Problem("Choose another service to move to.", field="to")
    if row.ends_on and moves_on > row.ends_on:
        raise Problem(f"They leave on {full_day(row.ends_on)}.", field="moves_on")
    _need_order(row.starts_on, moves_on, "moves_on")
    _end(row, moves_on)
    return place_person(by=by, person=row.person, service=to, starts_on=moves_on)


@transaction.atomic
def end_placement(*, by: Any, placement: Placement, ends_on: date) -> Placement:
    """Record the last day on which a service supports somebody."""
    row = _locked(placement)
    _need_order(row.starts_on, ends_on, "ends_on")
    if row.ends_on is None or ends_on > row.ends_on:
        _need_free(row.person, row.service, row.starts_on, ends_on, but=row.pk)
    return _end(row, ends_on)


def _end(row: Placement, ends_on: date) -> Placement:
    row.ends_on = ends_on
    row.version += 1
    row.save(update_fields=["ends_on", "version", "updated_at"])
    return row


def _need_open(service: Service, on: date) -> None:
    if service.opened_on and on < service.opened_on:
        raise Problem(f"{service} opens on {full_day(service.opened_on)}.", field="starts_on")
    if service.closed_on and on >= service.closed_on:
        raise Problem(f"{service} closed on {full_day(service.closed_on)}.", field="service")


def _need_order(starts_on: date, ends_on: date, field: str) -> None:
    if ends_on < starts_on:
        raise Problem(f"They came on {full_day(starts_on)}. Choose that day or later.", field=field)


def _need_free(
    person: Person, service: Service, starts_on: date, ends_on: date | None, but: int = 0
) -> None:
    """No two periods at one service may share a day."""
    same = Placement.objects.filter(person=person, service=service).not_ended(starts_on)
    if ends_on:
        same = same.filter(starts_on__lte=ends_on)
    if found := same.exclude(pk=but).first():
        until = f" to {full_day(found.ends_on)}" if found.ends_on else ""
        raise Problem(
            f"{service} supports them from {full_day(found.starts_on)}{until} already.",
            field="service",
        )


def _lock(person: Person) -> None:
    """Changes to one person's placements take their turns."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def _locked(placement: Placement) -> Placement:
    _lock(placement.person)
    return Placement.objects.select_related("person", "service").get(pk=placement.pk)
