"""The project's own modules, models and functions, as the guards look at them."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "demonstration",
    "governance",
    "qip",
    "foundation/duties",
    "foundation/evidence",
    "foundation/organisation",
    "foundation/trail",
    "foundation/ui",
)
LABELS = {room.split("/")[-1] for room in ROOMS}


def sources(*folders: str) -> list[Path]:
    """Python files of these folders, migrations aside; all of the project's without a name."""
    found = [
        path
        for folder in (folders or ("bench", "config", *ROOMS))
        for path in (ROOT / folder).rglob("*.py")
    ]
    return sorted(path for path in found if "migrations" not in path.parts)


def named(path: Path) -> str:
    """The path of a file inside the project."""
    return path.relative_to(ROOT).as_posix()


def floors(floor: str) -> list[Path]:
    """The files of one floor (views, forms, services …) in every room."""
    return [
        path
        for room in ROOMS
        for path in sources(room)
        if floor in path.relative_to(ROOT / room).parts and path.stat().st_size
    ]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def module(path: Path) -> ModuleType:
    return importlib.import_module(
        named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    )


def public_functions(path: Path) -> Iterator[FunctionType]:
    """Functions that a module defines itself and does not hide."""
    for name, found in vars(module(path)).items():
        inner = inspect.unwrap(found) if callable(found) else None
        here = isinstance(inner, FunctionType) and inner.__module__ == module(path).__name__
        if here and not name.startswith("_"):
            yield found


def own_models() -> list[type[models.Model]]:
    """The models of our rooms, without the event tables and proxies of the trail."""
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in LABELS
        and not model._meta.proxy
        and not hasattr(model, "pgh_tracked_model")
    ]


def stale(listed: dict[str, str], found: set[str]) -> set[str]:
    """Entries of an allow-list that allow nothing any more."""
    return set(listed) - found
