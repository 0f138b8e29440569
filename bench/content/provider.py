"""Regions, services and the staff who answer for actions."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

from foundation.organisation.models import (
    Membership,
    Provider,
    Region,
    Role,
    Service,
    ServiceType,
    User,
)

from .size import SERVICES_IN_A_REGION, Size

TREES = [
    "Alder",
    "Ash",
    "Aspen",
    "Beech",
    "Birch",
    "Cedar",
    "Cherry",
    "Chestnut",
    "Elder",
    "Elm",
    "Fir",
    "Hawthorn",
    "Hazel",
    "Holly",
    "Juniper",
    "Larch",
    "Laurel",
    "Lime",
    "Maple",
    "Oak",
    "Pine",
    "Poplar",
    "Rowan",
    "Sycamore",
    "Willow",
]
HOMES = [
    "Court",
    "House",
    "Lodge",
    "Gardens",
    "Mews",
    "Place",
    "View",
    "Row",
    "Cottage",
    "Villas",
    "Grange",
    "Rise",
    "Close",
    "Green",
    "Terrace",
    "Walk",
    "Bank",
    "Croft",
    "Hall",
    "Yard",
]
FIRST = [
    "Ama",
    "Ben",
    "Chloe",
    "Dev",
    "Efa",
    "Femi",
    "Grace",
    "Hana",
    "Ivan",
    "Joy",
    "Karim",
    "Lena",
    "Moses",
    "Nia",
    "Omar",
    "Petra",
]
LAST = [
    "Adeyemi",
    "Barnes",
    "Clarke",
    "Dhillon",
    "Evans",
    "Frost",
    "Green",
    "Hussain",
    "Iqbal",
    "Jones",
    "Khan",
    "Lewis",
]
JOBS = (("service_manager", "Registered manager"), ("team_leader", "Team leader"))
DIRECTOR = ("senior_owner", "Director of operations")
QUALITY = ("quality_lead", "Head of quality")
REGIONAL = ("quality_lead", "Regional quality lead")
LONG_AGO = timedelta(days=700)


@dataclass(frozen=True)
class Provided:
    """What was written. ``staff_of`` has the people of each service, its manager first."""

    services: list[Service]
    staff_of: dict[int, list[User]]
    director: User
    quality: User
    regional: User


def write_provider(size: Size, *, on: date) -> Provided:
    Provider.objects.create(name="Harbour Support")
    regions = Region.objects.bulk_create(
        Region(name=f"Region {n + 1}") for n in range(size.regions)
    )
    services = Service.objects.bulk_create(_services(size, regions, on))
    names = (f"{first} {last}" for first, last in product(FIRST * 12, LAST))
    accounts = _Accounts(names, on)
    for service in services:
        for job in JOBS:
            accounts.add(*job, service=service)
    director, quality = (accounts.add(*job, whole_organisation=True) for job in (DIRECTOR, QUALITY))
    regional = [accounts.add(*REGIONAL, region=region) for region in regions]
    accounts.write()
    pairs = zip(accounts.users[::2], accounts.users[1::2], strict=False)
    staff_of = {service.pk: list(pair) for service, pair in zip(services, pairs, strict=False)}
    return Provided(services, staff_of, director, quality, regional[0])


def _services(size: Size, regions: list[Region], on: date) -> list[Service]:
    kind = ServiceType.objects.order_by("pk").first()
    names = [f"{tree} {home}" for tree, home in product(TREES, HOMES)]
    return [
        Service(
            name=names[n % len(names)] + (f" {n // len(names) + 1}" if n >= len(names) else ""),
            region=regions[n // SERVICES_IN_A_REGION],
            service_type=kind,
            opened_on=on - LONG_AGO,
        )
        for n in range(size.services)
    ]


class _Accounts:
    """Collects accounts with one role each, and writes them together."""

    def __init__(self, names: Any, on: date) -> None:
        self.names, self.on = names, on
        self.roles = {role.key: role for role in Role.objects.all()}
        self.users: list[User] = []
        self.held: list[Membership] = []

    def add(self, role: str, title: str, **place: Any) -> User:
        number = len(self.users)
        name = next(self.names)
        user = User(email=f"person{number}@example.org", name=name, job_title=title, password="!")
        self.users.append(user)
        self.held.append(
            Membership(user=user, role=self.roles[role], starts_on=self.on - LONG_AGO, **place)
        )
        return user

    def write(self) -> None:
        User.objects.bulk_create(self.users)
        Membership.objects.bulk_create(self.held)
