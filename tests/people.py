"""The three people of every access test: an insider, a colleague with less, a stranger next door."""

from typing import Any

import pytest
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from foundation.organisation.models import Service, User
from foundation.organisation.views.second_factor import note_directory_factor

from .factories.organisation import ServiceFactory, staff


@pytest.fixture
def service(db: None) -> Service:
    return ServiceFactory.create(name="Elm Court")


@pytest.fixture
def next_door(db: None) -> Service:
    return ServiceFactory.create(name="Sycamore House")


@pytest.fixture
def insider(service: Service) -> User:
    """Runs the service."""
    return staff("service_manager", service=service)


@pytest.fixture
def colleague(service: Service) -> User:
    """Works at the same service and may do less."""
    return staff("support_worker", service=service)


@pytest.fixture
def stranger(next_door: Service) -> User:
    """Runs another service."""
    return staff("service_manager", service=next_door)


@receiver(user_logged_in)
def with_a_second_factor(request: Any, user: User, **_kwargs: Any) -> None:
    """``client.force_login`` signs in as a directory does that asked for two factors.

    Its request comes from no browser, so it has no method; a sign-in through the pages has.
    """
    if request.method is None:
        note_directory_factor(request, user)


@pytest.fixture
def board_reader(service: Service) -> User:
    """Reaches every service, and sees numbers but no people."""
    return staff("board_reader")
