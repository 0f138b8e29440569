"""What tests of packs stand on: a store of their own, and a plan that has been worked on."""

from pathlib import Path
from typing import Any

import pytest

from foundation.organisation.models import Service, User
from qip.models import Plan
from tests.factories.governance import lived_plan
from tests.factories.organisation import staff


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    """Where this test's files are kept."""
    place = tmp_path / "store"
    made_of = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(place)},
    }
    settings.STORAGES = {**settings.STORAGES, "evidence": made_of}
    return place


@pytest.fixture
def plan(service: Service) -> Plan:
    """A small plan of one service: three actions, one pair of measures."""
    return lived_plan(service, actions=3, measures=2)


@pytest.fixture
def wide_plan(service: Service, next_door: Service) -> Plan:
    """A plan of two services, which no manager of one of them reaches as a whole."""
    return lived_plan(service, next_door, actions=2, measures=0)


@pytest.fixture
def quality_lead(service: Service) -> User:
    """Reaches every service."""
    return staff("quality_lead")


def files_in(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file() and path.suffix == ".pdf"]
