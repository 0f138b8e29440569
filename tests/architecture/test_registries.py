"""What the settings list exists, what exists is listed, and permissions mean the same everywhere."""

import ast
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string

from foundation.organisation.selectors.permissions import declared_permissions
from foundation.ui.navigation import declared
from foundation.ui.views import SIGNED_IN, Page

from .addresses import EVERY
from .tree import ROOMS, named, own_models, sources, stale, tree

# Settings that list modules, and what each module must have at least one of.
REGISTRIES = {
    "ACCESS_SOURCES": ("access", {"PERMISSIONS"}),
    "NAVIGATION_SOURCES": ("navigation", {"NAVIGATION", "RECORD_ACTIONS"}),
    "DUTY_SOURCES": ("duties", {"owed", "awaited", "changed"}),
    "SECTION_SOURCES": ("sections", {"sections"}),
    "SEARCH_SOURCES": ("search", {"found"}),
    "INDICATOR_SOURCES": ("indicators", {"INDICATORS"}),
}
# Modules with a registry's name that are not of a room, each with its reason.
NOT_REGISTERED = {
    "foundation.evidence.sections": "the vocabulary that the rooms' sections are written in",
    "foundation.ui.navigation": "the shapes that the rooms' navigation is written in",
    "qip.indicators": "the shape that the rooms' indicators are written in",
    "foundation.ui.search": "the shape that the rooms' search is written in",
}
# Permissions that open no page of their own, each with its reason.
WITHOUT_A_PAGE: dict[str, str] = {}

DECLARED = {one.code for one in declared_permissions()}
ASKING = {"has_perm", "reach", "visible_to", "holds", "reach_of"}


@pytest.mark.parametrize(("setting", "module", "offers"), [
    (setting, module, offers)
    for setting, (_, offers) in REGISTRIES.items()
    for module in getattr(settings, setting)
])  # fmt: skip
def test_what_is_listed_exists(setting, module, offers):
    assert offers & set(vars(import_module(module))), f"{setting}: {module} offers nothing"


@pytest.mark.parametrize("setting", sorted(REGISTRIES))
def test_what_exists_is_listed(setting):
    name, _ = REGISTRIES[setting]
    here = {f"{room.replace('/', '.')}.{name}" for room in ROOMS}
    here = {module for module in here if find_spec(module)}
    assert here - set(NOT_REGISTERED) - set(getattr(settings, setting)) == set()


def test_every_exception_is_still_needed():
    assert {module for module in NOT_REGISTERED if not find_spec(module)} == set()


@pytest.mark.parametrize("path", [
    settings.SCOPE_CHOICES_SOURCE, settings.PROVIDER_NAME_SOURCE, *settings.OPEN_WORK_SOURCES
])  # fmt: skip
def test_every_function_that_is_listed_exists(path):
    assert callable(import_string(path))


@pytest.mark.parametrize("label", settings.EVIDENCE_SUBJECTS)
def test_whatever_carries_evidence_belongs_somewhere(label):
    model = apps.get_model(label)
    assert hasattr(model.objects.all(), "visible_to")
    assert hasattr(model, "scope_services")


# Permissions --------------------------------------------------------------------------------------


def pages():
    """Our own page classes that have an address, by the name of it."""
    views = {name: getattr(one.callback, "view_class", None) for name, one in EVERY.items()}
    return {name: view for name, view in views.items() if view and issubclass(view, Page)}


def test_every_page_says_for_whom_it_is():
    wrong = {
        name: view.permission
        for name, view in pages().items()
        if view.permission != SIGNED_IN and view.permission not in DECLARED
    }
    assert wrong == {}


def test_every_permission_opens_a_page():
    opening = {view.permission for view in pages().values()}
    idle = DECLARED - opening
    assert idle - set(WITHOUT_A_PAGE) == set()
    assert stale(WITHOUT_A_PAGE, idle) == set()


def test_no_permission_is_declared_twice():
    codes = [one.code for one in declared_permissions()]
    assert len(codes) == len(set(codes))


def test_navigation_asks_for_permissions_that_exist():
    items = (*declared("NAVIGATION"), *declared("RECORD_ACTIONS"))
    asked = {item.permission for item in items if item.permission is not None}
    assert asked - DECLARED == set()


def test_rows_are_seen_by_permissions_that_exist():
    queries = {model._meta.label: model.objects.all() for model in own_models()}
    asked = {
        label: rows.view_permission
        for label, rows in queries.items()
        if hasattr(rows, "view_permission") and rows.view_permission not in DECLARED
    }
    assert asked == {}


def test_code_asks_for_permissions_that_exist():
    """``has_perm("qip.chagne_plan")`` would be an answer of no, for ever and without a word."""
    unknown = {}
    for path in sources():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and called(node) in ASKING:
                texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
                wrong = {text for text in texts if isinstance(text, str) and text not in DECLARED}
                if wrong:
                    unknown[f"{named(path)}:{node.lineno}"] = wrong
    assert unknown == {}


def called(node):
    """The last name of what is called."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))
