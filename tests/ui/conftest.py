"""The made-up site, and the people who use it."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import clear_url_caches

from foundation.organisation.models import Region, User
from foundation.ui.navigation import declared
from tests.factories.organisation import RegionFactory, staff

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture
def site(settings: Any, db: None) -> Iterator[None]:
    """The pages of ``tests/ui/site.py`` in front of the real ones."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], TEMPLATES]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.ui.site"
    settings.NAVIGATION_SOURCES = []
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "second_factor" not in name]
    declared.cache_clear()
    clear_url_caches()
    yield
    declared.cache_clear()
    clear_url_caches()


@pytest.fixture
def editor(site: None) -> User:
    """May change services and regions everywhere."""
    return staff("system_administrator")


@pytest.fixture
def region(site: None) -> Region:
    return RegionFactory.create(name="North")


@pytest.fixture
def browser(client: Client, editor: User) -> Client:
    """A browser in which the editor is signed in."""
    client.force_login(editor)
    return client
