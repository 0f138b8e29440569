"""Asking every room for what matches."""

from importlib import import_module
from typing import Any

from django.conf import settings

from foundation.ui.search import Hit

SHORTEST = 2
EACH = 20


def find(words: str, *, by: Any) -> list[Hit]:
    """What ``by`` may see that matches, at most ``EACH`` from a room, whole references first."""
    if len(words) < SHORTEST and not words.isdigit():
        return []
    hits: list[Hit] = []
    for path in settings.SEARCH_SOURCES:
        hits += import_module(path).found(words, by=by, limit=EACH)
    return sorted(hits, key=lambda hit: not hit.exact)
