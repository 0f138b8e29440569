"""The provider, its services, its staff and the people it supports."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password

from demonstration.data import people, places, staff
from demonstration.kinds import Place, Worker
from demonstration.loading.when import day
from foundation.organisation.models import (
    AccessibleFormat,
    Commissioner,
    CommunicationNeed,
    Membership,
    Person,
    Placement,
    Provider,
    Region,
    Role,
    Service,
    ServiceType,
    User,
)

EVERYWHERE = "everywhere"


@dataclass
class Loaded:
    """What has been loaded so far, by the keys of the data."""

    on: date
    # Hashed once for all: hashing is slow on purpose.
    password: str = field(default_factory=lambda: make_password(staff.PASSWORD))
    services: dict[str, Service] = field(default_factory=dict)
    staff: dict[str, User] = field(default_factory=dict)
    actions: dict[str, Any] = field(default_factory=dict)
    plans: dict[str, Any] = field(default_factory=dict)


def load_organisation(on: date) -> Loaded:
    """Write the provider down; ``on`` is the day it is loaded."""
    loaded = Loaded(on)
    Provider.objects.create(
        name=places.PROVIDER, cqc_provider_id=places.PROVIDER_ID, demonstration=True
    )
    regions = {name: Region.objects.create(name=name) for name in places.REGIONS}
    for place in places.PLACES:
        loaded.services[place.key] = _service(place, regions, on)
    for worker in staff.STAFF:
        loaded.staff[worker.key] = _worker(worker, loaded, regions)
    _people(loaded)
    return loaded


def _service(place: Place, regions: dict[str, Region], on: date) -> Service:
    service = Service.objects.create(
        name=place.name,
        region=regions[place.region],
        service_type=ServiceType.objects.get(key=place.kind),
        cqc_location_id=place.location_id,
        opened_on=day(on, place.opened),
    )
    for name in place.commissioners:
        service.commissioners.add(Commissioner.objects.get_or_create(name=name)[0])
    return service


def email_of(worker: Worker) -> str:
    """The address somebody signs in with: what they are, not who they are."""
    return f"{worker.key.replace('_', '.')}@{staff.MAIL}"


def _worker(worker: Worker, loaded: Loaded, regions: dict[str, Region]) -> User:
    user = User.objects.create(
        email=email_of(worker),
        password=loaded.password,
        name=worker.name,
        job_title=worker.title,
    )
    place = _place(worker.at, loaded, regions)
    Membership.objects.create(
        user=user,
        role=Role.objects.get(key=worker.role),
        starts_on=day(loaded.on, -600),
        **place,
    )
    if "service" not in place:
        TOTP.activate(user, staff.SECOND_FACTOR_KEY)
    return user


def _place(at: str, loaded: Loaded, regions: dict[str, Region]) -> dict[str, Any]:
    if at == EVERYWHERE:
        return {"whole_organisation": True}
    return {"region": regions[at]} if at in regions else {"service": loaded.services[at]}


def _people(loaded: Loaded) -> None:
    number = 0
    for place in places.PLACES:
        for _ in range(place.people):
            number += 1
            _person(number, loaded.services[place.key], loaded.on)


def _person(number: int, service: Service, on: date) -> None:
    name, initials = people.NAMES[number - 1]
    person = Person.objects.create(
        reference=f"P-{number:03d}", preferred_name=name, initials=initials
    )
    Placement.objects.create(person=person, service=service, starts_on=day(on, -700 - 31 * number))
    if number in people.NEEDS:
        need, form, reviewed, due = people.NEEDS[number]
        CommunicationNeed.objects.create(
            person=person,
            need=need,
            accessible_format=AccessibleFormat.objects.filter(key=form).first(),
            reviewed_on=day(on, -reviewed),
            review_due_on=day(on, due),
        )
