"""What can be wrong with the navigation, said before anybody clicks."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from .navigation import address, declared


@register
def navigation_leads_somewhere(**_kwargs: Any) -> list[CheckMessage]:
    """Every entry has an address, and no two share a key."""
    return [*_dead_ends(), *_doubles()]


def _dead_ends() -> Iterator[CheckMessage]:
    for item in (*declared("NAVIGATION"), *declared("RECORD_ACTIONS")):
        if not address(item.url_name):
            yield Error(
                f"Navigation entry {item.key!r}: no page is called {item.url_name!r}.", id="ui.E001"
            )


def _doubles() -> Iterator[CheckMessage]:
    for kind in ("NAVIGATION", "RECORD_ACTIONS"):
        keys = [item.key for item in declared(kind)]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            yield Error(f"Two entries of {kind} are called {key!r}.", id="ui.E002")
