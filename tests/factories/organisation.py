"""Made-up organisations for tests."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone

from foundation.organisation.models import (
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

PASSWORD = "correct horse battery"


class ProviderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Provider
        django_get_or_create = ("only",)

    only = True
    name = "Harbour Support"


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region

    name = factory.Sequence(lambda n: f"Region {n}")


class ServiceTypeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ServiceType
        django_get_or_create = ("key",)

    key = "supported-living"
    title = "Supported living"


class ServiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Service

    name = factory.Sequence(lambda n: f"Service {n}")
    region = factory.SubFactory(RegionFactory)
    service_type = factory.SubFactory(ServiceTypeFactory)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Staff Member {n}")
    email = factory.Sequence(lambda n: f"staff{n}@example.org")
    job_title = "Registered manager"

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(
            password=kwargs.pop("password", PASSWORD), *args, **kwargs
        )


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    reference = factory.Sequence(lambda n: f"P-{n:03d}")
    preferred_name = factory.Sequence(lambda n: f"Preferred{n}")
    initials = "AK"


class PlacementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Placement

    person = factory.SubFactory(PersonFactory)
    service = factory.SubFactory(ServiceFactory)
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=400))


def give_role(
    user: User,
    role: str,
    *,
    service: Service | None = None,
    region: Region | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Membership:
    """Put ``user`` in a role at a service, a region or, with neither, everywhere."""
    user.__dict__.pop("_held", None)
    return Membership.objects.create(
        user=user,
        role=Role.objects.get(key=role),
        service=service,
        region=region,
        whole_organisation=service is None and region is None,
        starts_on=starts_on or timezone.localdate() - timedelta(days=30),
        ends_on=ends_on,
    )


def staff(role: str, **place: Any) -> User:
    """A new member of staff in one role; see ``give_role`` for the place."""
    user = UserFactory.create()
    give_role(user, role, **place)
    return user
