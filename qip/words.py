"""How plans and actions name their places and people. Pure words."""

from typing import Any

from foundation.ui.words import listed

NAMED = 2
EVERYWHERE = "Every service"


LONGEST = 600


def shortened(words: str) -> str:
    """A reason that fits its column, also when it was put together from several sentences."""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def places(row: Any, most: int = NAMED) -> str:
    """Elm Court; Elm Court and 3 more; every service. ``most`` 0 names them all."""
    if row.all_services:
        return EVERYWHERE
    return some([service.name for service in row.services.all()], most)


def some(names: list[str], most: int = NAMED) -> str:
    """Two names, or the first and how many more."""
    if not most or len(names) <= most:
        return listed(names)
    return f"{names[0]} and {len(names) - 1} more"
