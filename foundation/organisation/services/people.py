"""People supported: adding them and putting their details right."""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr

from foundation.organisation.models import Person, Service
from foundation.ui.problems import Problem

from .placements import place_person

PREFIX = "P-"
MOST_INITIALS = 6


@transaction.atomic
def add_person(
    *, by: Any, preferred_name: str, initials: str, service: Service, starts_on: date
) -> Person:
    """Add somebody who is supported by a service from a day. The reference is given here."""
    person = Person.objects.create(
        reference=_next_reference(),
        preferred_name=_name(preferred_name),
        initials=_initials(initials),
        created_by=by,
    )
    place_person(by=by, person=person, service=service, starts_on=starts_on)
    return person


@transaction.atomic
def change_person(*, by: Any, person: Person, preferred_name: str, initials: str) -> Person:
    """Put right how somebody is called. The reference never changes."""
    row = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    row.preferred_name, row.initials = _name(preferred_name), _initials(initials)
    row.version += 1
    row.save()
    return row


def _name(words: str) -> str:
    name = " ".join(words.split())
    if not name:
        raise Problem("Enter the name they like to be called by.", field="preferred_name")
    return name


def _initials(words: str) -> str:
    """“a. k.” becomes AK."""
    letters = "".join(c for c in words if c.isalpha()).upper()
    if not 1 <= len(letters) <= MOST_INITIALS:
        raise Problem("Enter the initials, such as AK.", field="initials")
    return letters


def _next_reference() -> str:
    """The next free number. Two people who add somebody at once take their turns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('organisation.person.reference'))")
    numbers = Person.objects.filter(reference__regex=rf"^{PREFIX}[0-9]{{1,9}}$").annotate(
        number=Cast(Substr("reference", len(PREFIX) + 1), IntegerField())
    )
    last = numbers.aggregate(last=Max("number"))["last"] or 0
    return f"{PREFIX}{last + 1:03d}"
