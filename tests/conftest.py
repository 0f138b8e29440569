"""What every test stands on: the embedded PostgreSQL, a scratch folder, tasks that run at once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings

from config import database
from tests import template
from tests.environment import SCRATCH


def pytest_configure() -> None:
    """Settings that make a test run quicker, or let it do without what only a server has."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    collected = SCRATCH / "static"  # a fresh checkout has collected none
    collected.mkdir(parents=True, exist_ok=True)
    override_settings(
        STATIC_ROOT=collected,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={**settings.STORAGES, "staticfiles": plain},
        CELERY_TASK_ALWAYS_EAGER=True,
        CELERY_TASK_EAGER_PROPAGATES=True,
    ).enable()


def pytest_unconfigure() -> None:
    shutil.rmtree(SCRATCH, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Copy the test database from one that is migrated already."""
    if not os.environ.get("DATABASE_URL"):
        server = database.embedded()
        server.start()
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = template.ready(server)


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A folder of this test's own whose path is short enough for a Unix socket."""
    folder = SCRATCH / f"t{len(list(SCRATCH.iterdir()))}"
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


pytest_plugins = ["tests.people"]
