"""Files without a row go after a day; files with one never go."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from foundation.evidence import stored, tasks
from foundation.organisation.models import Service, User
from tests.factories import evidence as made
from tests.factories.qip import ActionFactory, PlanFactory

pytestmark = pytest.mark.django_db

DAY = 24 * 3600


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Path:
    made_of = dict(settings.STORAGES["evidence"])
    made_of["OPTIONS"] = {**made_of["OPTIONS"], "location": str(tmp_path)}
    settings.STORAGES = {**settings.STORAGES, "evidence": made_of}
    return tmp_path


def age(path: Path, seconds: int) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_only_old_files_without_a_row_go(store: Path, insider: User, service: Service) -> None:
    action = ActionFactory.create(plan=PlanFactory.create(services=[service]))
    row = made.attachment(action, insider)
    for name in ("attachments/ab/old", "attachments/ab/new", "packs/other.pdf"):
        stored.put(name, ContentFile(b"left behind"))
    for path in store.rglob("*"):
        age(path, 2 * DAY)
    age(store / "attachments/ab/new", 60)
    tasks.sweep_attachments()
    tasks.sweep_attachments()
    left = {str(path.relative_to(store)) for path in store.rglob("*") if path.is_file()}
    assert left == {row.file.name, "attachments/ab/new", "packs/other.pdf"}


def test_an_empty_store_is_no_problem(store: Path) -> None:
    tasks.sweep_attachments()


def test_what_is_stored_is_read_only(store: Path, insider: User, service: Service) -> None:
    action = ActionFactory.create(plan=PlanFactory.create(services=[service]))
    row = made.attachment(action, insider)
    assert (store / row.file.name).stat().st_mode & 0o777 == 0o400
