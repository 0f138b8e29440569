"""What rooms above tell of an action, on its own page, so that the page need not know them.

``settings.ACTION_STORY_SOURCES`` lists modules. Each may have ``story(action, by=, on=)``, one
sentence for the section on the due date; ``before_move(action, on=)``, what follows if the date is
moved now; ``lines(timeline, actions, by=)``, more kinds of line for the history.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from django.conf import settings


@dataclass(frozen=True)
class Story:
    """One sentence, where it leads, and whether somebody must act on it."""

    words: str
    url: str = ""
    label: str = ""
    act: bool = False


def stories_of(action: Any, *, by: Any, on: date) -> list[Story]:
    """What every room has to say of the action's delay."""
    return [story for tell in _sources("story") if (story := tell(action, by=by, on=on))]


def before_move(action: Any, *, on: date) -> str:
    """What follows if the date is moved once more, in whole sentences."""
    return " ".join(words for tell in _sources("before_move") if (words := tell(action, on=on)))


def lines_of(timeline: Any, actions: list[int], *, by: Any) -> dict[str, Any]:
    """More kinds of line for the history of some actions, as one person may see it."""
    found: dict[str, Any] = {}
    for ask in _sources("lines"):
        found |= ask(timeline, actions, by=by)
    return found


def _sources(name: str) -> Iterator[Callable[..., Any]]:
    for path in settings.ACTION_STORY_SOURCES:
        if found := getattr(import_module(path), name, None):
            yield found
