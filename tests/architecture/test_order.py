"""The order of the tree is law."""

import ast

import pytest
from django.core.management import call_command
from importlinter.cli import lint_imports

from .tree import ROOT, named, sources, tree

LONGEST = 400

# Imports inside a function, each with its reason.
LATE_IMPORTS = {
    "foundation/duties/apps.py": "Django asks that models are imported after the apps are ready",
    "foundation/organisation/apps.py": "Django asks that models are imported after the apps are ready",
    "foundation/ui/apps.py": "checks register themselves once the apps are ready",
    "foundation/duties/ical.py": "only the feed needs the library, and every process would wait for it",
    "foundation/duties/recording.py": "listens before the apps are ready, and names a model after",
    "governance/apps.py": "Django asks that models are imported after the apps are ready",
    "qip/apps.py": "Django asks that models are imported after the apps are ready",
    "config/serve.py": "starts Django itself, and only then may name a model",
}
# Files outside views/ that know of a request, each with its reason.
KNOW_OF_REQUESTS = {
    "bench/packs.py": "answers the requests of a browser that prints",
    "bench/pages.py": "signs in without a page",
    "config/bench.py": "Django's admin, for the bench",
    "config/health.py": "answers a request",
    "config/logs.py": "middleware",
    "config/probe.py": "makes requests of its own, from outside",
    "config/sessions.py": "middleware",
    "foundation/duties/recording.py": "Celery calls what a task was asked with its request",
    "foundation/organisation/adapter.py": "how django-allauth asks",
    "foundation/ui/context.py": "a context processor",
    "foundation/ui/forms/filters.py": "how django-filter hands over the person filtering",
    "foundation/ui/middleware.py": "middleware",
}


def test_a_line_names_only_what_is_below_it(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(is_debug_mode=False, show_timings=False, verbose=False) == 0


@pytest.mark.parametrize("path", sources(), ids=named)
def test_no_file_is_longer_than_one_noun_needs(path):
    assert len(path.read_text().splitlines()) <= LONGEST


def words_of(path):
    """Every name, argument and attribute in a file."""
    for node in ast.walk(tree(path)):
        yield getattr(node, "id", None) or getattr(node, "arg", None) or getattr(node, "attr", None)


def test_only_views_know_of_a_request():
    files = [path for path in sources() if "views" not in path.relative_to(ROOT).parts]
    found = {named(path) for path in files if "request" in words_of(path)}
    assert found == set(KNOW_OF_REQUESTS)


def test_no_import_hides_inside_a_function():
    found = set()
    for path in sources():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(inner, ast.Import | ast.ImportFrom) for inner in ast.walk(node)
            ):
                found.add(named(path))
    assert found == set(LATE_IMPORTS)


@pytest.mark.parametrize("name", ["core", "common", "utils", "helpers", "misc"])
def test_there_is_no_cupboard_for_everything(name):
    assert not [path for path in sources() if name in path.with_suffix("").parts]


@pytest.mark.django_db
def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
