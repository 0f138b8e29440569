"""What the tests of improvement share. A test file says itself what its ``action`` is."""

import pytest

from tests.factories.organisation import ServiceFactory, staff
from tests.factories.qip import AdoptionFactory


@pytest.fixture
def quality(db):
    return staff("quality_lead")


@pytest.fixture
def third(db):
    place = ServiceFactory(name="Quayside")
    place.manager = staff("service_manager", service=place)
    return place


@pytest.fixture
def adoption(action, next_door, stranger):
    """Sycamore House should take it up; its manager sees to it."""
    return AdoptionFactory(action=action, service=next_door, person=stranger)
